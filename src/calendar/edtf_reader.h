#pragma once

#include "base/result.h"
#include "calendar/civil.h"
#include "calendar/date_value.h"
#include "calendar/text_cursor.h"

namespace nandu {

/// Takes a prefix `J:` or `G:`; Julian without one.
CivilCalendar take_calendar_prefix(TextCursor& text);

/// Reads what is left of `text` as EDTF, to its end. `spaces` allows them around a slash.
[[nodiscard]] Result<DateValue> read_edtf_from(TextCursor& text, CivilCalendar calendar,
                                               bool spaces);

}  // namespace nandu
