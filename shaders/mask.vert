layout(location = 0) in vec2 a_map_m;

// clip = map * xy + zw
uniform vec4 u_clip_from_map;

void main() {
    gl_Position = vec4(a_map_m * u_clip_from_map.xy + u_clip_from_map.zw, 0.0, 1.0);
}
