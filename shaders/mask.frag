uniform vec4 u_value;
out vec4 o_colour;

void main() {
    o_colour = u_value;
}
