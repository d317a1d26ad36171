#include "viewer/layout.h"

#include <algorithm>
#include <cmath>

#include "map/story_plate.h"

namespace nandu {
namespace {

constexpr double kPaneGap = 6.0;  ///< Design px between then and now.

/// Then | Now: the list at the right edge, the map's room shared by two days.
void compare_in(Layout& out, const Comparison& comparison, const AppState& state) {
    const double s = out.s;
    const double width = state.viewport.width_px;
    double list_width = std::min(out.dock_kind == Layout::Dock::Full ? 404 * s : 344 * s, width * 0.4);
    if (!out.card) {
        out.changes = ScreenBox{width - list_width, 0, width, out.dock.top_px};
    } else if (out.card_is_sheet) {
        list_width = 0.0;
    } else {
        list_width = width - out.card->left_px + 8 * s;
    }
    const ScreenBox map{0, 0, width - list_width, out.free.bottom_px};
    out.free = map;
    const double middle = map.right_px * 0.5;
    switch (comparison.mode) {
        case CompareMode::SideBySide: {
            const double right = middle + kPaneGap * 0.5 * s;
            out.panes = {{{0, 0, middle - kPaneGap * 0.5 * s, map.bottom_px}, std::round(right), true},
                         {{std::round(right), 0, map.right_px, map.bottom_px}, 0.0, false}};
            out.panes[0].box.right_px = std::round(out.panes[0].box.right_px);
            out.free = out.panes[1].box;
            break;
        }
        case CompareMode::Wipe: {
            const double x = std::round(map.right_px * comparison.share);
            out.panes = {{{0, 0, x, map.bottom_px}, 0.0, true},
                         {{x, 0, map.right_px, map.bottom_px}, 0.0, false}};
            out.divider_x_px = x;
            break;
        }
        case CompareMode::Fade:
            out.panes = {{map, 0.0, true}, {map, 0.0, false}};
            break;
    }
}

}  // namespace

Layout layout_of(const AppState& state) {
    Layout out;
    const double s = state.ui_scale();
    if (state.presentation) {
        const Viewport& screen = map_viewport(state);
        out.s = s;
        out.free = {0, 0, double(screen.width_px),
                    screen.height_px - story_plate_height_px(screen)};
        return out;
    }
    const double width = state.viewport.width_px;
    const double height = state.viewport.height_px;
    const double logical_width = width / s;
    const double window_width = width / state.viewport.scale;
    const double gap = 16 * s;
    out.s = s;

    const bool folded = logical_width < 900 || height / s < 520;
    const bool compact = !folded && (logical_width < 1280 || height / s < 640);
    out.dock_kind = folded    ? Layout::Dock::Folded
                    : compact ? Layout::Dock::Compact
                              : Layout::Dock::Full;

    double dock_height = folded ? 68 * s : compact ? 196 * s : (state.time_zoomed ? 274 : 240) * s;
    dock_height = std::min(dock_height, height * 0.5);
    out.dock = {0, height - dock_height, width, height};

    out.tools_folded = folded;
    out.tool_labels = logical_width >= 1280;
    const double tools_height = 44 * s;
    out.tools = {gap, gap, gap + (folded ? 96 * s : (out.tool_labels ? 804 * s : 560 * s)),
                 gap + tools_height};
    out.zoom_buttons = {gap, out.tools.bottom_px + gap, gap + 40 * s,
                        out.tools.bottom_px + gap + 124 * s};

    out.card_is_sheet = logical_width < 560;
    if (!std::holds_alternative<NothingSelected>(state.selection)) {
        if (out.card_is_sheet) {
            out.card = ScreenBox{0, out.dock.top_px * 0.5, width, out.dock.top_px};
        } else {
            double card_width = 404 * s;
            if (folded) {
                card_width = std::max(width * 0.5, std::min(404 * s, width - 2 * gap));
                card_width = std::min(card_width, width * 0.62);
            } else if (logical_width < 1280) {
                card_width = 344 * s;
            } else if (logical_width < 1600) {
                card_width = 372 * s;
            } else if (window_width >= 3000 && state.viewport.scale < 1.5) {
                card_width = 480 * s;
            }
            card_width = std::min(card_width, width - 2 * gap);
            out.card = ScreenBox{width - gap - card_width, gap, width - gap, out.dock.top_px - gap};
        }
    }

    out.legend_is_button = folded || height / s < 600;
    const double legend_width = 268 * s;
    out.legend = {gap, out.zoom_buttons.bottom_px + gap, gap + legend_width, out.dock.top_px - gap};

    out.free = {0, 0, width, out.dock.top_px};
    if (out.card) {
        if (out.card_is_sheet) {
            out.free.bottom_px = out.card->top_px;
        } else {
            out.free.right_px = out.card->left_px - gap * 0.5;
        }
    }
    if (state.comparison) {
        compare_in(out, *state.comparison, state);
    }
    return out;
}

const Viewport& map_viewport(const AppState& state) {
    return state.presentation && state.presentation->screen ? *state.presentation->screen
                                                            : state.viewport;
}

ScreenPoint on_map_screen(const Layout& layout, ScreenPoint at) {
    for (const Layout::Pane& pane : layout.panes) {
        if (pane.then && pane.box.contains(at)) {
            at.x_px += pane.shift_px;
            break;
        }
    }
    return at;
}

}  // namespace nandu
