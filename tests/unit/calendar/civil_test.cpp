#include "calendar/civil.h"

#include <random>

#include <gtest/gtest.h>

#include "tables.h"

namespace nandu {
namespace {

constexpr auto kJulian = CivilCalendar::Julian;
constexpr auto kGregorian = CivilCalendar::Gregorian;

TEST(Civil, CheckValuesOfTheLiterature) {
    EXPECT_EQ(day_from_civil({2000, 1, 1}, kGregorian).jdn, 2451545);
    EXPECT_EQ(day_from_civil({1582, 10, 15}, kGregorian).jdn, 2299161);
    EXPECT_EQ(day_from_civil({1582, 10, 4}, kJulian).jdn, 2299160);
    EXPECT_EQ(day_from_civil({1127, 1, 9}, kJulian).jdn, 2132703);
    EXPECT_EQ(day_from_civil({1949, 10, 1}, kGregorian).jdn, 2433191);
    EXPECT_EQ(day_from_civil({-4712, 1, 1}, kJulian).jdn, 0);
}

TEST(Civil, NamedDaysEndWithTheYear9999) {
    EXPECT_EQ(kFirstNamedDay, julian(-4712, 1, 1));
    EXPECT_EQ(kLastNamedDay, julian(9999, 12, 31));
}

TEST(Civil, CalendarsPartByNDays) {
    const auto difference = [](CivilDate date) {
        const Day day = day_from_civil(date, kJulian);
        return day - day_from_civil(date, kGregorian);
    };
    EXPECT_EQ(difference({1000, 3, 1}), 6);
    EXPECT_EQ(difference({1100, 2, 28}), 6);
    EXPECT_EQ(difference({1100, 3, 1}), 7);
    EXPECT_EQ(difference({1300, 2, 28}), 7);
    EXPECT_EQ(difference({1300, 3, 1}), 8);
    const CivilDate leap_day = civil_from_day(julian(1100, 2, 29), kGregorian);
    EXPECT_EQ(leap_day, (CivilDate{1100, 3, 7}));
}

TEST(Civil, EveryDayOfThePeriodFollowsTheOneBefore) {
    for (const CivilCalendar calendar : {kJulian, kGregorian}) {
        CivilDate date{1098, 1, 1};
        Day day = day_from_civil(date, calendar);
        while (date.year < 1170) {
            ASSERT_EQ(civil_from_day(day, calendar), date);
            ASSERT_EQ(day_from_civil(date, calendar), day);
            day = day + 1;
            if (++date.day > days_in_month(date.year, date.month, calendar)) {
                date.day = 1;
                if (++date.month > 12) {
                    date.month = 1;
                    ++date.year;
                }
            }
        }
    }
}

TEST(Civil, AMillionDaysComeBack) {
    std::mt19937 random(20261101);
    std::uniform_int_distribution<int> any(kFirstNamedDay.jdn, kLastNamedDay.jdn);
    for (int i = 0; i < 1'000'000; ++i) {
        const Day day{any(random)};
        for (const CivilCalendar calendar : {kJulian, kGregorian}) {
            const CivilDate date = civil_from_day(day, calendar);
            ASSERT_EQ(day_from_civil(date, calendar), day);
            ASSERT_GE(date.day, 1);
            ASSERT_LE(date.day, days_in_month(date.year, date.month, calendar));
        }
    }
}

TEST(Civil, OpenEndsHaveAYearToo) {
    EXPECT_LT(civil_from_day(kDistantPast, kJulian).year, -4712);
    EXPECT_GT(civil_from_day(kDistantFuture, kGregorian).year, 9999);
}

TEST(Civil, AMonthAfterThe31stIsTheLastDayThatExists) {
    EXPECT_EQ(plus_months(julian(1127, 1, 31), 1), julian(1127, 2, 28));
    EXPECT_EQ(plus_months(julian(1128, 1, 31), 1), julian(1128, 2, 29));
    EXPECT_EQ(plus_months(julian(1127, 1, 31), -2), julian(1126, 11, 30));
    EXPECT_EQ(plus_months(julian(1127, 12, 15), 1), julian(1128, 1, 15));
    EXPECT_EQ(plus_months(julian(1127, 1, 15), -1), julian(1126, 12, 15));
    EXPECT_EQ(plus_months(julian(1128, 2, 29), 12), julian(1129, 2, 28));
    EXPECT_EQ(plus_months(julian(1127, 5, 13), 0), julian(1127, 5, 13));
    EXPECT_EQ(plus_months(julian(1, 1, 31), -11), julian(0, 2, 29));
}

}  // namespace
}  // namespace nandu
