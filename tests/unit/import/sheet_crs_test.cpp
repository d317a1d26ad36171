#include "import/sheet_crs.h"

#include <gtest/gtest.h>

#include <random>

namespace nandu {
namespace {

TEST(SuitableCrs, IsAConeWithParallelsAtOneAndFiveSixths) {
    EXPECT_EQ(
        suitable_crs({92, 15, 137, 51}),
        "+proj=lcc +lat_1=21 +lat_2=45 +lat_0=33 +lon_0=114.5 +datum=WGS84 +units=m +no_defs");
}

TEST(SuitableCrs, IsMercatorWhereTheConeWouldOpenFlat) {
    EXPECT_EQ(suitable_crs({-20, -30, 40, 28}).find("+proj=merc"), 0U);
    EXPECT_EQ(suitable_crs({-170, -60, 170, 70}).find("+proj=merc"), 0U);
}

TEST(SuitableCrs, CarriesAnyExtent) {
    std::mt19937 random(1127);
    std::uniform_real_distribution<double> lon(-180, 180);
    std::uniform_real_distribution<double> lat(-90, 90);
    for (int i = 0; i < 300; ++i) {
        double west = lon(random), east = lon(random), south = lat(random), north = lat(random);
        if (west > east) {
            std::swap(west, east);
        }
        if (south > north) {
            std::swap(south, north);
        }
        const LonLatBox extent{west, south, east + 0.1 > 180 ? 180 : east + 0.1,
                               north + 0.1 > 90 ? 90 : north + 0.1};
        const std::optional<std::string> objection = objection_to_crs(suitable_crs(extent), extent);
        EXPECT_FALSE(objection) << suitable_crs(extent) << " for " << extent.west_deg << ' '
                                << extent.south_deg << ' ' << extent.east_deg << ' '
                                << extent.north_deg << ": " << *objection;
    }
}

TEST(ObjectionToCrs, RefusesDegreesAndFilesOfRecipes) {
    const LonLatBox extent{10, 30, 20, 40};
    EXPECT_TRUE(objection_to_crs("EPSG:4326", extent));
    EXPECT_TRUE(objection_to_crs("/etc/hosts", extent));
    EXPECT_TRUE(objection_to_crs("https://example.org/crs", extent));
    EXPECT_FALSE(objection_to_crs("EPSG:32633", extent));
}

}  // namespace
}  // namespace nandu
