#include "render/segments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "render/triangles.h"

namespace nandu {
namespace {

std::vector<MapPointF> wave(int count) {
    std::vector<MapPointF> points;
    for (int i = 0; i < count; ++i) {
        points.push_back(
            {static_cast<float>(i) * 100.0F, static_cast<float>(std::sin(i * 0.1) * 2000.0)});
    }
    return points;
}

TEST(Segments, SimplifyingKeepsTheEndsAndTheShape) {
    const std::vector<MapPointF> points = wave(500);
    const std::vector<MapPointF> fewer = simplified(points, 100.0);
    EXPECT_LT(fewer.size(), points.size() / 4);
    EXPECT_EQ(fewer.front().x_m, points.front().x_m);
    EXPECT_EQ(fewer.back().x_m, points.back().x_m);
}

TEST(Segments, ARingDoesNotCollapse) {
    std::vector<MapPointF> ring;
    for (int i = 0; i <= 12; ++i) {
        const double a = i * 3.14159265358979 / 6.0;
        ring.push_back(
            {static_cast<float>(std::cos(a) * 50.0), static_cast<float>(std::sin(a) * 50.0)});
    }
    ring.back() = ring.front();
    EXPECT_GE(simplified(ring, 1e6).size(), 4U);
}

TEST(Segments, PiecesOutOfSightAreLeftOut) {
    Lines lines;
    lines.points = wave(1000);
    lines.lines.resize(1);
    lines.lines[0].count = 1000;
    const Segments segments = segments_of(lines, 0.0);
    EXPECT_EQ(segments.vertices.size(), 999U * 4U);
    std::uint32_t shown = 0;
    for (const SegmentRange& range : visible_ranges(segments, {0.0, -3000.0, 10e3, 3000.0},
                                                    [](std::uint32_t) { return true; })) {
        shown += range.count;
    }
    EXPECT_GE(shown, 100U);
    EXPECT_LT(shown, 250U);
    EXPECT_TRUE(visible_ranges(segments, {0.0, -3000.0, 10e3, 3000.0}, [](std::uint32_t) {
                    return false;
                }).empty());
}

TEST(Segments, NeighbouringPiecesAreDrawnAtOnce) {
    Lines lines;
    lines.points = wave(1000);
    lines.lines.resize(1);
    lines.lines[0].count = 1000;
    const Segments segments = segments_of(lines, 0.0);
    EXPECT_EQ(
        visible_ranges(segments, {-1e9, -1e9, 1e9, 1e9}, [](std::uint32_t) { return true; }).size(),
        1U);
}

TEST(Segments, TolerancesAreSteps) {
    EXPECT_EQ(tolerance_step(10.0), 0.0);
    EXPECT_EQ(tolerance_step(25.0), 25.0);
    EXPECT_EQ(tolerance_step(399.0), 200.0);
    EXPECT_EQ(tolerance_step(400.0), 400.0);
}

TEST(Triangles, SortingKeepsEveryTriangle) {
    Mesh mesh;
    for (int i = 0; i < 5000; ++i) {
        const auto x = static_cast<float>((i * 7919) % 100000);
        const auto y = static_cast<float>((i * 104729) % 90000);
        mesh.vertices.insert(mesh.vertices.end(), {{x, y}, {x + 50.0F, y}, {x, y + 50.0F}});
        for (int corner = 0; corner < 3; ++corner) {
            mesh.indices.push_back(static_cast<std::uint32_t>(3 * i + corner));
        }
    }
    const SortedTriangles sorted = sorted_by_place(mesh);
    std::vector<std::uint32_t> a(mesh.indices.begin(), mesh.indices.end());
    std::vector<std::uint32_t> b = sorted.indices;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    EXPECT_EQ(a, b);
    std::uint32_t shown = 0;
    for (const IndexRange& range : visible_ranges(sorted.chunks, {0, 0, 20000, 20000})) {
        shown += range.count;
    }
    EXPECT_GT(shown, 0U);
    EXPECT_LT(shown, 15000U / 5U);
}

TEST(Triangles, EachSeatHasItsChunk) {
    Mesh mesh;
    mesh.vertices = {{0, 0}, {1, 0}, {0, 1}, {5, 5}, {6, 5}, {5, 6}, {9, 9}, {8, 9}, {9, 8}};
    mesh.indices = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    const std::vector<std::uint16_t> seats = {2, 2, 2, 0, 0, 0, 2, 2, 2};
    const SortedTriangles sorted = sorted_by_seat(mesh, seats, 4);
    ASSERT_EQ(sorted.chunks.size(), 4U);
    EXPECT_EQ(sorted.indices, (std::vector<std::uint32_t>{3, 4, 5, 0, 1, 2, 6, 7, 8}));
    EXPECT_EQ(sorted.chunks[2].first_index, 3U);
    EXPECT_EQ(sorted.chunks[2].index_count, 6U);
    EXPECT_EQ(sorted.chunks[2].east_m, 9.0F);
    EXPECT_EQ(sorted.chunks[1].index_count, 0U);
    EXPECT_FALSE(touches(sorted.chunks[1], {-1e9, -1e9, 1e9, 1e9}));
}

TEST(Triangles, CoarseCellsStillFillTheirArea) {
    // Two fans of triangles on both sides of a wavy border.
    Territory territory;
    territory.edge_points = wave(1000);
    territory.edges.push_back({0, 1000, 0, 1, false});
    for (int seat = 0; seat < 2; ++seat) {
        const auto first = static_cast<std::uint32_t>(territory.cells.vertices.size());
        territory.cells.vertices.push_back({50000.0F, seat == 0 ? 90000.0F : -90000.0F});
        territory.cells.vertices.insert(territory.cells.vertices.end(),
                                        territory.edge_points.begin(), territory.edge_points.end());
        territory.seat_of_vertex.insert(territory.seat_of_vertex.end(), 1001,
                                        static_cast<std::uint16_t>(seat));
        for (std::uint32_t i = 1; i < 1000; ++i) {
            territory.cells.indices.insert(territory.cells.indices.end(),
                                           {first, first + i, first + i + 1});
        }
    }
    const auto areas = [](const Mesh& mesh, const Block<std::uint16_t>& seats) {
        std::vector<double> area(2, 0.0);
        for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
            const MapPointF a = mesh.vertices[mesh.indices[i]];
            const MapPointF b = mesh.vertices[mesh.indices[i + 1]];
            const MapPointF c = mesh.vertices[mesh.indices[i + 2]];
            area[seats[mesh.indices[i]]] +=
                std::abs((b.x_m - a.x_m) * (c.y_m - a.y_m) - (b.y_m - a.y_m) * (c.x_m - a.x_m)) *
                0.5;
        }
        return area;
    };
    const CoarseCells coarse = coarse_cells(territory, 100.0);
    EXPECT_LT(coarse.mesh.indices.size(), territory.cells.indices.size() / 4);
    const auto before = areas(territory.cells, territory.seat_of_vertex);
    const auto after = areas(coarse.mesh, coarse.seat_of_vertex);
    EXPECT_NEAR(after[0], before[0], before[0] * 0.01);
    EXPECT_NEAR(after[1], before[1], before[1] * 0.01);
    // Their border is the one that is drawn.
    const std::vector<MapPointF> drawn = simplified(territory.edge_points, 100.0);
    EXPECT_EQ(coarse.mesh.vertices.size(), 2 * (drawn.size() + 1));
}

}  // namespace
}  // namespace nandu
