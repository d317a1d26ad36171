#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bake/sheet_grid.h"
#include "pack/pack.h"

namespace nandu {

/// A grid of labels drawn as text: 'a' is seat 0, 'b' seat 1 and so on. Each character is a block
/// of `block` x `block` squares of 1 km, so that smoothing has something to smooth.
struct Sketch {
    SheetGrid grid;
    std::vector<std::uint16_t> labels;
    std::vector<MapPoint> seats;  ///< In the middle of each letter's first block.
};

inline Sketch sketch(const std::vector<std::string>& rows, int block = 10) {
    Sketch s;
    s.grid.columns = static_cast<std::int32_t>(rows[0].size()) * block;
    s.grid.rows = static_cast<std::int32_t>(rows.size()) * block;
    s.grid.cell_m = 1000.0;
    s.grid.west_m = -20000.0;
    s.grid.north_m = 50000.0;
    s.labels.resize(s.grid.size());
    for (std::int32_t r = 0; r < s.grid.rows; ++r) {
        for (std::int32_t c = 0; c < s.grid.columns; ++c) {
            const char letter =
                rows[static_cast<std::size_t>(r / block)][static_cast<std::size_t>(c / block)];
            s.labels[s.grid.index(c, r)] = static_cast<std::uint16_t>(letter - 'a');
        }
    }
    const std::uint16_t count = *std::max_element(s.labels.begin(), s.labels.end()) + 1;
    for (std::uint16_t seat = 0; seat < count; ++seat) {
        const auto at = std::find(s.labels.begin(), s.labels.end(), seat) - s.labels.begin();
        s.seats.push_back(
            s.grid.middle(static_cast<std::int32_t>(at % s.grid.columns) + block / 2,
                          static_cast<std::int32_t>(at / s.grid.columns) + block / 2));
    }
    return s;
}

inline double mesh_area_m2(const Mesh& mesh) {
    double twice = 0.0;
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const MapPointF a = mesh.vertices[mesh.indices[i]];
        const MapPointF b = mesh.vertices[mesh.indices[i + 1]];
        const MapPointF c = mesh.vertices[mesh.indices[i + 2]];
        const double area =
            (static_cast<double>(b.x_m) - a.x_m) * (static_cast<double>(c.y_m) - a.y_m) -
            (static_cast<double>(c.x_m) - a.x_m) * (static_cast<double>(b.y_m) - a.y_m);
        twice += area < 0.0 ? -area : area;
    }
    return twice / 2.0;
}

/// How many triangles cover the middle of each square of the grid.
inline std::vector<int> times_covered(const Mesh& mesh, const SheetGrid& grid) {
    std::vector<int> times(grid.size(), 0);
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        for_cells_in_triangle(
            grid, mesh.vertices[mesh.indices[i]], mesh.vertices[mesh.indices[i + 1]],
            mesh.vertices[mesh.indices[i + 2]], [&](std::size_t at) { ++times[at]; });
    }
    return times;
}

/// Pairs of seats that share a border, as "ab".
inline std::set<std::string> neighbours(const Territory& territory) {
    std::set<std::string> pairs;
    for (const Territory::Edge& edge : territory.edges) {
        if (edge.left_seat == Territory::kOutside || edge.right_seat == Territory::kOutside) {
            continue;
        }
        std::string pair{static_cast<char>('a' + edge.left_seat),
                         static_cast<char>('a' + edge.right_seat)};
        std::sort(pair.begin(), pair.end());
        pairs.insert(pair);
    }
    return pairs;
}

inline double never_apart(std::uint16_t, std::uint16_t) {
    return 0.0;
}
inline bool always(int, int) {
    return true;
}

}  // namespace nandu
