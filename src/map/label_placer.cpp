#include "map/label_placer.h"

#include <algorithm>
#include <cmath>

namespace nandu {

LabelPlacer::LabelPlacer(const Viewport& viewport)
    : columns_(static_cast<int>(viewport.width_px / kTilePx) + 1),
      rows_(static_cast<int>(viewport.height_px / kTilePx) + 1),
      width_px_(viewport.width_px),
      height_px_(viewport.height_px),
      tiles_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

template <class Visit>
bool LabelPlacer::any_tile(const ScreenBox& box, Visit visit) const {
    const auto tile = [](double px, int count) {
        return std::clamp(static_cast<int>(std::floor(px / kTilePx)), 0, count - 1);
    };
    for (int row = tile(box.top_px, rows_); row <= tile(box.bottom_px, rows_); ++row) {
        for (int column = tile(box.left_px, columns_); column <= tile(box.right_px, columns_);
             ++column) {
            if (visit(static_cast<std::size_t>(row * columns_ + column))) {
                return true;
            }
        }
    }
    return false;
}

void LabelPlacer::take(const ScreenBox& box, Taken kind) {
    if (box.right_px < 0 || box.bottom_px < 0 || box.left_px > width_px_ ||
        box.top_px > height_px_) {
        return;
    }
    any_tile(box, [this, &box, kind](std::size_t tile) {
        tiles_[tile].push_back({box, kind});
        return false;
    });
}

bool LabelPlacer::is_free(const ScreenBox& box) const {
    return !any_tile(box, [this, &box](std::size_t tile) {
        return std::any_of(tiles_[tile].begin(), tiles_[tile].end(),
                           [&box](const Item& taken) { return taken.box.overlaps(box); });
    });
}

bool LabelPlacer::inside(const ScreenBox& box) const {
    return box.left_px >= 0 && box.top_px >= 0 && box.right_px <= width_px_ &&
           box.bottom_px <= height_px_;
}

bool LabelPlacer::fits(const ScreenBox& box) const { return inside(box) && is_free(box); }

double LabelPlacer::hidden_px2(const ScreenBox& box) const {
    double hidden = 0.0;
    any_tile(box, [this, &box, &hidden](std::size_t tile) {
        for (const Item& taken : tiles_[tile]) {
            if (taken.kind == Taken::Hard && taken.box.overlaps(box)) {
                hidden += (std::min(box.right_px, taken.box.right_px) -
                           std::max(box.left_px, taken.box.left_px)) *
                          (std::min(box.bottom_px, taken.box.bottom_px) -
                           std::max(box.top_px, taken.box.top_px));
            }
        }
        return false;
    });
    return hidden;
}

std::optional<LabelPlacer::Placed> LabelPlacer::beside(ScreenPoint symbol, double radius,
                                                       double gap, double width, double height,
                                                       int kept_side, bool force) const {
    constexpr int kSides = 8;
    const double x = symbol.x_px;
    const double y = symbol.y_px;
    const auto box_at = [x, y, radius, gap, width, height](int side, double farther) {
        const double near = radius + gap + farther;
        const double slant = radius * 0.7 + gap * 0.4 + farther;
        const ScreenPoint corners[kSides] = {
            {x + near, y - height * 0.5},             // right
            {x - near - width, y - height * 0.5},     // left
            {x + slant, y - slant - height},          // top right
            {x + slant, y + slant},                   // bottom right
            {x - slant - width, y - slant - height},  // top left
            {x - slant - width, y + slant},           // bottom left
            {x - width * 0.5, y - near - height},     // top
            {x - width * 0.5, y + near},              // bottom
        };
        const ScreenPoint& corner = corners[side];
        return ScreenBox{corner.x_px, corner.y_px, corner.x_px + width, corner.y_px + height};
    };
    if (kept_side >= 0 && kept_side < kSides && fits(box_at(kept_side, 0.0))) {
        return Placed{box_at(kept_side, 0.0), kept_side};
    }
    for (const double farther : {0.0, gap * 2.5}) {
        for (int side = 0; side < kSides; ++side) {
            if (fits(box_at(side, farther))) {
                return Placed{box_at(side, farther), side};
            }
        }
    }
    if (!force) {
        return std::nullopt;
    }
    std::optional<Placed> best;
    double least = 0.0;
    for (const double farther : {0.0, gap * 2.5, gap * 6.0}) {
        for (int side = 0; side < kSides; ++side) {
            const ScreenBox box = box_at(side, farther);
            if (!inside(box)) {
                continue;
            }
            const double hidden = hidden_px2(box);
            if (!best || hidden < least) {
                best = Placed{box, side};
                least = hidden;
            }
        }
    }
    return best ? best : Placed{box_at(0, 0.0), 0};
}

}  // namespace nandu
