// Casing and line of a border, as cover in red and green; they thin out towards open ends.
flat in float v_length_px;
flat in float v_open;
in vec2 v_local_px;

uniform vec2 u_half_px;                    // casing, line
uniform sampler2D u_near;
uniform vec2 u_near_from_px;

out vec4 o_colour;

void main() {
    float past = max(max(-v_local_px.x, v_local_px.x - v_length_px), 0.0);
    float away = length(vec2(past, v_local_px.y));
    vec2 cover = clamp(u_half_px + 0.5 - away, 0.0, 1.0) * (1.0 - v_open);
    cover *= 1.0 - texture(u_near, gl_FragCoord.xy * u_near_from_px).g;
    o_colour = vec4(cover, 0.0, 0.0);
}
