in vec4 v_line;
flat in vec4 v_dash;
in vec4 v_colour;
out vec4 o_colour;

void main() {
    float half_px = max(v_line.y, 0.5);
    float cover = clamp(half_px + 0.5 - abs(v_line.x), 0.0, 1.0) * min(1.0, v_line.y * 2.0);
    cover *= clamp(min(v_line.z, v_line.w - v_line.z) + 0.5, 0.0, 1.0);
    if (v_dash.y > 0.0) {
        // A dash grows by v_dash.w at both ends where it is the halo of another.
        float at = mod(v_line.z + v_dash.z + v_dash.w, v_dash.x + v_dash.y);
        cover *= clamp(min(at, v_dash.x + 2.0 * v_dash.w - at) + 0.5, 0.0, 1.0);
    }
    o_colour = vec4(v_colour.rgb, v_colour.a * cover);
}
