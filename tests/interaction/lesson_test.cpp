// A lesson in real windows: the class's and the teacher's, driven by a robot's hands.

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>

#include "export/png.h"
#include "interaction/hands.h"
#include "support/small_atlas.h"
#include "viewer/story.h"

namespace nandu {
namespace {

class LessonInWindows : public Hands {
protected:
    void SetUp() override { open_lesson(1280, 800, true); }

    void open_lesson(int width, int height, bool two_windows, double text_scale = 1.0,
                     Language language = Language::En) {
        WindowOptions options;
        options.text_scale = text_scale;
        options.language = language;
        options.audience_window = two_windows;
        options.own_screen_for_lessons = false;
        options.clock = [](Language) { return WallClock{"10:42", "22 November 2026"}; };
        open(width, height, std::move(options));
        view_->perform(SetReducedMotion{true});  // Cameras cut: a test has no time to watch.
        frames(2);
    }
    const Presentation& story() const { return *state().presentation; }
    /// A frame that is looked at before it is shown.
    Image teacher_pixels() {
        view_->frame(0.0, &robot_);
        return view_->screenshot();
    }
    Image class_pixels() { return view_->lesson()->audience_pixels(); }
    void start() {
        press(SDLK_F5);
        ASSERT_TRUE(state().presentation);
        frames(2);
    }
    void wait_for_thumbnails() {
        for (int i = 0; i < 60 && view_->lesson()->has_more_to_draw(state()); ++i) {
            frames(1);
        }
    }
    /// A picture to look at, where a folder for it is given.
    void keep(const char* name, const Image& image) {
        if (const char* folder = std::getenv("NANDU_KEEP_PICTURES")) {
            ASSERT_TRUE(write_png(std::string(folder) + "/" + name + ".png", image.width_px,
                                  image.height_px, image.rgba));
        }
    }
    static double share_of(const Image& image, int red, int green, int blue) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
            count += image.rgba[i] == red && image.rgba[i + 1] == green && image.rgba[i + 2] == blue
                         ? 1
                         : 0;
        }
        return image.rgba.empty() ? -1.0 : double(count) * 4.0 / double(image.rgba.size());
    }
};

TEST_F(LessonInWindows, BlackIsForTheClassOnly) {
    start();
    ASSERT_TRUE(view_->lesson()->has_audience());
    EXPECT_LT(share_of(class_pixels(), 0, 0, 0), 0.05);
    wait_for_thumbnails();
    keep("class", class_pixels());
    keep("presenter", teacher_pixels());
    for (const int key : {SDLK_b, SDLK_PERIOD}) {
        press(key);
        EXPECT_EQ(share_of(class_pixels(), 0, 0, 0), 1.0);
        EXPECT_LT(share_of(teacher_pixels(), 0, 0, 0), 0.2);
        press(key);
        EXPECT_LT(share_of(class_pixels(), 0, 0, 0), 0.05);
    }
    press(SDLK_w);
    EXPECT_EQ(share_of(class_pixels(), 255, 255, 255), 1.0);
    keep("presenter_white", teacher_pixels());
    press(SDLK_PAGEDOWN);
    EXPECT_LT(share_of(class_pixels(), 255, 255, 255), 0.5) << "next brings the picture back";
    EXPECT_EQ(story().step, 0);
}

/// The middle of what is as red as the pointer's ring; nothing where there is none.
std::optional<ScreenPoint> ring_in(const Image& image, const ScreenBox& within) {
    double left = 1e9, right = -1.0, top = 1e9, bottom = -1.0;
    for (int y = static_cast<int>(within.top_px); y < static_cast<int>(within.bottom_px); ++y) {
        for (int x = static_cast<int>(within.left_px); x < static_cast<int>(within.right_px); ++x) {
            const std::size_t i = (std::size_t(y) * std::size_t(image.width_px) + std::size_t(x)) * 4;
            if (image.rgba[i] > 190 && image.rgba[i + 1] < 62 && image.rgba[i + 2] < 52) {
                left = std::min(left, double(x));
                right = std::max(right, x + 1.0);
                top = std::min(top, double(y));
                bottom = std::max(bottom, y + 1.0);
            }
        }
    }
    if (right < 0.0) {
        return std::nullopt;
    }
    return ScreenPoint{(left + right) * 0.5, (top + bottom) * 0.5};
}

TEST_F(LessonInWindows, PointerIsAtTheSameSpotInBothWindows) {
    start();
    const auto box = view_->rects().find("presenter/picture");
    ASSERT_TRUE(box);
    const auto spot = [&box](double x, double y) {
        return ImVec2(static_cast<float>(box->left_px + (box->right_px - box->left_px) * x),
                      static_cast<float>(box->top_px + (box->bottom_px - box->top_px) * y));
    };
    EXPECT_FALSE(story().pointer);
    const Image quiet = class_pixels();
    EXPECT_FALSE(ring_in(quiet, {0, 0, double(quiet.width_px), quiet.height_px * 0.7}));
    for (const bool ctrl : {true, false}) {
        robot_.ctrl = ctrl;
        if (!ctrl) {
            press(SDLK_l);
        }
        move(spot(0.31, 0.22));
        frames(2);
        ASSERT_TRUE(story().pointer);
        const Image sees = class_pixels();
        const auto in_class =
            ring_in(sees, {0, 0, double(sees.width_px), sees.height_px * 0.7});
        const auto in_presenter = ring_in(teacher_pixels(), *box);
        ASSERT_TRUE(in_class && in_presenter);
        EXPECT_NEAR(in_class->x_px, sees.width_px * 0.31, 1.0);
        EXPECT_NEAR(in_class->y_px, sees.height_px * 0.22, 1.0);
        EXPECT_NEAR(in_presenter->x_px, static_cast<double>(robot_.mouse.x), 1.0);
        EXPECT_NEAR(in_presenter->y_px, static_cast<double>(robot_.mouse.y), 1.0);
        robot_.ctrl = false;
    }
    press(SDLK_l);
    frames(2);
    EXPECT_FALSE(story().pointer);
}

TEST_F(LessonInWindows, WholeLessonIsDrivenByPageDownAlone) {
    open_lesson(640, 360, false);
    start();
    std::vector<bool> told(pack_->atlas.steps.size()), revealed(told.size());
    for (int i = 0; i < 200 && state().presentation; ++i) {
        told[static_cast<std::size_t>(story().step)] = true;
        if (story().beat == Beat::Revealed) {
            revealed[static_cast<std::size_t>(story().step)] = true;
        }
        if (is_covered(state(), *pack_)) {
            EXPECT_LT(state().day, answer_of(pack_->atlas.steps[std::size_t(story().step)],
                                             *pack_)->day);
        }
        robot_.keys = {{SDLK_PAGEDOWN}};
        frames(1);
    }
    EXPECT_EQ(std::count(told.begin(), told.end(), true), 20);
    EXPECT_EQ(std::count(revealed.begin(), revealed.end(), true), 9);
    EXPECT_EQ(story().step, 19);
    press(SDLK_PAGEUP);
    EXPECT_LT(story().step, 19);
    const Day before = story().desk->day;
    press(SDLK_ESCAPE);
    EXPECT_FALSE(state().presentation);
    EXPECT_FALSE(view_->lesson());
    EXPECT_EQ(state().day, before);
}

TEST_F(LessonInWindows, AskedMarkedByAClickAndRevealedWithItsDistance) {
    start();
    press(SDLK_6);
    press(SDLK_RETURN);
    ASSERT_EQ(story().step, 5);
    press(SDLK_PAGEDOWN);  // To the end of what plays.
    press(SDLK_PAGEDOWN);
    ASSERT_EQ(story().beat, Beat::Asked);
    EXPECT_EQ(view_->lesson()->pictures().plate(state()).text,
              pack_->atlas.steps[5].question.in(Language::En));
    keep("asked", class_pixels());
    const auto box = view_->rects().find("presenter/picture");
    ASSERT_TRUE(box);
    click(ImVec2(static_cast<float>(box->left_px + (box->right_px - box->left_px) * 0.7),
                 static_cast<float>(box->top_px + (box->bottom_px - box->top_px) * 0.3)));
    ASSERT_TRUE(story().guesses[5]);
    EXPECT_EQ(story().beat, Beat::Asked) << "a click marks; it does not turn the page";
    keep("guessed", class_pixels());
    const std::string before = view_->lesson()->pictures().plate(state()).text;
    press(SDLK_PAGEDOWN);
    ASSERT_EQ(story().beat, Beat::Revealed);
    const std::string after = view_->lesson()->pictures().plate(state()).text;
    EXPECT_EQ(before.find("Yingtian"), std::string::npos);
    EXPECT_NE(after.find("應天"), std::string::npos) << after;
    const auto answer = answer_of(pack_->atlas.steps[5], *pack_);
    const double km = distance_km(*answer, story().guesses[5]->at, *pack_);
    EXPECT_NE(after.find(std::to_string(std::lround(km)) + " km"), std::string::npos) << after;
    EXPECT_EQ(state().day, julian(1127, 6, 12));
    frames(2);
    keep("revealed", class_pixels());
    keep("presenter_revealed", teacher_pixels());
}

TEST_F(LessonInWindows, GuessByKeyboardAlone) {
    start();
    press(SDLK_PAGEDOWN);
    ASSERT_EQ(story().beat, Beat::Asked);
    press(SDLK_TAB);
    ASSERT_TRUE(story().hand);
    press(SDLK_LEFT);
    press(SDLK_UP, false, true);
    EXPECT_EQ(story().step, 0) << "arrows move the mark";
    press(SDLK_RETURN);
    EXPECT_TRUE(story().guesses[0]);
    press(SDLK_RIGHT);
    EXPECT_EQ(story().beat, Beat::Revealed);
    frames(2);
    keep("revealed_state", class_pixels());
}

TEST_F(LessonInWindows, LostSecondScreenDoesNotEndTheLesson) {
    start();
    press(SDLK_3);
    press(SDLK_RETURN);
    const auto frame_with = [this](const SDL_Event& event) {
        view_->handle(event);
        view_->frame(0.0, &robot_);
        view_->frame(0.0, &robot_);
    };
    const Uint32 audience = [this] {
        for (Uint32 id = 1; id < 1000; ++id) {
            if (view_->lesson()->is_audience(id)) {
                return id;
            }
        }
        return Uint32{0};
    }();
    ASSERT_NE(audience, 0U);

    SDL_Event gone{};
    gone.type = SDL_DISPLAYEVENT;
    gone.display.display = 0;
    gone.display.event = SDL_DISPLAYEVENT_DISCONNECTED;
    frame_with(gone);
    ASSERT_TRUE(state().presentation);
    EXPECT_FALSE(view_->lesson()->has_audience());
    EXPECT_EQ(story().step, 2);
    EXPECT_TRUE(story().screen_lost);
    EXPECT_TRUE(shown("lesson/screen_lost")) << "a quiet strip says so";
    keep("screen_lost", teacher_pixels());
    press(SDLK_PAGEDOWN);
    press(SDLK_PAGEDOWN);
    EXPECT_EQ(story().step, 3) << "and the lesson goes on";
    EXPECT_FALSE(story().screen_lost);

    press(SDLK_s);
    ASSERT_TRUE(view_->lesson()->has_audience());
    frames(2);
    EXPECT_TRUE(story().screen);
    SDL_Event closed{};
    closed.type = SDL_WINDOWEVENT;
    closed.window.event = SDL_WINDOWEVENT_CLOSE;
    for (Uint32 id = 1; id < 1000; ++id) {
        if (view_->lesson() && view_->lesson()->is_audience(id)) {
            closed.window.windowID = id;
        }
    }
    frame_with(closed);
    ASSERT_TRUE(state().presentation);
    EXPECT_EQ(story().step, 3);
    EXPECT_FALSE(story().screen);
    EXPECT_TRUE(view_->frame(0.0, &robot_)) << "the program goes on";
}

TEST_F(LessonInWindows, OneWindowIsTheClasssAndLeaksNothing) {
    open_lesson(1280, 720, false);
    start();
    EXPECT_FALSE(view_->lesson()->has_audience());
    keep("one_window", teacher_pixels());
    EXPECT_FALSE(shown("dock"));
    EXPECT_FALSE(shown("tools/search"));
    view_->perform(OpenSearch{});
    press(SDLK_k, true);
    EXPECT_FALSE(state().search_open);
    // Hovering, clicking and the wheel show no card and no tip.
    move(screen_of("yanjing"));
    frames(40);
    EXPECT_FALSE(state().hovered_place);
    press(SDLK_o);
    wait_for_thumbnails();
    frames(2);
    EXPECT_TRUE(shown("overview/20"));
    for (int step = 1; step < 20; ++step) {
        EXPECT_TRUE(is_hidden_from_class(state(), *pack_, step)) << step;
    }
    keep("overview_covered", teacher_pixels());
    press(SDLK_ESCAPE);
    ASSERT_TRUE(state().presentation);
    press(SDLK_b);
    EXPECT_EQ(share_of(teacher_pixels(), 0, 0, 0), 1.0);
    press(SDLK_b);
    click(ImVec2(640, 200));
    EXPECT_EQ(story().beat, Beat::Asked) << "a click is next";
    robot_.wheel = 1.0F;
    frames(3);
    EXPECT_TRUE(story().off_path);
    keep("off_path", teacher_pixels());
    press(SDLK_r);
    EXPECT_FALSE(story().off_path);
}

TEST_F(LessonInWindows, WhyLeavesThePathAndOneKeyReturns) {
    start();
    view_->perform(GoToStep{2});  // On the first day nothing has led to anything yet.
    frames(2);
    press(SDLK_y);
    ASSERT_TRUE(std::holds_alternative<EventId>(state().selection));
    EXPECT_TRUE(story().off_path);
    keep("because_first", class_pixels());
    press(SDLK_t);
    frames(2);
    keep("because_then", class_pixels());
    press(SDLK_r);
    EXPECT_FALSE(story().off_path);
    EXPECT_TRUE(std::holds_alternative<NothingSelected>(state().selection));
    // A step that covers the future tells nothing.
    int asking = 0;
    while (pack_->atlas.steps[static_cast<std::size_t>(asking)].reveal.empty()) {
        ++asking;
    }
    view_->perform(GoToStep{asking});
    frames(2);
    const Day day = state().day;
    for (const int key : {SDLK_y, SDLK_t}) {
        press(key);
    }
    press(SDLK_UP, true);
    press(SDLK_DOWN, true);
    EXPECT_TRUE(std::holds_alternative<NothingSelected>(state().selection));
    EXPECT_EQ(state().day, day);
}

TEST_F(LessonInWindows, IdleLessonDrawsNothingAnew) {
    start();
    wait_for_thumbnails();
    frames(3);
    const Counters before = view_->counters();
    frames(5);
    EXPECT_EQ(view_->counters().base_redraws, before.base_redraws);
    EXPECT_EQ(view_->counters().overlay_uploads, before.overlay_uploads);
    EXPECT_GT(view_->next_frame_secs(), 0.0);
}

TEST_F(LessonInWindows, LettersCanBeSwitchedOff) {
    view_->perform(SetLetterKeys{false});
    start();
    press(SDLK_b);
    EXPECT_EQ(story().blank, Blank::None);
    press(SDLK_b, true);
    EXPECT_EQ(story().blank, Blank::Black) << "with Ctrl they act always";
    press(SDLK_b, true);
    press(SDLK_PAGEDOWN);
    EXPECT_EQ(story().beat, Beat::Asked);
}

TEST_F(LessonInWindows, HelpListsTheKeysOfTheLesson) {
    start();
    press(SDLK_F1);
    EXPECT_TRUE(shown("help/close"));
    keep("help", teacher_pixels());
    press(SDLK_ESCAPE);
    EXPECT_TRUE(state().presentation);
}

TEST_F(LessonInWindows, PresenterFitsEveryTextSize) {
    for (const double text : {0.75, 3.0}) {
        open_lesson(1024, 768, true, text, Language::Hant);
        start();
        wait_for_thumbnails();
        EXPECT_TRUE(shown("presenter/picture"));
        keep(("presenter_" + std::to_string(int(text * 100))).c_str(), teacher_pixels());
    }
}

}  // namespace
}  // namespace nandu
