#include "viewer/layout.h"

#include <gtest/gtest.h>

namespace nandu {
namespace {

TEST(Layout, NothingOverlapsAndTheMapKeepsItsShareAtEverySize) {
    const struct {
        int width, height;
        double display;
    } windows[] = {{1024, 768, 1}, {1280, 720, 1}, {1600, 900, 1}, {1920, 1080, 1},
                   {3840, 2160, 2}, {3840, 2160, 1}, {1366, 768, 1}, {500, 900, 1}};
    for (const auto& window : windows) {
        for (const double text : {0.75, 1.0, 1.5, 2.0, 3.0}) {
            AppState state;
            state.viewport = {window.width, window.height, window.display};
            state.text_scale = text;
            state.selection = PlaceId{0};
            const Layout layout = layout_of(state);
            SCOPED_TRACE(testing::Message() << window.width << "x" << window.height << " at "
                                            << window.display << ", text " << text);
            ASSERT_TRUE(layout.card);
            EXPECT_LE(layout.card->bottom_px, layout.dock.top_px + 0.5);
            EXPECT_GE(layout.card->left_px, 0.0);
            EXPECT_LE(layout.card->right_px, window.width);
            EXPECT_LE(layout.dock.bottom_px, window.height);
            EXPECT_LT(layout.dock.top_px, layout.dock.bottom_px);
            if (!layout.card_is_sheet) {
                EXPECT_FALSE(layout.card->overlaps(layout.tools));
                EXPECT_FALSE(layout.card->overlaps(layout.zoom_buttons));
            }
            EXPECT_GT(layout.free.right_px - layout.free.left_px, 0.25 * window.width);
            EXPECT_GT(layout.free.bottom_px - layout.free.top_px, 0.2 * window.height);
        }
    }
}

TEST(Layout, FreeMapIsAtLeastSixtyPerCentWithACardAtFullSize) {
    AppState state;
    state.viewport = {1920, 1080, 1.0};
    state.selection = PlaceId{0};
    const Layout layout = layout_of(state);
    const double free = (layout.free.right_px - layout.free.left_px) *
                        (layout.free.bottom_px - layout.free.top_px);
    EXPECT_GE(free / (1920.0 * 1080.0), 0.60);
}

}  // namespace
}  // namespace nandu
