#include <gtest/gtest.h>

#include "calendar/write_date.h"
#include "tables.h"

namespace nandu {
namespace {

struct Accepted {
    const char* text;
    const char* first;
    const char* last;
    Precision precision;
};

TEST(Edtf, ReadsEveryFormOfTheSubset) {
    const Accepted cases[] = {
        {"1127-01-09", "1127-01-09", "1127-01-09", Precision::Day},
        {"1127-01", "1127-01-01", "1127-01-31", Precision::Month},
        {"1127", "1127-01-01", "1127-12-31", Precision::Year},
        {"J:1127", "1127-01-01", "1127-12-31", Precision::Year},
        {"1127-01~", "1127-01-01", "1127-01-31", Precision::Month},
        {"112X", "1120-01-01", "1129-12-31", Precision::Decade},
        {"112X?", "1120-01-01", "1129-12-31", Precision::Decade},
        {"11XX", "1100-01-01", "1199-12-31", Precision::Century},
        {"-026X", "-0269-01-01", "-0260-12-31", Precision::Decade},
        {"000X", "0000-01-01", "0009-12-31", Precision::Decade},
        {"-02XX", "-0299-01-01", "-0200-12-31", Precision::Century},
        {"1127-XX", "1127-01-01", "1127-12-31", Precision::Year},
        {"1127-01-XX", "1127-01-01", "1127-01-31", Precision::Month},
        {"1127-XX-XX", "1127-01-01", "1127-12-31", Precision::Year},
        {"1127-21", "1127-03-01", "1127-05-31", Precision::Season},
        {"1127-22", "1127-06-01", "1127-08-31", Precision::Season},
        {"1127-23", "1127-09-01", "1127-11-30", Precision::Season},
        {"1127-24", "1127-12-01", "1128-02-29", Precision::Season},
        {"1127-05/1127-10", "1127-05-01", "1127-10-31", Precision::Interval},
        {"1127-05?/1127-10~", "1127-05-01", "1127-10-31", Precision::Interval},
        {"[1129,1130]", "1129-01-01", "1130-12-31", Precision::Set},
        {"[1129..1131]", "1129-01-01", "1131-12-31", Precision::Set},
        {"[1131, 1127-05, 1129]", "1127-05-01", "1131-12-31", Precision::Set},
        {"{1129,1130}", "1129-01-01", "1130-12-31", Precision::Set},
        {"1100-02-29", "1100-02-29", "1100-02-29", Precision::Day},
        {"-0264", "-0264-01-01", "-0264-12-31", Precision::Year},
        {"0000", "0000-01-01", "0000-12-31", Precision::Year},
        {"-4712-01-01", "-4712-01-01", "-4712-01-01", Precision::Day},
        {"9999-12-31", "9999-12-31", "9999-12-31", Precision::Day},
        {" 1127-01-09\n", "1127-01-09", "1127-01-09", Precision::Day},
        {"１１２７-０１-０９", "1127-01-09", "1127-01-09", Precision::Day},
    };
    for (const Accepted& c : cases) {
        const Result<DateValue> value = read_edtf(c.text);
        ASSERT_TRUE(value) << c.text << ": " << sentence(value.error());
        EXPECT_EQ(write_iso(value->first, CivilCalendar::Julian), c.first) << c.text;
        EXPECT_EQ(write_iso(value->last, CivilCalendar::Julian), c.last) << c.text;
        EXPECT_EQ(value->precision, c.precision) << c.text;
        EXPECT_EQ(read(c.text), outcome(value)) << c.text;
    }
}

TEST(Edtf, DayNumbersOfTheSpecification) {
    EXPECT_EQ(outcome(read_edtf("1127-01~")), days(2132695, 2132725));
    EXPECT_EQ(outcome(read_edtf("1129?")), days(2133426, 2133790));
    EXPECT_EQ(outcome(read_edtf("1127-05/1127-10")), days(2132815, 2132998));
    EXPECT_EQ(outcome(read_edtf("G:1127-01-16")), day(2132703));
    EXPECT_EQ(outcome(read_edtf("G:1127")), days(2132688, 2133052));
}

TEST(Edtf, QualifiersAreFlags) {
    EXPECT_TRUE(read_edtf("1129?")->uncertain);
    EXPECT_FALSE(read_edtf("1129?")->approximate);
    EXPECT_TRUE(read_edtf("1127-01~")->approximate);
    EXPECT_TRUE(read_edtf("1130%")->uncertain);
    EXPECT_TRUE(read_edtf("1130%")->approximate);
    EXPECT_TRUE(read_edtf("1127-XX")->unspecified);
    EXPECT_FALSE(read_edtf("1127")->unspecified);
}

TEST(Edtf, QualifiersOfAnIntervalKeepTheirEnd) {
    const DateValue value = *read_edtf("1127-05?/1127-10~");
    EXPECT_TRUE(value.uncertain);
    EXPECT_EQ(value.uncertain_ends, IntervalEnds::Begin);
    EXPECT_TRUE(value.approximate);
    EXPECT_EQ(value.approximate_ends, IntervalEnds::End);
    EXPECT_EQ(read_edtf("1127-05?/1127-10?")->uncertain_ends, IntervalEnds::Both);
}

TEST(Edtf, IntervalsKeepTheDoubtAboutEachEnd) {
    const DateValue value = *read_edtf("1127-05/1127-10");
    EXPECT_EQ(value.begin_latest, julian(1127, 5, 31));
    EXPECT_EQ(value.end_earliest, julian(1127, 10, 1));
    const DateValue month = *read_edtf("1127-05");
    EXPECT_EQ(month.begin_latest, month.last);
    EXPECT_EQ(month.end_earliest, month.first);
}

TEST(Edtf, OpenAndUnknownEndsDiffer) {
    EXPECT_TRUE(read_edtf("1127-05/..")->open_end);
    EXPECT_TRUE(read_edtf("../1127-05")->open_begin);
    EXPECT_TRUE(read_edtf("1127-05/")->unknown_end);
    EXPECT_TRUE(read_edtf("/1127-05")->unknown_begin);
    EXPECT_EQ(read_edtf("1127-05/..")->last, kDistantFuture);
    EXPECT_EQ(read_edtf("/1127-05")->first, kDistantPast);
}

TEST(Edtf, OneOfIsNotAllOf) {
    const DateValue one = *read_edtf("[1129,1131]");
    EXPECT_EQ(one.begin_latest, one.last);
    const DateValue all = *read_edtf("{1129,1131}");
    EXPECT_EQ(all.begin_latest, julian(1129, 12, 31));
    EXPECT_EQ(all.end_earliest, julian(1131, 1, 1));
}

TEST(Edtf, RefusesInExactSentences) {
    const std::pair<const char*, const char*> cases[] = {
        {"", "end of the text: expected a date such as 1127-01-09, 1127-01 or 1127"},
        {"1127-1-9",
         "character 6: found \"1127-1-9\", expected a month from 01 to 12, or a season "
         "from 21 to 24"},
        {"1127-00",
         "character 6: found \"1127-00\", expected a month from 01 to 12, or a season "
         "from 21 to 24"},
        {"1127-13",
         "character 6: found \"1127-13\", expected a month from 01 to 12, or a season "
         "from 21 to 24"},
        {"1127-20",
         "character 6: found \"1127-20\", expected a month from 01 to 12, or a season "
         "from 21 to 24"},
        {"1127-25",
         "character 6: found \"1127-25\", expected a month from 01 to 12, or a season "
         "from 21 to 24"},
        {"1127-",
         "end of the text: found \"1127-\", expected a month from 01 to 12, or a season "
         "from 21 to 24"},
        {"1127-02-29",
         "character 9: found \"1127-02-29\", expected a day of February, from 01 to 28"},
        {"1127-04-31", "character 9: found \"1127-04-31\", expected a day of April, from 01 to 30"},
        {"1127-04-00", "character 9: found \"1127-04-00\", expected a day of April, from 01 to 30"},
        {"1127-04-5", "character 9: found \"1127-04-5\", expected a day of April, from 01 to 30"},
        {"G:1100-02-29",
         "character 11: found \"G:1100-02-29\", expected a day of February, from 01 to 28"},
        {"1127-10/1127-05",
         "character 9: found \"1127-10/1127-05\", expected an end that is not "
         "before the beginning"},
        {"1127??",
         "character 6: found \"1127??\", expected one qualifier only; % means both ? "
         "and ~"},
        {"1127?~",
         "character 6: found \"1127?~\", expected one qualifier only; % means both ? "
         "and ~"},
        {"1127/1128/1129",
         "character 10: found \"1127/1128/1129\", expected one slash, between "
         "the two ends of an interval"},
        {"1X27", "character 3: found \"1X27\", expected no digit after an X"},
        {"1127-XX-09", "character 9: found \"1127-XX-09\", expected no digit after an X"},
        {"112X-05",
         "character 5: found \"112X-05\", expected the end of the date after an X in the year"},
        {"1XXX",
         "character 1: found \"1XXX\", expected at most two X in a year, as in 112X or "
         "11XX"},
        {"1127-01-09T12:00", "character 11: found \"1127-01-09T12:00\", expected no time of day"},
        {"127", "end of the text: found \"127\", expected a year of four digits, such as 0960"},
        {"11270", "character 5: found \"11270\", expected a year of four digits, such as 0960"},
        {"1127?-01",
         "character 5: found \"1127?-01\", expected the qualifier at the end of the "
         "date"},
        {"1127-21-01", "character 8: found \"1127-21-01\", expected no day in a season"},
        {"../..",
         "character 1: found \"../..\", expected a date on at least one side of the "
         "slash"},
        {"/", "character 1: found \"/\", expected a date on at least one side of the slash"},
        {"..",
         "character 1: found \"..\", expected a date; an open end needs a slash, as in "
         "../1127-05"},
        {"[1131..1129]",
         "character 8: found \"[1131..1129]\", expected a last member that is not "
         "before the first"},
        {"[1129,1130",
         "end of the text: found \"[1129,1130\", expected a comma, two dots or a "
         "closing ]"},
        {"[]", "character 2: found \"[]\", expected a date such as 1127-01-09, 1127-01 or 1127"},
        {"[1129]x", "character 7: found \"[1129]x\", expected the end of the set"},
        {"-0000",
         "character 1: found \"-0000\", expected 0000 for 1 BC, without a sign; did you "
         "mean \"0000\"?"},
        {"-4713",
         "character 1: found \"-4713\", expected a day from 1 January 4713 BC to 31 "
         "December 9999"},
        {"9999-24",
         "character 1: found \"9999-24\", expected a day from 1 January 4713 BC to 31 "
         "December 9999"},
        {"1127-01-09x", "character 11: found \"1127-01-09x\", expected the end of the date"},
        {"靖康元年",
         "character 1: found \"靖康元年\", expected a date such as 1127-01-09, 1127-01 "
         "or 1127"},
    };
    for (const auto& [text, expected] : cases) {
        EXPECT_EQ(outcome(read_edtf(text)), expected);
    }
}

TEST(Edtf, WritesWhatItRead) {
    const char* cases[] = {"1127-01-09",
                           "1127-01",
                           "1127",
                           "1127-01~",
                           "1129?",
                           "1130%",
                           "112X",
                           "11XX",
                           "1127-XX",
                           "1127-01-XX",
                           "1127-21",
                           "1127-24",
                           "-0264",
                           "-026X",
                           "-02XX",
                           "1127-05/1127-10",
                           "1127-05/..",
                           "../1127-05",
                           "1127-05/",
                           "/1127-05",
                           "[1129..1131]",
                           "{1129,1131}",
                           "1127?/1128~",
                           "1127-05-01?/..",
                           "G:1127-01",
                           "G:1127",
                           "G:1127-05/1127-10",
                           "[1127]",
                           "[1127-01-22..1127-01-24?]",
                           "112X/113X",
                           "1127/1127",
                           "G:1127-21~",
                           "G:112X",
                           "0000",
                           "000X"};
    for (const char* text : cases) {
        EXPECT_EQ(write_edtf(*read_edtf(text)), text);
    }
}

TEST(Edtf, WritesSetsByTheirEnds) {
    EXPECT_EQ(write_edtf(*read_edtf("[1129,1130,1133]")), "[1129..1133]");
    EXPECT_EQ(write_edtf(*read_edtf("[1129-05,1130]")), "[1129-05..1130-12]");
    EXPECT_EQ(write_edtf(DateValue{}), "");
}

TEST(Edtf, LunarMonthsBecomeTheDaysTheyMayMean) {
    const DateValue month = *read_date("靖康元年閏十一月", tables());
    EXPECT_EQ(month.precision, Precision::Month);
    EXPECT_EQ(write_edtf(month), "[1126-12-16..1127-01-14]");
}

}  // namespace
}  // namespace nandu
