#include "export/png.h"

#include <stb/stb_image_write.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

namespace nandu {
namespace {

Problem refusal(const std::filesystem::path& file, std::string found, std::string expected) {
    Problem problem;
    problem.file = file.filename().string();
    problem.found = std::move(found);
    problem.expected = std::move(expected);
    return problem;
}

void append(void* bytes, void* data, int size) {
    const auto* from = static_cast<const char*>(data);
    static_cast<std::vector<char>*>(bytes)->insert(static_cast<std::vector<char>*>(bytes)->end(),
                                                   from, from + size);
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
    std::vector<char> bytes;
    if (stbi_write_png_to_func(append, &bytes, width, height, 3, rgb.data(), width * 3) == 0) {
        return Failure(refusal(file, "no memory for it", "a smaller image"));
    }

    std::filesystem::path beside = file;
    beside += ".part";
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    std::error_code failed;
    if (!out) {
        const std::string reason = std::generic_category().message(errno);
        std::filesystem::remove(beside, failed);
        return Failure(refusal(file, reason, "a folder that can be written to"));
    }
    std::filesystem::rename(beside, file, failed);
    if (failed) {
        const std::string reason = failed.message();
        std::filesystem::remove(beside, failed);
        return Failure(refusal(file, reason, "a name that can be written to"));
    }
    return {};
}

}  // namespace nandu
