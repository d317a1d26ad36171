#pragma once

#include <string>

#include "app/stage.h"
#include "ui/item_rects.h"
#include "viewer/state.h"

namespace nandu {

/// The state as one line of JSON, for `--report`: scripts and tests read what the window shows
/// instead of guessing from its pixels.
std::string report_line(const AppState& state, Stage& stage, const ItemRects& rects);

}  // namespace nandu
