#include "viewer/because.h"

#include <gtest/gtest.h>

#include "atlas/causes.h"
#include "support/small_atlas.h"
#include "viewer/layout.h"
#include "viewer/session.h"

namespace nandu {
namespace {

/// Four events in a diamond: the fall of alder leads to the raid and helps the march; both lead to
/// the peace, the march disputedly.
///
///            raid (cedar, May)
///     fall <                   > peace (birch, September)
///            march (dogwood, July)
Pack linked_pack() {
    Pack pack = small_pack();
    add_event(pack.atlas, "march", julian(1000, 7, 1), 3);
    add_event(pack.atlas, "peace", julian(1000, 9, 1), 1);
    const auto link = [&pack](int effect, int cause, CauseStrength strength) {
        pack.atlas.causes.push_back(
            {static_cast<EventId>(effect), static_cast<EventId>(cause), strength, {}, {}});
    };
    link(2, 0, CauseStrength::Contributing);  // march <- fall
    link(1, 0, CauseStrength::Direct);        // raid <- fall
    link(3, 2, CauseStrength::Disputed);      // peace <- march
    link(3, 1, CauseStrength::Direct);        // peace <- raid
    return pack;
}

constexpr EventId kFall{0}, kRaid{1}, kMarch{2}, kPeace{3};

class Because : public testing::Test {
protected:
    Pack pack_ = linked_pack();
    Session session_{pack_, Viewport{1280, 720, 1.0}};

    const AppState& state() const { return session_.state(); }
    EventId chosen() const {
        const auto* event = std::get_if<EventId>(&state().selection);
        return event != nullptr ? *event : kNo<EventId>;
    }
    void run(std::initializer_list<Command> commands) {
        for (const Command& command : commands) {
            session_.perform(command);
        }
    }
};

TEST_F(Because, TheStrongestLinkComesFirstThenTheNearestInTime) {
    EXPECT_EQ(effects_of(pack_.atlas, kFall), (std::vector<std::size_t>{1, 0}));
    EXPECT_EQ(causes_of(pack_.atlas, kPeace), (std::vector<std::size_t>{3, 2}));
    EXPECT_TRUE(causes_of(pack_.atlas, kFall).empty());
    pack_.atlas.causes[1].strength = CauseStrength::Contributing;
    pack_.atlas.causes[0].strength = CauseStrength::Contributing;
    EXPECT_EQ(effects_of(pack_.atlas, kFall), (std::vector<std::size_t>{1, 0})) << "May, then July";
}

TEST_F(Because, TheFirstQuestionChoosesTheEventAtHand) {
    run({SetDay{julian(1000, 9, 20)}, AskWhy{}});
    EXPECT_EQ(chosen(), kPeace);
    EXPECT_EQ(state().day, julian(1000, 9, 1));
    EXPECT_EQ(link_walked(state(), pack_.atlas), nullptr);
    run({Select{PlaceId{2}}, AskWhatThen{}});
    EXPECT_EQ(chosen(), kRaid) << "the latest at the chosen place";
}

TEST_F(Because, BeforeEverythingThereIsNothingToAsk) {
    run({SetDay{julian(1000, 1, 2)}, AskWhy{}, AskWhatThen{}, AskForAnother{}});
    EXPECT_EQ(chosen(), kNo<EventId>);
    EXPECT_EQ(state().day, julian(1000, 1, 2));
}

TEST_F(Because, WhyGoesToTheCauseAndItsDayAndWhatThenBackAlongTheSameLink) {
    run({Select{kPeace}, AskWhy{}});
    EXPECT_EQ(chosen(), kRaid);
    EXPECT_EQ(state().day, julian(1000, 5, 1));
    ASSERT_NE(link_walked(state(), pack_.atlas), nullptr);
    EXPECT_EQ(link_walked(state(), pack_.atlas)->event, kPeace);
    run({AskForAnother{}});
    EXPECT_EQ(chosen(), kMarch) << "the other cause of the peace";
    run({AskForAnother{}});
    EXPECT_EQ(chosen(), kRaid) << "round and round";
    run({AskForAnother{}, AskWhatThen{}});
    EXPECT_EQ(chosen(), kPeace);
    run({AskWhy{}});
    EXPECT_EQ(chosen(), kMarch) << "back along the link it came by, though another is stronger";
    run({AskWhy{}, AskWhy{}});
    EXPECT_EQ(chosen(), kFall) << "the end of the chain stays where it is";
}

TEST_F(Because, BothEndsOfTheLinkComeIntoSight) {
    run({SetReducedMotion{true}, Select{kPeace}, ZoomAbout{{640, 200}, 64.0, false}});
    const double before = state().camera.m_per_px;
    run({AskWhy{}});
    EXPECT_GT(state().camera.m_per_px, before);
    for (const PlaceId end : {PlaceId{1}, PlaceId{2}}) {
        const MapPointF at = pack_.places[static_cast<std::size_t>(end)];
        EXPECT_TRUE(layout_of(state()).free.contains(
            screen_from_map(state().camera, state().viewport, {at.x_m, at.y_m})));
    }
    const Camera wide = state().camera;
    run({AskWhatThen{}});
    EXPECT_EQ(state().camera, wide) << "what is in sight moves no camera";
}

TEST_F(Because, BackReturnsAndUndoToo) {
    run({Select{kPeace}, AskWhy{}, GoBack{}});
    EXPECT_EQ(chosen(), kPeace);
    run({AskWhy{}, Undo{}});
    EXPECT_EQ(chosen(), kPeace);
    EXPECT_EQ(state().day, julian(1000, 9, 1));
}

class BecauseInALesson : public Because {
protected:
    void SetUp() override {
        const auto step = [this](const char* key, Day day, const char* reveal) {
            Step s;
            s.key = key;
            s.when.first = s.when.last = day;
            s.view = {105, 35};
            s.show = {"raid"};
            s.reveal = reveal;
            pack_.atlas.steps.push_back(s);
        };
        step("told", julian(1000, 8, 1), "");
        step("asked", julian(1000, 8, 1), "birch@1000-09-01");
    }
};

TEST_F(BecauseInALesson, LeavesThePathAndReturnsWithOneKey) {
    run({StartPresenting{}, AskWhatThen{}});
    EXPECT_EQ(chosen(), kRaid) << "the step shows it, though the march is later";
    EXPECT_TRUE(state().presentation->off_path);
    run({AskWhatThen{}});
    EXPECT_EQ(chosen(), kPeace);
    EXPECT_EQ(state().day, julian(1000, 9, 1));
    run({ReturnToPath{}});
    EXPECT_EQ(state().day, julian(1000, 8, 1));
    EXPECT_EQ(chosen(), kNo<EventId>);
    EXPECT_FALSE(state().presentation->off_path);
}

TEST_F(BecauseInALesson, NothingIsToldWhileTheFutureIsCovered) {
    run({StartPresenting{}, GoToStep{1}, AskWhatThen{}, AskWhatThen{}, AskWhy{}, AskForAnother{}});
    EXPECT_EQ(chosen(), kNo<EventId>);
    EXPECT_EQ(state().day, julian(1000, 8, 1));
    run({NextStep{}, NextStep{}, AskWhatThen{}, AskWhatThen{}});
    EXPECT_EQ(chosen(), kPeace) << "told, it may be walked";
}

}  // namespace
}  // namespace nandu
