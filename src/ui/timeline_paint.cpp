#include "ui/timeline_paint.h"

#include <algorithm>
#include <cmath>

#include "calendar/write_date.h"
#include "map/because.h"
#include "ui/icons.h"

namespace nandu {
namespace {

/// Bars may reach millions of pixels beyond the lanes.
struct Clip {
    double left, right;
    double operator()(double x) const { return std::clamp(x, left - 40.0, right + 40.0); }
};

class ClipTo {
public:
    ClipTo(const Paint& paint, double left, double top, double right, double bottom)
        : list_(paint.list) {
        list_->PushClipRect(at(left, top), at(right, bottom), true);
    }
    ~ClipTo() { list_->PopClipRect(); }
    ClipTo(const ClipTo&) = delete;
    ClipTo& operator=(const ClipTo&) = delete;

private:
    ImDrawList* list_;
};

void dashed_line(const Paint& paint, ImVec2 a, ImVec2 b, Rgba colour, float on, float off,
                 float width) {
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    if (length <= 0.0F) {
        return;
    }
    const ImVec2 unit((b.x - a.x) / length, (b.y - a.y) / length);
    for (float from = 0.0F; from < length; from += on + off) {
        const float to = std::min(length, from + on);
        paint.line({a.x + unit.x * from, a.y + unit.y * from},
                   {a.x + unit.x * to, a.y + unit.y * to}, colour, width);
    }
}

struct BarColours {
    Rgba solid;
    Rgba hatch;
};

BarColours colours_of(const Paint& paint, const Atlas& atlas, const TimelineBar& bar) {
    const Theme& theme = *paint.theme;
    const bool dark = theme.kind == ThemeKind::Dark;
    const Rgba fill =
        bar.polity == kNo<PolityId> ? theme.tick : polity_fill(paint, atlas, bar.polity);
    switch (bar.kind) {
        case TimelineBarKind::Reign:
            return {mixed(theme.panel, fill, dark ? 0.46F : 0.38F), fill};
        case TimelineBarKind::ReignAlternate:
            return {mixed(theme.panel, fill, dark ? 0.32F : 0.24F), fill};
        case TimelineBarKind::ReignEpisode:
            return {mixed(theme.panel, fill, dark ? 0.80F : 0.72F), fill};
        case TimelineBarKind::CourtHome:
            return {mixed(theme.panel, fill, dark ? 0.62F : 0.60F), fill};
        case TimelineBarKind::CourtAway:
            return {theme.accent, theme.accent};
        case TimelineBarKind::Leg:
        case TimelineBarKind::LegInterpolated: {
            Rgba ink = theme.tick;
            if (bar.captives) {
                ink = theme.captives;
            } else if (bar.polity != kNo<PolityId>) {
                ink = polity_ink(paint, atlas, bar.polity);
            }
            return {mixed(theme.panel, ink, dark ? 0.86F : 0.82F), ink};
        }
        case TimelineBarKind::EventDays:
            return {theme.tick, theme.tick};
        case TimelineBarKind::LeapMonth:
            return {with_alpha(theme.accent, 0.10F), theme.accent};
    }
    return {theme.tick, theme.tick};
}

void draw_doubt(const Paint& paint, const TimelineBar& bar, const BarColours& colours,
                const Clip& clip) {
    const double on = bar.box.bottom_px - bar.box.top_px > 8.0 * paint.s ? 2.0 : 1.2;
    for (std::size_t i = 0; i + 1 < bar.doubt.size(); ++i) {
        const DoubtStop& a = bar.doubt[i];
        const DoubtStop& b = bar.doubt[i + 1];
        const double left = clip(a.x_px);
        const double right = clip(b.x_px);
        if (right <= left) {
            continue;
        }
        const ImVec2 from = at(left, bar.box.top_px);
        const ImVec2 to = at(right, bar.box.bottom_px);
        if (a.likelihood >= 1.0 && b.likelihood >= 1.0) {
            paint.rect(from, to, colours.solid);
            continue;
        }
        // The ends of a ramp may lie out of sight.
        const double length = std::max(1e-9, b.x_px - a.x_px);
        const auto likelihood = [&](double x) {
            return static_cast<float>(std::clamp(
                a.likelihood + (b.likelihood - a.likelihood) * (x - a.x_px) / length, 0.0, 1.0));
        };
        paint.hatch(from, to, with_alpha(colours.hatch, 0.75F), static_cast<float>(on), 5.0F);
        paint.fade(from, to, with_alpha(colours.solid, likelihood(left)),
                   with_alpha(colours.solid, likelihood(right)));
    }
}

void draw_bar(const Paint& paint, const Atlas& atlas, const TimelineBar& bar, const Clip& clip) {
    const BarColours colours = colours_of(paint, atlas, bar);
    if (!bar.doubt.empty()) {
        draw_doubt(paint, bar, colours, clip);
        return;
    }
    const double left = clip(bar.box.left_px);
    double right = clip(bar.box.right_px);
    const bool gapped =
        bar.kind != TimelineBarKind::LeapMonth && bar.kind != TimelineBarKind::EventDays &&
        bar.kind != TimelineBarKind::Leg && bar.kind != TimelineBarKind::LegInterpolated;
    // A pixel of ground between neighbours, unless the bar itself is hardly wider.
    if (gapped && right - left > 3.0) {
        right -= std::max(1.0, std::round(static_cast<double>(paint.s) * 0.8));
    }
    const ImVec2 a = at(left, bar.box.top_px);
    const ImVec2 b = at(right, bar.box.bottom_px);
    if (bar.kind == TimelineBarKind::LegInterpolated) {
        if (b.y - a.y < 5.0F * paint.s || b.x - a.x < 4.0F * paint.s) {
            paint.rect(a, b, with_alpha(colours.solid, 0.62F));  // Too small for stripes.
            return;
        }
        paint.rect(a, b, mixed(paint.theme->panel, colours.solid, 0.10F));
        paint.hatch(a, b, colours.solid, 2.0F, 5.0F);
        paint.outline(a, b, colours.solid, 0.0F, std::max(1.0F, paint.s));
        return;
    }
    const float radius = gapped ? 2.0F : bar.kind == TimelineBarKind::Leg ? 1.0F : 0.0F;
    paint.rect(a, b, colours.solid, b.x - a.x > 5.0F * paint.s ? radius : 0.0F);
}

Rgba ink_of(const Paint& paint, const Atlas& atlas, const TimelineLabel& label) {
    switch (label.ink) {
        case TimelineInk::Ink:
            return paint.theme->ink;
        case TimelineInk::Ink2:
            return paint.theme->ink2;
        case TimelineInk::Ink3:
            return paint.theme->ink3;
        case TimelineInk::Accent:
            return paint.theme->accent;
        case TimelineInk::OnAccent:
            return paint.theme->on_accent;
        case TimelineInk::PolityInk:
            return polity_ink(paint, atlas, label.polity);
    }
    return paint.theme->ink;
}

void draw_label(const Paint& paint, const Atlas& atlas, const TimelineLabel& label) {
    const auto size = static_cast<float>(label.size_px) / paint.s;
    const float height = paint.measure(label.face, size, label.text).y;
    const ImVec2 corner = at(label.left_px, label.middle_px - static_cast<double>(height) / 2);
    if (label.plate) {
        const double half = std::min(static_cast<double>(height), label.size_px * 1.12) / 2;
        paint.rect(at(label.left_px - 3 * static_cast<double>(paint.s), label.middle_px - half),
                   at(label.left_px + label.width_px + 3 * static_cast<double>(paint.s),
                      label.middle_px + half),
                   with_alpha(paint.theme->panel, 0.94F), 1.0F);
    }
    paint.text(corner, label.face, size, ink_of(paint, atlas, label), label.text);
}

/// From the cause to its effect, whose end bears the head of the arrow.
void draw_arc(const Paint& paint, const CauseArc& arc) {
    constexpr int kSteps = 48;
    const auto s = static_cast<double>(paint.s);
    const double rise = arc.base_px - arc.top_px;
    const double middle = (arc.cause_px + arc.effect_px) * 0.5;
    const double half = (arc.effect_px - arc.cause_px) * 0.5;
    DrawList items;
    Stroke casing;
    for (int i = 0; i <= kSteps; ++i) {
        const double t = 2.0 * i / kSteps - 1.0;
        casing.points.push_back(
            {middle + half * t, arc.base_px - rise * std::sqrt(std::max(0.0, 1.0 - t * t))});
    }
    const CauseLine look = cause_line(arc.strength);
    casing.widths_px = {static_cast<float>((look.width * 0.6 + 2.4) * s)};
    casing.colour = with_alpha(paint.theme->panel, 0.85F);
    items.push_back(casing);
    Stroke line = casing;
    line.widths_px = {static_cast<float>(look.width * 0.6 * s)};
    line.colour = paint.theme->link;
    line.dash_on_px = static_cast<float>(look.dash_on * 0.55 * s);
    line.dash_off_px = static_cast<float>(look.dash_off * 0.55 * s);
    items.push_back(line);
    Fill head;
    head.points = {{arc.effect_px, arc.base_px + 3.0 * s},
                   {arc.effect_px - 3.6 * s, arc.base_px - 4.0 * s},
                   {arc.effect_px + 3.6 * s, arc.base_px - 4.0 * s}};
    head.colour = paint.theme->link;
    items.push_back(head);
    draw_items(paint, items);
}

void draw_gutter(const Paint& paint, const TimelineLayout& layout, const Atlas& atlas) {
    const auto right = static_cast<float>(layout.left_px) - 8.0F * paint.s;
    for (const TimelineLane& lane : layout.lane_list) {
        if (lane.name.empty()) {
            continue;
        }
        Face face = Face::Ui;
        float size = 13.0F;
        Rgba colour = paint.theme->ink2;
        double middle = lane.middle_px();
        if (lane.kind == TimelineLaneKind::Reigns) {
            face = Face::UiBold;
            size = 13.5F;
            colour = polity_ink(paint, atlas, lane.polity);
        } else if (lane.kind == TimelineLaneKind::Court) {
            face = Face::UiBold;
            size = 13.5F;
            colour = paint.theme->accent;
        } else if (lane.kind == TimelineLaneKind::Ruler) {
            middle = std::min(middle, lane.top_px + 12.0 * static_cast<double>(paint.s));
        } else if (lane.kind == TimelineLaneKind::Events) {
            middle = layout.base_px - 6.0 * static_cast<double>(paint.s);
        }
        const float height = paint.measure(face, size, lane.name).y;
        paint.text_right({right, static_cast<float>(middle) - height / 2}, face, size, colour,
                         lane.name);
    }
}

}  // namespace

Rgba polity_fill(const Paint& paint, const Atlas& atlas, PolityId polity) {
    const PolityStyle& style = atlas[polity].style;
    return rgba((paint.theme->kind == ThemeKind::Dark ? style.fill_dark : style.fill_light).rgb);
}

Rgba polity_ink(const Paint& paint, const Atlas& atlas, PolityId polity) {
    if (polity == kNo<PolityId>) {
        return paint.theme->no_polity;
    }
    const PolityStyle& style = atlas[polity].style;
    return rgba((paint.theme->kind == ThemeKind::Dark ? style.ink_dark : style.ink_light).rgb);
}

double playhead_jdn(const AppState& state) {
    return state.day.jdn + 0.5 + state.day_fraction;
}

void draw_timeline_ground(const Paint& paint, const TimelineLayout& layout, const AppState&) {
    const Theme& theme = *paint.theme;
    paint.rect(at(layout.ruler.left_px, layout.ruler.top_px),
               at(layout.ruler.right_px, layout.ruler.bottom_px), theme.panel2);
    if (const TimelineLane* months = layout.lane(TimelineLaneKind::LunarMonths)) {
        paint.rect(at(layout.left_px, months->top_px), at(layout.right_px, months->bottom_px),
                   theme.panel2);
        paint.line(at(layout.left_px, months->top_px + 0.5),
                   at(layout.right_px, months->top_px + 0.5), theme.line);
    }
    // The density of events, as steps without seams.
    const ImDrawListFlags flags = paint.list->Flags;
    paint.list->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    const Rgba ground = mixed(theme.track, theme.line, 0.35F);
    for (std::size_t i = 0; i + 1 < layout.density.size(); ++i) {
        const ScreenPoint& a = layout.density[i];
        const ScreenPoint& b = layout.density[i + 1];
        if (std::min(a.y_px, b.y_px) > layout.base_px - 0.6) {
            continue;
        }
        paint.list->AddQuadFilled(at(a.x_px, a.y_px), at(b.x_px, b.y_px),
                                  at(b.x_px, layout.base_px), at(a.x_px, layout.base_px),
                                  packed(ground));
    }
    paint.list->Flags = flags;
}

void draw_timeline(const Paint& paint, const TimelineLayout& layout, const Pack& pack,
                   const AppState&) {
    const Theme& theme = *paint.theme;
    const auto s = static_cast<double>(paint.s);
    const Atlas& atlas = pack.atlas;
    const float hair = std::max(1.0F, std::round(paint.s * 0.8F));
    draw_gutter(paint, layout, atlas);
    {
        const ClipTo clipped(paint, layout.left_px, layout.head_top_px, layout.right_px,
                             layout.lanes.bottom_px + 4 * s);
        const Clip clip{layout.left_px, layout.right_px};
        if (layout.lane(TimelineLaneKind::Events) != nullptr) {
            paint.line(at(layout.left_px, layout.base_px + 0.5),
                       at(layout.right_px, layout.base_px + 0.5), theme.line, hair);
        }
        for (const TimelineBar& bar : layout.bars) {
            draw_bar(paint, atlas, bar, clip);
        }
        for (const RoadDots& road : layout.roads) {
            const double period = 4.0 * s;
            // The dots keep their places on the road while it is panned.
            double x = road.left_px + period * 0.75;
            if (x < layout.left_px) {
                x += std::floor((layout.left_px - x) / period) * period;
            }
            for (; x < std::min(road.right_px - period * 0.25, layout.right_px); x += period) {
                paint.rect(at(std::round(x), road.y_px - 0.9 * s),
                           at(std::round(x) + 1.8 * s, road.y_px + 0.9 * s), theme.accent);
            }
        }
        for (const TimelineRule& rule : layout.rules) {
            const double x = std::floor(rule.x_px) + 0.5;
            paint.line(at(x, rule.top_px), at(x, rule.bottom_px),
                       rule.strong ? theme.tick : with_alpha(theme.tick, 0.75F), hair);
        }
        for (const TimelineRule& lead : layout.leads) {
            paint.line(at(lead.x_px, lead.top_px), at(lead.x_px, lead.bottom_px),
                       with_alpha(theme.tick, 0.8F), hair);
        }
        for (const EventTick& tick : layout.ticks) {
            const Rgba colour = tick.selected          ? theme.accent
                                : tick.importance >= 3 ? theme.ink
                                                       : theme.tick;
            const float width = tick.importance >= 3 || tick.selected
                                    ? std::max(2.0F, std::round(1.6F * paint.s))
                                    : std::max(1.0F, std::round(1.1F * paint.s));
            if (tick.dotted) {
                dashed_line(paint, at(tick.x_px, tick.bottom_px), at(tick.x_px, tick.top_px),
                            colour, 2.0F * paint.s, 2.0F * paint.s, width);
            } else {
                paint.line(at(tick.x_px, tick.bottom_px), at(tick.x_px, tick.top_px), colour,
                           width);
            }
        }
    }
    {
        const ClipTo clipped(paint, layout.left_px, layout.ruler.bottom_px, layout.right_px,
                             layout.lanes.bottom_px + 4 * s);
        for (const CauseArc& arc : layout.arcs) {
            draw_arc(paint, arc);
        }
    }
    for (const TimelineLabel& label : layout.labels) {
        draw_label(paint, atlas, label);
    }
}

void draw_overview(const Paint& paint, const TimelineLayout& layout, const AppState& state,
                   bool hot) {
    if (!layout.overview) {
        return;
    }
    const Theme& theme = *paint.theme;
    const ScreenBox& box = *layout.overview;
    const double middle = (box.top_px + box.bottom_px) / 2;
    const auto s = static_cast<double>(paint.s);
    paint.rect(at(box.left_px, middle - 2.5 * s), at(box.right_px, middle + 2.5 * s), theme.track,
               1.0F);
    for (const TimelineBar& bar : layout.overview_bars) {
        const bool home = bar.kind == TimelineBarKind::CourtHome;
        paint.rect(at(bar.box.left_px, bar.box.top_px),
                   at(std::max(bar.box.left_px + 1.0, bar.box.right_px - 1.0), bar.box.bottom_px),
                   mixed(theme.panel, theme.accent, home ? 0.45F : 0.80F));
    }
    double left = layout.overview_x_of(layout.view.from);
    double right = layout.overview_x_of(layout.view.until);
    const double least = 9.0 * s;
    if (right - left < least) {
        const double centre = (left + right) / 2;
        left = centre - least / 2;
        right = centre + least / 2;
    }
    left = std::max(left, box.left_px - 1);
    right = std::min(right, box.right_px + 1);
    const ImVec2 a = at(left, middle - 5.5 * s);
    const ImVec2 b = at(right, middle + 5.5 * s);
    paint.rect(a, b, with_alpha(theme.panel, hot ? 0.45F : 0.30F), 3.0F);
    paint.outline(a, b, hot ? theme.link : theme.ink2, 3.0F, std::max(1.5F, 1.5F * paint.s));
    const double x = layout.overview_x_of(playhead_jdn(state));
    paint.rect(at(x - s, middle - 4.5 * s), at(x + s, middle + 4.5 * s), theme.accent);
}

std::optional<LoopHandles> loop_handles(const TimelineLayout& layout, const AppState& state) {
    if (!state.loop_range || state.loop != LoopMode::Range) {
        return std::nullopt;
    }
    return LoopHandles{layout.x_of(state.loop_range->from.jdn),
                       layout.x_of(state.loop_range->until.jdn),
                       layout.ruler.top_px - 6.5 * layout.s};
}

void draw_loop(const Paint& paint, const TimelineLayout& layout, const LoopHandles& handles) {
    const Theme& theme = *paint.theme;
    const auto s = static_cast<double>(paint.s);
    const double left = std::clamp(handles.from_px, layout.left_px, layout.right_px);
    const double right = std::clamp(handles.until_px, layout.left_px, layout.right_px);
    paint.rect(at(left, layout.ruler.top_px), at(right, layout.base_px),
               with_alpha(theme.accent, 0.07F));
    paint.rect(at(left, handles.y_px - 3.5 * s), at(right, handles.y_px + 3.5 * s),
               mixed(theme.panel, theme.accent, 0.42F), 2.0F);
    for (const double x : {handles.from_px, handles.until_px}) {
        if (x < layout.left_px || x > layout.right_px) {
            continue;
        }
        dashed_line(paint, at(x, layout.ruler.top_px), at(x, layout.base_px),
                    with_alpha(theme.accent, 0.8F), 4.0F * paint.s, 3.0F * paint.s,
                    std::max(1.0F, paint.s));
        paint.list->AddCircleFilled(at(x, handles.y_px), 5.0F * paint.s, packed(theme.panel));
        paint.list->AddCircle(at(x, handles.y_px), 5.0F * paint.s, packed(theme.accent), 0,
                              1.8F * paint.s);
    }
}

Playhead playhead_of(const Paint& paint, const TimelineLayout& layout, double jdn,
                     std::string flag) {
    Playhead head;
    const auto s = static_cast<double>(paint.s);
    const double x = layout.x_of(jdn);
    head.beyond = x < layout.left_px ? -1 : x > layout.right_px ? 1 : 0;
    head.x_px = std::round(std::clamp(x, layout.left_px, layout.right_px));
    const double room = layout.ruler.top_px - layout.head_top_px;
    const bool flagged = !flag.empty() && room >= 18.0 * s;
    // In a folded dock the head hangs into the ruler.
    const double bottom =
        room >= 16.0 * s ? layout.ruler.top_px + 1.0 * s : layout.head_top_px + 15.0 * s;
    double half = 8.0 * s;
    double top = bottom - 16.0 * s;
    if (flagged) {
        head.flag = std::move(flag);
        half = static_cast<double>(paint.measure(Face::UiBold, 12.5F, head.flag).x) / 2 + 8.0 * s;
        top = bottom - 23.0 * s;  // May rise over the dock's edge.
    }
    double middle = head.x_px;
    if (flagged) {
        middle = std::clamp(middle, layout.left_px + half - 8 * s, layout.right_px - half + 8 * s);
    }
    head.box = {middle - half, top, middle + half, bottom};
    return head;
}

void draw_playhead(const Paint& paint, const TimelineLayout& layout, const Playhead& head,
                   bool stuck) {
    const Theme& theme = *paint.theme;
    const auto s = static_cast<double>(paint.s);
    const double x = head.x_px;
    const double step = stuck ? std::max(1.0, s) : 0.0;
    const double top = head.box.top_px + step;
    const double bottom = head.box.bottom_px + step;
    if (head.beyond == 0) {
        paint.rect(at(x - 2.0 * s, bottom - 3 * s), at(x + 2.0 * s, layout.base_px),
                   with_alpha(theme.panel, 0.85F));
        paint.rect(at(x - 1.0 * s, bottom - 3 * s), at(x + 1.0 * s, layout.base_px), theme.accent);
    }
    if (head.flag.empty() && head.beyond != 0) {
        const double root = x - head.beyond * 12.0 * s;
        const double middle = (top + bottom) / 2;
        paint.list->AddTriangleFilled(at(root, middle - 8 * s), at(root, middle + 8 * s),
                                      at(x, middle), packed(theme.accent));
        return;
    }
    if (head.flag.empty()) {
        const double shoulder = top + (bottom - top) * 0.55;
        const auto shield = [&](double out, Rgba colour) {
            const ImVec2 points[] = {
                at(x - 7.5 * s - out, top - out), at(x + 7.5 * s + out, top - out),
                at(x + 7.5 * s + out, shoulder + out * 0.4), at(x, bottom + out * 1.4),
                at(x - 7.5 * s - out, shoulder + out * 0.4)};
            paint.list->AddConvexPolyFilled(points, 5, packed(colour));
        };
        shield(1.5 * s, theme.panel);
        shield(0.0, theme.accent);
        return;
    }
    const double body = bottom - 5.5 * s;
    paint.rect(at(head.box.left_px - 1.5 * s, top - 1.5 * s),
               at(head.box.right_px + 1.5 * s, body + 1.5 * s), theme.panel, 4.0F);
    paint.rect(at(head.box.left_px, top), at(head.box.right_px, body), theme.accent, 3.0F);
    if (head.beyond == 0) {
        paint.list->AddTriangleFilled(at(x - 6 * s, body - 0.5), at(x + 6 * s, body - 0.5),
                                      at(x, bottom), packed(theme.accent));
    } else {
        // The day is over there.
        const double y = (top + body) / 2;
        const double tip = head.beyond < 0 ? head.box.left_px - 6 * s : head.box.right_px + 6 * s;
        const double root = head.beyond < 0 ? head.box.left_px + 1 : head.box.right_px - 1;
        paint.list->AddTriangleFilled(at(root, y - 6 * s), at(root, y + 6 * s), at(tip, y),
                                      packed(theme.accent));
    }
    paint.text_centred(at((head.box.left_px + head.box.right_px) / 2, (top + body) / 2),
                       Face::UiBold, 12.5F, theme.on_accent, head.flag);
}

void draw_ghost(const Paint& paint, const TimelineLayout& layout, double x_px,
                const std::string& day, const std::string& what) {
    const Theme& theme = *paint.theme;
    const auto s = static_cast<double>(paint.s);
    const double x = std::floor(x_px) + 0.5;
    paint.line(at(x, layout.ruler.top_px), at(x, layout.base_px), with_alpha(theme.ink2, 0.75F),
               std::max(1.0F, std::round(paint.s)));
    const ImVec2 date_size = paint.measure(Face::UiBold, 12.5F, day);
    const double gap = 7.0 * s;
    const double pad = 6.0 * s;
    double width = static_cast<double>(date_size.x) + 2 * pad;
    if (!what.empty()) {
        width += gap + static_cast<double>(paint.measure(Face::Ui, 12.5F, what).x);
    }
    const double height = 19.0 * s;
    double left = x - width / 2;
    left = std::clamp(left, layout.left_px, std::max(layout.left_px, layout.right_px - width));
    const double top = std::max(layout.head_top_px - 1.0 * s, layout.ruler.top_px - height - 2 * s);
    const ImVec2 a = at(std::round(left), std::round(top));
    const ImVec2 b = at(std::round(left + width), std::round(top + height));
    paint.rect({a.x - 1, a.y - 1}, {b.x + 1, b.y + 1}, theme.panel, 4.0F);
    paint.rect(a, b, theme.hover, 3.0F);
    paint.outline(a, b, theme.line, 3.0F);
    const float text_top = (a.y + b.y - date_size.y) / 2;
    const float used =
        paint.text({a.x + static_cast<float>(pad), text_top}, Face::UiBold, 12.5F, theme.ink, day);
    paint.text({a.x + static_cast<float>(pad + gap) + used, text_top}, Face::Ui, 12.5F, theme.ink2,
               what);
}

}  // namespace nandu
