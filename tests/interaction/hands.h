#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

#include "app/atlas_file.h"
#include "app/render_command.h"
#include "app/window.h"
#include "calendar/civil.h"

namespace nandu {

/// A window on the built-in atlas and a robot's hands on it. Windows are opened once for a suite:
/// a fresh session costs less than a fresh pack.
class Hands : public testing::Test {
protected:
    static void SetUpTestSuite() {
        paths_ = std::make_unique<Paths>(find_paths());
        auto opened = open_atlas({}, *paths_, {});
        ASSERT_TRUE(opened);
        pack_ = opened->pack;
        auto strings = load_strings(*paths_);
        ASSERT_TRUE(strings);
        strings_ = std::make_unique<Strings>(*strings);
    }
    static void TearDownTestSuite() {
        pack_.reset();
        strings_.reset();
        paths_.reset();
    }
    void SetUp() override { open(1280, 800); }

    void open(int width, int height, double text_scale = 1.0) {
        WindowOptions options;
        options.text_scale = text_scale;
        open(width, height, options);
    }
    void open(int width, int height, WindowOptions options) {
        view_.reset();
        window_.reset();
        const bool display = std::getenv("DISPLAY") != nullptr;
        auto window = GlWindow::open(display ? GlWindow::Kind::Shown : GlWindow::Kind::Offscreen,
                                     "nandu test", width, height);
        ASSERT_TRUE(window) << sentence(window.error());
        window_.emplace(std::move(*window));
        options.display_scale = 1.0;
        view_ = std::make_unique<AtlasWindow>(*window_, pack_, *strings_, *paths_, options);
        frames(3);
    }

    const AppState& state() const { return view_->state(); }

    void frames(int count) {
        for (int i = 0; i < count; ++i) {
            SDL_Event event;
            while (SDL_PollEvent(&event) == 1) {
            }
            view_->frame(static_cast<double>(robot_.delta_secs), &robot_);
            SDL_GL_SwapWindow(window_->window());
            robot_.keys.clear();
            robot_.text.clear();
            robot_.wheel = 0.0F;
        }
    }
    /// Lets every glide and fade come to its end in few frames.
    void settle() {
        robot_.delta_secs = 0.1F;
        frames(14);
        robot_.delta_secs = 1.0F / 60.0F;
    }
    void move(ImVec2 to) {
        robot_.mouse = to;
        frames(2);
    }
    void press_button(bool down) {
        robot_.buttons[0] = down;
        frames(1);
    }
    void click(ImVec2 at) {
        move(at);
        press_button(true);
        press_button(false);
        frames(2);
    }
    void click(const char* item) { click(middle(item)); }
    void press(int key, bool ctrl = false, bool shift = false, bool alt = false) {
        robot_.keys = {{key, shift, ctrl, alt}};
        frames(3);
    }
    void type(const std::string& text) {
        robot_.text = text;
        frames(3);
    }
    bool shown(const char* item) const { return view_->rects().find(item).has_value(); }
    ImVec2 middle(const char* item) const {
        const auto rect = view_->rects().find(item);
        EXPECT_TRUE(rect.has_value()) << item << " is not on the screen";
        if (!rect) {
            return {-1, -1};
        }
        return {static_cast<float>((rect->left_px + rect->right_px) * 0.5),
                static_cast<float>((rect->top_px + rect->bottom_px) * 0.5)};
    }
    ImVec2 screen_of(const char* place) const {
        const PlaceId id = find_place(pack_->atlas, place);
        const MapPointF at = pack_->places[static_cast<std::size_t>(id)];
        const ScreenPoint p = screen_from_map(state().camera, state().viewport, {at.x_m, at.y_m});
        return {static_cast<float>(p.x_px), static_cast<float>(p.y_px)};
    }
    MapPoint under(ImVec2 at) const {
        return map_from_screen(state().camera, state().viewport,
                               {static_cast<double>(at.x), static_cast<double>(at.y)});
    }
    std::string selected_place() const {
        const auto* place = std::get_if<PlaceId>(&state().selection);
        return place ? pack_->atlas[*place].key : "";
    }

    static inline std::unique_ptr<Paths> paths_;
    static inline std::shared_ptr<const Pack> pack_;
    static inline std::unique_ptr<Strings> strings_;
    std::optional<GlWindow> window_;
    std::unique_ptr<AtlasWindow> view_;
    Robot robot_;
};

}  // namespace nandu
