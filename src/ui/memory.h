#pragma once

#include <map>
#include <optional>
#include <string>

#include <imgui.h>

#include "ui/timeline_memory.h"
#include "viewer/state.h"

namespace nandu {

/// A hand on the class's picture.
struct LessonMemory {
    bool pressed = false, dragging = false, right = false;
    ImVec2 press, last;
    int overview_step = -1;   ///< The one last brought into sight.
    int strip_step = -1;
    bool scrubbing = false;
};

/// What panels keep from frame to frame and nobody else needs to know: it is lost with the window
/// and never undone.
struct PanelMemory {
    std::map<std::string, float, std::less<>> scroll_px;
    int search_row = 0;
    std::string search_row_for;  ///< The query that `search_row` belongs to.
    bool about_open = false;
    std::optional<double> text_scale;  ///< While its slider is held.
    Selection card_for;
    float card_height_px = 0.0F;  ///< The card keeps its height until it is closed.
    TimelineMemory timeline;
    int scroll_steps = 0;  ///< Lines to scroll in the topmost text, from the keyboard.
    SourceId source_wanted = kNo<SourceId>;  ///< A source's number was pressed.
    double source_wanted_secs = 0.0;
    bool source_shown = false;
    /// When each panel that fades in was opened, and the last frame in which it was there.
    struct Appearance {
        double opened_secs = 0.0;
        int last_frame = -2;
    };
    std::map<std::string, Appearance, std::less<>> appearances;
    double appearing_until_secs = 0.0;
    bool reduced_motion = false;
    bool legend_popped = false;  ///< Where the legend is but a button.
    std::map<std::string, bool, std::less<>> unfolded_changes;
    std::string path;  ///< Typed in the panel that opens an atlas.
    bool path_asked = false;
    std::optional<PlaceId> hovered_place;
    std::optional<FeatureId> hovered_feature;
    double hovered_secs = 0.0;
    LessonMemory lesson;
};

}  // namespace nandu
