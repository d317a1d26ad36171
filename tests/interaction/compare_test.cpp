// Then | Now on the real window.

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "interaction/hands.h"
#include "support/small_atlas.h"

namespace nandu {
namespace {

class Comparing : public Hands {
protected:
    void compare(Day then, Day now) {
        press(SDLK_d, true);
        ASSERT_TRUE(state().comparison);
        view_->perform(SetDay{now});
        view_->perform(TakeHand{true});
        view_->perform(SetDay{then});
        view_->perform(TakeHand{false});
        settle();
    }
    /// Who held each seat, straight from the rows of the table.
    std::map<std::string, PolityId> holders(Day day) const {
        std::map<std::string, PolityId> out;
        for (const Holding& holding : pack_->atlas.holdings) {
            if (holding.span.begin_earliest <= day && day < holding.span.end_earliest &&
                !pack_->atlas[holding.seat].anchor) {
                out[pack_->atlas[holding.seat].key] = holding.polity;
            }
        }
        return out;
    }
    /// The colour of the map where a place is, a little off its sign.
    std::array<int, 3> colour(const Image& image, double x, double y) const {
        std::array<int, 3> sum{};
        for (int dy = -6; dy <= 6; ++dy) {
            for (int dx = -6; dx <= 6; ++dx) {
                const auto at = (static_cast<std::size_t>(y + dy) *
                                     static_cast<std::size_t>(image.width_px) +
                                 static_cast<std::size_t>(x + dx)) *
                                4;
                for (std::size_t c = 0; c < 3; ++c) {
                    sum[c] += image.rgba[at + c];
                }
            }
        }
        return sum;
    }
};

TEST_F(Comparing, ListIsTheDifferenceOfTheTable) {
    const Day then = julian(1125, 11, 3);
    const Day now = julian(1142, 10, 11);
    compare(then, now);
    std::set<std::string> expected;
    const auto before = holders(then);
    for (const auto& [seat, polity] : holders(now)) {
        const auto it = before.find(seat);
        if (it == before.end() || it->second != polity) {
            expected.insert(seat);
        }
    }
    ASSERT_GT(expected.size(), 100U);
    const WhatChanged changed =
        what_changed(pack_->atlas, HolderIndex(pack_->atlas), then, now);
    std::set<std::string> listed;
    for (const ChangedGroup& group : changed.groups) {
        for (const ChangedSeat& seat : group.seats) {
            listed.insert(pack_->atlas[seat.seat].key);
        }
    }
    EXPECT_EQ(listed, expected);
    // What the panel shows are rows of that list.
    EXPECT_TRUE(shown("compare/kaifeng-fu"));
    move(middle("compare/kaifeng-fu"));
    for (int i = 0; i < 4; ++i) {
        robot_.wheel = -2.0F;
        frames(2);
    }
    click("compare/more/0");
    EXPECT_FALSE(shown("compare/more/0"));
}

TEST_F(Comparing, EachPaneShowsItsDay) {
    compare(julian(1125, 11, 3), julian(1142, 10, 11));
    const Layout layout = layout_of(state());
    // West of Kaifeng, where no sign stands.
    const ImVec2 at = screen_of("luoyang");
    const Image image = view_->screenshot();
    const auto now = colour(image, at.x - 24, at.y - 24);
    const auto then = colour(image, at.x - 24 - layout.panes[0].shift_px, at.y - 24);
    EXPECT_GT(then[0], then[2]) << "Song red before the war";
    EXPECT_GT(now[2], now[0]) << "Jin blue after it";
}

TEST_F(Comparing, DraggingThenMovesThenOnly) {
    compare(julian(1125, 11, 3), julian(1142, 10, 11));
    const Day now = state().day;
    move(middle("timeline/then"));
    press_button(true);
    move({middle("timeline/then").x + 80, middle("timeline/then").y});
    press_button(false);
    frames(2);
    EXPECT_EQ(state().day, now);
    EXPECT_GT(state().comparison->then, julian(1126, 6, 1));
    // The keys follow the hand.
    const Day then = state().comparison->then;
    press(SDLK_RIGHT);
    EXPECT_EQ(state().comparison->then, then + 1);
    EXPECT_EQ(state().day, now);
    click("compare/now");
    press(SDLK_LEFT);
    EXPECT_EQ(state().day, now - 1);
    EXPECT_EQ(state().comparison->then, then + 1);
}

TEST_F(Comparing, ADayWithoutChangeRedrawsNoGround) {
    compare(julian(1125, 11, 3), julian(1141, 6, 10));
    frames(3);
    const HolderIndex index(pack_->atlas);
    ASSERT_EQ(index.at(state().day), index.at(state().day + 1));
    const Counters before = view_->counters();
    press(SDLK_RIGHT);
    EXPECT_EQ(view_->counters().territory_redraws, before.territory_redraws);
    EXPECT_EQ(view_->counters().holder_uploads, before.holder_uploads);
}

TEST_F(Comparing, TheLineOfAWipeCanBeDrawnAside) {
    compare(julian(1125, 11, 3), julian(1142, 10, 11));
    click("compare/mode/1");
    settle();
    ASSERT_EQ(state().comparison->mode, CompareMode::Wipe);
    move(middle("compare/divider"));
    press_button(true);
    move({middle("compare/divider").x + 150, middle("compare/divider").y});
    press_button(false);
    EXPECT_GT(state().comparison->share, 0.6);
    const double share = state().comparison->share;
    press(SDLK_z, true);
    EXPECT_LT(state().comparison->share, share);
}

TEST_F(Comparing, EscLeavesToOneMap) {
    compare(julian(1125, 11, 3), julian(1142, 10, 11));
    const Day now = state().day;
    press(SDLK_ESCAPE);
    settle();
    EXPECT_FALSE(state().comparison);
    EXPECT_EQ(state().day, now);
    EXPECT_TRUE(shown("tools/compare"));
    EXPECT_FALSE(shown("changes"));
}

}  // namespace
}  // namespace nandu
