flat in vec3 v_colour;
out vec4 o_colour;

uniform float u_size_px;
uniform float u_radius_px;
uniform vec4 u_rim;  // its colour, and how wide it is in pixels

void main() {
    float away_px = length(gl_PointCoord - 0.5) * u_size_px;
    float cover = clamp(u_radius_px + 0.5 - away_px, 0.0, 1.0);
    float rim = clamp(away_px - (u_radius_px - u_rim.w) + 0.5, 0.0, 1.0);
    o_colour = vec4(mix(v_colour, u_rim.rgb, rim), cover);
}
