#include "ui/keys.h"

#include <SDL.h>

#include <algorithm>

namespace nandu {
namespace {

constexpr double kPanPx = 100.0;

ScreenPoint window_middle(const AppState& state) {
    return {state.viewport.width_px * 0.5, state.viewport.height_px * 0.5};
}

template <int dx, int dy>
Command pan(const AppState& state) {
    const double step = kPanPx * state.viewport.scale;
    return GlideBy{dx * step, dy * step};
}

template <int levels>
Command zoom(const AppState& state) {
    double factor = 1.0;
    for (int i = 0; i < std::abs(levels); ++i) {
        factor *= levels > 0 ? 2.0 : 0.5;
    }
    return ZoomAbout{window_middle(state), factor, true};
}

template <int steps>
Command step(const AppState&) {
    return StepTime{steps};
}

template <int percent>
Command text_size(const AppState& state) {
    return SetTextScale{percent == 0 ? 1.0 : state.text_scale + percent / 100.0};
}

template <class T>
Command plain(const AppState&) {
    return T{};
}

Command play_backwards(const AppState&) {
    return TogglePlay{true};
}
Command toggle_search(const AppState& state) {
    return OpenSearch{!state.search_open};
}
Command compare(const AppState& state) {
    return Compare{!state.comparison};
}
Command type_date(const AppState&) {
    return TypeDate{true, ""};
}

Command edit_story(const AppState& state) {
    return EditStory{!state.draft};
}
template <int by>
Command move_step(const AppState&) {
    return MoveStep{by};
}

Command present_from_here(const AppState&) {
    return StartPresenting{true};
}

constexpr std::string_view kTime = "key.time";
constexpr std::string_view kMap = "key.map";
constexpr std::string_view kFind = "key.find";
constexpr std::string_view kWindow = "key.window";
constexpr auto Anywhere = KeyPlace::Anywhere;
constexpr auto OnMap = KeyPlace::OnMap;
constexpr auto OffMap = KeyPlace::OffMap;

// key, shift, ctrl, alt, group, shown, what, place, in fields, command
constexpr KeyRow kRows[] = {
    {SDLK_SPACE, false, false, false, kTime, "Space", "key.play", Anywhere, false,
     plain<TogglePlay>},
    {SDLK_SPACE, true, false, false, kTime, "Shift+Space", "key.play_backwards", Anywhere, false,
     play_backwards},
    {SDLK_LEFT, false, false, false, kTime, "← →", "key.step", OffMap, false, step<-1>},
    {SDLK_RIGHT, false, false, false, kTime, "", "key.step", OffMap, false, step<1>},
    {SDLK_LEFT, true, false, false, kTime, "Shift+← →", "key.step_ten", Anywhere, false, step<-10>},
    {SDLK_RIGHT, true, false, false, kTime, "", "key.step_ten", Anywhere, false, step<10>},
    {SDLK_LEFT, false, true, false, kTime, "Ctrl+← →", "key.events", Anywhere, false,
     plain<PreviousEvent>},
    {SDLK_RIGHT, false, true, false, kTime, "", "key.events", Anywhere, false, plain<NextEvent>},
    {SDLK_UP, false, true, false, kTime, "Ctrl+↑", "key.why", Anywhere, false, plain<AskWhy>},
    {SDLK_DOWN, false, true, false, kTime, "Ctrl+↓", "key.what_then", Anywhere, false,
     plain<AskWhatThen>},
    {SDLK_UP, true, true, false, kTime, "Ctrl+Shift+↑ ↓", "key.another_cause", Anywhere, false,
     plain<AskForAnother>},
    {SDLK_DOWN, true, true, false, kTime, "", "key.another_cause", Anywhere, false,
     plain<AskForAnother>},
    {SDLK_HOME, false, false, false, kTime, "Home  End", "key.ends", Anywhere, false,
     plain<FirstDay>},
    {SDLK_END, false, false, false, kTime, "", "key.ends", Anywhere, false, plain<LastDay>},
    {SDLK_g, false, true, false, kTime, "Ctrl+G", "key.type_date", Anywhere, false, type_date},

    {SDLK_LEFT, false, false, false, kMap, "← → ↑ ↓", "key.pan", OnMap, false, pan<1, 0>},
    {SDLK_RIGHT, false, false, false, kMap, "", "key.pan", OnMap, false, pan<-1, 0>},
    {SDLK_UP, false, false, false, kMap, "", "key.pan", OnMap, false, pan<0, 1>},
    {SDLK_DOWN, false, false, false, kMap, "", "key.pan", OnMap, false, pan<0, -1>},
    {SDLK_PLUS, false, false, false, kMap, "+  −", "key.zoom", Anywhere, false, zoom<1>},
    {SDLK_KP_PLUS, false, false, false, kMap, "", "key.zoom", Anywhere, false, zoom<1>},
    {SDLK_EQUALS, false, false, false, kMap, "", "key.zoom", Anywhere, false, zoom<1>},
    {SDLK_MINUS, false, false, false, kMap, "", "key.zoom", Anywhere, false, zoom<-1>},
    {SDLK_KP_MINUS, false, false, false, kMap, "", "key.zoom", Anywhere, false, zoom<-1>},
    {SDLK_HOME, false, true, false, kMap, "Ctrl+Home", "key.map_home", Anywhere, false,
     plain<GoHome>},
    {SDLK_PLUS, true, false, false, kMap, "Shift +  −", "key.zoom_two", Anywhere, false, zoom<2>},
    {SDLK_KP_PLUS, true, false, false, kMap, "", "key.zoom_two", Anywhere, false, zoom<2>},
    {SDLK_EQUALS, true, false, false, kMap, "", "key.zoom_two", Anywhere, false, zoom<2>},
    {SDLK_MINUS, true, false, false, kMap, "", "key.zoom_two", Anywhere, false, zoom<-2>},
    {SDLK_UNDERSCORE, true, false, false, kMap, "", "key.zoom_two", Anywhere, false, zoom<-2>},
    {SDLK_KP_MINUS, true, false, false, kMap, "", "key.zoom_two", Anywhere, false, zoom<-2>},

    {SDLK_f, false, true, false, kFind, "Ctrl+F", "key.search", Anywhere, true, toggle_search},
    {SDLK_k, false, true, false, kFind, "", "key.search", Anywhere, true, toggle_search},
    {SDLK_LEFT, false, false, true, kFind, "Alt+← →", "key.back", Anywhere, false, plain<GoBack>},
    {SDLK_RIGHT, false, false, true, kFind, "", "key.back", Anywhere, false, plain<GoForward>},
    {SDLK_d, false, true, false, kFind, "Ctrl+D", "key.compare", Anywhere, false, compare},
    {SDLK_z, false, true, false, kFind, "Ctrl+Z", "key.undo", Anywhere, false, plain<Undo>},
    {SDLK_y, false, true, false, kFind, "Ctrl+Y", "key.redo", Anywhere, false, plain<Redo>},
    {SDLK_z, true, true, false, kFind, "", "key.redo", Anywhere, false, plain<Redo>},

    {SDLK_e, false, true, false, kWindow, "Ctrl+E", "key.edit_story", Anywhere, true, edit_story},
    {SDLK_UP, false, false, true, kWindow, "Alt+↑ ↓", "key.move_step", Anywhere, true,
     move_step<-1>},
    {SDLK_DOWN, false, false, true, kWindow, "", "key.move_step", Anywhere, true, move_step<1>},
    {SDLK_s, false, true, false, kWindow, "Ctrl+S", "key.save_story", Anywhere, true,
     plain<SaveStory>},
    {SDLK_ESCAPE, false, false, false, kWindow, "Esc", "key.close", Anywhere, true,
     plain<CloseTopmost>},
    {SDLK_PLUS, false, true, false, kWindow, "Ctrl +  −  0", "key.text_size", Anywhere, true,
     text_size<25>},
    {SDLK_EQUALS, false, true, false, kWindow, "", "key.text_size", Anywhere, true, text_size<25>},
    {SDLK_KP_PLUS, false, true, false, kWindow, "", "key.text_size", Anywhere, true, text_size<25>},
    // Where + is typed with Shift.
    {SDLK_PLUS, true, true, false, kWindow, "", "key.text_size", Anywhere, true, text_size<25>},
    {SDLK_EQUALS, true, true, false, kWindow, "", "key.text_size", Anywhere, true, text_size<25>},
    {SDLK_MINUS, false, true, false, kWindow, "", "key.text_size", Anywhere, true, text_size<-25>},
    {SDLK_KP_MINUS, false, true, false, kWindow, "", "key.text_size", Anywhere, true,
     text_size<-25>},
    {SDLK_0, false, true, false, kWindow, "", "key.text_size", Anywhere, true, text_size<0>},
    {SDLK_F5, false, false, false, kWindow, "F5  Shift+F5", "key.present", Anywhere, true,
     plain<StartPresenting>},
    {SDLK_F5, true, false, false, kWindow, "", "key.present", Anywhere, true, present_from_here},
    {SDLK_F11, false, false, false, kWindow, "F11", "key.full_screen", Anywhere, true,
     plain<ToggleFullScreen>},
    {SDLK_F1, false, false, false, kWindow, "F1  ?", "key.help", Anywhere, true, plain<ToggleHelp>},
    {SDLK_QUESTION, true, false, false, kWindow, "", "key.help", Anywhere, false,
     plain<ToggleHelp>},
    {SDLK_SLASH, true, false, false, kWindow, "", "key.help", Anywhere, false, plain<ToggleHelp>},
    {SDLK_o, false, true, false, kWindow, "Ctrl+O", "key.open", Anywhere, false,
     plain<ToggleOpening>},
    {SDLK_q, false, true, false, kWindow, "Ctrl+Q", "key.quit", Anywhere, true, plain<Quit>},
};

constexpr MouseRow kMouse[] = {
    {"mouse.drag", "mouse.drag_does"},         {"mouse.wheel", "mouse.wheel_does"},
    {"mouse.double", "mouse.double_does"},     {"mouse.shift_drag", "mouse.shift_drag_does"},
    {"mouse.click", "mouse.click_does"},       {"mouse.sideways", "mouse.sideways_does"},
    {"mouse.timeline", "mouse.timeline_does"}, {"key.tab", "key.tab_does"},
};

}  // namespace

std::span<const KeyRow> key_table() {
    return kRows;
}
std::span<const MouseRow> mouse_table() {
    return kMouse;
}

const KeyRow* row_for(const KeyPress& press, bool on_map, bool typing) {
    const auto found = std::find_if(std::begin(kRows), std::end(kRows), [&](const KeyRow& row) {
        return row.key == press.key && row.shift == press.shift && row.ctrl == press.ctrl &&
               row.alt == press.alt && (row.in_fields || !typing) &&
               (row.place == Anywhere || (row.place == OnMap) == on_map);
    });
    return found == std::end(kRows) ? nullptr : found;
}

}  // namespace nandu
