#include "render/triangles.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <unordered_map>
#include <utility>

#include "render/segments.h"

namespace nandu {
namespace {

constexpr std::size_t kTilesAcross = 24;
/// A chunk is also closed after so many triangles: one tile may hold a whole archipelago.
constexpr std::size_t kTrianglesInChunk = 2048;

/// Equal for equal places only.
std::uint64_t key_of(MapPointF p) {
    std::uint64_t key = 0;
    static_assert(sizeof(p) == sizeof(key));
    std::memcpy(&key, &p, sizeof(key));
    return key;
}

void grow(TriangleChunk& chunk, MapPointF p) {
    chunk.west_m = std::min(chunk.west_m, p.x_m);
    chunk.east_m = std::max(chunk.east_m, p.x_m);
    chunk.south_m = std::min(chunk.south_m, p.y_m);
    chunk.north_m = std::max(chunk.north_m, p.y_m);
}

}  // namespace

SortedTriangles sorted_by_place(const Mesh& mesh) {
    SortedTriangles sorted;
    const std::size_t count = mesh.indices.size() / 3;
    if (count == 0 || mesh.vertices.empty()) {
        return sorted;
    }
    float west = mesh.vertices[0].x_m;
    float east = west;
    float south = mesh.vertices[0].y_m;
    float north = south;
    for (const MapPointF& p : mesh.vertices) {
        west = std::min(west, p.x_m);
        east = std::max(east, p.x_m);
        south = std::min(south, p.y_m);
        north = std::max(north, p.y_m);
    }
    const float tile = std::max(std::max(east - west, north - south), 1.0F) / kTilesAcross;
    // Triangles much larger than a tile come first, in one chunk: their boxes cover everything.
    std::vector<std::uint32_t> tile_of(count);
    std::vector<std::size_t> starts(kTilesAcross * kTilesAcross + 2, 0);
    for (std::size_t i = 0; i < count; ++i) {
        const MapPointF a = mesh.vertices[mesh.indices[3 * i]];
        const MapPointF b = mesh.vertices[mesh.indices[3 * i + 1]];
        const MapPointF c = mesh.vertices[mesh.indices[3 * i + 2]];
        const float width = std::max({a.x_m, b.x_m, c.x_m}) - std::min({a.x_m, b.x_m, c.x_m});
        const float height = std::max({a.y_m, b.y_m, c.y_m}) - std::min({a.y_m, b.y_m, c.y_m});
        const auto column = static_cast<std::size_t>(
            std::clamp(((a.x_m + b.x_m + c.x_m) / 3.0F - west) / tile, 0.0F, kTilesAcross - 1.0F));
        const auto row = static_cast<std::size_t>(
            std::clamp(((a.y_m + b.y_m + c.y_m) / 3.0F - south) / tile, 0.0F, kTilesAcross - 1.0F));
        tile_of[i] = std::max(width, height) > 4.0F * tile
                         ? 0U
                         : static_cast<std::uint32_t>(1 + row * kTilesAcross + column);
        ++starts[tile_of[i] + 1];
    }
    for (std::size_t i = 1; i < starts.size(); ++i) {
        starts[i] += starts[i - 1];
    }
    std::vector<std::uint32_t> order(count);
    std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        order[next[tile_of[i]]++] = static_cast<std::uint32_t>(i);
    }
    sorted.indices.reserve(count * 3);
    for (std::size_t i = 0; i < count; ++i) {
        const bool new_tile = i == 0 || tile_of[order[i]] != tile_of[order[i - 1]];
        if (new_tile || sorted.chunks.back().index_count >= 3 * kTrianglesInChunk) {
            const MapPointF p = mesh.vertices[mesh.indices[3 * order[i]]];
            sorted.chunks.push_back(
                {static_cast<std::uint32_t>(sorted.indices.size()), 0, p.x_m, p.y_m, p.x_m, p.y_m});
        }
        TriangleChunk& chunk = sorted.chunks.back();
        chunk.index_count += 3;
        for (std::size_t corner = 0; corner < 3; ++corner) {
            const std::uint32_t index = mesh.indices[3 * order[i] + corner];
            grow(chunk, mesh.vertices[index]);
            sorted.indices.push_back(index);
        }
    }
    return sorted;
}

SortedTriangles sorted_by_seat(const Mesh& mesh, std::span<const std::uint16_t> seat_of_vertex,
                               std::size_t seat_count) {
    SortedTriangles sorted;
    constexpr float kFar = std::numeric_limits<float>::max();
    sorted.chunks.assign(seat_count, {0, 0, kFar, kFar, -kFar, -kFar});
    const auto chunk_of = [&](std::size_t triangle) -> TriangleChunk* {
        const std::uint32_t corner = mesh.indices[3 * triangle];
        const std::size_t seat = corner < seat_of_vertex.size() ? seat_of_vertex[corner] : 0;
        return seat < seat_count ? &sorted.chunks[seat] : nullptr;
    };
    const std::size_t count = mesh.indices.size() / 3;
    for (std::size_t i = 0; i < count; ++i) {
        if (TriangleChunk* chunk = chunk_of(i)) {
            chunk->index_count += 3;
        }
    }
    std::uint32_t next = 0;
    for (TriangleChunk& chunk : sorted.chunks) {
        chunk.first_index = next;
        next += std::exchange(chunk.index_count, 0U);
    }
    sorted.indices.resize(next);
    for (std::size_t i = 0; i < count; ++i) {
        TriangleChunk* chunk = chunk_of(i);
        if (chunk == nullptr) {
            continue;
        }
        for (std::size_t corner = 0; corner < 3; ++corner) {
            const std::uint32_t index = mesh.indices[3 * i + corner];
            sorted.indices[chunk->first_index + chunk->index_count++] = index;
            grow(*chunk, mesh.vertices[index]);
        }
    }
    return sorted;
}

CoarseCells coarse_cells(const Territory& territory, double tolerance_m) {
    const Mesh& fine = territory.cells;
    if (tolerance_m <= 0.0) {
        return {fine, territory.seat_of_vertex};
    }
    std::unordered_map<std::uint64_t, MapPointF> moved_to;
    for (const Territory::Edge& edge : territory.edges) {
        const auto points =
            std::span<const MapPointF>(territory.edge_points).subspan(edge.first, edge.count);
        const std::vector<std::uint32_t> kept = kept_points(points, tolerance_m);
        for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
            const std::uint32_t middle = (kept[i] + kept[i + 1] + 1) / 2;
            for (std::uint32_t at = kept[i] + 1; at < kept[i + 1]; ++at) {
                moved_to.try_emplace(key_of(points[at]),
                                     points[at < middle ? kept[i] : kept[i + 1]]);
            }
        }
    }
    CoarseCells coarse;
    struct Corner {
        std::uint64_t place;
        std::uint16_t seat;
        bool operator==(const Corner& o) const { return place == o.place && seat == o.seat; }
    };
    struct CornerHash {
        std::size_t operator()(const Corner& c) const {
            return std::hash<std::uint64_t>()(c.place * 0x9E3779B97F4A7C15ULL + c.seat);
        }
    };
    std::unordered_map<Corner, std::uint32_t, CornerHash> index_of;
    std::vector<std::uint32_t> index_of_vertex(fine.vertices.size());
    for (std::size_t i = 0; i < fine.vertices.size(); ++i) {
        const auto moved = moved_to.find(key_of(fine.vertices[i]));
        const MapPointF place = moved != moved_to.end() ? moved->second : fine.vertices[i];
        const std::uint16_t seat =
            i < territory.seat_of_vertex.size() ? territory.seat_of_vertex[i] : std::uint16_t{0};
        const auto next = static_cast<std::uint32_t>(coarse.mesh.vertices.size());
        const auto entry = index_of.try_emplace({key_of(place), seat}, next);
        if (entry.second) {
            coarse.mesh.vertices.push_back(place);
            coarse.seat_of_vertex.push_back(seat);
        }
        index_of_vertex[i] = entry.first->second;
    }
    for (std::size_t i = 0; i + 2 < fine.indices.size(); i += 3) {
        const std::uint32_t a = index_of_vertex[fine.indices[i]];
        const std::uint32_t b = index_of_vertex[fine.indices[i + 1]];
        const std::uint32_t c = index_of_vertex[fine.indices[i + 2]];
        if (a != b && b != c && c != a) {
            coarse.mesh.indices.insert(coarse.mesh.indices.end(), {a, b, c});
        }
    }
    return coarse;
}

bool touches(const TriangleChunk& chunk, const MapBox& box) {
    return static_cast<double>(chunk.east_m) >= box.west_m &&
           static_cast<double>(chunk.west_m) <= box.east_m &&
           static_cast<double>(chunk.north_m) >= box.south_m &&
           static_cast<double>(chunk.south_m) <= box.north_m;
}

void add_range(std::vector<IndexRange>& ranges, const TriangleChunk& chunk) {
    if (!ranges.empty() && ranges.back().first + ranges.back().count == chunk.first_index) {
        ranges.back().count += chunk.index_count;
    } else if (chunk.index_count > 0) {
        ranges.push_back({chunk.first_index, chunk.index_count});
    }
}

std::vector<IndexRange> visible_ranges(std::span<const TriangleChunk> chunks, const MapBox& box) {
    std::vector<IndexRange> ranges;
    for (const TriangleChunk& chunk : chunks) {
        if (touches(chunk, box)) {
            add_range(ranges, chunk);
        }
    }
    return ranges;
}

}  // namespace nandu
