#pragma once

#include <optional>
#include <vector>

#include "map/camera.h"

namespace nandu {

/// Keeps what is taken on the picture and finds room for one label after another, the most
/// important first. Boxes are hashed into coarse tiles, so that asking costs no more than the
/// neighbours.
class LabelPlacer {
public:
    explicit LabelPlacer(const Viewport& viewport);

    /// Signs and labels are never written over; lines only by a label that must stand.
    enum class Taken { Hard, Soft };
    void take(const ScreenBox& box, Taken kind = Taken::Hard);
    bool is_free(const ScreenBox& box) const;
    /// Inside the window and free.
    bool fits(const ScreenBox& box) const;

    /// Where a label of this size goes beside a symbol: the side that was kept from last time if
    /// it still fits, else right, left, top right, bottom right, top left, bottom left, top,
    /// bottom, and the same a little farther off. `force` then writes over lines, and at last
    /// takes the side where least is hidden.
    struct Placed {
        ScreenBox box;
        int side = 0;
    };
    std::optional<Placed> beside(ScreenPoint symbol, double symbol_radius_px, double gap_px,
                                 double width_px, double height_px, int kept_side,
                                 bool force) const;

private:
    static constexpr double kTilePx = 64.0;
    int columns_, rows_;
    double width_px_, height_px_;
    struct Item {
        ScreenBox box;
        Taken kind;
    };
    std::vector<std::vector<Item>> tiles_;

    bool inside(const ScreenBox& box) const;
    /// Square pixels of `box` that hide something hard; 0 on free ground and on lines.
    double hidden_px2(const ScreenBox& box) const;

    template <class Visit>
    bool any_tile(const ScreenBox& box, Visit visit) const;
};

}  // namespace nandu
