#pragma once

#include <filesystem>

#include "base/problem.h"

namespace nandu {

/// What became of a click on a problem.
enum class OpenedOutside { AtTheRow, TheFile, Copied };

/// Opens the file of a problem in another program: with the command of the environment variable
/// NANDU_EDITOR (words `{file}` and `{row}` are filled in, as in `code -g {file}:{row}`) at its
/// row, or else with the program that the desktop has for such files. Which row it is goes to the
/// clipboard either way, as most spreadsheet programs cannot be told.
OpenedOutside open_outside(const Problem& problem, const std::filesystem::path& atlas);

/// The number behind `row` or `line` in Problem::where; 0 if there is none.
int row_of(const Problem& problem);

}  // namespace nandu
