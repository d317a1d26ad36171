#include "ui/lesson_panels.h"

#include <algorithm>
#include <cmath>

#include "calendar/write_date.h"
#include "ui/controls.h"
#include "ui/focus.h"
#include "ui/item_rects.h"
#include "ui/lesson_view.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/words.h"
#include "viewer/story.h"

namespace nandu {
namespace {

constexpr float kDragSlop = 4.0F;
constexpr double kLessonWheelLevels = 0.5;
constexpr int kColumns = 5;

/// A line of words on a panel in the middle of the upper edge.
void quiet_strip(const Paint& outer, const PanelInput& input, const char* name, float top,
                 const std::string& words) {
    const float s = outer.s;
    const auto window_width = static_cast<float>(input.state.viewport.width_px);
    const float room = window_width - 4.0F * kGap * s;
    const float text_width =
        std::min(room, outer.measure(Face::Ui, kControl, words).x + 1.0F);
    const float height =
        outer.paragraph({}, text_width, Face::Ui, kControl, 21.0F, outer.theme->ink, words, false) +
        20.0F * s;
    const ImVec2 a(std::round((window_width - text_width) * 0.5F - kGap * s), top);
    const ImVec2 b(a.x + text_width + 2.0F * kGap * s, top + height);
    const PanelWindow window(outer, name, a, b, PanelWindow::Entry::Appears);
    window.paint.panel(a, b);
    window.paint.paragraph({a.x + kGap * s, a.y + 10.0F * s}, text_width + 1.0F, Face::Ui, kControl,
                           21.0F, window.paint.theme->ink, words);
}

}  // namespace

void drawn_picture(const Paint& paint, unsigned texture, ImVec2 a, ImVec2 b) {
    if (texture == 0) {
        paint.rect(a, b, paint.theme->panel2);
        return;
    }
    const auto id = reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture));
    paint.list->AddImage(id, a, b, {0.0F, 1.0F}, {1.0F, 0.0F});
}

Commands hands_on_picture(const Paint& paint, const PanelInput& input, const char* id, ImVec2 a,
                          ImVec2 b) {
    Commands out;
    const ImGuiIO& io = ImGui::GetIO();
    const AppState& state = input.state;
    const Presentation& story = *state.presentation;
    LessonMemory& memory = paint.memory->lesson;
    const Viewport& screen = input.lesson->class_screen;
    const auto scale = static_cast<double>(screen.width_px) / static_cast<double>(b.x - a.x);
    const auto on_screen = [&](ImVec2 p) {
        return ScreenPoint{static_cast<double>(p.x - a.x) * scale,
                           static_cast<double>(p.y - a.y) * scale};
    };
    paint.rects->mark(id, {a.x, a.y, b.x, b.y});
    ImGui::SetCursorScreenPos(a);
    ImGui::InvisibleButton(id, {b.x - a.x, b.y - a.y},
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    const bool over = ImGui::IsItemHovered();
    const ScreenPoint at = on_screen(io.MousePos);
    const bool on_map = over && input.layout.free.contains(at);

    if (ImGui::IsItemActivated()) {
        memory.pressed = true;
        memory.dragging = false;
        memory.right = io.MouseDown[1];
        memory.press = memory.last = io.MousePos;
    }
    if (memory.pressed) {
        const ImVec2 moved(io.MousePos.x - memory.press.x, io.MousePos.y - memory.press.y);
        if (!memory.dragging && !memory.right &&
            std::hypot(moved.x, moved.y) > kDragSlop * paint.s) {
            memory.dragging = true;
        }
        if (memory.dragging) {
            const double dx = static_cast<double>(io.MousePos.x - memory.last.x) * scale;
            const double dy = static_cast<double>(io.MousePos.y - memory.last.y) * scale;
            if (dx != 0.0 || dy != 0.0) {
                out.push_back(PanBy{dx, dy, Phase::Continue});
            }
            memory.last = io.MousePos;
        }
        if (!ImGui::IsItemActive()) {
            memory.pressed = false;
            const ScreenPoint pressed_at = on_screen(memory.press);
            if (memory.dragging) {
                memory.dragging = false;
            } else if (memory.right) {
                out.push_back(PreviousStep{});
            } else if (story.beat == Beat::Asked && story.blank == Blank::None &&
                       !story.off_path && input.layout.free.contains(pressed_at)) {
                out.push_back(MarkGuess{map_from_screen(state.camera, screen, pressed_at)});
            } else {
                out.push_back(NextStep{});
            }
        }
    }
    if (on_map && io.MouseWheel != 0.0F && story.blank == Blank::None) {
        const double levels = static_cast<double>(io.MouseWheel) * kLessonWheelLevels;
        out.push_back(ZoomAbout{at, std::exp2(std::clamp(levels, -1.0, 1.0)), true});
    }
    if (over && io.MouseWheelH != 0.0F) {
        out.push_back(StepTime{static_cast<int>(std::round(io.MouseWheelH))});
    }

    std::optional<MapPoint> pointer;
    if (on_map && (io.KeyCtrl || story.pointing)) {
        pointer = map_from_screen(state.camera, screen, at);
        ImGui::SetMouseCursor(ImGuiMouseCursor_None);
    } else if (on_map && story.beat == Beat::Asked) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (pointer != story.pointer) {
        out.push_back(PointAt{pointer});
    }
    return out;
}

Commands overview_panel(const Paint& outer, const PanelInput& input, bool class_sees_it) {
    Commands out;
    const Presentation& story = *input.state.presentation;
    if (!story.overview_open) {
        return out;
    }
    Paint dark = outer;
    dark.theme = &theme(ThemeKind::Dark);
    const float s = dark.s;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const PanelWindow window(dark, "overview", {0.0F, 0.0F}, size);
    const Paint& paint = window.paint;
    const Theme& colours = *paint.theme;
    paint.rect({0.0F, 0.0F}, size, colours.panel);
    const float edge = 24.0F * s;
    paint.text({edge, 18.0F * s}, Face::Display, 26.0F, colours.ink,
               paint.word("present.overview"));
    paint.text_right({size.x - edge, 28.0F * s}, Face::Ui, kHeading, colours.ink2,
                     paint.word("present.overview_hint"));

    const auto& steps = input.pack.atlas.steps;
    const auto count = static_cast<int>(steps.size());
    const float gap = 16.0F * s;
    const float cell = (size.x - 2.0F * edge - (kColumns - 1) * gap) / kColumns;
    const float picture = std::round(cell * 9.0F / 16.0F);
    const float words = 62.0F * s;
    ScrollArea scroll(paint, "overview scroll", {0.0F, 62.0F * s},
                      {size.x - 12.0F * s, size.y - 8.0F * s});
    const float top = scroll.top() + 8.0F * s;
    for (int i = 0; i < count; ++i) {
        const Step& step = steps[static_cast<std::size_t>(i)];
        const bool hidden = class_sees_it && is_hidden_from_class(input.state, input.pack, i);
        const ImVec2 a(edge + static_cast<float>(i % kColumns) * (cell + gap),
                       top + static_cast<float>(i / kColumns) * (picture + words + gap));
        const ImVec2 b(a.x + cell, a.y + picture);
        if (i == story.overview_step && paint.memory->lesson.overview_step != i) {
            scroll.reveal(a.y, b.y + words);
            paint.memory->lesson.overview_step = i;
        }
        const std::string id = "overview/" + std::to_string(i + 1);
        const Paint::Press press = paint.button(id.c_str(), a, {b.x, b.y + words});
        if (hidden) {
            paint.rect(a, b, colours.panel2);
            paint.text_centred({(a.x + b.x) * 0.5F, (a.y + b.y) * 0.5F}, Face::Display, 30.0F,
                               colours.ink3, std::to_string(i + 1));
        } else {
            drawn_picture(paint, input.lesson->thumbnails[static_cast<std::size_t>(i)], a, b);
        }
        paint.outline(a, b, colours.line);
        if (i == story.overview_step || press.hovered) {
            paint.outline({a.x - 2.0F * s, a.y - 2.0F * s}, {b.x + 2.0F * s, b.y + 2.0F * s},
                          i == story.overview_step ? colours.accent : colours.ink2, 2.0F,
                          (i == story.overview_step ? 4.0F : 2.0F) * s);
        }
        const bool current = i == story.step;
        const std::string number = std::to_string(i + 1) + "  ";
        const float number_width =
            paint.text({a.x, b.y + 6.0F * s}, Face::UiBold, kHeading,
                       current ? colours.accent : colours.ink2, number);
        paint.list->PushClipRect({a.x, b.y}, {b.x, b.y + words}, true);
        paint.paragraph({a.x + number_width, b.y + 4.0F * s}, cell - number_width,
                        current ? Face::UiBold : Face::Ui, kHeading, 18.0F, colours.ink,
                        hidden ? paint.word("present.covered_step")
                               : step.title.in(paint.language));
        paint.list->PopClipRect();
        if (press.clicked) {
            out.push_back(GoToStep{i});
        }
    }
    const int rows = (count + kColumns - 1) / kColumns;
    scroll.finish(top + static_cast<float>(rows) * (picture + words + gap));
    return out;
}

Commands class_panels(const Paint& paint, const PanelInput& input) {
    Commands out;
    const Presentation& story = *input.state.presentation;
    const float s = paint.s;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    {
        const PanelWindow ground(paint, "class", {0.0F, 0.0F}, size);
        const Commands hands =
            hands_on_picture(ground.paint, input, "class/picture", {0.0F, 0.0F}, size);
        out.insert(out.end(), hands.begin(), hands.end());
    }
    if (!story.overview_open) {
        paint.memory->lesson.overview_step = -1;
    }
    if (story.blank != Blank::None) {
        return out;  // Nothing at all.
    }
    float top = kGap * s;
    if (story.screen_lost) {
        quiet_strip(paint, input, "lesson/screen_lost", top, paint.word("present.screen_lost"));
        top += 52.0F * s;
    }
    if (!story.digits.empty()) {
        quiet_strip(paint, input, "lesson/digits", top,
                    filled(paint.word("present.go_to"), {story.digits}));
    }
    const Commands chosen = overview_panel(paint, input, true);
    out.insert(out.end(), chosen.begin(), chosen.end());
    return out;
}

}  // namespace nandu
