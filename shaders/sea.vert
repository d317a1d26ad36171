// Full-screen triangle with the places to read in the grids of the sea.
uniform vec4 u_glow_from_at;
uniform vec4 u_shade_from_at;
uniform vec4 u_depth_from_at;

out vec2 v_glow;
out vec2 v_shade;
out vec2 v_depth;

void main() {
    vec2 at = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
    v_glow = at * u_glow_from_at.xy + u_glow_from_at.zw;
    v_shade = at * u_shade_from_at.xy + u_shade_from_at.zw;
    v_depth = at * u_depth_from_at.xy + u_depth_from_at.zw;
    gl_Position = vec4(at * 2.0 - 1.0, 0.0, 1.0);
}
