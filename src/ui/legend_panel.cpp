#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "map/projection.h"
#include "map/symbols.h"
#include "ui/controls.h"
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

/// What of the territory is on the screen on this day.
struct Ground {
    std::vector<bool> polities;
    PolityId raider = kNo<PolityId>, raided = kNo<PolityId>;
    PolityId inferred = kNo<PolityId>;
    bool any_inferred = false, any_disputed = false, any_nobody = false;
};

Ground ground_of(const PanelInput& input) {
    Ground out;
    const Atlas& atlas = input.pack.atlas;
    out.polities.resize(atlas.polities.size());
    const std::shared_ptr<const HolderTable> table = input.holders.at(input.state.day);
    if (!table || !input.state.layers.territory) {
        return out;
    }
    const MapBox seen = visible_box(input.state.camera, input.state.viewport);
    const std::size_t count = std::min(table->entries.size(), input.pack.seats.size());
    for (std::size_t i = 0; i < count; ++i) {
        const auto x = static_cast<double>(input.pack.seats[i].x_m);
        const auto y = static_cast<double>(input.pack.seats[i].y_m);
        if (x < seen.west_m || x > seen.east_m || y < seen.south_m || y > seen.north_m) {
            continue;
        }
        const HolderTable::Entry& entry = table->entries[i];
        const bool drawn = entry.holder != kNo<PolityId> && atlas[entry.holder].style.drawn;
        if (!drawn) {
            out.any_nobody = out.any_nobody || !atlas.seats[i].anchor;
            continue;
        }
        if (entry.raid && entry.before != kNo<PolityId>) {
            out.raider = entry.holder;
            out.raided = entry.before;
            continue;
        }
        out.polities[static_cast<std::size_t>(entry.holder)] = true;
        if (entry.inferred) {
            out.any_inferred = true;
            out.inferred = entry.holder;
        }
        out.any_disputed = out.any_disputed || entry.disputed;
    }
    return out;
}

bool is_seen(const PanelInput& input, LonLat position) {
    const ScreenPoint at =
        screen_from_map(input.state.camera, input.state.viewport,
                        map_from_lonlat(input.pack.projection, position));
    return input.layout.free.contains(at);
}

void sign_line(const Paint& paint, ImVec2 middle, Rgba colour, float width, bool dashed) {
    const float half = 11.0F * paint.s;
    if (!dashed) {
        paint.line({middle.x - half, middle.y}, {middle.x, middle.y}, colour, width * paint.s);
        paint.line({middle.x + 3.0F * paint.s, middle.y}, {middle.x + half, middle.y}, colour,
                   width * paint.s);
        return;
    }
    for (float x = -half; x < half; x += 8.0F * paint.s) {
        paint.line({middle.x + x, middle.y}, {middle.x + std::min(x + 5.0F * paint.s, half), middle.y},
                   colour, width * paint.s);
    }
}

/// The rows in the order of design §11: states, uncertain signs, court, routes, war.
std::vector<LegendRow> rows_of(const Paint& outer, const PanelInput& input) {
    std::vector<LegendRow> rows;
    const Atlas& atlas = input.pack.atlas;
    const Manifest& manifest = atlas.manifest;
    const Ground ground = ground_of(input);
    const auto word = [&outer](const char* key) { return outer.word(key); };
    const auto swatch = [&atlas](PolityId polity, PolityId raider, bool inferred) {
        return [&atlas, polity, raider, inferred](const Paint& paint, ImVec2 m) {
            const float s = paint.s;
            draw_swatch(paint, atlas, {m.x - 12.0F * s, m.y - 7.5F * s},
                        {m.x + 12.0F * s, m.y + 7.5F * s}, polity, raider, inferred);
        };
    };
    for (std::size_t i = 0; i < ground.polities.size(); ++i) {
        if (ground.polities[i]) {
            const auto polity = static_cast<PolityId>(i);
            rows.push_back({in_both_scripts(atlas[polity].name, outer.language),
                            swatch(polity, kNo<PolityId>, false)});
        }
    }
    if (ground.any_nobody) {
        rows.push_back({word("legend.nobody"), swatch(kNo<PolityId>, kNo<PolityId>, false)});
    }
    if (ground.raider != kNo<PolityId>) {
        rows.push_back({filled(word("legend.raid"), {fmt::format("{:.0f}", manifest.raid_days)}),
                        swatch(ground.raided, ground.raider, false)});
    }
    if (ground.any_inferred) {
        rows.push_back({word("legend.inferred"), swatch(ground.inferred, kNo<PolityId>, true)});
    }
    if (ground.any_disputed) {
        rows.push_back({word("legend.disputed"), [](const Paint& paint, ImVec2 m) {
                            paint.text_centred(m, Face::UiBold, 16.0F, paint.theme->warn, "⁕");
                        }});
    }

    const PolityState* us = input.scene.of(manifest.protagonist);
    const bool court_seen = us != nullptr && us->court && is_seen(input, us->court->position);
    if (court_seen) {
        rows.push_back({word("legend.court"), [&input](const Paint& paint, ImVec2 m) {
                            draw_seal(paint, input, m, 18.0F);
                        }});
        if (us->court->at_sea) {
            rows.push_back({word("legend.at_sea"), [](const Paint& paint, ImVec2 m) {
                                DrawList items;
                                SymbolPen pen{items, *paint.theme,
                                              static_cast<double>(paint.s)};
                                pen.ship({static_cast<double>(m.x), static_cast<double>(m.y)});
                                draw_items(paint, items);
                            }});
        }
    }
    bool capital = false;
    bool capital_in_name = false;
    for (const PolityState& state : input.scene.polities) {
        if (state.capital == kNo<StayId>) {
            continue;
        }
        const PlaceId place = atlas[state.capital].place;
        if (place == kNo<PlaceId> || !is_seen(input, atlas[place].position)) {
            continue;
        }
        const bool court_there = state.court && !state.court->en_route && state.court->place == place;
        if (state.polity == manifest.protagonist) {
            capital_in_name = capital_in_name || !court_there;
        } else {
            capital = true;
        }
    }
    const auto square = [](Rgba Theme::* ink) {
        return [ink](const Paint& paint, ImVec2 m) {
            const float s = paint.s;
            const Rgba colour = paint.theme->*ink;
            paint.outline({m.x - 7 * s, m.y - 7 * s}, {m.x + 7 * s, m.y + 7 * s}, colour, 0.8F,
                          2.0F * s);
            paint.rect({m.x - 3 * s, m.y - 3 * s}, {m.x + 3 * s, m.y + 3 * s}, colour);
        };
    };
    if (capital_in_name) {
        rows.push_back({word("legend.capital_in_name"), square(&Theme::accent)});
    }
    if (capital) {
        rows.push_back({word("legend.capital"), square(&Theme::ink)});
    }

    if (input.state.layers.routes) {
        if (court_seen && court_trail(atlas, manifest.protagonist, input.state.day, 170).size() > 1) {
            rows.push_back({word("legend.way"), [](const Paint& paint, ImVec2 m) {
                                sign_line(paint, m, paint.theme->accent, 3.2F, false);
                            }});
        }
        const bool captives =
            std::any_of(input.scene.captives.begin(), input.scene.captives.end(),
                        [&input](const CaptiveState& c) { return is_seen(input, c.position); });
        if (captives) {
            rows.push_back({word("legend.captives"), [](const Paint& paint, ImVec2 m) {
                                sign_line(paint, m, paint.theme->captives, 3.2F, true);
                            }});
        }
        const auto marches = [&input](const Route& route) {
            return route.kind == RouteKind::Army && route.waypoints.size() > 1 &&
                   route.waypoints.front().when.first <= input.state.day &&
                   input.state.day <= route.waypoints.back().when.last &&
                   std::any_of(route.waypoints.begin(), route.waypoints.end(),
                               [&input](const Waypoint& w) { return is_seen(input, w.position); });
        };
        const auto army = std::find_if(atlas.routes.begin(), atlas.routes.end(), marches);
        if (army != atlas.routes.end()) {
            const PolityId polity = army->polity;
            rows.push_back({word("legend.army"), [&atlas, polity](const Paint& paint, ImVec2 m) {
                                const float s = paint.s;
                                const ImU32 ink = packed(fill_of(paint, atlas, polity));
                                paint.list->AddQuadFilled({m.x - 12 * s, m.y - 1.2F * s},
                                                          {m.x + 3 * s, m.y - 3 * s},
                                                          {m.x + 3 * s, m.y + 3 * s},
                                                          {m.x - 12 * s, m.y + 1.2F * s}, ink);
                                paint.list->AddTriangleFilled({m.x + 2 * s, m.y - 6 * s},
                                                              {m.x + 13 * s, m.y},
                                                              {m.x + 2 * s, m.y + 6 * s}, ink);
                            }});
        }
    }
    if (input.state.layers.events) {
        bool battle = false;
        bool siege = false;
        for (const EventId id : input.scene.events) {
            const Event& event = atlas[id];
            if (event.place == kNo<PlaceId> || !is_seen(input, atlas[event.place].position)) {
                continue;
            }
            battle = battle || event.kind == "battle";
            siege = siege || event.kind == "siege";
        }
        const auto symbol = [](bool ring) {
            return [ring](const Paint& paint, ImVec2 m) {
                DrawList items;
                SymbolPen pen{items, *paint.theme, static_cast<double>(paint.s) * (ring ? 0.6 : 1.0)};
                const ScreenPoint at{static_cast<double>(m.x), static_cast<double>(m.y)};
                if (ring) {
                    pen.siege(at, paint.theme->ink, false);
                } else {
                    pen.battle(at, paint.theme->ink);
                }
                draw_items(paint, items);
            };
        };
        if (siege) {
            rows.push_back({word("legend.siege"), symbol(true)});
        }
        if (battle) {
            rows.push_back({word("legend.battle"), symbol(false)});
        }
    }
    return rows;
}

/// The button that stands for the legend where room is short; true while the legend is out.
bool legend_button(const Paint& outer, const PanelInput& input) {
    const float s = outer.s;
    const ImVec2 b(static_cast<float>(input.layout.legend.left_px) + 44.0F * s,
                   static_cast<float>(input.layout.legend.bottom_px));
    const ImVec2 a(b.x - 44.0F * s, b.y - 44.0F * s);
    bool& out = outer.memory->legend_popped;
    const float zoom_bottom = static_cast<float>(input.layout.zoom_buttons.top_px) + 123.0F * s;
    if (a.y < zoom_bottom + 8.0F * s && b.y + 8.0F * s > zoom_bottom) {
        out = false;  // The zoom buttons need the place.
        return false;
    }
    const PanelWindow window(outer, "legend/button window", a, b);
    window.paint.panel(a, b);
    if (icon_button(window.paint, "legend/button", a, b, Icon::Legend, outer.word("legend.title"))
            .clicked) {
        out = !out;
    }
    return out;
}

}  // namespace

Commands legend_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    const float s = outer.s;
    const bool as_button = input.layout.legend_is_button;
    if (as_button && !legend_button(outer, input)) {
        return out;
    }
    const bool open = as_button || input.state.legend_open;
    const std::vector<LegendRow> rows = open ? rows_of(outer, input) : std::vector<LegendRow>{};
    const std::string& title = outer.word("legend.title");
    const std::string& areas = outer.word("legend.areas");

    float width = outer.measure(Face::UiBold, kControl, title).x + 70.0F * s;
    for (const LegendRow& row : rows) {
        width = std::max(width, outer.measure(Face::Ui, kControl, row.words).x +
                                    (2.0F * kInset + kSign + 10.0F) * s);
    }
    const float widest = static_cast<float>(input.layout.legend.right_px - input.layout.legend.left_px);
    width = std::min(std::max(width, open ? 190.0F * s : 0.0F),
                     std::min(widest * 1.25F,
                              static_cast<float>(input.state.viewport.width_px) - 2.0F * kGap * s));
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
                               outer.theme->ink2, areas, false) + 12.0F * s
             : 0.0F;
    const float header = kHeader * s;
    const float whole = header + content + areas_height;
    const float left = static_cast<float>(input.layout.legend.left_px);
    float bottom = static_cast<float>(input.layout.legend.bottom_px);
    float room = bottom - static_cast<float>(input.layout.legend.top_px);
    if (as_button) {
        bottom -= 52.0F * s;
        room = bottom - kGap * s;
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
    const PanelWindow window(outer, "legend", a, b);
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
    ScrollArea scroll(paint, "legend", {a.x + 1.0F, a.y + header}, {b.x - 6.0F * s, b.y - 2.0F * s});
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
