#include "bake/territory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>

#include "bake/terrain.h"
#include "sketch.h"

namespace nandu {
namespace {

Territory drawn(const Sketch& s) {
    return draw_cells(Geometry(), s.grid, s.labels, s.seats, {}, never_apart, always);
}

/// The property that all fills and borders rest on.
void expect_cells_cover_once(const Territory& territory, const SheetGrid& grid) {
    const double rectangle = grid.cell_m * grid.cell_m * static_cast<double>(grid.size());
    EXPECT_NEAR(mesh_area_m2(territory.cells) / rectangle, 1.0, 1e-6);
    std::size_t missed = 0;
    // Off the squares' middles, where edges like to pass.
    SheetGrid shifted = grid;
    shifted.west_m += 0.137 * grid.cell_m;
    shifted.north_m -= 0.0713 * grid.cell_m;
    for (const int times : times_covered(territory.cells, shifted)) {
        missed += times == 1 ? 0 : 1;
    }
    EXPECT_EQ(missed, 0U);
    EXPECT_EQ(territory.seat_of_vertex.size(), territory.cells.vertices.size());
    for (std::size_t i = 0; i < territory.cells.indices.size(); i += 3) {
        const auto seat = [&](std::size_t k) {
            return territory.seat_of_vertex[territory.cells.indices[i + k]];
        };
        ASSERT_TRUE(seat(0) == seat(1) && seat(1) == seat(2));
    }
}

TEST(Cells, CoverTheSheetOnceWhateverTheSketch) {
    const std::vector<std::vector<std::string>> sketches = {
        {"a"},
        {"ab"},
        {"aab", "acb", "ccb"},
        {"aaaa", "abba", "abba", "aaaa"},               // one inside another
        {"aaaaa", "abbba", "abcba", "abbba", "aaaaa"},  // twice inside
        {"ab", "ba"},                                   // a checkerboard touches at corners only
        {"abab", "baba", "abab"},
        {"aab", "aba", "baa"},
        {"abcdef", "ghijkl", "mnopqr"},
        {"aaaaaa", "bbbbbb", "aaaaaa"},
    };
    for (const auto& rows : sketches) {
        for (const int block : {1, 2, 3, 10}) {
            SCOPED_TRACE(rows[0] + "… in blocks of " + std::to_string(block));
            const Sketch s = sketch(rows, block);
            expect_cells_cover_once(drawn(s), s.grid);
        }
    }
}

TEST(Cells, CoverTheSheetOnceWhereLabelsAreNoise) {
    constexpr unsigned kSeed = 42;
    std::mt19937 random(kSeed);
    for (int round = 0; round < 5; ++round) {
        Sketch s = sketch({"abcd", "efgh", "ijkl"}, 8);
        for (std::uint16_t& label : s.labels) {
            if (random() % 4 == 0) {
                label = static_cast<std::uint16_t>(random() % 12);
            }
        }
        SCOPED_TRACE(round);
        expect_cells_cover_once(drawn(s), s.grid);
    }
}

TEST(Cells, HaveTheNeighboursOfTheSketch) {
    const Territory territory = drawn(sketch({"aabb", "aabb", "ccdb", "ccdd"}));
    EXPECT_EQ(neighbours(territory), (std::set<std::string>{"ab", "ac", "bd", "cd"}));
}

TEST(Cells, AnEnclaveHasOneClosedBorder) {
    const Territory territory = drawn(sketch({"aaaa", "abba", "abba", "aaaa"}));
    int borders = 0;
    for (const Territory::Edge& edge : territory.edges) {
        if (edge.right_seat == Territory::kOutside || edge.left_seat == Territory::kOutside) {
            continue;
        }
        ++borders;
        const MapPointF first = territory.edge_points[edge.first];
        const MapPointF last = territory.edge_points[edge.first + edge.count - 1];
        EXPECT_EQ(first.x_m, last.x_m);
        EXPECT_EQ(first.y_m, last.y_m);
    }
    EXPECT_EQ(borders, 1);
}

TEST(Cells, BordersHaveTheirSeatsOnTheSidesTheySay) {
    const Sketch s = sketch({"aabb", "ccbb"});
    const Territory territory = drawn(s);
    for (const Territory::Edge& edge : territory.edges) {
        if (edge.right_seat == Territory::kOutside || edge.left_seat == Territory::kOutside) {
            continue;
        }
        const MapPointF p = territory.edge_points[edge.first + edge.count / 2 - 1];
        const MapPointF q = territory.edge_points[edge.first + edge.count / 2];
        const double length = std::hypot(q.x_m - p.x_m, q.y_m - p.y_m);
        const auto seat_beside = [&](double sign) {
            const double x = (p.x_m + q.x_m) / 2.0 - sign * 1500.0 * (q.y_m - p.y_m) / length;
            const double y = (p.y_m + q.y_m) / 2.0 + sign * 1500.0 * (q.x_m - p.x_m) / length;
            return territory.seat_grid[s.grid.index(s.grid.column_of(x), s.grid.row_of(y))];
        };
        EXPECT_EQ(seat_beside(1.0), edge.left_seat);
        EXPECT_EQ(seat_beside(-1.0), edge.right_seat);
    }
}

TEST(Cells, BordersAreSmoothAndNotStairs) {
    // A slanting border of single squares.
    Sketch s = sketch({"aaaaaa", "aaaaaa", "aaaaaa"}, 10);
    s.seats.push_back({25000.0, 25000.0});
    for (std::int32_t r = 0; r < s.grid.rows; ++r) {
        for (std::int32_t c = 0; c < s.grid.columns; ++c) {
            s.labels[s.grid.index(c, r)] = c > 10 + r ? 1 : 0;
        }
    }
    const Territory territory = drawn(s);
    for (const Territory::Edge& edge : territory.edges) {
        if (edge.right_seat == Territory::kOutside || edge.left_seat == Territory::kOutside) {
            continue;
        }
        for (std::uint32_t i = edge.first + 2; i < edge.first + edge.count; ++i) {
            const MapPointF a = territory.edge_points[i - 2];
            const MapPointF b = territory.edge_points[i - 1];
            const MapPointF c = territory.edge_points[i];
            double turn =
                std::atan2(c.y_m - b.y_m, c.x_m - b.x_m) - std::atan2(b.y_m - a.y_m, b.x_m - a.x_m);
            turn = std::remainder(turn, 2.0 * 3.14159265358979);
            EXPECT_LT(std::abs(turn), 0.6);
        }
    }
}

TEST(Cells, FarFromAllSeatsBordersAreWild) {
    Sketch s = sketch({"ab"}, 10);
    s.grid.cell_m = 40000.0;  // 800 km by 400 km
    s.grid.west_m = 0.0;
    s.grid.north_m = 400000.0;
    s.seats = {{380000.0, 380000.0}, {420000.0, 380000.0}};  // close to the border's northern end
    const Territory territory = drawn(s);
    bool any_wild = false;
    bool any_settled = false;
    for (const Territory::Edge& edge : territory.edges) {
        if (edge.left_seat == Territory::kOutside || edge.right_seat == Territory::kOutside) {
            EXPECT_TRUE(edge.wild);
            continue;
        }
        const MapPointF middle = territory.edge_points[edge.first + edge.count / 2];
        any_wild = any_wild || edge.wild;
        any_settled = any_settled || !edge.wild;
        if (middle.y_m < 200000.0F) {
            EXPECT_TRUE(edge.wild);
        }
    }
    EXPECT_TRUE(any_wild);
    EXPECT_TRUE(any_settled);
}

TEST(Cells, BorderAlongAGuideIsDrawnIntoIt) {
    Sketch s = sketch({"aaaaaa", "aaaaaa", "bbbbbb", "bbbbbb"}, 10);
    const double border_y = s.grid.north_m - 20000.0;
    const MapLine river = {{s.grid.west_m, border_y - 1800.0},
                           {s.grid.west_m + 60000.0, border_y - 1800.0}};
    const Territory territory =
        draw_cells(Geometry(), s.grid, s.labels, s.seats, {river}, never_apart, always);
    for (const Territory::Edge& edge : territory.edges) {
        if (edge.left_seat == Territory::kOutside || edge.right_seat == Territory::kOutside) {
            continue;
        }
        const MapPointF middle = territory.edge_points[edge.first + edge.count / 2];
        EXPECT_NEAR(middle.y_m, border_y - 1800.0, 300.0);
    }
    expect_cells_cover_once(territory, s.grid);
}

TEST(Cells, BordersThatPartHoldersRunThroughAJunctionAsOneLine) {
    // a | b   Where a stands against b and c together, its border has no corner at the junction.
    // a | c
    const Sketch s = sketch({"aabb", "aabb", "accc", "accc"});
    const auto largest_turn_of_a = [&](const Apartness& apart) {
        const Territory t = draw_cells(Geometry(), s.grid, s.labels, s.seats, {}, apart, always);
        // The border of a with everyone: from its first edge's end into the second's.
        std::vector<std::vector<MapPointF>> lines;
        for (const Territory::Edge& edge : t.edges) {
            if (edge.left_seat != Territory::kOutside && edge.right_seat != Territory::kOutside &&
                (edge.left_seat == 0 || edge.right_seat == 0)) {
                lines.emplace_back(t.edge_points.begin() + edge.first,
                                   t.edge_points.begin() + edge.first + edge.count);
            }
        }
        EXPECT_EQ(lines.size(), 2U);
        const auto same = [](MapPointF p, MapPointF q) { return p.x_m == q.x_m && p.y_m == q.y_m; };
        if (same(lines[0].front(), lines[1].front()) || same(lines[0].front(), lines[1].back())) {
            std::reverse(lines[0].begin(), lines[0].end());
        }
        if (same(lines[0].back(), lines[1].back())) {
            std::reverse(lines[1].begin(), lines[1].end());
        }
        EXPECT_TRUE(same(lines[0].back(), lines[1].front()));
        const MapPointF a = lines[0][lines[0].size() - 2];
        const MapPointF b = lines[1][0];
        const MapPointF c = lines[1][1];
        return std::abs(std::remainder(
            std::atan2(c.y_m - b.y_m, c.x_m - b.x_m) - std::atan2(b.y_m - a.y_m, b.x_m - a.x_m),
            2.0 * 3.14159265358979));
    };
    EXPECT_LT(largest_turn_of_a(
                  [](std::uint16_t p, std::uint16_t q) { return p == 0 || q == 0 ? 100.0 : 0.0; }),
              0.7);
    // Where b stands against both instead, the corner is a's.
    EXPECT_GT(largest_turn_of_a(
                  [](std::uint16_t p, std::uint16_t q) { return p == 2 || q == 2 ? 100.0 : 0.0; }),
              0.7);
}

TEST(Cells, ReportThatSaysNoLeavesNothing) {
    const Sketch s = sketch({"abc"});
    const Territory territory = draw_cells(Geometry(), s.grid, s.labels, s.seats, {}, never_apart,
                                           [](int done, int) { return done < 1; });
    EXPECT_TRUE(territory.cells.indices.empty());
    EXPECT_TRUE(territory.edges.empty());
}

Terrain plain(std::int32_t columns, std::int32_t rows) {
    Terrain terrain;
    terrain.grid.columns = columns;
    terrain.grid.rows = rows;
    terrain.grid.cell_m = 1000.0;
    terrain.grid.north_m = rows * 1000.0;
    terrain.cost.assign(terrain.grid.size(), 1.0F);
    terrain.on_barrier.assign(terrain.grid.size(), false);
    return terrain;
}

TEST(NearestSeats, OnOpenPlainIsTheNearestAsTheCrowFlies) {
    const Terrain terrain = plain(120, 100);
    const std::vector<MapPoint> seats = {{20500, 30500}, {90500, 20500}, {60500, 80500}};
    const auto labels = nearest_seats(terrain, seats);
    int differ = 0;
    for (std::int32_t r = 0; r < 100; ++r) {
        for (std::int32_t c = 0; c < 120; ++c) {
            const MapPoint p = terrain.grid.middle(c, r);
            const auto distance = [&](std::size_t k) {
                return std::hypot(seats[k].x_m - p.x_m, seats[k].y_m - p.y_m);
            };
            const double own = distance(labels[terrain.grid.index(c, r)]);
            differ += own > std::min({distance(0), distance(1), distance(2)}) + 2000.0 ? 1 : 0;
        }
    }
    EXPECT_EQ(differ, 0);
}

TEST(NearestSeats, ARiverPartsItsBanks) {
    //        a . . . | . . . . . . . b      the river is nearer to a, yet bounds both
    SheetGrid grid = plain(100, 60).grid;
    TerrainSources sources;
    sources.rivers.push_back({{{40500, -1000}, {40500, 61000}}, 1});
    const Terrain terrain = terrain_of(grid, sources);
    const auto labels = nearest_seats(terrain, {{34500, 30500}, {56500, 30500}});
    EXPECT_EQ(labels[grid.index(38, 30)], 0);
    EXPECT_EQ(labels[grid.index(42, 30)], 1);
    EXPECT_EQ(labels[grid.index(42, 50)], 1);
}

TEST(NearestSeats, ASeatOnTheRiverKeepsToItsBank) {
    SheetGrid grid = plain(60, 60).grid;
    TerrainSources sources;
    sources.rivers.push_back({{{30400, -1000}, {30400, 61000}}, 1});
    const Terrain terrain = terrain_of(grid, sources);
    // Both stand in the river's own square, one on each bank.
    const auto labels = nearest_seats(terrain, {{30100, 30500}, {30900, 30500}});
    EXPECT_EQ(labels[grid.index(20, 30)], 0);
    EXPECT_EQ(labels[grid.index(40, 30)], 1);
}

TEST(NearestSeats, TwoSeatsInOneSquareGetACellEach) {
    const Terrain terrain = plain(20, 20);
    const auto labels = nearest_seats(terrain, {{10500, 10500}, {10600, 10600}});
    EXPECT_EQ((std::set<std::uint16_t>(labels.begin(), labels.end())),
              (std::set<std::uint16_t>{0, 1}));
}

TEST(NearestSeats, SeatsOffTheSheetGetNone) {
    const Terrain terrain = plain(20, 20);
    const auto labels = nearest_seats(terrain, {{10500, 10500}, {990000, 10600}});
    EXPECT_EQ((std::set<std::uint16_t>(labels.begin(), labels.end())),
              (std::set<std::uint16_t>{0}));
    EXPECT_EQ(nearest_seats(terrain, {})[0], kNoSeat);
}

TEST(NearestSeats, LandBeyondTheReachIsNobodys) {
    const Terrain terrain = plain(60, 60);
    const std::vector<MapPoint> seats = {{10500, 10500}, {20500, 10500}};
    const auto labels = nearest_seats(terrain, seats, 15000.0);
    const SheetGrid& grid = terrain.grid;
    const auto label_at = [&](double x_m, double y_m) {
        return labels[grid.index(static_cast<std::int32_t>((x_m - grid.west_m) / grid.cell_m),
                                 static_cast<std::int32_t>((grid.north_m - y_m) / grid.cell_m))];
    };
    EXPECT_EQ(label_at(12500, 12500), 0);
    EXPECT_EQ(label_at(20500, 22500), 1);
    EXPECT_EQ(label_at(50500, 50500), 2) << "nobody's";
    const Territory territory =
        draw_cells(Geometry(), grid, labels, seats, {},
                   [](std::uint16_t, std::uint16_t) { return 1.0; }, [](int, int) { return true; });
    EXPECT_EQ((std::set<std::uint16_t>(territory.seat_of_vertex.begin(),
                                       territory.seat_of_vertex.end())),
              (std::set<std::uint16_t>{0, 1}));
    EXPECT_EQ((std::set<std::uint16_t>(territory.seat_grid.begin(), territory.seat_grid.end())),
              (std::set<std::uint16_t>{0, 1, Territory::kOutside}));
    int open_ends = 0;
    for (const Territory::Edge& edge : territory.edges) {
        if (std::max(edge.left_seat, edge.right_seat) == 2) {
            ++open_ends;
            EXPECT_TRUE(edge.wild) << "a state's colour fades there";
        }
    }
    EXPECT_GT(open_ends, 1);
}

TEST(NearestSeats, ARidgeBoundsTheCells) {
    // A ridge three squares wide at column 30; the middle between the seats lies at column 40.
    SheetGrid grid = plain(80, 40).grid;
    RasterLayer heights;
    heights.width = 80;
    heights.height = 40;
    heights.north_m = 40000.0;
    heights.cell_m = 1000.0;
    heights.values.assign(80 * 40, 100);
    for (int r = 0; r < 40; ++r) {
        for (int c = 29; c <= 31; ++c) {
            heights.values[static_cast<std::size_t>(r * 80 + c)] = 1500;
        }
    }
    TerrainSources sources;
    sources.heights = &heights;
    const auto labels = nearest_seats(terrain_of(grid, sources), {{20500, 20500}, {54500, 20500}});
    EXPECT_EQ(labels[grid.index(27, 20)], 0);
    EXPECT_EQ(labels[grid.index(33, 20)], 1);
}

}  // namespace
}  // namespace nandu
