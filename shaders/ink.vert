// Lines and filled shapes that were cut into triangles beforehand, in screen pixels.
layout(location = 0) in vec2 a_screen_px;
layout(location = 1) in vec4 a_line;       // across, half width, along, whole length; px
layout(location = 2) in vec4 a_dash;       // on, off, phase, grow; px
layout(location = 3) in vec4 a_colour;

uniform vec4 u_clip_from_screen;

out vec4 v_line;
flat out vec4 v_dash;
out vec4 v_colour;

void main() {
    v_line = a_line;
    v_dash = a_dash;
    v_colour = a_colour;
    gl_Position = vec4(a_screen_px * u_clip_from_screen.xy + u_clip_from_screen.zw, 0.0, 1.0);
}
