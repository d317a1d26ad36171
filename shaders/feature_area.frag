flat in vec3 v_colour;
out vec4 o_colour;

uniform float u_alpha;

void main() {
    o_colour = vec4(v_colour, u_alpha);
}
