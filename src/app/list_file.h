#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace nandu {

/// The lines of a small text file of the user's, without empty ones; none if it cannot be read.
std::vector<std::string> lines_of_file(const std::filesystem::path& file);

/// Writes them whole or not at all, and makes the folder. A list that cannot be kept is forgotten.
void keep_lines(std::span<const std::string> lines, const std::filesystem::path& file);

}  // namespace nandu
