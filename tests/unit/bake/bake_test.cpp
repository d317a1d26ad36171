#include "bake/bake.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "map/projection.h"
#include "sketch.h"
#include "support/small_atlas.h"

namespace nandu {
namespace {

Atlas cone_atlas() {
    Atlas atlas = small_atlas();
    atlas.manifest.crs = "+proj=lcc +lat_1=28 +lat_2=42 +lat_0=35 +lon_0=105 +datum=WGS84 +units=m";
    return atlas;
}

bool go_on(const BakeProgress&) {
    return true;
}

LayerFeature area(std::vector<std::vector<LonLat>> rings) {
    LayerFeature feature;
    feature.key = "1";
    feature.rings = std::move(rings);
    feature.parts = {0};
    return feature;
}

/// An island with a bay, a river to its coast, a lake.
Layers island() {
    Layers layers;
    Layer land;
    land.key = "land";
    land.kind = LayerKind::Land;
    land.level = 1;
    land.features.push_back(area({{{97, 27},
                                   {113, 27},
                                   {113, 36},
                                   {106, 36},
                                   {106, 38},
                                   {113, 38},
                                   {113, 43},
                                   {97, 43},
                                   {97, 27}}}));
    layers.vectors.push_back(land);
    Layer rivers;
    rivers.kind = LayerKind::River;
    LayerFeature river;
    river.name = LocalizedText::same("Long Water");
    river.width = 1;
    river.rings = {{{98, 35}, {100, 35.4}, {103, 34.6}, {106, 35}}, {{106, 35}, {110, 35.3}}};
    rivers.features.push_back(river);
    LayerFeature brook = river;
    brook.name = {};
    brook.width = 7;
    rivers.features.push_back(brook);
    layers.vectors.push_back(rivers);
    Layer lakes;
    lakes.kind = LayerKind::Lake;
    LayerFeature lake = area({{{101, 31}, {102, 31}, {102, 32}, {101, 32}, {101, 31}},
                              {{101.4, 31.4}, {101.4, 31.6}, {101.6, 31.6}, {101.6, 31.4}}});
    lake.name = LocalizedText::same("Still Lake");
    lake.span = days(julian(1000, 1, 1), julian(1000, 6, 1));
    lakes.features.push_back(lake);
    layers.vectors.push_back(lakes);
    return layers;
}

TEST(Bake, AtlasWithoutLayersIsAllLand) {
    const auto pack = bake(cone_atlas(), {}, {}, go_on);
    ASSERT_TRUE(pack);
    ASSERT_EQ(pack->basemap.land.size(), 3U);
    EXPECT_EQ(pack->basemap.rivers.size(), 3U);
    SheetGrid grid = grid_over(pack->extent, 10000);
    for (const LandLevel& level : pack->basemap.land) {
        EXPECT_TRUE(level.coast.lines.empty());
        for (const int times : times_covered(level.land, grid)) {
            ASSERT_EQ(times, 1);
        }
    }
    EXPECT_EQ(neighbours(pack->territory).size(), 5U);
    EXPECT_FALSE(pack->basemap.graticule_1deg.lines.empty());
    EXPECT_GT(pack->basemap.graticule_1deg.lines.size(), pack->basemap.graticule_5deg.lines.size());
}

TEST(Bake, AtlasWithoutSeatsHasNoTerritory) {
    Atlas atlas = cone_atlas();
    atlas.seats.clear();
    const auto pack = bake(std::move(atlas), {}, {}, go_on);
    ASSERT_TRUE(pack);
    EXPECT_TRUE(pack->territory.cells.indices.empty());
    EXPECT_TRUE(pack->territory.seat_grid.empty());
}

TEST(Bake, EverySeatLiesInItsOwnCell) {
    const auto pack = bake(cone_atlas(), {}, island(), go_on);
    ASSERT_TRUE(pack);
    const Territory& t = pack->territory;
    for (std::size_t i = 0; i < pack->seats.size(); ++i) {
        const auto column = static_cast<std::size_t>((pack->seats[i].x_m - t.west_m) / t.cell_m);
        const auto row = static_cast<std::size_t>((t.north_m - pack->seats[i].y_m) / t.cell_m);
        EXPECT_EQ(t.seat_grid[row * static_cast<std::size_t>(t.width) + column], i);
    }
}

TEST(Bake, PlacesLieWhereTheGridSaysToo) {
    const auto pack = bake(cone_atlas(), {}, {}, go_on);
    ASSERT_TRUE(pack);
    ASSERT_EQ(pack->places.size(), pack->atlas.places.size());
    for (std::size_t i = 0; i < pack->places.size(); ++i) {
        const MapPoint p = map_from_lonlat(pack->projection, pack->atlas.places[i].position);
        EXPECT_NEAR(p.x_m, pack->places[i].x_m, 50.0);
        EXPECT_NEAR(p.y_m, pack->places[i].y_m, 50.0);
    }
}

TEST(Bake, AllLevelsOfLandComeFromTheOneThatIsThere) {
    const auto pack = bake(cone_atlas(), {}, island(), go_on);
    ASSERT_TRUE(pack);
    const auto& land = pack->basemap.land;
    ASSERT_EQ(land.size(), 3U);
    const double area = mesh_area_m2(land[1].land);
    EXPECT_GT(area, 1e12);
    EXPECT_NEAR(mesh_area_m2(land[0].land) / area, 1.0, 0.01);
    EXPECT_NEAR(mesh_area_m2(land[2].land) / area, 1.0, 1e-9);
    EXPECT_EQ(land[0].max_m_per_px, 0.0);
    EXPECT_GT(land[1].max_m_per_px, land[2].max_m_per_px);
}

TEST(Bake, EdgeOfTheFileIsNoCoast) {
    const auto pack = bake(cone_atlas(), {}, island(), go_on);
    ASSERT_TRUE(pack);
    // All but the bay's three sides lie along the file's box.
    const Lines& coast = pack->basemap.land[1].coast;
    ASSERT_EQ(coast.lines.size(), 1U);
    EXPECT_FALSE(coast.lines[0].closed);
    const MapPoint head = map_from_lonlat(pack->projection, {106, 37});
    EXPECT_NEAR(coast.lines[0].box.west_m, head.x_m, 20000.0);
}

TEST(Bake, FineRiversAreLeftOutOfCoarseLevels) {
    const auto pack = bake(cone_atlas(), {}, island(), go_on);
    ASSERT_TRUE(pack);
    EXPECT_EQ(pack->basemap.rivers[0].lines.size(), 2U);
    EXPECT_EQ(pack->basemap.rivers[2].lines.size(), 4U);
    EXPECT_GT(pack->basemap.rivers[2].points.size(), pack->basemap.rivers[0].points.size());
}

TEST(Bake, ARiverIsNamedOnceAlongItsWholeCourse) {
    const auto pack = bake(cone_atlas(), {}, island(), go_on);
    ASSERT_TRUE(pack);
    const WaterName* river = nullptr;
    for (const WaterName& name : pack->basemap.names) {
        if (name.name.en == "Long Water") {
            EXPECT_EQ(river, nullptr);
            river = &name;
        }
    }
    ASSERT_NE(river, nullptr);
    const MapPointF first = pack->basemap.name_paths[river->first];
    const MapPointF last = pack->basemap.name_paths[river->first + river->count - 1];
    EXPECT_GT(last.x_m - first.x_m, 1000000.0F);
}

TEST(Bake, ALakeKeepsItsHoleSpanAndName) {
    const auto pack = bake(cone_atlas(), {}, island(), go_on);
    ASSERT_TRUE(pack);
    const Areas& lakes = pack->basemap.lakes;
    ASSERT_EQ(lakes.areas.size(), 1U);
    EXPECT_EQ(lakes.outlines.lines.size(), 2U);
    EXPECT_NEAR(lakes.areas[0].area_km2, mesh_area_m2(lakes.mesh) / 1e6, 1.0);
    EXPECT_EQ(lakes.areas[0].span, days(julian(1000, 1, 1), julian(1000, 6, 1)));
    ASSERT_GE(lakes.areas[0].name, 0);
    EXPECT_EQ(pack->basemap.names[static_cast<std::size_t>(lakes.areas[0].name)].name.en,
              "Still Lake");
}

TEST(Bake, RastersAreCodedInBytes) {
    Layers layers;
    RasterLayer heights;
    heights.key = "land_height";
    heights.width = 2;
    heights.height = 2;
    heights.cell_m = 4000.0;
    heights.values = {0, 1600, 6400, -5};
    layers.rasters.push_back(heights);
    heights.key = "sea_depth";
    heights.values = {0, -2250, 9000, -12000};
    layers.rasters.push_back(heights);
    const auto pack = bake(cone_atlas(), {}, layers, go_on);
    ASSERT_TRUE(pack);
    EXPECT_EQ(pack->basemap.land_height.values, (std::vector<std::uint8_t>{0, 128, 255, 0}));
    EXPECT_EQ(pack->basemap.sea_depth.values, (std::vector<std::uint8_t>{0, 128, 255, 255}));
}

TEST(Bake, GivesTheSameBytesEveryTime) {
    const auto first = bake(cone_atlas(), {}, island(), go_on);
    const auto second = bake(cone_atlas(), {}, island(), go_on);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(write_pack(*first), write_pack(*second));
}

TEST(Bake, CanBeCancelledAtEveryReport) {
    int reports = 0;
    ASSERT_TRUE(bake(cone_atlas(), {}, island(), [&](const BakeProgress& p) {
        EXPECT_LE(p.done, p.total);
        EXPECT_FALSE(p.what.empty());
        ++reports;
        return true;
    }));
    ASSERT_GT(reports, 8);
    for (int stop = 0; stop < reports; stop += 2) {
        int at = 0;
        const auto pack =
            bake(cone_atlas(), {}, island(), [&](const BakeProgress&) { return at++ != stop; });
        ASSERT_FALSE(pack);
        EXPECT_TRUE(pack.error().empty());
        EXPECT_EQ(at, stop + 1);
    }
}

TEST(Bake, AProjectionThatProjRefusesIsAProblemOfTheManifest) {
    Atlas atlas = cone_atlas();
    atlas.manifest.crs = "+proj=flat_earth";
    const auto pack = bake(std::move(atlas), {}, {}, go_on);
    ASSERT_FALSE(pack);
    ASSERT_EQ(pack.error().size(), 1U);
    EXPECT_NE(sentence(pack.error()[0]).find("atlas.toml"), std::string::npos);
    EXPECT_NE(sentence(pack.error()[0]).find("+proj=flat_earth"), std::string::npos);
}

TEST(Bake, LayersOfTheWholeWorldAreCutToTheSheet) {
    Layers layers;
    Layer land;
    land.kind = LayerKind::Land;
    land.features.push_back(area({{{-180, -90}, {180, -90}, {180, 83}, {-180, 83}, {-180, -90}}}));
    layers.vectors.push_back(land);
    const auto pack = bake(cone_atlas(), {}, layers, go_on);
    ASSERT_TRUE(pack);
    SheetGrid grid = grid_over(pack->extent, 10000);
    for (const int times : times_covered(pack->basemap.land[0].land, grid)) {
        ASSERT_EQ(times, 1);
    }
    EXPECT_TRUE(pack->basemap.land[0].coast.lines.empty());
}

}  // namespace
}  // namespace nandu
