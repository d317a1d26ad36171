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

    /// Nothing may be set on this box any more.
    void take(const ScreenBox& box);
    bool is_free(const ScreenBox& box) const;
    /// Inside the window and free.
    bool fits(const ScreenBox& box) const;

    /// Where a label of this size goes beside a symbol: the side that was kept from last time if
    /// it still fits, else right, left, top right, bottom right, top left, bottom left, top,
    /// bottom. `force` takes the first side inside the window even if something is there.
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
    std::vector<std::vector<ScreenBox>> tiles_;

    template <class Visit>
    bool any_tile(const ScreenBox& box, Visit visit) const;
};

}  // namespace nandu
