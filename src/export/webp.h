#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace nandu {

/// An RGBA image, rows from the top, as a lossy WebP without alpha. `quality` is 0 to 100. Empty
/// where the image has no pixels or is larger than WebP's 16383 a side.
std::vector<std::uint8_t> webp_of(int width_px, int height_px, std::span<const std::uint8_t> rgba,
                                  double quality);

}  // namespace nandu
