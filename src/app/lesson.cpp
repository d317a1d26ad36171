#include "app/lesson.h"

#include <ctime>

#include <fmt/format.h>

#include "calendar/civil.h"
#include "calendar/write_date.h"
#include "viewer/layout.h"

namespace nandu {
namespace {

constexpr int kThumbnailWidth = 320, kThumbnailHeight = 180;

bool same_picture(const MapPicture& a, const MapPicture& b) {
    return a.pack == b.pack && a.camera == b.camera && a.viewport == b.viewport &&
           a.theme == b.theme && a.day == b.day && a.holders == b.holders && a.fades.empty() &&
           b.fades.empty() && a.patterns == b.patterns && a.show_relief == b.show_relief &&
           a.show_rivers == b.show_rivers && a.show_graticule == b.show_graticule &&
           a.overlay == b.overlay && a.front == b.front && a.features == b.features;
}

}  // namespace

WallClock system_clock(Language language) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    const Day today = day_from_civil({local.tm_year + 1900, local.tm_mon + 1, local.tm_mday},
                                     CivilCalendar::Gregorian);
    return {fmt::format("{}:{:02}", local.tm_hour, local.tm_min),
            write_civil(today, CivilCalendar::Gregorian, language)};
}

Lesson::Lesson(GlWindow& main, std::shared_ptr<const Pack> pack, GlyphCache& glyphs,
               MapRenderer& renderer, const Strings& strings, ReadClock clock)
    : main_(&main),
      pack_(std::move(pack)),
      renderer_(&renderer),
      pictures_(pack_, glyphs, strings),
      clock_(std::move(clock)),
      thumbnails_(pack_->atlas.steps.size()) {}

void Lesson::open_audience(bool always, const std::string& title) {
    if (audience_) {
        return;
    }
    const std::optional<int> display = display_for_class(
        SDL_GetNumVideoDisplays(), SDL_GetWindowDisplayIndex(main_->window()));
    if (!display && !always) {
        return;
    }
    auto opened = AudienceWindow::open(*main_, title, display);
    if (opened) {
        audience_.emplace(std::move(*opened));
        audience_exposed_ = true;
    }
}

Commands Lesson::handle(const SDL_Event& event, const AppState& state, const std::string& title) {
    Commands out;
    if (event.type == SDL_DISPLAYEVENT) {
        const auto display = static_cast<int>(event.display.display);
        if (event.display.event == SDL_DISPLAYEVENT_DISCONNECTED && audience_) {
            const bool its_own = display == audience_->display().value_or(SDL_GetWindowDisplayIndex(
                                                audience_->window())) ||
                                 (audience_->display() && SDL_GetNumVideoDisplays() < 2);
            if (its_own) {
                audience_.reset();
            }
        } else if (event.display.event == SDL_DISPLAYEVENT_CONNECTED) {
            open_audience(false, title);
        }
    }
    if (!audience_) {
        return out;
    }
    if (event.type == SDL_WINDOWEVENT && event.window.windowID == audience_->id()) {
        if (event.window.event == SDL_WINDOWEVENT_CLOSE) {
            audience_.reset();
        } else {
            audience_exposed_ = true;
        }
    } else if (event.type == SDL_MOUSEBUTTONUP && event.button.windowID == audience_->id()) {
        if (event.button.button == SDL_BUTTON_RIGHT) {
            out.push_back(PreviousStep{});
        } else if (event.button.button == SDL_BUTTON_LEFT) {
            const Viewport& screen = map_viewport(state);
            int points = 1;
            SDL_GetWindowSize(audience_->window(), &points, nullptr);
            const double pixels = double(screen.width_px) / std::max(1, points);
            const ScreenPoint at{event.button.x * pixels, event.button.y * pixels};
            if (state.presentation->beat == Beat::Asked && layout_of(state).free.contains(at)) {
                out.push_back(MarkGuess{map_from_screen(state.camera, screen, at)});
            } else {
                out.push_back(NextStep{});
            }
        }
    }
    return out;
}

std::optional<Command> Lesson::news_of_screen(const AppState& state) const {
    const std::optional<Viewport> now =
        audience_ ? std::optional(audience_->viewport()) : std::nullopt;
    if (!state.presentation || state.presentation->screen == now) {
        return std::nullopt;
    }
    return SetClassScreen{now};
}

void Lesson::draw_for_audience(const AppState& state) {
    const Viewport& screen = map_viewport(state);
    const MapPicture& picture = pictures_.picture(state);
    const bool other_size = !canvas_ || canvas_->framebuffer().width_px != screen.width_px ||
                            canvas_->framebuffer().height_px != screen.height_px;
    if (other_size) {
        canvas_.emplace(screen.width_px, screen.height_px);
    }
    const bool changed = other_size || !same_picture(picture, drawn_);
    if (changed) {
        renderer_->draw(picture, canvas_->framebuffer());
        canvas_->make_smooth();
        drawn_ = picture;
    }
    const Blank blank = state.presentation->blank;
    if (audience_exposed_ || shown_blank_ != blank || (changed && blank == Blank::None)) {
        audience_->show(canvas_->framebuffer(), blank);
        shown_blank_ = blank;
        audience_exposed_ = false;
    }
}

bool Lesson::shows_thumbnails(const AppState& state) const {
    return audience_ || state.presentation->overview_open;
}

bool Lesson::has_more_to_draw(const AppState& state) const {
    if (!state.presentation || !shows_thumbnails(state)) {
        return false;
    }
    for (const auto& thumbnail : thumbnails_) {
        if (!thumbnail || thumbnail->theme != state.theme) {
            return true;
        }
    }
    return false;
}

void Lesson::draw(const AppState& state, const Framebuffer& target) {
    if (audience_) {
        draw_for_audience(state);
        const Rgba ground = rgba(kPresenterGround);
        fill_with(target, ground.r, ground.g, ground.b);
    } else if (state.presentation->blank != Blank::None) {
        const float light = state.presentation->blank == Blank::White ? 1.0F : 0.0F;
        fill_with(target, light, light, light);
    } else {
        renderer_->draw(pictures_.picture(state), target);
    }
    if (!shows_thumbnails(state) || state.glide || state.presentation->playing) {
        return;
    }
    // One an idle frame, the next steps first.
    const auto count = static_cast<int>(thumbnails_.size());
    for (int i = 0; i < count; ++i) {
        const int step = (state.presentation->step + i) % count;
        auto& thumbnail = thumbnails_[static_cast<std::size_t>(step)];
        if (thumbnail && thumbnail->theme == state.theme) {
            continue;
        }
        thumbnail.emplace(
            Thumbnail{OffscreenFramebuffer(kThumbnailWidth, kThumbnailHeight), state.theme});
        renderer_->draw(pictures_.thumbnail(state, step, kThumbnailWidth, kThumbnailHeight),
                        thumbnail->picture.framebuffer());
        thumbnail->picture.make_smooth();
        return;
    }
}

LessonView Lesson::view(const AppState& state) const {
    LessonView out;
    out.two_screens = audience_.has_value();
    out.class_screen = map_viewport(state);
    out.class_picture = audience_ && canvas_ ? canvas_->texture() : 0;
    for (const auto& thumbnail : thumbnails_) {
        out.thumbnails.push_back(thumbnail ? thumbnail->picture.texture() : 0);
    }
    if (audience_) {
        const WallClock now = clock_(state.language);
        out.clock = now.time;
        out.date = now.date;
    }
    return out;
}

}  // namespace nandu
