// Writes how much of the pixel a line covers into one channel; blended by maximum, so that joins
// and crossings never add up.
flat in float v_length_px;
flat in float v_half_px;
flat in float v_strength;
flat in float v_dashed;
in vec2 v_local_px;
in float v_along_px;

uniform vec4 u_channel;
uniform vec2 u_dash_px;                    // on, off

out vec4 o_colour;

void main() {
    float past = max(max(-v_local_px.x, v_local_px.x - v_length_px), 0.0);
    float away = length(vec2(past, v_local_px.y));
    float half_px = max(v_half_px, 0.5);
    float cover = clamp(half_px + 0.5 - away, 0.0, 1.0) * min(1.0, v_half_px * 2.0) * v_strength;
    if (v_dashed > 0.5) {
        float at = mod(v_along_px, u_dash_px.x + u_dash_px.y);
        cover *= clamp(min(at, u_dash_px.x - at) + 0.5, 0.0, 1.0);
    }
    o_colour = u_channel * cover;
}
