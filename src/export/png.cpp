#include "export/png.h"

#include <stb/stb_image_write.h>

#include <cstring>
#include <string>
#include <vector>

#include "export/beside.h"

namespace nandu {
namespace {

Problem refusal(const std::filesystem::path& file, std::string found, std::string expected) {
    Problem problem;
    problem.file = file.filename().string();
    problem.found = std::move(found);
    problem.expected = std::move(expected);
    return problem;
}

void append_bytes(void* bytes, void* data, int size) {
    const auto* from = static_cast<const std::uint8_t*>(data);
    auto* const to = static_cast<std::vector<std::uint8_t>*>(bytes);
    to->insert(to->end(), from, from + size);
}

}  // namespace

Result<void> write_png(const std::filesystem::path& file, int width, int height,
                       std::span<const std::uint8_t> rgba, RowOrder order) {
    const auto pixels = static_cast<std::size_t>(width > 0 ? width : 0) *
                        static_cast<std::size_t>(height > 0 ? height : 0);
    if (pixels == 0 || rgba.size() < pixels * 4) {
        return Failure(refusal(
            file,
            "an image of " + std::to_string(width) + " x " + std::to_string(height) + " pixels",
            "one with at least a pixel and all its rows"));
    }
    // Three channels: an opaque picture needs no alpha, and the file gets smaller.
    std::vector<std::uint8_t> rgb(pixels * 3);
    const auto columns = static_cast<std::size_t>(width);
    const auto rows = static_cast<std::size_t>(height);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t from = order == RowOrder::TopFirst ? row : rows - 1 - row;
        for (std::size_t column = 0; column < columns; ++column) {
            std::memcpy(rgb.data() + (row * columns + column) * 3,
                        rgba.data() + (from * columns + column) * 4, 3);
        }
    }
    std::vector<std::uint8_t> bytes;
    if (stbi_write_png_to_func(append_bytes, &bytes, width, height, 3, rgb.data(), width * 3) == 0) {
        return Failure(refusal(file, "no memory for it", "a smaller image"));
    }

    return write_whole(file, bytes);
}

std::vector<std::uint8_t> png_of(int width_px, int height_px, std::span<const std::uint8_t> rgba) {
    std::vector<std::uint8_t> bytes;
    if (width_px > 0 && height_px > 0 &&
        rgba.size() >=
            static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4) {
        stbi_write_png_to_func(append_bytes, &bytes, width_px, height_px, 4, rgba.data(),
                               width_px * 4);
    }
    return bytes;
}

}  // namespace nandu
