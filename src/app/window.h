#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/gl_window.h"
#include "app/lesson.h"
#include "app/live_atlas.h"
#include "app/paths.h"
#include "app/stage.h"
#include "app/then_view.h"
#include "base/strings.h"
#include "base/trace.h"
#include "render/map_renderer.h"
#include "ui/robot.h"
#include "ui/ui.h"
#include "viewer/layout.h"
#include "viewer/search.h"
#include "viewer/session.h"

namespace nandu {

struct WindowOptions {
    Settings settings;  ///< The user's own; what follows goes before them.
    std::optional<Language> language;
    std::optional<ThemeKind> theme;
    double display_scale = 0.0;  ///< 0: asked of the system.
    std::optional<double> text_scale;
    std::string size;  ///< Empty: as last time, or 1280x800.
    bool safe = false;  ///< Neither read nor write settings.
    bool full_screen = false;
    bool present = false;          ///< Start in front of the class.
    bool audience_window = false;  ///< The class has a window of its own even on one display.
    bool own_screen_for_lessons = true;  ///< A lesson in one window fills the screen.
    ReadClock clock = system_clock;
    bool report = false;  ///< Print a line about the state whenever it changes.
    std::filesystem::path trace;  ///< Where to write how long each part of each frame took.
};

/// One window on one atlas: the loop's body, which tests drive frame by frame.
class AtlasWindow {
public:
    AtlasWindow(GlWindow& window, std::shared_ptr<const Pack> pack, const Strings& strings,
                const Paths& paths, const WindowOptions& options);

    /// One turn: input, commands, picture. `robot` replaces mouse and keyboard. Returns false
    /// when the window should close.
    bool frame(double secs, const Robot* robot);
    void handle(const SDL_Event& event);
    /// Seconds until a frame is wanted without any input: 0 while something moves, infinity when
    /// still.
    double next_frame_secs() const;
    /// The window's pixels of the last frame, before it was shown.
    Image screenshot() const;

    /// Waits until the last frame is drawn, by reading one of its pixels.
    void wait_for_pixels() const;

    /// Shows the atlas that was opened as `atlas` already, and follows it on disk.
    void follow(const std::filesystem::path& atlas, Problems problems);
    /// Opens another atlas beside the window, which stays alive.
    void open(const std::filesystem::path& atlas);
    const AtlasNews& news() const { return news_; }
    const Pack& pack() const { return *pack_; }
    bool wants_to_quit() const { return quit_; }

    const AppState& state() const { return session_.state(); }
    void perform(const Command& command);
    const ItemRects& rects() const { return ui_.rects(); }
    const Counters& counters() const { return renderer_.counters(); }
    /// Null while nobody presents.
    Lesson* lesson() { return lesson_ ? &*lesson_ : nullptr; }
    Stage& stage() { return *stage_; }
    /// Each frame adds its spans; null ends it.
    void set_trace(Trace* trace);

private:
    std::vector<ScreenBox> covered_by_panels(const Layout& layout);
    void draw_desk(const Robot* robot, Commands& commands);
    void draw_lesson(const Robot* robot, Commands& commands);
    void begin_or_end_lesson();
    void time_lesson(double secs, bool by_robot);
    std::string audience_title() const;
    void take_news();
    void save_story();
    void show(std::shared_ptr<const Pack> pack, AppState state);

    GlWindow* window_;
    const Strings* strings_;
    double forced_scale_;
    std::shared_ptr<const Pack> pack_;
    Typesetter typesetter_;
    GlyphCache glyphs_;
    MapRenderer renderer_;
    std::unique_ptr<Stage> stage_;
    std::optional<ThenView> then_;  ///< While two days are compared.
    SearchIndex search_;
    Session session_;
    Ui ui_;
    std::optional<ScreenBox> legend_room_;
    Day legend_day_;
    bool quit_ = false;
    bool audience_wanted_, full_lessons_;
    ReadClock clock_;
    std::optional<Lesson> lesson_;
    bool lesson_filled_screen_ = false;
    double lesson_secs_ = 0.0;
    std::chrono::steady_clock::time_point lesson_began_;
    Paths paths_;
    AtlasNews news_;
    std::filesystem::path problem_atlas_;  ///< Whose problems they are.
    LiveAtlas live_;  ///< Last: its threads end before what they wake.
    Trace* trace_ = nullptr;
    std::uint64_t uploaded_bytes_ = 0;  ///< Until the last frame.
};

/// A trace on the monotonic clock.
Trace clocked_trace();
/// Writes the trace; a failure is told on the standard error stream.
void save_trace(const Trace& trace, const std::filesystem::path& file);

/// Opens the window and runs until it is closed. Returns the exit code.
int run_window(const std::filesystem::path& atlas, const WindowOptions& options,
               const Paths& paths);

}  // namespace nandu
