#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace nandu {

/// A CSV table in memory: the header's columns by name, and the rows under it.
struct CsvTable {
    std::map<std::string, std::size_t, std::less<>> columns;
    std::vector<std::vector<std::string>> rows;

    /// The cell, or nothing written where the row is short or the column is missing.
    const std::string& cell(std::size_t row, std::string_view column) const;
};

/// Reads RFC 4180: commas, quotes doubled inside quotes, LF or CRLF, an optional byte order mark.
/// Empty lines are skipped. Fails on an unclosed quote and on text behind a closing one.
[[nodiscard]] Result<CsvTable> read_csv(std::string_view text);

}  // namespace nandu
