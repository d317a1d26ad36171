// How near the next border is, from 1 on it to 0 far away: exp(-(d / r)^1.35). Blended by maximum.
// Red: borders of another lord; green: the open ends of a state, where its colour fades out.
flat in float v_length_px;
flat in float v_open;
in vec2 v_local_px;

uniform float u_radius_px;
uniform float u_reach_px;

out vec4 o_colour;

void main() {
    float past = max(max(-v_local_px.x, v_local_px.x - v_length_px), 0.0);
    float away = length(vec2(past, v_local_px.y));
    float near = exp(-pow(max(away, 1e-3) / u_radius_px, 1.35));
    float open = smoothstep(0.0, 1.0, 1.0 - away / u_reach_px);
    o_colour = vec4(near * (1.0 - v_open), open * v_open, 0.0, 0.0);
}
