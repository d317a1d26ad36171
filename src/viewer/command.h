#pragma once

#include <string>
#include <variant>
#include <vector>

#include "viewer/state.h"

namespace nandu {

/// Where in a gesture a command stands: all of one drag becomes one undo step.
enum class Phase { Single, Begin, Continue, End };

// Everything that a person, a key, the story or the command line can ask for.

// Time
struct SetDay { Day day; Phase phase = Phase::Single; };
struct StepTime { int steps = 1; };  ///< In units of AppState::step; negative goes back.
struct NextEvent {};
struct PreviousEvent {};
struct FirstDay {};
struct LastDay {};
struct TogglePlay { bool backwards = false; };
struct SetSpeed { double days_per_sec = 30.0; };
struct SetSlowNearEvents { bool slow = false; };
struct SetLoop { LoopMode loop = LoopMode::Off; std::optional<DaySpan> range; };
struct SetStep { StepSize step = StepSize::Day; };
struct SetTimeView { TimeView view; Phase phase = Phase::Single; };
struct ZoomTime { double factor = 2.0; double about_jdn = 0.0; };  ///< Eased.

// Place
struct PanBy { double dx_px = 0.0, dy_px = 0.0; Phase phase = Phase::Single; };
struct GlideBy { double dx_px = 0.0, dy_px = 0.0; };  ///< Eased, for keys and inertia.
struct ZoomAbout { ScreenPoint about; double factor = 2.0; bool eased = true; };
struct GoHome {};
struct ShowBox { MapBox box; };
struct Resize { Viewport viewport; };

// Choice
struct Select { Selection selection; };  ///< Moves time too where the thing lies outside the day.
struct ClearSelection {};
struct Hover { std::optional<PlaceId> place; };
struct OpenSearch { bool open = true; };
struct SetSearchText { std::string text; };
struct ToggleMenu {};
struct ToggleLayers {};
struct ToggleHelp {};
struct ToggleLegend {};
struct TypeDate { bool open = true; std::string text; };  ///< The field under the date.
struct CloseTopmost {};  ///< Esc.

// Settings
struct SetLanguage { Language language = Language::En; };
struct SetTheme { ThemeKind theme = ThemeKind::Light; };
struct SetTextScale { double scale = 1.0; };
struct SetLatinNames { LatinNames names = LatinNames::PinyinWithTones; };
struct SetReducedMotion { bool reduced = false; };
struct SetCalendars { bool gregorian = true, lunar = true; };
struct SetLayers { LayerSwitches layers; };

// History
struct Undo {};
struct Redo {};
struct GoBack {};
struct GoForward {};

/// Time passes on the wall: playing, gliding, captions. Never an undo step.
struct Tick { double secs = 0.0; };

/// Not a change of state: the app acts on it.
struct ToggleFullScreen {};
struct Quit {};

using Command =
    std::variant<SetDay, StepTime, NextEvent, PreviousEvent, FirstDay, LastDay, TogglePlay, SetSpeed,
                 SetSlowNearEvents,                 SetLoop, SetStep, SetTimeView, ZoomTime, PanBy, GlideBy, ZoomAbout, GoHome, ShowBox,
                 Resize, Select, ClearSelection, Hover, OpenSearch, SetSearchText, ToggleMenu,
                 ToggleLayers, ToggleHelp, ToggleLegend, TypeDate, CloseTopmost, SetLanguage,
                 SetTheme, SetTextScale, SetLatinNames, SetReducedMotion, SetCalendars, SetLayers,
                 Undo, Redo, GoBack, GoForward, Tick, ToggleFullScreen, Quit>;

using Commands = std::vector<Command>;

}  // namespace nandu
