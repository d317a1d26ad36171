// One segment of a line as a box about it, wide enough for round ends and soft edges.
layout(location = 0) in vec4 a_ends_m;     // from, to
layout(location = 1) in float a_start_m;   // length of the line before this segment
layout(location = 2) in vec4 a_kind;       // rank, dashed, -, -

uniform vec4 u_px_from_map;                // px = map * xy + zw, y up
uniform vec2 u_size_px;
uniform float u_half_px[8];                // by rank
uniform float u_strength[8];
uniform float u_cap_px;                    // how far round ends reach; 0: butt

flat out float v_length_px;
flat out float v_half_px;
flat out float v_strength;
flat out float v_dashed;
out vec2 v_local_px;                       // along from the start, across
out float v_along_px;                      // along from the start of the whole line

void main() {
    int rank = clamp(int(a_kind.x + 0.5), 0, 7);
    float half_px = u_half_px[rank];
    vec2 from = a_ends_m.xy * u_px_from_map.xy + u_px_from_map.zw;
    vec2 to = a_ends_m.zw * u_px_from_map.xy + u_px_from_map.zw;
    vec2 way = to - from;
    float length_px = length(way);
    vec2 along = length_px > 1e-4 ? way / length_px : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x);
    float reach = u_strength[rank] > 0.0 ? half_px + 1.0 : 0.0;
    float cap = u_cap_px > 0.0 ? reach : min(reach, 0.5);
    int corner = gl_VertexID & 3;
    float side = (corner & 1) == 0 ? -1.0 : 1.0;
    bool at_end = corner > 1;
    float t = at_end ? length_px + cap : -cap;
    vec2 px = from + along * t + across * (side * reach);

    v_length_px = length_px;
    v_half_px = half_px;
    v_strength = u_strength[rank];
    v_dashed = a_kind.y;
    v_local_px = vec2(t, side * reach);
    v_along_px = a_start_m * u_px_from_map.x + t;
    gl_Position = vec4(px / u_size_px * 2.0 - 1.0, 0.0, 1.0);
}
