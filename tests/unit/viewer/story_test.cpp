#include "viewer/story.h"

#include <gtest/gtest.h>

#include "support/small_atlas.h"
#include "viewer/layout.h"
#include "viewer/session.h"

namespace nandu {
namespace {

/// Three steps in the small war: one day; ten days that play five seconds and then ask where the
/// court will stop; the day of the answer.
Pack told_pack() {
    Pack pack = small_pack();
    const auto step = [&pack](const char* key, Day first, Day last, double play_secs) {
        Step s;
        s.key = key;
        s.title = LocalizedText::same(key);
        s.question = LocalizedText::same(std::string(key) + "?");
        s.when.first = first;
        s.when.last = last;
        s.play_secs = play_secs;
        s.view = {105, 35};
        s.view_width_km = 900;
        pack.atlas.steps.push_back(s);
    };
    step("opening", julian(1000, 2, 1), julian(1000, 2, 1), 0.0);
    step("flight", julian(1000, 3, 1), julian(1000, 3, 11), 5.0);
    step("arrival", julian(1000, 3, 21), julian(1000, 3, 21), 0.0);
    pack.atlas.steps[1].show = {"alder"};
    pack.atlas.steps[1].reveal = "cedar@1000-03-20";
    return pack;
}

class Story : public testing::Test {
protected:
    Pack pack_ = told_pack();
    Session session_{pack_, Viewport{1920, 1080, 1.0}};

    const AppState& state() const { return session_.state(); }
    const Presentation& story() const { return *state().presentation; }
    void run(std::initializer_list<Command> commands) {
        for (const Command& command : commands) {
            session_.perform(command);
        }
    }
    void pass(double secs) {
        for (double t = 0.0; t < secs; t += 0.05) {
            session_.perform(Tick{0.05});
        }
    }
    /// To the second step, told to its end.
    void told_to_the_question() { run({StartPresenting{}, NextStep{}, NextStep{}}); }
};

TEST_F(Story, WithoutStepsNobodyPresents) {
    pack_.atlas.steps.clear();
    run({StartPresenting{}, NextStep{}});
    EXPECT_FALSE(state().presentation);
}

TEST_F(Story, StartsAtTheFirstStepOrAtThatOfTheDay) {
    run({StartPresenting{}});
    EXPECT_EQ(story().step, 0);
    EXPECT_EQ(state().day, julian(1000, 2, 1));
    run({StopPresenting{}, SetDay{julian(1000, 3, 15)}, StartPresenting{true}});
    EXPECT_EQ(story().step, 1);
}

TEST_F(Story, LeavesTheTeacherExactlyWhereSheWas) {
    run({SetDay{julian(1000, 4, 4)}, ZoomAbout{{300, 300}, 2.0, false}, Select{PlaceId{2}}});
    pass(2.0);
    const AppState before = state();
    run({StartPresenting{}, NextStep{}, PanBy{50, 0}, SetDay{julian(1000, 9, 9)},
         SetLanguage{Language::Hans}, CloseTopmost{}});
    EXPECT_FALSE(state().presentation);
    EXPECT_EQ(state().day, before.day);
    EXPECT_EQ(state().camera, before.camera);
    EXPECT_EQ(state().selection, before.selection);
    EXPECT_EQ(state().time_view, before.time_view);
    EXPECT_EQ(state().language, Language::Hans) << "what was set stays set";
}

TEST_F(Story, NothingOfALessonIsLeftForUndo) {
    run({SetDay{julian(1000, 4, 4)}});
    const Day before = state().day;
    run({StartPresenting{}, NextStep{}, PanBy{50, 0}, StopPresenting{}});
    run({Undo{}});
    EXPECT_FALSE(state().presentation);
    EXPECT_NE(state().day, before) << "undo takes back what was done before the lesson";
}

TEST_F(Story, AStepsDaysRunInItsSecondsAndStopAtItsLast) {
    run({StartPresenting{}, NextStep{}});
    EXPECT_EQ(state().day, julian(1000, 3, 1));
    EXPECT_TRUE(story().playing);
    pass(2.0);  // The camera comes first.
    EXPECT_FALSE(state().glide);
    EXPECT_TRUE(is_animating(state()));
    pass(2.5);
    EXPECT_GT(state().day, julian(1000, 3, 1));
    EXPECT_LT(state().day, julian(1000, 3, 11));
    pass(4.0);
    EXPECT_EQ(state().day, julian(1000, 3, 11));
    EXPECT_FALSE(story().playing);
    EXPECT_FALSE(is_animating(state()));
}

TEST_F(Story, NextDuringPlayJumpsToTheEnd) {
    run({StartPresenting{}, NextStep{}});
    pass(2.0);
    run({NextStep{}});
    EXPECT_EQ(story().step, 1);
    EXPECT_EQ(story().beat, Beat::Told);
    EXPECT_EQ(state().day, julian(1000, 3, 11));
    EXPECT_FALSE(story().playing);
}

TEST_F(Story, NextAloneTellsAsksRevealsAndGoesOn) {
    run({StartPresenting{}});
    std::vector<std::pair<int, Beat>> seen = {{story().step, story().beat}};
    for (int i = 0; i < 8; ++i) {
        run({NextStep{}});
        if (seen.back() != std::pair(story().step, story().beat)) {
            seen.emplace_back(story().step, story().beat);
        }
    }
    const std::vector<std::pair<int, Beat>> expected = {{0, Beat::Told},
                                                        {1, Beat::Told},
                                                        {1, Beat::Asked},
                                                        {1, Beat::Revealed},
                                                        {2, Beat::Told}};
    EXPECT_EQ(seen, expected);
}

TEST_F(Story, PreviousGoesBackThroughTheBeats) {
    told_to_the_question();
    run({NextStep{}, NextStep{}, NextStep{}});
    EXPECT_EQ(story().step, 2);
    run({PreviousStep{}});
    EXPECT_EQ(story().step, 1);
    EXPECT_EQ(story().beat, Beat::Revealed) << "what was told stays told";
    EXPECT_EQ(state().day, julian(1000, 3, 20));
    run({PreviousStep{}, PreviousStep{}});
    EXPECT_EQ(story().beat, Beat::Told);
    EXPECT_FALSE(story().playing);
    run({PreviousStep{}, PreviousStep{}});
    EXPECT_EQ(story().step, 0);
}

TEST_F(Story, CoveredDaysEndBeforeTheAnswerWhateverTheTableSays) {
    pack_.atlas.steps[1].when.last = julian(1000, 4, 1);
    EXPECT_EQ(days_of(pack_.atlas.steps[1], pack_).last, julian(1000, 3, 19));
}

TEST_F(Story, NothingLeaksWhileCovered) {
    told_to_the_question();
    for (const Beat beat : {Beat::Told, Beat::Asked}) {
        ASSERT_EQ(story().beat, beat);
        ASSERT_TRUE(is_covered(state(), pack_));
        const Command tries[] = {SetDay{julian(1000, 6, 1)},
                                 StepTime{40},
                                 NextEvent{},
                                 LastDay{},
                                 TogglePlay{},
                                 Select{EventId{1}},
                                 Select{PlaceId{2}},
                                 OpenSearch{},
                                 SetSearchText{"cedar"},
                                 TypeDate{true, "1000-06-01"},
                                 Hover{PlaceId{2}},
                                 Compare{true},
                                 GoForward{}};
        for (const Command& command : tries) {
            const AppState after = apply(state(), command, pack_);
            const AppState later = apply(after, Tick{0.1}, pack_);
            ASSERT_TRUE(later.presentation);
            EXPECT_LE(later.day, julian(1000, 3, 11)) << command.index();
            EXPECT_EQ(later.selection, Selection(NothingSelected{})) << command.index();
            EXPECT_FALSE(later.search_open || later.typing_date || later.hovered_place ||
                         later.comparison)
                << command.index();
        }
        run({NextStep{}});
    }
    EXPECT_EQ(story().beat, Beat::Revealed);
    EXPECT_FALSE(is_covered(state(), pack_));
    EXPECT_EQ(apply(state(), SetDay{julian(1000, 6, 1)}, pack_).day, julian(1000, 6, 1));
}

TEST_F(Story, EarlierDaysStayOpenWhileCovered) {
    told_to_the_question();
    run({SetDay{julian(1000, 2, 2)}});
    EXPECT_EQ(state().day, julian(1000, 2, 2));
    EXPECT_TRUE(story().off_path);
}

TEST_F(Story, LaterTitlesAreHiddenUntilTheAnswerIsKnown) {
    run({StartPresenting{}});
    EXPECT_FALSE(is_hidden_from_class(state(), pack_, 1));
    EXPECT_TRUE(is_hidden_from_class(state(), pack_, 2)) << "it names the answer";
    told_to_the_question();
    run({NextStep{}});
    EXPECT_TRUE(is_hidden_from_class(state(), pack_, 2));
    run({NextStep{}});
    EXPECT_FALSE(is_hidden_from_class(state(), pack_, 2));
}

TEST_F(Story, GuessIsMarkedWhileAskedAndMeasuredOverTheGround) {
    told_to_the_question();
    run({MarkGuess{{0, 0}}});
    EXPECT_FALSE(story().guesses[1]) << "not yet asked";
    run({NextStep{}, MarkGuess{{-500000, -400000}}});
    ASSERT_TRUE(story().guesses[1]);
    const auto answer = answer_of(pack_.atlas.steps[1], pack_);
    ASSERT_TRUE(answer);
    EXPECT_EQ(std::get<PlaceId>(answer->subject), PlaceId{2});
    // One degree of latitude: cedar is at 100 E 30 N, the guess at 100 E 31 N.
    EXPECT_NEAR(distance_km(*answer, story().guesses[1]->at, pack_), 111.2, 0.5);
    run({NextStep{}});
    EXPECT_EQ(state().day, julian(1000, 3, 20));
    run({MarkGuess{{0, 0}}});
    EXPECT_NE(story().guesses[1]->at, (MapPoint{0, 0})) << "too late";
}

TEST_F(Story, RevealShowsGuessAndTruthTogether) {
    pack_.atlas.steps[1].view_width_km = 200;
    told_to_the_question();
    run({NextStep{}, MarkGuess{{500000, 500000}}, NextStep{}});
    pass(2.0);
    const ScreenBox free = layout_of(state()).free;
    for (const MapPoint at : {MapPoint{500000, 500000}, MapPoint{-500000, -500000}}) {
        EXPECT_TRUE(free.contains(screen_from_map(state().camera, state().viewport, at)));
    }
}

TEST_F(Story, HandIsMovedByTheKeyboardAndSetByEnter) {
    told_to_the_question();
    run({ToggleHand{}});
    EXPECT_FALSE(story().hand) << "there is nothing to guess yet";
    run({NextStep{}, ToggleHand{}});
    pass(2.0);
    ASSERT_TRUE(story().hand);
    const MapPoint before = *story().hand;
    run({MoveHand{30, 0}, MoveHand{0, -10}});
    EXPECT_GT(story().hand->x_m, before.x_m);
    EXPECT_GT(story().hand->y_m, before.y_m);
    for (int i = 0; i < 200; ++i) {
        run({MoveHand{0, 50}});
    }
    const ScreenPoint at = screen_from_map(state().camera, state().viewport, *story().hand);
    EXPECT_TRUE(layout_of(state()).free.contains(at)) << "it stays above the plate";
    run({ChooseInStory{}});
    EXPECT_TRUE(story().guesses[1]);
    EXPECT_FALSE(story().hand);
    EXPECT_EQ(story().beat, Beat::Asked);
    run({ChooseInStory{}});
    EXPECT_EQ(story().beat, Beat::Revealed) << "without a hand, Enter is next";
}

TEST_F(Story, AStateMayBeTheAnswer) {
    Step& step = pack_.atlas.steps[1];
    step.reveal = "blue@1000-06-01";
    const auto answer = answer_of(step, pack_);
    ASSERT_TRUE(answer);
    EXPECT_EQ(std::get<PolityId>(answer->subject), PolityId{1});
    EXPECT_EQ(answer->city, PlaceId{0}) << "the first place that the step shows";
}

TEST_F(Story, SlipsInRevealAskNothing) {
    Step& step = pack_.atlas.steps[1];
    for (const char* slip : {"", "cedar", "nowhere@1000-03-20", "cedar@soon", "@", "cedar@"}) {
        step.reveal = slip;
        EXPECT_FALSE(answer_of(step, pack_)) << slip;
    }
}

TEST_F(Story, BlankHidesAndAnyPageBringsBack) {
    run({StartPresenting{}, ToggleBlank{Blank::Black}});
    EXPECT_EQ(story().blank, Blank::Black);
    run({ToggleBlank{Blank::White}});
    EXPECT_EQ(story().blank, Blank::White);
    run({ToggleBlank{Blank::White}});
    EXPECT_EQ(story().blank, Blank::None);
    run({ToggleBlank{Blank::Black}, NextStep{}});
    EXPECT_EQ(story().blank, Blank::None);
    EXPECT_EQ(story().step, 0) << "nothing happened behind the class's back";
}

TEST_F(Story, LeavingThePathAndReturningAreOneKeyEach) {
    told_to_the_question();
    pass(2.0);
    const Camera on_path = state().camera;
    const Command ways_off[] = {SetDay{julian(1000, 2, 2)}, StepTime{-3}, PanBy{40, 10},
                                ZoomAbout{{400, 300}, 2.0, true}, PreviousEvent{}};
    for (const Command& way_off : ways_off) {
        for (const Command& back : {Command(ReturnToPath{}), Command(NextStep{}),
                                    Command(PreviousStep{})}) {
            run({way_off});
            pass(0.5);
            EXPECT_TRUE(story().off_path) << way_off.index();
            run({back});
            pass(2.0);
            EXPECT_FALSE(story().off_path);
            EXPECT_EQ(story().step, 1);
            EXPECT_EQ(story().beat, Beat::Told);
            EXPECT_EQ(state().day, julian(1000, 3, 11));
            EXPECT_EQ(state().camera, on_path);
        }
    }
}

TEST_F(Story, PlayGoesOnWhereThePathWasLeft) {
    run({StartPresenting{}, NextStep{}});
    pass(4.0);
    const Day left_at = state().day;
    ASSERT_TRUE(story().playing);
    run({PanBy{40, 10}});
    EXPECT_FALSE(story().playing);
    run({ReturnToPath{}});
    EXPECT_TRUE(story().playing);
    EXPECT_EQ(state().day, left_at);
}

TEST_F(Story, TypedNumberAndEnterJump) {
    run({StartPresenting{}, TypeDigit{3}, ChooseInStory{}});
    EXPECT_EQ(story().step, 2);
    run({TypeDigit{9}, TypeDigit{9}, ChooseInStory{}});
    EXPECT_EQ(story().step, 2) << "the nearest that exists";
    run({TypeDigit{1}, CloseTopmost{}, ChooseInStory{}});
    EXPECT_TRUE(state().presentation) << "Esc took the number back, not the lesson";
    run({TypeDigit{1}, ChooseInStory{}});
    EXPECT_EQ(story().step, 0);
}

TEST_F(Story, OverviewIsWalkedAndChosenByKeys) {
    run({StartPresenting{}, ToggleOverview{}, MoveInOverview{5}, MoveInOverview{-1}});
    EXPECT_EQ(story().overview_step, 1);
    run({NextStep{}});
    EXPECT_EQ(story().overview_step, 2);
    EXPECT_EQ(story().step, 0);
    run({ChooseInStory{}});
    EXPECT_EQ(story().step, 2);
    EXPECT_FALSE(story().overview_open);
    run({ToggleOverview{}, CloseTopmost{}});
    EXPECT_TRUE(state().presentation);
    run({CloseTopmost{}});
    EXPECT_FALSE(state().presentation);
}

TEST_F(Story, CameraShowsTheStepAboveThePlate) {
    run({StartPresenting{}});
    pass(2.0);
    const ScreenBox free = layout_of(state()).free;
    EXPECT_NEAR(free.bottom_px, 1080 - 304, 1.0);
    const ScreenPoint middle = screen_from_map(state().camera, state().viewport, {0, 0});
    EXPECT_NEAR(middle.x_px, 960, 1.0);
    EXPECT_NEAR(middle.y_px, free.bottom_px * 0.5, 1.0);
}

TEST_F(Story, CameraMovesAreShortAndCutsWithReducedMotion) {
    pack_.atlas.steps[2].view = {110, 40};
    pack_.atlas.steps[2].view_width_km = 100;
    run({StartPresenting{}});
    pass(2.0);
    run({GoToStep{2}});
    ASSERT_TRUE(state().glide);
    EXPECT_GE(state().glide->duration_secs, 0.7);
    EXPECT_LE(state().glide->duration_secs, 1.4);
    run({SetReducedMotion{true}, GoToStep{0}});
    EXPECT_FALSE(state().glide);
}

TEST_F(Story, ClassScreenComesAndGoesWithoutEndingTheLesson) {
    run({StartPresenting{}, SetClassScreen{Viewport{1024, 768, 1.0}}});
    EXPECT_EQ(map_viewport(state()).width_px, 1024);
    EXPECT_FALSE(story().screen_lost);
    run({NextStep{}, SetClassScreen{std::nullopt}});
    ASSERT_TRUE(state().presentation);
    EXPECT_EQ(story().step, 1);
    EXPECT_TRUE(story().screen_lost) << "the window says so";
    EXPECT_EQ(map_viewport(state()).width_px, 1920);
    run({DismissScreenNotice{}});
    EXPECT_FALSE(story().screen_lost);
}

TEST_F(Story, PicturesForFilesStandAtTheEndOfWhatPlays) {
    const AppState shown = presenting(opening_state(pack_, {800, 600, 1.0}), pack_, 1, true);
    EXPECT_EQ(shown.day, julian(1000, 3, 11));
    EXPECT_FALSE(shown.glide);
    EXPECT_FALSE(is_animating(shown));
}

}  // namespace
}  // namespace nandu
