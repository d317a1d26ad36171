// Full-screen triangle with the places to read in every grid of the sheet.
uniform vec4 u_mask_from_at;
uniform vec4 u_glow_from_at;
uniform vec4 u_land_shade_from_at;
uniform vec4 u_land_height_from_at;
uniform vec4 u_sea_shade_from_at;
uniform vec4 u_sea_depth_from_at;

out vec2 v_mask;
out vec2 v_glow;
out vec2 v_land_shade;
out vec2 v_land_height;
out vec2 v_sea_shade;
out vec2 v_sea_depth;

void main() {
    vec2 at = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
    v_mask = at * u_mask_from_at.xy + u_mask_from_at.zw;
    v_glow = at * u_glow_from_at.xy + u_glow_from_at.zw;
    v_land_shade = at * u_land_shade_from_at.xy + u_land_shade_from_at.zw;
    v_land_height = at * u_land_height_from_at.xy + u_land_height_from_at.zw;
    v_sea_shade = at * u_sea_shade_from_at.xy + u_sea_shade_from_at.zw;
    v_sea_depth = at * u_sea_depth_from_at.xy + u_sea_depth_from_at.zw;
    gl_Position = vec4(at * 2.0 - 1.0, 0.0, 1.0);
}
