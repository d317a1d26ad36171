// A cell: the ground with the colour of who holds it laid over, and the borders. Software drivers
// run both sides of every branch, so cells with patterns have a variant of their own (INFERRED,
// PATTERNED).
flat in vec4 v_lord;
flat in vec4 v_other;
flat in vec4 v_modes;
flat in vec4 v_edges;

uniform sampler2D u_plain;     // the ground without territory
uniform sampler2D u_rest;      // what no wash changes of it; alpha: how much of a wash shows
uniform sampler2D u_lines;     // r: casing, g: border, a: coast
uniform vec4 u_casing;
uniform vec4 u_border;
uniform float u_coast;
uniform sampler2D u_near;
uniform vec2 u_near_from_px;
uniform vec2 u_anchor_px;      // a fixed point of the sheet, so that patterns move with the ground
uniform float u_scale;         // display scale
uniform vec3 u_sheet_west_south;   // fades between a pixel and the sheet's sides: per pixel,
uniform vec2 u_sheet_east_north;   // from west and south; from east and north
uniform float u_near_dots;     // nearness beyond which no dots are drawn

out vec4 o_colour;

// Cover of stripes of width `on`, repeated every `period`, across direction t.
float stripes(float t, float on, float period) {
    float from_middle = abs(mod(t, period) - period * 0.5);
    return clamp((on * 0.5 - from_middle) * u_scale + 0.5, 0.0, 1.0);
}

float hexagon_dots(vec2 p, float radius, float spacing) {
    vec2 box = vec2(spacing, spacing * 1.7320508);
    float a = length(mod(p, box) - box * 0.5);
    float b = length(mod(p + box * 0.5, box) - box * 0.5);
    return clamp((radius - min(a, b)) * u_scale + 0.5, 0.0, 1.0);
}

vec4 laid_over(vec4 below, vec3 rgb, float alpha) {
    float a = below.a * (1.0 - alpha) + alpha;
    return vec4((below.rgb * below.a * (1.0 - alpha) + rgb * alpha) / max(a, 1e-4), a);
}

void main() {
    vec2 near = texture(u_near, gl_FragCoord.xy * u_near_from_px).rg;
    vec4 wash = vec4(v_lord.rgb, mix(v_lord.a, v_edges.x, near.r * (1.0 - near.g)));
#if defined(INFERRED) || defined(PATTERNED)
    vec2 p = (gl_FragCoord.xy - u_anchor_px) / u_scale;
    float bare = v_modes.y * step(near.r, u_near_dots) / 3.0;
    wash.a *= 1.0 - hexagon_dots(p, 1.5, 7.0) * bare;
#endif
#ifdef PATTERNED
    int mode = int(v_modes.x * 255.0 + 0.5);
    int pattern = int(v_modes.z * 255.0 + 0.5);
    float diagonal = (p.x - p.y) * 0.70710678;
    vec4 other = vec4(v_other.rgb, mix(v_other.a, v_edges.y, near.r));
    if (mode == 1) {
        wash = laid_over(wash, other.rgb, 0.86 * stripes(diagonal, 3.4, 9.0));
    } else if (mode == 2) {
        wash = mix(wash, other, stripes(diagonal, 9.0, 18.0));
    } else if (mode == 3) {
        float a = mix(other.a, wash.a, v_modes.w);
        vec3 sum = mix(other.rgb * other.a, wash.rgb * wash.a, v_modes.w);
        wash = vec4(sum / max(a, 1e-4), a);
    }
    float ink = 0.0;
    if (pattern == 1) {
        ink = stripes(p.y, 1.0, 8.0);
    } else if (pattern == 2) {
        ink = stripes(p.x, 1.0, 8.0);
    } else if (pattern == 3) {
        ink = hexagon_dots(p, 1.9, 12.0);
    } else if (pattern == 4) {
        ink = stripes(diagonal, 1.0, 9.0);
    }
    wash = laid_over(wash, v_lord.rgb, 0.95 * ink);
#endif
    vec2 px = gl_FragCoord.xy * u_sheet_west_south.x;
    vec2 inside = min(px + u_sheet_west_south.yz, u_sheet_east_north - px);
    wash.a *= (1.0 - near.g) * clamp(min(inside.x, inside.y), 0.0, 1.0);
    ivec2 here = ivec2(gl_FragCoord.xy);
    vec4 rest = texelFetch(u_rest, here, 0);
    vec4 lines = texelFetch(u_lines, here, 0);
    vec3 land = mix(texelFetch(u_plain, here, 0).rgb, rest.rgb + rest.a * wash.rgb, wash.a);
    // Borders end at the shore, whose line lies over them.
    lines.rg *= vec2(u_casing.a, u_border.a) *
                ((1.0 - lines.a * u_coast) * clamp(rest.a * 50.0, 0.0, 1.0));
    land = mix(land, u_casing.rgb, lines.r);
    o_colour = vec4(mix(land, u_border.rgb, lines.g), 1.0);
}
