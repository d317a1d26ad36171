#include "render/page_ground.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nandu {
namespace {

CellPaint paint(std::uint8_t lord, CellMode mode = CellMode::Plain, std::uint8_t raider = 255,
                bool inferred = false) {
    CellPaint out;
    out.lord_code = lord;
    out.mode = mode;
    out.raider_code = raider;
    out.inferred = inferred;
    return out;
}

double area_of(const std::vector<MapPointF>& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        twice += double(ring[i].x_m) * double(ring[i + 1].y_m) -
                 double(ring[i + 1].x_m) * double(ring[i].y_m);
    }
    return std::abs(twice) * 0.5;
}

TEST(PageGround, ABorderPartsTwoLordsOnly) {
    EXPECT_EQ(edge_line(paint(1), paint(1), false), EdgeLine::None);
    EXPECT_EQ(edge_line(paint(1), paint(2), false), EdgeLine::Border);
    EXPECT_EQ(edge_line(paint(1), paint(255), false), EdgeLine::Border);
    EXPECT_EQ(edge_line(paint(255), paint(255), true), EdgeLine::None);
}

TEST(PageGround, ABorderByEstimateIsDashed) {
    EXPECT_EQ(edge_line(paint(1, CellMode::Plain, 255, true), paint(2), false),
              EdgeLine::Estimated);
    EXPECT_EQ(edge_line(paint(1), paint(2, CellMode::Contested), false), EdgeLine::Estimated);
    EXPECT_EQ(edge_line(paint(1, CellMode::Plain, 255, true), paint(1), false), EdgeLine::None);
}

TEST(PageGround, AStateThatEndsInTheWildHasNoLine) {
    EXPECT_EQ(edge_line(paint(1), paint(255), true), EdgeLine::Open);
    EXPECT_EQ(edge_line(paint(1), paint(2), true), EdgeLine::Border);
}

TEST(PageGround, ARaidIsOutlinedWithinOneLordsLand) {
    EXPECT_EQ(edge_line(paint(1, CellMode::Raid, 2), paint(1), false), EdgeLine::RaidEdge);
    EXPECT_EQ(edge_line(paint(1, CellMode::Raid, 2), paint(1, CellMode::Raid, 2), false),
              EdgeLine::None);
}

TEST(PageGround, RingsGoAroundWhatIsWantedAndItsHoles) {
    // A square of 3 x 3 cells, two triangles each, without the middle one.
    Mesh mesh;
    std::vector<MapPointF> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<bool> wanted;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            const auto first = static_cast<std::uint32_t>(vertices.size());
            for (const auto& [dx, dy] : {std::pair{0, 0}, {1, 0}, {1, 1}, {0, 1}}) {
                vertices.push_back({float(column + dx), float(row + dy)});
            }
            // One of the two is turned over: the rings must not care.
            indices.insert(indices.end(), {first, first + 1, first + 2, first, first + 3, first + 2});
            wanted.insert(wanted.end(), 2, row != 1 || column != 1);
        }
    }
    mesh.vertices = std::move(vertices);
    mesh.indices = std::move(indices);
    const auto rings = rings_about(mesh, wanted);
    ASSERT_EQ(rings.size(), 2U);
    EXPECT_DOUBLE_EQ(area_of(rings[0]) + area_of(rings[1]), 10.0);
    for (const auto& ring : rings) {
        EXPECT_EQ(ring.front().x_m, ring.back().x_m);
        EXPECT_EQ(ring.front().y_m, ring.back().y_m);
    }
    EXPECT_TRUE(rings_about(mesh, std::vector<bool>(18, false)).empty());
}

TEST(PageGround, ARingIsCutAtThePagesSides) {
    const std::vector<ScreenPoint> cut =
        cut_to({{-10, -10}, {10, -10}, {10, 10}, {-10, 10}}, {0, 0, 5, 5});
    double twice = 0.0;
    for (std::size_t i = 0; i < cut.size(); ++i) {
        const ScreenPoint& a = cut[i];
        const ScreenPoint& b = cut[(i + 1) % cut.size()];
        EXPECT_GE(a.x_px, 0.0);
        EXPECT_LE(a.y_px, 5.0);
        twice += a.x_px * b.y_px - b.x_px * a.y_px;
    }
    EXPECT_NEAR(std::abs(twice) * 0.5, 25.0, 1e-9);
    EXPECT_TRUE(cut_to({{-3, -3}, {-1, -3}, {-1, -1}}, {0, 0, 5, 5}).empty());
}

}  // namespace
}  // namespace nandu
