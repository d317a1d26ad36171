flat in float v_length_px;
flat in float v_half_px;
flat in float v_strength;
flat in float v_dashed;
in vec2 v_local_px;
in float v_along_px;

uniform vec4 u_colour;
uniform vec2 u_dash_px;

out vec4 o_colour;

void main() {
    float half_px = max(v_half_px, 0.5);
    float cover = clamp(half_px + 0.5 - abs(v_local_px.y), 0.0, 1.0);
    cover *= clamp(min(v_local_px.x, v_length_px - v_local_px.x) + 0.5, 0.0, 1.0);
    cover *= min(1.0, v_half_px * 2.0) * v_strength;
    if (v_dashed > 0.5) {
        float at = mod(v_along_px, u_dash_px.x + u_dash_px.y);
        cover *= clamp(min(at, u_dash_px.x - at) + 0.5, 0.0, 1.0);
    }
    o_colour = vec4(u_colour.rgb, u_colour.a * cover);
}
