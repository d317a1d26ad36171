#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "atlas/atlas.h"
#include "map/camera.h"
#include "map/theme.h"
#include "pack/pack.h"
#include "viewer/story_draft.h"

namespace nandu {

enum class LoopMode { Off, Around, Range };
enum class StepSize { Day, Month, Year };
/// How Latin names are written on the map.
enum class LatinNames { Plain, PinyinWithTones };

/// What the card shows. `Land` is a spot of ground: who held it on this day?
struct NothingSelected {
    friend bool operator==(NothingSelected, NothingSelected) { return true; }
};
struct LandSpot {
    MapPoint point;
    friend bool operator==(const LandSpot& a, const LandSpot& b) { return a.point == b.point; }
};
using Selection = std::variant<NothingSelected, PlaceId, EventId, PersonId, LandSpot, FeatureId>;

/// The part of time that the timeline shows, in days (fractions while zooming).
struct TimeView {
    double from = 0.0;   ///< JDN at the left edge.
    double until = 1.0;  ///< JDN at the right edge.
    double length() const { return until - from; }
    friend bool operator==(const TimeView&, const TimeView&) = default;
};

/// A camera move under way.
struct Glide {
    Camera from, to;
    double elapsed_secs = 0.0;
    double duration_secs = 0.3;
    double rise = 0.0;  ///< A far move goes out by so many levels on its way.
};

/// A town that has just changed hands while time plays: one ring runs out from it.
struct Flash {
    SeatId seat = kNo<SeatId>;
    double age_secs = 0.0;
    friend bool operator==(const Flash&, const Flash&) = default;
};
inline constexpr double kFlashSecs = 0.6;

struct TimeGlide {
    TimeView from, to;
    double elapsed_secs = 0.0;
    double duration_secs = 0.2;
};

struct LayerSwitches {
    bool territory = true, relief = true, rivers = true, graticule = true, labels = true;
    bool routes = true, events = true, reference = false, patterns = false;
    friend bool operator==(const LayerSwitches&, const LayerSwitches&) = default;
};

/// The class's screen without the map: the teacher wants eyes on herself.
enum class Blank { None, Black, White };

/// A step is told; one that asks for the future is then asked, guessed and revealed.
enum class Beat { Told, Asked, Revealed };

struct AppState;

/// A story told in front of a class (viewer/story.h has the rules). While it lasts, the state's
/// day and camera are those of the class's screen.
struct Presentation {
    int step = 0;  ///< Index into Atlas::steps.
    Beat beat = Beat::Told;
    bool playing = false;       ///< The step's days run.
    double played_secs = 0.0;   ///< Of the step's play_secs.
    bool off_path = false;      ///< The teacher went elsewhere to answer a pupil.
    bool question_shown = false;
    Blank blank = Blank::None;

    bool pointing = false;              ///< The pointer is on although Ctrl is not held.
    std::optional<MapPoint> pointer;    ///< Drawn at the same spot in both windows.

    struct Guess {
        MapPoint at;
        PolityId holder = kNo<PolityId>;  ///< Whose land it is on the day of the question.
    };
    std::vector<std::optional<Guess>> guesses;  ///< By step.
    std::vector<bool> revealed;                 ///< By step.
    std::optional<MapPoint> hand;  ///< The mark that the keyboard moves, before it is set.

    bool overview_open = false;
    int overview_step = 0;
    std::string digits;  ///< A step's number being typed.

    double lesson_secs = 0.0;
    std::optional<Viewport> screen;  ///< The class's own screen; none: it is the window.
    bool screen_lost = false;        ///< It was there and went; the window says so.
    std::shared_ptr<const AppState> desk;  ///< Where the teacher was before.
};

/// How two days are laid beside each other.
enum class CompareMode { SideBySide, Wipe, Fade };

/// Then | Now: a second day beside AppState::day, which is "now". One camera serves both.
struct Comparison {
    Day then;
    CompareMode mode = CompareMode::SideBySide;
    double share = 0.5;         ///< Wipe: how much of the map shows then; fade: how much of now shines.
    bool hand_on_then = false;  ///< Which of the two days the keys and the timeline move.
    std::optional<SeatId> pointed;  ///< The row of the list under the pointer.
    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// What a person has set once and finds again the next time.
struct Settings {
    Language language = Language::En;
    ThemeKind theme = ThemeKind::Light;
    LatinNames latin_names = LatinNames::PinyinWithTones;
    double text_scale = 1.0;  ///< 0.75 to 3.
    bool reduced_motion = false;
    bool gregorian_shown = true, lunar_shown = true;
    LayerSwitches layers;
    bool legend_open = true;
    bool letter_keys = true;       ///< Single letters act while presenting.
    double lesson_minutes = 40.0;  ///< What the presenter's timer counts towards.
    friend bool operator==(const Settings&, const Settings&) = default;
};

/// Everything that one person sees and has set. Small, copied freely: undo keeps old copies.
struct AppState : Settings {
    // Time
    Day day;
    double day_fraction = 0.0;  ///< 0 to 1: how far the playing hand is into `day`.
    bool playing = false;
    bool backwards = false;
    double days_per_sec = 30.0;
    LoopMode loop = LoopMode::Off;
    std::optional<DaySpan> loop_range;
    StepSize step = StepSize::Day;
    bool slow_near_events = false;
    TimeView time_view;
    std::optional<TimeGlide> time_glide;
    bool time_zoomed = false;  ///< The timeline shows a part of the story: an overview stands below.

    // Place
    Camera camera;
    std::optional<Glide> glide;
    Viewport viewport;

    std::optional<Comparison> comparison;
    std::vector<Flash> flashes;

    // Choice and panels; at most one of menu, layers, help is open.
    Selection selection;
    std::optional<std::size_t> link_walked;  ///< In Atlas::causes: how the selection was reached.
    std::optional<PlaceId> hovered_place;
    std::optional<FeatureId> hovered_feature;
    std::optional<EventId> announced;      ///< The caption on the map after a jump to an event.
    double announced_secs = 0.0;           ///< How long it still stands.
    bool search_open = false;
    std::string search_text;
    bool menu_open = false, layers_open = false, help_open = false;
    bool problems_open = false, opening_open = false;
    bool typing_date = false;
    std::string date_text;
    bool first_hint = true;                ///< "Drag to move the court", until the first scrub.
    LocalizedText notice;                  ///< Something to know, in a quiet strip; empty: nothing.

    std::shared_ptr<const StoryDraft> draft;  ///< While the panel of the story is open; else null.

    std::optional<Presentation> presentation;

    /// Display scale times text scale: what controls and text are multiplied by.
    double ui_scale() const { return viewport.scale * text_scale; }
};

/// The widest and the nearest view of time that the timeline allows, in days.
inline constexpr double kShortestTimeViewDays = 10.0;
inline constexpr double kSmallestTextScale = 0.75;
inline constexpr double kLargestTextScale = 3.0;
/// Speeds offered as presets, in story days per second.
inline constexpr double kSpeeds[] = {0.5, 1, 3, 10, 30, 90, 365, 1826};
/// The map never shows less sheet than this across the window.
inline constexpr double kNearestWidthM = 120000.0;

}  // namespace nandu
