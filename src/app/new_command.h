#pragma once

#include <filesystem>

#include "app/paths.h"
#include "base/result.h"

namespace nandu {

/// Writes the template of an atlas into a new folder (or an empty one): a small invented war whose
/// tables say in their first rows what may stand in them. Nothing that is there is overwritten.
[[nodiscard]] Result<void> make_new_atlas(const std::filesystem::path& folder, const Paths& paths);

}  // namespace nandu
