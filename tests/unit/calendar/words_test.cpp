#include <random>

#include <gtest/gtest.h>

#include "calendar/write_date.h"
#include "tables.h"

namespace nandu {
namespace {

TEST(Words, ReadsDatesAsPeopleWriteThem) {
    const std::pair<const char*, const char*> cases[] = {
        {"1127/1/9", "1127-01-09"},
        {"1127/01/09", "1127-01-09"},
        {"1127.1.9", "1127-01-09"},
        {"1127年1月9日", "1127-01-09"},
        {"1127年1月9日（儒略曆）", "1127-01-09"},
        {"1127年1月16日（格里曆）", "1127-01-09"},
        {"1127年1月16日（格里历）", "1127-01-09"},
        {"公元1127年1月9日", "1127-01-09"},
        {"1127 年 1 月 9 号", "1127-01-09"},
        {"１１２７年１月９日", "1127-01-09"},
        {"1127年1月", "1127-01"},
        {"1127年", "1127"},
        {"9 January 1127", "1127-01-09"},
        {"9th of January, 1127", "1127-01-09"},
        {"January 9, 1127", "1127-01-09"},
        {"9 Jan 1127", "1127-01-09"},
        {"9 jan. 1127", "1127-01-09"},
        {"16 January 1127 (Gregorian)", "1127-01-09"},
        {"G:16 January 1127", "1127-01-09"},
        {"G: 1127/1/16", "1127-01-09"},
        {"J:9 January 1127", "1127-01-09"},
        {"January 1127", "1127-01"},
        {"265 BC", "-0264"},
        {"265 BCE", "-0264"},
        {"BC 265", "-0264"},
        {"前265年", "-0264"},
        {"公元前265年", "-0264"},
        {"1 August 265 BC", "-0264-08-01"},
        {"前265年8月1日", "-0264-08-01"},
        {"AD 960", "0960"},
        {"960 AD", "0960"},
        {"960年", "0960"},
        {"c. 1127", "1127~"},
        {"circa 1127", "1127~"},
        {"about January 1127", "1127-01~"},
        {"約1127年", "1127~"},
        {"1127年前後", "1127~"},
        {"perhaps 1127", "1127?"},
        {"1127年?", "1127?"},
        {"perhaps about 1127", "1127%"},
        {"1120s", "112X"},
        {"1120年代", "112X"},
        {"the years 1100–1199", "11XX"},
        {"1100年至1199年間", "11XX"},
        {"spring 1127", "1127-21"},
        {"winter 1127–1128", "1127-24"},
        {"1127年春季", "1127-21"},
        {"between 22 and 24 January 1130", "[1130-01-22..1130-01-24]"},
        {"1130年1月22日至24日之間", "[1130-01-22..1130-01-24]"},
        {"between 1129 and 1131", "[1129..1131]"},
        {"5 May – 6 June 1127", "1127-05-05/1127-06-06"},
        {"5–8 May 1127", "1127-05-05/1127-05-08"},
        {"May to October 1127", "1127-05/1127-10"},
        {"from May to October 1127", "1127-05/1127-10"},
        {"1127年5月至10月", "1127-05/1127-10"},
        {"1127～1129", "1127/1129"},
        {"1127–1129", "1127/1129"},
        {"from May 1127 on", "1127-05/.."},
        {"until May 1127", "../1127-05"},
        {"from May 1127 on, end unknown", "1127-05/"},
        {"1127年5月起", "1127-05/.."},
        {"1127-05 / 1127-10", "1127-05/1127-10"},
        {"within 1127", "1127/1127"},
        {"some time in 1127", "[1127]"},
        {"several times, 1129–1131", "{1129,1131}"},
    };
    for (const auto& [text, edtf] : cases) {
        const Result<DateValue> value = read_date(text, tables());
        ASSERT_TRUE(value) << text << ": " << sentence(value.error());
        EXPECT_EQ(write_edtf(*value), edtf) << text;
    }
}

TEST(Words, ACountedCenturyBeginsWithItsFirstYear) {
    EXPECT_EQ(read("12th century"), read("1101-01-01/1200-12-31"));
    EXPECT_EQ(read("12世紀"), read("12th century"));
    EXPECT_EQ(read("3rd century BC"), read("-02XX"));
    EXPECT_EQ(read_date("12th century", tables())->precision, Precision::Century);
}

TEST(Words, DayNumbers) {
    EXPECT_EQ(read("JDN 2132703"), day(2132703));
    EXPECT_EQ(read("jdn2132703"), day(2132703));
    EXPECT_EQ(read("JDN 0"), day(0));
    EXPECT_EQ(read("JDN 99999999"),
              "character 5: found \"JDN 99999999\", expected a day number from 0 to 5373557");
}

TEST(Words, RefusesInExactSentences) {
    const std::pair<const char*, const char*> cases[] = {
        {"9/1/1127",
         "character 1: found \"9/1/1127\", expected the year first: 1127-01-09 for 9 "
         "January 1127 or 1127-09-01 for 1 September 1127"},
        {"9.1.1127",
         "character 1: found \"9.1.1127\", expected the year first: 1127-01-09 for 9 "
         "January 1127 or 1127-09-01 for 1 September 1127"},
        {"09-01-1127",
         "character 1: found \"09-01-1127\", expected the year first: 1127-01-09 "
         "for 9 January 1127 or 1127-09-01 for 1 September 1127"},
        {"13/1/1127",
         "character 1: found \"13/1/1127\", expected the year first: 1127-01-13 for "
         "13 January 1127"},
        {"5/5/1127",
         "character 1: found \"5/5/1127\", expected the year first: 1127-05-05 for 5 May 1127"},
        {"32/32/1127", "character 1: found \"32/32/1127\", expected the year first"},
        {"9/1/27",
         "character 1: found \"9/1/27\", expected a year of four digits first, such as "
         "1127-01-09"},
        {"1127/13/9", "character 6: found \"1127/13/9\", expected a month from 1 to 12"},
        {"1127/2/29", "character 8: found \"1127/2/29\", expected a day of February, from 1 to 28"},
        {"1127-1-9",
         "character 6: found \"1127-1-9\", expected a year of four digits, a month "
         "and a day of two; did you mean \"1127-01-09\"?"},
        {"", "end of the text: expected a date such as 1127-01-09, 9 January 1127 or 靖康元年"},
        {"   ", "end of the text: expected a date such as 1127-01-09, 9 January 1127 or 靖康元年"},
        {"yesterday",
         "character 1: found \"yesterday\", expected a date such as 1127-01-09, 9 "
         "January 1127 or 靖康元年"},
        {"30 February 1127",
         "character 1: found \"30 February 1127\", expected a day of February, from 1 to 28"},
        {"1127年13月", "character 6: found \"1127年13月\", expected a month from 1 to 12"},
        {"1127年正月",
         "character 6: found \"1127年正月\", expected a month in digits, as in "
         "1127年1月; for a lunar month write the era"},
        {"1127年十一月",
         "character 6: found \"1127年十一月\", expected a month in digits, as in "
         "1127年1月; for a lunar month write the era"},
        {"9 January", "character 1: found \"9 January\", expected a date with its year"},
        {"9 1127", "character 1: found \"9 1127\", expected a date with its year"},
        {"January 1127 BCX",
         "character 14: found \"January 1127 BCX\", expected the end of the "
         "date"},
        {"0 BC", "character 1: found \"0 BC\", expected a year from 1 to 9999"},
        {"9 January 4714 BC",
         "character 1: found \"9 January 4714 BC\", expected a day from 1 "
         "January 4713 BC to 31 December 9999"},
        {"12345 BC", "character 1: found \"12345 BC\", expected a year of at most four digits"},
        {"between 1127",
         "end of the text: found \"between 1127\", expected the word \"and\" and "
         "a second date"},
        {"1131 – 1129",
         "character 8: found \"1131 – 1129\", expected an end that is not before the beginning"},
        {"G:9 January 1127 (Julian)",
         "character 18: found \"G:9 January 1127 (Julian)\", expected one calendar, not two"},
        {"from 1127",
         "end of the text: found \"from 1127\", expected the word \"on\", or a dash "
         "and a second date"},
        {"\xFF\xFE",
         "character 1: found \"\xEF\xBF\xBD\xEF\xBF\xBD\", expected a date such as "
         "1127-01-09, 9 January 1127 or 靖康元年"},
    };
    for (const auto& [text, expected] : cases) {
        EXPECT_EQ(read(text), expected);
    }
}

TEST(Words, LongTextsAreCut) {
    const Result<DateValue> value = read_date(std::string(100'000, '1'), tables());
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().expected, "at most 400 characters");
    EXPECT_LT(value.error().found.size(), 100u);
}

TEST(WriteDate, CivilDates) {
    const Day fall{2132703};
    EXPECT_EQ(write_civil(fall, CivilCalendar::Julian, Language::En), "9 January 1127");
    EXPECT_EQ(write_civil(fall, CivilCalendar::Gregorian, Language::En), "16 January 1127");
    EXPECT_EQ(write_civil(fall, CivilCalendar::Julian, Language::Hant), "1127年1月9日");
    EXPECT_EQ(write_civil_short(fall, CivilCalendar::Julian, Language::En), "9 Jan 1127");
    EXPECT_EQ(write_civil_short(fall, CivilCalendar::Julian, Language::Hans), "1127年1月9日");
    EXPECT_EQ(write_civil(julian(-264, 8, 1), CivilCalendar::Julian, Language::En),
              "1 August 265 BC");
    EXPECT_EQ(write_civil(julian(-264, 8, 1), CivilCalendar::Julian, Language::Hans),
              "前265年8月1日");
    EXPECT_EQ(write_civil(julian(960, 2, 4), CivilCalendar::Julian, Language::En),
              "4 February AD 960");
    EXPECT_EQ(write_iso(julian(-264, 8, 1), CivilCalendar::Julian), "-0264-08-01");
}

TEST(WriteDate, ValuesInWords) {
    struct Case {
        const char* edtf;
        const char* en;
        const char* hant;
        const char* hans;
    };
    const Case cases[] = {
        {"1127-01-09", "9 January 1127", "1127年1月9日", "1127年1月9日"},
        {"1127-01", "January 1127", "1127年1月", "1127年1月"},
        {"1127", "1127", "1127年", "1127年"},
        {"1127~", "about 1127", "約1127年", "约1127年"},
        {"1127?", "perhaps 1127", "或1127年", "或1127年"},
        {"1127-05%", "perhaps about May 1127", "或約1127年5月", "或约1127年5月"},
        {"[1130-01-22..1130-01-24]", "between 22 and 24 January 1130", "1130年1月22日至24日之間",
         "1130年1月22日至24日之间"},
        {"[1129..1131]", "between 1129 and 1131", "1129年至1131年之間", "1129年至1131年之间"},
        {"[1127-05..1127-06]", "between May and June 1127", "1127年5月至6月之間",
         "1127年5月至6月之间"},
        {"1127-05-05/1127-06-06", "5 May – 6 June 1127", "1127年5月5日至6月6日",
         "1127年5月5日至6月6日"},
        {"1127-05-05/1127-05-08", "5–8 May 1127", "1127年5月5日至8日", "1127年5月5日至8日"},
        {"1127-05/1127-10", "May – October 1127", "1127年5月至10月", "1127年5月至10月"},
        {"1127-05~/1127-10?", "about May – perhaps October 1127", "約1127年5月至或10月",
         "约1127年5月至或10月"},
        {"1127/1129", "1127–1129", "1127年至1129年", "1127年至1129年"},
        {"1127-12/1128-01", "December 1127 – January 1128", "1127年12月至1128年1月",
         "1127年12月至1128年1月"},
        {"1127-05/..", "from May 1127 on", "1127年5月起", "1127年5月起"},
        {"../1127-05", "until May 1127", "至1127年5月", "至1127年5月"},
        {"1127-05/", "from May 1127 on, end unknown", "1127年5月起，終點不詳",
         "1127年5月起，终点不详"},
        {"/1127-05", "until May 1127, beginning unknown", "至1127年5月，起點不詳",
         "至1127年5月，起点不详"},
        {"112X", "1120s", "1120年代", "1120年代"},
        {"11XX", "the years 1100–1199", "1100年至1199年間", "1100年至1199年间"},
        {"1127-21", "spring 1127", "1127年春季", "1127年春季"},
        {"1127-24", "winter 1127–1128", "1127年冬季", "1127年冬季"},
        {"-0264", "265 BC", "前265年", "前265年"},
        {"-026X", "the years 270–261 BC", "前270年至前261年間", "前270年至前261年间"},
        {"0960", "AD 960", "960年", "960年"},
        {"G:1127-01", "January 1127 (Gregorian)", "1127年1月（格里曆）", "1127年1月（格里历）"},
        {"[1127]", "some time in 1127", "1127年某時", "1127年某时"},
        {"1127/1127", "within 1127", "1127年之內", "1127年之内"},
        {"{1129,1131}", "several times, 1129–1131", "1129年至1131年多次", "1129年至1131年多次"},
    };
    for (const Case& c : cases) {
        const DateValue value = *read_edtf(c.edtf);
        EXPECT_EQ(write_date_value(value, Language::En), c.en);
        EXPECT_EQ(write_date_value(value, Language::Hant), c.hant);
        EXPECT_EQ(write_date_value(value, Language::Hans), c.hans);
    }
    EXPECT_EQ(write_date_value(DateValue{}, Language::En), "");
    EXPECT_EQ(write_date_value(*read_date("靖康元年閏十一月", tables()), Language::En),
              "between 16 December 1126 and 14 January 1127");
}

// Values from every form of EDTF.

class RandomEdtf {
public:
    explicit RandomEdtf(unsigned seed) : random_(seed) {}

    std::string value() {
        const std::string prefix = pick(4) == 0 ? "G:" : "";
        switch (pick(8)) {
            case 0:
                return prefix + "[" + bare() + "," + bare() + "," + bare() + qualifier() + "]";
            case 1:
                return prefix + "{" + bare() + "," + bare() + qualifier() + "}";
            case 2:
                return prefix + part() + (pick(2) == 0 ? "/.." : "/");
            case 3:
                return prefix + (pick(2) == 0 ? "../" : "/") + part();
            case 4:
            case 5:
                return prefix + part() + "/" + part();
            default:
                return prefix + part();
        }
    }

    int pick(int choices) { return std::uniform_int_distribution<int>(0, choices - 1)(random_); }

private:
    std::string digits(int value, int count) {
        std::string text = std::to_string(value);
        return std::string(static_cast<std::size_t>(count) - text.size(), '0') + text;
    }
    std::string part() { return bare() + qualifier(); }
    std::string qualifier() {
        const char* choices[] = {"", "", "?", "~", "%"};
        return choices[pick(5)];
    }
    std::string year() {
        switch (pick(6)) {
            case 0:
                return digits(pick(1000), 4);
            case 1:
                return "-" + digits(1 + pick(4711), 4);
            case 2:
                return digits(pick(10000), 4);
            default:
                return digits(1100 + pick(60), 4);
        }
    }
    std::string bare() {
        const std::string y = year();
        switch (pick(9)) {
            case 0:
                return y;
            case 1:
                return y.substr(0, y.size() - 1) + "X";
            case 2:
                return y.substr(0, y.size() - 2) + "XX";
            case 3:
                return y + "-XX";
            case 4:
                return y + "-" + digits(1 + pick(12), 2) + "-XX";
            case 5:
                return y + "-" + digits(21 + pick(4), 2);
            case 6:
                return y + "-" + digits(1 + pick(12), 2);
            default:
                return y + "-" + digits(1 + pick(12), 2) + "-" + digits(1 + pick(28), 2);
        }
    }

    std::mt19937 random_;
};

TEST(Properties, WhatEdtfWritesItReadsAsTheSame) {
    RandomEdtf edtf(1127);
    int read_back = 0;
    for (int i = 0; i < 100'000; ++i) {
        const std::string text = edtf.value();
        const Result<DateValue> value = read_edtf(text);
        if (!value) {
            continue;  // an end before its beginning, or beyond the named days
        }
        ++read_back;
        const std::string written = write_edtf(*value);
        const Result<DateValue> again = read_edtf(written);
        ASSERT_TRUE(again) << text << " -> " << written << ": " << sentence(again.error());
        ASSERT_EQ(*again, *value) << text << " -> " << written;
        ASSERT_EQ(write_edtf(*again), written);
    }
    EXPECT_GT(read_back, 50'000);
}

TEST(Properties, WordsMeanTheSameDays) {
    RandomEdtf edtf(1129);
    for (int i = 0; i < 40'000; ++i) {
        const std::string text = edtf.value();
        const Result<DateValue> value = read_edtf(text);
        if (!value) {
            continue;
        }
        for (const Language language : kLanguages) {
            const std::string words = write_date_value(*value, language);
            Result<DateValue> again = read_date(words, tables());
            ASSERT_TRUE(again) << text << " -> " << words << ": " << sentence(again.error());
            again->unspecified = value->unspecified;  // words do not tell 1127-XX from 1127
            if (value->precision == Precision::Interval) {
                ASSERT_EQ(again->first, value->first) << text << " -> " << words;
                ASSERT_EQ(again->last, value->last) << text << " -> " << words;
            }
            ASSERT_EQ(*again, *value) << text << " -> " << words;
        }
    }
}

TEST(Properties, CivilWordsComeBack) {
    std::mt19937 random(1141);
    // The last named days lie in the Gregorian year 10000, which no text can name.
    std::uniform_int_distribution<int> any(kFirstNamedDay.jdn, kLastNamedDay.jdn - 100);
    for (int i = 0; i < 20'000; ++i) {
        const Day d{any(random)};
        for (const Language language : kLanguages) {
            const std::string words = write_civil(d, CivilCalendar::Julian, language);
            ASSERT_EQ(read(words), day(d.jdn)) << words;
            ASSERT_EQ(read(write_civil_short(d, CivilCalendar::Julian, language)), day(d.jdn));
            const std::string gregorian = write_civil(d, CivilCalendar::Gregorian, language);
            ASSERT_EQ(read("G:" + gregorian), day(d.jdn)) << gregorian;
        }
        ASSERT_EQ(read(write_iso(d, CivilCalendar::Julian)), day(d.jdn));
    }
}

TEST(WriteDateValue, InAStoryOfTheGregorianCalendarOnlyJulianDatesAreMarked) {
    constexpr CivilCalendar kOwn = CivilCalendar::Gregorian;
    const CalendarTables tables;
    for (const char* text : {"24 June 1812", "June 1812", "1812", "7 September 1812"}) {
        const auto value = read_date(text, tables, kOwn);
        ASSERT_TRUE(value) << text;
        EXPECT_EQ(write_date_value(*value, Language::En, kOwn), text);
    }
    EXPECT_EQ(read_date("24 June 1812", tables, kOwn)->first,
              read_date("12 June 1812", tables)->first);
    EXPECT_EQ(write_date_value(*read_date("J:1812-06", tables, kOwn), Language::En, kOwn),
              "June 1812 (Julian)");
    EXPECT_EQ(write_date_value(*read_date("1812-06-24/1812-06-30", tables, kOwn), Language::En, kOwn),
              "24–30 June 1812");
}

}  // namespace
}  // namespace nandu
