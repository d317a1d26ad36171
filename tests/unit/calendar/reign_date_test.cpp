#include <gtest/gtest.h>

#include "calendar/write_date.h"
#include "tables.h"

namespace nandu {
namespace {

TEST(ReignDate, ReadsWhatHistoriansWrite) {
    const std::pair<const char*, std::string> cases[] = {
        {"靖康元年閏十一月廿五日丙辰", day(2132703)},
        {"靖康元年閏十一月二十五日", day(2132703)},
        {"靖康元年閏十一月廿五", day(2132703)},
        {"靖康元年閏十一月丙辰", day(2132703)},
        {"靖康元年閏月丙辰", day(2132703)},
        {"靖康元年冬閏十一月丙辰", day(2132703)},
        {"靖康一年闰十一月二十五日", day(2132703)},
        {"靖康1年闰11月25日", day(2132703)},
        {"靖康１年闰１１月２５日", day(2132703)},
        {"靖康元年 閏十一月 廿五日 丙辰", day(2132703)},
        {"靖康元年閏十一月廿五日（丙辰）", day(2132703)},
        {"宋靖康元年閏十一月廿五日", day(2132703)},
        {"北宋 靖康元年閏十一月廿五日", day(2132703)},
        {"金天會四年閏十一月廿五日", day(2132703)},
        {"Jingkang 1, intercalary month 11, day 25 (bingchen)", day(2132703)},
        {"Jìngkāng 1, intercalary month 11, day 25 (bǐngchén)", day(2132703)},
        {"Ji\xCC\x80ngka\xCC\x84ng 1, leap month 11, day 25", day(2132703)},
        {"jingkang 1 intercalary month 11 day 25", day(2132703)},
        {"Jing-kang 1, leap month 11 (bingchen)", day(2132703)},
        {"Song Jingkang year 1, intercalary month 11, bingchen", day(2132703)},
        {"Jin Tianhui 4, intercalary month 11, day 25", day(2132703)},
        {"靖康元年閏十一月廿五日（金天會四年）", day(2132703)},
        {"Jingkang 1, intercalary month 11, day 25 (Jin Tianhui 4)", day(2132703)},
        {"建炎三年四月初一日（金天會七年三月三十日）", day(2133535)},
        {"建炎三年二月壬子", day(2133479)},
        {"建炎三年春二月壬子", day(2133479)},
        {"建炎三年二月", days(2133477, 2133505)},
        {"建炎三年夏四月戊申朔", day(2133535)},
        {"建炎三年二月朔", day(2133477)},
        {"建炎三年二月朔日", day(2133477)},
        {"建炎三年二月晦", day(2133505)},
        {"建炎三年一月", days(2133447, 2133476)},
        {"建炎三年正月", days(2133447, 2133476)},
        {"紹興十有一年十有二月二十有九日癸巳", day(2138200)},
        {"紹兴十一年臘月廿九", day(2138200)},
        {"绍兴三十二年六月十一日", day(2145683)},
        {"紹興卅二年六月十一日", day(2145683)},
        {"Jingkang 1", days(2132354, 2132737)},
        {"Jianzhong Jingguo 1, month 1, day 1", day(2123229)},
        {"Jiànzhōng Jìngguó 1, month 1, day 1", day(2123229)},
        {"建中靖国元年正月初一", day(2123229)},
        {"壽隆六年正月十二日", day(2122886)},
        {"寿昌六年正月十二日", day(2122886)},
        {"西夏永安二年正月初一", day(2122875)},
        {"Xia Yong'an 2, month 1, day 1", day(2122875)},
        {"Xia Yǒng’ān 2, month 1, day 1", day(2122875)},
        {"靖康元年/建炎元年", days(2132354, 2133092)},
        {"靖康元年至建炎元年", days(2132354, 2133092)},
        {"約建炎三年二月", days(2133477, 2133505)},
        {"建炎三年二月?", days(2133477, 2133505)},
    };
    for (const auto& [text, expected] : cases) {
        EXPECT_EQ(read(text), expected) << text;
    }
}

TEST(ReignDate, SeasonsAreThreeLunarMonthsWithTheirLeapMonths) {
    EXPECT_EQ(read("建炎三年春"), days(2133447, 2133534));
    EXPECT_EQ(read("Jianyan 3, spring"), days(2133447, 2133534));
    const DateValue winter = *read_date("靖康元年冬", tables());
    EXPECT_EQ(winter.precision, Precision::Season);
    EXPECT_EQ(winter.first, read_date("靖康元年十月", tables())->first);
    EXPECT_EQ(winter.last, read_date("靖康元年十二月", tables())->last);
    const DateValue summer = *read_date("紹興十年夏季", tables());
    EXPECT_EQ(summer.last, read_date("紹興十年閏六月", tables())->last);
}

TEST(ReignDate, MendsMistakesOfOldPrints) {
    EXPECT_EQ(read("建炎三年三月十一日已丑"), day(2133516));
    EXPECT_EQ(read("建炎三年四月初一日戌申"), day(2133535));
    EXPECT_EQ(read("建炎四年十一月廿三日壬戍"), day(2134149));
}

TEST(ReignDate, AnEraMayBeUsedForItsYearBeforeItBegan) {
    const Result<DateValue> before = read_date("建炎元年三月", tables());
    ASSERT_TRUE(before);
    EXPECT_TRUE(before->retrospective);
    EXPECT_EQ(before->first, read_date("靖康二年三月", tables())->first);
    EXPECT_EQ(before->last, read_date("靖康二年三月", tables())->last);
    EXPECT_TRUE(read_date("重和元年五月", tables())->retrospective);
    EXPECT_TRUE(read_date("宣和元年正月初一", tables())->retrospective);
    EXPECT_TRUE(read_date("建炎元年春", tables())->retrospective);
    EXPECT_FALSE(read_date("建炎元年五月", tables())->retrospective);
    EXPECT_FALSE(read_date("建炎元年夏", tables())->retrospective);
}

TEST(ReignDate, AMonthInWhichTheEraBeganIsCutToIt) {
    EXPECT_EQ(read("天會元年九月"), days(2131513, read_date("宣和五年九月", tables())->last.jdn));
    EXPECT_EQ(read("重和二年"), days(read_date("重和二年正月", tables())->first.jdn, 2129846));
}

TEST(ReignDate, TheCancelledEraIsReadForItsDaysOnly) {
    EXPECT_EQ(read("明受元年三月十一日"), day(2133516));
    EXPECT_EQ(read("明受元年四月初二"), day(2133536));
    EXPECT_EQ(read("明受元年"), days(2133516, 2133536));
    EXPECT_EQ(read("明受元年三月初十"),
              "character 1: found \"明受元年三月初十\", expected a time from 1 April 1129 to 21 "
              "April 1129, when 明受 was in force");
    EXPECT_EQ(read("明受元年四月初三"),
              "character 1: found \"明受元年四月初三\", expected a time up to 21 April 1129, the "
              "last day of 明受");
    EXPECT_EQ(write_reign_date(Day{2133516}, "song", tables())->hant, "建炎三年三月十一日己丑");
    EXPECT_TRUE(other_reign_dates(Day{2133516}, "song", tables()).empty());
}

TEST(ReignDate, TwoEmperorsOfJinHaveTwoDates) {
    const auto also = other_reign_dates(Day{2145414}, "jin", tables());
    ASSERT_EQ(also.size(), 1u);
    EXPECT_EQ(also[0].hant, "大定元年十月初八日丁未");
    EXPECT_TRUE(other_reign_dates(Day{2145413}, "jin", tables()).empty());
    EXPECT_TRUE(other_reign_dates(julian(1161, 12, 16), "jin", tables()).empty());
    EXPECT_EQ(write_reign_date(julian(1161, 12, 16), "jin", tables())->en.substr(0, 9),
              "Dading 1,");
}

TEST(ReignDate, AmbiguousErasNeedTheirState) {
    EXPECT_EQ(read("紹興二十一年正月初一"), read("宋紹興二十一年正月初一"));
    EXPECT_EQ(read("西遼紹興元年正月初一"), read("宋紹興二十一年正月初一"));
    EXPECT_EQ(read("貞觀元年"),
              "character 1: found \"貞觀元年\", expected the state before this "
              "era, as in 西夏貞觀");
    EXPECT_EQ(read("Zhenguan 1"),
              "character 1: found \"Zhenguan 1\", expected the state before "
              "this era, as in Western Xia Zhenguan");
    EXPECT_EQ(read("夏貞觀元年正月初一"), day(2123229));
    EXPECT_EQ(read("西夏正德元年四月十八日"), read("夏正德元年四月十八日"));
    EXPECT_EQ(read("遼建福元年四月初一"), read("北遼建福元年四月初一"));
}

TEST(ReignDate, InOpenMonthsTheDaysNameDecides) {
    // The literature's eighth of the seventh month, Yancheng.
    EXPECT_EQ(read("紹興十年七月初七日己酉"), day(2137676));
    EXPECT_EQ(read("紹興十年七月初八日己酉"), day(2137676));
    EXPECT_EQ(read("紹興十年七月己酉"), day(2137676));
    EXPECT_EQ(read("紹興十年七月初一日壬寅"), day(2137669));
    EXPECT_EQ(read("紹興十年七月壬寅朔"), day(2137669));
    EXPECT_EQ(read("紹興十五年十一月癸卯朔"), day(2139590));
    EXPECT_EQ(read("紹興二十二年四月丙寅朔"), day(2141953));
    // The month before may have a day more than the table gives it.
    EXPECT_EQ(read("紹興十五年十月三十日"), day(2139589));
    EXPECT_EQ(read("紹興十五年十月三十日壬寅"), day(2139589));
    EXPECT_EQ(read("紹興十五年十月壬寅晦"), day(2139589));
    EXPECT_EQ(read("紹興十年七月三十日"), day(2137698));
    // By two days is an error even there.
    EXPECT_EQ(read("紹興十年七月初九日己酉"),
              "character 10: found \"紹興十年七月初九日己酉\", expected 辛亥, the name of that "
              "day");
    EXPECT_TRUE(reign_day_is_open(Day{2137676}, "song", tables()));
    EXPECT_TRUE(reign_day_is_open(Day{2137669}, "song", tables()));
    EXPECT_FALSE(reign_day_is_open(Day{2137668}, "song", tables()));
    EXPECT_FALSE(reign_day_is_open(Day{2132703}, "song", tables()));
    EXPECT_FALSE(reign_day_is_open(Day{2141960}, "jin", tables()));
}

TEST(ReignDate, RefusesInExactSentences) {
    const std::pair<const char*, const char*> cases[] = {
        {"淳熙元年",
         "character 1: found \"淳熙元年\", expected a known reign era, as in 靖康元年 "
         "or 金天會四年"},
        {"金建炎元年",
         "character 1: found \"金建炎元年\", expected a known reign era, as in "
         "靖康元年 or 金天會四年"},
        {"Chunxi 1",
         "character 1: found \"Chunxi 1\", expected a date such as 1127-01-09, 9 "
         "January 1127 or 靖康元年"},
        {"靖康", "end of the text: found \"靖康\", expected a year after the era, as in 靖康元年"},
        {"Jingkang",
         "end of the text: found \"Jingkang\", expected a year after the era, as in Jingkang 1"},
        {"靖康元", "end of the text: found \"靖康元\", expected 年 after the year"},
        {"靖康三年", "character 3: found \"靖康三年\", expected a year of 靖康 from 1 to 2"},
        {"Jingkang 3",
         "character 10: found \"Jingkang 3\", expected a year of Jingkang from 1 to "
         "2"},
        {"靖康0年", "character 3: found \"靖康0年\", expected a year of 靖康 from 1 to 2"},
        {"靖康二年六月",
         "character 1: found \"靖康二年六月\", expected a time up to 11 June 1127, "
         "the last day of 靖康"},
        {"靖康元年閏十月",
         "character 5: found \"靖康元年閏十月\", expected 閏十一月, the only "
         "leap month of 靖康元年"},
        {"Jingkang 1, leap month 10",
         "character 24: found \"Jingkang 1, leap month 10\", expected intercalary month 11, the "
         "only leap month of Jingkang 1"},
        {"建炎四年閏月",
         "character 5: found \"建炎四年閏月\", expected no leap month, since "
         "建炎四年 has none"},
        {"靖康元年十三月",
         "character 5: found \"靖康元年十三月\", expected a month from 正月 to 十二月"},
        {"Jingkang 1, month 13",
         "character 19: found \"Jingkang 1, month 13\", expected a month from 1 to 12"},
        {"靖康元年閏十一月三十一日",
         "character 9: found \"靖康元年閏十一月三十一日\", expected a "
         "day of that month, from 1 to 30"},
        {"建炎三年二月三十日",
         "character 7: found \"建炎三年二月三十日\", expected a day of that month, from 1 to 29"},
        {"建炎三年二月初十一",
         "character 7: found \"建炎三年二月初十一\", expected a day from 初一 to 初十"},
        {"建炎三年二月甲丑",
         "character 7: found \"建炎三年二月甲丑\", expected a stem and a "
         "branch that go together, such as 甲子"},
        {"建炎三年二月初三日癸丑",
         "character 10: found \"建炎三年二月初三日癸丑\", expected 壬子, the name of that day"},
        {"Jianyan 3, month 2, day 3 (guichou)",
         "character 28: found \"Jianyan 3, month 2, day 3 (guichou)\", expected renzi, the name of "
         "that day"},
        {"建炎三年二月己卯",
         "character 7: found \"建炎三年二月己卯\", expected a day's name of "
         "that month, which runs from 庚戌 to 戊寅"},
        {"建炎三年壬子",
         "character 5: found \"建炎三年壬子\", expected a month before the day's name"},
        {"建炎三年夏二月",
         "character 6: found \"建炎三年夏二月\", expected a month of that "
         "season"},
        {"建炎三年二", "end of the text: found \"建炎三年二\", expected 月 after the month"},
        {"元符二年",
         "character 3: found \"元符二年\", expected a time within the tables of lunar "
         "months, from 15 December 1099 to 2 February 1166"},
        {"乾道二年正月",
         "character 3: found \"乾道二年正月\", expected a time within the tables "
         "of lunar months, from 15 December 1099 to 2 February 1166"},
        {"靖康元年閏十一月廿五日（金天會五年）",
         "character 13: found \"靖康元年閏十一月廿五日（金天會五年）\", expected the same time in "
         "the other calendar"},
        {"靖康元年閏十一月廿五日午時",
         "character 12: found \"靖康元年閏十一月廿五日午時\", expected the end of the date"},
        {"G:靖康元年",
         "character 3: found \"G:靖康元年\", expected a western date where a calendar is named"},
    };
    for (const auto& [text, expected] : cases) {
        EXPECT_EQ(read(text), expected);
    }
}

TEST(ReignDate, WithoutTablesThereAreWesternDatesOnly) {
    EXPECT_EQ(outcome(read_date("1127年1月9日", CalendarTables{})), day(2132703));
    EXPECT_EQ(outcome(read_date("靖康元年", CalendarTables{})),
              "character 1: found \"靖康元年\", expected a date such as 1127-01-09, 9 January 1127 "
              "or 靖康元年");
}

TEST(ReignDate, StandsBesideTheOtherCourts) {
    const auto beside = write_reign_dates(Day{2132703}, "song", "jin", tables());
    ASSERT_TRUE(beside);
    EXPECT_EQ(beside->hant, "靖康元年閏十一月廿五日（金天會四年）");
    EXPECT_EQ(beside->hans, "靖康元年闰十一月廿五日（金天会四年）");
    EXPECT_EQ(beside->en, "Jingkang 1, intercalary month 11, day 25 (Jin Tianhui 4)");
    EXPECT_EQ(write_reign_dates(Day{2133535}, "song", "jin", tables())->hant,
              "建炎三年四月初一日（金天會七年三月三十日）");
    for (Day d = julian(1101, 1, 1); d < julian(1166, 1, 1); d = d + 5) {
        const auto polity = northern_polity(d, tables());
        const auto text = write_reign_dates(d, "song", *polity, tables());
        for (const Language language : kLanguages) {
            ASSERT_EQ(read(text->in(language)), day(d.jdn)) << text->in(language);
        }
    }
}

}  // namespace
}  // namespace nandu
