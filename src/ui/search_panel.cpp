#include <algorithm>
#include <cmath>

#include <SDL.h>

#include "base/utf8.h"
#include "calendar/write_date.h"
#include "ui/controls.h"
#include "ui/focus.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/panels.h"
#include "ui/search_choice.h"
#include "ui/text_field.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr std::size_t kMostRows = 8;
constexpr float kListWidth = 460.0F;
constexpr float kHitRow = 36.0F;

/// What a hit is, for the right edge of its row: "prefecture", "9 Jan 1127".
std::string kind_of(const Paint& paint, const PanelInput& input, const SearchHit& hit) {
    const Atlas& atlas = input.pack.atlas;
    if (const auto* place = std::get_if<PlaceId>(&hit.what)) {
        std::string_view key = word_of(atlas[*place].kind);
        return paint.word("kind." + std::string(key));
    }
    if (const auto* event = std::get_if<EventId>(&hit.what)) {
        return write_date_value(atlas[*event].when, paint.language, paint.calendar);
    }
    if (std::holds_alternative<PersonId>(hit.what)) {
        return paint.word("kind.person");
    }
    return paint.word("kind.day");
}

std::string folded_of(char32_t c) {
    std::string one;
    append_utf8(one, c);
    return folded_for_search(one);
}

/// Draws `text` with the part that the query matched in bold. Returns its width.
float text_with_match(const Paint& paint, float x, float y, const std::string& text,
                      std::string_view query) {
    const std::string folded_query = folded_for_search(query);
    // Folding drops and shortens characters, so the match is found by growing prefixes.
    std::size_t from = std::string::npos;
    std::size_t to = 0;
    if (!folded_query.empty()) {
        for (std::size_t i = 0; i <= text.size() && from == std::string::npos; ++i) {
            if (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) {
                continue;
            }
            std::size_t behind = i;
            if (i < text.size() && folded_of(next_code_point(text, behind)).empty()) {
                continue;  // The bold part does not begin with a bracket.
            }
            const std::string rest = folded_for_search(std::string_view(text).substr(i));
            if (rest.compare(0, folded_query.size(), folded_query) == 0) {
                from = i;
                for (to = i; to < text.size(); ++to) {
                    if (folded_for_search(std::string_view(text).substr(i, to - i)).size() >=
                            folded_query.size() &&
                        (static_cast<unsigned char>(text[to]) & 0xC0U) != 0x80U) {
                        break;
                    }
                }
            }
        }
    }
    const Rgba ink = paint.theme->ink;
    if (from == std::string::npos) {
        return text_at(paint, x, y, Face::Ui, kControl, ink, text);
    }
    const std::string_view all(text);
    float pen = x;
    pen += text_at(paint, pen, y, Face::Ui, kControl, ink, all.substr(0, from));
    pen += text_at(paint, pen, y, Face::UiBold, kControl, ink, all.substr(from, to - from));
    pen += text_at(paint, pen, y, Face::Ui, kControl, ink, all.substr(to));
    return pen - x;
}

int& current_row(const Paint& paint, const std::string& query, std::size_t rows) {
    PanelMemory& memory = *paint.memory;
    if (memory.search_row_for != query) {
        memory.search_row_for = query;
        memory.search_row = 0;
    }
    memory.search_row = std::clamp(memory.search_row, 0, std::max(0, static_cast<int>(rows) - 1));
    return memory.search_row;
}

}  // namespace

Commands chosen(const SearchHit& hit, const PanelInput& input) {
    Commands out;
    if (const auto* place = std::get_if<PlaceId>(&hit.what)) {
        out.push_back(Select{*place});
    } else if (const auto* event = std::get_if<EventId>(&hit.what)) {
        const DateValue& when = input.pack.atlas[*event].when;
        if (input.state.day < when.first || when.last < input.state.day) {
            out.push_back(SetDay{when.first});
        }
        out.push_back(Select{*event});
    } else if (const auto* person = std::get_if<PersonId>(&hit.what)) {
        out.push_back(Select{*person});
    } else if (const auto* day = std::get_if<Day>(&hit.what)) {
        out.push_back(SetDay{*day});
    }
    out.push_back(OpenSearch{false});
    return out;
}

Commands search_field(const Paint& paint, const PanelInput& input, ImVec2 a, ImVec2 b) {
    Commands out;
    std::string text = input.state.search_text;
    const bool was_open = input.state.search_open;
    const bool take_keys = was_open && paint.memory->search_row < 0;
    const FieldState field =
        text_field(paint, "search/field", a, b, text, paint.word("search.hint"), take_keys);
    if (field.active && !was_open) {
        out.push_back(OpenSearch{true});
    }
    if (field.changed) {
        out.push_back(SetSearchText{text});
    }
    if (!was_open) {
        paint.memory->search_row = -1;  // So that it takes the keys when it opens.
        return out;
    }
    const std::vector<SearchHit> hits = input.search.find(text, kMostRows);
    int& row = current_row(paint, text, hits.size());
    if (field.active && !hits.empty()) {
        const ImGuiIO& io = ImGui::GetIO();
        if (ImGui::IsKeyPressed(io.KeyMap[ImGuiKey_DownArrow])) {
            row = (row + 1) % static_cast<int>(hits.size());
        }
        if (ImGui::IsKeyPressed(io.KeyMap[ImGuiKey_UpArrow])) {
            row = (row + static_cast<int>(hits.size()) - 1) % static_cast<int>(hits.size());
        }
    }
    if (field.entered && !hits.empty()) {
        return chosen(hits[static_cast<std::size_t>(row)], input);
    }
    if (field.entered) {
        if (const auto nearest = input.search.nearest(text)) {
            out.push_back(SetSearchText{*nearest});
        }
    }
    return out;
}

Commands search_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    const AppState& state = input.state;
    if (!state.search_open || state.search_text.empty()) {
        return out;
    }
    const float s = outer.s;
    const Theme& theme = *outer.theme;
    const std::vector<SearchHit> hits = input.search.find(state.search_text, kMostRows);
    const ScreenBox field = search_field_box(outer, input);
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float gap = kGap * s;
    const float width = std::min(kListWidth * s, display.x - 2.0F * gap);
    ImVec2 a(std::min(static_cast<float>(field.left_px), display.x - gap - width),
             static_cast<float>(field.bottom_px) + 8.0F * s);
    a.x = std::max(a.x, gap);

    if (hits.empty()) {
        const auto nearest = input.search.nearest(state.search_text);
        const std::string sentence =
            nearest ? filled(outer.word("search.nearest"), {state.search_text, *nearest})
                    : filled(outer.word("search.nothing"), {state.search_text});
        const float inner = width - 2.0F * kInset * s;
        const float height =
            outer.paragraph({}, inner, Face::Ui, kControl, 20.0F, theme.ink, sentence, false);
        const ImVec2 b(a.x + width, a.y + height + 20.0F * s);
        const PanelWindow window(outer, "search", a, b, PanelWindow::Entry::Appears);
        const Paint& paint = window.paint;
        paint.panel(a, b);
        const Paint::Press press = paint.button("search/nearest", a, b);
        if (press.hovered && nearest) {
            paint.rect(a, b, theme.hover, 6.0F);
        }
        paint.paragraph({a.x + kInset * s, a.y + 10.0F * s}, inner, Face::Ui, kControl, 20.0F,
                        theme.ink, sentence);
        if (press.clicked && nearest) {
            out.push_back(SetSearchText{*nearest});
        }
        return out;
    }

    const float pad = 6.0F * s;
    const float room = static_cast<float>(input.layout.dock.top_px) - 8.0F * s - a.y - 2.0F * pad;
    const auto fit = static_cast<std::size_t>(std::max(1.0F, std::floor(room / (kHitRow * s))));
    const std::size_t rows = std::min(hits.size(), fit);
    const ImVec2 b(a.x + width, a.y + static_cast<float>(rows) * kHitRow * s + 2.0F * pad);
    const PanelWindow window(outer, "search", a, b, PanelWindow::Entry::Appears);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    int& row = current_row(paint, state.search_text, rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const SearchHit& hit = hits[i];
        const ImVec2 p(a.x, a.y + pad + static_cast<float>(i) * kHitRow * s);
        const ImVec2 q(b.x, p.y + kHitRow * s);
        const Paint::Press press = paint.button(("search/row" + std::to_string(i)).c_str(), p, q);
        if (press.hovered &&
            (ImGui::GetIO().MouseDelta.x != 0.0F || ImGui::GetIO().MouseDelta.y != 0.0F)) {
            row = static_cast<int>(i);
        }
        if (static_cast<int>(i) == row) {
            paint.rect(p, q, theme.hover);
        }
        const float middle = (p.y + q.y) * 0.5F;
        const float inset = kInset * s;
        const std::string kind = kind_of(paint, input, hit);
        const float kind_width = paint.measure(Face::Ui, kHeading, kind).x;
        text_at_right(paint, q.x - inset, middle, Face::Ui, kHeading, theme.ink2, kind);
        ImGui::PushClipRect(p, {q.x - inset - kind_width - 8.0F * s, q.y}, true);
        paint.list->PushClipRect(p, {q.x - inset - kind_width - 8.0F * s, q.y}, true);
        const std::string title = in_both_scripts(hit.title, paint.language);
        const float end =
            p.x + inset + text_with_match(paint, p.x + inset, middle, title, state.search_text);
        if (!hit.detail.empty() && title.find(hit.detail) == std::string::npos) {
            text_at(paint, end + 10.0F * s, middle, Face::Ui, kHeading, theme.ink2, hit.detail);
        }
        paint.list->PopClipRect();
        ImGui::PopClipRect();
        if (press.clicked) {
            return chosen(hit, input);
        }
    }
    return out;
}

}  // namespace nandu
