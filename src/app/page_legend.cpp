#include "app/page_legend.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "map/symbols.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr double kHalfWidth = 15.0, kHalfHeight = 8.5;

Rgba fill_on_paper(const Atlas& atlas, PolityId polity, const Theme& colours) {
    if (polity == kNo<PolityId> || !atlas[polity].style.drawn) {
        return colours.panel2;
    }
    const PolityStyle& style = atlas[polity].style;
    return rgba(colours.kind == ThemeKind::Dark ? style.fill_dark.rgb : style.fill_light.rgb);
}

/// Lines at 45° across a swatch.
PagePath swatch_stripes(ScreenPoint m, Rgba colour, double width, double step) {
    PagePath path;
    for (double x = -2.0 * kHalfWidth; x < 2.0 * kHalfWidth; x += step) {
        path.lines.push_back({{m.x_px + x - kHalfHeight, m.y_px + kHalfHeight},
                              {m.x_px + x + kHalfHeight, m.y_px - kHalfHeight}});
    }
    path.pens = {{colour, static_cast<float>(width)}};
    return path;
}

PagePath swatch_rules(ScreenPoint m, Rgba colour, bool level) {
    PagePath path;
    for (double t = -16.0; t <= 16.0; t += 8.0) {
        path.lines.push_back(level ? std::vector<ScreenPoint>{{m.x_px - 20, m.y_px + t},
                                                              {m.x_px + 20, m.y_px + t}}
                                   : std::vector<ScreenPoint>{{m.x_px + t, m.y_px - 20},
                                                              {m.x_px + t, m.y_px + 20}});
    }
    path.pens = {{colour, 1.0F}};
    return path;
}

PagePath swatch_dots(ScreenPoint m, Rgba colour, double size, double step) {
    PagePath path;
    int row = 0;
    for (double y = -kHalfHeight; y <= kHalfHeight; y += step * 0.866, ++row) {
        for (double x = -kHalfWidth + (row % 2) * step * 0.5; x <= kHalfWidth; x += step) {
            path.lines.push_back({{m.x_px + x, m.y_px + y}, {m.x_px + x, m.y_px + y}});
        }
    }
    path.pens = {{colour, static_cast<float>(size)}};
    path.round_caps = true;
    return path;
}

/// A piece of land as the map paints it.
struct Swatch {
    PolityId lord = kNo<PolityId>, raider = kNo<PolityId>, rival = kNo<PolityId>;
    bool inferred = false, patterned = false;

    void draw(PageWriter& writer, ScreenPoint m, const Theme& colours) const {
        const Atlas& atlas = writer.pack().atlas;
        const Rgba full = fill_on_paper(atlas, lord, colours);
        const bool bare = lord == kNo<PolityId> || !atlas[lord].style.drawn;
        const ScreenBox box{m.x_px - kHalfWidth, m.y_px - kHalfHeight, m.x_px + kHalfWidth,
                            m.y_px + kHalfHeight};
        std::vector<PageItem>& items = writer.items();
        items.emplace_back(clip_to(box));
        writer.box(box, bare ? colours.panel2 : mixed(colours.panel, full, 0.5F), {}, 0.0);
        if (rival != kNo<PolityId>) {
            items.emplace_back(swatch_stripes(
                m, mixed(colours.panel, fill_on_paper(atlas, rival, colours), 0.5F), 6.0, 17.0));
        }
        if (raider != kNo<PolityId>) {
            items.emplace_back(
                swatch_stripes(m, fill_on_paper(atlas, raider, colours), 3.0, 11.0));
        }
        if (inferred) {
            items.emplace_back(swatch_dots(m, colours.panel, 2.4, 6.0));
        }
        if (patterned && !bare) {
            const std::string& pattern = atlas[lord].style.pattern;
            if (pattern == "horizontal" || pattern == "vertical") {
                items.emplace_back(swatch_rules(m, full, pattern == "horizontal"));
            } else if (pattern == "dots") {
                items.emplace_back(swatch_dots(m, full, 3.6, 10.0));
            } else if (pattern == "diagonal") {
                items.emplace_back(swatch_stripes(m, full, 1.0, 9.0 * 1.4142));
            }
        }
        items.emplace_back(PageEnd{});
        writer.box(box, {}, bare ? colours.tick : full, 1.3);
    }
};

void legend_line(PageWriter& writer, ScreenPoint m, Rgba colour, bool dashed) {
    PagePath path;
    path.lines = {{{m.x_px - 15, m.y_px}, {m.x_px + 15, m.y_px}}};
    path.pens = {{colour, 3.4F}};
    if (dashed) {
        path.dash_on_px = 6.0F;
        path.dash_off_px = 4.0F;
    }
    writer.items().emplace_back(std::move(path));
}

/// A sign of the map's own.
template <class Draw>
auto symbol(const Theme& colours, double scale, Draw draw) {
    return [&colours, scale, draw](PageWriter& writer, ScreenPoint m) {
        DrawList list;
        draw(SymbolPen{list, colours, scale, writer.language() == Language::Hans}, m);
        append(writer.items(), list);
    };
}

}  // namespace

std::vector<PageLegendRow> page_legend(PageWriter& writer, const Overlay& overlay,
                                       const AppState& state) {
    const Pack& pack = writer.pack();
    const Atlas& atlas = pack.atlas;
    const Theme& colours = theme(state.theme);
    const bool patterned = state.layers.patterns;
    std::vector<PageLegendRow> rows;
    const auto swatch = [&colours](Swatch one) {
        return [&colours, one](PageWriter& to, ScreenPoint m) { one.draw(to, m, colours); };
    };
    const auto add = [&](Sign sign, std::string words,
                         std::function<void(PageWriter&, ScreenPoint)> draw) {
        if (std::find(overlay.signs.begin(), overlay.signs.end(), sign) != overlay.signs.end()) {
            rows.push_back({std::move(words), std::move(draw)});
        }
    };
    bool wild = false;
    for (const PolityId polity : overlay.states) {
        const bool drawn = polity != kNo<PolityId> && atlas[polity].style.drawn;
        wild = wild || !drawn;
        if (drawn) {
            rows.push_back({in_both_scripts(atlas[polity].name, state.language),
                            swatch({polity, kNo<PolityId>, kNo<PolityId>, false, patterned})});
        }
    }
    if (wild) {
        rows.push_back({writer.word("legend.nobody"), swatch({})});
    }
    Swatch raid, contest;
    const std::shared_ptr<const HolderTable> table = writer.stage().holders().at(state.day);
    for (const HolderTable::Entry& entry : table->entries) {
        if (entry.raid && raid.lord == kNo<PolityId>) {
            raid.lord = entry.before;
            raid.raider = entry.holder;
        }
        if (entry.contested && contest.lord == kNo<PolityId>) {
            contest.lord = entry.holder;
            contest.rival = entry.before;
        }
    }
    add(Sign::Raid,
        filled(writer.word("legend.raid"), {fmt::format("{:.0f}", atlas.manifest.raid_days)}),
        swatch(raid));
    add(Sign::Contested, writer.word("legend.contested"), swatch(contest));
    add(Sign::Inferred, writer.word("legend.inferred"),
        swatch({overlay.states.empty() ? kNo<PolityId> : overlay.states.front(), kNo<PolityId>,
                kNo<PolityId>, true, false}));
    add(Sign::UncertainPlace, writer.word("legend.uncertain_place"),
        symbol(colours, 1.0, [&colours](const SymbolPen& pen, ScreenPoint at) {
            pen.seat(at, colours.map_ink, true, true);
        }));
    const PolityState* us = writer.stage().scene(state.day).of(atlas.manifest.protagonist);
    const bool at_home = us != nullptr && us->court && us->capital != kNo<StayId> &&
                         us->court->place == atlas[us->capital].place;
    const std::string seal =
        at_home ? atlas.manifest.seal_capital : atlas.manifest.seal_travelling;
    add(Sign::Court, writer.word("legend.court"),
        symbol(colours, 0.85, [seal](const SymbolPen& pen, ScreenPoint at) {
            pen.court(at, seal, false, false);
        }));
    add(Sign::CapitalInName, writer.word("legend.capital_in_name"),
        symbol(colours, 1.0, [&colours](const SymbolPen& pen, ScreenPoint at) {
            pen.capital(at, colours.accent);
        }));
    add(Sign::Capital, writer.word("legend.capital"),
        symbol(colours, 1.0, [&colours](const SymbolPen& pen, ScreenPoint at) {
            pen.capital(at, colours.map_ink);
        }));
    add(Sign::Pass, writer.word("legend.pass"),
        symbol(colours, 1.0, [&colours](const SymbolPen& pen, ScreenPoint at) {
            pen.pass(at, colours.map_ink);
        }));
    add(Sign::CourtWay, writer.word("legend.way"), [&colours](PageWriter& to, ScreenPoint m) {
        legend_line(to, m, colours.accent, false);
    });
    add(Sign::Captives, writer.word("legend.captives"),
        [&colours](PageWriter& to, ScreenPoint m) { legend_line(to, m, colours.captives, true); });
    PolityId army = kNo<PolityId>;
    for (const Route& route : atlas.routes) {
        if (route.kind == RouteKind::Army && !route.waypoints.empty() &&
            route.waypoints.front().when.first <= state.day &&
            state.day <= route.waypoints.back().when.last) {
            army = route.polity;
            break;
        }
    }
    add(Sign::Army, writer.word("legend.army"),
        [ink = fill_on_paper(atlas, army, colours)](PageWriter& to, ScreenPoint m) {
            Fill ribbon;
            ribbon.points = {{m.x_px - 15, m.y_px - 1.5}, {m.x_px + 3, m.y_px - 4},
                             {m.x_px + 3, m.y_px - 8},    {m.x_px + 15, m.y_px},
                             {m.x_px + 3, m.y_px + 8},    {m.x_px + 3, m.y_px + 4},
                             {m.x_px - 15, m.y_px + 1.5}};
            ribbon.colour = ink;
            to.items().emplace_back(std::move(ribbon));
        });
    add(Sign::Siege, writer.word("legend.siege"),
        symbol(colours, 0.6, [&colours](const SymbolPen& pen, ScreenPoint at) {
            pen.siege(at, colours.map_ink, false);
        }));
    add(Sign::Battle, writer.word("legend.battle"),
        symbol(colours, 1.0, [&colours](const SymbolPen& pen, ScreenPoint at) {
            pen.battle(at, colours.map_ink);
        }));
    return rows;
}

}  // namespace nandu
