#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/stage.h"
#include "render/framebuffer.h"
#include "render/map_renderer.h"
#include "viewer/layout.h"
#include "viewer/what_changed.h"

namespace nandu {

/// The other day of Then | Now: its picture is kept and laid beside or over that of now. It is
/// drawn anew only when it differs.
class ThenView {
public:
    /// `glyphs` and `strings` must outlive it.
    ThenView(std::shared_ptr<const Pack> pack, GlyphCache& glyphs, const Strings& strings);

    /// What changed hands between the two days of the state.
    const WhatChanged& changes(const AppState& state);
    /// Its outline on the sheet; the same pointer while the days stay the same.
    std::shared_ptr<const Outlines> outlines(const AppState& state);

    /// What of now's map no label may touch: all that is not its pane.
    static void cover_now(const Layout& layout, std::vector<ScreenBox>& covered);

    /// Lays out the picture of then; `covered` are the panels in pixels of the window.
    void prepare(const AppState& state, const Layout& layout,
                 const std::vector<ScreenBox>& covered);
    const Overlay& overlay() const { return stage_.overlay(); }

    /// Draws now and lays the panes of then beside or over it.
    void draw(MapRenderer& renderer, const MapPicture& now, const Framebuffer& target,
              const Layout& layout, const Comparison& comparison);

private:
    void compare(const AppState& state);

    Stage stage_;
    std::optional<std::pair<Day, Day>> days_;
    WhatChanged changes_;
    std::shared_ptr<const Outlines> outlines_;
    const MapPicture* picture_ = nullptr;
    std::optional<OffscreenFramebuffer> kept_;
    MapPicture kept_picture_;
    int kept_left_px_ = 0;
};

}  // namespace nandu
