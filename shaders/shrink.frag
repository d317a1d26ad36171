// Mean of a square of texels, read as four bilinear samples.
uniform sampler2D u_source;
uniform vec2 u_step;
in vec2 v_at;
out vec4 o_colour;

void main() {
    vec4 sum = texture(u_source, v_at + vec2(-u_step.x, -u_step.y));
    sum += texture(u_source, v_at + vec2(u_step.x, -u_step.y));
    sum += texture(u_source, v_at + vec2(-u_step.x, u_step.y));
    sum += texture(u_source, v_at + vec2(u_step.x, u_step.y));
    o_colour = sum * 0.25;
}
