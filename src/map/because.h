#pragma once

#include <optional>
#include <vector>

#include "atlas/atlas.h"
#include "map/draw_list.h"
#include "map/theme.h"

namespace nandu {

/// How a link between events is drawn, on the map, the timeline and in the legend: solid where one
/// led to the other, dashed where it helped, dotted where that is disputed. Design pixels.
struct CauseLine {
    float width = 3.0F;
    float dash_on = 0.0F, dash_off = 0.0F;  ///< 0: solid.
};
CauseLine cause_line(CauseStrength strength);

/// A curved arrow from cause to effect that leaves `clear_px` free about both ends, and bulges
/// the more the greater `lane` is: links between the same two places do not cover each other.
/// Where both ends (nearly) coincide, a loop beside them. `s` is the ui scale. Returns the points
/// of its line, for what must keep clear of it.
std::vector<ScreenPoint> append_cause_arrow(DrawList& list, ScreenPoint cause, ScreenPoint effect,
                                            CauseStrength strength, int lane, double clear_px,
                                            Rgba colour, Rgba halo, double s);

}  // namespace nandu
