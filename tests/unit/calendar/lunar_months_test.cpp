#include <gtest/gtest.h>

#include "calendar/lunar.h"
#include "calendar/write_date.h"
#include "tables.h"

namespace nandu {
namespace {

TEST(LunarMonths, TablesReachFromEndToEnd) {
    for (const auto* table : {&tables().south_months, &tables().north_months}) {
        EXPECT_EQ(table->size(), 818u);
        EXPECT_EQ(table->front().first, julian(1099, 12, 15));
        EXPECT_EQ(end_of_table(*table), julian(1166, 2, 3));
    }
    EXPECT_EQ(tables().eras.size(), 43u);
}

TEST(LunarMonths, LeapMonthsOfTheSpecification) {
    std::string found;
    for (const LunarMonth& month : tables().south_months) {
        if (month.leap) {
            found += std::to_string(month.lunar_year) + ":" + std::to_string(month.month) + " ";
        }
    }
    EXPECT_EQ(found,
              "1102:6 1105:2 1107:10 1110:8 1113:4 1116:1 1118:9 1121:5 1124:3 1126:11 1129:8 "
              "1132:4 1135:2 1137:10 1140:6 1143:4 1145:11 1148:8 1151:4 1153:12 1156:10 1159:6 "
              "1162:2 1164:11 ");
}

TEST(LunarMonths, NorthernMonthsDifferInFourteenBeginningsOnly) {
    int starts = 0;
    for (const LunarMonth& south : tables().south_months) {
        const LunarMonth* north =
            find_month(tables().north_months, south.lunar_year, south.month, south.leap);
        if (north == nullptr) {
            EXPECT_TRUE(south.lunar_year == 1105 && south.month == 2 && south.leap);
            continue;
        }
        if (north->first != south.first && south.lunar_year != 1105) {
            EXPECT_EQ(north->first - south.first, 1);
            ++starts;
        }
    }
    EXPECT_EQ(starts, 12);
    const LunarMonth* leap = find_month(tables().north_months, 1105, 3, true);
    ASSERT_NE(leap, nullptr);
    EXPECT_EQ(leap->first, julian(1105, 4, 17));
    EXPECT_EQ(find_month(tables().north_months, 1105, 3, false)->first, julian(1105, 3, 18));
}

TEST(LunarMonths, OpenMonthsAreMarked) {
    std::string found;
    for (const LunarMonth& month : tables().south_months) {
        if (month.open) {
            found += std::to_string(month.lunar_year) + "-" + std::to_string(month.month) + " ";
        }
    }
    EXPECT_EQ(found, "1140-7 1145-11 1152-4 ");
}

/// Spellings of one day that must all mean it.
std::vector<std::string> spellings(Day d, const LocalizedText& text) {
    const std::string gz = sexagenary_day(d).hant;
    const std::string hant = text.hant.substr(0, text.hant.size() - gz.size());
    const std::string hans = text.hans.substr(0, text.hans.size() - gz.size());
    const std::string en = text.en.substr(0, text.en.find(" ("));
    const std::string without_day = hant.substr(0, hant.find("月") + std::string("月").size());
    const std::string day_only = hant.substr(without_day.size());
    return {text.hant,
            text.hans,
            text.en,
            hant,
            hans,
            en,
            hant + " " + gz,
            hans + "（" + gz + "）",
            hant + "(" + gz + ")",
            hant.substr(0, hant.size() - std::string("日").size()),
            without_day + gz,
            without_day + gz + "日",
            without_day + gz + day_only,
            without_day + " " + day_only};
}

TEST(LunarMonths, FirstAndLastDayOfEveryMonthInEveryForm) {
    for (const MonthTable which : {MonthTable::South, MonthTable::North}) {
        const std::vector<LunarMonth>& table = tables().months(which);
        for (const LunarMonth& month : table) {
            const Day last = month.first + (month.length_days - 1);
            for (const Day d : {month.first, last}) {
                const std::string polity = which == MonthTable::South
                                               ? std::string("song")
                                               : northern_polity(d, tables()).value_or("");
                const auto text = write_reign_date(d, polity, tables());
                ASSERT_TRUE(text) << d.jdn;
                for (const std::string& spelling : spellings(d, *text)) {
                    ASSERT_EQ(read(spelling), day(d.jdn)) << spelling;
                }
                const std::string until_month =
                    text->hant.substr(0, text->hant.find("月") + std::string("月").size());
                const char* sign = d == last ? "晦" : "朔";
                ASSERT_EQ(read(until_month + sign), day(d.jdn)) << until_month << sign;
                ASSERT_EQ(read(until_month + sexagenary_day(d).hant + sign), day(d.jdn));
            }
        }
    }
}

std::string with_arabic_digits(const Era& era, int year, const LunarMonth& month, int number) {
    return era.name.hans + std::to_string(year) + "年" + (month.leap ? "闰" : "") +
           std::to_string(month.month) + "月" + std::to_string(number) + "日";
}

TEST(LunarMonths, EveryMonthInArabicDigitsAndAsAMonth) {
    for (const LunarMonth& month : tables().south_months) {
        const Day last = month.first + (month.length_days - 1);
        const Era* era = era_on(last, "song", tables());
        ASSERT_NE(era, nullptr);
        const int year = year_of_era(*era, month.lunar_year);
        EXPECT_EQ(read(with_arabic_digits(*era, year, month, month.length_days)), day(last.jdn));
        const Day from = std::max(month.first, era->in_force.from);
        const std::string han = era->name.hant + han_era_year(year) + "年" +
                                (month.leap ? "閏" : "") + han_month(month.month) + "月";
        const std::string latin = era->name.en + " " + std::to_string(year) +
                                  (month.leap ? ", leap month " : ", month ") +
                                  std::to_string(month.month);
        EXPECT_EQ(read(han), days(from.jdn, last.jdn)) << han;
        EXPECT_EQ(read(latin), days(from.jdn, last.jdn)) << latin;
        EXPECT_EQ(read_date(han, tables())->precision, Precision::Month);
    }
}

TEST(LunarMonths, EveryDayOfThePeriodComesBack) {
    for (Day d = julian(1100, 1, 1); d < julian(1166, 1, 1); d = d + 1) {
        const std::string north = northern_polity(d, tables()).value_or("");
        for (const std::string& polity : {std::string("song"), north}) {
            const auto text = write_reign_date(d, polity, tables());
            ASSERT_TRUE(text) << polity << " " << d.jdn;
            for (const Language language : kLanguages) {
                const Result<DateValue> value = read_date(text->in(language), tables());
                ASSERT_TRUE(value) << text->in(language) << ": " << sentence(value.error());
                ASSERT_EQ(value->first, d) << text->in(language);
                ASSERT_EQ(value->last, d) << text->in(language);
                ASSERT_FALSE(value->retrospective) << text->in(language);
            }
        }
    }
}

TEST(LunarMonths, OtherCourtsComeBackWithTheirState) {
    for (const char* polity : {"xixia", "qi", "northern_liao", "qara_khitai", "liao"}) {
        for (Day d = julian(1100, 1, 1); d < julian(1166, 1, 1); d = d + 7) {
            const auto text = write_reign_date(d, polity, tables());
            if (!text) {
                continue;
            }
            const Era* era = era_on(d, polity, tables());
            ASSERT_EQ(read(era->polity_name.hant + text->hant), day(d.jdn)) << text->hant;
            ASSERT_EQ(read(era->polity_name.en + " " + text->en), day(d.jdn)) << text->en;
        }
    }
}

TEST(LunarMonths, NothingIsWrittenBeyondTheTable) {
    EXPECT_FALSE(write_reign_date(julian(1099, 12, 14), "song", tables()));
    EXPECT_TRUE(write_reign_date(julian(1099, 12, 15), "song", tables()));
    EXPECT_TRUE(write_reign_date(julian(1166, 2, 2), "song", tables()));
    EXPECT_FALSE(write_reign_date(julian(1166, 2, 3), "song", tables()));
    EXPECT_FALSE(write_reign_date(julian(1127, 1, 9), "chu", tables()));
    EXPECT_FALSE(write_reign_date(julian(1127, 1, 9), "song", CalendarTables{}));
    EXPECT_FALSE(northern_polity(julian(1166, 2, 3), tables()));
    EXPECT_FALSE(northern_polity(kDistantPast, tables()));
}

}  // namespace
}  // namespace nandu
