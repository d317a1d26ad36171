#include "calendar/sexagenary.h"

#include <set>

#include <gtest/gtest.h>

#include "calendar/write_date.h"
#include "tables.h"

namespace nandu {
namespace {

TEST(Sexagenary, WorkedChecks) {
    EXPECT_EQ(sexagenary_index(Day{2132703}), 52);
    EXPECT_EQ(sexagenary_day(Day{2132703}).hant, "丙辰");
    EXPECT_EQ(sexagenary_day(Day{2132703}).en, "bingchen");
    EXPECT_EQ(sexagenary_day(Day{2433191}).hans, "甲子");
    EXPECT_EQ(sexagenary_name(sexagenary_year_index(1126)).hant, "丙午");
    EXPECT_GE(sexagenary_index(Day{-1000}), 0);
}

TEST(Sexagenary, NamesAreDistinctAndComeBack) {
    std::set<std::string> pinyin;
    for (int index = 0; index < 60; ++index) {
        const LocalizedText name = sexagenary_name(index);
        EXPECT_TRUE(pinyin.insert(name.en).second) << name.en;
        EXPECT_EQ(sexagenary_from_pinyin(name.en), index);
    }
    EXPECT_FALSE(sexagenary_from_pinyin("jiachou"));
    EXPECT_FALSE(sexagenary_from_pinyin(""));
}

TEST(Sexagenary, StemsAndBranchesOfDifferentParityNeverMeet) {
    ASSERT_TRUE(sexagenary_from_han(U'甲', U'丑'));
    EXPECT_FALSE(sexagenary_from_han(U'甲', U'丑')->index);
    EXPECT_FALSE(sexagenary_from_han(U'十', U'日'));
}

TEST(Sexagenary, MistakesOfOldPrintsAreMendedByTheirPlace) {
    EXPECT_EQ(sexagenary_from_han(U'已', U'丑')->index, sexagenary_from_han(U'己', U'丑')->index);
    EXPECT_EQ(sexagenary_from_han(U'巳', U'已')->index, sexagenary_from_han(U'己', U'巳')->index);
    EXPECT_EQ(sexagenary_from_han(U'戌', U'戊')->index, sexagenary_from_han(U'戊', U'戌')->index);
    EXPECT_EQ(sexagenary_from_han(U'戍', U'戍')->index, sexagenary_from_han(U'戊', U'戌')->index);
}

TEST(Sexagenary, TheNextDayOfThatNameMayBeTheDayItself) {
    EXPECT_EQ(next_day_named(52, Day{2132703}), Day{2132703});
    EXPECT_EQ(next_day_named(52, Day{2132704}), Day{2132763});
}

}  // namespace
}  // namespace nandu
