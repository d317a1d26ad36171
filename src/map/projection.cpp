#include "map/projection.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace nandu {
namespace {

struct Sample {
    double x = 0.0, y = 0.0;
};

/// Reads a grid of `columns` x `rows` nodes at the fractional node (`column`, `row`).
Sample bilinear(std::span<const MapPointF> nodes, std::int32_t columns, std::int32_t rows,
                double column, double row) {
    if (columns < 1 || rows < 1) {
        return {};
    }
    // Not std::clamp: NaN must become a number before it becomes an index.
    const double c = std::max(0.0, std::min(column, static_cast<double>(columns - 1)));
    const double r = std::max(0.0, std::min(row, static_cast<double>(rows - 1)));
    const auto c0 = static_cast<std::int32_t>(c);
    const auto r0 = static_cast<std::int32_t>(r);
    const std::int32_t c1 = std::min(c0 + 1, columns - 1);
    const std::int32_t r1 = std::min(r0 + 1, rows - 1);
    const double u = c - c0;
    const double v = r - r0;
    const auto node = [&](std::int32_t i, std::int32_t j) -> const MapPointF& {
        return nodes[static_cast<std::size_t>(j) * static_cast<std::size_t>(columns) +
                     static_cast<std::size_t>(i)];
    };
    const MapPointF& a = node(c0, r0);
    const MapPointF& b = node(c1, r0);
    const MapPointF& d = node(c0, r1);
    const MapPointF& e = node(c1, r1);
    const auto mix = [&](double p, double q, double s, double t) {
        return (p * (1.0 - u) + q * u) * (1.0 - v) + (s * (1.0 - u) + t * u) * v;
    };
    return {mix(a.x_m, b.x_m, d.x_m, e.x_m), mix(a.y_m, b.y_m, d.y_m, e.y_m)};
}

}  // namespace

MapPoint map_from_lonlat(const ProjectionGrid& grid, LonLat position) {
    const Sample s = bilinear(grid.forward, grid.columns, grid.rows,
                              (position.lon_deg - grid.lonlat.west_deg) / grid.step_deg,
                              (position.lat_deg - grid.lonlat.south_deg) / grid.step_deg);
    return {s.x, s.y};
}

LonLat lonlat_from_map(const ProjectionGrid& grid, MapPoint point) {
    const Sample s = bilinear(grid.inverse, grid.inverse_columns, grid.inverse_rows,
                              (point.x_m - grid.map.west_m) / grid.inverse_step_m,
                              (point.y_m - grid.map.south_m) / grid.inverse_step_m);
    return {s.x, s.y};
}

}  // namespace nandu
