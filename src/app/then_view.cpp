#include "app/then_view.h"

#include <algorithm>
#include <cmath>

namespace nandu {
namespace {

const Layout::Pane* pane_of(const Layout& layout, bool then) {
    for (const Layout::Pane& pane : layout.panes) {
        if (pane.then == then) {
            return &pane;
        }
    }
    return nullptr;
}

/// Where labels may stand. A wipe cuts through them, so that it moves over a still map.
const ScreenBox& open_box(const Layout& layout, const Layout::Pane& pane) {
    return layout.divider_x_px ? layout.free : pane.box;
}

/// Covers all of the camera's screen but `open`.
void cover_around(const ScreenBox& open, std::vector<ScreenBox>& covered) {
    constexpr double kFar = 1e6;
    covered.push_back({-kFar, -kFar, open.left_px, kFar});
    covered.push_back({open.right_px, -kFar, kFar, kFar});
    covered.push_back({-kFar, open.bottom_px, kFar, kFar});
}

}  // namespace

ThenView::ThenView(std::shared_ptr<const Pack> pack, GlyphCache& glyphs, const Strings& strings)
    : stage_(std::move(pack), glyphs, strings) {}

void ThenView::compare(const AppState& state) {
    const std::pair days(state.comparison->then, state.day);
    if (days_ == days) {
        return;
    }
    const bool first = !days_;
    days_ = days;
    WhatChanged now = what_changed(stage_.pack().atlas, stage_.holders(), days.first, days.second);
    if (first || now.changed != changes_.changed) {
        outlines_ = std::make_shared<const Outlines>(
            outlines_of(stage_.pack(), now.changed));
    }
    changes_ = std::move(now);
}

const WhatChanged& ThenView::changes(const AppState& state) {
    compare(state);
    return changes_;
}

std::shared_ptr<const Outlines> ThenView::outlines(const AppState& state) {
    compare(state);
    return outlines_;
}

void ThenView::cover_now(const Layout& layout, std::vector<ScreenBox>& covered) {
    if (const Layout::Pane* pane = pane_of(layout, false)) {
        cover_around(open_box(layout, *pane), covered);
    }
}

void ThenView::prepare(const AppState& state, const Layout& layout,
                       const std::vector<ScreenBox>& covered) {
    const Layout::Pane& pane = *pane_of(layout, true);
    AppState then = state;
    then.day = state.comparison->then;
    then.day_fraction = 0.0;
    then.playing = false;
    std::vector<ScreenBox> boxes;
    for (ScreenBox box : covered) {
        box.left_px += pane.shift_px;
        box.right_px += pane.shift_px;
        boxes.push_back(box);
    }
    ScreenBox open = open_box(layout, pane);
    open.left_px += pane.shift_px;
    open.right_px += pane.shift_px;
    cover_around(open, boxes);
    picture_ = &stage_.picture(then, boxes, nullptr, outlines(state));
}

void ThenView::draw(MapRenderer& renderer, const MapPicture& now, const Framebuffer& target,
                    const Layout& layout, const Comparison& comparison) {
    const Layout::Pane& pane = *pane_of(layout, true);
    // The picture is kept as wide as the map, so that a wipe only shows more or less of it.
    const bool shifted = pane.shift_px != 0.0;
    const int width = static_cast<int>(shifted ? pane.box.right_px : layout.free.right_px);
    const int height = static_cast<int>(pane.box.bottom_px);
    const int left = static_cast<int>(pane.shift_px);
    const bool fades = comparison.mode == CompareMode::Fade;
    MapPicture ground = now;
    MapPicture then = *picture_;
    if (fades) {
        ground.overlay = then.overlay = nullptr;  // Names would be written over each other.
    }
    renderer.draw(ground, target);
    if (width < 1 || height < 1) {
        return;
    }
    const bool fits = kept_ && kept_->framebuffer().width_px == width &&
                      kept_->framebuffer().height_px == height && kept_left_px_ == left;
    if (!fits || !(kept_picture_ == then)) {
        if (!fits) {
            kept_.emplace(width, height);
        }
        renderer.draw_tile(then, kept_->framebuffer(), left, 0);
        kept_picture_ = std::move(then);
        kept_left_px_ = left;
    }
    if (fades) {
        renderer.lay_over(*kept_, target, static_cast<float>(1.0 - comparison.share));
        renderer.draw_overlay(comparison.share < 0.5 ? *picture_ : now, target);
    } else {
        Framebuffer shown = kept_->framebuffer();
        shown.width_px = std::min(width, static_cast<int>(pane.box.right_px));
        copy_pixels(shown, target, 0, 0);
    }
}

}  // namespace nandu
