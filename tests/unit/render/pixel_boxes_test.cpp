#include <gtest/gtest.h>

#include "render/pixel_boxes.h"

namespace nandu {
namespace {

TEST(PixelBoxes, FarBoxesStayApart) {
    const std::vector<PixelBox> boxes = {{0, 0, 100, 100}, {900, 600, 1000, 700}};
    EXPECT_EQ(joined(boxes), boxes);
}

TEST(PixelBoxes, NearBoxesBecomeOne) {
    EXPECT_EQ(joined({{0, 0, 100, 100}, {110, 0, 200, 100}}),
              (std::vector<PixelBox>{{0, 0, 200, 100}}));
}

TEST(PixelBoxes, NothingIsPaintedTwice) {
    // The hull of the first two meets the third, which met neither.
    const std::vector<PixelBox> boxes =
        joined({{0, 0, 400, 10}, {0, 0, 10, 400}, {200, 200, 500, 500}, {0, 0, 0, 50}});
    EXPECT_EQ(boxes, (std::vector<PixelBox>{{0, 0, 500, 500}}));
}

}  // namespace
}  // namespace nandu
