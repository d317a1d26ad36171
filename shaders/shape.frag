in vec2 v_offset;
flat in vec2 v_half;
flat in vec4 v_style;
flat in vec2 v_dash;
flat in vec4 v_fill;
flat in vec4 v_line;
flat in vec4 v_halo;
out vec4 o_colour;

const float kQuarterTurn = 1.5707963;

// Length along the outline from the middle of the right side, clockwise on the screen.
float along_outline(vec2 p, vec2 half_size, float corner) {
    vec2 straight = half_size - corner;
    vec2 q = abs(p) - straight;
    float arc = kQuarterTurn * corner;
    float quarter = straight.x + straight.y + arc;
    float s;
    if (q.x > 0.0 && q.y > 0.0) {
        s = straight.y + atan(q.y, q.x) * corner;
    } else if (q.x >= q.y) {
        s = abs(p.y);
    } else {
        s = straight.y + arc + straight.x - abs(p.x);
    }
    if (p.x >= 0.0) {
        return p.y >= 0.0 ? s : 4.0 * quarter - s;
    }
    return p.y >= 0.0 ? 2.0 * quarter - s : 2.0 * quarter + s;
}

vec4 laid_over(vec4 below, vec4 above) {
    float a = above.a + below.a * (1.0 - above.a);
    return vec4((above.rgb * above.a + below.rgb * below.a * (1.0 - above.a)) / max(a, 1e-4), a);
}

void main() {
    float corner = min(v_style.x, min(v_half.x, v_half.y));
    vec2 q = abs(v_offset) - v_half + corner;
    float away = length(max(q, vec2(0.0))) + min(max(q.x, q.y), 0.0) - corner;
    float half_line = v_style.y * 0.5;
    // A hollow shape has its halo on both sides of the line.
    float from_ink = v_fill.a > 0.0 ? away : abs(away);
    float halo = v_style.z > 0.0 ? clamp(half_line + v_style.z + 0.5 - from_ink, 0.0, 1.0) : 0.0;
    vec4 colour = vec4(v_halo.rgb, v_halo.a * halo);
    colour = laid_over(colour, vec4(v_fill.rgb, v_fill.a * clamp(0.5 - away, 0.0, 1.0)));
    float line = v_style.y > 0.0
                     ? clamp(max(half_line, 0.5) + 0.5 - abs(away), 0.0, 1.0) * min(1.0, v_style.y)
                     : 0.0;
    if (v_dash.y > 0.0) {
        float whole = 4.0 * (v_half.x + v_half.y - 2.0 * corner + kQuarterTurn * corner);
        float period = whole / max(1.0, floor(whole / (v_dash.x + v_dash.y) + 0.5));
        float at = mod(along_outline(v_offset, v_half, corner), period);
        float on = period * v_dash.x / (v_dash.x + v_dash.y);
        line *= clamp(min(at, on - at) + 0.5, 0.0, 1.0);
    }
    o_colour = laid_over(colour, vec4(v_line.rgb, v_line.a * line));
}
