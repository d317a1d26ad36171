#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "calendar/civil.h"
#include "calendar/write_date.h"
#include "ui/card_writer.h"
#include "ui/controls.h"
#include "ui/focus.h"
#include "ui/item_rects.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/panels.h"
#include "ui/swatch.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr std::size_t kRowsAtFirst = 12;  ///< Of a group, until it is unfolded.
constexpr float kBar = 14.0F;

std::string lord_name(const Paint& paint, const Atlas& atlas, PolityId polity) {
    return polity == kNo<PolityId> ? paint.word("compare.nobody") : polity_name(paint, atlas, polity);
}

/// The day that a pane shows, at its upper left; pressing it gives that day to the hand.
void date_plate(const Paint& outer, const PanelInput& input, const char* id, ImVec2 a, float room,
                bool then, Commands& out) {
    const AppState& state = input.state;
    const Comparison& comparison = *state.comparison;
    const Day day = then ? comparison.then : state.day;
    const float s = outer.s;
    const float size = input.layout.dock_kind == Layout::Dock::Folded ? 22.0F : 28.0F;
    const std::string date = write_civil(day, outer.calendar, outer.language);
    const std::string& which = outer.word(then ? "compare.then" : "compare.now");
    std::string under = which;
    const Manifest& manifest = input.pack.atlas.manifest;
    if (manifest.protagonist != kNo<PolityId> && state.lunar_shown) {
        if (const auto reign = write_reign_date(day, input.pack.atlas[manifest.protagonist].key,
                                                input.pack.calendars)) {
            under = joined({under, reign->in(outer.language == Language::Hans ? Language::Hans
                                                                             : Language::Hant)});
        }
    }
    if (outer.measure(Face::Reading, 15.0F, under).x + 2.0F * kInset * s > room) {
        under = which;  // Says less where room is short.
    }
    const ImVec2 date_size = outer.measure(Face::Display, size, date);
    const ImVec2 under_size = outer.measure(Face::Reading, 15.0F, under);
    const ImVec2 b(a.x + std::max(date_size.x, under_size.x) + 2.0F * kInset * s,
                   a.y + date_size.y + under_size.y + 18.0F * s);
    const PanelWindow window(outer, id, a, b);
    const Paint& paint = window.paint;
    const Theme& theme = *paint.theme;
    paint.panel(a, b);
    const Paint::Press press = paint.button(then ? "compare/then" : "compare/now", a, b);
    const bool held = comparison.hand_on_then == then;
    if (press.hovered) {
        paint.rect({a.x + 2 * s, a.y + 2 * s}, {b.x - 2 * s, b.y - 2 * s}, theme.hover, 4.0F);
    }
    if (held) {
        paint.rect({a.x, b.y - 3.0F * s}, b, theme.accent, 2.0F);
    }
    paint.tooltip(paint.word(held ? "compare.hand_here" : "compare.take_hand"));
    paint.text({a.x + kInset * s, a.y + 8.0F * s}, Face::Display, size, theme.ink, date);
    paint.text({a.x + kInset * s, a.y + 9.0F * s + date_size.y}, Face::Reading, 15.0F, theme.ink2,
               under);
    if (press.clicked) {
        out.push_back(TakeHand{then});
    }
}

/// Between the two days: a line that can be drawn aside, or how much of each shines.
void divider(const Paint& outer, const PanelInput& input, Commands& out) {
    const Comparison& comparison = *input.state.comparison;
    const float s = outer.s;
    const ScreenBox& free = input.layout.free;
    const Theme& theme = *outer.theme;
    const auto height = static_cast<float>(free.bottom_px);
    const auto set = [&](const Paint::Press& press, double share) {
        if (press.held) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
            out.push_back(SetCompareShare{share, ImGui::IsItemActivated() ? Phase::Begin
                                                                         : Phase::Continue});
        } else if (ImGui::IsItemDeactivated()) {
            out.push_back(SetCompareShare{comparison.share, Phase::End});
        }
    };
    const auto mouse_x = static_cast<double>(ImGui::GetIO().MousePos.x);
    if (comparison.mode == CompareMode::SideBySide) {
        const ScreenBox& then = input.layout.panes[0].box;
        const ScreenBox& now = input.layout.panes[1].box;
        const PanelWindow window(outer, "compare/gap", {static_cast<float>(then.right_px), 0.0F},
                                 {static_cast<float>(now.left_px), height});
        window.paint.rect({static_cast<float>(then.right_px), 0.0F},
                          {static_cast<float>(now.left_px), height}, theme.line);
    } else if (comparison.mode == CompareMode::Wipe) {
        const auto x = static_cast<float>(*input.layout.divider_x_px);
        const ImVec2 a(x - 14.0F * s, 0.0F);
        const ImVec2 b(x + 14.0F * s, height);
        const PanelWindow window(outer, "compare/divider window", a, b);
        const Paint& paint = window.paint;
        const Paint::Press press = paint.button("compare/divider", a, b);
        paint.rect({x - 2.0F * s, 0.0F}, {x + 2.0F * s, height}, theme.panel);
        paint.rect({x - 0.8F * s, 0.0F}, {x + 0.8F * s, height}, theme.ink);
        const float middle = height * 0.5F;
        const bool lively = press.hovered || press.held;
        paint.rect({x - 7.0F * s, middle - 22.0F * s}, {x + 7.0F * s, middle + 22.0F * s},
                   lively ? mixed(theme.accent, theme.ink, 0.14F) : theme.accent, 5.0F);
        for (const float dx : {-2.0F, 2.0F}) {
            paint.rect({x + (dx - 0.6F) * s, middle - 8.0F * s},
                       {x + (dx + 0.6F) * s, middle + 8.0F * s}, theme.on_accent);
        }
        if (press.hovered) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        }
        set(press, mouse_x / std::max(1.0, free.right_px));
    } else {
        const float width = std::min(360.0F * s, static_cast<float>(free.right_px) - 32.0F * s);
        const float left = (static_cast<float>(free.right_px) - width) * 0.5F;
        const ImVec2 a(left, height - 60.0F * s);
        const ImVec2 b(left + width, height - 16.0F * s);
        const PanelWindow window(outer, "compare/divider window", a, b);
        const Paint& paint = window.paint;
        paint.panel(a, b);
        const float middle = (a.y + b.y) * 0.5F;
        const float x0 =
            a.x + (kInset * 2.0F) * s + paint.measure(Face::Ui, kControl, paint.word("compare.then")).x;
        const float x1 =
            b.x - (kInset * 2.0F) * s - paint.measure(Face::Ui, kControl, paint.word("compare.now")).x;
        text_at(paint, a.x + kInset * s, middle, Face::Ui, kControl, theme.ink,
                paint.word("compare.then"));
        text_at_right(paint, b.x - kInset * s, middle, Face::Ui, kControl, theme.ink,
                      paint.word("compare.now"));
        const float x = x0 + (x1 - x0) * static_cast<float>(comparison.share);
        const Paint::Press press = paint.button("compare/divider", {x0 - 8.0F * s, a.y + 4.0F * s},
                                                {x1 + 8.0F * s, b.y - 4.0F * s});
        paint.rect({x0, middle - 2.0F * s}, {x1, middle + 2.0F * s}, theme.track, 2.0F);
        paint.list->AddCircleFilled({x, middle}, 8.0F * s, packed(theme.ink), 24);
        set(press, (mouse_x - static_cast<double>(x0)) / static_cast<double>(x1 - x0));
    }
}

/// The holders of one polity's towns on the two days, as two bars of equal scale.
float bars(const Paint& paint, const PanelInput& input, const WhatChanged& changed, float left,
           float right, float y) {
    const Atlas& atlas = input.pack.atlas;
    const float s = paint.s;
    const Theme& theme = *paint.theme;
    const float scale = (right - left) / static_cast<float>(std::max(1, changed.subject_then));
    const auto bar = [&](float x, float width, PolityId polity) {
        const Rgba fill = polity == kNo<PolityId> ? theme.track : fill_of(paint, atlas, polity);
        paint.rect({x, y}, {std::max(x + 1.0F, x + width - 1.0F), y + kBar * s},
                   mixed(fill, theme.panel, 0.2F), 2.0F);
    };
    const auto words = [&](const std::string& at_left, const std::string& at_right) {
        y += (kBar + 3.0F) * s;
        text_at(paint, left, y + 9.0F * s, Face::Ui, 13.0F, theme.ink2, at_left);
        const float room = right - left - paint.measure(Face::Ui, 13.0F, at_left).x - 12.0F * s;
        if (paint.measure(Face::Ui, 13.0F, at_right).x <= room) {
            text_at_right(paint, right, y + 9.0F * s, Face::Ui, 13.0F, theme.ink2, at_right);
        } else {
            y += 18.0F * s;
            y += paint.paragraph({left, y}, right - left, Face::Ui, 13.0F, 18.0F, theme.ink2,
                                 at_right) -
                 18.0F * s;
        }
        y += 24.0F * s;
    };
    bar(left, right - left, changed.subject);
    words(year_words(paint, input.state.comparison->then),
          fmt::format("{} {}", lord_name(paint, atlas, changed.subject), changed.subject_then));
    float x = left;
    std::string counted;
    for (const SeatCount& heir : changed.heirs) {
        const float width = scale * static_cast<float>(heir.seats);
        bar(x, width, heir.polity);
        x += width;
        counted = joined({counted, fmt::format("{} {}", lord_name(paint, atlas, heir.polity),
                                               heir.seats)});
    }
    words(year_words(paint, input.state.day), counted);
    return y;
}

void group_rows(CardWriter& writer, const PanelInput& input, const ChangedGroup& group,
                bool& unfolded, const std::string& id, std::optional<SeatId>& pointed) {
    const Paint& paint = writer.paint();
    const Atlas& atlas = input.pack.atlas;
    const float s = paint.s;
    const Theme& theme = *paint.theme;
    writer.space(12.0F);
    const float y = writer.y();
    draw_swatch(paint, atlas, {writer.left(), y + 2.0F * s},
                {writer.left() + 22.0F * s, y + 16.0F * s}, group.to);
    const std::string count = fmt::format("{}", group.seats.size());
    const float count_width = paint.measure(Face::UiBold, kControl, count).x + 10.0F * s;
    const float inset = 32.0F * s;
    const float height = paint.paragraph(
        {writer.left() + inset, y}, writer.width() - inset - count_width, Face::UiBold, kControl,
        19.0F, theme.ink,
        filled(paint.word("compare.from_to"),
               {lord_name(paint, atlas, group.from), lord_name(paint, atlas, group.to)}));
    paint.text_right({writer.right(), y}, Face::UiBold, kControl, theme.ink, count);
    paint.rect({writer.left(), y + height + 4.0F * s},
               {writer.right(), y + height + 4.0F * s + std::max(1.0F, std::round(s * 0.8F))},
               theme.line);
    writer.space((height / s) + 9.0F);

    const std::size_t shown =
        unfolded ? group.seats.size() : std::min(group.seats.size(), kRowsAtFirst);
    for (std::size_t i = 0; i < shown; ++i) {
        const ChangedSeat& changed = group.seats[i];
        const Seat& seat = atlas[changed.seat];
        const std::string row_id = "compare/" + seat.key;
        std::string when;
        if (changed.holding >= 0) {
            const Timespan& span = atlas.holdings[static_cast<std::size_t>(changed.holding)].span;
            when = begin_for_column(paint, span);
        }
        CardWriter::Row row;
        const std::string name = in_both_scripts(seat.name, paint.language);
        row.left = name;
        row.right = when;
        row.link = true;
        row.face = Face::Reading;
        const Paint::Press press = writer.row(row_id.c_str(), row);
        if (press.hovered || press.focused) {
            pointed = changed.seat;
        }
        if (press.clicked) {
            writer.out().push_back(ShowSeat{changed.seat});
        }
    }
    if (shown < group.seats.size()) {
        CardWriter::Row row;
        const std::string more = filled(paint.word("compare.more"),
                                        {fmt::format("{}", group.seats.size() - shown)});
        row.left = more;
        row.link = true;
        if (writer.row(id.c_str(), row).clicked) {
            unfolded = true;
        }
    }
}

void changes_list(const Paint& outer, const PanelInput& input, Commands& out) {
    const ImVec2 a = top_left(*input.layout.changes);
    const ImVec2 b = bottom_right(*input.layout.changes);
    const AppState& state = input.state;
    const Comparison& comparison = *state.comparison;
    const PanelWindow window(outer, "changes", a, b);
    const Paint& paint = window.paint;
    const Theme& theme = *paint.theme;
    const float s = paint.s;
    paint.rect(a, b, theme.panel);
    paint.rect(a, {a.x + std::max(1.0F, std::round(s * 0.8F)), b.y}, theme.line);

    const float left = a.x + 20.0F * s;
    const float right = b.x - 20.0F * s;
    float y = a.y + 12.0F * s;
    const ImVec2 close(b.x - 46.0F * s, a.y + 10.0F * s);
    if (icon_button(paint, "compare/close", close, {close.x + 36.0F * s, close.y + 36.0F * s},
                    Icon::Close, paint.word("compare.close"))
            .clicked) {
        out.push_back(Compare{false});
    }
    y += paint.paragraph({left, y}, close.x - left - 4.0F * s, Face::Display, 26.0F, 32.0F,
                         theme.ink, paint.word("compare.title"));
    y = std::max(y + 8.0F * s, close.y + 42.0F * s);
    const std::string_view modes[] = {paint.word("compare.side_by_side"), paint.word("compare.wipe"),
                                      paint.word("compare.fade")};
    float height = 0.0F;
    const int pressed = segments(paint, "compare/mode", {left, y}, right - left, modes,
                                 static_cast<int>(comparison.mode), height);
    if (pressed >= 0) {
        out.push_back(SetCompareMode{static_cast<CompareMode>(pressed)});
    }
    y += height + 8.0F * s;

    const WhatChanged& changed = *input.changes;
    const Atlas& atlas = input.pack.atlas;
    ScrollArea scroll(paint, "changes", {a.x + 2.0F, y}, {b.x - 10.0F * s, b.y - 4.0F * s});
    CardWriter writer(paint, input, left, right, scroll.top() + 6.0F * s, &scroll);
    if (changed.groups.empty()) {
        writer.text(paint.word("compare.nothing"));
        scroll.finish(writer.y() + 12.0F * s);
        return;
    }
    const auto day = [&](Day d) { return write_civil(d, paint.calendar, paint.language); };
    writer.text(filled(paint.word("compare.told"),
                       {lord_name(paint, atlas, changed.subject),
                        fmt::format("{}", changed.subject_then), day(comparison.then),
                        fmt::format("{}", changed.subject_now), day(state.day)}));
    writer.space(10.0F);
    const float bars_end = bars(paint, input, changed, left, right, writer.y());
    writer.move_to(bars_end, &scroll);
    std::optional<SeatId> pointed;
    for (std::size_t i = 0; i < changed.groups.size(); ++i) {
        const ChangedGroup& group = changed.groups[i];
        const std::string id = fmt::format("compare/more/{}", i);
        const std::string memory_key = fmt::format("{}:{}", static_cast<int>(group.from),
                                                   static_cast<int>(group.to));
        group_rows(writer, input, group, paint.memory->unfolded_changes[memory_key], id, pointed);
    }
    writer.space(14.0F);
    writer.note(paint.word("compare.note"), theme.ink2);
    scroll.finish(writer.y() + 12.0F * s);
    if (pointed != comparison.pointed) {
        out.push_back(PointAtChange{pointed});
    }
    out.insert(out.end(), writer.out().begin(), writer.out().end());
}

}  // namespace

Commands compare_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    if (!input.state.comparison || !input.changes) {
        return out;
    }
    const float s = outer.s;
    const float gap = kGap * s;
    const Layout& layout = input.layout;
    divider(outer, input, out);
    const bool side_by_side = input.state.comparison->mode == CompareMode::SideBySide;
    const float room =
        static_cast<float>(side_by_side ? layout.panes[0].box.right_px : layout.free.right_px * 0.5) -
        2.0F * gap;
    date_plate(outer, input, "compare/then window", {gap, gap}, room, true, out);
    ImVec2 now(static_cast<float>(layout.panes[1].box.left_px) + gap, gap);
    if (!side_by_side) {
        // The line may be drawn anywhere: the second day stands at the right edge.
        const auto then = outer.rects->find("compare/then window");
        const auto width = then ? static_cast<float>(then->right_px - then->left_px) : 240.0F * s;
        now.x = static_cast<float>(layout.free.right_px) - gap - width;
    }
    date_plate(outer, input, "compare/now window", now, room, false, out);
    if (layout.changes) {
        changes_list(outer, input, out);
    }
    return out;
}

}  // namespace nandu
