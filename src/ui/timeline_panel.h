#pragma once

#include "ui/panels.h"
#include "ui/timeline_memory.h"
#include "viewer/timeline.h"

namespace nandu {

/// The timeline inside `box`: draws it and returns what the mouse did to it. The layout is kept in
/// `memory` and made anew only when what it depends on has changed.
Commands timeline(const Paint& paint, const PanelInput& input, const ScreenBox& box,
                  double gutter_px, TimelineMemory& memory);

}  // namespace nandu
