#include "ui/paint.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <imgui_internal.h>

#include "base/utf8.h"
#include "map/line_breaks.h"
#include "ui/focus.h"
#include "ui/fonts.h"
#include "ui/item_rects.h"

namespace nandu {
namespace {

constexpr float kTooltipSecs = 0.4F;
constexpr float kTooltipSize = 14.0F;
constexpr float kTooltipWidest = 320.0F;

std::vector<TextLine> wrapped(const Paint& paint, std::string_view text, float width, Face face,
                              float size) {
    const float size_px = size * paint.s;
    return broken_into_lines(text, static_cast<double>(width), [&](char32_t c) {
        return static_cast<double>(paint.fonts->glyph(face, size_px, c).advance_px);
    });
}

}  // namespace

ImU32 packed(Rgba colour) {
    return ImGui::ColorConvertFloat4ToU32({colour.r, colour.g, colour.b, colour.a});
}

const std::string& Paint::word(std::string_view key) const {
    return strings->get(key, language);
}

float Paint::text(ImVec2 top_left, Face face, float size, Rgba colour,
                  std::string_view words) const {
    const float size_px = size * s;
    const float baseline = std::round(top_left.y + fonts->line_size(face, size_px).ascent_px);
    const ImU32 ink = packed(colour);
    const ImVec2 clip_min = list->GetClipRectMin();
    const ImVec2 clip_max = list->GetClipRectMax();
    float pen = top_left.x;
    for (std::size_t at = 0; at < words.size();) {
        const Fonts::Glyph glyph = fonts->glyph(face, size_px, next_code_point(words, at));
        const float before = pen;
        pen += glyph.advance_px;
        if (pen + size_px < clip_min.x || before - size_px > clip_max.x) {
            continue;
        }
        const PlacedGlyph placed = snapped({glyph.key, 0.0F, 0.0F}, before, baseline);
        const CachedGlyph& drawn = fonts->picture(placed.key);
        if (drawn.box.empty()) {
            continue;
        }
        const ImVec2 a(placed.x_px + static_cast<float>(drawn.left_px),
                       placed.y_px - static_cast<float>(drawn.top_px));
        const ImVec2 size_of(static_cast<float>(drawn.box.width),
                             static_cast<float>(drawn.box.height));
        const ImVec2 uv(static_cast<float>(drawn.box.left), static_cast<float>(drawn.box.top));
        if (a.y > clip_max.y || a.y + size_of.y < clip_min.y) {
            continue;
        }
        list->PrimReserve(6, 4);
        list->PrimRectUV(a, {a.x + size_of.x, a.y + size_of.y}, uv,
                         {uv.x + size_of.x, uv.y + size_of.y}, ink);
    }
    return pen - top_left.x;
}

float Paint::text_right(ImVec2 top_right, Face face, float size, Rgba colour,
                        std::string_view words) const {
    return text({top_right.x - measure(face, size, words).x, top_right.y}, face, size, colour,
                words);
}

float Paint::text_centred(ImVec2 middle, Face face, float size, Rgba colour,
                          std::string_view words) const {
    const ImVec2 box = measure(face, size, words);
    return text({middle.x - box.x * 0.5F, middle.y - box.y * 0.5F}, face, size, colour, words);
}

ImVec2 Paint::measure(Face face, float size, std::string_view words) const {
    const Fonts::LineSize line_size = fonts->line_size(face, size * s);
    float width = 0.0F;
    for (std::size_t at = 0; at < words.size();) {
        width += fonts->glyph(face, size * s, next_code_point(words, at)).advance_px;
    }
    return {width, line_size.ascent_px + line_size.descent_px};
}

float Paint::paragraph(ImVec2 top_left, float width, Face face, float size, float line_height,
                       Rgba colour, std::string_view words, bool draw) const {
    if (words.empty()) {
        return 0.0F;
    }
    const std::vector<TextLine> lines = wrapped(*this, words, width, face, size);
    const float step = line_height * s;
    if (draw) {
        const float lead = (step - measure(face, size, "").y) * 0.5F;
        float y = top_left.y + lead;
        for (const TextLine& one : lines) {
            text({top_left.x, y}, face, size, colour, words.substr(one.begin, one.end - one.begin));
            y += step;
        }
    }
    return step * static_cast<float>(lines.size());
}

float Paint::last_line_width(float width, Face face, float size, std::string_view words) const {
    const TextLine last = wrapped(*this, words, width, face, size).back();
    return measure(face, size, words.substr(last.begin, last.end - last.begin)).x;
}

void Paint::rect(ImVec2 a, ImVec2 b, Rgba fill, float radius) const {
    list->AddRectFilled(a, b, packed(fill), radius * s);
}

void Paint::outline(ImVec2 a, ImVec2 b, Rgba colour, float radius, float width) const {
    list->AddRect(a, b, packed(colour), radius * s, 0, width);
}

void Paint::line(ImVec2 a, ImVec2 b, Rgba colour, float width) const {
    list->AddLine(a, b, packed(colour), width);
}

void Paint::hatch(ImVec2 a, ImVec2 b, Rgba colour, float on, float period) const {
    if (b.x <= a.x || b.y <= a.y) {
        return;
    }
    const float step = period * s * 1.41421356F;
    const float rise = b.y - a.y;
    list->PushClipRect(a, b, true);
    // Stripes keep their places on the screen, so that neighbouring boxes join.
    const float first = std::floor((a.x + a.y) / step) * step - a.y;
    for (float x = first; x < b.x + rise; x += step) {
        list->AddLine({x, a.y}, {x - rise, b.y}, packed(colour), on * s);
    }
    list->PopClipRect();
}

void Paint::fade(ImVec2 a, ImVec2 b, Rgba left, Rgba right) const {
    list->AddRectFilledMultiColor(a, b, packed(left), packed(right), packed(right), packed(left));
}

void Paint::panel(ImVec2 a, ImVec2 b) const {
    const ImU32 shadow = packed(rgba(0, theme->shadow_alpha));
    // Rings that reach a little under the panel: what it covers would be painted for nothing.
    for (const float out : {4.0F, 2.0F, 1.0F}) {
        const float down = 1.5F * s;
        const float under = down + 4.0F * s;
        const float wide = out * s + under;
        const float o = out * s - wide * 0.5F;
        list->AddRect({a.x - o, a.y - o + down}, {b.x + o, b.y + o + down}, shadow,
                      6.0F * s + o, ImDrawFlags_None, wide);
    }
    rect(a, b, theme->panel, 6.0F);
    outline(a, b, theme->line, 6.0F);
}

Paint::Press Paint::button(const char* id, ImVec2 a, ImVec2 b) const {
    Press press;
    if (b.x - a.x < 1.0F || b.y - a.y < 1.0F) {
        return press;
    }
    rects->mark(id, {a.x, a.y, b.x, b.y});
    focus->offer(id);
    ImGui::SetCursorScreenPos(a);
    press.clicked = ImGui::InvisibleButton(id, {b.x - a.x, b.y - a.y});
    press.hovered = ImGui::IsItemHovered();
    press.held = ImGui::IsItemActive();
    press.focused = focus->is(id);
    press.clicked = press.clicked || focus->activated(id);
    if (press.focused) {
        const float out = 2.0F * s;
        outline({a.x - out, a.y - out}, {b.x + out, b.y + out}, theme->link, 5.0F, 2.0F * s);
    }
    return press;
}

void Paint::tooltip(std::string_view words) const {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    if (words.empty() || !ImGui::IsItemHovered() || context.HoveredIdTimer < kTooltipSecs ||
        ImGui::IsItemActive()) {
        return;
    }
    Paint over = *this;
    over.list = ImGui::GetForegroundDrawList();
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float pad = 8.0F * s;
    const float line_height = kTooltipSize * 1.4F;
    const float widest = std::min(kTooltipWidest * s, display.x - 4.0F * pad);
    const float width = std::min(measure(Face::Ui, kTooltipSize, words).x + 1.0F, widest);
    const float height =
        paragraph({}, width, Face::Ui, kTooltipSize, line_height, theme->ink, words, false);
    const ImVec2 item_min = ImGui::GetItemRectMin();
    const ImVec2 item_max = ImGui::GetItemRectMax();
    const ImVec2 box(width + 2.0F * pad, height + pad);
    float x = std::clamp(ImGui::GetIO().MousePos.x - pad, pad, display.x - box.x - pad);
    float y = item_max.y + pad;
    if (y + box.y > display.y - pad) {
        y = item_min.y - pad - box.y;
    }
    x = std::round(x);
    y = std::round(std::max(pad, y));
    over.panel({x, y}, {x + box.x, y + box.y});
    over.paragraph({x + pad, y + pad * 0.5F}, width, Face::Ui, kTooltipSize, line_height,
                   theme->ink, words);
}

}  // namespace nandu
