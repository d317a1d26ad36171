// Pictures of the built-in atlas, as `nandu render` draws them, against pictures that were looked
// at. Run with NANDU_UPDATE_GOLDEN=1 to replace them, then look before committing.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <vector>

#include <fmt/format.h>
#include <stb_image.h>

#include "app/atlas_file.h"
#include "app/render_command.h"
#include "calendar/civil.h"
#include "export/png.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

/// A pixel differs if a channel is off by more than this (of 255) …
constexpr int kChannelTolerance = 24;
/// … and a picture fails if more than this share of its pixels differ.
constexpr double kShareTolerance = 0.004;

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

Picture read_png(const fs::path& file) {
    Picture out;
    int channels = 0;
    if (stbi_uc* pixels = stbi_load(file.c_str(), &out.width, &out.height, &channels, 4)) {
        out.rgba.assign(pixels, pixels + static_cast<std::size_t>(out.width) *
                                             static_cast<std::size_t>(out.height) * 4);
        stbi_image_free(pixels);
    }
    return out;
}

struct Case {
    const char* name;
    CivilDate date;
    LonLatBox box;
    Language language;
    ThemeKind theme;
};

constexpr LonLatBox kTheatre{100, 22, 128, 46};
constexpr LonLatBox kPlain{108, 30, 122, 41};
constexpr LonLatBox kCoast{118.5, 29, 122.5, 32.3};

const Case kCases[] = {
    {"1115-theatre", {1115, 1, 28}, kTheatre, Language::En, ThemeKind::Light},
    {"1115-plain", {1115, 1, 28}, kPlain, Language::Hant, ThemeKind::Light},
    {"1115-coast", {1115, 1, 28}, kCoast, Language::Hans, ThemeKind::Light},
    {"1127-january-theatre", {1127, 1, 9}, kTheatre, Language::Hant, ThemeKind::Light},
    {"1127-january-plain", {1127, 1, 9}, kPlain, Language::En, ThemeKind::Dark},
    {"1127-january-coast", {1127, 1, 9}, kCoast, Language::En, ThemeKind::Light},
    {"1127-june-theatre", {1127, 6, 12}, kTheatre, Language::En, ThemeKind::Light},
    {"1127-june-plain", {1127, 6, 12}, kPlain, Language::Hans, ThemeKind::Light},
    {"1127-june-coast", {1127, 6, 12}, kCoast, Language::Hant, ThemeKind::Dark},
    {"1130-theatre", {1130, 2, 20}, kTheatre, Language::En, ThemeKind::Dark},
    {"1130-plain", {1130, 2, 20}, kPlain, Language::En, ThemeKind::Light},
    {"1130-coast", {1130, 2, 20}, kCoast, Language::En, ThemeKind::Light},
    {"1142-theatre", {1142, 10, 11}, kTheatre, Language::Hans, ThemeKind::Light},
    {"1142-plain", {1142, 10, 11}, kPlain, Language::En, ThemeKind::Light},
    {"1142-coast", {1142, 10, 11}, kCoast, Language::Hant, ThemeKind::Light},
};

class Golden : public testing::TestWithParam<Case> {
protected:
    static void SetUpTestSuite() {
        paths_ = new Paths(find_paths());
        auto opened = open_atlas({}, *paths_, {});
        ASSERT_TRUE(opened);
        pack_ = new std::shared_ptr<const Pack>(opened->pack);
    }
    static Paths* paths_;
    static std::shared_ptr<const Pack>* pack_;
};
Paths* Golden::paths_ = nullptr;
std::shared_ptr<const Pack>* Golden::pack_ = nullptr;

TEST_P(Golden, PictureIsAsItWasLookedAt) {
    const Case& wanted = GetParam();
    const fs::path expected_file =
        fs::path(NANDU_SOURCE_DIR) / "tests/golden/expected" / fmt::format("{}.png", wanted.name);
    const fs::path folder = fs::path(NANDU_BUILD_DIR) / "golden";
    fs::create_directories(folder);
    const fs::path actual_file = folder / fmt::format("{}.actual.png", wanted.name);

    RenderRequest request;
    request.viewport = {800, 500, 1.0};
    request.day = day_from_civil(wanted.date, CivilCalendar::Julian);
    request.extent = wanted.box;
    request.language = wanted.language;
    request.theme = wanted.theme;
    request.output = actual_file;
    const auto written = render_pictures(*pack_, request, *paths_);
    ASSERT_TRUE(written) << sentence(written.error());

    if (std::getenv("NANDU_UPDATE_GOLDEN") != nullptr) {
        fs::copy_file(actual_file, expected_file, fs::copy_options::overwrite_existing);
        GTEST_SKIP() << "replaced " << expected_file;
    }
    const Picture actual = read_png(actual_file);
    const Picture expected = read_png(expected_file);
    ASSERT_FALSE(expected.rgba.empty()) << "there is no " << expected_file;
    ASSERT_EQ(actual.width, expected.width);
    ASSERT_EQ(actual.height, expected.height);

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
    if (share > kShareTolerance) {
        const fs::path difference_file = folder / fmt::format("{}.difference.png", wanted.name);
        (void)write_png(difference_file, actual.width, actual.height, difference);
        ADD_FAILURE() << fmt::format("{:.2f} % of the pixels differ; see {} and {}", share * 100,
                                     actual_file.string(), difference_file.string());
    } else {
        fs::remove(actual_file);
    }
}

INSTANTIATE_TEST_SUITE_P(BuiltInAtlas, Golden, testing::ValuesIn(kCases), [](const auto& info) {
    std::string name = info.param.name;
    for (char& c : name) {
        c = c == '-' ? '_' : c;
    }
    return name;
});

}  // namespace
}  // namespace nandu

