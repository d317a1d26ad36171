#include "ui/controls.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace nandu {

ImVec2 top_left(const ScreenBox& box) {
    return {static_cast<float>(box.left_px), static_cast<float>(box.top_px)};
}

ImVec2 bottom_right(const ScreenBox& box) {
    return {static_cast<float>(box.right_px), static_cast<float>(box.bottom_px)};
}

float text_at(const Paint& paint, float x, float y, Face face, float size, Rgba colour,
              std::string_view text) {
    return paint.text({x, y - paint.measure(face, size, "").y * 0.5F}, face, size, colour, text);
}

float text_at_right(const Paint& paint, float right, float y, Face face, float size, Rgba colour,
                    std::string_view text) {
    return paint.text_right({right, y - paint.measure(face, size, "").y * 0.5F}, face, size, colour,
                            text);
}

std::string_view fitting(const Paint& paint, float width, Face face, float size,
                         std::initializer_list<std::string_view> forms) {
    for (const std::string_view form : forms) {
        if (paint.measure(face, size, form).x <= width) {
            return form;
        }
    }
    return {};
}

Paint::Press icon_button(const Paint& paint, const char* id, ImVec2 a, ImVec2 b, Icon icon,
                         std::string_view tip, bool enabled) {
    const Paint::Press press = paint.button(id, a, b);
    const Theme& theme = *paint.theme;
    if (enabled && (press.hovered || press.held)) {
        paint.rect({a.x + 2 * paint.s, a.y + 2 * paint.s}, {b.x - 2 * paint.s, b.y - 2 * paint.s},
                   press.held ? theme.line : theme.hover, 4.0F);
    }
    draw_icon(paint, icon, {(a.x + b.x) * 0.5F, (a.y + b.y) * 0.5F}, 18.0F,
              enabled ? theme.ink : theme.line);
    paint.tooltip(tip);
    return press;
}

bool menu_row(const Paint& paint, const char* id, ImVec2 a, float width, const MenuRow& row) {
    const Theme& theme = *paint.theme;
    const ImVec2 b(a.x + width, a.y + kRow * paint.s);
    const Paint::Press press = paint.button(id, a, b);
    if (row.enabled && (press.hovered || press.focused)) {
        paint.rect(a, b, theme.hover);
    }
    const float middle = (a.y + b.y) * 0.5F;
    const Rgba ink = row.enabled ? theme.ink : theme.ink3;
    float x = a.x + kInset * paint.s;
    if (row.checkable) {
        if (row.on) {
            draw_icon(paint, Icon::Check, {x + 8.0F * paint.s, middle}, 15.0F, theme.ink);
        }
        x += 26.0F * paint.s;
    }
    text_at(paint, x, middle, Face::Ui, kControl, ink, row.text);
    if (!row.key.empty()) {
        text_at_right(paint, b.x - kInset * paint.s, middle, Face::Ui, kHeading, theme.ink3,
                      row.key);
    }
    return press.clicked && row.enabled;
}

float heading(const Paint& paint, ImVec2 at, float right, std::string_view text) {
    const float width = paint.text(at, Face::UiBold, kHeading, paint.theme->ink2, text);
    const float height = paint.measure(Face::UiBold, kHeading, "").y;
    const float y = std::round(at.y + height * 0.5F);
    const float from = at.x + width + 12.0F * paint.s;
    if (from < right) {
        paint.rect({from, y}, {right, y + std::max(1.0F, std::floor(paint.s))}, paint.theme->line);
    }
    return height;
}

int segments(const Paint& paint, const char* id, ImVec2 a, float width,
             std::span<const std::string_view> choices, int on, float& height) {
    const Theme& theme = *paint.theme;
    const float s = paint.s;
    const auto count = static_cast<float>(choices.size());
    float widest = 0.0F;
    for (const std::string_view choice : choices) {
        widest = std::max(widest, paint.measure(Face::UiBold, kControl, choice).x);
    }
    const bool stacked = (widest + 16.0F * s) * count > width;
    const float each = stacked ? width : width / count;
    int pressed = -1;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const auto n = static_cast<float>(i);
        const ImVec2 p(std::round(stacked ? a.x : a.x + n * each),
                       std::round(stacked ? a.y + n * kRow * s : a.y));
        const ImVec2 q(std::round(stacked ? a.x + width : a.x + (n + 1) * each),
                       std::round(p.y + (kRow - 2.0F) * s));
        const std::string name = std::string(id) + "/" + std::to_string(i);
        const Paint::Press press = paint.button(name.c_str(), p, q);
        const bool is_on = static_cast<int>(i) == on;
        if (is_on || press.hovered) {
            paint.rect(p, q, is_on ? theme.hover : theme.panel2, 4.0F);
        }
        if (is_on) {
            paint.outline(p, q, theme.line, 4.0F);
        }
        paint.text_centred({(p.x + q.x) * 0.5F, (p.y + q.y) * 0.5F},
                           is_on ? Face::UiBold : Face::Ui, kControl, theme.ink, choices[i]);
        if (press.clicked) {
            pressed = static_cast<int>(i);
        }
    }
    height = (stacked ? count : 1.0F) * kRow * s;
    return pressed;
}

}  // namespace nandu
