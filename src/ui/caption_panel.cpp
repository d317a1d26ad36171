#include <algorithm>
#include <cmath>

#include "calendar/write_date.h"
#include "ui/feature_card.h"
#include "ui/controls.h"
#include "ui/facts.h"
#include "ui/item_rects.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr float kCaptionWidth = 520.0F;
constexpr double kFadeSecs = 0.4;
constexpr double kTipDelaySecs = 0.25;

Paint faded(const Paint& paint, Theme& theme, float alpha) {
    theme = *paint.theme;
    for (Rgba* colour : {&theme.panel, &theme.line, &theme.ink, &theme.ink2, &theme.accent,
                         &theme.hover, &theme.link}) {
        colour->a *= alpha;
    }
    theme.shadow_alpha *= alpha;
    Paint out = paint;
    out.theme = &theme;
    return out;
}

/// The event that was just reached: what and when, above the dock. A click opens its card.
Commands announcement(const Paint& outer, const PanelInput& input) {
    Commands out;
    const AppState& state = input.state;
    if (!state.announced || state.selection == Selection(*state.announced)) {
        return out;
    }
    const float s = outer.s;
    const Event& event = input.pack.atlas[*state.announced];
    const std::string date =
        event.when.first == event.when.last
            ? write_civil(event.when.first, outer.calendar, outer.language)
            : write_date_value(event.when, outer.language, outer.calendar);
    const std::string title = in_both_scripts(event.title, outer.language);
    ScreenBox free = input.layout.free;
    if (const auto legend = outer.rects->find("legend/fold")) {
        free.left_px = legend->right_px;
    }
    const float room = static_cast<float>(free.right_px - free.left_px) - 2.0F * kGap * s;
    const float inset = 18.0F * s;
    const float widest = std::min(kCaptionWidth * s, room) - 2.0F * inset;
    const float text_width =
        std::min(widest, std::max(outer.measure(Face::Display, 22.0F, title).x + 1.0F,
                                  outer.measure(Face::Ui, kControl, date).x));
    const float title_height = outer.paragraph({}, text_width, Face::Display, 22.0F, 27.0F,
                                               outer.theme->ink, title, false);
    const float height = title_height + 22.0F * s + 20.0F * s;
    const float middle = static_cast<float>(free.left_px + free.right_px) * 0.5F;
    // Above the scale bar.
    const float bottom = static_cast<float>(input.layout.dock.top_px) - 48.0F * s;
    const ImVec2 a(std::round(middle - text_width * 0.5F - inset), std::round(bottom - height));
    const ImVec2 b(a.x + text_width + 2.0F * inset, bottom);

    const double left = state.announced_secs;
    const float alpha =
        state.reduced_motion ? 1.0F : static_cast<float>(std::clamp(left / kFadeSecs, 0.0, 1.0));
    const PanelWindow window(outer, "caption", a, b, PanelWindow::Entry::Appears);
    Theme theme;
    const Paint paint = faded(window.paint, theme, alpha);
    paint.panel(a, b);
    const Paint::Press press = paint.button("caption/event", a, b);
    if (press.hovered) {
        paint.rect({a.x + 2 * s, a.y + 2 * s}, {b.x - 2 * s, b.y - 2 * s}, theme.hover, 4.0F);
    }
    paint.text({a.x + inset, a.y + 10.0F * s}, Face::Ui, kControl, theme.accent, date);
    paint.paragraph({a.x + inset, a.y + 31.0F * s}, text_width + 1.0F, Face::Display, 22.0F, 27.0F,
                    theme.ink, title);
    if (press.clicked) {
        out.push_back(Select{*state.announced});
    }
    return out;
}

/// One sentence over the playhead until it has been moved for the first time.
void first_hint(const Paint& outer, const PanelInput& input) {
    const AppState& state = input.state;
    const bool busy = state.announced || state.menu_open || state.layers_open || state.help_open ||
                      state.search_open || (input.layout.card && input.layout.card_is_sheet);
    if (!state.first_hint || busy) {
        return;
    }
    const float s = outer.s;
    const bool court = input.pack.atlas.manifest.protagonist != kNo<PolityId>;
    const std::string& words =
        outer.word(court ? "caption.first_hint" : "caption.first_hint_time");
    const ScreenBox& dock = input.layout.dock;
    float x = static_cast<float>(dock.left_px + dock.right_px) * 0.5F;
    if (const auto head = outer.rects->find("timeline/playhead")) {
        x = static_cast<float>(head->left_px + head->right_px) * 0.5F;
    }
    const float width = outer.measure(Face::Ui, kControl, words).x + 28.0F * s;
    const float height = 32.0F * s;
    const float edge = kGap * s;
    const float left = std::clamp(
        x - width * 0.5F, edge,
        std::max(edge, static_cast<float>(input.state.viewport.width_px) - edge - width));
    const float bottom = static_cast<float>(dock.top_px) - 14.0F * s;
    const ImVec2 a(std::round(left), std::round(bottom - height));
    const ImVec2 b(a.x + width, bottom);
    const bool under_card =
        input.layout.card && b.x > static_cast<float>(input.layout.card->left_px);
    if (under_card) {
        return;
    }
    const PanelWindow window(outer, "hint", a, b);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    const float tip = std::clamp(x, a.x + 12.0F * s, b.x - 12.0F * s);
    paint.list->AddTriangleFilled({tip - 7.0F * s, b.y - 1.0F}, {tip, b.y + 7.0F * s},
                                  {tip + 7.0F * s, b.y - 1.0F}, packed(paint.theme->panel));
    paint.line({tip - 7.0F * s, b.y}, {tip, b.y + 7.0F * s}, paint.theme->line);
    paint.line({tip, b.y + 7.0F * s}, {tip + 7.0F * s, b.y}, paint.theme->line);
    paint.text_centred({(a.x + b.x) * 0.5F, (a.y + b.y) * 0.5F}, Face::Ui, kControl,
                       paint.theme->ink, words);
}

}  // namespace

Commands caption_panel(const Paint& paint, const PanelInput& input) {
    first_hint(paint, input);
    return announcement(paint, input);
}

namespace {

/// Name and years of the feature under the pointer, beside the pointer.
void feature_tooltip(const Paint& outer, const PanelInput& input, FeatureId id) {
    const float s = outer.s;
    const std::string name = feature_title(outer, input, id);
    const std::string years = feature_years(outer, input, id);
    const float inset = 12.0F * s;
    const float width = std::min(300.0F * s, std::max(outer.measure(Face::ReadingBold, 16.0F, name).x,
                                                      outer.measure(Face::Ui, 13.0F, years).x) +
                                                 2.0F);
    const auto lay = [&](const Paint& paint, ImVec2 at, bool draw) {
        float y = at.y;
        y += paint.paragraph({at.x, y}, width, Face::ReadingBold, 16.0F, 22.0F, paint.theme->ink,
                             name, draw);
        y += paint.paragraph({at.x, y}, width, Face::Ui, 13.0F, 18.0F, paint.theme->ink2, years,
                             draw);
        return y - at.y;
    };
    const float height = lay(outer, {}, false) + 16.0F * s;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float right = static_cast<float>(input.layout.free.right_px) - 8.0F * s;
    const float x = std::max(8.0F * s, std::min(mouse.x + 14.0F * s, right - width - 2.0F * inset));
    const float above = mouse.y - height - 10.0F * s;
    Paint paint = outer;
    paint.list = ImGui::GetForegroundDrawList();
    const ImVec2 a(std::round(x), std::round(above < 8.0F * s ? mouse.y + 20.0F * s : above));
    paint.panel(a, {a.x + width + 2.0F * inset, a.y + height});
    lay(paint, {a.x + inset, a.y + 8.0F * s}, true);
}

}  // namespace

Commands map_tooltip_panel(const Paint& outer, const PanelInput& input) {
    PanelMemory& memory = *outer.memory;
    const std::optional<FeatureId> feature = input.state.hovered_feature;
    if (feature != memory.hovered_feature) {
        memory.hovered_feature = feature;
        memory.hovered_secs = static_cast<double>(outer.wall_secs);
    }
    if (feature) {
        const bool in_card = input.state.selection == Selection(*feature);
        if (!in_card &&
            static_cast<double>(outer.wall_secs) - memory.hovered_secs >= kTipDelaySecs) {
            feature_tooltip(outer, input, *feature);
        }
        return {};
    }
    const std::optional<PlaceId> over = input.state.hovered_place;
    if (over != memory.hovered_place) {
        memory.hovered_place = over;
        memory.hovered_secs = static_cast<double>(outer.wall_secs);
    }
    if (!over || input.state.selection == Selection(*over) ||
        static_cast<double>(outer.wall_secs) - memory.hovered_secs < kTipDelaySecs) {
        return {};
    }
    const PickTarget* target = nullptr;
    if (input.pick_targets) {
        for (const PickTarget& one : *input.pick_targets) {
            target = one.place == *over ? &one : target;
        }
    }
    if (target == nullptr) {
        return {};
    }
    const float s = outer.s;
    const Place& place = input.pack.atlas[*over];
    const Today today = place_today(outer, input, *over);
    const std::string name = in_both_scripts(place.name, outer.language);
    const std::string modern = place.modern.empty() ? std::string()
                                                    : filled(outer.word("card.about_today"),
                                                             {place.modern.in(outer.language)});
    const float inset = 12.0F * s;
    const float widest = std::min(
        300.0F * s, static_cast<float>(input.state.viewport.width_px) - 2.0F * (kGap * s + inset));
    const float width = std::min(widest, std::max({outer.measure(Face::ReadingBold, 16.0F, name).x,
                                                   outer.measure(Face::Ui, 13.0F, modern).x,
                                                   outer.measure(Face::Ui, 13.0F, today.title).x}) +
                                             2.0F);
    const Theme& theme = *outer.theme;
    const auto lay = [&](const Paint& paint, ImVec2 at, bool draw) {
        float y = at.y;
        y += paint.paragraph({at.x, y}, width, Face::ReadingBold, 16.0F, 22.0F, theme.ink, name,
                             draw);
        y += paint.paragraph({at.x, y}, width, Face::Ui, 13.0F, 18.0F, theme.ink2, modern, draw);
        y += paint.paragraph({at.x, y}, width, Face::Ui, 13.0F, 18.0F,
                             ink_of(paint, input.pack.atlas, today.polity), today.title, draw);
        return y - at.y;
    };
    const float height = lay(outer, {}, false) + 16.0F * s;
    const float gap = 14.0F * s;
    float x = static_cast<float>(target->center.x_px) + gap;
    float y = static_cast<float>(target->box.top_px) - height - 4.0F * s;
    if (y < 8.0F * s) {
        y = static_cast<float>(target->box.bottom_px) + 8.0F * s;
    }
    const float right = static_cast<float>(input.layout.free.right_px) - 8.0F * s;
    x = std::max(8.0F * s, std::min(x, right - width - 2.0F * inset));
    Paint paint = outer;
    paint.list = ImGui::GetForegroundDrawList();
    const ImVec2 a(std::round(x), std::round(y));
    const ImVec2 b(a.x + width + 2.0F * inset, a.y + height);
    paint.panel(a, b);
    lay(paint, {a.x + inset, a.y + 8.0F * s}, true);
    return {};
}

}  // namespace nandu
