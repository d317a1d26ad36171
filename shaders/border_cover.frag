// Casing and line of a border, as cover in red and green; they thin out towards open ends.
flat in float v_length_px;
flat in float v_open;
flat in float v_estimated;
flat in float v_start_px;
in vec2 v_local_px;

uniform vec2 u_half_px;                    // casing, line
uniform float u_scale;                     // display scale
uniform sampler2D u_near;
uniform vec2 u_near_from_px;

out vec4 o_colour;

void main() {
    float past = max(max(-v_local_px.x, v_local_px.x - v_length_px), 0.0);
    float away = length(vec2(past, v_local_px.y));
    vec2 cover = clamp(u_half_px + 0.5 - away, 0.0, 1.0) * (1.0 - v_open);
    // Estimated borders: 6 on, 4 off.
    float from_middle = abs(mod(v_start_px + v_local_px.x, 10.0 * u_scale) - 5.0 * u_scale);
    cover.y *= mix(1.0, clamp(3.0 * u_scale - from_middle + 0.5, 0.0, 1.0), v_estimated);
    cover *= 1.0 - texture(u_near, gl_FragCoord.xy * u_near_from_px).g;
    o_colour = vec4(cover, 0.0, 0.0);
}
