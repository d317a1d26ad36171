#include <algorithm>
#include <cmath>

#include "ui/controls.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/panels.h"
#include "ui/search_choice.h"

namespace nandu {
namespace {

constexpr float kHeight = 44.0F;
constexpr float kMenuWidth = 42.0F;
constexpr float kTitleSize = 22.0F;
constexpr float kPanelWidth = 430.0F;
constexpr float kNarrowPanelWidth = 372.0F;

/// Where the parts of the first panel stand: menu, words, line, field.
struct Tools {
    ImVec2 a, b;
    float title = 0.0F, line = 0.0F;
    bool folded = false;
};

Tools tools_of(const Paint& paint, const PanelInput& input) {
    const float s = paint.s;
    Tools out;
    out.a = top_left(input.layout.tools);
    out.folded = input.layout.tools_folded;
    const float widest = ImGui::GetIO().DisplaySize.x - 2.0F * out.a.x;
    const float width = input.layout.tool_labels ? kPanelWidth : kNarrowPanelWidth;
    out.b = {out.a.x + std::min(width * s, widest), out.a.y + kHeight * s};
    out.title = out.a.x + kMenuWidth * s;
    out.line = out.title + paint.measure(Face::Display, kTitleSize, "Nandu 南渡").x + 14.0F * s;
    return out;
}

Commands folded_tools(const Paint& outer, const PanelInput& input) {
    Commands out;
    const float s = outer.s;
    const float size = kHeight * s;
    const ImVec2 a = top_left(input.layout.tools);
    {
        const ImVec2 b(a.x + size, a.y + size);
        const PanelWindow window(outer, "tools/menu window", a, b);
        window.paint.panel(a, b);
        if (icon_button(window.paint, "tools/menu", a, b, Icon::Menu,
                        input.state.menu_open ? std::string_view() : outer.word("tools.menu"))
                .clicked) {
            out.push_back(ToggleMenu{});
        }
    }
    const ScreenBox field = search_field_box(outer, input);
    const ImVec2 p(a.x + size + 8.0F * s, a.y);
    const bool open = input.state.search_open;
    const ImVec2 q(open ? static_cast<float>(field.right_px) + 8.0F * s : p.x + size, a.y + size);
    const PanelWindow window(outer, "tools", p, q);
    const Paint& paint = window.paint;
    paint.panel(p, q);
    if (icon_button(paint, "tools/search", p, {p.x + size, q.y}, Icon::Search,
                    open ? std::string_view() : outer.word("tools.search"))
            .clicked) {
        out.push_back(OpenSearch{!open});
    }
    if (open) {
        const Commands more = search_field(paint, input, top_left(field), bottom_right(field));
        out.insert(out.end(), more.begin(), more.end());
    } else {
        paint.memory->search_row = -1;
    }
    return out;
}

/// Opens Then | Now. `from` is its lower left corner.
void compare_button(const Paint& outer, const PanelInput& input, ImVec2 from, Commands& out) {
    const float s = outer.s;
    const std::string& label = outer.word("tools.compare");
    const float label_width =
        input.layout.tool_labels ? outer.measure(Face::Ui, kControl, label).x + 6.0F * s : 0.0F;
    const ImVec2 a(from.x, from.y - kHeight * s);
    const ImVec2 b(a.x + kHeight * s + label_width, from.y);
    if (b.x + 8.0F * s > static_cast<float>(input.layout.free.right_px)) {
        return;  // The card needs the place; the menu has the same words.
    }
    const PanelWindow window(outer, "tools/compare window", a, b);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    const Paint::Press press = paint.button("tools/compare", a, b);
    if (press.hovered) {
        paint.rect({a.x + 2 * s, a.y + 2 * s}, {b.x - 2 * s, b.y - 2 * s}, paint.theme->hover,
                   4.0F);
    }
    const float middle = (a.y + b.y) * 0.5F;
    draw_icon(paint, Icon::Compare, {a.x + 22.0F * s, middle}, 18.0F, paint.theme->ink);
    if (input.layout.tool_labels) {
        text_at(paint, a.x + 38.0F * s, middle, Face::Ui, kControl, paint.theme->ink, label);
    }
    paint.tooltip(paint.word("tools.compare_tip"));
    if (press.clicked) {
        out.push_back(Compare{true});
    }
}

}  // namespace

ScreenBox search_field_box(const Paint& paint, const PanelInput& input) {
    const float s = paint.s;
    const Tools tools = tools_of(paint, input);
    if (tools.folded) {
        const float left = tools.a.x + (2.0F * kHeight + 8.0F) * s;
        const float right = std::min(ImGui::GetIO().DisplaySize.x - kGap * s, left + 360.0F * s);
        return {left, tools.a.y, right, tools.b.y};
    }
    return {tools.line + 38.0F * s, tools.a.y, tools.b.x - 12.0F * s, tools.b.y};
}

Commands tools_panel(const Paint& outer, const PanelInput& input) {
    if (input.state.comparison && !input.state.search_open && !input.state.menu_open) {
        return {};  // The days stand there.
    }
    const Tools tools = tools_of(outer, input);
    if (tools.folded) {
        return folded_tools(outer, input);
    }
    Commands out;
    const float s = outer.s;
    const Theme& theme = *outer.theme;
    {
        const PanelWindow window(outer, "tools", tools.a, tools.b);
        const Paint& paint = window.paint;
        paint.panel(tools.a, tools.b);
        const float middle = (tools.a.y + tools.b.y) * 0.5F;
        if (icon_button(paint, "tools/menu", tools.a, {tools.title, tools.b.y}, Icon::Menu,
                        input.state.menu_open ? std::string_view() : paint.word("tools.menu"))
                .clicked) {
            out.push_back(ToggleMenu{});
        }
        const float pen = tools.title + text_at(paint, tools.title, middle, Face::Display,
                                                kTitleSize, theme.ink, "Nandu ");
        text_at(paint, pen, middle, Face::Display, kTitleSize, theme.accent, "南渡");
        paint.rect({std::round(tools.line), tools.a.y + 8.0F * s},
                   {std::round(tools.line) + 1.0F, tools.b.y - 8.0F * s}, theme.line);
        draw_icon(paint, Icon::Search, {tools.line + 21.0F * s, middle}, 18.0F, theme.ink2);

        const ScreenBox field = search_field_box(paint, input);
        ImVec2 field_b = bottom_right(field);
        if (!input.state.search_open) {
            constexpr std::string_view kKey = "Ctrl F";
            const float key_width = paint.measure(Face::Ui, 12.0F, kKey).x + 14.0F * s;
            const float hint_width = paint.measure(Face::Ui, kControl, paint.word("search.hint")).x;
            if (static_cast<float>(field.left_px) + hint_width + key_width + 8.0F * s < field_b.x) {
                const ImVec2 p(field_b.x - key_width, middle - 10.0F * s);
                const ImVec2 q(field_b.x, middle + 10.0F * s);
                paint.rect(p, q, theme.panel2, 3.0F);
                paint.outline(p, q, theme.line, 3.0F);
                paint.text_centred({(p.x + q.x) * 0.5F, middle}, Face::Ui, 12.0F, theme.ink3, kKey);
                field_b.x = p.x - 4.0F * s;
            }
        } else {
            field_b.x -= 28.0F * s;
            const ImVec2 p(field_b.x, tools.a.y + 6.0F * s);
            if (icon_button(paint, "search/close", p, {tools.b.x - 6.0F * s, tools.b.y - 6.0F * s},
                            Icon::Close, paint.word("ctl.close"))
                    .clicked) {
                out.push_back(OpenSearch{false});
            }
        }
        const Commands more = search_field(paint, input, top_left(field), field_b);
        out.insert(out.end(), more.begin(), more.end());
    }
    // Layers
    const std::string& label = outer.word("tools.layers");
    const float label_width =
        input.layout.tool_labels ? outer.measure(Face::Ui, kControl, label).x + 6.0F * s : 0.0F;
    const ImVec2 a(tools.b.x + 12.0F * s, tools.a.y);
    const ImVec2 b(a.x + kHeight * s + label_width, tools.b.y);
    const PanelWindow window(outer, "tools/layers window", a, b);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    const Paint::Press press = paint.button("tools/layers", a, b);
    if (press.hovered || input.state.layers_open) {
        paint.rect({a.x + 2 * s, a.y + 2 * s}, {b.x - 2 * s, b.y - 2 * s}, theme.hover, 4.0F);
    }
    const float middle = (a.y + b.y) * 0.5F;
    draw_icon(paint, Icon::Layers, {a.x + 22.0F * s, middle}, 19.0F, theme.ink);
    if (input.layout.tool_labels) {
        text_at(paint, a.x + 38.0F * s, middle, Face::Ui, kControl, theme.ink, label);
    } else {
        paint.tooltip(label);
    }
    if (press.clicked) {
        out.push_back(ToggleLayers{});
    }
    compare_button(outer, input, {b.x + 12.0F * s, b.y}, out);
    return out;
}

Commands zoom_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    if (input.state.comparison) {
        return out;
    }
    const float s = outer.s;
    const ImVec2 a = top_left(input.layout.zoom_buttons);
    const float width = 40.0F * s;
    const float each = 41.0F * s;
    const ImVec2 b(a.x + width, a.y + 3.0F * each);
    // Keys, wheel and fingers zoom too: on a small map the buttons would only hide it.
    const bool cramped = input.layout.tools_folded && input.layout.card;
    if (cramped || b.y + 8.0F * s > static_cast<float>(input.layout.dock.top_px)) {
        return out;
    }
    const PanelWindow window(outer, "zoom", a, b);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    const ScreenPoint middle{(input.layout.free.left_px + input.layout.free.right_px) * 0.5,
                             (input.layout.free.top_px + input.layout.free.bottom_px) * 0.5};
    const auto row = [&](int i) { return ImVec2(a.x, a.y + static_cast<float>(i) * each); };
    const auto end = [&](int i) { return ImVec2(b.x, a.y + static_cast<float>(i + 1) * each); };
    if (icon_button(paint, "zoom/in", row(0), end(0), Icon::Plus, paint.word("tools.zoom_in"))
            .clicked) {
        out.push_back(ZoomAbout{middle, 2.0, true});
    }
    if (icon_button(paint, "zoom/out", row(1), end(1), Icon::Minus, paint.word("tools.zoom_out"))
            .clicked) {
        out.push_back(ZoomAbout{middle, 0.5, true});
    }
    if (icon_button(paint, "zoom/home", row(2), end(2), Icon::Home, paint.word("tools.zoom_home"))
            .clicked) {
        out.push_back(GoHome{});
    }
    for (int i = 1; i < 3; ++i) {
        const float y = std::round(row(i).y);
        paint.rect({a.x + 8.0F * s, y}, {b.x - 8.0F * s, y + 1.0F}, paint.theme->line);
    }
    return out;
}

}  // namespace nandu
