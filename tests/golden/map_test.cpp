// The map of the built-in atlas at eleven dates and three zooms, as `nandu render` draws it.

#include <gtest/gtest.h>

#include <cstdlib>

#include "app/gl_window.h"
#include "app/render_command.h"
#include "app/studio.h"
#include "calendar/civil.h"
#include "golden/built_in.h"
#include "golden/compare.h"

namespace nandu {
namespace {

struct MapCase {
    const char* name;
    CivilDate date;
    LonLatBox box;
    Language language;
    ThemeKind theme;
};

constexpr LonLatBox kTheatre{100, 22, 128, 46};
constexpr LonLatBox kPlain{108, 30, 122, 41};
constexpr LonLatBox kCoast{118.5, 29, 122.5, 32.3};

const MapCase kMapCases[] = {
    {"1115_theatre", {1115, 1, 28}, kTheatre, Language::En, ThemeKind::Light},
    {"1115_plain", {1115, 1, 28}, kPlain, Language::Hant, ThemeKind::Light},
    {"1115_coast", {1115, 1, 28}, kCoast, Language::Hans, ThemeKind::Light},
    {"1127_january_theatre", {1127, 1, 9}, kTheatre, Language::Hant, ThemeKind::Light},
    {"1127_january_plain", {1127, 1, 9}, kPlain, Language::En, ThemeKind::Dark},
    {"1127_january_coast", {1127, 1, 9}, kCoast, Language::En, ThemeKind::Light},
    {"1127_june_theatre", {1127, 6, 12}, kTheatre, Language::En, ThemeKind::Light},
    {"1127_june_plain", {1127, 6, 12}, kPlain, Language::Hans, ThemeKind::Light},
    {"1127_june_coast", {1127, 6, 12}, kCoast, Language::Hant, ThemeKind::Dark},
    {"1130_theatre", {1130, 2, 20}, kTheatre, Language::En, ThemeKind::Dark},
    {"1130_plain", {1130, 2, 20}, kPlain, Language::En, ThemeKind::Light},
    {"1130_coast", {1130, 2, 20}, kCoast, Language::En, ThemeKind::Light},
    {"1125_theatre", {1125, 11, 3}, kTheatre, Language::En, ThemeKind::Light},
    {"1128_february_theatre", {1128, 2, 10}, kTheatre, Language::En, ThemeKind::Light},
    {"1128_december_plain", {1128, 12, 20}, kPlain, Language::En, ThemeKind::Light},
    {"1129_theatre", {1129, 2, 23}, kTheatre, Language::Hant, ThemeKind::Light},
    {"1134_theatre", {1134, 1, 10}, kTheatre, Language::En, ThemeKind::Dark},
    {"1140_plain", {1140, 8, 16}, kPlain, Language::Hans, ThemeKind::Light},
    {"1142_theatre", {1142, 10, 11}, kTheatre, Language::Hans, ThemeKind::Light},
    {"1142_plain", {1142, 10, 11}, kPlain, Language::En, ThemeKind::Light},
    {"1142_coast", {1142, 10, 11}, kCoast, Language::Hant, ThemeKind::Light},
};

class GoldenMap : public testing::TestWithParam<MapCase> {};

TEST_P(GoldenMap, IsAsItWasLookedAt) {
    const MapCase& wanted = GetParam();
    RenderRequest request;
    request.picture.viewport = {800, 500, 1.0};
    request.day = day_from_civil(wanted.date, CivilCalendar::Julian);
    request.picture.extent = wanted.box;
    request.picture.language = wanted.language;
    request.picture.theme = wanted.theme;
    const auto image = render_picture(built_in_pack(), request, find_paths());
    ASSERT_TRUE(image) << sentence(image.error());
    expect_like_golden(wanted.name, *image);
}

INSTANTIATE_TEST_SUITE_P(BuiltInAtlas, GoldenMap, testing::ValuesIn(kMapCases),
                         [](const auto& info) { return std::string(info.param.name); });

// After a change of hands only parts of the ground are painted; they must fit what stayed.
TEST(GoldenScrub, AScrubbedGroundIsAFreshGround) {
    const Viewport viewport{800, 500, 1.0};
    const auto strings = load_strings(find_paths());
    ASSERT_TRUE(strings);
    const auto window = GlWindow::open(GlWindow::Kind::Offscreen, "test", 800, 500);
    ASSERT_TRUE(window) << sentence(window.error());
    Studio scrubbed(built_in_pack(), *strings, find_paths());
    const Day begin = day_from_civil({1126, 12, 1}, CivilCalendar::Julian);
    AppState state = bare_state(*built_in_pack(), viewport, begin,
                                sheet_box(built_in_pack()->projection, kTheatre));
    state.layers.labels = state.layers.routes = state.layers.events = false;
    for (int i = 0; i < 12; ++i) {
        state.day = begin + 40 * i;
        const Image image = scrubbed.draw(scrubbed.plain_map(state));
        if (i % 4 != 3) {
            continue;
        }
        Studio fresh(built_in_pack(), *strings, find_paths());
        const Image wanted = fresh.draw(fresh.plain_map(state));
        int unlike = 0;
        for (std::size_t at = 0; at < wanted.rgba.size(); ++at) {
            unlike += std::abs(image.rgba[at] - wanted.rgba[at]) > 2 ? 1 : 0;
        }
        EXPECT_EQ(unlike, 0) << "step " << i;
    }
    // Coast and waters were painted once, and once more when the Yellow River moved.
    EXPECT_EQ(scrubbed.renderer().counters().geometry_redraws, 2U);
    EXPECT_GT(scrubbed.renderer().counters().territory_redraws, 6U);
}

}  // namespace
}  // namespace nandu
