#pragma once

#include <optional>

#include "map/camera.h"
#include "viewer/state.h"

namespace nandu {

/// Where the panels stand, in physical pixels (design §1). A pure function of the window and the
/// state, so that the map knows what is covered and tests know where to click.
struct Layout {
    enum class Dock { Full, Compact, Folded };  ///< All lanes; without campaigns; court lane only.
    double s = 1.0;  ///< ui scale: multiply design pixels by it.
    Dock dock_kind = Dock::Full;
    ScreenBox dock;
    ScreenBox tools;                   ///< Name, search field, buttons.
    bool tool_labels = true;           ///< False: icons only.
    bool tools_folded = false;         ///< Only a menu and a search button.
    ScreenBox zoom_buttons;
    std::optional<ScreenBox> card;     ///< When something is selected.
    bool card_is_sheet = false;        ///< Narrow windows: over the lower half.
    ScreenBox legend;                  ///< Its largest extent; it is as high as its rows.
    bool legend_is_button = false;
    ScreenBox free;                    ///< The part of the map that no panel covers.
};

Layout layout_of(const AppState& state);

/// The screen that the camera looks at: the class's while presenting, else the window.
const Viewport& map_viewport(const AppState& state);

}  // namespace nandu
