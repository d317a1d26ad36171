#include "export/png.h"

#include <fstream>
#include <system_error>
#include <vector>

#include <stb_image_write.h>

namespace nandu {
namespace {

Failure cannot(const std::filesystem::path& file, const std::string& expected) {
    Problem problem;
    problem.file = file.string();
    problem.expected = expected;
    return Failure(problem);
}

}  // namespace

Result<void> write_png(const std::filesystem::path& file, int width, int height,
                       std::span<const std::uint8_t> rgba) {
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    std::vector<std::uint8_t> rgb(pixels * 3);
    for (std::size_t i = 0; i < pixels; ++i) {
        rgb[i * 3] = rgba[i * 4];
        rgb[i * 3 + 1] = rgba[i * 4 + 1];
        rgb[i * 3 + 2] = rgba[i * 4 + 2];
    }
    std::filesystem::path part = file;
    part += ".part";
    std::ofstream stream(part, std::ios::binary | std::ios::trunc);
    const auto append = [](void* context, void* data, int size) {
        static_cast<std::ofstream*>(context)->write(static_cast<const char*>(data), size);
    };
    const int encoded = stbi_write_png_to_func(append, &stream, width, height, 3, rgb.data(),
                                               width * 3);
    stream.close();
    std::error_code error;
    if (encoded == 0 || !stream) {
        std::filesystem::remove(part, error);
        return cannot(file, "a place where a picture can be written");
    }
    std::filesystem::rename(part, file, error);
    if (error) {
        const std::string reason = error.message();
        std::filesystem::remove(part, error);
        return cannot(file, "a place where a picture can be written: " + reason);
    }
    return {};
}

}  // namespace nandu
