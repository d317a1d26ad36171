#include "map/camera.h"

#include <algorithm>
#include <cmath>

namespace nandu {
namespace {

/// A window never shows more than this many widths of the extent.
constexpr double kMostOfExtent = 1.3;

}  // namespace

ScreenPoint screen_from_map(const Camera& camera, const Viewport& viewport, MapPoint point) {
    return {viewport.width_px * 0.5 + (point.x_m - camera.center.x_m) / camera.m_per_px,
            viewport.height_px * 0.5 - (point.y_m - camera.center.y_m) / camera.m_per_px};
}

MapPoint map_from_screen(const Camera& camera, const Viewport& viewport, ScreenPoint point) {
    return {camera.center.x_m + (point.x_px - viewport.width_px * 0.5) * camera.m_per_px,
            camera.center.y_m - (point.y_px - viewport.height_px * 0.5) * camera.m_per_px};
}

MapBox visible_box(const Camera& camera, const Viewport& viewport) {
    const double half_width = viewport.width_px * 0.5 * camera.m_per_px;
    const double half_height = viewport.height_px * 0.5 * camera.m_per_px;
    return {camera.center.x_m - half_width, camera.center.y_m - half_height,
            camera.center.x_m + half_width, camera.center.y_m + half_height};
}

Camera camera_for(const MapBox& box, const Viewport& viewport, const ScreenBox& free) {
    const double free_width = std::max(1.0, free.right_px - free.left_px);
    const double free_height = std::max(1.0, free.bottom_px - free.top_px);
    Camera camera;
    camera.m_per_px = std::max((box.east_m - box.west_m) / free_width,
                               (box.north_m - box.south_m) / free_height);
    camera.m_per_px = std::max(camera.m_per_px, 1e-3);
    // The middle of the box comes to the middle of the free part, not of the window.
    const double off_x = (free.left_px + free.right_px) * 0.5 - viewport.width_px * 0.5;
    const double off_y = (free.top_px + free.bottom_px) * 0.5 - viewport.height_px * 0.5;
    camera.center = {(box.west_m + box.east_m) * 0.5 - off_x * camera.m_per_px,
                     (box.south_m + box.north_m) * 0.5 + off_y * camera.m_per_px};
    return camera;
}

Camera zoomed_about(const Camera& camera, const Viewport& viewport, ScreenPoint about,
                    double factor) {
    const MapPoint fixed = map_from_screen(camera, viewport, about);
    Camera zoomed = camera;
    zoomed.m_per_px = camera.m_per_px / factor;
    const MapPoint moved = map_from_screen(zoomed, viewport, about);
    zoomed.center.x_m += fixed.x_m - moved.x_m;
    zoomed.center.y_m += fixed.y_m - moved.y_m;
    return zoomed;
}

Camera bounded(const Camera& camera, const Viewport& viewport, const ScreenBox& free,
               const MapBox& extent, const MapBox& home, double nearest_width_m) {
    Camera out = camera;
    const double free_width = std::max(1.0, free.right_px - free.left_px);
    const double free_height = std::max(1.0, free.bottom_px - free.top_px);
    const double width = extent.east_m - extent.west_m;
    const double height = extent.north_m - extent.south_m;
    // Home may ask for more than the extent is wide, but not for the end of the world.
    const double home_fits = std::min(camera_for(home, viewport, free).m_per_px,
                                      kMostOfExtent * width / viewport.width_px);
    const double widest = std::max(std::min(width / free_width, height / free_height), home_fits);
    const double nearest = std::min(widest, nearest_width_m / viewport.width_px);
    out.m_per_px = std::clamp(out.m_per_px, nearest, widest);
    const double m = out.m_per_px;
    // The middle of the free part lies off the middle of the window by this much sheet.
    const double off_x = ((free.left_px + free.right_px) * 0.5 - viewport.width_px * 0.5) * m;
    const double off_y = ((free.top_px + free.bottom_px) * 0.5 - viewport.height_px * 0.5) * m;
    const double half_x = std::min(free_width * m, width) * 0.5;
    const double half_y = std::min(free_height * m, height) * 0.5;
    out.center.x_m =
        std::clamp(out.center.x_m + off_x, extent.west_m + half_x, extent.east_m - half_x) - off_x;
    out.center.y_m =
        std::clamp(out.center.y_m - off_y, extent.south_m + half_y, extent.north_m - half_y) +
        off_y;
    return out;
}

}  // namespace nandu
