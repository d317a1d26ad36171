#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace nandu {

/// A list of objects with file, where, field, found, expected, guess, severity and sentence.
std::string json_of(const Problems& problems);

/// Nothing if the bytes cannot be read or are no such list.
std::optional<Problems> problems_from_json(const Result<std::vector<std::byte>>& bytes);

}  // namespace nandu
