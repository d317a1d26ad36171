#pragma once

#include <filesystem>

namespace nandu {

/// The fonts that the program ships, for tests.
inline std::filesystem::path shipped_fonts() {
    return std::filesystem::path(NANDU_SOURCE_DIR) / "assets/fonts";
}

}  // namespace nandu
