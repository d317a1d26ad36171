#pragma once

#include "map/draw_list.h"

namespace nandu {

/// Draws a ring about a point, an outline about an area, a line over a line: what is pointed at.
/// `s` is the scale of signs.
void mark_feature(const Features& features, FeatureId id, const Camera& camera,
                  const Viewport& viewport, const Theme& theme, double s, DrawList& list);

}  // namespace nandu
