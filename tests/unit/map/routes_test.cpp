#include "map/routes.h"

#include <gtest/gtest.h>

namespace nandu {
namespace {

Waypoint halt(double lon, std::int32_t day, double strength) {
    Waypoint waypoint;
    waypoint.position = {lon, 55.0};
    waypoint.when.first = waypoint.when.last = Day{day};
    waypoint.strength = strength;
    return waypoint;
}

Route march() {
    Route route;
    route.waypoints = {halt(24, 100, 340000), halt(30, 130, 175000), halt(30, 140, 145000),
                       halt(36, 170, 0), halt(37, 180, 100000)};
    return route;
}

TEST(Routes, AMarchIsAsWideAsManyLeftTheLastHalt) {
    const auto army = army_on(march(), Day{180});
    ASSERT_TRUE(army);
    ASSERT_EQ(army->men.size(), army->path.size());
    EXPECT_EQ(army->men[1], 340000) << "from the first halt to the second";
    EXPECT_EQ(army->men[11], 145000) << "they waited there and grew fewer";
    EXPECT_EQ(army->men.back(), 145000) << "where nobody counted, the last number stands";
}

TEST(Routes, TheNumberOfADayIsThatOfTheLastHaltThatSaysOne) {
    EXPECT_EQ(men_on(march(), Day{99}), 0);
    EXPECT_EQ(men_on(march(), Day{120}), 340000);
    EXPECT_EQ(men_on(march(), Day{135}), 175000);
    EXPECT_EQ(men_on(march(), Day{175}), 145000);
    EXPECT_EQ(men_on(march(), Day{300}), 100000);
    EXPECT_EQ(men_counted(march(), Day{135}), 175000);
    EXPECT_EQ(men_counted(march(), Day{175}), 0) << "nobody counted there";
}

TEST(Routes, AMarchThatIsDrawnByItsNumbersStays) {
    EXPECT_EQ(army_on(march(), Day{1000})->strength, 1.0);
    Route plain = march();
    for (Waypoint& waypoint : plain.waypoints) {
        waypoint.strength = 0;
    }
    EXPECT_FALSE(army_on(plain, Day{1000}));
}

TEST(Routes, WidthsAreInProportionAndNeverTooThinToSee) {
    EXPECT_DOUBLE_EQ(march_width_px(200000, 400000) * 2, march_width_px(400000, 400000));
    EXPECT_GT(march_width_px(10, 400000), 1.0);
    EXPECT_EQ(with_commas(422000), "422,000");
    EXPECT_EQ(with_commas(950), "950");
    EXPECT_EQ(with_commas(1234567), "1,234,567");
}

}  // namespace
}  // namespace nandu
