#include "viewer/time_rules.h"

#include <gtest/gtest.h>

#include "support/small_atlas.h"

namespace nandu {
namespace {

Atlas ten_years() {
    Atlas atlas;
    atlas.manifest.span = {julian(1120, 1, 1), julian(1130, 1, 1)};
    Event event;
    event.when.first = event.when.last = julian(1125, 6, 1);
    event.importance = 3;
    atlas.events.push_back(event);
    return atlas;
}

AppState opened(const Atlas& atlas, Day day) {
    AppState state;
    state.day = day;
    state.time_view = whole_story(atlas);
    state.days_per_sec = 10.0;
    state.reduced_motion = true;
    return state;
}

bool shows(const TimeView& view, Day day) {
    return view.from <= day.jdn && day.jdn + 1 <= view.until;
}

TEST(Playing, RunsInStoryDaysPerSecond) {
    const Atlas atlas = ten_years();
    AppState state = play_toggled(opened(atlas, julian(1122, 3, 1)), atlas, false);
    for (int i = 0; i < 60; ++i) {
        state = after_tick(state, atlas, 1.0 / 60.0);
    }
    EXPECT_NEAR(state.day.jdn + state.day_fraction, julian(1122, 3, 11).jdn, 1e-6);
    EXPECT_TRUE(state.playing);
}

TEST(Playing, RunsBackwardsAsWell) {
    const Atlas atlas = ten_years();
    AppState state = play_toggled(opened(atlas, julian(1122, 3, 11)), atlas, true);
    state = after_tick(state, atlas, 1.0);
    EXPECT_EQ(state.day, julian(1122, 3, 1));
}

TEST(Playing, StandsStillWhilePaused) {
    const Atlas atlas = ten_years();
    const AppState state = after_tick(opened(atlas, julian(1122, 3, 1)), atlas, 5.0);
    EXPECT_EQ(state.day, julian(1122, 3, 1));
    EXPECT_EQ(state.day_fraction, 0.0);
}

TEST(Playing, StopsOnTheLastDayNotAfterIt) {
    const Atlas atlas = ten_years();
    AppState state = play_toggled(opened(atlas, julian(1129, 12, 30)), atlas, false);
    state = after_tick(state, atlas, 1.0);
    EXPECT_EQ(state.day, julian(1129, 12, 31));
    EXPECT_FALSE(state.playing);
    EXPECT_EQ(state.day_fraction, 0.0);
}

TEST(Playing, StopsOnTheFirstDayWhenGoingBackwards) {
    const Atlas atlas = ten_years();
    AppState state = play_toggled(opened(atlas, julian(1120, 1, 3)), atlas, true);
    state = after_tick(state, atlas, 1.0);
    EXPECT_EQ(state.day, julian(1120, 1, 1));
    EXPECT_FALSE(state.playing);
}

TEST(Playing, StartsOverAtTheEnd) {
    const Atlas atlas = ten_years();
    AppState state = play_toggled(opened(atlas, julian(1129, 12, 31)), atlas, false);
    EXPECT_TRUE(state.playing);
    EXPECT_EQ(state.day, julian(1120, 1, 1));
}

TEST(Playing, PausesOnAWholeDay) {
    const Atlas atlas = ten_years();
    AppState state = play_toggled(opened(atlas, julian(1122, 3, 1)), atlas, false);
    state = after_tick(state, atlas, 0.57);
    EXPECT_GT(state.day_fraction, 0.0);
    state = play_toggled(state, atlas, false);
    EXPECT_FALSE(state.playing);
    EXPECT_EQ(state.day_fraction, 0.0);
    EXPECT_EQ(state.day, julian(1122, 3, 6));
}

TEST(Playing, TurnsRoundWithoutStopping) {
    const Atlas atlas = ten_years();
    AppState state = play_toggled(opened(atlas, julian(1122, 3, 1)), atlas, false);
    state = play_toggled(state, atlas, true);
    EXPECT_TRUE(state.playing);
    EXPECT_TRUE(state.backwards);
}

TEST(Loop, AroundComesBackToTheFirstDay) {
    const Atlas atlas = ten_years();
    AppState state = opened(atlas, julian(1129, 12, 31));
    state.loop = LoopMode::Around;
    state.playing = true;
    state = after_tick(state, atlas, 0.5);
    EXPECT_EQ(state.day, julian(1120, 1, 5));
    EXPECT_TRUE(state.playing);
    state.backwards = true;
    state = after_tick(state, atlas, 0.75);
    EXPECT_TRUE(state.day >= julian(1129, 12, 28));
}

TEST(Loop, RangeRepeatsItsDays) {
    const Atlas atlas = ten_years();
    AppState state = opened(atlas, julian(1121, 1, 1));
    state.loop = LoopMode::Range;
    state.loop_range = DaySpan{julian(1123, 1, 1), julian(1123, 1, 11)};
    state = play_toggled(state, atlas, false);
    EXPECT_EQ(state.day, julian(1123, 1, 1)) << "playing begins in the range";
    for (int i = 0; i < 100; ++i) {
        state = after_tick(state, atlas, 0.13);
        EXPECT_TRUE(state.loop_range->contains(state.day));
    }
    EXPECT_TRUE(state.playing);
}

TEST(Loop, SurvivesATickThatIsLongerThanItsRange) {
    const Atlas atlas = ten_years();
    AppState state = opened(atlas, julian(1123, 1, 1));
    state.loop = LoopMode::Range;
    state.loop_range = DaySpan{julian(1123, 1, 1), julian(1123, 1, 2)};
    state.playing = true;
    state = after_tick(state, atlas, 123.456);
    EXPECT_EQ(state.day, julian(1123, 1, 1));
}

TEST(Slowing, TakesLongerPastAnEventAndEquallyLongElsewhere) {
    const Atlas atlas = ten_years();
    AppState near = opened(atlas, julian(1125, 5, 28));
    near.playing = near.slow_near_events = true;
    AppState far = opened(atlas, julian(1122, 5, 28));
    far.playing = far.slow_near_events = true;
    near = after_tick(near, atlas, 1.0);
    far = after_tick(far, atlas, 1.0);
    EXPECT_EQ(far.day - julian(1122, 5, 28), 9 + 1);
    EXPECT_LT(near.day - julian(1125, 5, 28), 7);
    EXPECT_GT(near.day - julian(1125, 5, 28), 1);
}

TEST(Slowing, IsTheSameInOneTickOrInMany) {
    const Atlas atlas = ten_years();
    AppState once = opened(atlas, julian(1125, 5, 20));
    once.playing = once.slow_near_events = true;
    AppState often = once;
    once = after_tick(once, atlas, 1.0);
    for (int i = 0; i < 120; ++i) {
        often = after_tick(often, atlas, 1.0 / 120.0);
    }
    EXPECT_NEAR(once.day.jdn + once.day_fraction, often.day.jdn + often.day_fraction, 0.05);
}

TEST(Day, IsKeptWithinTheStory) {
    const Atlas atlas = ten_years();
    const AppState state = opened(atlas, julian(1122, 1, 1));
    EXPECT_EQ(with_day(state, atlas, julian(1100, 1, 1)).day, julian(1120, 1, 1));
    EXPECT_EQ(with_day(state, atlas, julian(1130, 1, 1)).day, julian(1129, 12, 31));
    EXPECT_EQ(with_day(state, atlas, kDistantFuture).day, julian(1129, 12, 31));
}

TEST(Stepping, ByMonthKeepsTheDay) {
    const Atlas atlas = ten_years();
    AppState state = opened(atlas, julian(1122, 3, 15));
    state.step = StepSize::Month;
    EXPECT_EQ(stepped(state, atlas, 1).day, julian(1122, 4, 15));
    EXPECT_EQ(stepped(state, atlas, -10).day, julian(1121, 5, 15));
    state.day = julian(1123, 1, 31);
    EXPECT_EQ(stepped(state, atlas, 1).day, julian(1123, 2, 28));
}

TEST(Stepping, ByYearFollowsTheCalendar) {
    const Atlas atlas = ten_years();
    AppState state = opened(atlas, julian(1123, 6, 12));
    state.step = StepSize::Year;
    EXPECT_EQ(stepped(state, atlas, 2).day, julian(1125, 6, 12));
    state.step = StepSize::Day;
    EXPECT_EQ(stepped(state, atlas, -1).day, julian(1123, 6, 11));
}

TEST(TimeZoom, KeepsTheDayUnderThePointer) {
    const Atlas atlas = ten_years();
    const AppState before = opened(atlas, julian(1122, 3, 1));
    const double about = julian(1127, 1, 1).jdn;
    const AppState after = time_zoomed(before, atlas, {4.0, about});
    const auto share = [about](const TimeView& v) { return (about - v.from) / v.length(); };
    EXPECT_NEAR(after.time_view.length(), before.time_view.length() / 4.0, 1e-6);
    EXPECT_NEAR(share(before.time_view), share(after.time_view), 1e-9);
    EXPECT_EQ(after.day, before.day);
}

TEST(TimeZoom, KeepsItThereWhileEasing) {
    const Atlas atlas = ten_years();
    AppState state = opened(atlas, julian(1122, 3, 1));
    state.reduced_motion = false;
    const double about = julian(1127, 1, 1).jdn;
    const double share = (about - state.time_view.from) / state.time_view.length();
    const double goal = state.time_view.length() / 4.0;
    state = time_zoomed(state, atlas, {2.0, about});
    state = after_tick(state, atlas, 0.05);
    state = time_zoomed(state, atlas, {2.0, about});  // A second notch of the wheel on the way.
    for (int i = 0; i < 30; ++i) {
        state = after_tick(state, atlas, 1.0 / 60.0);
        EXPECT_NEAR((about - state.time_view.from) / state.time_view.length(), share, 1e-9);
    }
    EXPECT_NEAR(state.time_view.length(), goal, 1e-6);
    EXPECT_FALSE(state.time_glide.has_value());
}

TEST(TimeZoom, StopsAtTheShortestAndTheWidestView) {
    const Atlas atlas = ten_years();
    const AppState state = opened(atlas, julian(1122, 3, 1));
    const AppState in = time_zoomed(state, atlas, {1e9, julian(1122, 3, 1).jdn + 0.5});
    EXPECT_DOUBLE_EQ(in.time_view.length(), kShortestTimeViewDays);
    const AppState out = time_zoomed(in, atlas, {1e-9, julian(1122, 3, 1).jdn + 0.5});
    EXPECT_NEAR(out.time_view.length(), whole_story(atlas).length(), 1e-6);
    EXPECT_NEAR(out.time_view.from, whole_story(atlas).from, 1e-6);
}

TEST(TimeZoom, TellsWhetherAnOverviewIsOfUse) {
    const Atlas atlas = ten_years();
    AppState state = with_time_view(opened(atlas, julian(1122, 3, 1)), atlas, whole_story(atlas));
    EXPECT_FALSE(state.time_zoomed);
    state.reduced_motion = false;
    state = time_zoomed(state, atlas, {2.0, state.time_view.from});
    EXPECT_TRUE(state.time_zoomed) << "at once, so that heights change only once";
    EXPECT_FALSE(time_zoomed(state, atlas, {0.1, state.time_view.from}).time_zoomed);
}

TEST(TimePan, NeverLeavesTheStory) {
    const Atlas atlas = ten_years();
    const AppState state = opened(atlas, julian(1122, 3, 1));
    const TimeView left = with_time_view(state, atlas, {0.0, 365.0}).time_view;
    EXPECT_NEAR(left.length(), 365.0, 1e-9);
    EXPECT_LT(left.from, julian(1120, 1, 1).jdn);
    EXPECT_GT(left.from, julian(1119, 10, 1).jdn);
    const TimeView right = with_time_view(state, atlas, {1e7, 1e7 + 365.0}).time_view;
    EXPECT_GT(right.until, julian(1130, 1, 1).jdn);
    EXPECT_LT(right.until, julian(1130, 4, 1).jdn);
}

TEST(TimePan, LeavesTheDayAlone) {
    const Atlas atlas = ten_years();
    const AppState state = opened(atlas, julian(1122, 3, 1));
    const double from = julian(1127, 1, 1).jdn;
    EXPECT_EQ(with_time_view(state, atlas, {from, from + 100}).day, state.day);
}

TEST(Playhead, StaysInViewWhenTheDayJumps) {
    const Atlas atlas = ten_years();
    AppState state = opened(atlas, julian(1122, 3, 1));
    state =
        with_time_view(state, atlas, {julian(1122, 1, 1).jdn + 0.0, julian(1122, 7, 1).jdn + 0.0});
    for (const Day day : {julian(1122, 7, 20), julian(1128, 1, 1), julian(1120, 1, 1),
                          julian(1129, 12, 31), julian(1122, 6, 30)}) {
        state = with_day(state, atlas, day);
        EXPECT_TRUE(shows(state.time_view, day));
        EXPECT_NEAR(state.time_view.length(), 181.0, 1e-6) << "jumping does not zoom";
    }
}

TEST(Playhead, StaysInViewWhilePlayingBothWaysAtAnySpeed) {
    const Atlas atlas = ten_years();
    for (const double speed : kSpeeds) {
        for (const bool backwards : {false, true}) {
            AppState state = opened(atlas, julian(1125, 1, 1));
            state.reduced_motion = false;
            state.loop = LoopMode::Around;
            state.days_per_sec = speed;
            state = with_time_view(state, atlas,
                                   {julian(1125, 1, 1).jdn - 40.0, julian(1125, 1, 1).jdn + 10.0});
            state = play_toggled(state, atlas, backwards);
            for (int i = 0; i < 400; ++i) {
                state = after_tick(state, atlas, 1.0 / 60.0);
                ASSERT_TRUE(shows(state.time_view, state.day)) << speed << " days/s, step " << i;
            }
        }
    }
}

TEST(Playhead, IsFoundAgainWhenSomebodyPansAwayWhilePlaying) {
    const Atlas atlas = ten_years();
    AppState state = opened(atlas, julian(1122, 1, 1));
    state = play_toggled(state, atlas, false);
    const double from = julian(1124, 1, 1).jdn;
    state = with_time_view(state, atlas, {from, from + 365.0});
    const AppState soon = after_tick(state, atlas, 1.0 / 60.0);
    EXPECT_NEAR(soon.time_view.from, from, 10.0) << "the view is pulled, not thrown";
    for (int i = 0; i < 60 * 10; ++i) {
        state = after_tick(state, atlas, 1.0 / 60.0);
    }
    EXPECT_TRUE(shows(state.time_view, state.day));
}

}  // namespace
}  // namespace nandu
