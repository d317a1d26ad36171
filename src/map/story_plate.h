#pragma once

#include <string>

#include "map/draw_list.h"

namespace nandu {

/// What the class reads under the map.
struct StoryPlate {
    enum class Kind { Telling, Question, Answer };
    Kind kind = Kind::Telling;
    std::string title;
    std::string second_title;  ///< The same in the other script; left out where it finds no room.
    std::string date;
    std::string text;
    std::string lunar_date;
    std::string hint;   ///< What the class may do now; beside the lunar date.
    std::string count;  ///< "Step 7 of 20"
    friend bool operator==(const StoryPlate&, const StoryPlate&) = default;
};

/// The unit of the class's screen in pixels: what it must read is never under 28 units.
double story_unit_px(const Viewport& screen);

/// How much of the lower edge of the class's screen the plate takes, in pixels.
double story_plate_height_px(const Viewport& screen);

/// The lower third of the class's screen, opaque and dark in both themes. A text that is too long
/// for its room is set smaller, never cut.
DrawList draw_story_plate(const StoryPlate& plate, const Viewport& screen, bool simplified,
                          const MeasureText& measure);

}  // namespace nandu
