#pragma once

#include <string>

#include <SDL.h>

#include "base/result.h"
#include "map/camera.h"

namespace nandu {

/// SDL, one window and its OpenGL context, given back in the right order.
class GlWindow {
public:
    enum class Kind {
        Shown,     ///< On the user's screen.
        Offscreen  ///< No display is needed; nothing is shown.
    };
    [[nodiscard]] static Result<GlWindow> open(Kind kind, const std::string& title, int width,
                                               int height);
    ~GlWindow();
    GlWindow(GlWindow&& other) noexcept;
    GlWindow& operator=(GlWindow&&) = delete;
    GlWindow(const GlWindow&) = delete;
    GlWindow& operator=(const GlWindow&) = delete;

    SDL_Window* window() const { return window_; }
    SDL_GLContext context() const { return context_; }
    /// Size of the drawable and the display's scale; `forced_scale` above 0 replaces the guess.
    Viewport viewport(double forced_scale) const;

private:
    GlWindow() = default;
    SDL_Window* window_ = nullptr;
    SDL_GLContext context_ = nullptr;
    bool initialized_ = false;
};

}  // namespace nandu
