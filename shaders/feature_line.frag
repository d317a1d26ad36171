flat in vec3 v_colour;
in float v_across_px;
out vec4 o_colour;

uniform float u_half_px;
uniform float u_alpha;

void main() {
    float cover = clamp(u_half_px + 0.5 - abs(v_across_px), 0.0, 1.0);
    o_colour = vec4(v_colour, u_alpha * cover);
}
