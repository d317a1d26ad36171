// One triangle over the whole target; v_at runs from (0, 0) at the lower left to (1, 1).
out vec2 v_at;

void main() {
    vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
    v_at = corner;
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
