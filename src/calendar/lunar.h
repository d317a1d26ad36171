#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendars.h"

namespace nandu {

/// A day in a table of lunar months.
struct LunarDate {
    const LunarMonth* month = nullptr;  ///< Points into the table.
    int day = 1;                        ///< 1 to 30.
};

/// Nothing where the table does not reach. O(log n).
std::optional<LunarDate> lunar_date_on(Day day, const std::vector<LunarMonth>& table);

/// Null where the year has no such month or the table does not hold it.
const LunarMonth* find_month(const std::vector<LunarMonth>& table, int lunar_year, int month,
                             bool leap);

/// Months `from` to `to` of a lunar year, with the leap months that follow them: half-open. Nothing
/// where the table does not hold them all.
std::optional<DaySpan> span_of_months(const std::vector<LunarMonth>& table, int lunar_year,
                                      int from, int to);

/// The first day behind the last month; kDistantPast for an empty table.
Day end_of_table(const std::vector<LunarMonth>& table);

/// Whether the day numbers near `date` may be off by one: in an open month, and on the last day
/// before it.
bool day_number_is_open(const LunarDate& date, const std::vector<LunarMonth>& table);

/// The era that `polity` writes on that day: the one that began first of those in force. Null
/// where none is known.
const Era* era_on(Day day, std::string_view polity, const CalendarTables& tables);

/// The year of `era` that a lunar year is; may be below 1 or beyond the era's end.
inline int year_of_era(const Era& era, int lunar_year) {
    return lunar_year - era.year1_lunar_year + 1;
}

/// 元, 二, … 三十二: years of an era in Chinese numbers. 1 to 99.
std::string han_era_year(int year);
/// 一 to 九十九.
std::string han_number(int number);
/// 正, 二, … 十二
std::string han_month(int month);
/// 初一, … 初十, 十一, … 二十, 廿一, … 三十
std::string han_day(int day);

}  // namespace nandu
