#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "base/result.h"

namespace nandu {

/// Writes an opaque picture: RGBA, row by row from the top; alpha is ignored. The file appears
/// whole or not at all.
[[nodiscard]] Result<void> write_png(const std::filesystem::path& file, int width_px,
                                     int height_px, std::span<const std::uint8_t> rgba);

}  // namespace nandu
