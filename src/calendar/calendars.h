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

/// A reign era of one polity.
struct Era {
    std::string polity;  ///< Key of a polity, as in an atlas: "song", "jin", "liao", …
    LocalizedText name;  ///< English form: pinyin without tone marks.
    std::string pinyin;  ///< With tone marks.
    LocalizedText emperor;
    DaySpan in_force;
    int year1_lunar_year = 0;  ///< Year of the era = lunar year - this + 1.
    bool day_precise = true;   ///< False where only the month or year of its begin is known.
    LocalizedText note;
};

/// Everything that the Chinese calendar needs to know, as plain tables from geodata/calendars/.
/// Empty tables are fine: then there are only Julian and Gregorian dates.
struct CalendarTables {
    std::vector<LunarMonth> south_months;  ///< The Song table, in order, without gaps.
    std::vector<LunarMonth> north_months;  ///< The same with the Liao and Jin differences applied.
    std::vector<Era> eras;
};

}  // namespace nandu
