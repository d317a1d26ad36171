#include <gtest/gtest.h>

#include "calendar/date_value.h"
#include "tables.h"

namespace nandu {
namespace {

DateValue edtf(const char* text) {
    const Result<DateValue> value = read_edtf(text);
    EXPECT_TRUE(value) << text;
    return value.value_or(DateValue{});
}

TEST(Likelihood, RisesThroughTheFirstMonthAndFallsThroughTheLast) {
    const Timespan span = timespan_of(edtf("1127-01/1127-03"));
    EXPECT_DOUBLE_EQ(likelihood_at(span, julian(1126, 12, 31)), 0.0);
    EXPECT_DOUBLE_EQ(likelihood_at(span, julian(1127, 1, 1)), 1.0 / 31);
    EXPECT_DOUBLE_EQ(likelihood_at(span, julian(1127, 1, 16)), 16.0 / 31);
    EXPECT_DOUBLE_EQ(likelihood_at(span, julian(1127, 2, 14)), 1.0);
    EXPECT_DOUBLE_EQ(likelihood_at(span, julian(1127, 3, 16)), 16.0 / 31);
    EXPECT_DOUBLE_EQ(likelihood_at(span, julian(1127, 3, 31)), 1.0 / 31);
    EXPECT_DOUBLE_EQ(likelihood_at(span, julian(1127, 4, 1)), 0.0);
}

TEST(Likelihood, IsOneOnTheDaysBetweenTheDoubts) {
    const Timespan span = timespan_of(edtf("1127-01/1127-03"));
    for (Day d = julian(1127, 1, 31); d <= julian(1127, 3, 1); d = d + 1) {
        ASSERT_DOUBLE_EQ(likelihood_at(span, d), 1.0);
    }
}

TEST(Likelihood, EqualsTheShareOfPairsCountedOneByOne) {
    const Timespan spans[] = {{Day{3}, Day{7}, Day{9}, Day{12}},
                              {Day{3}, Day{9}, Day{4}, Day{10}},
                              {Day{3}, Day{9}, Day{1}, Day{12}},
                              {Day{5}, Day{5}, Day{2}, Day{8}},
                              {Day{1}, Day{12}, Day{6}, Day{7}}};
    for (const Timespan& span : spans) {
        for (Day d{0}; d <= Day{14}; d = d + 1) {
            int all = 0;
            int holds = 0;
            for (Day begin = span.begin_earliest; begin <= span.begin_latest; begin = begin + 1) {
                for (Day end = span.end_earliest; end <= span.end_latest; end = end + 1) {
                    all += begin < end ? 1 : 0;
                    holds += begin <= d && d < end ? 1 : 0;
                }
            }
            ASSERT_NEAR(likelihood_at(span, d), double(holds) / all, 1e-12) << d.jdn;
        }
    }
}

TEST(Likelihood, ExactSpansAreAllOrNothing) {
    const Timespan span = Timespan::exactly({Day{10}, Day{20}});
    EXPECT_EQ(likelihood_at(span, Day{9}), 0.0);
    EXPECT_EQ(likelihood_at(span, Day{10}), 1.0);
    EXPECT_EQ(likelihood_at(span, Day{19}), 1.0);
    EXPECT_EQ(likelihood_at(span, Day{20}), 0.0);
    EXPECT_EQ(likelihood_at(Timespan{}, Day{20}), 1.0);
    EXPECT_EQ(likelihood_at(Timespan::exactly({Day{20}, Day{20}}), Day{20}), 0.0);
}

TEST(Likelihood, TakenAndLostInOneMonthIsNeverNothing) {
    const Timespan span = timespan_from_until(edtf("1129-11"), edtf("1129-11"));
    EXPECT_GT(likelihood_at(span, julian(1129, 11, 1)), 0.0);
    EXPECT_GT(likelihood_at(span, julian(1129, 11, 29)), 0.0);
    EXPECT_GT(likelihood_at(span, julian(1129, 11, 15)), 0.5);
    EXPECT_EQ(likelihood_at(span, julian(1129, 11, 30)), 0.0);
}

TEST(Timespan, FromAndUntilAreHalfOpen) {
    const Timespan span = timespan_from_until(edtf("1127-05-13"), edtf("1127-06-12"));
    EXPECT_EQ(span, Timespan::exactly({julian(1127, 5, 13), julian(1127, 6, 12)}));
}

TEST(Timespan, UntilAMonthMeansSomeDayOfIt) {
    const Timespan span = timespan_from_until(edtf("1127-05-13"), edtf("1128-04"));
    EXPECT_EQ(span.end_earliest, julian(1128, 4, 1));
    EXPECT_EQ(span.end_latest, julian(1128, 4, 30));
}

TEST(Timespan, EmptyCellsAreOpen) {
    const Timespan span = timespan_from_until(DateValue{}, DateValue{});
    EXPECT_EQ(span, Timespan{});
    EXPECT_EQ(timespan_from_until(edtf("1127"), DateValue{}).end_earliest, kDistantFuture);
    EXPECT_EQ(timespan_from_until(DateValue{}, edtf("1127")).begin_latest, kDistantPast);
}

TEST(Timespan, EachEndNarrowsTheDoubtAboutTheOther) {
    const Timespan span = timespan_from_until(edtf("1127"), edtf("1127-03-20"));
    EXPECT_EQ(span.begin_latest, julian(1127, 3, 19));
    const Timespan late = timespan_from_until(edtf("1127-03-20"), edtf("1127"));
    EXPECT_EQ(late.end_earliest, julian(1127, 3, 21));
}

TEST(Timespan, WhatHappenedInAMonthMayBeAnyDayOfIt) {
    const Timespan span = timespan_of(edtf("1127-01"));
    EXPECT_EQ(span.possible(), (DaySpan{julian(1127, 1, 1), julian(1127, 2, 1)}));
    EXPECT_EQ(span.begin_latest, julian(1127, 1, 31));
    EXPECT_EQ(span.end_earliest, julian(1127, 1, 2));
    EXPECT_EQ(timespan_of(edtf("1127-01-09")),
              Timespan::exactly({julian(1127, 1, 9), julian(1127, 1, 10)}));
}

TEST(Timespan, OpenIntervalsReachTheDistance) {
    const Timespan onward = timespan_of(edtf("1127-05/.."));
    EXPECT_EQ(onward.begin_latest, julian(1127, 5, 31));
    EXPECT_EQ(onward.end_earliest, kDistantFuture);
    const Timespan before = timespan_of(edtf("/1127-05"));
    EXPECT_EQ(before.begin_latest, kDistantPast);
    EXPECT_EQ(before.end_earliest, julian(1127, 5, 2));
}

}  // namespace
}  // namespace nandu
