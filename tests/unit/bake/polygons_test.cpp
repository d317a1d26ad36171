#include "bake/polygons.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sketch.h"

namespace nandu {
namespace {

/// A wild but valid star with `points` corners on whole metres.
MapLine star(unsigned seed, int points, double radius_m, MapPoint middle) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> reach(0.4, 1.0);
    MapLine ring;
    for (int i = 0; i < points; ++i) {
        const double angle = 2.0 * 3.14159265358979 * i / points;
        const double r = radius_m * reach(random);
        ring.push_back({middle.x_m + r * std::cos(angle), middle.y_m + r * std::sin(angle)});
    }
    return on_whole_metres(ring);
}

MapLine clockwise(MapLine ring) {
    return {ring.rbegin(), ring.rend()};
}

TEST(Polygons, CutSharesItsNewVertices) {
    const Polygon square{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {}};
    const auto parts = cut(square, Axis::X, 4.5);
    ASSERT_TRUE(parts);
    ASSERT_EQ(parts->low.size(), 1U);
    ASSERT_EQ(parts->high.size(), 1U);
    EXPECT_DOUBLE_EQ(area_m2(parts->low[0]), 45.0);
    EXPECT_DOUBLE_EQ(area_m2(parts->high[0]), 55.0);
}

TEST(Polygons, CutThroughAHoleOpensIt) {
    Polygon ring{{{0, 0}, {10, 0}, {10, 10}, {0, 10}},
                 {clockwise({{3, 3}, {7, 3}, {7, 7}, {3, 7}})}};
    const auto parts = cut(ring, Axis::Y, 5.5);
    ASSERT_TRUE(parts);
    ASSERT_EQ(parts->low.size(), 1U);
    ASSERT_EQ(parts->high.size(), 1U);
    EXPECT_TRUE(parts->low[0].holes.empty());
    EXPECT_DOUBLE_EQ(area_m2(parts->low[0]) + area_m2(parts->high[0]), 84.0);
}

TEST(Polygons, CutKeepsHolesOfOneSide) {
    Polygon ring{{{0, 0}, {10, 0}, {10, 10}, {0, 10}},
                 {clockwise({{1, 1}, {3, 1}, {3, 3}, {1, 3}})}};
    const auto parts = cut(ring, Axis::X, 5.5);
    ASSERT_TRUE(parts);
    EXPECT_EQ(parts->low[0].holes.size(), 1U);
    EXPECT_TRUE(parts->high[0].holes.empty());
}

TEST(Polygons, CutOfACombGivesManyPieces) {
    // Three teeth upwards: above the cut there are three pieces.
    const Polygon comb{{{0, 0},
                        {50, 0},
                        {50, 50},
                        {40, 50},
                        {40, 10},
                        {30, 10},
                        {30, 50},
                        {20, 50},
                        {20, 10},
                        {10, 10},
                        {10, 50},
                        {0, 50}},
                       {}};
    const auto parts = cut(comb, Axis::Y, 25.5);
    ASSERT_TRUE(parts);
    EXPECT_EQ(parts->low.size(), 1U);
    EXPECT_EQ(parts->high.size(), 3U);
}

TEST(Polygons, FillCoversThePolygonOnceWhateverTheSizeOfThePieces) {
    const Geometry geometry;
    for (unsigned seed = 1; seed <= 5; ++seed) {
        SCOPED_TRACE(seed);
        Polygon polygon{star(seed, 600, 500000.0, {2000000.0, -900000.0}), {}};
        polygon.holes.push_back(clockwise(star(seed + 100, 60, 100000.0, {2000000.0, -900000.0})));
        ASSERT_TRUE(geometry.is_valid(polygon));
        const double wanted = area_m2(polygon);
        for (const std::size_t most : {40U, 200U, 5000U}) {
            Mesh mesh;
            ASSERT_TRUE(geometry.fill(polygon, most, mesh));
            EXPECT_NEAR(mesh_area_m2(mesh) / wanted, 1.0, 2e-6);
            SheetGrid grid;
            grid.columns = grid.rows = 220;
            grid.cell_m = 5000.0;
            grid.west_m = 1450000.3;
            grid.north_m = -350000.7;
            for (const int times : times_covered(mesh, grid)) {
                ASSERT_LE(times, 1);
            }
        }
    }
}

TEST(Polygons, PiecesMeetWithoutCracks) {
    // Every edge that is used by one triangle only must lie on the outline or along a cut, where
    // the other side has vertices at the very same places of the outline.
    const Geometry geometry;
    const Polygon polygon{star(7, 900, 800000.0, {-1500000.0, 400000.0}), {}};
    Mesh mesh;
    ASSERT_TRUE(geometry.fill(polygon, 50, mesh));
    SheetGrid grid;
    grid.columns = grid.rows = 1600;
    grid.cell_m = 1000.0;
    grid.west_m = -2300000.0 + 0.37;
    grid.north_m = 1200000.0 - 0.41;
    const std::vector<int> times = times_covered(mesh, grid);
    for (std::int32_t r = 0; r < grid.rows; r += 3) {
        for (std::int32_t c = 0; c < grid.columns; c += 3) {
            ASSERT_EQ(times[grid.index(c, r)] == 1, is_inside(polygon.outer, grid.middle(c, r)))
                << c << " " << r;
        }
    }
}

TEST(Polygons, BowTieIsMadeValid) {
    const Geometry geometry;
    const std::vector<Polygon> parts =
        geometry.made_valid({{{0, 0}, {10, 10}, {10, 0}, {0, 10}}, {}});
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_DOUBLE_EQ(area_m2(parts[0]) + area_m2(parts[1]), 50.0);
}

}  // namespace
}  // namespace nandu
