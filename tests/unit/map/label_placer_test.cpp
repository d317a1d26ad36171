#include "map/label_placer.h"

#include <gtest/gtest.h>

#include <random>

namespace nandu {
namespace {

TEST(LabelPlacer, PlacedLabelsNeverOverlap) {
    const Viewport window{1024, 768, 1.0};
    LabelPlacer placer(window);
    std::mt19937 random(3);
    std::vector<ScreenBox> placed;
    for (int i = 0; i < 600; ++i) {
        const ScreenPoint symbol{double(random() % 1024), double(random() % 768)};
        const auto label = placer.beside(symbol, 6, 4, 40 + random() % 90, 18, -1, false);
        if (!label) {
            continue;
        }
        for (const ScreenBox& other : placed) {
            ASSERT_FALSE(other.overlaps(label->box));
        }
        ASSERT_GE(label->box.left_px, 0);
        ASSERT_LE(label->box.right_px, 1024);
        placed.push_back(label->box);
        placer.take(label->box);
    }
    EXPECT_GT(placed.size(), 100U);
}

TEST(LabelPlacer, KeepsItsSideAsLongAsItFits) {
    LabelPlacer placer({1000, 1000, 1.0});
    const auto kept = placer.beside({500, 500}, 5, 4, 60, 20, 1, false);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->side, 1);
    EXPECT_LT(kept->box.right_px, 500);
}

TEST(LabelPlacer, ForcedLabelStaysInsideTheWindow) {
    LabelPlacer placer({300, 200, 1.0});
    placer.take({0, 0, 300, 200});
    EXPECT_FALSE(placer.beside({290, 100}, 5, 4, 80, 20, -1, false));
    const auto forced = placer.beside({290, 100}, 5, 4, 80, 20, -1, true);
    ASSERT_TRUE(forced);
    EXPECT_LE(forced->box.right_px, 300);
}

}  // namespace
}  // namespace nandu
