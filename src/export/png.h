#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "base/result.h"

namespace nandu {

/// How the rows of an image follow each other in memory.
enum class RowOrder { TopFirst, BottomFirst };

/// Writes an RGBA image of 8 bits a channel as an opaque PNG: alpha is taken as 255.
///
/// The file appears as a whole or not at all: it is written beside its place and then renamed.
/// Fails if the sides are not positive, `rgba` is too short, or the disk refuses.
[[nodiscard]] Result<void> write_png(const std::filesystem::path& file, int width, int height,
                                     std::span<const std::uint8_t> rgba,
                                     RowOrder order = RowOrder::TopFirst);

/// An RGBA image, rows from the top, as the bytes of a PNG with its alpha. Empty where `rgba` is too
/// short or the image has no pixels.
std::vector<std::uint8_t> png_of(int width_px, int height_px, std::span<const std::uint8_t> rgba);

}  // namespace nandu
