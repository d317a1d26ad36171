#include "golden/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include <fmt/format.h>
#include <stb_image.h>

#include "export/png.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

/// A pixel differs if a channel is off by more than this (of 255) …
constexpr int kChannelTolerance = 24;
/// … and a picture fails if more than this share of its pixels differ.
constexpr double kShareTolerance = 0.004;

Image read_png(const fs::path& file) {
    Image out;
    int channels = 0;
    if (stbi_uc* pixels =
            stbi_load(file.c_str(), &out.width_px, &out.height_px, &channels, 4)) {
        out.rgba.assign(pixels, pixels + static_cast<std::size_t>(out.width_px) *
                                             static_cast<std::size_t>(out.height_px) * 4);
        stbi_image_free(pixels);
    }
    return out;
}

}  // namespace

void expect_like_golden(const std::string& name, const Image& actual) {
    const fs::path expected_file =
        fs::path(NANDU_SOURCE_DIR) / "tests/golden/expected" / (name + ".png");
    if (std::getenv("NANDU_UPDATE_GOLDEN") != nullptr) {
        ASSERT_TRUE(write_png(expected_file, actual.width_px, actual.height_px, actual.rgba));
        GTEST_SKIP() << "replaced " << expected_file;
    }
    const Image expected = read_png(expected_file);
    ASSERT_FALSE(expected.rgba.empty()) << "there is no " << expected_file;
    ASSERT_EQ(actual.width_px, expected.width_px);
    ASSERT_EQ(actual.height_px, expected.height_px);

    std::vector<std::uint8_t> difference(actual.rgba.size(), 255);
    std::size_t different = 0;
    for (std::size_t i = 0; i < actual.rgba.size(); i += 4) {
        int worst = 0;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            worst = std::max(worst, std::abs(int(actual.rgba[i + channel]) -
                                             int(expected.rgba[i + channel])));
        }
        different += worst > kChannelTolerance ? 1 : 0;
        difference[i + 1] = difference[i + 2] =
            static_cast<std::uint8_t>(255 - std::min(255, worst * 4));
    }
    const double share = double(different) * 4.0 / double(actual.rgba.size());
    if (share <= kShareTolerance) {
        return;
    }
    const fs::path folder = fs::path(NANDU_BUILD_DIR) / "golden";
    fs::create_directories(folder);
    const fs::path actual_file = folder / (name + ".actual.png");
    const fs::path difference_file = folder / (name + ".difference.png");
    (void)write_png(actual_file, actual.width_px, actual.height_px, actual.rgba);
    (void)write_png(difference_file, actual.width_px, actual.height_px, difference);
    ADD_FAILURE() << fmt::format("{:.2f} % of the pixels differ; see {} and {}", share * 100,
                                 actual_file.string(), difference_file.string());
}

}  // namespace nandu
