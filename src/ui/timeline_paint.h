#pragma once

#include <optional>
#include <string>

#include "ui/panels.h"
#include "viewer/timeline.h"

namespace nandu {

inline ImVec2 at(double x, double y) {
    return {static_cast<float>(x), static_cast<float>(y)};
}

/// The colours of one polity on a panel.
Rgba polity_fill(const Paint& paint, const Atlas& atlas, PolityId polity);
Rgba polity_ink(const Paint& paint, const Atlas& atlas, PolityId polity);

/// Where the playhead stands: at noon of its day, and on from there while time plays.
double playhead_jdn(const AppState& state);

// The layers of the timeline in painter's order.
void draw_timeline_ground(const Paint& paint, const TimelineLayout& layout, const AppState& state);
void draw_timeline(const Paint& paint, const TimelineLayout& layout, const Pack& pack,
                   const AppState& state);
void draw_overview(const Paint& paint, const TimelineLayout& layout, const AppState& state,
                   bool hot);

struct LoopHandles {
    double from_px = 0.0, until_px = 0.0, y_px = 0.0;
};
/// Where the loop's bar and handles are; nothing without a loop range.
std::optional<LoopHandles> loop_handles(const TimelineLayout& layout, const AppState& state);
void draw_loop(const Paint& paint, const TimelineLayout& layout, const LoopHandles& handles);

/// The head's box: a shield, or a flag with the date where the view is zoomed. Where the day lies
/// out of view the flag waits at the edge.
struct Playhead {
    ScreenBox box;
    double x_px = 0.0;
    int beyond = 0;  ///< -1: the day lies left of the view, 1: right of it.
    std::string flag;
};
Playhead playhead_of(const Paint& paint, const TimelineLayout& layout, double jdn,
                     std::string flag);
void draw_playhead(const Paint& paint, const TimelineLayout& layout, const Playhead& head,
                   bool stuck);

/// A thin line under the pointer, its day and what lies there.
void draw_ghost(const Paint& paint, const TimelineLayout& layout, double x_px,
                const std::string& day, const std::string& what);

}  // namespace nandu
