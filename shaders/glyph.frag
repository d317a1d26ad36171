in vec2 v_at;
flat in vec4 v_colour;

uniform sampler2D u_glyphs;

out vec4 o_colour;

void main() {
    o_colour = vec4(v_colour.rgb, v_colour.a * texture(u_glyphs, v_at).a);
}
