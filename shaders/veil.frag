// One picture shining through over another.
uniform sampler2D u_picture;
uniform float u_alpha;
in vec2 v_at;
out vec4 o_colour;

void main() {
    o_colour = vec4(texture(u_picture, v_at).rgb, u_alpha);
}
