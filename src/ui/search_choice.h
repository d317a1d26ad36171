#pragma once

#include "ui/panels.h"

namespace nandu {

/// The search field inside the tools: types, moves the chosen row, and takes it with Enter.
Commands search_field(const Paint& paint, const PanelInput& input, ImVec2 a, ImVec2 b);

/// What choosing a hit asks for: its place and its day.
Commands chosen(const SearchHit& hit, const PanelInput& input);

/// Where the search field stands, in physical pixels; the list of hits hangs under it.
ScreenBox search_field_box(const Paint& paint, const PanelInput& input);

}  // namespace nandu
