#include "bake/curves.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nandu {
namespace {

TEST(Curves, DensifiedAddsPointsOnTheSameLine) {
    const auto line = densified({{0, 0}, {1, 0.5}}, 0.25);
    ASSERT_EQ(line.size(), 5U);
    EXPECT_DOUBLE_EQ(line[2].lon_deg, 0.5);
    EXPECT_DOUBLE_EQ(line[2].lat_deg, 0.25);
}

TEST(Curves, SimplifiedLeavesOutWhatLiesNearerThanItsTolerance) {
    const MapLine line = {{0, 0}, {10, 0.5}, {20, 0}, {30, 8}, {40, 0}};
    const MapLine simple = simplified(line, 1.0);
    ASSERT_EQ(simple.size(), 4U);
    EXPECT_EQ(simple[1], (MapPoint{20, 0}));
}

TEST(Curves, RoundedAndSmoothedKeepTheirEnds) {
    const MapLine line = {{0, 0}, {10, 10}, {20, 0}, {30, 10}, {40, 0}};
    for (const MapLine& soft : {rounded(line, 2, false), smoothed(line, 2.0, false)}) {
        EXPECT_EQ(soft.front(), line.front());
        EXPECT_EQ(soft.back(), line.back());
        EXPECT_LT(box_of(soft).north_m, 10.0);
    }
}

TEST(Curves, SmoothedLeavesAStraightLineAlone) {
    MapLine line;
    for (int i = 0; i <= 20; ++i) {
        line.push_back({i * 10.0, i * 3.0});
    }
    const MapLine soft = smoothed(line, 3.0, false);
    for (std::size_t i = 0; i < line.size(); ++i) {
        EXPECT_NEAR(soft[i].x_m, line[i].x_m, 1e-9);
        EXPECT_NEAR(soft[i].y_m, line[i].y_m, 1e-9);
    }
}

TEST(Curves, ResampledStepsAreEven) {
    const MapLine even = resampled({{0, 0}, {1, 0}, {100, 0}}, 10.0);
    ASSERT_EQ(even.size(), 11U);
    for (std::size_t i = 1; i < even.size(); ++i) {
        EXPECT_NEAR(even[i].x_m - even[i - 1].x_m, 10.0, 1e-9);
    }
}

TEST(Curves, AreaIsPositiveCounterClockwise) {
    EXPECT_DOUBLE_EQ(signed_area_m2({{0, 0}, {2, 0}, {2, 2}, {0, 2}}), 4.0);
    EXPECT_DOUBLE_EQ(signed_area_m2({{0, 0}, {0, 2}, {2, 2}, {2, 0}}), -4.0);
}

}  // namespace
}  // namespace nandu
