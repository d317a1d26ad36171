// How near the next border is: 1 on it, 0 at u_reach_px and beyond. Red: borders of another lord;
// green: the open ends of a state in land without a lord.
flat in float v_length_px;
flat in float v_wild;
in vec2 v_local_px;

uniform float u_reach_px;

out vec4 o_colour;

void main() {
    float past = max(max(-v_local_px.x, v_local_px.x - v_length_px), 0.0);
    float near = clamp(1.0 - length(vec2(past, v_local_px.y)) / u_reach_px, 0.0, 1.0);
    o_colour = v_wild > 0.5 ? vec4(0.0, near, 0.0, 0.0) : vec4(near, 0.0, 0.0, 0.0);
}
