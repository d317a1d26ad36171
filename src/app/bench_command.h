#pragma once

#include <filesystem>

#include "app/paths.h"

namespace nandu {

/// `nandu bench`: how long the window takes to show its first frame and to step through time.
struct BenchRequest {
    std::filesystem::path atlas;  ///< Empty: the built-in atlas.
    int steps = 100;
    int width_px = 1280, height_px = 720;
    bool json = false;
    std::filesystem::path trace;  ///< Empty: none. Traced frames take longer.
};

/// Prints one line of JSON, or a few of words. Every step draws the whole window for another day,
/// all over the atlas's span, and waits for it by reading one pixel back.
///
/// The first frame is counted from the start of the process, or from T0_NS in the environment
/// (nanoseconds of CLOCK_MONOTONIC), which a script can take just before it starts the program.
int run_bench_command(const BenchRequest& request, const Paths& paths);

}  // namespace nandu
