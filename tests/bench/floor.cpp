// What nobody can undercut: SDL, OpenGL and nothing else. No text, no panels, no errors for people.
//
//   floor empty                      an empty window
//   floor clear --pixels N           clears, shades N pixels in one colour, swaps
//   floor features W.bin             the points and polygons of generate.py, a list of the visible
//                                    ones as indices over a static buffer
//
//   --steps N --size WxH             as in `nandu bench`; one line of JSON
#include <SDL.h>
#include <epoxy/gl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

namespace {

std::int64_t now_ns() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

double cpu_ms() {
    rusage u{};
    getrusage(RUSAGE_SELF, &u);
    return double(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 +
           double(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

double pss_mb() {
    std::ifstream stream("/proc/self/smaps_rollup");
    for (std::string line; std::getline(stream, line);) {
        if (line.rfind("Pss:", 0) == 0) {
            return std::strtod(line.c_str() + 4, nullptr) / 1024.0;
        }
    }
    return 0.0;
}

GLuint program(const char* vertex, const char* fragment) {
    const GLuint id = glCreateProgram();
    for (const auto& [kind, body] :
         {std::pair{GL_VERTEX_SHADER, vertex}, std::pair{GL_FRAGMENT_SHADER, fragment}}) {
        const GLuint shader = glCreateShader(GLenum(kind));
        const std::string text = std::string("#version 330 core\n") + body;
        const char* source = text.c_str();
        glShaderSource(shader, 1, &source, nullptr);
        glCompileShader(shader);
        glAttachShader(id, shader);
    }
    glLinkProgram(id);
    GLint linked = 0;
    glGetProgramiv(id, GL_LINK_STATUS, &linked);
    if (linked == 0) {
        std::fprintf(stderr, "floor: a shader does not link\n");
        std::exit(1);
    }
    return id;
}

struct Vertex {
    float x, y;      // degrees
    float dx, dy;    // dots: corner, -1 or 1
};
struct Feature {
    std::int32_t begin, end;
    std::uint32_t first_index, index_count;
};

// W.bin: int32 polygon count, point count, first day, last day; then for each polygon its begin,
// end, vertex count, the middle it is a star about and its vertices; then for each point begin,
// end, lon, lat. Days are int32, positions float32.
struct World {
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<Feature> features;
    std::size_t polygons = 0;
    std::int32_t first_day = 0, last_day = 0;
};

World read_world(const char* file) {
    std::ifstream stream(file, std::ios::binary);
    const auto number = [&stream] {
        std::int32_t value = 0;
        stream.read(reinterpret_cast<char*>(&value), 4);
        return value;
    };
    const auto real = [&stream] {
        float value = 0;
        stream.read(reinterpret_cast<char*>(&value), 4);
        return value;
    };
    World world;
    world.polygons = std::size_t(number());
    const int points = number();
    world.first_day = number();
    world.last_day = number();
    for (std::size_t i = 0; i < world.polygons; ++i) {
        Feature feature{number(), number(), std::uint32_t(world.indices.size()), 0};
        const int count = number();
        const auto middle = std::uint32_t(world.vertices.size());
        for (int k = 0; k <= count; ++k) {
            const float x = real();
            const float y = real();
            world.vertices.push_back({x, y, 0.0F, 0.0F});
        }
        for (int k = 0; k < count; ++k) {
            const std::uint32_t next = middle + 1 + std::uint32_t((k + 1) % count);
            world.indices.insert(world.indices.end(), {middle, middle + 1 + std::uint32_t(k), next});
        }
        feature.index_count = std::uint32_t(3 * count);
        world.features.push_back(feature);
    }
    for (int i = 0; i < points; ++i) {
        Feature feature{number(), number(), std::uint32_t(world.indices.size()), 6};
        const float x = real();
        const float y = real();
        const auto v = std::uint32_t(world.vertices.size());
        for (int corner = 0; corner < 4; ++corner) {
            world.vertices.push_back(
                {x, y, corner & 1 ? 1.0F : -1.0F, corner & 2 ? 1.0F : -1.0F});
        }
        world.indices.insert(world.indices.end(), {v, v + 1, v + 2, v + 2, v + 1, v + 3});
        world.features.push_back(feature);
    }
    if (!stream) {
        std::fprintf(stderr, "floor: %s cannot be read\n", file);
        std::exit(1);
    }
    return world;
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t start_ns =
        std::getenv("T0_NS") ? std::strtoll(std::getenv("T0_NS"), nullptr, 10) : now_ns();
    std::string mode = argc > 1 ? argv[1] : "empty";
    const char* file = nullptr;
    int steps = 100, width = 1280, height = 720;
    double pixels = 0;
    for (int i = 2; i < argc; ++i) {
        if (!std::strcmp(argv[i], "--steps") && i + 1 < argc) {
            steps = std::atoi(argv[++i]);
        } else if (!std::strcmp(argv[i], "--pixels") && i + 1 < argc) {
            pixels = std::atof(argv[++i]);
        } else if (!std::strcmp(argv[i], "--size") && i + 1 < argc) {
            std::sscanf(argv[++i], "%dx%d", &width, &height);
        } else {
            file = argv[i];
        }
    }
    World world;
    if (mode == "features") {
        if (file == nullptr) {
            std::fprintf(stderr, "floor features W.bin\n");
            return 2;
        }
        world = read_world(file);
    }
    if (!std::getenv("DISPLAY") && !std::getenv("WAYLAND_DISPLAY")) {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
    }
    SDL_Init(SDL_INIT_VIDEO);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_Window* window = SDL_CreateWindow("floor", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                          width, height, SDL_WINDOW_OPENGL);
    SDL_GLContext context = window ? SDL_GL_CreateContext(window) : nullptr;
    if (!context) {
        std::fprintf(stderr, "floor: %s\n", SDL_GetError());
        return 1;
    }
    SDL_GL_SetSwapInterval(0);

    GLuint array = 0, vertices = 0, indices = 0, shader = 0;
    glGenVertexArrays(1, &array);
    glBindVertexArray(array);
    glGenBuffers(1, &vertices);
    glGenBuffers(1, &indices);
    if (mode == "clear") {
        shader = program("void main() { vec2 at = vec2(float((gl_VertexID << 1) & 2), "
                         "float(gl_VertexID & 2)); gl_Position = vec4(at * 2.0 - 1.0, 0.0, 1.0); }",
                         "out vec4 o; uniform vec4 u; void main() { o = u; }");
    } else if (mode == "features") {
        glBindBuffer(GL_ARRAY_BUFFER, vertices);
        glBufferData(GL_ARRAY_BUFFER, GLsizeiptr(world.vertices.size() * sizeof(Vertex)),
                     world.vertices.data(), GL_STATIC_DRAW);
        world.vertices = {};
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices);
        glEnableVertexAttribArray(0);
        glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, sizeof(Vertex), nullptr);
        shader = program(
            "layout(location = 0) in vec4 a; uniform vec4 u_clip; uniform vec2 u_px; out vec2 v;"
            "void main() { v = a.zw; gl_Position = vec4(a.xy * u_clip.xy + u_clip.zw + a.zw * u_px,"
            " 0.0, 1.0); }",
            "in vec2 v; uniform vec4 u; uniform float u_radius; out vec4 o; void main() { "
            "o = vec4(u.rgb, u.a * clamp((1.0 - length(v)) * u_radius, 0.0, 1.0)); }");
    }

    std::vector<std::uint32_t> shown;
    int shown_features = 0;
    const auto frame = [&](int step) {
        glViewport(0, 0, width, height);
        glClearColor(0.9F, 0.9F, 0.86F, 1.0F);
        glClear(GL_COLOR_BUFFER_BIT);
        if (mode == "clear" && pixels > 0) {
            glUseProgram(shader);
            glEnable(GL_SCISSOR_TEST);
            const double whole = double(width) * height;
            for (double left = pixels; left >= 1.0; left -= whole) {
                const int rows = int(std::min(left, whole) / width);
                glScissor(0, 0, width, rows);
                glUniform4f(glGetUniformLocation(shader, "u"), 0.5F, 0.6F, float(step % 7) / 7, 1);
                glDrawArrays(GL_TRIANGLES, 0, 3);
            }
            glDisable(GL_SCISSOR_TEST);
        } else if (mode == "features") {
            const std::int32_t day = world.first_day + std::int32_t(
                std::int64_t(world.last_day - world.first_day) * step / std::max(1, steps));
            shown.clear();
            std::size_t of_polygons = 0;
            shown_features = 0;
            for (std::size_t i = 0; i < world.features.size(); ++i) {
                const Feature& f = world.features[i];
                if (i == world.polygons) {
                    of_polygons = shown.size();
                }
                if (f.begin <= day && day < f.end) {
                    shown.insert(shown.end(), world.indices.begin() + f.first_index,
                                 world.indices.begin() + f.first_index + f.index_count);
                    ++shown_features;
                }
            }
            glBufferData(GL_ELEMENT_ARRAY_BUFFER, GLsizeiptr(shown.size() * 4), shown.data(),
                         GL_STREAM_DRAW);
            glUseProgram(shader);
            glUniform4f(glGetUniformLocation(shader, "u_clip"), 2.0F / 26, 2.0F / 22,
                        -114.0F * 2 / 26, -35.0F * 2 / 22);
            glUniform2f(glGetUniformLocation(shader, "u_px"), 4.0F * 2 / float(width),
                        4.0F * 2 / float(height));
            glUniform1f(glGetUniformLocation(shader, "u_radius"), 4.0F);
            glEnable(GL_BLEND);
            glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
            glUniform4f(glGetUniformLocation(shader, "u"), 0.2F, 0.4F, 0.7F, 0.35F);
            glDrawElements(GL_TRIANGLES, GLsizei(of_polygons), GL_UNSIGNED_INT, nullptr);
            glUniform4f(glGetUniformLocation(shader, "u"), 0.6F, 0.15F, 0.1F, 0.9F);
            glDrawElements(GL_TRIANGLES, GLsizei(shown.size() - of_polygons), GL_UNSIGNED_INT,
                           reinterpret_cast<const void*>(of_polygons * 4));
            glDisable(GL_BLEND);
        }
        std::uint32_t pixel = 0;
        glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, &pixel);
        SDL_GL_SwapWindow(window);
    };
    frame(0);
    const double first_frame_ms = double(now_ns() - start_ns) / 1e6;
    for (int i = 0; i < 3; ++i) {
        SDL_PumpEvents();
        frame(0);
    }
    std::vector<double> ms;
    const double cpu_before = cpu_ms();
    long long shown_total = 0;
    for (int i = 0; i < steps; ++i) {
        const std::int64_t begin = now_ns();
        frame(i);
        shown_total += shown_features;
        ms.push_back(double(now_ns() - begin) / 1e6);
    }
    const double step_cpu_ms = (cpu_ms() - cpu_before) / std::max(1, steps);
    std::sort(ms.begin(), ms.end());
    const auto at = [&ms](double share) { return ms[std::size_t(double(ms.size() - 1) * share + 0.5)]; };
    std::printf("{\"mode\":\"%s\",\"size\":\"%dx%d\",\"steps\":%d,\"first_frame_ms\":%.2f,"
                "\"step_med_ms\":%.2f,\"step_p95_ms\":%.2f,\"step_cpu_ms\":%.2f,\"pss_mb\":%.2f,"
                "\"shown\":%lld}\n",
                mode.c_str(), width, height, steps, first_frame_ms, at(0.5), at(0.95), step_cpu_ms,
                pss_mb(), shown_total / std::max(1, steps));
    SDL_GL_DeleteContext(context);
    SDL_DestroyWindow(window);
    SDL_Quit();
}
