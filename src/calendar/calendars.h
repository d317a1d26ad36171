#pragma once

#include <string>
#include <vector>

#include "base/localized_text.h"
#include "calendar/day.h"

namespace nandu {

/// One month of a lunisolar calendar.
struct LunarMonth {
    int lunar_year = 0;  ///< Julian year in which the lunar year begins.
    int month = 1;       ///< 1 to 12.
    bool leap = false;   ///< Follows the ordinary month of the same number.
    Day first;
    int length_days = 30;
    bool open = false;  ///< The sources differ by a day about where it begins.
};

/// The two tables of months. Qi, Western Xia and Western Liao go by the southern one.
enum class MonthTable { South, North };

/// A reign era of one polity.
struct Era {
    std::string polity;         ///< Key of a polity, as in an atlas: "song", "jin", "liao", …
    LocalizedText polity_name;  ///< "Jin", 金: stands before the era where two courts meet.
    std::vector<std::string>
        polity_variants;                ///< All that may stand before the era: 西夏, 夏, Xia.
    LocalizedText name;                 ///< English form: pinyin without tone marks.
    std::string pinyin;                 ///< With tone marks.
    std::vector<std::string> variants;  ///< Other spellings that are read, never written: 壽隆.
    LocalizedText emperor;
    DaySpan in_force;
    int year1_lunar_year = 0;  ///< Year of the era = lunar year - this + 1.
    bool day_precise = true;   ///< False where only the month or year of its begin is known.
    LocalizedText note;
    MonthTable months = MonthTable::South;
    bool needs_polity = false;  ///< Read only with its polity: the name meant another's era too.
    bool cancelled = false;  ///< Declared void later (明受): read for its own days, never written.
};

/// Everything that the Chinese calendar needs to know, as plain tables from geodata/calendars/.
/// Empty tables are fine: then there are only Julian and Gregorian dates.
struct CalendarTables {
    std::vector<LunarMonth> south_months;  ///< The Song table, in order, without gaps.
    std::vector<LunarMonth> north_months;  ///< The same with the Liao and Jin differences applied.
    std::vector<Era> eras;

    const std::vector<LunarMonth>& months(MonthTable table) const {
        return table == MonthTable::South ? south_months : north_months;
    }
};

}  // namespace nandu
