#include "map/camera.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nandu {
namespace {

const Viewport kWindow{1280, 720, 1.0};
const MapBox kExtent{-2000000, -1500000, 2000000, 1500000};
const MapBox kHome{-500000, -500000, 500000, 500000};

TEST(Camera, ScreenAndMapAreInverse) {
    const Camera camera{{12345, -678}, 321.0};
    const ScreenPoint at{17.5, 700.25};
    const ScreenPoint back = screen_from_map(camera, kWindow, map_from_screen(camera, kWindow, at));
    EXPECT_NEAR(back.x_px, at.x_px, 1e-6);
    EXPECT_NEAR(back.y_px, at.y_px, 1e-6);
}

TEST(Camera, NorthIsUp) {
    const Camera camera{{0, 0}, 1000.0};
    EXPECT_LT(screen_from_map(camera, kWindow, {0, 100000}).y_px, 360.0);
}

TEST(Camera, PointUnderThePointerStaysWhileZooming) {
    const Camera camera{{5000, 7000}, 800.0};
    const ScreenPoint pointer{1000, 100};
    const MapPoint before = map_from_screen(camera, kWindow, pointer);
    const Camera near = zoomed_about(camera, kWindow, pointer, 2.7);
    const MapPoint after = map_from_screen(near, kWindow, pointer);
    EXPECT_NEAR(before.x_m, after.x_m, 1e-6);
    EXPECT_NEAR(before.y_m, after.y_m, 1e-6);
}

TEST(Camera, ViewNeverLeavesTheExtent) {
    for (const double m_per_px : {0.001, 100.0, 1000.0, 5000.0, 1e9}) {
        for (const double x : {-1e9, -1500000.0, 0.0, 1900000.0, 1e9}) {
            const Camera camera = bounded({{x, -x}, m_per_px}, kWindow, {0, 0, 1280, 720}, kExtent, kHome, 120000.0);
            const MapBox seen = visible_box(camera, kWindow);
            EXPECT_GE(seen.west_m, kExtent.west_m - 1);
            EXPECT_LE(seen.east_m, kExtent.east_m + 1);
            EXPECT_GE(seen.south_m, kExtent.south_m - 1);
            EXPECT_LE(seen.north_m, kExtent.north_m + 1);
            EXPECT_GE(seen.east_m - seen.west_m, 120000.0 - 1);
        }
    }
}

TEST(Camera, EverySpotOfTheExtentCanBeBroughtIntoTheFreePart) {
    const ScreenBox free{0, 0, 880, 500};
    for (const double m_per_px : {100.0, 1000.0, 1e9}) {
        const Camera camera = bounded({{1e9, -1e9}, m_per_px}, kWindow, free, kExtent, kHome, 120000.0);
        const ScreenPoint corner =
            screen_from_map(camera, kWindow, {kExtent.east_m, kExtent.south_m});
        EXPECT_NEAR(corner.x_px, free.right_px, 0.01);
        EXPECT_NEAR(corner.y_px, free.bottom_px, 0.01);
    }
}

TEST(Camera, BoxIsShownWithinTheFreePart) {
    const ScreenBox free{300, 50, 1280, 480};
    const MapBox box{100000, 200000, 500000, 350000};
    const Camera camera = camera_for(box, kWindow, free);
    for (const MapPoint corner : {MapPoint{box.west_m, box.south_m}, {box.east_m, box.north_m}}) {
        const ScreenPoint at = screen_from_map(camera, kWindow, corner);
        EXPECT_GE(at.x_px, free.left_px - 0.01);
        EXPECT_LE(at.x_px, free.right_px + 0.01);
        EXPECT_GE(at.y_px, free.top_px - 0.01);
        EXPECT_LE(at.y_px, free.bottom_px + 0.01);
    }
}

}  // namespace
}  // namespace nandu
