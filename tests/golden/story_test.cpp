// The class's picture of steps of the built-in story, and the teacher's window beside it.

#include <gtest/gtest.h>

#include "app/class_picture.h"
#include "app/render_command.h"
#include "app/window.h"
#include "golden/built_in.h"
#include "golden/compare.h"
#include "viewer/story.h"

namespace nandu {
namespace {

struct StepCase {
    const char* name;
    int step;
    Beat beat;
    int width, height;
};

const StepCase kStepCases[] = {
    {"homeland_asked", 1, Beat::Asked, 640, 360},
    {"second_siege", 5, Beat::Told, 640, 360},
    {"chu_revealed", 6, Beat::Revealed, 640, 360},
    {"flight_1129", 9, Beat::Told, 640, 480},
    {"treaty", 19, Beat::Told, 640, 360},
};

class GoldenStory : public testing::TestWithParam<std::tuple<StepCase, Language>> {};

std::string language_word(Language language) {
    return language == Language::En ? "en" : language == Language::Hant ? "hant" : "hans";
}

TEST_P(GoldenStory, IsAsItWasLookedAt) {
    const auto& [wanted, language] = GetParam();
    const auto strings = load_strings(find_paths());
    ASSERT_TRUE(strings);
    auto window =
        GlWindow::open(GlWindow::Kind::Offscreen, "nandu test", wanted.width, wanted.height);
    ASSERT_TRUE(window) << sentence(window.error());
    Typesetter typesetter(find_paths().assets / "fonts");
    GlyphCache glyphs(typesetter);
    MapRenderer renderer(glyphs);
    ClassPicture pictures(built_in_pack(), glyphs, *strings);
    AppState state = opening_state(*built_in_pack(), {wanted.width, wanted.height, 1.0});
    state.language = language;
    state.reduced_motion = true;
    state = presenting(std::move(state), *built_in_pack(), wanted.step - 1, true);
    if (wanted.beat != Beat::Told) {
        state = apply(state, NextStep{}, *built_in_pack());
        // Near the middle of the map, off the truth.
        state = apply(state, MarkGuess{state.camera.center}, *built_in_pack());
    }
    if (wanted.beat == Beat::Revealed) {
        state = apply(state, NextStep{}, *built_in_pack());
    }
    ASSERT_EQ(state.presentation->beat, wanted.beat);
    expect_like_golden(std::string("story_") + wanted.name + "_" + language_word(language),
                       render_image(renderer, pictures.picture(state)));
}

INSTANTIATE_TEST_SUITE_P(BuiltInAtlas, GoldenStory,
                         testing::Combine(testing::ValuesIn(kStepCases),
                                          testing::ValuesIn(kLanguages)),
                         [](const auto& info) {
                             return std::string(std::get<0>(info.param).name) + "_" +
                                    language_word(std::get<1>(info.param));
                         });

class GoldenPresenter : public testing::TestWithParam<Language> {};

TEST_P(GoldenPresenter, IsAsItWasLookedAt) {
    const Paths paths = find_paths();
    const auto strings = load_strings(paths);
    ASSERT_TRUE(strings);
    auto window = GlWindow::open(GlWindow::Kind::Offscreen, "nandu test", 1280, 800);
    ASSERT_TRUE(window) << sentence(window.error());
    WindowOptions options;
    options.language = GetParam();
    options.display_scale = 1.0;
    options.audience_window = true;
    options.own_screen_for_lessons = false;
    options.clock = [](Language) { return WallClock{"10:42", "1926-11-22"}; };
    AtlasWindow view(*window, built_in_pack(), *strings, paths, options);
    view.perform(SetReducedMotion{true});
    view.perform(StartPresenting{});
    ASSERT_TRUE(view.lesson() && view.lesson()->has_audience());
    view.perform(GoToStep{6});
    const Robot nobody;
    view.frame(0.0, &nobody);
    for (int i = 0; i < 40 && view.lesson()->has_more_to_draw(view.state()); ++i) {
        view.frame(0.0, &nobody);
    }
    view.frame(0.0, &nobody);
    view.frame(0.0, &nobody);
    expect_like_golden("presenter_" + language_word(GetParam()), view.screenshot());
}

INSTANTIATE_TEST_SUITE_P(BuiltInAtlas, GoldenPresenter, testing::Values(Language::En, Language::Hant),
                         [](const auto& info) { return language_word(info.param); });

}  // namespace
}  // namespace nandu
