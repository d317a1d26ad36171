#include "export/webp.h"

#include <webp/encode.h>

#include <cstddef>

namespace nandu {

std::vector<std::uint8_t> webp_of(int width_px, int height_px, std::span<const std::uint8_t> rgba,
                                  double quality) {
    if (width_px <= 0 || height_px <= 0 ||
        rgba.size() < static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4) {
        return {};
    }
    std::vector<std::uint8_t> opaque(rgba.begin(), rgba.end());
    for (std::size_t i = 3; i < opaque.size(); i += 4) {
        opaque[i] = 255;
    }
    std::uint8_t* bytes = nullptr;
    const std::size_t size = WebPEncodeRGBA(opaque.data(), width_px, height_px, width_px * 4,
                                            static_cast<float>(quality), &bytes);
    std::vector<std::uint8_t> out(bytes, bytes + size);
    WebPFree(bytes);
    return out;
}

}  // namespace nandu
