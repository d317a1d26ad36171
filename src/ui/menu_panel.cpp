#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "ui/controls.h"
#include "ui/item_rects.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr float kMenuWidth = 340.0F;
constexpr float kLayersWidth = 250.0F;
constexpr float kAboutLine = 19.0F;

/// The corner under the tools from which menus hang, and how far down they may reach.
struct Hanger {
    ImVec2 corner;
    float bottom;
};

Hanger hanger(const Paint& paint, const PanelInput& input) {
    return {{static_cast<float>(input.layout.tools.left_px),
             static_cast<float>(input.layout.tools.bottom_px) + 8.0F * paint.s},
            static_cast<float>(input.state.viewport.height_px) - 8.0F * paint.s};
}

/// The rows of the menu from a corner downward; also used to learn how high they are.
class MenuBody {
public:
    MenuBody(const Paint& paint, const PanelInput& input, float left, float width)
        : paint_(paint), input_(input), left_(left), width_(width) {}

    float draw(float top, Commands& out) {
        y_ = top + 8.0F * paint_.s;
        settings(out);
        rule();
        actions(out);
        y_ += 8.0F * paint_.s;
        return y_;
    }

private:
    float inset() const { return kInset * paint_.s; }

    void rule() {
        y_ += 6.0F * paint_.s;
        paint_.rect({left_ + inset(), std::round(y_)},
                    {left_ + width_ - inset(), std::round(y_) + 1.0F}, paint_.theme->line);
        y_ += 7.0F * paint_.s;
    }

    void label(std::string_view key) {
        const float height = 26.0F * paint_.s;
        text_at(paint_, left_ + inset(), y_ + height * 0.5F, Face::UiBold, kHeading,
                paint_.theme->ink2, paint_.word(key));
        y_ += height;
    }

    int choice(const char* id, std::span<const std::string_view> choices, int on) {
        float height = 0.0F;
        const int pressed = segments(paint_, id, {left_ + inset(), y_}, width_ - 2.0F * inset(),
                                     choices, on, height);
        y_ += height + 4.0F * paint_.s;
        return pressed;
    }

    bool row(const char* id, const MenuRow& row) {
        const bool pressed = menu_row(paint_, id, {left_, y_}, width_, row);
        y_ += kRow * paint_.s;
        return pressed;
    }

    void settings(Commands& out) {
        const AppState& state = input_.state;
        label("menu.language");
        const std::array<std::string_view, 3> languages = {"English", "繁體中文", "简体中文"};
        if (const int n = choice("menu/language", languages, static_cast<int>(state.language));
            n >= 0) {
            out.push_back(SetLanguage{kLanguages[static_cast<std::size_t>(n)]});
        }
        label("menu.theme");
        const std::array<std::string_view, 2> themes = {paint_.word("menu.light"),
                                                        paint_.word("menu.dark")};
        if (const int n = choice("menu/theme", themes, state.theme == ThemeKind::Dark); n >= 0) {
            out.push_back(SetTheme{n == 1 ? ThemeKind::Dark : ThemeKind::Light});
        }
        text_size(out);
        label("menu.latin_names");
        const std::array<std::string_view, 2> names = {paint_.word("menu.names_plain"),
                                                       paint_.word("menu.names_tones")};
        if (const int n =
                choice("menu/names", names, state.latin_names == LatinNames::PinyinWithTones);
            n >= 0) {
            out.push_back(SetLatinNames{n == 1 ? LatinNames::PinyinWithTones : LatinNames::Plain});
        }
        rule();
        if (row("menu/gregorian",
                {paint_.word("menu.gregorian"), "", true, state.gregorian_shown})) {
            out.push_back(SetCalendars{!state.gregorian_shown, state.lunar_shown});
        }
        if (row("menu/lunar", {paint_.word("menu.lunar"), "", true, state.lunar_shown})) {
            out.push_back(SetCalendars{state.gregorian_shown, !state.lunar_shown});
        }
        if (row("menu/letter_keys",
                {paint_.word("menu.letter_keys"), "", true, state.letter_keys})) {
            out.push_back(SetLetterKeys{!state.letter_keys});
        }
        if (row("menu/motion",
                {paint_.word("menu.reduced_motion"), "", true, state.reduced_motion})) {
            out.push_back(SetReducedMotion{!state.reduced_motion});
        }
    }

    void text_size(Commands& out) {
        const float s = paint_.s;
        const Theme& theme = *paint_.theme;
        std::optional<double>& held = paint_.memory->text_scale;
        const double shown = held.value_or(input_.state.text_scale);
        text_at_right(paint_, left_ + width_ - inset(), y_ + 13.0F * s, Face::Ui, kHeading,
                      theme.ink, fmt::format("{:.0f} %", shown * 100.0));
        label("menu.text_size");
        const float height = 28.0F * s;
        const float from = left_ + inset() + 8.0F * s;
        const float to = left_ + width_ - inset() - 8.0F * s;
        const float middle = y_ + height * 0.5F;
        const Paint::Press press =
            paint_.button("menu/text_size", {from - 8.0F * s, y_}, {to + 8.0F * s, y_ + height});
        const double range = kLargestTextScale - kSmallestTextScale;
        if (press.held) {
            const double share = std::clamp(
                static_cast<double>((ImGui::GetIO().MousePos.x - from) / (to - from)), 0.0, 1.0);
            // In steps of 5 %. It takes effect when let go: the slider must not run from the hand.
            held = std::round((kSmallestTextScale + share * range) * 20.0) / 20.0;
        } else if (held) {
            out.push_back(SetTextScale{*held});
            held.reset();
        }
        const auto share = static_cast<float>((shown - kSmallestTextScale) / range);
        const float knob = from + (to - from) * share;
        paint_.rect({from, middle - 2.0F * s}, {to, middle + 2.0F * s}, theme.track, 2.0F);
        paint_.rect({from, middle - 2.0F * s}, {knob, middle + 2.0F * s}, theme.tick, 2.0F);
        paint_.list->AddCircleFilled({knob, middle}, 8.0F * s, packed(theme.panel));
        paint_.list->AddCircle({knob, middle}, 8.0F * s,
                               packed(press.hovered || press.held ? theme.ink : theme.ink2), 0,
                               1.5F * s);
        y_ += height + 2.0F * s;
    }

    void actions(Commands& out) {
        if (row("menu/undo", {paint_.word("menu.undo"), "Ctrl+Z", false, false, input_.can_undo})) {
            out.push_back(Undo{});
        }
        if (row("menu/redo", {paint_.word("menu.redo"), "Ctrl+Y", false, false, input_.can_redo})) {
            out.push_back(Redo{});
        }
        if (row("menu/compare", {paint_.word("tools.compare"), "Ctrl+D"})) {
            out.push_back(Compare{!input_.state.comparison});
        }
        const bool has_story = !input_.pack.atlas.steps.empty();
        if (row("menu/present", {paint_.word("menu.present"), "F5", false, false, has_story})) {
            out.push_back(StartPresenting{});
        }
        if (input_.news != nullptr && row("menu/story", {paint_.word("menu.story"), "Ctrl+E"})) {
            out.push_back(EditStory{!input_.state.draft});
        }
        if (input_.news != nullptr && row("menu/open", {paint_.word("menu.open"), "Ctrl+O"})) {
            out.push_back(ToggleOpening{});
        }
        if (input_.news != nullptr && !input_.news->problems.empty() &&
            row("menu/problems", {paint_.word("menu.problems"), ""})) {
            out.push_back(ToggleProblems{});
        }
        if (row("menu/full_screen", {paint_.word("menu.full_screen"), "F11"})) {
            out.push_back(ToggleFullScreen{});
        }
        if (row("menu/help", {paint_.word("menu.help"), "F1"})) {
            out.push_back(ToggleHelp{});
        }
        bool& about = paint_.memory->about_open;
        if (row("menu/about", {paint_.word("menu.about"), about ? "−" : "+"})) {
            about = !about;
        }
        if (about) {
            this->about();
        }
        if (row("menu/quit", {paint_.word("menu.quit"), "Ctrl+Q"})) {
            out.push_back(Quit{});
        }
    }

    void about() {
        const Theme& theme = *paint_.theme;
        const float width = width_ - 2.0F * inset();
        const auto say = [&](Face face, std::string_view text, Rgba ink) {
            y_ +=
                paint_.paragraph({left_ + inset(), y_}, width, face, 13.5F, kAboutLine, ink, text);
            y_ += 6.0F * paint_.s;
        };
        y_ += 4.0F * paint_.s;
        const Manifest& manifest = input_.pack.atlas.manifest;
        say(Face::ReadingBold, manifest.title.in(paint_.language), theme.ink);
        say(Face::Reading, paint_.word("about.program"), theme.ink);
        for (const LocalizedText& credit : manifest.credits) {
            say(Face::Reading, credit.in(paint_.language), theme.ink2);
        }
        say(Face::Reading, paint_.word("about.fonts"), theme.ink2);
        say(Face::Reading, paint_.word("about.libraries"), theme.ink2);
    }

    const Paint& paint_;
    const PanelInput& input_;
    float left_, width_;
    float y_ = 0.0F;
};

}  // namespace

Commands menu_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    if (!input.state.menu_open) {
        return out;
    }
    const float s = outer.s;
    const auto [a, bottom] = hanger(outer, input);
    const float width =
        std::min(kMenuWidth * s, static_cast<float>(input.state.viewport.width_px) - 2.0F * a.x);
    // As high as last time, until the rows have been laid out.
    float& height = outer.memory->scroll_px["menu height"];
    const ImVec2 b(a.x + width, std::min(bottom, a.y + std::max(height, 40.0F * s)));
    const PanelWindow window(outer, "menu", a, b, PanelWindow::Entry::Appears);
    window.paint.panel(a, b);
    ScrollArea scroll(window.paint, "menu scroll", {a.x, a.y + 2.0F * s},
                      {b.x - 12.0F * s, b.y - 2.0F * s});
    MenuBody body(window.paint, input, a.x, width - 4.0F * s);
    const float top = scroll.top();
    const float end = body.draw(top, out);
    scroll.finish(end);
    height = end - top + 4.0F * s;
    return out;
}

Commands layers_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    if (!input.state.layers_open) {
        return out;
    }
    struct Row {
        const char* id;
        const char* word;
        bool LayerSwitches::*shown;
    };
    constexpr Row kRows[] = {
        {"layers/territory", "layers.territory", &LayerSwitches::territory},
        {"layers/patterns", "layers.patterns", &LayerSwitches::patterns},
        {"layers/labels", "layers.labels", &LayerSwitches::labels},
        {"layers/routes", "layers.routes", &LayerSwitches::routes},
        {"layers/events", "layers.events", &LayerSwitches::events},
        {"layers/rivers", "layers.rivers", &LayerSwitches::rivers},
        {"layers/relief", "layers.relief", &LayerSwitches::relief},
        {"layers/graticule", "layers.graticule", &LayerSwitches::graticule},
        {"layers/reference", "layers.reference", &LayerSwitches::reference},
    };
    const float s = outer.s;
    auto [a, bottom] = hanger(outer, input);
    float width = kLayersWidth * s;
    for (const Row& row : kRows) {
        width = std::max(width, outer.measure(Face::Ui, kControl, outer.word(row.word)).x +
                                    (2.0F * kInset + 30.0F) * s);
    }
    const auto window_width = static_cast<float>(input.state.viewport.width_px);
    width = std::min(width, window_width - 2.0F * a.x);
    if (const auto button = outer.rects->find("tools/layers")) {
        a.x = std::min(static_cast<float>(button->left_px), window_width - a.x - width);
    }
    const float content = (static_cast<float>(std::size(kRows)) * kRow + 12.0F) * s;
    const ImVec2 b(a.x + width, std::min(bottom, a.y + content));
    const PanelWindow window(outer, "layers", a, b, PanelWindow::Entry::Appears);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    ScrollArea scroll(paint, "layers scroll", {a.x, a.y + 1.0F}, {b.x, b.y - 1.0F});
    float y = scroll.top() + 5.0F * s;
    for (const Row& row : kRows) {
        const bool on = input.state.layers.*row.shown;
        if (menu_row(paint, row.id, {a.x, y}, width, {paint.word(row.word), "", true, on})) {
            LayerSwitches layers = input.state.layers;
            layers.*row.shown = !on;
            out.push_back(SetLayers{layers});
        }
        y += kRow * s;
    }
    scroll.finish(y + 5.0F * s);
    return out;
}

}  // namespace nandu
