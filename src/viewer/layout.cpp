#include "viewer/layout.h"

#include <algorithm>

#include "map/story_plate.h"

namespace nandu {

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
    out.free.top_px = 0;
    return out;
}

const Viewport& map_viewport(const AppState& state) {
    return state.presentation && state.presentation->screen ? *state.presentation->screen
                                                            : state.viewport;
}

}  // namespace nandu
