// Full-screen triangle with the places to read in the grids of the land.
uniform vec4 u_mask_from_at;
uniform vec4 u_shade_from_at;
uniform vec4 u_height_from_at;

out vec2 v_at;
out vec2 v_mask;
out vec2 v_shade;
out vec2 v_height;

void main() {
    vec2 at = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
    v_at = at;
    v_mask = at * u_mask_from_at.xy + u_mask_from_at.zw;
    v_shade = at * u_shade_from_at.xy + u_shade_from_at.zw;
    v_height = at * u_height_from_at.xy + u_height_from_at.zw;
    gl_Position = vec4(at * 2.0 - 1.0, 0.0, 1.0);
}
