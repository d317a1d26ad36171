// Land with everything that lies on it, and the coast: tint, territory, shade, waters, borders.
// The colour is multiplied by its cover, to be laid over the sea. SMOOTH: cells of the shade are
// larger than pixels. TERRITORY: there is a wash over the ground.
in vec2 v_at;
in vec2 v_mask;
in vec2 v_shade;
in vec2 v_height;

uniform sampler2D u_mask;          // r: land, g: water on it
uniform sampler2D u_shade;
uniform sampler2D u_height;
uniform sampler2D u_ramps;
uniform sampler2D u_territory;
uniform sampler2D u_lines;         // r: casing, g: border, b: river, a: coast
uniform float u_ramp_row;
uniform float u_relief;
uniform vec2 u_shade_gain;
uniform vec3 u_lake;
uniform vec4 u_river;
uniform vec4 u_casing;
uniform vec4 u_border;
uniform vec4 u_coast;

out vec4 o_colour;

#ifdef SMOOTH
// Bicubic B-spline as four bilinear readings.
float value_of(sampler2D grid, vec2 at) {
    vec2 size = vec2(textureSize(grid, 0));
    vec2 x = at * size - 0.5;
    vec2 f = fract(x);
    x -= f;
    vec2 f2 = f * f;
    vec2 f3 = f2 * f;
    vec2 w0 = (1.0 - 3.0 * f + 3.0 * f2 - f3) / 6.0;
    vec2 w1 = (4.0 - 6.0 * f2 + 3.0 * f3) / 6.0;
    vec2 w3 = f3 / 6.0;
    vec2 g0 = w0 + w1;
    vec2 g1 = 1.0 - g0;
    vec2 p0 = (x - 0.5 + w1 / g0) / size;
    vec2 p1 = (x + 1.5 + w3 / g1) / size;
    float south = mix(texture(grid, p1).r, texture(grid, vec2(p0.x, p1.y)).r, g0.x);
    float north = mix(texture(grid, vec2(p1.x, p0.y)).r, texture(grid, p0).r, g0.x);
    return mix(south, north, g0.y);
}
#else
float value_of(sampler2D grid, vec2 at) {
    return texture(grid, at).r;
}
#endif

void main() {
    vec2 mask = texture(u_mask, v_mask).rg;
    vec4 lines = texture(u_lines, v_at);
    float height = texture(u_height, v_height).r;
    vec3 land = texture(u_ramps, vec2(height, u_ramp_row)).rgb;
#ifdef TERRITORY
    vec4 wash = texture(u_territory, v_at);
    land = mix(land, wash.rgb, wash.a);
#endif
    float s = (value_of(u_shade, v_shade) * 2.0 - 1.0) * u_relief;
    land = land * (1.0 + min(s, 0.0) * u_shade_gain.x);
    land += (1.0 - land) * (max(s, 0.0) * u_shade_gain.y);
    land = mix(land, u_lake, mask.g);
    land = mix(land, u_river.rgb, lines.b * u_river.a);
#ifdef TERRITORY
    land = mix(land, u_casing.rgb, lines.r * u_casing.a);
    land = mix(land, u_border.rgb, lines.g * u_border.a);
#endif
    float coast = lines.a * u_coast.a;
    o_colour = vec4(mix(land * mask.r, u_coast.rgb, coast), 1.0 - (1.0 - mask.r) * (1.0 - coast));
}
