#include "app/audience_window.h"

#include <utility>

namespace nandu {
namespace {

constexpr int kWidth = 1280, kHeight = 720;

void paint_window(const Framebuffer& picture, Blank blank, const Framebuffer& target) {
    if (blank == Blank::None) {
        copy_picture(picture, target);
    } else {
        const float light = blank == Blank::White ? 1.0F : 0.0F;
        fill_with(target, light, light, light);
    }
}

}  // namespace

Result<AudienceWindow> AudienceWindow::open(const GlWindow& main, const std::string& title,
                                            std::optional<int> display) {
    AudienceWindow out;
    out.main_ = &main;
    out.display_ = display;
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE;
    int x = SDL_WINDOWPOS_UNDEFINED;
    int y = SDL_WINDOWPOS_UNDEFINED;
    if (display) {
        x = SDL_WINDOWPOS_CENTERED_DISPLAY(*display);
        y = SDL_WINDOWPOS_CENTERED_DISPLAY(*display);
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    // Losing the keyboard to another window must not fold the class's screen away.
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    out.window_ = SDL_CreateWindow(title.c_str(), x, y, kWidth, kHeight, flags);
    if (out.window_ == nullptr) {
        Problem problem;
        problem.expected =
            std::string("a second window, but the system says: ") + SDL_GetError();
        return Failure(problem);
    }
    if (SDL_GL_MakeCurrent(out.window_, main.context()) == 0) {
        SDL_GL_SetSwapInterval(0);  // The main window keeps the beat.
    }
    SDL_GL_MakeCurrent(main.window(), main.context());
    SDL_RaiseWindow(main.window());  // The keys stay with the teacher.
    return out;
}

AudienceWindow::~AudienceWindow() {
    if (window_ != nullptr) {
        SDL_GL_MakeCurrent(main_->window(), main_->context());
        SDL_DestroyWindow(window_);
    }
}

AudienceWindow::AudienceWindow(AudienceWindow&& other) noexcept
    : window_(std::exchange(other.window_, nullptr)),
      main_(other.main_),
      display_(other.display_),
      blank_(other.blank_),
      shown_(other.shown_) {}

Viewport AudienceWindow::viewport() const {
    Viewport out;
    SDL_GL_GetDrawableSize(window_, &out.width_px, &out.height_px);
    return out;
}

void AudienceWindow::show(const Framebuffer& picture, Blank blank) {
    shown_ = picture;
    blank_ = blank;
    if (SDL_GL_MakeCurrent(window_, main_->context()) == 0) {
        const Viewport size = viewport();
        paint_window(picture, blank, {0, size.width_px, size.height_px});
        SDL_GL_SwapWindow(window_);
    }
    SDL_GL_MakeCurrent(main_->window(), main_->context());
}

Image AudienceWindow::pixels() {
    Image out;
    if (SDL_GL_MakeCurrent(window_, main_->context()) == 0) {
        const Viewport size = viewport();
        paint_window(shown_, blank_, {0, size.width_px, size.height_px});
        out = read_pixels({0, size.width_px, size.height_px});
    }
    SDL_GL_MakeCurrent(main_->window(), main_->context());
    return out;
}

std::optional<int> display_for_class(int displays, int display_of_main) {
    for (int i = 0; i < displays; ++i) {
        if (i != display_of_main) {
            return i;
        }
    }
    return std::nullopt;
}

}  // namespace nandu
