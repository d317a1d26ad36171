// A lesson in real windows: the class's and the teacher's, driven by a robot's hands.

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>

#include "export/png.h"
#include "interaction/hands.h"
#include "viewer/story.h"

namespace nandu {
namespace {

class LessonInWindows : public Hands {
protected:
    void SetUp() override { open_lesson(1280, 800, true); }

    void open_lesson(int width, int height, bool two_windows, double text_scale = 1.0,
                     Language language = Language::En) {
        view_.reset();
        window_.reset();
        const bool display = std::getenv("DISPLAY") != nullptr;
        auto window = GlWindow::open(display ? GlWindow::Kind::Shown : GlWindow::Kind::Offscreen,
                                     "nandu test", width, height);
        ASSERT_TRUE(window) << sentence(window.error());
        window_.emplace(std::move(*window));
        WindowOptions options;
        options.display_scale = 1.0;
        options.text_scale = text_scale;
        options.language = language;
        options.audience_window = two_windows;
        options.own_screen_for_lessons = false;
        options.clock = [](Language) { return WallClock{"10:42", "22 November 2026"}; };
        view_ = std::make_unique<AtlasWindow>(*window_, pack_, *strings_, *paths_, options);
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

}  // namespace
}  // namespace nandu
