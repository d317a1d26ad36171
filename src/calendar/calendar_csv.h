#pragma once

#include <string_view>

#include "base/result.h"
#include "calendar/calendars.h"

namespace nandu {

/// Reads the tables of geodata/calendars/ from their text: song-months.csv, jin-months-diff.csv
/// and eras.csv. The northern months are the southern ones with the differences applied.
/// Refuses months that leave a gap, overlap or disagree with their own sexagenary or western day,
/// so what comes out is sound. Texts may be empty: then that table is.
[[nodiscard]] Result<CalendarTables> calendar_tables_from_csv(std::string_view song_months,
                                                              std::string_view north_diff,
                                                              std::string_view eras);

}  // namespace nandu
