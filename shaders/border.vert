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
flat out float v_wild;
flat out vec3 v_ink;
out vec2 v_local_px;
out float v_along_px;

// Columns of one seat's texels; rows are explained in holder_texture.h.
vec4 seat_texel(int seat, int row) {
    return texelFetch(u_seats, ivec2(seat & 255, (seat >> 8) * 4 + row), 0);
}

void main() {
    int left = int(a_seats.x + 0.5);
    int right = int(a_seats.y + 0.5);
    bool shown = left != 65535 && right != 65535;
    v_ink = vec3(0.0);
    if (shown) {
        vec4 left_codes = seat_texel(left, 3);
        vec4 right_codes = seat_texel(right, 3);
        bool same_lord = abs(left_codes.z - right_codes.z) < 0.002;
        bool same_raider = abs(left_codes.w - right_codes.w) < 0.002;
        shown = u_choice == 0 ? !same_lord : (same_lord && !same_raider);
        if (shown && u_choice == 1) {
            v_ink = left_codes.w < 0.998 ? seat_texel(left, 1).rgb : seat_texel(right, 1).rgb;
        }
    }
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

    v_length_px = length_px;
    v_wild = a_kind.z;
    v_local_px = vec2(t, side);
    v_along_px = a_start_m * u_px_from_map.x + t;
    gl_Position = shown ? vec4(px / u_size_px * 2.0 - 1.0, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}
