#include "viewer/session.h"

#include <gtest/gtest.h>

#include "support/small_atlas.h"
#include "viewer/layout.h"

namespace nandu {
namespace {

class SmallSession : public testing::Test {
protected:
    Pack pack_ = small_pack();
    Viewport window_{1280, 800, 1.0};
    Session session_{pack_, window_};
    const AppState& state() const { return session_.state(); }
};

TEST_F(SmallSession, OpensOnTheManifestsDayWithTheHomeInView) {
    EXPECT_EQ(state().day, julian(1000, 3, 1));
    const MapBox seen = visible_box(state().camera, state().viewport);
    EXPECT_LE(seen.west_m, pack_.home.west_m);
    EXPECT_GE(seen.east_m, pack_.home.east_m);
}

TEST_F(SmallSession, WholeDragIsOneUndoStep) {
    const Day before = state().day;
    session_.perform(SetDay{before + 1, Phase::Begin});
    session_.perform(Tick{0.016});
    for (int i = 2; i < 40; ++i) {
        session_.perform(SetDay{before + i, Phase::Continue});
        session_.perform(Tick{0.016});
    }
    session_.perform(SetDay{before + 40, Phase::End});
    EXPECT_EQ(state().day, before + 40);
    session_.perform(Undo{});
    EXPECT_EQ(state().day, before);
    EXPECT_FALSE(session_.can_undo());
    session_.perform(Redo{});
    EXPECT_EQ(state().day, before + 40);
}

TEST_F(SmallSession, NotchesOfAWheelAreOneUndoStep) {
    const Camera before = state().camera;
    for (int i = 0; i < 5; ++i) {
        session_.perform(ZoomAbout{{300, 300}, 1.2, false});
    }
    session_.perform(Undo{});
    EXPECT_EQ(state().camera, before);
    EXPECT_FALSE(session_.can_undo());
}

TEST_F(SmallSession, ApplyThenUndoIsNothingForEveryKindOfCommand) {
    const Command commands[] = {StepTime{3},
                                NextEvent{},
                                LastDay{},
                                SetSpeed{90},
                                PanBy{50, 20},
                                Select{PlaceId{2}},
                                ToggleLegend{},
                                SetLanguage{Language::Hans},
                                SetTheme{ThemeKind::Dark},
                                SetTextScale{2.0}};
    for (const Command& command : commands) {
        const AppState before = state();
        session_.perform(command);
        session_.perform(Undo{});
        EXPECT_EQ(state().day, before.day) << command.index();
        EXPECT_EQ(state().camera, before.camera) << command.index();
        EXPECT_EQ(state().selection, before.selection) << command.index();
        EXPECT_EQ(state().language, before.language) << command.index();
        EXPECT_EQ(state().theme, before.theme) << command.index();
        EXPECT_EQ(state().text_scale, before.text_scale) << command.index();
        EXPECT_EQ(state().legend_open, before.legend_open) << command.index();
    }
}

TEST_F(SmallSession, ChosenEventMovesTimeToItAndBackReturns) {
    const Day before = state().day;
    session_.perform(Select{EventId{1}});
    EXPECT_EQ(state().day, julian(1000, 5, 1));
    session_.perform(GoBack{});
    EXPECT_EQ(state().day, before);
    session_.perform(GoForward{});
    EXPECT_EQ(state().day, julian(1000, 5, 1));
}

TEST_F(SmallSession, EventStepsLandExactlyAndAreAnnounced) {
    session_.perform(NextEvent{});
    EXPECT_EQ(state().day, julian(1000, 3, 10));
    ASSERT_TRUE(state().announced);
    EXPECT_EQ(*state().announced, EventId{0});
    session_.perform(NextEvent{});
    EXPECT_EQ(state().day, julian(1000, 5, 1));
    session_.perform(PreviousEvent{});
    EXPECT_EQ(state().day, julian(1000, 3, 10));
}

TEST_F(SmallSession, ChosenPlaceIsNeverUnderItsCard) {
    session_.perform(SetTextScale{1.5});
    for (int place = 0; place < 4; ++place) {
        session_.perform(Select{static_cast<PlaceId>(place)});
        for (int i = 0; i < 100; ++i) {
            session_.perform(Tick{0.05});
        }
        const MapPointF at = pack_.places[static_cast<std::size_t>(place)];
        const ScreenPoint screen =
            screen_from_map(state().camera, state().viewport, {at.x_m, at.y_m});
        const Layout layout = layout_of(state());
        ASSERT_TRUE(layout.card);
        EXPECT_FALSE(layout.card->contains(screen)) << place;
        EXPECT_LT(screen.y_px, layout.dock.top_px) << place;
    }
}

TEST_F(SmallSession, EscapeClosesTheTopmostThingOnly) {
    session_.perform(Select{PlaceId{1}});
    session_.perform(OpenSearch{true});
    session_.perform(CloseTopmost{});
    EXPECT_FALSE(state().search_open);
    EXPECT_TRUE(std::holds_alternative<PlaceId>(state().selection));
    session_.perform(CloseTopmost{});
    EXPECT_TRUE(std::holds_alternative<NothingSelected>(state().selection));
}

TEST_F(SmallSession, DayNeverLeavesTheStory) {
    session_.perform(LastDay{});
    session_.perform(StepTime{1000});
    EXPECT_EQ(state().day, julian(1000, 12, 31));
    session_.perform(FirstDay{});
    session_.perform(StepTime{-1000});
    EXPECT_EQ(state().day, julian(1000, 1, 1));
}

TEST_F(SmallSession, ReplayOfTheSameCommandsGivesTheSameState) {
    const Commands commands = {NextEvent{}, Tick{0.2}, ZoomAbout{{300, 300}, 2.0, true}, Tick{0.1},
                               TogglePlay{}, Tick{0.5}, Select{PlaceId{3}}, Tick{1.0}};
    Session other(pack_, window_);
    for (const Command& command : commands) {
        session_.perform(command);
        other.perform(command);
    }
    EXPECT_EQ(state().day, other.state().day);
    EXPECT_EQ(state().camera, other.state().camera);
    EXPECT_EQ(state().day_fraction, other.state().day_fraction);
}

TEST_F(SmallSession, NothingMovesByItselfAtFirst) { EXPECT_FALSE(is_animating(state())); }

}  // namespace
}  // namespace nandu
