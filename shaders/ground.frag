// Sea and land with everything that lies in them: tint, territory, shade, waters, borders, coast.
in vec2 v_mask;
in vec2 v_glow;
in vec2 v_land_shade;
in vec2 v_land_height;
in vec2 v_sea_shade;
in vec2 v_sea_depth;

uniform sampler2D u_mask;          // r: land, g: water on it
uniform sampler2D u_glow;
uniform sampler2D u_land_shade;
uniform sampler2D u_land_height;
uniform sampler2D u_sea_shade;
uniform sampler2D u_sea_depth;
uniform sampler2D u_ramps;         // row 0 land, row 1 sea, of the theme
uniform sampler2D u_territory;
uniform sampler2D u_lines;         // r: casing, g: border, b: river, a: coast

uniform vec4 u_lods;               // land shade, land height, sea shade, sea depth
uniform int u_smooth_shade;        // 1: the shade's cells are larger than pixels
uniform float u_relief;            // 0: no shade
uniform vec2 u_shade_gain;         // of shadow, of light
uniform vec2 u_ramp_rows;          // texture coordinates of land and sea
uniform float u_glow_gain;         // positive: towards white; negative: towards black
uniform float u_has_territory;
uniform vec3 u_lake;
uniform vec4 u_river;
uniform vec4 u_casing;
uniform vec4 u_border;
uniform vec4 u_coast;

out vec4 o_colour;

// Bicubic B-spline as four bilinear readings: no cell edges when a cell covers many pixels.
float smooth_value(sampler2D grid, vec2 at) {
    vec2 size = vec2(textureSize(grid, 0));
    vec2 x = at * size - 0.5;
    vec2 f = fract(x);
    x -= f;
    vec2 f2 = f * f;
    vec2 f3 = f2 * f;
    vec2 w0 = (1.0 - f) * (1.0 - f) * (1.0 - f) / 6.0;
    vec2 w1 = (4.0 - 6.0 * f2 + 3.0 * f3) / 6.0;
    vec2 w3 = f3 / 6.0;
    vec2 w2 = 1.0 - w0 - w1 - w3;
    vec2 g0 = w0 + w1;
    vec2 g1 = w2 + w3;
    vec2 p0 = (x - 0.5 + w1 / g0) / size;
    vec2 p1 = (x + 1.5 + w3 / g1) / size;
    float a = textureLod(grid, vec2(p0.x, p0.y), 0.0).r;
    float b = textureLod(grid, vec2(p1.x, p0.y), 0.0).r;
    float c = textureLod(grid, vec2(p0.x, p1.y), 0.0).r;
    float d = textureLod(grid, vec2(p1.x, p1.y), 0.0).r;
    return g0.y * (g0.x * a + g1.x * b) + g1.y * (g0.x * c + g1.x * d);
}

vec3 shaded(vec3 rgb, float grey) {
    float s = (grey * 255.0 - 127.5) / 127.5 * u_relief;
    return s < 0.0 ? rgb * (1.0 + s * u_shade_gain.x) : rgb + (1.0 - rgb) * (s * u_shade_gain.y);
}

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    vec2 mask = texture(u_mask, v_mask).rg;
    vec4 lines = texelFetch(u_lines, pixel, 0);
    vec3 colour = vec3(0.0);
    if (mask.r < 1.0) {
        float depth = textureLod(u_sea_depth, v_sea_depth, u_lods.w).r;
        vec3 sea = textureLod(u_ramps, vec2(depth * (255.0 / 256.0) + 0.5 / 256.0, u_ramp_rows.y), 0.0).rgb;
        sea = shaded(sea, textureLod(u_sea_shade, v_sea_shade, u_lods.z).r);
        float glow = texture(u_glow, v_glow).r * abs(u_glow_gain);
        colour = mix(sea, vec3(step(0.0, u_glow_gain)), glow);
    }
    if (mask.r > 0.0) {
        float height = textureLod(u_land_height, v_land_height, u_lods.y).r;
        vec3 land = textureLod(u_ramps, vec2(height * (255.0 / 256.0) + 0.5 / 256.0, u_ramp_rows.x), 0.0).rgb;
        if (u_has_territory > 0.5) {
            vec4 wash = texelFetch(u_territory, pixel, 0);
            land = mix(land, wash.rgb, wash.a);
        }
        if (u_relief > 0.0) {
            float grey = u_smooth_shade == 1 ? smooth_value(u_land_shade, v_land_shade)
                                             : textureLod(u_land_shade, v_land_shade, u_lods.x).r;
            land = shaded(land, grey);
        }
        land = mix(land, u_lake, mask.g);
        land = mix(land, u_river.rgb, lines.b * u_river.a);
        land = mix(land, u_casing.rgb, lines.r * u_casing.a);
        land = mix(land, u_border.rgb, lines.g * u_border.a);
        colour = mix(colour, land, mask.r);
    }
    colour = mix(colour, u_coast.rgb, lines.a * u_coast.a);
    o_colour = vec4(colour, 1.0);
}
