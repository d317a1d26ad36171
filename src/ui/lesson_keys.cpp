#include "ui/lesson_keys.h"

#include <algorithm>

#include <SDL.h>

#include "viewer/layout.h"

namespace nandu {
namespace {

constexpr double kHandStepPx = 24.0;
constexpr int kOverviewColumns = 5;

template <class T>
Command just(const AppState&) {
    return T{};
}

/// An arrow moves what is open: the overview's choice, the mark; else it turns the pages.
template <int dx, int dy>
Command arrow(const AppState& state) {
    const Presentation& story = *state.presentation;
    if (story.overview_open) {
        return MoveInOverview{dx + dy * kOverviewColumns};
    }
    if (story.hand) {
        const double step = kHandStepPx * map_viewport(state).height_px / 1080.0;
        return MoveHand{dx * step, dy * step};
    }
    if (dx + dy > 0) {
        return NextStep{};
    }
    return PreviousStep{};
}
/// The same with Shift for the last few pixels.
template <int dx, int dy>
Command fine(const AppState&) {
    return MoveHand{double(dx), double(dy)};
}

template <Blank blank>
Command toggle_blank(const AppState&) {
    return ToggleBlank{blank};
}
template <int digit>
Command type_digit(const AppState&) {
    return TypeDigit{digit};
}
template <int days>
Command scrub(const AppState&) {
    return StepTime{days};
}
template <int levels>
Command zoom_class(const AppState& state) {
    const ScreenBox free = layout_of(state).free;
    return ZoomAbout{
        {(free.left_px + free.right_px) * 0.5, (free.top_px + free.bottom_px) * 0.5},
        levels > 0 ? 2.0 : 0.5,
        true};
}
Command nothing(const AppState&) { return DismissScreenNotice{}; }

constexpr std::string_view kPages = "key.pages";
constexpr std::string_view kClassScreen = "key.class_screen";
constexpr std::string_view kAside = "key.aside";
constexpr std::string_view kLessonWindow = "key.window";
constexpr auto Any = KeyPlace::Anywhere;

// key, shift, ctrl, alt, group, shown, what, place, in fields, command, letter
constexpr KeyRow kLessonRows[] = {
    {SDLK_PAGEDOWN, false, false, false, kPages, "→  ↓  Space  N  PageDown", "key.next", Any, false,
     just<NextStep>},
    {SDLK_RIGHT, false, false, false, kPages, "", "key.next", Any, false, arrow<1, 0>},
    {SDLK_DOWN, false, false, false, kPages, "", "key.next", Any, false, arrow<0, 1>},
    {SDLK_SPACE, false, false, false, kPages, "", "key.next", Any, false, just<NextStep>},
    {SDLK_n, false, false, false, kPages, "", "key.next", Any, false, just<NextStep>, true},
    {SDLK_PAGEUP, false, false, false, kPages, "←  ↑  Shift+Space  P  PageUp", "key.previous", Any,
     false, just<PreviousStep>},
    {SDLK_LEFT, false, false, false, kPages, "", "key.previous", Any, false, arrow<-1, 0>},
    {SDLK_UP, false, false, false, kPages, "", "key.previous", Any, false, arrow<0, -1>},
    {SDLK_SPACE, true, false, false, kPages, "", "key.previous", Any, false, just<PreviousStep>},
    {SDLK_BACKSPACE, false, false, false, kPages, "", "key.previous", Any, false,
     just<PreviousStep>},
    {SDLK_p, false, false, false, kPages, "", "key.previous", Any, false, just<PreviousStep>, true},
    {SDLK_RETURN, false, false, false, kPages, "1 2 3 …  Enter", "key.jump", Any, false,
     just<ChooseInStory>},
    {SDLK_KP_ENTER, false, false, false, kPages, "", "key.jump", Any, false, just<ChooseInStory>},
    {SDLK_0, false, false, false, kPages, "", "key.jump", Any, false, type_digit<0>, true},
    {SDLK_1, false, false, false, kPages, "", "key.jump", Any, false, type_digit<1>, true},
    {SDLK_2, false, false, false, kPages, "", "key.jump", Any, false, type_digit<2>, true},
    {SDLK_3, false, false, false, kPages, "", "key.jump", Any, false, type_digit<3>, true},
    {SDLK_4, false, false, false, kPages, "", "key.jump", Any, false, type_digit<4>, true},
    {SDLK_5, false, false, false, kPages, "", "key.jump", Any, false, type_digit<5>, true},
    {SDLK_6, false, false, false, kPages, "", "key.jump", Any, false, type_digit<6>, true},
    {SDLK_7, false, false, false, kPages, "", "key.jump", Any, false, type_digit<7>, true},
    {SDLK_8, false, false, false, kPages, "", "key.jump", Any, false, type_digit<8>, true},
    {SDLK_9, false, false, false, kPages, "", "key.jump", Any, false, type_digit<9>, true},
    {SDLK_KP_0, false, false, false, kPages, "", "key.jump", Any, false, type_digit<0>, true},
    {SDLK_KP_1, false, false, false, kPages, "", "key.jump", Any, false, type_digit<1>, true},
    {SDLK_KP_2, false, false, false, kPages, "", "key.jump", Any, false, type_digit<2>, true},
    {SDLK_KP_3, false, false, false, kPages, "", "key.jump", Any, false, type_digit<3>, true},
    {SDLK_KP_4, false, false, false, kPages, "", "key.jump", Any, false, type_digit<4>, true},
    {SDLK_KP_5, false, false, false, kPages, "", "key.jump", Any, false, type_digit<5>, true},
    {SDLK_KP_6, false, false, false, kPages, "", "key.jump", Any, false, type_digit<6>, true},
    {SDLK_KP_7, false, false, false, kPages, "", "key.jump", Any, false, type_digit<7>, true},
    {SDLK_KP_8, false, false, false, kPages, "", "key.jump", Any, false, type_digit<8>, true},
    {SDLK_KP_9, false, false, false, kPages, "", "key.jump", Any, false, type_digit<9>, true},
    {SDLK_o, false, false, false, kPages, "O", "key.overview", Any, false, just<ToggleOverview>,
     true},

    {SDLK_b, false, false, false, kClassScreen, "B  .", "key.black", Any, false,
     toggle_blank<Blank::Black>, true},
    {SDLK_PERIOD, false, false, false, kClassScreen, "", "key.black", Any, false,
     toggle_blank<Blank::Black>, true},
    {SDLK_KP_PERIOD, false, false, false, kClassScreen, "", "key.black", Any, false,
     toggle_blank<Blank::Black>, true},
    {SDLK_w, false, false, false, kClassScreen, "W", "key.white", Any, false,
     toggle_blank<Blank::White>, true},
    {SDLK_COMMA, false, false, false, kClassScreen, "", "key.white", Any, false,
     toggle_blank<Blank::White>, true},
    {SDLK_l, false, false, false, kClassScreen, "Ctrl  L", "key.pointer", Any, false,
     just<TogglePointer>, true},
    {SDLK_q, false, false, false, kClassScreen, "Q", "key.question", Any, false,
     just<ToggleQuestion>, true},
    {SDLK_TAB, false, false, false, kClassScreen, "G  Tab", "key.guess", Any, false,
     just<ToggleHand>},
    {SDLK_g, false, false, false, kClassScreen, "", "key.guess", Any, false, just<ToggleHand>,
     true},
    {SDLK_LEFT, true, false, false, kClassScreen, "", "key.guess", Any, false, fine<-1, 0>},
    {SDLK_RIGHT, true, false, false, kClassScreen, "", "key.guess", Any, false, fine<1, 0>},
    {SDLK_UP, true, false, false, kClassScreen, "", "key.guess", Any, false, fine<0, -1>},
    {SDLK_DOWN, true, false, false, kClassScreen, "", "key.guess", Any, false, fine<0, 1>},

    {SDLK_RIGHTBRACKET, false, false, false, kAside, "[  ]", "key.day_aside", Any, false, scrub<1>,
     true},
    {SDLK_LEFTBRACKET, false, false, false, kAside, "", "key.day_aside", Any, false, scrub<-1>,
     true},
    {SDLK_RIGHT, false, true, false, kAside, "Ctrl+← →", "key.events", Any, false,
     just<NextEvent>},
    {SDLK_LEFT, false, true, false, kAside, "", "key.events", Any, false, just<PreviousEvent>},
    {SDLK_y, false, false, false, kAside, "Y  Ctrl+↑", "key.why", Any, false, just<AskWhy>, true},
    {SDLK_UP, false, true, false, kAside, "", "key.why", Any, false, just<AskWhy>},
    {SDLK_t, false, false, false, kAside, "T  Ctrl+↓", "key.what_then", Any, false,
     just<AskWhatThen>, true},
    {SDLK_DOWN, false, true, false, kAside, "", "key.what_then", Any, false, just<AskWhatThen>},
    {SDLK_UP, true, true, false, kAside, "Ctrl+Shift+↑ ↓", "key.another_cause", Any, false,
     just<AskForAnother>},
    {SDLK_DOWN, true, true, false, kAside, "", "key.another_cause", Any, false,
     just<AskForAnother>},
    {SDLK_PLUS, false, false, false, kAside, "+  −", "key.zoom", Any, false, zoom_class<1>, true},
    {SDLK_EQUALS, false, false, false, kAside, "", "key.zoom", Any, false, zoom_class<1>, true},
    {SDLK_KP_PLUS, false, false, false, kAside, "", "key.zoom", Any, false, zoom_class<1>, true},
    {SDLK_MINUS, false, false, false, kAside, "", "key.zoom", Any, false, zoom_class<-1>, true},
    {SDLK_KP_MINUS, false, false, false, kAside, "", "key.zoom", Any, false, zoom_class<-1>, true},
    {SDLK_HOME, false, false, false, kAside, "R  Home", "key.return", Any, false,
     just<ReturnToPath>},
    {SDLK_r, false, false, false, kAside, "", "key.return", Any, false, just<ReturnToPath>, true},

    {SDLK_ESCAPE, false, false, false, kLessonWindow, "Esc", "key.leave", Any, true,
     just<CloseTopmost>},
    {SDLK_F5, false, false, false, kLessonWindow, "", "key.leave", Any, true, nothing},
    {SDLK_s, false, false, false, kLessonWindow, "S", "key.second_window", Any, false,
     just<ToggleAudienceWindow>, true},
    {SDLK_F11, false, false, false, kLessonWindow, "F  F11", "key.full_screen", Any, true,
     just<ToggleFullScreen>},
    {SDLK_f, false, false, false, kLessonWindow, "", "key.full_screen", Any, false,
     just<ToggleFullScreen>, true},
    {SDLK_q, false, true, false, kLessonWindow, "Ctrl+Q", "key.quit", Any, true, just<Quit>},
    {SDLK_F1, false, false, false, kLessonWindow, "F1  ?", "key.help", Any, true,
     just<ToggleHelp>},
    {SDLK_SLASH, true, false, false, kLessonWindow, "", "key.help", Any, false, just<ToggleHelp>},
    {SDLK_QUESTION, true, false, false, kLessonWindow, "", "key.help", Any, false,
     just<ToggleHelp>},
};

constexpr MouseRow kLessonMouse[] = {
    {"mouse.click", "mouse.lesson_click"},
    {"mouse.right_click", "mouse.lesson_right_click"},
    {"mouse.drag", "mouse.lesson_drag"},
    {"mouse.wheel", "mouse.lesson_wheel"},
};

}  // namespace

std::span<const KeyRow> lesson_key_table() { return kLessonRows; }
std::span<const MouseRow> lesson_mouse_table() { return kLessonMouse; }

const KeyRow* lesson_row_for(const KeyPress& press, bool letter_keys) {
    const auto answers = [&](const KeyRow& row, bool ctrl) {
        return row.key == press.key && row.shift == press.shift && row.ctrl == ctrl &&
               row.alt == press.alt;
    };
    for (const KeyRow& row : kLessonRows) {
        if (answers(row, press.ctrl) && (letter_keys || press.ctrl || !row.letter)) {
            return &row;
        }
    }
    // Ctrl, held for the pointer, does not stop a clicker; and it wakes letters that are off.
    for (const KeyRow& row : kLessonRows) {
        if (press.ctrl && row.letter != letter_keys && answers(row, false)) {
            return &row;
        }
    }
    return nullptr;
}

}  // namespace nandu
