#pragma once

#include <filesystem>
#include <vector>

#include "app/paths.h"

namespace nandu {

/// The folders of the atlases that came with the program, beside the built-in one, by name.
std::vector<std::filesystem::path> shipped_atlases(const Paths& paths);

/// What the user means by an atlas's name: a path that is there, or the name of a shipped atlas.
/// A name that is neither stays what it is.
std::filesystem::path atlas_called(const std::filesystem::path& name, const Paths& paths);

}  // namespace nandu
