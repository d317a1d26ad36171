#pragma once

#include <string>

#include "calendar/civil.h"
#include "calendar/day.h"

namespace nandu {

/// One unknown day of [first, last] as EDTF without a calendar's mark: "1127-01-09", "1127-01",
/// "1127" or "[1127-01-09..1127-02-03]"; "[..1127-01-09]" where one end is open. Empty where
/// nothing is known.
std::string edtf_of_unknown_day(Day first, Day last, CivilCalendar calendar);

}  // namespace nandu
