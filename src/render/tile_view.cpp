#include "render/tile_view.h"

#include <algorithm>

namespace nandu {

Affine px_from_map(const TileView& view, double width, double height) {
    const double k = 1.0 / view.camera.m_per_px;
    return {static_cast<float>(k), static_cast<float>(k),
            static_cast<float>(width * 0.5 - view.camera.center.x_m * k),
            static_cast<float>(height * 0.5 - view.camera.center.y_m * k)};
}

Affine clip_from_map(const TileView& view, double width_px, double height_px) {
    const double kx = 2.0 / (width_px * view.camera.m_per_px);
    const double ky = 2.0 / (height_px * view.camera.m_per_px);
    return {static_cast<float>(kx), static_cast<float>(ky),
            static_cast<float>(-view.camera.center.x_m * kx),
            static_cast<float>(-view.camera.center.y_m * ky)};
}

MapBox box_of(const TileView& view, double margin_px) {
    return box_of(view, {0, 0, view.width_px, view.height_px}, margin_px);
}

MapBox box_of(const TileView& view, const PixelBox& box, double margin_px) {
    const double west_m = view.camera.center.x_m - view.width_px * 0.5 * view.camera.m_per_px;
    const double south_m = view.camera.center.y_m - view.height_px * 0.5 * view.camera.m_per_px;
    return {west_m + (box.left - margin_px) * view.camera.m_per_px,
            south_m + (box.bottom - margin_px) * view.camera.m_per_px,
            west_m + (box.right + margin_px) * view.camera.m_per_px,
            south_m + (box.top + margin_px) * view.camera.m_per_px};
}

PixelBox pixels_of(const TileView& view, const MapBox& box, double margin_px) {
    const MapBox shown = box_of(view, 0.0);
    const auto px = [&](double at_m, double from_m, double margin, int begin, int end) {
        const double at = (at_m - from_m) / view.camera.m_per_px + margin;
        return static_cast<int>(
            std::clamp(at, static_cast<double>(begin), static_cast<double>(end)));
    };
    const PixelBox all = view.visible();
    return {px(box.west_m, shown.west_m, -margin_px, all.left, all.right),
            px(box.south_m, shown.south_m, -margin_px, all.bottom, all.top),
            px(box.east_m, shown.west_m, margin_px + 1.0, all.left, all.right),
            px(box.north_m, shown.south_m, margin_px + 1.0, all.bottom, all.top)};
}

void set(const Program& program, const char* name, const Affine& a) {
    program.set(name, a.sx, a.sy, a.ox, a.oy);
}

void set(const Program& program, const char* name, const Rgba& c) {
    program.set(name, c.r, c.g, c.b, c.a);
}

}  // namespace nandu
