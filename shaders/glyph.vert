layout(location = 0) in vec4 a_place;      // screen px, texels
layout(location = 1) in vec4 a_colour;

uniform vec4 u_clip_from_screen;
uniform sampler2D u_glyphs;

out vec2 v_at;
flat out vec4 v_colour;

void main() {
    v_at = a_place.zw / vec2(textureSize(u_glyphs, 0));
    v_colour = a_colour;
    gl_Position = vec4(a_place.xy * u_clip_from_screen.xy + u_clip_from_screen.zw, 0.0, 1.0);
}
