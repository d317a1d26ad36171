// Lines of a feature layer: each piece is a ribbon about it, with a pixel more on each side.
layout(location = 0) in vec2 a_sheet_m;
layout(location = 1) in vec2 a_across;  // to the side, unit length (longer where the line bends)
layout(location = 2) in uint a_category;

uniform vec2 u_center_m;
uniform vec2 u_clip_per_m;
uniform vec2 u_clip_per_px;
uniform float u_half_px;
uniform vec3 u_colours[8];

flat out vec3 v_colour;
out float v_across_px;

void main() {
    float reach_px = u_half_px + 1.0;
    v_colour = u_colours[a_category & 7u];
    v_across_px = (gl_VertexID & 1) == 0 ? reach_px : -reach_px;
    gl_Position = vec4((a_sheet_m - u_center_m) * u_clip_per_m + a_across * reach_px * u_clip_per_px,
                       0.0, 1.0);
}
