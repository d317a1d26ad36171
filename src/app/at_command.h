#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "atlas/lonlat.h"
#include "calendar/day.h"
#include "pack/pack.h"

namespace nandu {

/// `nandu at`: what is true on one day, as JSON for scripts or as lines to read.
int run_at_command(const Pack& pack, Day day, const std::optional<LonLat>& place, bool json,
                   std::ostream& out);

/// One day from a text, for commands that need a single one: the first of a longer date.
/// Otherwise a sentence.
[[nodiscard]] Result<Day> read_day(const std::string& text, const Pack& pack);

}  // namespace nandu
