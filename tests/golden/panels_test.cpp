// The dock with its timeline at three zooms of time, in three languages and at 200 % text.

#include <gtest/gtest.h>

#include "app/render_command.h"
#include "app/window.h"
#include "calendar/civil.h"
#include "golden/built_in.h"
#include "golden/compare.h"

namespace nandu {
namespace {

struct DockCase {
    const char* name;
    CivilDate day, from, until;
    Language language;
    ThemeKind theme;
    double text_scale;
};

const DockCase kDockCases[] = {
    {"dock_thirty_years_en", {1127, 6, 12}, {1115, 1, 1}, {1143, 1, 1}, Language::En,
     ThemeKind::Light, 1.0},
    {"dock_thirty_years_hant", {1127, 6, 12}, {1115, 1, 1}, {1143, 1, 1}, Language::Hant,
     ThemeKind::Light, 1.0},
    {"dock_two_years_en", {1130, 2, 20}, {1128, 10, 1}, {1130, 10, 1}, Language::En,
     ThemeKind::Light, 1.0},
    {"dock_two_years_hans", {1130, 2, 20}, {1128, 10, 1}, {1130, 10, 1}, Language::Hans,
     ThemeKind::Dark, 1.0},
    {"dock_two_months_en", {1130, 2, 20}, {1130, 1, 1}, {1130, 3, 2}, Language::En,
     ThemeKind::Light, 1.0},
    {"dock_two_months_hant", {1130, 2, 20}, {1130, 1, 1}, {1130, 3, 2}, Language::Hant,
     ThemeKind::Light, 1.0},
    {"dock_thirty_years_en_200", {1127, 6, 12}, {1115, 1, 1}, {1143, 1, 1}, Language::En,
     ThemeKind::Light, 2.0},
};

class GoldenDock : public testing::TestWithParam<DockCase> {};

TEST_P(GoldenDock, IsAsItWasLookedAt) {
    const DockCase& wanted = GetParam();
    const Paths paths = find_paths();
    const auto strings = load_strings(paths);
    ASSERT_TRUE(strings);
    auto window = GlWindow::open(GlWindow::Kind::Offscreen, "nandu test", 1280, 800);
    ASSERT_TRUE(window) << sentence(window.error());
    WindowOptions options;
    options.language = wanted.language;
    options.theme = wanted.theme;
    options.display_scale = 1.0;
    options.text_scale = wanted.text_scale;
    AtlasWindow view(*window, built_in_pack(), *strings, paths, options);
    const auto jdn = [](CivilDate date) {
        return double(day_from_civil(date, CivilCalendar::Julian).jdn);
    };
    view.perform(SetDay{day_from_civil(wanted.day, CivilCalendar::Julian)});
    view.perform(SetTimeView{{jdn(wanted.from), jdn(wanted.until)}});
    const Robot nobody;
    for (int i = 0; i < 40; ++i) {
        view.frame(1.0 / 30.0, &nobody);
    }
    const Image whole = view.screenshot();
    const auto top = static_cast<int>(layout_of(view.state()).dock.top_px);
    Image dock;
    dock.width_px = whole.width_px;
    dock.height_px = whole.height_px - top;
    dock.rgba.assign(whole.rgba.begin() + std::ptrdiff_t(top) * whole.width_px * 4,
                     whole.rgba.end());
    expect_like_golden(wanted.name, dock);
}

TEST(GoldenComparison, ThenBesideNow) {
    const Paths paths = find_paths();
    RenderRequest request;
    request.picture.viewport = {1280, 720, 1.0};
    request.day = day_from_civil({1142, 10, 11}, CivilCalendar::Julian);
    request.then = day_from_civil({1125, 11, 3}, CivilCalendar::Julian);
    const auto image = render_picture(built_in_pack(), request, paths);
    ASSERT_TRUE(image) << sentence(image.error());
    expect_like_golden("then_beside_now", *image);
}

INSTANTIATE_TEST_SUITE_P(BuiltInAtlas, GoldenDock, testing::ValuesIn(kDockCases),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace nandu
