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
    std::vector<std::uint32_t> a = mesh.indices;
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

TEST(Triangles, CoarseCellsStillFillTheirArea) {
    // Two cells of 100 x 100 small squares each, side by side.
    Territory territory;
    for (int seat = 0; seat < 2; ++seat) {
        const auto first = static_cast<std::uint32_t>(territory.cells.vertices.size());
        for (int y = 0; y <= 100; ++y) {
            for (int x = 0; x <= 100; ++x) {
                territory.cells.vertices.push_back(
                    {static_cast<float>((x + 100 * seat) * 10), static_cast<float>(y * 10)});
                territory.seat_of_vertex.push_back(static_cast<std::uint16_t>(seat));
            }
        }
        for (std::uint32_t y = 0; y < 100; ++y) {
            for (std::uint32_t x = 0; x < 100; ++x) {
                const std::uint32_t v = first + y * 101 + x;
                for (const std::uint32_t i : {v, v + 1, v + 101, v + 101, v + 1, v + 102}) {
                    territory.cells.indices.push_back(i);
                }
            }
        }
    }
    const CoarseCells coarse = coarse_cells(territory, 50.0);
    EXPECT_LT(coarse.mesh.indices.size(), territory.cells.indices.size() / 10);
    double area[2] = {0.0, 0.0};
    for (std::size_t i = 0; i < coarse.mesh.indices.size(); i += 3) {
        const MapPointF a = coarse.mesh.vertices[coarse.mesh.indices[i]];
        const MapPointF b = coarse.mesh.vertices[coarse.mesh.indices[i + 1]];
        const MapPointF c = coarse.mesh.vertices[coarse.mesh.indices[i + 2]];
        area[coarse.seat_of_vertex[coarse.mesh.indices[i]]] +=
            std::abs((b.x_m - a.x_m) * (c.y_m - a.y_m) - (b.y_m - a.y_m) * (c.x_m - a.x_m)) * 0.5;
    }
    EXPECT_NEAR(area[0] + area[1], 2e6, 2e6 * 0.03);
    EXPECT_NEAR(area[0], area[1], 1e6 * 0.06);
}

}  // namespace
}  // namespace nandu
