// One direction of a blur whose weight falls by e in u_fall texels.
uniform sampler2D u_source;
uniform ivec2 u_direction;
uniform float u_fall;
uniform int u_reach;
uniform float u_gain;
out vec4 o_colour;

void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    ivec2 last = textureSize(u_source, 0) - 1;
    float ratio = exp(-1.0 / u_fall);
    float weight = 1.0;
    float total = 1.0;
    float sum = texelFetch(u_source, here, 0).r;
    for (int i = 1; i <= u_reach; ++i) {
        weight *= ratio;
        sum += weight * (texelFetch(u_source, clamp(here + u_direction * i, ivec2(0), last), 0).r +
                         texelFetch(u_source, clamp(here - u_direction * i, ivec2(0), last), 0).r);
        total += 2.0 * weight;
    }
    float blurred = min(1.0, sum / total * u_gain);
    o_colour = vec4(blurred, 0.0, 0.0, 1.0);
}
