layout(location = 0) in vec2 a_map_m;
layout(location = 1) in float a_seat;

uniform vec4 u_clip_from_map;
uniform sampler2D u_seats;

flat out vec4 v_lord;      // colour, strength of the fill
flat out vec4 v_other;     // raider, second lord or the holder before
flat out vec4 v_modes;     // mode, inferred, pattern, progress of a fade
flat out vec4 v_edges;     // strength at the border: lord, other; -, -

// Columns of one seat's texels; rows are explained in cell_paint.h.
vec4 seat_texel(int seat, int row) {
    return texelFetch(u_seats, ivec2(seat & 255, (seat >> 8) * 4 + row), 0);
}

void main() {
    int seat = int(a_seat + 0.5);
    v_lord = seat_texel(seat, 0);
    v_other = seat_texel(seat, 1);
    v_modes = seat_texel(seat, 2);
    v_edges = seat_texel(seat, 3);
    gl_Position = vec4(a_map_m * u_clip_from_map.xy + u_clip_from_map.zw, 0.0, 1.0);
}
