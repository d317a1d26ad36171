#pragma once

#include <ostream>
#include <string>

#include "calendar/calendars.h"

namespace nandu {

/// `nandu date TEXT [--json]`: reads a date in any form and prints it in every calendar. Both ends
/// are inclusive; the Chinese dates are those of the first day.
/// Returns the exit code: 0, or 2 with one sentence on `err` for what it cannot read.
int run_date_command(const std::string& text, bool json, const CalendarTables& tables,
                     std::ostream& out, std::ostream& err);

}  // namespace nandu
