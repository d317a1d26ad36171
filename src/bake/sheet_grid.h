#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "pack/pack.h"

namespace nandu {

/// A regular grid over the sheet; row 0 is the north, as in the pack's rasters.
struct SheetGrid {
    std::int32_t columns = 0, rows = 0;
    double west_m = 0.0, north_m = 0.0, cell_m = 0.0;

    std::size_t size() const {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    std::size_t index(std::int32_t column, std::int32_t row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(column);
    }
    bool contains(std::int32_t column, std::int32_t row) const {
        return column >= 0 && row >= 0 && column < columns && row < rows;
    }
    std::int32_t column_of(double x_m) const {
        return static_cast<std::int32_t>(std::floor((x_m - west_m) / cell_m));
    }
    std::int32_t row_of(double y_m) const {
        return static_cast<std::int32_t>(std::floor((north_m - y_m) / cell_m));
    }
    /// The middle of a cell.
    MapPoint middle(std::int32_t column, std::int32_t row) const {
        return {west_m + (column + 0.5) * cell_m, north_m - (row + 0.5) * cell_m};
    }
};

/// A grid over `box` and a margin of a twentieth on each side. Its cells are whole hundreds of
/// metres, and about `most_cells` at most.
SheetGrid grid_over(const MapBox& box, double most_cells);

/// Calls `visit(index)` for every cell whose middle lies in the triangle.
template <class Visit>
void for_cells_in_triangle(const SheetGrid& grid, const MapPointF& a, const MapPointF& b,
                           const MapPointF& c, Visit visit) {
    const MapPointF* corners[3] = {&a, &b, &c};
    const double north = std::max({a.y_m, b.y_m, c.y_m});
    const double south = std::min({a.y_m, b.y_m, c.y_m});
    const std::int32_t first = std::max(grid.row_of(north), 0);
    const std::int32_t last = std::min(grid.row_of(south), grid.rows - 1);
    for (std::int32_t row = first; row <= last; ++row) {
        const double y = grid.middle(0, row).y_m;
        double west = 1e300;
        double east = -1e300;
        for (int k = 0; k < 3; ++k) {
            const MapPointF& p = *corners[k];
            const MapPointF& q = *corners[(k + 1) % 3];
            if ((p.y_m > y) == (q.y_m > y)) {
                continue;
            }
            const double t = (y - p.y_m) / (static_cast<double>(q.y_m) - p.y_m);
            const double x = p.x_m + t * (static_cast<double>(q.x_m) - p.x_m);
            west = std::min(west, x);
            east = std::max(east, x);
        }
        if (west > east) {
            continue;
        }
        const auto from = static_cast<std::int32_t>(
            std::ceil(std::max(0.0, (west - grid.west_m) / grid.cell_m - 0.5)));
        const auto to = static_cast<std::int32_t>(
            std::floor(std::min(grid.columns - 1.0, (east - grid.west_m) / grid.cell_m - 0.5)));
        for (std::int32_t column = from; column <= to; ++column) {
            visit(grid.index(column, row));
        }
    }
}

}  // namespace nandu
