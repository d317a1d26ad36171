#pragma once

#include <optional>

#include "viewer/timeline.h"

namespace nandu {

/// What the timeline keeps from frame to frame.
struct TimelineMemory {
    /// Everything that the layout depends on.
    struct Key {
        const Atlas* atlas = nullptr;
        TimeView view;
        ScreenBox box;
        double gutter_px = 0.0;
        double s = 0.0;
        Layout::Dock kind = Layout::Dock::Full;
        Language language = Language::En;
        bool lunar_shown = true;
        std::optional<EventId> selected;
    };
    std::optional<Key> key;
    TimelineLayout layout;
    int layouts_made = 0;  ///< For tests: an idle or playing timeline makes none.

    /// What the mouse holds.
    enum class Grab { None, Head, ThenHead, Ruler, Lanes, Overview, NewLoop, LoopFrom, LoopUntil, LoopBody };
    Grab grab = Grab::None;
    bool moved = false;      ///< Far enough to be a drag.
    bool begun = false;      ///< A first command of this gesture has been sent.
    double offset_px = 0.0;  ///< From the pointer to what it holds.
    double grab_x_px = 0.0;
    TimeView grab_view;             ///< The view when it took hold.
    DaySpan grab_range{};           ///< The loop's days when it took hold.
    std::optional<DaySpan> marked;  ///< The loop as it will be when the mouse lets go.

    // The dock's own.
    bool speed_open = false;
    bool was_typing = false, field_was_active = false;
};

}  // namespace nandu
