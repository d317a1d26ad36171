#pragma once

#include "ui/panels.h"

namespace nandu {

/// The window in front of the class: the picture itself lies on it already; hands, the overview
/// and quiet strips.
Commands class_panels(const Paint& paint, const PanelInput& input);

/// The teacher's window while the class has its own: the class's picture, what comes next, notes,
/// the question, clock and timer, all steps. Always dark.
Commands presenter_panels(const Paint& paint, const PanelInput& input);

// Shared by the two.

/// Hands on the class's picture, which lies on the window in [a, b]: next, guess, point, drag, zoom.
Commands hands_on_picture(const Paint& paint, const PanelInput& input, const char* id, ImVec2 a,
                          ImVec2 b);
/// All steps with their pictures over the whole window. On the class's own screen, what would give
/// an answer away is left out.
Commands overview_panel(const Paint& paint, const PanelInput& input, bool class_sees_it);
/// A texture whose first row is at v = 1, as OpenGL draws them.
void drawn_picture(const Paint& paint, unsigned texture, ImVec2 a, ImVec2 b);

}  // namespace nandu
