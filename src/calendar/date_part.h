#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/civil.h"
#include "calendar/date_value.h"

namespace nandu {

/// One date without intervals: what stands on either side of a slash.
struct DatePart {
    Day first;
    Day last;
    Precision precision = Precision::Day;
    bool uncertain = false;
    bool approximate = false;
    bool unspecified = false;
    bool retrospective = false;
};

/// The western unit that a stretch of days fills.
struct CivilUnit {
    Precision precision = Precision::Day;  ///< Day to Century.
    int year = 0;   ///< Decades and centuries: the first year. Winters: the year of December.
    int month = 1;  ///< Seasons: 1 spring, 2 summer, 3 autumn, 4 winter.
    int day = 1;
    int last_year = 0;  ///< Of decades and centuries; otherwise `year`.

    friend bool operator==(const CivilUnit&, const CivilUnit&) = default;
};

/// The days of a unit; nothing if they leave the days that texts can name.
std::optional<DatePart> part_of(const CivilUnit& unit, CivilCalendar calendar);

/// The unit of `calendar` that [first, last] fills exactly; decades and centuries are those of
/// `112X` and `11XX`, and the centuries that begin with 01. Days are a unit of both calendars.
std::optional<CivilUnit> unit_filled_by(Day first, Day last, CivilCalendar calendar);

enum class MissingEnd { Open, Unknown };

DateValue value_of(const DatePart& part);
/// A part that is missing is open or unknown; at least one must be given.
DateValue interval_of(const std::optional<DatePart>& begin, const std::optional<DatePart>& end,
                      MissingEnd missing);
/// `members` is not empty. One of them is meant, or all.
DateValue set_of(const std::vector<DatePart>& members, bool all);

/// Whether a value of Precision::Set means every member.
bool means_all(const DateValue& set);

/// January is 1.
const char* english_month(int month);
/// The calendar in words, for problems: "1 January 4713 BC to 31 December 9999".
std::string named_days_in_words();

}  // namespace nandu
