// Land with everything that lies on it but territory: tint, shade, waters, coast. SMOOTH: cells of
// the shade are larger than pixels.
in vec2 v_at;
in vec2 v_mask;
in vec2 v_shade;
in vec2 v_height;

uniform sampler2D u_mask;          // r: land, g: water on it
uniform sampler2D u_shade;
uniform sampler2D u_height;
uniform sampler2D u_ramps;
uniform sampler2D u_lines;         // b: river, a: coast
uniform sampler2D u_sea;           // where it shows through the shore
uniform float u_ramp_row;
uniform float u_relief;
uniform vec2 u_shade_gain;
uniform vec3 u_lake;
uniform vec4 u_river;
uniform vec4 u_coast;

layout(location = 0) out vec4 o_plain;  // the land without territory
layout(location = 1) out vec4 o_rest;   // what no wash changes; alpha: how much a wash changes

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
    vec3 tint = texture(u_ramps, vec2(height, u_ramp_row)).rgb;
    // What lies over a colour c of the ground makes it c * keep + more.
    float s = (value_of(u_shade, v_shade) * 2.0 - 1.0) * u_relief;
    float light = max(s, 0.0) * u_shade_gain.y;
    float keep = (1.0 + min(s, 0.0) * u_shade_gain.x) * (1.0 - light);
    vec3 more = vec3(light);
    float water = mask.g * 0.98;  // Through the rest borders know that they are on land.
    keep *= 1.0 - water;
    more = mix(more, u_lake, water);
    float river = lines.b * u_river.a;
    keep *= 1.0 - river;
    more = mix(more, u_river.rgb, river);
    // The shore: sea, land and the coast's line.
    float coast = lines.a * u_coast.a;
    float land = mask.r * (1.0 - coast);
    vec3 sea = texelFetch(u_sea, ivec2(gl_FragCoord.xy), 0).rgb;
    vec3 rest = more * land + u_coast.rgb * coast + sea * (1.0 - land - coast);
    keep *= land;
    o_plain = vec4(rest + tint * keep, 1.0);
    o_rest = vec4(rest, keep);
}
