#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/paths.h"

namespace nandu {

/// The atlases that were opened last, the newest first; those that are gone are left out. Kept one
/// a line in the user's folder of settings.
std::vector<std::string> recent_atlases(const Paths& paths);

/// Puts an atlas first. A folder of settings that cannot be written only costs the memory of it.
void remember_atlas(const std::filesystem::path& atlas, const Paths& paths);

}  // namespace nandu
