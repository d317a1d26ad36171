#include "worked_examples.h"

#include <gtest/gtest.h>

#include "calendar/write_date.h"
#include "tables.h"

namespace nandu {
namespace {

TEST(WorkedExamples, AreWritten) {
    for (const WorkedExample& example : kWorkedExamples) {
        const Day d{example.jdn};
        EXPECT_EQ(write_iso(d, CivilCalendar::Julian), example.julian);
        EXPECT_EQ(write_iso(d, CivilCalendar::Gregorian), example.gregorian);
        const auto song = write_reign_date(d, "song", tables());
        ASSERT_TRUE(song);
        EXPECT_EQ(song->hant, example.song);
        EXPECT_EQ(song->en, example.english);
        const auto polity = northern_polity(d, tables());
        ASSERT_TRUE(polity);
        EXPECT_EQ(*polity, d < julian(1115, 1, 28) ? "liao" : "jin");
        const auto north = write_reign_date(d, *polity, tables());
        ASSERT_TRUE(north);
        EXPECT_EQ(north->hant, example.north);
    }
}

TEST(WorkedExamples, AreRead) {
    for (const WorkedExample& example : kWorkedExamples) {
        const std::string expected = day(example.jdn);
        EXPECT_EQ(read(example.julian), expected);
        EXPECT_EQ(read(std::string("G:") + example.gregorian), expected);
        EXPECT_EQ(read(example.song), expected);
        EXPECT_EQ(read(std::string("宋") + example.song), expected);
        EXPECT_EQ(read(example.north), expected);
        EXPECT_EQ(read(example.english), expected);
        EXPECT_EQ(read("JDN " + std::to_string(example.jdn)), expected);
        EXPECT_FALSE(read_date(example.song, tables())->retrospective);
    }
}

TEST(WorkedExamples, AliasesAreRead) {
    EXPECT_EQ(read("明受元年三月十一日己丑"), day(2133516));
    EXPECT_EQ(read("阜昌元年十一月廿三日壬戌"), day(2134149));
    EXPECT_EQ(read("大定元年十月初八日丁未"), day(2145414));
    EXPECT_EQ(write_reign_date(Day{2134149}, "qi", tables())->hant, "阜昌元年十一月廿三日壬戌");
}

TEST(WorkedExamples, Intervals) {
    EXPECT_EQ(read("靖康元年閏十一月"), days(2132679, 2132708));
    EXPECT_EQ(read("建炎元年"), days(2132857, 2133092));
    EXPECT_EQ(read("靖康二年"), days(2132738, 2132856));
    EXPECT_EQ(read("紹興十一年十一月"), days(2138142, 2138171));
}

}  // namespace
}  // namespace nandu
