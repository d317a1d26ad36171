#include "export/png.h"

#include <gtest/gtest.h>
#include <stb/stb_image.h>

#include <filesystem>
#include <fstream>
#include <vector>

namespace nandu {
namespace {

class PngTest : public testing::Test {
protected:
    void SetUp() override {
        folder = std::filesystem::temp_directory_path() /
                 (std::string("nandu-png-") +
                  testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(folder);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    std::filesystem::path folder;
};

/// Red above blue, half transparent.
std::vector<std::uint8_t> two_rows() {
    return {255, 0, 0, 128, 0, 0, 255, 128};
}

std::vector<std::uint8_t> decoded(const std::filesystem::path& file, int& width, int& height) {
    int channels = 0;
    unsigned char* pixels = stbi_load(file.string().c_str(), &width, &height, &channels, 4);
    if (pixels == nullptr) {
        return {};
    }
    std::vector<std::uint8_t> rgba(pixels, pixels + width * height * 4);
    stbi_image_free(pixels);
    return rgba;
}

TEST_F(PngTest, WhatIsWrittenIsReadBackOpaque) {
    const auto rgba = two_rows();
    ASSERT_TRUE(write_png(folder / "a.png", 1, 2, rgba));
    int width = 0;
    int height = 0;
    EXPECT_EQ(decoded(folder / "a.png", width, height),
              (std::vector<std::uint8_t>{255, 0, 0, 255, 0, 0, 255, 255}));
    EXPECT_EQ(width, 1);
    EXPECT_EQ(height, 2);
}

TEST_F(PngTest, RowsFromTheBottomAreTurnedOver) {
    ASSERT_TRUE(write_png(folder / "a.png", 1, 2, two_rows(), RowOrder::BottomFirst));
    int width = 0;
    int height = 0;
    EXPECT_EQ(decoded(folder / "a.png", width, height)[2], 255);
}

TEST_F(PngTest, NothingIsLeftBesideTheFile) {
    ASSERT_TRUE(write_png(folder / "圖 one.png", 1, 2, two_rows()));
    int files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) {
        ++files;
    }
    EXPECT_EQ(files, 1);
}

TEST_F(PngTest, AMissingFolderIsAProblemInWords) {
    const auto written = write_png(folder / "nowhere" / "a.png", 1, 2, two_rows());
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().file, "a.png");
    EXPECT_FALSE(sentence(written.error()).empty());
}

TEST_F(PngTest, AnImageWithoutItsRowsIsRefused) {
    EXPECT_FALSE(write_png(folder / "a.png", 10, 10, two_rows()));
    EXPECT_FALSE(write_png(folder / "a.png", 0, 2, two_rows()));
    EXPECT_FALSE(std::filesystem::exists(folder / "a.png"));
}

TEST_F(PngTest, AFailureLeavesTheOldFileAlone) {
    ASSERT_TRUE(write_png(folder / "a.png", 1, 2, two_rows()));
    EXPECT_FALSE(write_png(folder / "a.png", 10, 10, two_rows()));
    int width = 0;
    int height = 0;
    EXPECT_EQ(decoded(folder / "a.png", width, height).size(), 8U);
}

}  // namespace
}  // namespace nandu
