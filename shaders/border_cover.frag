// Casing and line of a border, as cover in red and green.
flat in float v_length_px;
flat in float v_wild;
in vec2 v_local_px;
in float v_along_px;

uniform vec2 u_half_px;                    // casing, line

out vec4 o_colour;

void main() {
    float past = max(max(-v_local_px.x, v_local_px.x - v_length_px), 0.0);
    float away = length(vec2(past, v_local_px.y));
    vec2 cover = clamp(u_half_px + 0.5 - away, 0.0, 1.0);
    o_colour = v_wild > 0.5 ? vec4(0.0) : vec4(cover, 0.0, 0.0);
}
