#include "bake/projection.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>

#include "bake/basemap.h"
#include "map/projection.h"

namespace nandu {
namespace {

constexpr const char* kCone =
    "+proj=lcc +lat_1=24 +lat_2=44 +lat_0=34 +lon_0=112 +datum=WGS84 +units=m +no_defs";

struct Case {
    const char* crs;
    LonLatBox extent;
};

class SampledProjection : public testing::TestWithParam<Case> {};

TEST_P(SampledProjection, IsWithinFiftyMetresOfTheTruth) {
    const Case& c = GetParam();
    const auto projector = Projector::create(c.crs);
    ASSERT_TRUE(projector) << sentence(projector.error());
    const auto grid = sample_projection(*projector, c.extent);
    ASSERT_TRUE(grid) << sentence(grid.error());
    constexpr unsigned kSeed = 1127;
    SCOPED_TRACE("seed " + std::to_string(kSeed));
    std::mt19937 random(kSeed);
    std::uniform_real_distribution<double> lon(c.extent.west_deg, c.extent.east_deg);
    std::uniform_real_distribution<double> lat(c.extent.south_deg, c.extent.north_deg);
    for (int i = 0; i < 5000; ++i) {
        const LonLat at{lon(random), lat(random)};
        const MapPoint truth = *projector->map_from_lonlat(at);
        const MapPoint read = map_from_lonlat(*grid, at);
        ASSERT_LE(std::hypot(read.x_m - truth.x_m, read.y_m - truth.y_m), kGridErrorM)
            << at.lon_deg << " " << at.lat_deg;
        const MapPoint back = *projector->map_from_lonlat(lonlat_from_map(*grid, truth));
        ASSERT_LE(std::hypot(back.x_m - truth.x_m, back.y_m - truth.y_m), kGridErrorM)
            << at.lon_deg << " " << at.lat_deg;
    }
}

INSTANTIATE_TEST_SUITE_P(
    OfManyKinds, SampledProjection,
    testing::Values(Case{kCone, {92, 15, 137, 53}}, Case{"EPSG:3857", {-10, 35, 30, 70}},
                    Case{"+proj=aea +lat_1=25 +lat_2=47 +lat_0=36 +lon_0=110 +ellps=WGS84",
                         {92, 15, 137, 53}},
                    Case{"EPSG:32650", {114, 30, 120, 40}},
                    Case{"+proj=lcc +lat_1=-20 +lat_2=-35 +lon_0=20 +datum=WGS84 +type=crs",
                         {10, -40, 40, -10}}));

TEST(Projection, RefusesWhatIsNoProjectionInMetres) {
    for (const char* crs : {"", "nonsense", "EPSG:4326", "+proj=longlat", "EPSG:99999999",
                            "+proj=lcc +lat_1=24 +lat_2=44 +units=us-ft"}) {
        const auto projector = Projector::create(crs);
        ASSERT_FALSE(projector) << crs;
        EXPECT_EQ(projector.error().file, "atlas.toml");
        EXPECT_EQ(projector.error().field, "crs");
        EXPECT_EQ(projector.error().found, crs);
    }
}

TEST(Projection, PutsEastToTheRightAndNorthUp) {
    const auto projector = Projector::create(kCone);
    ASSERT_TRUE(projector);
    const MapPoint middle = *projector->map_from_lonlat({112, 34});
    EXPECT_NEAR(middle.x_m, 0.0, 1.0);
    EXPECT_NEAR(middle.y_m, 0.0, 1.0);
    EXPECT_GT(projector->map_from_lonlat({113, 34})->x_m, 80000.0);
    EXPECT_GT(projector->map_from_lonlat({112, 35})->y_m, 100000.0);
}

TEST(Projection, GridReachesBeyondTheExtent) {
    const auto projector = Projector::create(kCone);
    const auto grid = sample_projection(*projector, {92, 15, 137, 53});
    ASSERT_TRUE(grid);
    EXPECT_LE(grid->lonlat.west_deg, 77.0);
    EXPECT_GE(grid->lonlat.north_deg, 68.0);
    EXPECT_EQ(grid->forward.size(),
              static_cast<std::size_t>(grid->columns) * static_cast<std::size_t>(grid->rows));
    EXPECT_EQ(grid->inverse.size(), static_cast<std::size_t>(grid->inverse_columns) *
                                        static_cast<std::size_t>(grid->inverse_rows));
}

TEST(Projection, StaysFiniteWhereTheProjectionEnds) {
    const auto projector = Projector::create("+proj=ortho +lat_0=30 +lon_0=110");
    ASSERT_TRUE(projector) << sentence(projector.error());
    const auto grid = sample_projection(*projector, {30, -50, 190, 80});
    ASSERT_TRUE(grid);
    for (const MapPointF p : grid->forward) {
        ASSERT_TRUE(std::isfinite(p.x_m) && std::isfinite(p.y_m));
    }
    for (const MapPointF p : grid->inverse) {
        ASSERT_TRUE(std::isfinite(p.x_m) && std::isfinite(p.y_m));
    }
}

TEST(Projection, LongEdgesCurve) {
    const auto projector = Projector::create(kCone);
    const MapLine outline = projected_outline(*projector, {92, 15, 137, 53});
    // The parallel of 15 N hangs below its own ends.
    const double end = projector->map_from_lonlat({92, 15})->y_m;
    EXPECT_LT(box_of(outline).south_m, end - 100000.0);
    for (std::size_t i = 1; i < outline.size(); ++i) {
        EXPECT_LT(
            std::hypot(outline[i].x_m - outline[i - 1].x_m, outline[i].y_m - outline[i - 1].y_m),
            40000.0);
    }
}

}  // namespace
}  // namespace nandu
