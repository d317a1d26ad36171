#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/problem.h"
#include "import/text_table.h"

namespace nandu {

/// True for the files of spreadsheet programs that hold several sheets: .xlsx and .ods.
bool is_workbook(const std::filesystem::path& path);

/// The sheets of a workbook, every cell as the text that the program shows for it, in the order of
/// the file. Empty, with a problem, if it cannot be read. `file` is what problems call it.
std::vector<SheetCells> sheets_of_workbook(const std::filesystem::path& path,
                                           const std::string& file, Problems& problems);

}  // namespace nandu
