#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/audience_window.h"
#include "app/class_picture.h"
#include "render/map_renderer.h"
#include "ui/lesson_view.h"
#include "viewer/command.h"

namespace nandu {

/// Where the lesson's clock comes from; tests give their own.
struct WallClock {
    std::string time;  ///< "10:42"
    std::string date;
};
using ReadClock = std::function<WallClock(Language)>;
WallClock system_clock(Language language);

/// What a presentation needs besides its state: the class's picture and window, the pictures of the
/// steps, the clock. Lives as long as the state presents.
class Lesson {
public:
    Lesson(GlWindow& main, std::shared_ptr<const Pack> pack, GlyphCache& glyphs,
           MapRenderer& renderer, const Strings& strings, ReadClock clock);

    /// The class's window: on a second display where there is one, else only if `always`.
    void open_audience(bool always, const std::string& title);
    void close_audience() { audience_.reset(); }
    bool has_audience() const { return audience_.has_value(); }
    bool is_audience(Uint32 window_id) const { return audience_ && audience_->id() == window_id; }

    /// Displays or windows went or came; a click on the class's window. Returns what to do.
    Commands handle(const SDL_Event& event, const AppState& state, const std::string& title);

    /// The command that tells the state which screen the class has now, if it does not know.
    std::optional<Command> news_of_screen(const AppState& state) const;

    /// Draws what has changed: the class's picture, on its window or on `target`, and at most one
    /// picture of a step.
    void draw(const AppState& state, const Framebuffer& target);

    LessonView view(const AppState& state) const;
    /// True while pictures of steps are still to be drawn.
    bool has_more_to_draw(const AppState& state) const;
    Image audience_pixels() { return audience_ ? audience_->pixels() : Image{}; }
    ClassPicture& pictures() { return pictures_; }

private:
    bool shows_thumbnails(const AppState& state) const;
    void draw_for_audience(const AppState& state);

    GlWindow* main_;
    std::shared_ptr<const Pack> pack_;
    MapRenderer* renderer_;
    ClassPicture pictures_;
    ReadClock clock_;
    std::optional<AudienceWindow> audience_;
    std::optional<OffscreenFramebuffer> canvas_;
    MapPicture drawn_;
    std::optional<Blank> shown_blank_;
    bool audience_exposed_ = true;
    struct Thumbnail {
        OffscreenFramebuffer picture;
        ThemeKind theme;
    };
    std::vector<std::optional<Thumbnail>> thumbnails_;
};

}  // namespace nandu
