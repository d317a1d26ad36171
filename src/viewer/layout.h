#pragma once

#include <optional>
#include <vector>

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

    /// Then | Now: what each part of the window shows. A pixel of a pane shows the spot that the
    /// camera puts `shift_px` to its right; now is never shifted. Empty: one day, one map.
    struct Pane {
        ScreenBox box;
        double shift_px = 0.0;
        bool then = false;
    };
    std::vector<Pane> panes;
    std::optional<ScreenBox> changes;  ///< The list of what changed hands.
    std::optional<double> divider_x_px;
};

Layout layout_of(const AppState& state);

/// The screen that the camera looks at: the class's while presenting, else the window.
const Viewport& map_viewport(const AppState& state);
/// The pixel of the camera's own screen that is seen at pixel `at` of the window.
ScreenPoint on_map_screen(const Layout& layout, ScreenPoint at);

}  // namespace nandu
