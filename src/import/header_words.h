#pragma once

#include <span>
#include <string>
#include <string_view>

#include "import/row_reader.h"
#include "import/text_table.h"

namespace nandu {

/// The table that goes by this name of a file or sheet, in English or Chinese, with any capitals:
/// `places` for "Places", "locations", "地點"; "" for a name that is none.
std::string_view table_called(std::string_view name);

/// Gives our names to columns that go by others, such as `longitude` or 經度, where the table knows
/// ours and has no column of that name yet.
void adopt_column_names(TextTable& table, std::span<const ColumnSpec> columns);

}  // namespace nandu
