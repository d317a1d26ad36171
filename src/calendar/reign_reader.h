#pragma once

#include <optional>

#include "base/result.h"
#include "calendar/calendars.h"
#include "calendar/date_part.h"
#include "calendar/text_cursor.h"

namespace nandu {

/// Takes a reign date, in characters or in pinyin, and as much behind it as belongs to it.
/// `text` has plain letters.
[[nodiscard]] Result<DatePart> take_reign_date(TextCursor& text, const CalendarTables& tables);

/// Takes a number in digits or in characters: 25, 二十五, 廿五, 十有一. Nothing, and no move, if
/// there is none.
std::optional<int> take_han_number(TextCursor& text);

/// What a text that is no date at all should have been.
inline constexpr const char* kAnyDateExpected =
    "a date such as 1127-01-09, 9 January 1127 or 靖康元年";

}  // namespace nandu
