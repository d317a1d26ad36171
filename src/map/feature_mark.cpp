#include "map/feature_mark.h"

namespace nandu {

void mark_feature(const Features& features, FeatureId id, const Camera& camera,
                  const Viewport& viewport, const Theme& theme, double s, DrawList& list) {
    const auto at = static_cast<std::uint32_t>(id);
    const auto on_screen = [&](const MapPointF& p) {
        return screen_from_map(camera, viewport,
                               {static_cast<double>(p.x_m), static_cast<double>(p.y_m)});
    };
    if (at < features.points) {
        Shape ring;
        ring.center = on_screen(features.positions[at]);
        ring.half_width_px = ring.half_height_px = ring.corner_px =
            static_cast<float>(dot_radius_px(features) * viewport.scale + 3.5 * s);
        ring.line = theme.map_ink;
        ring.line_px = static_cast<float>(2.0 * s);
        ring.halo = theme.map_halo;
        ring.halo_px = static_cast<float>(1.5 * s);
        list.push_back(ring);
        return;
    }
    const std::uint32_t shape = at - features.points;
    for (std::uint32_t r = features.rings_of[shape]; r < features.rings_of[shape + 1]; ++r) {
        Stroke outline;
        const std::uint32_t first = features.ring_first[r];
        const std::uint32_t last = features.ring_first[r + 1];
        for (std::uint32_t i = first; i < last; ++i) {
            outline.points.push_back(on_screen(features.ring_points[i]));
        }
        if (at >= features.points + features.lines && last > first) {
            outline.points.push_back(outline.points.front());
        }
        outline.widths_px = {static_cast<float>(2.5 * s)};
        outline.colour = theme.map_ink;
        outline.halo = theme.map_halo;
        outline.halo_px = static_cast<float>(1.5 * s);
        list.push_back(std::move(outline));
    }
}

}  // namespace nandu
