#pragma once

#include <string_view>

#include "base/result.h"
#include "calendar/calendars.h"
#include "calendar/date_value.h"

namespace nandu {

/// Reads a date as people and tables write it: EDTF level 1 and `[a..b]`, `1127/1/9`,
/// `1127年1月9日`, `265 BC`, reign dates in traditional or simplified characters or in pinyin,
/// `JDN 2132703`. Without prefix or with `J:` western dates are Julian; `G:` is Gregorian.
/// The problem's `found` is the text, `where` the place in it, `expected` what would have fitted.
[[nodiscard]] Result<DateValue> read_date(std::string_view text, const CalendarTables& tables);

/// The same in a story whose dates are of the calendar `own` where they do not name theirs.
[[nodiscard]] Result<DateValue> read_date(std::string_view text, const CalendarTables& tables,
                                          CivilCalendar own);

/// The same for EDTF only, which needs no tables.
[[nodiscard]] Result<DateValue> read_edtf(std::string_view text);

}  // namespace nandu
