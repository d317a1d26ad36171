#pragma once

#include "pack/pack.h"

namespace nandu {

/// Pixels of the drawable, x to the right, y down; (0, 0) is the top left corner.
struct ScreenPoint {
    double x_px = 0.0;
    double y_px = 0.0;
};

struct ScreenBox {
    double left_px = 0.0, top_px = 0.0, right_px = 0.0, bottom_px = 0.0;
    bool contains(ScreenPoint p) const {
        return p.x_px >= left_px && p.x_px < right_px && p.y_px >= top_px && p.y_px < bottom_px;
    }
    bool overlaps(const ScreenBox& o) const {
        return left_px < o.right_px && o.left_px < right_px && top_px < o.bottom_px &&
               o.top_px < bottom_px;
    }
};

/// Which part of the sheet is seen: its middle and its scale. North is up.
struct Camera {
    MapPoint center;
    double m_per_px = 3000.0;
    friend constexpr bool operator==(const Camera&, const Camera&) = default;
};

struct Viewport {
    int width_px = 1280;
    int height_px = 720;
    double scale = 1.0;  ///< Display scale: physical pixels for one design pixel.
    friend constexpr bool operator==(const Viewport&, const Viewport&) = default;
};

ScreenPoint screen_from_map(const Camera& camera, const Viewport& viewport, MapPoint point);
MapPoint map_from_screen(const Camera& camera, const Viewport& viewport, ScreenPoint point);
MapBox visible_box(const Camera& camera, const Viewport& viewport);

/// The camera that shows `box` within `free`, the part of the window that no panel covers.
Camera camera_for(const MapBox& box, const Viewport& viewport, const ScreenBox& free);

/// Zooms by `factor` (2 = twice as near) about a point that stays under the pointer.
Camera zoomed_about(const Camera& camera, const Viewport& viewport, ScreenPoint about,
                    double factor);

/// Keeps the free part of the window (what no panel covers) inside `extent`, so that every spot of
/// the sheet can be brought into the open. The widest scale fills the free part with the extent,
/// or shows the whole of `home` where that is more; at the nearest one the window shows
/// `nearest_width_m` of sheet.
Camera bounded(const Camera& camera, const Viewport& viewport, const ScreenBox& free,
               const MapBox& extent, const MapBox& home, double nearest_width_m);

}  // namespace nandu
