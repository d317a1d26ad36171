#pragma once

#include <filesystem>

#include "base/result.h"
#include "kiln/kiln.h"

namespace nandu {

/// Loads the kiln when it is first needed; it stays loaded. The problem says what is missing.
[[nodiscard]] Result<const Kiln*> load_kiln(const std::filesystem::path& module);

}  // namespace nandu
