#include "calendar/date_report.h"

#include <gtest/gtest.h>

#include "tables.h"

namespace nandu {
namespace {

TEST(DateReport, DescribesTheFallOfKaifeng) {
    const DateReport report = describe(*read_date("1127-01-09", tables()), tables());
    EXPECT_EQ(report.first, Day{2132703});
    EXPECT_EQ(report.last, Day{2132703});
    EXPECT_EQ(report.julian_first, "1127-01-09");
    EXPECT_EQ(report.gregorian_last, "1127-01-16");
    ASSERT_TRUE(report.song);
    EXPECT_EQ(report.song->text.hant, "靖康元年閏十一月廿五日丙辰");
    EXPECT_EQ(report.song->text.hans, "靖康元年闰十一月廿五日丙辰");
    EXPECT_EQ(report.song->text.en, "Jingkang 1, intercalary month 11, day 25 (bingchen)");
    ASSERT_TRUE(report.north);
    EXPECT_EQ(report.north->polity.en, "Jin");
    EXPECT_EQ(report.north->text.hant, "天會四年閏十一月廿五日丙辰");
    EXPECT_EQ(word_of(report.precision), "day");
    EXPECT_FALSE(report.uncertain);
    EXPECT_FALSE(report.song->day_number_open);
}

TEST(DateReport, OpenEndsAreEmpty) {
    const DateReport report = describe(*read_edtf("../1127-05"), tables());
    EXPECT_FALSE(report.first);
    EXPECT_EQ(report.julian_first, "");
    EXPECT_EQ(report.julian_last, "1127-05-31");
    EXPECT_FALSE(report.song);
    EXPECT_FALSE(report.north);
}

TEST(DateReport, BeyondTheTablesThereIsNoChineseDate) {
    const DateReport report = describe(*read_edtf("-0264"), tables());
    EXPECT_EQ(report.julian_first, "-0264-01-01");
    EXPECT_FALSE(report.song);
    EXPECT_FALSE(report.north);
}

TEST(DateReport, OpenMonthsAreMarked) {
    const DateReport report = describe(*read_edtf("1140-08-21"), tables());
    EXPECT_TRUE(report.song->day_number_open);
    EXPECT_EQ(describe(*read_edtf("1161-11-26"), tables()).north->also.size(), 1u);
}

}  // namespace
}  // namespace nandu
