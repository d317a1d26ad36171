#pragma once

#include <optional>
#include <string>

#include "app/gl_window.h"
#include "render/framebuffer.h"
#include "viewer/state.h"

namespace nandu {

/// The class's own window. It shares the main window's OpenGL context, which is made current on it
/// only while it is shown something; it draws nothing itself.
class AudienceWindow {
public:
    /// On `display` it fills the screen; without one it is an ordinary window beside the main one.
    [[nodiscard]] static Result<AudienceWindow> open(const GlWindow& main,
                                                     const std::string& title,
                                                     std::optional<int> display);
    ~AudienceWindow();
    AudienceWindow(AudienceWindow&& other) noexcept;
    AudienceWindow& operator=(AudienceWindow&&) = delete;
    AudienceWindow(const AudienceWindow&) = delete;
    AudienceWindow& operator=(const AudienceWindow&) = delete;

    SDL_Window* window() const { return window_; }
    Uint32 id() const { return SDL_GetWindowID(window_); }
    std::optional<int> display() const { return display_; }
    Viewport viewport() const;

    /// Shows a picture of its size, or nothing but black or white.
    void show(const Framebuffer& picture, Blank blank);
    /// What is on it now, for tests.
    Image pixels();

private:
    AudienceWindow() = default;
    SDL_Window* window_ = nullptr;
    const GlWindow* main_ = nullptr;
    std::optional<int> display_;
    Blank blank_ = Blank::None;
    Framebuffer shown_;
};

/// The display for the class: one that the main window is not on; none where there is only one.
std::optional<int> display_for_class(int displays, int display_of_main);

}  // namespace nandu
