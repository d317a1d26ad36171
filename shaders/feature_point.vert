// One point of a feature layer: a square of the dot's size, cut round by the fragment shader.
layout(location = 0) in vec2 a_sheet_m;
layout(location = 1) in uint a_category;

uniform vec2 u_center_m;
uniform vec2 u_clip_per_m;
uniform float u_size_px;
uniform vec3 u_colours[8];

flat out vec3 v_colour;

void main() {
    v_colour = u_colours[a_category & 7u];
    gl_PointSize = u_size_px;
    gl_Position = vec4((a_sheet_m - u_center_m) * u_clip_per_m, 0.0, 1.0);
}
