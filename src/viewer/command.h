#pragma once

#include <cstddef>
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
struct AskWhy {};        ///< From the event at hand to its cause (viewer/because.h).
struct AskWhatThen {};   ///< To what came of it.
struct AskForAnother {}; ///< To another cause, or effect, than the one just reached.
struct Hover { std::optional<PlaceId> place; std::optional<FeatureId> feature; };
struct OpenSearch { bool open = true; };
struct SetSearchText { std::string text; };
struct ToggleMenu {};
struct ToggleLayers {};
struct ToggleHelp {};
struct ToggleLegend {};
struct TypeDate { bool open = true; std::string text; };  ///< The field under the date.
struct CloseTopmost {};  ///< Esc.
struct Notify { LocalizedText text; };  ///< A quiet strip until it is closed.
struct CloseNotice {};

// Then | Now. While it is open, commands of time move the day that the hand is on.
struct Compare { bool on = true; };
struct TakeHand { bool on_then = false; };
struct SetCompareMode { CompareMode mode = CompareMode::SideBySide; };
struct SetCompareShare { double share = 0.5; Phase phase = Phase::Single; };
struct PointAtChange { std::optional<SeatId> seat; };
struct ShowSeat { SeatId seat; };  ///< Brings a town of the list into the middle of the map.

// Settings
struct SetLanguage { Language language = Language::En; };
struct SetTheme { ThemeKind theme = ThemeKind::Light; };
struct SetTextScale { double scale = 1.0; };
struct SetLatinNames { LatinNames names = LatinNames::PinyinWithTones; };
struct SetReducedMotion { bool reduced = false; };
struct SetCalendars { bool gregorian = true, lunar = true; };
struct SetLayers { LayerSwitches layers; };

// In front of the class (viewer/story.h). Without a presentation they do nothing.
struct StartPresenting { bool from_here = false; };  ///< At the first step or at that of the day.
struct StopPresenting {};  ///< Back to exactly where the teacher was.
struct NextStep {};
struct PreviousStep {};
struct GoToStep { int step = 0; };  ///< Index into Atlas::steps; the nearest one that exists.
struct ToggleBlank { Blank blank = Blank::Black; };  ///< The class's screen only.
struct TogglePointer {};
struct PointAt { std::optional<MapPoint> at; };
struct ReturnToPath {};
struct ToggleQuestion {};  ///< The step's question in place of its text.
struct MarkGuess { MapPoint at; };
struct ToggleHand {};  ///< The keyboard's mark: moved by MoveHand, set by ChooseInStory.
struct MoveHand { double dx_px = 0.0, dy_px = 0.0; };
struct ToggleOverview {};
struct MoveInOverview { int steps = 1; };
struct TypeDigit { int digit = 0; };
struct ChooseInStory {};  ///< Enter: the typed number, the overview's step, the mark, or next.
struct SetClassScreen { std::optional<Viewport> screen; };  ///< It came, changed or went.
struct DismissScreenNotice {};
struct SetLessonTime { double secs = 0.0; };
struct SetLetterKeys { bool on = true; };
struct SetLessonMinutes { double minutes = 40.0; };

// The story's steps while they are edited (viewer/edit_story.h). Without a draft all but the first
// do nothing.
enum class StepPart { Title, Text, Notes, Question };
struct EditStory { bool on = true; };
struct ChooseStep { int step = 0; };   ///< Index into StoryDraft::steps; the map goes there.
struct CaptureStep { bool anew = true; };  ///< A new one behind the chosen; else its day and view.
struct SetStepWords { StepPart part = StepPart::Title; std::string words; };
struct MoveStep { int by = 1; };
struct DeleteStep {};
struct SaveStory {};      ///< The app acts on it, and answers with StorySaved.
struct StorySaved {};

// The atlas on disk (viewer/atlas_news.h). The app acts on those that are no change of state.
struct ToggleProblems {};
struct ToggleOpening {};  ///< The panel where another atlas is chosen.
struct OpenAtlas { std::string path; };  ///< Empty: the built-in one.
struct CancelReading {};
struct AllowHost { std::string host; };  ///< The user lets atlases fetch from this server.
struct GoToProblem { std::size_t index = 0; };  ///< Opens the file where it is wrong.

// History
struct Undo {};
struct Redo {};
struct GoBack {};
struct GoForward {};

/// Time passes on the wall: playing, gliding, captions. Never an undo step.
struct Tick { double secs = 0.0; };

/// Not a change of state: the app acts on it.
struct ToggleFullScreen {};
struct ToggleAudienceWindow {};
struct Quit {};

using Command =
    std::variant<SetDay, StepTime, NextEvent, PreviousEvent, FirstDay, LastDay, TogglePlay, SetSpeed,
                 SetSlowNearEvents, SetLoop, SetStep, SetTimeView, ZoomTime, PanBy, GlideBy, ZoomAbout, GoHome, ShowBox,
                 Resize, Compare, TakeHand, SetCompareMode, SetCompareShare, PointAtChange,
                 ShowSeat, Select, ClearSelection, AskWhy, AskWhatThen,
                 AskForAnother, Hover, OpenSearch, SetSearchText, ToggleMenu,
                 ToggleLayers, ToggleHelp, ToggleLegend, TypeDate, CloseTopmost, Notify, CloseNotice, SetLanguage,
                 SetTheme, SetTextScale, SetLatinNames, SetReducedMotion, SetCalendars, SetLayers,
                 StartPresenting, StopPresenting, NextStep, PreviousStep, GoToStep, ToggleBlank,
                 TogglePointer, PointAt, ReturnToPath, ToggleQuestion, MarkGuess, ToggleHand,
                 MoveHand, ToggleOverview, MoveInOverview, TypeDigit, ChooseInStory,
                 SetClassScreen, DismissScreenNotice, SetLessonTime, SetLetterKeys,
                 SetLessonMinutes, EditStory, ChooseStep, CaptureStep, SetStepWords, MoveStep,
                 DeleteStep, SaveStory, StorySaved, ToggleAudienceWindow, ToggleProblems,
                 ToggleOpening, OpenAtlas,
                 CancelReading, AllowHost, GoToProblem,
                 Undo, Redo, GoBack, GoForward, Tick, ToggleFullScreen, Quit>;

using Commands = std::vector<Command>;

}  // namespace nandu
