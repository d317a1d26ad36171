flat in float v_length_px;
flat in vec3 v_ink;
in vec2 v_local_px;

uniform float u_half_line_px;
uniform float u_alpha;
uniform sampler2D u_mask;              // r: land, g: water on it
uniform vec4 u_mask_from_px;

out vec4 o_colour;

void main() {
    float cover = clamp(u_half_line_px + 0.5 - abs(v_local_px.y), 0.0, 1.0);
    cover *= clamp(min(v_local_px.x, v_length_px - v_local_px.x) + 0.5, 0.0, 1.0);
    vec2 mask = texture(u_mask, gl_FragCoord.xy * u_mask_from_px.xy + u_mask_from_px.zw).rg;
    o_colour = vec4(v_ink, u_alpha * cover * mask.r * (1.0 - mask.g));
}
