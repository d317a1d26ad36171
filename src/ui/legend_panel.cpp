#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "map/because.h"
#include "map/routes.h"
#include "map/symbols.h"
#include "ui/controls.h"
#include "ui/facts.h"
#include "ui/feature_card.h"
#include "ui/item_rects.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/panels.h"
#include "ui/swatch.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr float kLegendRow = 27.0F;
constexpr float kHeader = 40.0F;
constexpr float kSign = 30.0F;  ///< Width of the column of signs.

struct LegendRow {
    std::string words;
    std::function<void(const Paint&, ImVec2 middle)> sign;
};

void sign_line(const Paint& paint, ImVec2 middle, Rgba colour, float width, bool dashed) {
    const float half = 11.0F * paint.s;
    if (!dashed) {
        paint.line({middle.x - half, middle.y}, {middle.x, middle.y}, colour, width * paint.s);
        paint.line({middle.x + 3.0F * paint.s, middle.y}, {middle.x + half, middle.y}, colour,
                   width * paint.s);
        return;
    }
    for (float x = -half; x < half; x += 8.0F * paint.s) {
        paint.line({middle.x + x, middle.y},
                   {middle.x + std::min(x + 5.0F * paint.s, half), middle.y}, colour,
                   width * paint.s);
    }
}

/// A raid that the legend can show: who stands on whose land.
struct Raid {
    PolityId raider = kNo<PolityId>, land = kNo<PolityId>;
};

Raid raid_on(const PanelInput& input) {
    const std::shared_ptr<const HolderTable> table = input.holders.at(input.state.day);
    if (table) {
        for (const HolderTable::Entry& entry : table->entries) {
            if (entry.raid) {
                return {entry.holder, entry.before};
            }
        }
    }
    return {};
}

/// Two lords between whom a seat is contested.
struct Contest {
    PolityId holder = kNo<PolityId>, rival = kNo<PolityId>;
};

Contest contest_on(const PanelInput& input) {
    const std::shared_ptr<const HolderTable> table = input.holders.at(input.state.day);
    for (const HolderTable::Entry& entry : table->entries) {
        if (entry.contested) {
            return {entry.holder, entry.before};
        }
    }
    return {};
}

/// Who marches on this day.
PolityId army_on(const PanelInput& input) {
    for (const Route& route : input.pack.atlas.routes) {
        if (route.kind == RouteKind::Army && !route.waypoints.empty() &&
            route.waypoints.front().when.first <= input.state.day &&
            (input.state.day <= route.waypoints.back().when.last ||
             men_on(route, input.state.day) > 0.0)) {
            return route.polity;
        }
    }
    return kNo<PolityId>;
}

/// The next round number below: 1, 2 or 5 times a power of ten.
double round_number(double number) {
    if (!(number >= 1.0)) {
        return 1.0;
    }
    const double power = std::pow(10.0, std::floor(std::log10(number)));
    const double lead = number / power;
    return power * (lead >= 5.0 ? 5.0 : lead >= 2.0 ? 2.0 : 1.0);
}

/// A sign of the map's own, scaled to the column.
template <class Draw>
auto map_sign(double scale, Draw draw) {
    return [scale, draw](const Paint& paint, ImVec2 m) {
        DrawList items;
        const SymbolPen pen{items, *paint.theme, static_cast<double>(paint.s) * scale,
                            paint.language == Language::Hans};
        draw(pen, ScreenPoint{static_cast<double>(m.x), static_cast<double>(m.y)}, *paint.theme);
        draw_items(paint, items);
    };
}

/// The rows in the order of design §11: states, uncertain signs, court, routes, war.
std::vector<LegendRow> rows_of(const Paint& outer, const PanelInput& input) {
    std::vector<LegendRow> rows;
    if (input.overlay == nullptr) {
        return rows;
    }
    const Atlas& atlas = input.pack.atlas;
    const Overlay& overlay = *input.overlay;
    const auto swatch = [&atlas](PolityId polity, PolityId raider, bool inferred) {
        return [&atlas, polity, raider, inferred](const Paint& paint, ImVec2 m) {
            const float s = paint.s;
            draw_swatch(paint, atlas, {m.x - 12.0F * s, m.y - 7.5F * s},
                        {m.x + 12.0F * s, m.y + 7.5F * s}, polity, raider, inferred);
        };
    };
    const auto add = [&](Sign sign, std::string words, auto draw) {
        if (std::find(overlay.signs.begin(), overlay.signs.end(), sign) != overlay.signs.end()) {
            rows.push_back({std::move(words), draw});
        }
    };
    const auto word = [&outer](const char* key) { return outer.word(key); };

    bool wild = false;
    for (const PolityId state : overlay.states) {
        const bool drawn = state != kNo<PolityId> && atlas[state].style.drawn;
        wild = wild || !drawn;
        if (drawn) {
            const std::string both = in_both_scripts(atlas[state].name, outer.language);
            const float room =
                static_cast<float>(input.layout.legend.right_px - input.layout.legend.left_px) -
                (2.0F * kInset + kSign + 10.0F) * outer.s;
            const bool fits = outer.measure(Face::Ui, kControl, both).x <= room;
            rows.push_back({fits ? both : atlas[state].name.in(outer.language),
                            swatch(state, kNo<PolityId>, false)});
        }
    }
    if (wild) {
        rows.push_back({word("legend.nobody"), swatch(kNo<PolityId>, kNo<PolityId>, false)});
    }
    const Raid raid = raid_on(input);
    add(Sign::Raid, filled(word("legend.raid"), {fmt::format("{:.0f}", atlas.manifest.raid_days)}),
        swatch(raid.land, raid.raider, false));
    const Contest contest = contest_on(input);
    add(Sign::Contested, word("legend.contested"),
        [&atlas, contest](const Paint& paint, ImVec2 m) {
            const float s = paint.s;
            draw_contested_swatch(paint, atlas, {m.x - 12.0F * s, m.y - 7.5F * s},
                                  {m.x + 12.0F * s, m.y + 7.5F * s}, contest.holder,
                                  contest.rival);
        });
    add(Sign::Inferred, word("legend.inferred"),
        swatch(overlay.states.empty() ? kNo<PolityId> : overlay.states.front(), kNo<PolityId>,
               true));
    add(Sign::UncertainPlace, word("legend.uncertain_place"),
        map_sign(1.0, [](const SymbolPen& pen, ScreenPoint at, const Theme& theme) {
            pen.seat(at, theme.map_ink, true, true);
        }));
    add(Sign::Court, word("legend.court"),
        [&input](const Paint& paint, ImVec2 m) { draw_seal(paint, input, m, 18.0F); });
    add(Sign::CapitalInName, word("legend.capital_in_name"),
        map_sign(1.0, [](const SymbolPen& pen, ScreenPoint at, const Theme& theme) {
            pen.capital(at, theme.accent);
        }));
    add(Sign::Capital, word("legend.capital"),
        map_sign(1.0, [](const SymbolPen& pen, ScreenPoint at, const Theme& theme) {
            pen.capital(at, theme.map_ink);
        }));
    add(Sign::Pass, word("legend.pass"),
        map_sign(1.0, [](const SymbolPen& pen, ScreenPoint at, const Theme& theme) {
            pen.pass(at, theme.map_ink);
        }));
    add(Sign::CourtWay, word("legend.way"), [](const Paint& paint, ImVec2 m) {
        sign_line(paint, m, paint.theme->accent, 3.2F, false);
    });
    add(Sign::Captives, word("legend.captives"), [](const Paint& paint, ImVec2 m) {
        sign_line(paint, m, paint.theme->captives, 3.2F, true);
    });
    const PolityId army = army_on(input);
    add(Sign::Army, word("legend.army"), [&atlas, army](const Paint& paint, ImVec2 m) {
        const float s = paint.s;
        const ImU32 ink = packed(army == kNo<PolityId> ? paint.theme->map_ink
                                                       : ink_of(paint, atlas, army));
        paint.list->AddQuadFilled({m.x - 12 * s, m.y - 1.2F * s}, {m.x + 3 * s, m.y - 3 * s},
                                  {m.x + 3 * s, m.y + 3 * s}, {m.x - 12 * s, m.y + 1.2F * s}, ink);
        paint.list->AddTriangleFilled({m.x + 2 * s, m.y - 6 * s}, {m.x + 13 * s, m.y},
                                      {m.x + 2 * s, m.y + 6 * s}, ink);
    });
    // Marches drawn by their numbers: what a width means.
    const double most = most_men(atlas);
    for (const double share : {0.5, 0.1}) {
        const double men = round_number(most * share);
        if (most > 0.0) {
            add(Sign::Army, filled(word("legend.men"), {with_commas(men)}),
                [&atlas, army, men, most](const Paint& paint, ImVec2 m) {
                    const auto half = static_cast<float>(march_width_px(men, most)) * 0.5F *
                                      paint.s;
                    paint.rect({m.x - 12.0F * paint.s, m.y - half},
                               {m.x + 12.0F * paint.s, m.y + half},
                               army == kNo<PolityId> ? paint.theme->map_ink
                                                     : ink_of(paint, atlas, army));
                });
        }
    }
    add(Sign::Siege, word("legend.siege"),
        map_sign(0.55, [](const SymbolPen& pen, ScreenPoint at, const Theme& theme) {
            pen.siege(at, theme.map_ink, false);
        }));
    add(Sign::Battle, word("legend.battle"),
        map_sign(1.0, [](const SymbolPen& pen, ScreenPoint at, const Theme& theme) {
            pen.battle(at, theme.map_ink);
        }));
    const auto link = [](CauseStrength strength) {
        return [strength](const Paint& paint, ImVec2 m) {
            const CauseLine look = cause_line(strength);
            const double s = static_cast<double>(paint.s);
            const double x = static_cast<double>(m.x);
            const double y = static_cast<double>(m.y);
            Stroke line;
            line.points = {{x - 13 * s, y}, {x + 7 * s, y}};
            line.widths_px = {static_cast<float>(look.width * 0.85 * s)};
            line.colour = paint.theme->link;
            line.dash_on_px = static_cast<float>(look.dash_on * 0.6 * s);
            line.dash_off_px = static_cast<float>(look.dash_off * 0.6 * s);
            line.round_caps = false;
            Fill head;
            head.points = {{x + 14 * s, y}, {x + 6 * s, y - 5 * s}, {x + 6 * s, y + 5 * s}};
            head.colour = paint.theme->link;
            draw_items(paint, {line, head});
        };
    };
    add(Sign::CauseDirect, word("legend.cause_direct"), link(CauseStrength::Direct));
    add(Sign::CauseContributing, word("legend.cause_contributing"),
        link(CauseStrength::Contributing));
    add(Sign::CauseDisputed, word("legend.cause_disputed"), link(CauseStrength::Disputed));
    for (FeatureSign& of : feature_signs(outer, input)) {
        rows.push_back({std::move(of.words), std::move(of.sign)});
    }
    return rows;
}

/// The button that stands for the legend where room is short, behind the tools. Its place comes
/// back in `a`, `b`; true while the legend is out.
bool legend_button(const Paint& outer, const PanelInput& input, ImVec2& a, ImVec2& b) {
    const float s = outer.s;
    a = {static_cast<float>(input.layout.tools.left_px) + 104.0F * s,
         static_cast<float>(input.layout.tools.top_px)};
    if (!input.layout.tools_folded) {
        for (const char* before : {"tools/layers", "tools/compare"}) {
            if (const auto button = outer.rects->find(before)) {
                a.x = static_cast<float>(button->right_px) + 12.0F * s;
            }
        }
    }
    b = {a.x + 44.0F * s, a.y + 44.0F * s};
    bool& out = outer.memory->legend_popped;
    const bool searching = input.layout.tools_folded && input.state.search_open;
    if (searching || b.x + 8.0F * s > static_cast<float>(input.layout.free.right_px)) {
        out = false;  // The search field or the card needs the place.
        return false;
    }
    const PanelWindow window(outer, "legend/button window", a, b);
    window.paint.panel(a, b);
    if (icon_button(window.paint, "legend/button", a, b, Icon::Legend,
                    out ? std::string_view() : outer.word("legend.title"))
            .clicked) {
        out = !out;
    }
    return out;
}

}  // namespace

Commands legend_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    if (input.state.comparison || input.state.draft) {
        return out;  // The list names the colours; the panel of the story needs the place.
    }
    const float s = outer.s;
    const bool as_button = input.layout.legend_is_button;
    ImVec2 button_a;
    ImVec2 button_b;
    if (as_button && !legend_button(outer, input, button_a, button_b)) {
        return out;
    }
    const bool open = as_button || input.state.legend_open;
    const std::vector<LegendRow> rows = open ? rows_of(outer, input) : std::vector<LegendRow>{};
    const std::string& title = outer.word("legend.title");
    // Where nobody holds anything there is nothing to say about it.
    const std::string areas =
        input.pack.territory.edges.empty() ? std::string() : outer.word("legend.areas");

    float width = outer.measure(Face::UiBold, kControl, title).x + 70.0F * s;
    for (const LegendRow& row : rows) {
        width = std::max(width, outer.measure(Face::Ui, kControl, row.words).x +
                                    (2.0F * kInset + kSign + 10.0F) * s);
    }
    const float widest =
        static_cast<float>(input.layout.legend.right_px - input.layout.legend.left_px);
    width = std::min(
        std::max(width, open ? 190.0F * s : 0.0F),
        std::min(widest, static_cast<float>(input.state.viewport.width_px) - 2.0F * kGap * s));
    const float words_left = (kInset + kSign + 10.0F) * s;
    const float words_width = width - words_left - kInset * s;
    std::vector<float> heights;
    float content = 0.0F;
    for (const LegendRow& row : rows) {
        const float words = outer.paragraph({}, words_width, Face::Ui, kControl, 19.0F,
                                            outer.theme->ink, row.words, false);
        heights.push_back(std::max(kLegendRow * s, words + 8.0F * s));
        content += heights.back();
    }
    const float areas_height =
        open ? outer.paragraph({}, width - 2.0F * kInset * s, Face::ReadingItalic, 13.0F, 17.0F,
                               outer.theme->ink2, areas, false) +
                   12.0F * s
             : 0.0F;
    const float header = kHeader * s;
    const float whole = header + content + areas_height;
    float left = static_cast<float>(input.layout.legend.left_px);
    float bottom = static_cast<float>(input.layout.legend.bottom_px);
    float room = bottom - static_cast<float>(input.layout.legend.top_px);
    if (as_button) {
        // It hangs from its button, as the menus do.
        const float top = button_b.y + 8.0F * s;
        room = static_cast<float>(input.state.viewport.height_px) - 8.0F * s - top;
        bottom = top + std::min(whole, room);
        left = std::min(button_a.x,
                        static_cast<float>(input.state.viewport.width_px) - kGap * s - width);
    }
    if (!as_button && room < header) {
        return out;
    }
    // Folded again before it is cut to a stump.
    const float height = std::min(whole, room);
    if (open && !as_button && height < header + 2.0F * kLegendRow * s) {
        return out;
    }
    const ImVec2 a(left, std::round(bottom - height));
    const ImVec2 b(left + width, bottom);
    const PanelWindow window(outer, "legend", a, b,
                             as_button ? PanelWindow::Entry::Appears : PanelWindow::Entry::AtOnce);
    const Paint& paint = window.paint;
    const Theme& theme = *paint.theme;
    paint.panel(a, b);
    const Paint::Press press = paint.button("legend/fold", a, {b.x, a.y + header});
    if (press.hovered) {
        paint.rect({a.x + 2 * s, a.y + 2 * s}, {b.x - 2 * s, a.y + header - 2 * s}, theme.hover,
                   4.0F);
    }
    const float middle = a.y + header * 0.5F;
    text_at(paint, a.x + kInset * s, middle, Face::UiBold, kControl, theme.ink, title);
    draw_icon(paint, open ? Icon::ChevronDown : Icon::ChevronUp, {b.x - 22.0F * s, middle}, 14.0F,
              theme.ink2);
    if (press.clicked) {
        if (as_button) {
            paint.memory->legend_popped = false;
        } else {
            out.push_back(ToggleLegend{});
        }
    }
    if (!open) {
        return out;
    }
    ScrollArea scroll(paint, "legend", {a.x + 1.0F, a.y + header},
                      {b.x - 6.0F * s, b.y - 2.0F * s});
    float y = scroll.top();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float row_middle = y + heights[i] * 0.5F;
        rows[i].sign(paint, {a.x + (kInset + kSign * 0.5F - 3.0F) * s, row_middle});
        const float words = paint.paragraph({}, words_width, Face::Ui, kControl, 19.0F, theme.ink,
                                            rows[i].words, false);
        paint.paragraph({a.x + words_left, row_middle - words * 0.5F}, words_width, Face::Ui,
                        kControl, 19.0F, theme.ink, rows[i].words);
        y += heights[i];
    }
    paint.paragraph({a.x + kInset * s, y + 3.0F * s}, width - 2.0F * kInset * s,
                    Face::ReadingItalic, 13.0F, 17.0F, theme.ink2, areas);
    scroll.finish(y + areas_height - 2.0F * s);
    return out;
}

}  // namespace nandu
