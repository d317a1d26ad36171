#include "app/gl_window.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nandu {
namespace {

Failure sdl_failure(const char* what) {
    Problem problem;
    problem.expected = std::string(what) + ", but the system says: " + SDL_GetError();
    return Failure(problem);
}

}  // namespace

Result<GlWindow> GlWindow::open(Kind kind, const std::string& title, int width, int height) {
    GlWindow out;
    if (kind == Kind::Offscreen) {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
    }
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        return sdl_failure("a display to draw on");
    }
    out.initialized_ = true;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_FLAGS, SDL_GL_CONTEXT_FORWARD_COMPATIBLE_FLAG);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE;
    if (kind == Kind::Offscreen) {
        flags |= SDL_WINDOW_HIDDEN;
    }
    out.window_ = SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                   width, height, flags);
    if (out.window_ == nullptr) {
        return sdl_failure("a window for OpenGL");
    }
    out.context_ = SDL_GL_CreateContext(out.window_);
    if (out.context_ == nullptr) {
        return sdl_failure("OpenGL 3.3");
    }
    SDL_GL_SetSwapInterval(kind == Kind::Shown ? 1 : 0);
    return out;
}

GlWindow::~GlWindow() {
    if (context_ != nullptr) {
        SDL_GL_DeleteContext(context_);
    }
    if (window_ != nullptr) {
        SDL_DestroyWindow(window_);
    }
    if (initialized_) {
        SDL_Quit();
    }
}

GlWindow::GlWindow(GlWindow&& other) noexcept
    : window_(std::exchange(other.window_, nullptr)),
      context_(std::exchange(other.context_, nullptr)),
      initialized_(std::exchange(other.initialized_, false)) {}

Viewport GlWindow::viewport(double forced_scale) const {
    Viewport out;
    SDL_GL_GetDrawableSize(window_, &out.width_px, &out.height_px);
    if (forced_scale > 0.0) {
        out.scale = forced_scale;
        return out;
    }
    int window_width = 0;
    SDL_GetWindowSize(window_, &window_width, nullptr);
    const double pixels_per_point = double(out.width_px) / std::max(1, window_width);
    float dpi = 0.0F;
    double scale = pixels_per_point;
    if (SDL_GetDisplayDPI(std::max(0, SDL_GetWindowDisplayIndex(window_)), nullptr, &dpi,
                          nullptr) == 0) {
        // Screens that report nonsense are common: only halves from 1 to 4 are believed.
        scale = std::max(scale, std::clamp(std::round(dpi / 96.0 * 2.0) / 2.0, 1.0, 4.0));
    }
    out.scale = scale;
    return out;
}

}  // namespace nandu
