// An edge between two cells: shown only where the table of holders says that it parts two lords.
layout(location = 0) in vec4 a_ends_m;
layout(location = 1) in float a_start_m;
layout(location = 2) in vec4 a_kind;       // -, -, wild, -
layout(location = 3) in vec2 a_seats;

uniform sampler2D u_seats;
uniform vec4 u_px_from_map;
uniform vec2 u_size_px;
uniform float u_reach_px;
uniform int u_choice;                      // 0: borders; 1: edges of raids

flat out float v_length_px;
flat out float v_open;                     // 1: a state ends here in land far from any town
flat out float v_estimated;                // 1: a holder on either side is inferred or contested
flat out float v_start_px;                 // length of the edge before this piece
flat out vec3 v_ink;
out vec2 v_local_px;

// Columns of one seat's texels; rows are explained in cell_paint.h.
vec4 seat_texel(int seat, int row) {
    return texelFetch(u_seats, ivec2(seat & 255, (seat >> 8) * 4 + row), 0);
}

void main() {
    vec4 left = seat_texel(int(a_seats.x + 0.5), 3);
    vec4 right = seat_texel(int(a_seats.y + 0.5), 3);
    bool same_lord = abs(left.z - right.z) < 0.002;
    bool same_raider = abs(left.w - right.w) < 0.002;
    bool shown = u_choice == 0 ? !same_lord : (same_lord && !same_raider);
    v_ink = seat_texel(int((left.w < 0.998 ? a_seats.x : a_seats.y) + 0.5), 1).rgb;

    vec2 from = a_ends_m.xy * u_px_from_map.xy + u_px_from_map.zw;
    vec2 to = a_ends_m.zw * u_px_from_map.xy + u_px_from_map.zw;
    vec2 way = to - from;
    float length_px = length(way);
    vec2 along = length_px > 1e-4 ? way / length_px : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x);
    int corner = gl_VertexID & 3;
    float side = (corner & 1) == 0 ? -u_reach_px : u_reach_px;
    float t = corner > 1 ? length_px + u_reach_px : -u_reach_px;
    vec2 px = from + along * t + across * side;

    vec4 left_modes = seat_texel(int(a_seats.x + 0.5), 2);
    vec4 right_modes = seat_texel(int(a_seats.y + 0.5), 2);
    bool contested = abs(left_modes.x * 255.0 - 2.0) < 0.5 || abs(right_modes.x * 255.0 - 2.0) < 0.5;
    v_estimated = contested || max(left_modes.y, right_modes.y) > 0.5 ? 1.0 : 0.0;
    v_start_px = a_start_m * abs(u_px_from_map.x);
    v_length_px = length_px;
    v_open = a_kind.z > 0.5 && max(left.z, right.z) > 0.998 ? 1.0 : 0.0;
    v_local_px = vec2(t, side);
    gl_Position = shown ? vec4(px / u_size_px * 2.0 - 1.0, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
