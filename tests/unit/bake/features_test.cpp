#include "bake/features.h"

#include <gtest/gtest.h>

#include <cmath>

#include "bake/tessellator.h"

namespace nandu {
namespace {

double area_of(const std::vector<MapPointF>& vertices, const std::vector<std::uint32_t>& indices) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        const MapPointF a = vertices[indices[i]], b = vertices[indices[i + 1]],
                        c = vertices[indices[i + 2]];
        sum += std::abs(static_cast<double>((b.x_m - a.x_m) * (c.y_m - a.y_m) -
                                            (c.x_m - a.x_m) * (b.y_m - a.y_m))) /
               2.0;
    }
    return sum;
}

TEST(Tessellator, LeavesHolesOpenAndMendsRingsThatCross) {
    Tessellator tessellator;
    const auto filled_area = [&tessellator](const std::vector<MapLine>& rings) {
        Mesh mesh;
        tessellator.fill(rings, mesh);
        return area_of({mesh.vertices.begin(), mesh.vertices.end()},
                       {mesh.indices.begin(), mesh.indices.end()});
    };
    EXPECT_NEAR(filled_area({{{0, 0}, {10, 0}, {10, 10}, {5, 2}, {0, 10}}}), 60.0, 1e-3);
    const std::vector<MapLine> with_hole = {{{0, 0}, {10, 0}, {10, 10}, {0, 10}},
                                                          {{2, 2}, {8, 2}, {8, 8}, {2, 8}}};
    EXPECT_NEAR(filled_area(with_hole), 100.0 - 36.0, 1e-3);
    // Two islands in one feature.
    EXPECT_NEAR(filled_area({{{0, 0}, {10, 0}, {0, 10}}, {{20, 0}, {30, 0}, {20, 10}}}), 100.0,
                1e-3);
    // A bow tie: two triangles that meet where its edges cross.
    EXPECT_NEAR(filled_area({{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}), 50.0, 1e-3);
}

/// Two points, a line and a round area of 60 corners, about a middle.
FeatureTable few_features() {
    FeatureTable table;
    table.layers.resize(1);
    table.layers[0].key = "sketch";
    const auto add = [&](FeatureTable::Kind kind, const std::vector<LonLat>& positions, int from,
                         int until) {
        FeatureTable::Row row;
        row.kind = kind;
        row.from = {from};
        row.until = {until};
        row.text = static_cast<std::uint32_t>(table.text.size());
        table.text.push_back('\0');
        const auto first = static_cast<std::uint32_t>(table.positions.size());
        if (kind == FeatureTable::Kind::Point) {
            row.first_ring = first;
        } else {
            row.first_ring = static_cast<std::uint32_t>(table.rings.size());
            row.rings = 1;
            table.rings.push_back({first, static_cast<std::uint32_t>(positions.size())});
        }
        table.positions.insert(table.positions.end(), positions.begin(), positions.end());
        table.rows.push_back(row);
    };
    std::vector<LonLat> ring;
    for (int i = 0; i < 60; ++i) {
        const double angle = i * 2.0 * 3.14159265358979 / 60.0;
        ring.push_back({114.0 + 0.2 * std::cos(angle), 35.0 + 0.2 * std::sin(angle)});
    }
    using Kind = FeatureTable::Kind;
    add(Kind::Area, ring, 100, 200);
    add(Kind::Point, {{114, 35}}, 150, 160);
    add(Kind::Line, {{113, 34}, {115, 36}}, 100, 160);
    add(Kind::Point, {{170, -60}}, 100, 900);
    return table;
}

TEST(BakeFeatures, PointsThenLinesThenAreasAndWhatLiesOutsideIsLeftOut) {
    const auto projector = Projector::create("+proj=lcc +lat_1=28 +lat_2=42 +lat_0=35 +lon_0=114 +units=m");
    ASSERT_TRUE(projector);
    const Features f = bake_features(*projector, {100, 20, 130, 50}, few_features(), 3000.0,
                                     [](int, int) { return true; });
    EXPECT_EQ(f.points, 1U);
    EXPECT_EQ(f.lines, 1U);
    EXPECT_EQ(f.areas, 1U);
    EXPECT_EQ(f.size(), 3U);
    EXPECT_EQ(std::vector(f.from.begin(), f.from.end()), (std::vector<std::int32_t>{150, 100, 100}));
    EXPECT_EQ(std::vector(f.changes.begin(), f.changes.end()),
              (std::vector<std::int32_t>{100, 150, 160, 200}));
    EXPECT_EQ(std::vector(f.category.begin(), f.category.end()),
              (std::vector<std::uint8_t>{0, 1, 2}))
        << "without categories the kinds have their colours";
    // 0.4 degrees across are 12 pixels of the overview: fewer corners will do there.
    EXPECT_EQ(f.fill.vertices.size(), 60U);
    EXPECT_LT(f.coarse_fill.vertices.size(), 40U);
    const auto area = [](const Features::Fill& fill) {
        return area_of({fill.vertices.begin(), fill.vertices.end()},
                       {fill.indices.begin(), fill.indices.end()});
    };
    EXPECT_NEAR(area(f.coarse_fill) / area(f.fill), 1.0, 0.03);
}

TEST(BakeFeatures, CanBeStopped) {
    const auto projector = Projector::create("+proj=lcc +lat_1=28 +lat_2=42 +lat_0=35 +lon_0=114 +units=m");
    const Features f = bake_features(*projector, {100, 20, 130, 50}, few_features(), 3000.0,
                                     [](int, int) { return false; });
    EXPECT_TRUE(f.empty());
}

}  // namespace
}  // namespace nandu
