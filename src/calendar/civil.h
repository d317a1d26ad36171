#pragma once

#include "calendar/day.h"

namespace nandu {

/// Year, month and day of the Julian or the proleptic Gregorian calendar.
/// Years are astronomical: 1 BC is 0, 2 BC is -1.
struct CivilDate {
    int year = 0;
    int month = 1;  ///< 1 to 12.
    int day = 1;    ///< 1 to 31.
    friend constexpr auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

enum class CivilCalendar { Julian, Gregorian };

bool is_leap_year(int year, CivilCalendar calendar);
int days_in_month(int year, int month, CivilCalendar calendar);

/// The days that texts can name: 1 January 4713 BC and 31 December 9999, both Julian.
inline constexpr Day kFirstNamedDay{0};
inline constexpr Day kLastNamedDay{5373557};

/// Both ways are valid from 1 January 4713 BC to 31 December AD 9999.
/// Formulas: Richards, in Explanatory Supplement to the Astronomical Almanac (2013), ch. 15.
Day day_from_civil(CivilDate date, CivilCalendar calendar);
CivilDate civil_from_day(Day day, CivilCalendar calendar);

/// A calendar step: 31 January + 1 month is 28 (or 29) February, the last day that exists.
/// Works in the Julian calendar.
Day plus_months(Day day, int months);

}  // namespace nandu
