#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pack/pack.h"

namespace nandu {

/// Triangles that lie near each other, so that what is out of sight can be left out.
struct TriangleChunk {
    std::uint32_t first_index = 0, index_count = 0;
    float west_m = 0.0F, south_m = 0.0F, east_m = 0.0F, north_m = 0.0F;
};

struct SortedTriangles {
    std::vector<std::uint32_t> indices;
    std::vector<TriangleChunk> chunks;  ///< In the order of the indices.
};

/// Puts the triangles of `mesh` into the order of a grid of square tiles.
SortedTriangles sorted_by_place(const Mesh& mesh);

/// Puts the triangles into the order of their first corner's seat: chunk i is the cell of seat i.
SortedTriangles sorted_by_seat(const Mesh& mesh, std::span<const std::uint16_t> seat_of_vertex,
                               std::size_t seat_count);

/// Cells of a territory with fewer triangles.
struct CoarseCells {
    Mesh mesh;
    Block<std::uint16_t> seat_of_vertex;
};

/// Leaves out vertices along the borders that lie within `tolerance_m` of the simpler border: they
/// move along it to the nearest that stays, for both cells alike, and triangles that lost their
/// area go. The borders are then those of segments_of(territory, tolerance_m).
CoarseCells coarse_cells(const Territory& territory, double tolerance_m);

struct IndexRange {
    std::uint32_t first = 0, count = 0;
};
bool touches(const TriangleChunk& chunk, const MapBox& box);
/// Joins the chunk to the last range if it follows it.
void add_range(std::vector<IndexRange>& ranges, const TriangleChunk& chunk);
/// Ranges of indices in chunks that touch `box`; neighbours are joined.
std::vector<IndexRange> visible_ranges(std::span<const TriangleChunk> chunks, const MapBox& box);

}  // namespace nandu
