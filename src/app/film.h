#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "app/studio.h"
#include "export/film_file.h"
#include "render/frame_reader.h"
#include "viewer/state.h"

namespace nandu {

/// What a film shows, frame by frame: the states of the screen while time plays.
struct FilmPlan {
    struct Run {
        AppState state;
        std::uint64_t frames = 1;  ///< For so many frames.
    };
    std::vector<Run> runs;
    double frames_per_sec = 30.0;

    const Viewport& viewport() const { return runs.front().state.viewport; }
    std::uint64_t frames() const;
};

/// The camera of `look` from `from` to `to`. The last frame shows the last day.
FilmPlan plan_of_days(const AppState& look, Day from, Day to, double secs, double frames_per_sec);

/// The whole story as the class sees it, each step long enough to be read, with its question and
/// its answer. `secs` above 0 stretches or squeezes all to that length.
FilmPlan plan_of_story(const AppState& look, const Pack& pack, double secs, double frames_per_sec);

/// Draws a plan's frames one by one and hands them to the film's file. Drawing, reading back and
/// encoding overlap.
class FilmMaker {
public:
    /// `studio` must outlive the maker; its context must be current in every call.
    FilmMaker(Studio& studio, FilmPlan plan, FilmFile film);
    ~FilmMaker();
    FilmMaker(const FilmMaker&) = delete;
    FilmMaker& operator=(const FilmMaker&) = delete;

    std::uint64_t frames() const { return frames_ + preview_; }
    std::uint64_t frames_drawn() const { return drawn_; }
    /// Draws the next frame if there is one. Returns at once when the encoder is behind and
    /// `may_wait` is false. False when nothing is left to draw or the encoder is gone.
    bool advance(bool may_wait);
    /// After the last frame: waits for the encoder and gives the file its name.
    [[nodiscard]] Result<void> finish();

private:
    struct Slot {
        std::uint64_t last_use = 0;  ///< The film's frame that shows this buffer last, plus one.
        bool taken = false;
    };
    const AppState& state_of(std::uint64_t frame);
    bool make_room(bool may_wait);
    void take_arrived();
    void push(int buffer);

    Studio* studio_;
    FilmPlan plan_;
    std::uint64_t frames_ = 0;   ///< Of the plan.
    std::size_t run_ = 0;        ///< The run that frame `run_first_` begins: frames mostly follow.
    std::uint64_t run_first_ = 0;
    std::uint64_t preview_ = 0;  ///< Frames ahead of the film, for a GIF's colours.
    OffscreenFramebuffer target_;
    FrameReader reader_;
    std::vector<Slot> slots_;
    std::vector<std::uint64_t> repeats_;  ///< Of frames under way: how often each is shown.
    std::optional<FrameReader::Frame> last_;
    std::optional<MapPicture> shown_;
    std::uint64_t drawn_ = 0, pushed_ = 0;
    FilmFile film_;  ///< Last: it must stop reading before the buffers go.
};

/// How many frames a GIF's colours are chosen from.
inline constexpr int kPaletteFrames = 12;

}  // namespace nandu
