// A rounded box with fill, outline and halo, drawn from its signed distance.
layout(location = 0) in vec2 a_screen_px;
layout(location = 1) in vec4 a_box;        // offset from the centre, half size; px
layout(location = 2) in vec4 a_style;      // corner, line, halo, -
layout(location = 3) in vec2 a_dash;       // on, off
layout(location = 4) in vec4 a_fill;
layout(location = 5) in vec4 a_line_colour;
layout(location = 6) in vec4 a_halo_colour;

uniform vec4 u_clip_from_screen;

out vec2 v_offset;
flat out vec2 v_half;
flat out vec4 v_style;
flat out vec2 v_dash;
flat out vec4 v_fill;
flat out vec4 v_line;
flat out vec4 v_halo;

void main() {
    v_offset = a_box.xy;
    v_half = a_box.zw;
    v_style = a_style;
    v_dash = a_dash;
    v_fill = a_fill;
    v_line = a_line_colour;
    v_halo = a_halo_colour;
    gl_Position = vec4(a_screen_px * u_clip_from_screen.xy + u_clip_from_screen.zw, 0.0, 1.0);
}
