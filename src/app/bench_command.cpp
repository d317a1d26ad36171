#include "app/bench_command.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/atlas_file.h"
#include "app/gl_window.h"
#include "app/render_command.h"
#include "app/window.h"
#include "render/framebuffer.h"

namespace nandu {
namespace {

std::int64_t clock_ns(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

/// When this process began, on the monotonic clock. The kernel tells it in hundredths of a second.
std::int64_t process_start_ns() {
    if (const char* told = std::getenv("T0_NS")) {
        return std::strtoll(told, nullptr, 10);
    }
    std::ifstream stream("/proc/self/stat");
    std::string text;
    std::getline(stream, text);
    // The name in parentheses may hold anything; the start is the 20th field behind it.
    std::istringstream rest(text.substr(std::min(text.size(), text.rfind(')') + 1)));
    std::string field;
    for (int i = 0; i < 20; ++i) {
        rest >> field;
    }
    const std::int64_t ticks = std::strtoll(field.c_str(), nullptr, 10);
    const std::int64_t since_boot_ns = ticks * (1'000'000'000 / sysconf(_SC_CLK_TCK));
    return clock_ns(CLOCK_MONOTONIC) - (clock_ns(CLOCK_BOOTTIME) - since_boot_ns);
}

/// User and system time of all threads.
double cpu_ms() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

/// Memory that would come free if the process ended: pages shared with others count by their share.
double pss_mb() {
    std::ifstream stream("/proc/self/smaps_rollup");
    std::string line;
    while (std::getline(stream, line)) {
        if (line.rfind("Pss:", 0) == 0) {
            return std::strtod(line.c_str() + 4, nullptr) / 1024.0;
        }
    }
    return 0.0;
}

std::string processor() {
    std::ifstream stream("/proc/cpuinfo");
    std::string line;
    while (std::getline(stream, line)) {
        if (line.rfind("model name", 0) == 0) {
            return line.substr(std::min(line.size(), line.find(':') + 2));
        }
    }
    return "unknown";
}

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(last * share + 0.5)];
}

}  // namespace

int run_bench_command(const BenchRequest& request, const Paths& paths) {
    const std::int64_t start_ns = process_start_ns();
    Trace trace = clocked_trace();
    Trace* const traced = request.trace.empty() ? nullptr : &trace;
    const auto strings = load_strings(paths);
    if (!strings) {
        std::cerr << "error: " << sentence(strings.error()) << '\n';
        return 1;
    }
    auto opened = [&] {
        const TraceSpan span(traced, "open atlas");
        return open_atlas(request.atlas, paths, {});
    }();
    if (!opened) {
        for (const Problem& problem : opened.error()) {
            std::cerr << "error: " << sentence(problem) << '\n';
        }
        return 1;
    }
    // Without a display nothing can be shown, but everything else costs the same.
    const bool has_display =
        std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr;
    auto window = [&] {
        const TraceSpan span(traced, "open window");
        return GlWindow::open(has_display ? GlWindow::Kind::Shown : GlWindow::Kind::Offscreen,
                              "Nandu", request.width_px, request.height_px);
    }();
    if (!window) {
        std::cerr << "error: " << sentence(window.error()) << '\n';
        return 1;
    }
    SDL_GL_SetSwapInterval(0);  // The display's rhythm is not what is measured.
    WindowOptions options;
    options.display_scale = 1.0;
    auto view = [&] {
        const TraceSpan span(traced, "shaders and panels");
        return std::make_unique<AtlasWindow>(*window, opened->pack, *strings, paths, options);
    }();
    view->set_trace(traced);
    const auto frame = [&] {
        view->frame(0.0, nullptr);
        const TraceSpan span(traced, "read back and show");
        view->wait_for_pixels();
        SDL_GL_SwapWindow(window->window());
    };
    frame();
    const double first_frame_ms =
        static_cast<double>(clock_ns(CLOCK_MONOTONIC) - start_ns) / 1e6;
    const double first_pss_mb = pss_mb();

    // Sizes and panels settle before anything is counted.
    for (int i = 0; i < 3; ++i) {
        SDL_PumpEvents();
        frame();
    }
    const DaySpan span = opened->pack->atlas.manifest.span;
    const Counters before = view->counters();
    std::vector<double> step_ms;
    const double cpu_before_ms = cpu_ms();
    for (int i = 0; i < request.steps; ++i) {
        const std::int64_t begin_ns = clock_ns(CLOCK_MONOTONIC);
        view->perform(SetDay{span.from + static_cast<std::int32_t>(
                                             std::int64_t{span.length_days()} * i / request.steps)});
        frame();
        step_ms.push_back(static_cast<double>(clock_ns(CLOCK_MONOTONIC) - begin_ns) / 1e6);
    }
    const double step_cpu_ms = (cpu_ms() - cpu_before_ms) / request.steps;
    const Counters after = view->counters();
    const auto per_step = [&](std::uint64_t Counters::* count) {
        return static_cast<double>(after.*count - before.*count) / request.steps;
    };

    const std::string machine =
        fmt::format("{}, {} processors; {}", processor(), sysconf(_SC_NPROCESSORS_ONLN),
                    renderer_name());
    nlohmann::ordered_json json = {
        {"atlas", opened->pack->atlas.manifest.key},
        {"size", fmt::format("{}x{}", request.width_px, request.height_px)},
        {"steps", request.steps},
        {"first_frame_ms", first_frame_ms},
        {"step_med_ms", percentile(step_ms, 0.5)},
        {"step_p95_ms", percentile(step_ms, 0.95)},
        {"step_cpu_ms", step_cpu_ms},
        {"pss_mb", pss_mb()},
        {"first_pss_mb", first_pss_mb},
        {"uploaded_bytes_per_step", per_step(&Counters::uploaded_bytes)},
        {"draw_calls_per_step", per_step(&Counters::draw_calls)},
        {"vertices_per_step", per_step(&Counters::vertices)},
        {"machine", machine},
    };
    for (auto& [name, value] : json.items()) {
        if (value.is_number_float()) {
            value = std::round(value.get<double>() * 100.0) / 100.0;
        }
    }
    if (request.json) {
        std::cout << json.dump() << '\n';
    } else {
        for (const auto& [name, value] : json.items()) {
            std::cout << fmt::format("{:24} {}\n", name,
                                     value.is_string() ? value.get<std::string>() : value.dump());
        }
    }
    if (traced != nullptr) {
        view->set_trace(nullptr);
        save_trace(trace, request.trace);
    }
    return 0;
}

}  // namespace nandu
