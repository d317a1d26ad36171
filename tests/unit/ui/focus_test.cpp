#include "ui/focus.h"

#include <gtest/gtest.h>

namespace nandu {
namespace {

/// Offers the same controls in every frame.
struct Frames {
    Focus focus;
    void next() {
        focus.begin_frame();
        for (const char* id : {"map/view", "map/kaifeng", "timeline/play", "card/close",
                               "tools/menu", "search/field"}) {
            focus.offer(id);
        }
    }
    std::string after(int steps) {
        focus.move(steps);
        next();
        return focus.current();
    }
};

TEST(Focus, TabWalksFromTheSearchToTheTimelineWhateverIsDrawnFirst) {
    Frames frames;
    frames.next();
    EXPECT_EQ(frames.after(1), "search/field");
    EXPECT_EQ(frames.after(1), "tools/menu");
    EXPECT_EQ(frames.after(1), "map/view");
    EXPECT_EQ(frames.after(1), "map/kaifeng");
    EXPECT_EQ(frames.after(1), "card/close");
    EXPECT_EQ(frames.after(1), "timeline/play");
    EXPECT_EQ(frames.after(1), "search/field");
    EXPECT_EQ(frames.after(-1), "timeline/play");
}

TEST(Focus, EnterActivatesForOneFrame) {
    Frames frames;
    frames.next();
    frames.after(2);
    frames.focus.activate();
    frames.next();
    EXPECT_TRUE(frames.focus.activated("tools/menu"));
    EXPECT_FALSE(frames.focus.activated("search/field"));
    frames.next();
    EXPECT_FALSE(frames.focus.activated("tools/menu"));
}

TEST(Focus, AControlThatVanishedIsLeftForTheFirst) {
    Frames frames;
    frames.next();
    frames.focus.set("layers/rivers");
    frames.next();
    EXPECT_EQ(frames.after(1), "search/field");
}

TEST(Focus, KnowsItsGroup) {
    Focus focus;
    EXPECT_EQ(focus.group(), "");
    focus.set("map/kaifeng");
    EXPECT_EQ(focus.group(), "map");
}

}  // namespace
}  // namespace nandu
