#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "atlas/atlas.h"
#include "base/strings.h"
#include "calendar/calendars.h"
#include "map/camera.h"
#include "map/draw_list.h"
#include "viewer/layout.h"
#include "viewer/state.h"

namespace nandu {

// The timeline as plain data: which bars, ticks and words stand where. Physical pixels in window
// coordinates, y down. Depends on the view of time, not on the day: the playhead, the loop and the
// pointer are drawn over it.

/// A reign and an era that were in force together; indices into Atlas::reigns and
/// CalendarTables::eras, -1 for none.
struct ReignSegment {
    PolityId polity = kNo<PolityId>;
    int reign = -1;
    int era = -1;
    friend bool operator==(const ReignSegment& a, const ReignSegment& b) {
        return a.polity == b.polity && a.reign == b.reign && a.era == b.era;
    }
};

/// What a bar, tick or title stands for.
using TimelineItem = std::variant<std::monostate, StayId, RouteId, EventId, ReignSegment>;

enum class TimelineLaneKind { Ruler, LunarMonths, Reigns, Court, Campaigns, Events, Overview };

struct TimelineLane {
    TimelineLaneKind kind = TimelineLaneKind::Ruler;
    PolityId polity = kNo<PolityId>;  ///< Reigns: whose.
    double top_px = 0.0, bottom_px = 0.0;
    std::string name;  ///< Stands in the gutter, right-aligned; may be empty.
    double middle_px() const { return (top_px + bottom_px) / 2.0; }
};

enum class TimelineBarKind {
    Reign,            ///< In the polity's tint...
    ReignAlternate,   ///< ...and one step lighter, so that neighbours differ.
    ReignEpisode,     ///< A reign within another one, over the lower part of its bar.
    CourtHome,        ///< The court sits in its own capital: pale.
    CourtAway,        ///< The court away from it: solid cinnabar.
    Leg,              ///< Of a campaign, between two documented days.
    LegInterpolated,  ///< Of a campaign, with an estimated day at one end: hatched.
    EventDays,        ///< What an event lasted, along the base line.
    LeapMonth,        ///< The ground of an intercalary month.
};

/// How likely a bar's statement is at one x, for bars whose ends are in doubt.
struct DoubtStop {
    double x_px = 0.0;
    double likelihood = 1.0;
};

/// May reach beyond the lanes on both sides: draw it clipped.
struct TimelineBar {
    TimelineBarKind kind = TimelineBarKind::Reign;
    PolityId polity = kNo<PolityId>;
    bool captives = false;  ///< In the captives' colour instead of the polity's.
    ScreenBox box;          ///< All days on which it may be true; at least 2 px wide.
    /// Empty where the ends are certain. Else at least two, in order of x; straight between them:
    /// solid where both neighbours are 1, hatched under a fade elsewhere.
    std::vector<DoubtStop> doubt;
    TimelineItem item;
    DaySpan days;
};

enum class TimelineInk { Ink, Ink2, Ink3, Accent, OnAccent, PolityInk };

struct TimelineLabel {
    std::string text;
    Face face = Face::Ui;
    double size_px = 13.0;
    double left_px = 0.0, middle_px = 0.0, width_px = 0.0;
    TimelineInk ink = TimelineInk::Ink;
    PolityId polity = kNo<PolityId>;
    bool plate = false;  ///< On a small ground of the panel's colour.
    TimelineItem item;
};

/// An upright line of the ruler, the months or under an event.
struct TimelineRule {
    double x_px = 0.0, top_px = 0.0, bottom_px = 0.0;
    bool strong = false;
};

struct EventTick {
    EventId event = kNo<EventId>;
    double x_px = 0.0;
    double top_px = 0.0, bottom_px = 0.0;
    int importance = 2;
    bool dotted = false;  ///< Its date is disputed.
    bool selected = false;
};

/// What led to what: an arc between two events' ticks. Its ends may lie out of sight.
struct CauseArc {
    double cause_px = 0.0, effect_px = 0.0;
    double base_px = 0.0, top_px = 0.0;
    CauseStrength strength = CauseStrength::Direct;
};

/// The court on the road: a dotted line.
struct RoadDots {
    double left_px = 0.0, right_px = 0.0, y_px = 0.0;
};

struct TimelineInput {
    const Atlas& atlas;
    const CalendarTables& calendars;
    const Strings& strings;
    MeasureText measure;
    TimeView view;
    ScreenBox box;           ///< Room for everything, gutter included.
    double gutter_px = 0.0;  ///< Left part of `box` for the names of the lanes.
    double s = 1.0;          ///< ui scale.
    Layout::Dock kind = Layout::Dock::Full;
    Language language = Language::En;
    bool lunar_shown = true;
    bool overview_shown = false;
    std::optional<EventId> selected;
};

struct TimelineLayout {
    TimeView view;
    double left_px = 0.0, right_px = 1.0;  ///< Where the view's ends lie.
    double head_top_px = 0.0;              ///< Room of the playhead's head and the loop bar.
    ScreenBox ruler;
    ScreenBox lanes;       ///< Everything under the ruler, without the overview.
    double base_px = 0.0;  ///< The line the event ticks stand on; the playhead's end.
    std::vector<TimelineLane> lane_list;  ///< From the top.
    std::vector<TimelineRule> rules;      ///< Ruler and lunar months.
    std::vector<TimelineRule> leads;      ///< From an event's tick to its title.
    std::vector<TimelineBar> bars;        ///< In painter's order.
    std::vector<RoadDots> roads;
    std::vector<EventTick> ticks;      ///< By importance, the weightiest last.
    std::vector<CauseArc> arcs;        ///< Of the selected event.
    std::vector<ScreenPoint> density;  ///< Upper edge of the events' density, left to right.
    std::vector<TimelineLabel> labels;
    std::optional<ScreenBox> overview;  ///< The whole story, as wide as the lanes.
    DaySpan story;
    std::vector<TimelineBar> overview_bars;
    double s = 1.0;

    double px_per_day() const { return (right_px - left_px) / view.length(); }
    double x_of(double jdn) const { return left_px + (jdn - view.from) * px_per_day(); }
    double jdn_at(double x_px) const { return view.from + (x_px - left_px) / px_per_day(); }
    double overview_x_of(double jdn) const;
    double overview_jdn_at(double x_px) const;
    const TimelineLane* lane_at(double y_px) const;
    const TimelineLane* lane(TimelineLaneKind kind) const;
};

TimelineLayout layout_timeline(const TimelineInput& input);

/// What lies under a point: an event's tick (within 6 px times `s`) or title first, then bars.
TimelineItem item_at(const TimelineLayout& layout, ScreenPoint point);

/// The day under `x_px`; within `reach_px` of an event the event's first day, if `sticky`.
struct TimelineDay {
    Day day;
    std::optional<EventId> stuck_to;
};
TimelineDay day_at(const TimelineLayout& layout, const Atlas& atlas, double x_px, double reach_px,
                   bool sticky);

/// The days that an item fills, for zooming to it and for its tooltip.
DaySpan days_of(const TimelineItem& item, const Atlas& atlas, const CalendarTables& calendars);

/// The view that shows `days` with room about them.
TimeView view_of(DaySpan days, const Atlas& atlas);

}  // namespace nandu
