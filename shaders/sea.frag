in vec2 v_glow;
in vec2 v_shade;
in vec2 v_depth;

uniform sampler2D u_glow;
uniform sampler2D u_shade;
uniform sampler2D u_depth;
uniform sampler2D u_ramps;
uniform float u_ramp_row;
uniform float u_relief;            // 0: no shade
uniform vec2 u_shade_gain;         // of shadow, of light
uniform vec2 u_glow_gain;          // strength; 1: towards white, 0: towards black

layout(location = 0) out vec4 o_plain;
layout(location = 1) out vec4 o_rest;

void main() {
    float depth = texture(u_depth, v_depth).r;
    vec3 sea = texture(u_ramps, vec2(depth, u_ramp_row)).rgb;
    float s = (texture(u_shade, v_shade).r * 2.0 - 1.0) * u_relief;
    sea = sea * (1.0 + min(s, 0.0) * u_shade_gain.x);
    sea += (1.0 - sea) * (max(s, 0.0) * u_shade_gain.y);
    o_plain = vec4(mix(sea, vec3(u_glow_gain.y), texture(u_glow, v_glow).r * u_glow_gain.x), 1.0);
    o_rest = vec4(o_plain.rgb, 0.0);
}
