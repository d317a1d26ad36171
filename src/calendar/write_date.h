#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/localized_text.h"
#include "calendar/calendars.h"
#include "calendar/date_value.h"

namespace nandu {

/// ISO order with zero padding: "1127-01-09", "-0264-08-01".
std::string write_iso(Day day, CivilCalendar calendar);

/// "9 January 1127" / "1127年1月9日", without the calendar's name. Other years: "AD 960", "265 BC"
/// / "前265年".
std::string write_civil(Day day, CivilCalendar calendar, Language language);
/// "9 Jan 1127" / "1127年1月9日": for lists and flags.
std::string write_civil_short(Day day, CivilCalendar calendar, Language language);

/// A reign date of the court of `polity` ("song", "jin", …), such as 靖康元年閏十一月廿五日丙辰
/// or "Jingkang 1, intercalary month 11, day 25 (bingchen)"; nothing where no table or era of
/// that polity reaches.
std::optional<LocalizedText> write_reign_date(Day day, std::string_view polity,
                                              const CalendarTables& tables);

/// Later begun eras of `polity` that were in force on the same day: 大定元年… beside 正隆六年…
/// while Jin had two emperors. Usually empty.
std::vector<LocalizedText> other_reign_dates(Day day, std::string_view polity,
                                             const CalendarTables& tables);

/// One court's date with the other's beside it, without sexagenary names:
/// 靖康元年閏十一月廿五日（金天會四年）. The other's month and day are given where they differ.
std::optional<LocalizedText> write_reign_dates(Day day, std::string_view polity,
                                               std::string_view beside,
                                               const CalendarTables& tables);

/// Whether the sources differ by a day about the day number that write_reign_date gives: show it
/// as "±1". The western day of an event dated by its sexagenary name is not in doubt.
bool reign_day_is_open(Day day, std::string_view polity, const CalendarTables& tables);

/// The northern court's polity key on that day for which an era is known (Jin where Jin has one,
/// else Liao), or nothing.
std::optional<std::string> northern_polity(Day day, const CalendarTables& tables);

/// The sexagenary name of a day: 丙辰, 丙辰, bingchen.
LocalizedText sexagenary_day(Day day);

/// A date value in words, keeping its precision: "January 1127", "1127", "about 1127",
/// "between 22 and 24 January 1130", "5 May – 6 June 1127". In the calendar `own`, or marked
/// "(Gregorian)" or "(Julian)" where the date is a month or year of the other. Empty for a default
/// value. Every text is read back, in a story of that calendar, as the same days.
std::string write_date_value(const DateValue& value, Language language,
                             CivilCalendar own = CivilCalendar::Julian);

/// EDTF in the Julian calendar, or with `G:` where the date is a month or year of the Gregorian.
/// read_edtf(write_edtf(v)) == v for every v that read_edtf gives. Dates of the Chinese calendar
/// that fill no western month or year become `[a..b]`, the days they may mean, and lose
/// `retrospective`. Empty for a default value.
std::string write_edtf(const DateValue& value);

}  // namespace nandu
