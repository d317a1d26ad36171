#include "viewer/timeline.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "calendar/civil.h"
#include "calendar/lunar.h"
#include "viewer/time_rules.h"
#include "viewer/timeline_words.h"

namespace nandu {
namespace {

// Sizes of text in design pixels.
constexpr double kRulerText = 13.0;
constexpr double kBarText = 13.5;
constexpr double kSmallText = 12.0;
constexpr double kTitleText = 12.5;

constexpr double kMonthsFromPx = 7.0;       ///< A month is at least this wide: month ticks.
constexpr double kMonthNamesFromPx = 34.0;  ///< …: names of months.
constexpr double kDaysFromPx = 9.0;         ///< A day is at least this wide: a row of days.
constexpr double kLunarFromPx = 26.0;       ///< A lunar month is at least this wide: their lane.
constexpr double kMeanMonth = 30.44;
constexpr double kMeanYear = 365.25;
constexpr double kTitledCampaign = 12.0;  ///< A row of campaigns has titles from this height.
constexpr double kTallCampaignsDays = 4 * kMeanYear;  ///< Nearer than this they carry titles.

/// How high everything is, in design pixels. Gives way step by step where the dock is low.
struct Heights {
    double head = 24, ruler = 24, days_row = 0, lunar = 0;
    double before_reigns = 5, reign = 22, reign_gap = 3, thin = 13;
    int reigns = 0, thins = 0;
    double before_court = 5, court = 24;
    double before_campaigns = 5, campaign = 9, campaign_gap = 2;
    double quiet = 4, quiet_gap = 1;
    int campaign_rows = 0, quiet_rows = 0;
    double before_events = 5, ticks = 14, title_row = 13;
    int title_rows = 2;
    double before_overview = 4, overview = 0;
    double bottom = 8;

    double campaigns() const {
        return campaign_rows * (campaign + campaign_gap) + quiet_rows * (quiet + quiet_gap) -
               (quiet_rows > 0 ? quiet_gap : campaign_gap);
    }

    double total() const {
        double sum = head + ruler + days_row + lunar + bottom;
        if (reigns + thins > 0) {
            sum += before_reigns + reigns * (reign + reign_gap) + thins * thin - reign_gap;
        }
        sum += before_court + court;
        if (campaign_rows + quiet_rows > 0) {
            sum += before_campaigns + campaigns();
        }
        if (ticks > 0) {
            sum += before_events + ticks + title_rows * title_row;
        }
        if (overview > 0) {
            sum += before_overview + overview;
        }
        return sum;
    }

    /// Legend, campaigns, titles, further lanes: never the ruler and the Court lane.
    void fit(double room) {
        const auto lower = [this, room](double& value, double least) {
            const double over = total() - room;
            if (over > 0.0 && value > least) {
                value = std::max(least, value - over);
            }
        };
        const auto lower_rows = [this, room](double& value, double least, int rows) {
            const double over = total() - room;
            if (over > 0.0 && rows > 0 && value > least) {
                value = std::max(least, value - over / rows);
            }
        };
        lower(bottom, 4);
        lower(before_campaigns, 3);
        lower(before_events, 3);
        lower(before_court, 3);
        lower(before_reigns, 3);
        lower_rows(campaign, kTitledCampaign, campaign_rows);
        lower_rows(reign_gap, 2, reigns);
        lower(before_overview, 2);
        lower(overview, 11);
        lower(head, 20);
        lower_rows(campaign_gap, 1, campaign_rows);
        lower_rows(quiet, 3, quiet_rows);
        lower(days_row, 15);
        lower(head, 18);
        lower_rows(reign, 19, reigns);
        lower(ruler, 20);
        lower(lunar, 17);
        lower(court, 21);
        lower(before_overview, 1);
        lower(bottom, 2);
        lower_rows(quiet, 2, quiet_rows);
        lower_rows(campaign, 5, campaign_rows);
        lower_rows(thin, 6, thins);
        lower_rows(campaign, 3, campaign_rows);
        if (total() > room) {
            title_rows = std::min(title_rows, 1);
        }
        if (total() > room) {
            title_rows = 0;
        }
        lower(ticks, 9);
        lower(head, 16);
        lower_rows(reign, 14, reigns);
        lower(lunar, 0);
        lower_rows(thin, 3, thins);
        lower_rows(reign, 6, reigns);
        lower(overview, 0);
        lower(court, 16);
        lower(ruler, 16);
    }
};

/// Armies have rows of their own height; captives, embassies and other travellers go in low rows
/// under them. In either the first free row takes the route. In days, so that a row does not
/// change while one zooms.
struct PackedRoutes {
    std::vector<int> row;  ///< By index into Atlas::routes; -1: told by the Court lane.
    int army_rows = 0, quiet_rows = 0;
};

DaySpan days_of_route(const Route& route) {
    Day from = kDistantFuture;
    Day until = kDistantPast;
    for (const Waypoint& waypoint : route.waypoints) {
        from = std::min(from, waypoint.when.first);
        until = std::max(until, waypoint.when.last + 1);
    }
    return {from, until};
}

bool is_army(const Route& route) {
    return route.kind == RouteKind::Army;
}

PackedRoutes packed_routes(const Atlas& atlas) {
    PackedRoutes out;
    out.row.assign(atlas.routes.size(), -1);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < atlas.routes.size(); ++i) {
        const Route& route = atlas.routes[i];
        if (route.waypoints.size() >= 2 &&
            !(route.of_ruler && route.polity == atlas.manifest.protagonist)) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&atlas](std::size_t a, std::size_t b) {
        return days_of_route(atlas.routes[a]).from < days_of_route(atlas.routes[b]).from;
    });
    const int gap = std::max(1, atlas.manifest.span.length_days() / 1500);
    for (const bool army : {true, false}) {
        std::vector<Day> free_from;
        for (const std::size_t i : order) {
            if (is_army(atlas.routes[i]) != army) {
                continue;
            }
            const DaySpan days = days_of_route(atlas.routes[i]);
            std::size_t row = 0;
            while (row < free_from.size() && days.from < free_from[row]) {
                ++row;
            }
            if (row == free_from.size()) {
                free_from.push_back(days.until);
            }
            free_from[row] = days.until + gap;
            out.row[i] = static_cast<int>(row);
        }
        (army ? out.army_rows : out.quiet_rows) = static_cast<int>(free_from.size());
    }
    return out;
}

Timespan within(Timespan span, DaySpan story) {
    // Open ends would lie millions of pixels away.
    const Day first = story.from - 4000;
    const Day last = story.until + 4000;
    const auto cut = [first, last](Day day) { return std::clamp(day, first, last); };
    return {cut(span.begin_earliest), cut(span.begin_latest), cut(span.end_earliest),
            cut(span.end_latest)};
}

/// Segments of one polity's lane: its reigns cut at the eras' bounds.
struct Segment {
    ReignSegment what;
    Timespan span;
};

/// A reign within another one, such as a usurper's month: it lies over the longer reign's bar.
bool is_episode(const Atlas& atlas, std::size_t index) {
    const Reign& one = atlas.reigns[index];
    const DaySpan days = one.span.possible();
    return std::any_of(atlas.reigns.begin(), atlas.reigns.end(), [&](const Reign& other) {
        const DaySpan around = other.span.possible();
        return &other != &one && other.polity == one.polity && around.from < days.from &&
               days.until < around.until;
    });
}

std::vector<Segment> reign_segments(const Atlas& atlas, const CalendarTables& calendars,
                                    PolityId polity) {
    const std::string& key = atlas[polity].key;
    const DaySpan story = atlas.manifest.span;
    std::vector<Day> cuts;
    bool has_reigns = false;
    for (const Reign& reign : atlas.reigns) {
        const auto index = static_cast<std::size_t>(&reign - atlas.reigns.data());
        if (reign.polity == polity && !is_episode(atlas, index)) {
            has_reigns = true;
            const Timespan span = within(reign.span, story);
            cuts.push_back(span.begin_earliest);
            cuts.push_back(span.end_latest);
        }
    }
    for (const Era& era : calendars.eras) {
        if (era.polity == key && era.in_force.overlaps({story.from - 4000, story.until + 4000})) {
            cuts.push_back(std::max(era.in_force.from, story.from - 4000));
            cuts.push_back(std::min(era.in_force.until, story.until + 4000));
        }
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

    std::vector<Segment> out;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        Segment segment;
        segment.what.polity = polity;
        segment.span = Timespan::exactly({cuts[i], cuts[i + 1]});
        Timespan chosen;
        for (std::size_t r = 0; r < atlas.reigns.size(); ++r) {
            const Reign& reign = atlas.reigns[r];
            const Timespan span = within(reign.span, story);
            if (reign.polity != polity || !span.possible().contains(cuts[i]) ||
                is_episode(atlas, r)) {
                continue;
            }
            if (segment.what.reign < 0 || span.begin_earliest >= chosen.begin_earliest) {
                segment.what.reign = static_cast<int>(r);
                chosen = span;
            }
        }
        if (const Era* era = era_on(cuts[i], key, calendars)) {
            segment.what.era = static_cast<int>(era - calendars.eras.data());
        }
        if (has_reigns ? segment.what.reign < 0 : segment.what.era < 0) {
            continue;
        }
        if (!out.empty() && out.back().what == segment.what &&
            out.back().span.end_latest == cuts[i]) {
            out.back().span.end_earliest = out.back().span.end_latest = cuts[i + 1];
        } else {
            out.push_back(segment);
        }
    }
    // The doubts of a reign belong to its first and its last segment.
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i].what.reign < 0) {
            continue;
        }
        const Timespan reign =
            within(atlas.reigns[static_cast<std::size_t>(out[i].what.reign)].span, story);
        if (out[i].span.begin_earliest == reign.begin_earliest) {
            out[i].span.begin_latest = reign.begin_latest;
        }
        if (out[i].span.end_latest == reign.end_latest) {
            out[i].span.end_earliest = reign.end_earliest;
        }
    }
    return out;
}

/// The stays that the Court lane shows, in order of time: the court's own, and before the first of
/// them the capital in which it sat.
struct CourtStay {
    StayId id = kNo<StayId>;
    Timespan span;
    bool home = false;
};

std::vector<CourtStay> court_stays(const Atlas& atlas) {
    std::vector<CourtStay> out;
    const PolityId polity = atlas.manifest.protagonist;
    const DaySpan story = atlas.manifest.span;
    for (std::size_t i = 0; i < atlas.stays.size(); ++i) {
        const Stay& stay = atlas.stays[i];
        if (stay.polity == polity && stay.role == StayRole::Court) {
            out.push_back({static_cast<StayId>(i), within(stay.span, story), !stay.travelling});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const CourtStay& a, const CourtStay& b) {
        return a.span.begin_earliest < b.span.begin_earliest;
    });
    // Where two overlap the later one wins.
    for (std::size_t i = 0; i + 1 < out.size(); ++i) {
        const Day next = out[i + 1].span.begin_earliest;
        if (out[i].span.end_latest > next &&
            out[i + 1].span.begin_earliest == out[i + 1].span.begin_latest) {
            out[i].span.end_latest = std::max(out[i].span.begin_earliest + 1, next);
            out[i].span.end_earliest = std::min(out[i].span.end_earliest, out[i].span.end_latest);
        }
    }
    return out;
}

std::vector<DaySpan> vacancies(const Atlas& atlas) {
    std::vector<DaySpan> out;
    for (const Stay& stay : atlas.stays) {
        if (stay.polity == atlas.manifest.protagonist && stay.role == StayRole::Vacant) {
            out.push_back(within(stay.span, atlas.manifest.span).possible());
        }
    }
    return out;
}

class Builder {
public:
    explicit Builder(const TimelineInput& input) : in_(input), s_(input.s) {
        out_.view = input.view;
        out_.s = input.s;
        out_.left_px = input.box.left_px + input.gutter_px;
        out_.right_px = std::max(out_.left_px + 1.0, input.box.right_px);
        out_.story = input.atlas.manifest.span;
    }

    TimelineLayout build() {
        routes_ = packed_routes(in_.atlas);
        place_lanes();
        ruler();
        lunar_months();
        reigns();
        court();
        if (in_.kind != Layout::Dock::Folded) {
            campaigns();
            events();
        }
        overview();
        return std::move(out_);
    }

private:
    double x(double jdn) const { return out_.x_of(jdn); }
    double x(Day day) const { return out_.x_of(day.jdn); }
    double day_px() const { return out_.px_per_day(); }
    bool shown(double left, double right) const {
        return right >= out_.left_px && left <= out_.right_px;
    }
    double width_of(Face face, double size, std::string_view text) const {
        TextStyle style;
        style.face = face;
        style.size_px = size * s_;
        style.simplified = in_.language == Language::Hans;
        return in_.measure(style, text).width_px;
    }
    const std::string& word(std::string_view key) const {
        return in_.strings.get(key, in_.language);
    }

    /// The first form that fits between two xs, set at the left of them.
    TimelineLabel* fitting(const Forms& forms, Face face, double size, double left, double right,
                           double middle, double pad) {
        for (const std::string& form : forms) {
            const double width = width_of(face, size, form);
            if (left + pad + width + pad <= right) {
                TimelineLabel label;
                label.text = form;
                label.face = face;
                label.size_px = size * s_;
                label.left_px = left + pad;
                label.middle_px = middle;
                label.width_px = width;
                out_.labels.push_back(std::move(label));
                return &out_.labels.back();
            }
        }
        return nullptr;
    }

    TimelineLane& add_lane(TimelineLaneKind kind, double& y, double height, std::string name,
                           PolityId polity = kNo<PolityId>) {
        out_.lane_list.push_back({kind, polity, y, y + height * s_, std::move(name)});
        y += height * s_;
        return out_.lane_list.back();
    }

    void place_lanes() {
        const Manifest& manifest = in_.atlas.manifest;
        const double ppd = day_px() / s_;
        const bool folded = in_.kind == Layout::Dock::Folded;
        Heights h;
        if (folded) {
            h.head = 4;
            h.ruler = 28;
            h.before_court = 3;
            h.court = 25;
            h.ticks = 0;
            h.bottom = 6;
        } else {
            days_shown_ = ppd >= kDaysFromPx;
            h.days_row = days_shown_ ? 17 : 0;
            const bool lunar = in_.kind == Layout::Dock::Full && in_.lunar_shown &&
                               !in_.calendars.south_months.empty() && ppd * 29.53 >= kLunarFromPx;
            h.lunar = lunar ? 19 : 0;
            h.reigns = static_cast<int>(std::min<std::size_t>(2, manifest.lanes.size()));
            h.thins = static_cast<int>(manifest.lanes.size()) - h.reigns;
            h.campaign_rows = routes_.army_rows;
            h.quiet_rows = routes_.quiet_rows;
            if (in_.kind == Layout::Dock::Compact) {
                h.campaign = 3;
                h.campaign_gap = 1;
                h.quiet = 2;
                h.before_campaigns = 4;
                h.before_events = 3;
            } else if (in_.view.length() < kTallCampaignsDays) {
                h.campaign = 14;
            }
            h.overview = in_.overview_shown ? 14 : 0;
            if (!has_court_) {
                h.before_court = 0;
                h.court = 4;  // The foot of the playhead.
            }
        }
        h.fit((in_.box.bottom_px - in_.box.top_px) / s_);
        if (h.lunar < 14) {
            h.lunar = 0;
        }

        double y = in_.box.top_px;
        out_.head_top_px = y;
        y += h.head * s_;
        out_.ruler = {out_.left_px, y, out_.right_px, y + (h.ruler + h.days_row) * s_};
        days_row_px_ = h.days_row * s_;
        add_lane(TimelineLaneKind::Ruler, y, h.ruler + h.days_row,
                 folded                                       ? std::string()
                 : manifest.calendar == CivilCalendar::Julian ? word("dock.julian")
                                                              : word("dock.gregorian_own"));
        if (h.lunar > 0) {
            const std::string name = manifest.protagonist == kNo<PolityId>
                                         ? std::string()
                                         : in_.atlas[manifest.protagonist].name.in(in_.language);
            add_lane(TimelineLaneKind::LunarMonths, y, h.lunar,
                     filled_in(word("timeline.lunar_month"), name));
        }
        if (h.reigns + h.thins > 0) {
            y += h.before_reigns * s_;
            for (std::size_t i = 0; i < manifest.lanes.size(); ++i) {
                const bool thin = static_cast<int>(i) >= h.reigns;
                const PolityId polity = manifest.lanes[i];
                add_lane(TimelineLaneKind::Reigns, y, thin ? h.thin : h.reign,
                         thin ? std::string() : two_scripts(in_.atlas[polity].name, in_.language),
                         polity);
                if (!thin && i + 1 < manifest.lanes.size()) {
                    y += (static_cast<int>(i) + 1 < h.reigns ? h.reign_gap : 1.0) * s_;
                }
            }
        }
        y += h.before_court * s_;
        add_lane(TimelineLaneKind::Court, y, h.court,
                 folded || !has_court_ ? std::string() : word("timeline.court"));
        out_.base_px = y;
        if (h.campaign_rows + h.quiet_rows > 0) {
            y += h.before_campaigns * s_;
            campaign_px_ = h.campaign * s_;
            campaign_gap_px_ = h.campaign_gap * s_;
            quiet_px_ = h.quiet * s_;
            quiet_gap_px_ = h.quiet_gap * s_;
            add_lane(
                TimelineLaneKind::Campaigns, y, h.campaigns(),
                in_.kind == Layout::Dock::Compact ? std::string() : word("timeline.campaigns"));
        }
        if (h.ticks > 0) {
            y += h.before_events * s_;
            ticks_px_ = h.ticks * s_;
            title_row_px_ = h.title_row * s_;
            title_rows_ = h.title_rows;
            out_.base_px = y + ticks_px_;
            add_lane(TimelineLaneKind::Events, y, h.ticks + h.title_rows * h.title_row,
                     word("timeline.events"));
        }
        out_.lanes = {out_.left_px, out_.ruler.bottom_px, out_.right_px, y};
        if (h.overview >= 6) {
            y += h.before_overview * s_;
            out_.overview = ScreenBox{out_.left_px, y, out_.right_px, y + h.overview * s_};
            add_lane(TimelineLaneKind::Overview, y, h.overview, std::string());
        }
    }

    /// A pattern with its "{0}" and "{1}" filled.
    static std::string filled_in(std::string text, std::string_view first,
                                 std::string_view second = {}) {
        for (const auto& [mark, by] :
             {std::pair<std::string_view, std::string_view>{"{0}", first}, {"{1}", second}}) {
            const std::size_t at = text.find(mark);
            if (at != std::string::npos) {
                text.replace(at, mark.size(), by);
            }
        }
        return text;
    }

    // --- Ruler ---

    void rule(double at, double top, double bottom, bool strong) {
        if (shown(at, at)) {
            out_.rules.push_back({at, top, bottom, strong});
        }
    }

    Day month_after(Day begin) const {
        const CivilDate date = civil_from_day(begin, in_.atlas.manifest.calendar);
        return date.month == 12 ? first_of(date.year + 1, 1) : first_of(date.year, date.month + 1);
    }

    Day first_of(int year, int month) const {
        return day_from_civil({year, month, 1}, in_.atlas.manifest.calendar);
    }

    void ruler() {
        const double month_px = day_px() * kMeanMonth / s_;
        if (month_px >= kMonthNamesFromPx) {
            ruler_of_months();
            if (days_shown_) {
                ruler_of_days();
            }
        } else {
            ruler_of_years(month_px >= kMonthsFromPx);
        }
    }

    double ruler_row_bottom() const { return out_.ruler.bottom_px - days_row_px_; }

    void ruler_of_years(bool with_months) {
        const double top = out_.ruler.top_px;
        const double bottom = out_.ruler.bottom_px;
        const CivilDate first = civil_from_day(Day{static_cast<std::int32_t>(in_.view.from)},
                                               in_.atlas.manifest.calendar);
        const CivilDate last = civil_from_day(Day{static_cast<std::int32_t>(in_.view.until)},
                                              in_.atlas.manifest.calendar);
        const double year_px = day_px() * kMeanYear;
        const auto width_for = [&](bool brief) {
            return width_of(Face::UiBold, kRulerText, year_word(first.year, in_.language, brief)) +
                   10.0 * s_;
        };
        // A Chinese year gives up its 年 before every second year goes without a name.
        const bool brief = width_for(false) > year_px && width_for(true) <= year_px;
        const double widest = width_for(brief);
        int step = 1;
        for (const int candidate : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}) {
            step = candidate;
            if (candidate * year_px >= widest) {
                break;
            }
        }
        const int tick_step = year_px >= 4.0 * s_ ? 1 : step;
        const auto divides = [](int by, int year) { return ((year % by) + by) % by == 0; };
        double label_from = out_.left_px;
        for (int year = first.year; year <= last.year + 1; ++year) {
            const Day begin = first_of(year, 1);
            const double at = x(begin);
            const bool named = divides(step, year);
            if (divides(tick_step, year)) {
                rule(at, named ? top + 3 * s_ : bottom - 8 * s_, bottom, named);
            }
            if (named) {
                // A year that began out of sight keeps its name at the edge if there is room.
                const double from = std::max(at, label_from);
                const double until = std::min(x(first_of(year + step, 1)), out_.right_px);
                if (at >= out_.left_px || year_px >= widest) {
                    fitting({year_word(year, in_.language, brief)},
                            divides(5, year) ? Face::UiBold : Face::Ui, kRulerText, from, until,
                            (top + bottom) / 2, 4.5 * s_);
                }
            }
            if (with_months) {
                for (int month = 2; month <= 12; ++month) {
                    rule(x(first_of(year, month)), bottom - (month == 7 ? 8 : 5) * s_, bottom,
                         false);
                }
            }
        }
    }

    void ruler_of_months() {
        const double top = out_.ruler.top_px;
        const double bottom = ruler_row_bottom();
        const double middle = (top + bottom) / 2;
        CivilDate date = civil_from_day(Day{static_cast<std::int32_t>(in_.view.from)},
                                        in_.atlas.manifest.calendar);
        bool first = true;
        // All names long or all short: a row of both looks like a mistake.
        const bool long_names = width_of(Face::Ui, kRulerText,
                                         month_forms(first_of(1127, 9), in_.atlas.manifest.calendar,
                                                     in_.language, false)[0]) +
                                    9.0 * s_ <=
                                day_px() * 28.0;
        for (Day begin = first_of(date.year, date.month); begin.jdn < in_.view.until;
             begin = month_after(begin)) {
            date = civil_from_day(begin, in_.atlas.manifest.calendar);
            const double at = x(begin);
            const double next = x(month_after(begin));
            rule(at, top + (date.month == 1 ? 0 : 5) * s_, bottom, true);
            const double left = std::max(at, out_.left_px);
            const double right = std::min(next, out_.right_px);
            const bool year_begins = date.month == 1;
            Forms forms;
            if (year_begins || first || days_shown_) {
                forms = month_forms(begin, in_.atlas.manifest.calendar, in_.language, true);
                if (!year_begins) {
                    forms.pop_back();  // The bare year would be wrong away from January.
                }
            }
            if (!year_begins || first) {
                Forms bare = month_forms(begin, in_.atlas.manifest.calendar, in_.language, false);
                forms.push_back(long_names ? bare.front() : bare.back());
            }
            if (fitting(forms, year_begins ? Face::UiBold : Face::Ui, kRulerText, left, right,
                        middle, 4.5 * s_) != nullptr) {
                first = false;
            }
        }
    }

    void ruler_of_days() {
        const double top = ruler_row_bottom();
        const double bottom = out_.ruler.bottom_px;
        const double px = day_px() / s_;
        const int step = px >= 19.0 ? 1 : px >= 12.0 ? 2 : 5;
        for (Day day{static_cast<std::int32_t>(std::floor(in_.view.from))};
             day.jdn < in_.view.until; day = day + 1) {
            const CivilDate date = civil_from_day(day, in_.atlas.manifest.calendar);
            const double at = x(day);
            if (date.day > 1) {
                rule(at, top - 4 * s_, top + 1 * s_, false);
            }
            const bool named = step == 1 || (step == 2 ? date.day % 2 == 1 && date.day < 31
                                                       : date.day % 5 == 0 || date.day == 1);
            if (!named) {
                continue;
            }
            TimelineLabel label;
            label.text = std::to_string(date.day);
            label.face = Face::Ui;
            label.size_px = kSmallText * s_;
            label.width_px = width_of(label.face, kSmallText, label.text);
            // A day is a box on the timeline: its number stands in the middle of it.
            label.left_px = at + day_px() / 2 - label.width_px / 2;
            label.middle_px = (top + bottom) / 2;
            label.ink = TimelineInk::Ink2;
            if (label.left_px >= out_.left_px && label.left_px + label.width_px <= out_.right_px) {
                out_.labels.push_back(std::move(label));
            }
        }
    }

    // --- Lunar months ---

    void lunar_months() {
        const TimelineLane* lane = out_.lane(TimelineLaneKind::LunarMonths);
        if (lane == nullptr) {
            return;
        }
        const Manifest& manifest = in_.atlas.manifest;
        const std::string polity =
            manifest.protagonist == kNo<PolityId> ? "" : in_.atlas[manifest.protagonist].key;
        for (const LunarMonth& month : in_.calendars.south_months) {
            const double left = x(month.first);
            const double right = x(month.first + month.length_days);
            if (!shown(left, right)) {
                continue;
            }
            if (month.leap) {
                TimelineBar bar;
                bar.kind = TimelineBarKind::LeapMonth;
                bar.box = {left, lane->top_px, right, lane->bottom_px};
                bar.days = {month.first, month.first + month.length_days};
                out_.bars.push_back(std::move(bar));
            }
            rule(left, lane->top_px + 3 * s_, lane->bottom_px, true);
            const Era* era = era_on(month.first, polity, in_.calendars);
            const double from = std::max(left, out_.left_px);
            const double until = std::min(right, out_.right_px);
            const TimelineLabel* name =
                fitting(lunar_month_forms(month, era, in_.language), Face::Ui, kSmallText, from,
                        until, lane->middle_px(), 2.5 * s_);
            if (name != nullptr) {
                out_.labels.back().ink = month.leap ? TimelineInk::Accent : TimelineInk::Ink;
                if (in_.language == Language::En) {
                    const double after = name->left_px + name->width_px + 4 * s_;
                    const std::string number = filled_in(
                        word(month.leap ? "timeline.leap_month_number" : "timeline.month_number"),
                        std::to_string(month.month));
                    if (fitting({number}, Face::Ui, kSmallText, after, until, lane->middle_px(),
                                4.0 * s_) != nullptr) {
                        out_.labels.back().ink = TimelineInk::Ink3;
                    }
                }
            }
            if (days_shown_) {
                for (int day = 5; day <= month.length_days; day += 5) {
                    rule(x(month.first + (day - 1)), lane->bottom_px - 4 * s_, lane->bottom_px,
                         false);
                }
            }
        }
    }

    // --- Bars ---

    /// The bar of a span between `top` and `bottom`, its doubts as stops; at least 2 px wide.
    TimelineBar bar_of(TimelineBarKind kind, const Timespan& span, double top,
                       double bottom) const {
        TimelineBar bar;
        bar.kind = kind;
        bar.days = span.possible();
        double left = x(span.begin_earliest);
        double right = x(span.end_latest);
        const double least = 2.0 * std::max(1.0, std::floor(s_));
        if (right - left < least) {
            right = left + least;
        }
        bar.box = {left, top, right, bottom};
        const bool doubtful =
            span.begin_earliest != span.begin_latest || span.end_earliest != span.end_latest;
        if (doubtful) {
            bar.doubt = doubt_of(span);
        }
        return bar;
    }

    /// Straight ramps over the days in question, as likelihood_at counts them.
    std::vector<DoubtStop> doubt_of(const Timespan& span) const {
        const double b0 = span.begin_earliest.jdn;
        const double b1 = std::max(b0, double(span.begin_latest.jdn));
        const double e1 = span.end_latest.jdn;
        const double e0 = std::min(e1, double(span.end_earliest.jdn));
        const auto begun = [b0, b1](double t) {
            return b1 <= b0 ? 1.0 : std::clamp((t - b0) / (b1 - b0), 0.0, 1.0);
        };
        const auto lasting = [e0, e1](double t) {
            return e1 <= e0 ? 1.0 : std::clamp((e1 - t) / (e1 - e0), 0.0, 1.0);
        };
        std::vector<double> times{b0, b1, e0, e1};
        if (b1 > e0 && b1 > b0 && e1 > e0) {
            // The doubts overlap: likeliest where the two ramps cross.
            times.push_back((b0 * (e1 - e0) + e1 * (b1 - b0)) / ((e1 - e0) + (b1 - b0)));
        }
        std::sort(times.begin(), times.end());
        times.erase(std::unique(times.begin(), times.end()), times.end());
        std::vector<DoubtStop> stops;
        for (const double t : times) {
            if (t >= b0 && t <= e1) {
                stops.push_back({x(t), std::min(begun(t), lasting(t))});
            }
        }
        return stops;
    }

    void reigns() {
        std::size_t thin_from = 2;
        std::size_t index = 0;
        for (const TimelineLane& lane : std::vector<TimelineLane>(out_.lane_list)) {
            if (lane.kind != TimelineLaneKind::Reigns) {
                continue;
            }
            const bool thin = index++ >= thin_from;
            const std::vector<Segment> segments =
                reign_segments(in_.atlas, thin ? CalendarTables{} : in_.calendars, lane.polity);
            int named_reign = -2;
            for (std::size_t i = 0; i < segments.size(); ++i) {
                const Segment& segment = segments[i];
                TimelineBar bar =
                    bar_of(i % 2 == 0 ? TimelineBarKind::Reign : TimelineBarKind::ReignAlternate,
                           segment.span, lane.top_px, lane.bottom_px);
                bar.polity = lane.polity;
                bar.item = segment.what;
                if (!shown(bar.box.left_px, bar.box.right_px)) {
                    continue;
                }
                const double left = std::max(bar.box.left_px, out_.left_px);
                const double right = std::min(bar.box.right_px, out_.right_px);
                out_.bars.push_back(std::move(bar));
                const Reign* reign =
                    segment.what.reign < 0
                        ? nullptr
                        : &in_.atlas.reigns[static_cast<std::size_t>(segment.what.reign)];
                const Era* era =
                    segment.what.era < 0
                        ? nullptr
                        : &in_.calendars.eras[static_cast<std::size_t>(segment.what.era)];
                if (lane.bottom_px - lane.top_px >= 12.0 * s_) {
                    TimelineLabel* label =
                        fitting(reign_forms(thin ? &in_.atlas[lane.polity] : nullptr, reign, era,
                                            named_reign == segment.what.reign, in_.language),
                                Face::Ui, thin ? kSmallText : kBarText, left, right,
                                lane.middle_px(), 5.0 * s_);
                    if (label != nullptr) {
                        label->item = segment.what;
                        named_reign = segment.what.reign;
                    }
                }
            }
            episodes(lane);
        }
    }

    void episodes(const TimelineLane& lane) {
        for (std::size_t r = 0; r < in_.atlas.reigns.size(); ++r) {
            const Reign& reign = in_.atlas.reigns[r];
            if (reign.polity != lane.polity || !is_episode(in_.atlas, r)) {
                continue;
            }
            TimelineBar bar =
                bar_of(TimelineBarKind::ReignEpisode, within(reign.span, in_.atlas.manifest.span),
                       lane.top_px + (lane.bottom_px - lane.top_px) * 0.72, lane.bottom_px);
            bar.polity = lane.polity;
            bar.item = ReignSegment{lane.polity, static_cast<int>(r), -1};
            if (shown(bar.box.left_px, bar.box.right_px)) {
                out_.bars.push_back(std::move(bar));
            }
        }
    }

    void court() {
        const TimelineLane* found = out_.lane(TimelineLaneKind::Court);
        if (found == nullptr || in_.atlas.manifest.protagonist == kNo<PolityId>) {
            return;
        }
        const TimelineLane lane = *found;
        const std::vector<CourtStay> stays = court_stays(in_.atlas);
        const std::vector<DaySpan> vacant = vacancies(in_.atlas);
        for (std::size_t i = 0; i < stays.size(); ++i) {
            const CourtStay& court = stays[i];
            TimelineBar bar =
                bar_of(court.home ? TimelineBarKind::CourtHome : TimelineBarKind::CourtAway,
                       court.span, lane.top_px, lane.bottom_px);
            bar.polity = in_.atlas.manifest.protagonist;
            bar.item = court.id;
            if (i + 1 < stays.size()) {
                road_between(court.span, stays[i + 1].span, vacant, lane.middle_px());
            }
            if (!shown(bar.box.left_px, bar.box.right_px)) {
                continue;
            }
            const Stay& stay = in_.atlas[court.id];
            const double left = std::max(bar.box.left_px, out_.left_px);
            const double right = std::min(bar.box.right_px, out_.right_px);
            const bool home = court.home;
            out_.bars.push_back(std::move(bar));
            if (stay.place == kNo<PlaceId>) {
                continue;
            }
            const Place& place = in_.atlas[stay.place];
            Forms forms = place_forms(place, court.span.begin_latest, in_.language);
            const Forms later = place_forms(place, court.span.end_earliest - 1, in_.language);
            if (!forms.empty() && !later.empty() && later != forms) {
                const std::size_t brief = forms.size() > 1 ? 1 : 0;
                const std::string& was = forms[in_.language == Language::En ? brief : 0];
                forms.insert(forms.begin(),
                             filled_in(word("timeline.renamed"), was, later.front()));
            }
            TimelineLabel* label = fitting(forms, home ? Face::Ui : Face::UiBold, kBarText, left,
                                           right, lane.middle_px(), 5.0 * s_);
            if (label != nullptr) {
                label->ink = home ? TimelineInk::Ink : TimelineInk::OnAccent;
                label->item = court.id;
                const double free = right - left - label->width_px;
                if (!home && free < 90.0 * s_) {
                    label->left_px = left + free / 2;  // Short bars look better with it centred.
                }
            }
        }
    }

    void road_between(const Timespan& before, const Timespan& after,
                      const std::vector<DaySpan>& vacant, double y) {
        Day from = before.end_earliest;
        const Day until = after.begin_latest;
        for (const DaySpan& gap : vacant) {
            if (gap.overlaps({from, std::max(from + 1, until)})) {
                return;  // Nobody reigned, so nobody travelled.
            }
        }
        from = std::max(from, before.begin_latest);
        if (until > from && shown(x(from), x(until))) {
            out_.roads.push_back({x(from), x(until), y});
        }
    }

    void campaigns() {
        const TimelineLane* found = out_.lane(TimelineLaneKind::Campaigns);
        if (found == nullptr) {
            return;
        }
        const double lane_top = found->top_px;
        for (std::size_t i = 0; i < in_.atlas.routes.size(); ++i) {
            if (routes_.row[i] < 0) {
                continue;
            }
            const Route& route = in_.atlas.routes[i];
            const double height = is_army(route) ? campaign_px_ : quiet_px_;
            const double top =
                is_army(route) ? lane_top + routes_.row[i] * (campaign_px_ + campaign_gap_px_)
                               : lane_top + routes_.army_rows * (campaign_px_ + campaign_gap_px_) +
                                     routes_.row[i] * (quiet_px_ + quiet_gap_px_);
            const double bottom = top + height;
            const DaySpan days = days_of_route(route);
            if (!shown(x(days.from), x(days.until))) {
                continue;
            }
            const TimelineItem item = static_cast<RouteId>(i);
            double left_most = x(days.from);
            double right_most = left_most;
            for (std::size_t k = 1; k < route.waypoints.size(); ++k) {
                const Waypoint& a = route.waypoints[k - 1];
                const Waypoint& b = route.waypoints[k];
                const bool last = k + 1 == route.waypoints.size();
                const Day until = last ? b.when.last + 1 : b.when.first;
                if (until <= a.when.first && !last) {
                    continue;  // Two halts on one day.
                }
                const bool estimated = a.interpolated || b.interpolated;
                TimelineBar bar =
                    bar_of(estimated ? TimelineBarKind::LegInterpolated : TimelineBarKind::Leg,
                           Timespan::exactly({a.when.first, std::max(a.when.first + 1, until)}),
                           top, bottom);
                bar.polity = route.polity;
                bar.captives = route.kind == RouteKind::Captives;
                bar.item = item;
                bar.days = days;
                right_most = std::max(right_most, bar.box.right_px);
                if (shown(bar.box.left_px, bar.box.right_px)) {
                    out_.bars.push_back(std::move(bar));
                }
            }
            if (height < (kTitledCampaign - 0.1) * s_) {
                continue;
            }
            const double left = std::max(left_most, out_.left_px) + 2 * s_;
            const double right = std::min(right_most, out_.right_px);
            Forms forms{route.title.in(in_.language), route.commander.in(in_.language)};
            TimelineLabel* label =
                fitting(forms, Face::Ui, kSmallText, left, right, (top + bottom) / 2, 4.0 * s_);
            if (label != nullptr && !label->text.empty()) {
                label->plate = true;
                label->item = item;
            }
        }
    }

    // --- Events ---

    void events() {
        const TimelineLane* found = out_.lane(TimelineLaneKind::Events);
        if (found == nullptr) {
            return;
        }
        const TimelineLane lane = *found;
        density(lane);
        for (int importance = 1; importance <= 3; ++importance) {
            for (std::size_t i = 0; i < in_.atlas.events.size(); ++i) {
                const Event& event = in_.atlas.events[i];
                if (std::clamp(event.importance, 1, 3) == importance) {
                    event_tick(static_cast<EventId>(i), event);
                }
            }
        }
        arcs();
        titles(lane);
    }

    void arcs() {
        if (!in_.selected) {
            return;
        }
        const auto noon = [this](EventId id) { return x(in_.atlas[id].when.first.jdn + 0.5); };
        for (const Cause& cause : in_.atlas.causes) {
            if ((cause.event != *in_.selected && cause.because_of != *in_.selected) ||
                cause.event == kNo<EventId> || cause.because_of == kNo<EventId>) {
                continue;
            }
            CauseArc arc;
            arc.cause_px = noon(cause.because_of);
            arc.effect_px = noon(cause.event);
            if (!shown(std::min(arc.cause_px, arc.effect_px),
                       std::max(arc.cause_px, arc.effect_px))) {
                continue;
            }
            arc.base_px = out_.base_px - 3.0 * s_;
            const double length = std::abs(arc.effect_px - arc.cause_px);
            arc.top_px = arc.base_px - std::clamp(0.22 * length, 9.0 * s_, 34.0 * s_);
            arc.strength = cause.strength;
            out_.arcs.push_back(arc);
        }
    }

    void event_tick(EventId id, const Event& event) {
        const double left = x(event.when.first);
        const double right = x(event.when.last + 1);
        if (!shown(left - 2, right + 2)) {
            return;
        }
        if (event.when.last > event.when.first && right - left >= 4.0 * s_) {
            Timespan span = timespan_of(event.when);
            if (event.certainty == Certainty::Disputed) {
                span = {event.when.first, event.when.last, event.when.first + 1,
                        event.when.last + 1};
            }
            TimelineBar bar = bar_of(TimelineBarKind::EventDays, span, out_.base_px - 3.0 * s_,
                                     out_.base_px + 1.0 * s_);
            bar.item = id;
            bar.days = {event.when.first, event.when.last + 1};
            out_.bars.push_back(std::move(bar));
        }
        // At noon, where the playhead stands on that day.
        const double at = std::floor(x(event.when.first.jdn + 0.5)) + 0.5;
        if (!shown(at, at)) {
            return;
        }
        static constexpr double kShares[] = {0.36, 0.64, 1.0};
        const double share = kShares[std::clamp(event.importance, 1, 3) - 1];
        EventTick tick;
        tick.event = id;
        tick.x_px = at;
        tick.bottom_px = out_.base_px;
        tick.top_px = out_.base_px - ticks_px_ * share;
        tick.importance = std::clamp(event.importance, 1, 3);
        tick.dotted = event.certainty == Certainty::Disputed;
        tick.selected = in_.selected == id;
        out_.ticks.push_back(tick);
    }

    /// Sum of bells, one for each event, a 160th of the view wide; levels off where many meet.
    void density(const TimelineLane& lane) {
        const double kernel = in_.view.length() / 160.0;
        const double step_px = 3.0 * s_;
        const double most = std::min(ticks_px_, lane.bottom_px - lane.top_px) * 0.95;
        const auto columns = static_cast<std::size_t>((out_.right_px - out_.left_px) / step_px) + 2;
        std::vector<double> sums(columns, 0.0);
        for (const Event& event : in_.atlas.events) {
            const double first = event.when.first.jdn;
            const double reach = 3.2 * kernel;
            if (first < in_.view.from - reach || first > in_.view.until + reach) {
                continue;
            }
            const double weight = event.importance >= 3 ? 1.0 : event.importance == 2 ? 0.7 : 0.4;
            const auto column_of = [&](double jdn) { return (x(jdn) - out_.left_px) / step_px; };
            const auto from = static_cast<std::size_t>(std::max(0.0, column_of(first - reach)));
            for (std::size_t c = from; c < columns; ++c) {
                const double jdn = out_.jdn_at(out_.left_px + static_cast<double>(c) * step_px);
                if (jdn > first + reach) {
                    break;
                }
                const double z = (jdn - first) / kernel;
                sums[c] += weight * std::exp(-0.5 * z * z);
            }
        }
        for (std::size_t c = 0; c < columns; ++c) {
            const double at =
                std::min(out_.right_px, out_.left_px + static_cast<double>(c) * step_px);
            out_.density.push_back({at, out_.base_px - most * (1.0 - std::exp(-sums[c] / 3.0))});
        }
    }

    struct Interval {
        double left = 0.0, right = 0.0;
        bool meets(const Interval& o) const { return left < o.right && o.left < right; }
    };

    void titles(const TimelineLane& lane) {
        if (title_rows_ == 0) {
            return;
        }
        const double years = in_.view.length() / kMeanYear;
        const int least = years > 14.0 ? 3 : years > 2.5 ? 2 : 1;
        std::vector<const EventTick*> order;
        for (const EventTick& tick : out_.ticks) {
            if (tick.importance >= least || tick.selected) {
                order.push_back(&tick);
            }
        }
        std::stable_sort(order.begin(), order.end(), [](const EventTick* a, const EventTick* b) {
            return std::make_pair(a->selected, a->importance) >
                   std::make_pair(b->selected, b->importance);
        });
        struct Title {
            const EventTick* tick;
            std::size_t row;
            Interval words, lead;
            double left, width;
        };
        const double gap = 7.0 * s_;
        const double offset = 3.0 * s_;
        std::vector<Title> placed;
        // Lower rows hang on lines that pass through the upper ones.
        const auto fits = [&placed](const Title& title, const Title* but) {
            return std::none_of(placed.begin(), placed.end(), [&](const Title& other) {
                if (&other == but) {
                    return false;
                }
                return (other.row == title.row && other.words.meets(title.words)) ||
                       (other.row > title.row && other.lead.meets(title.words)) ||
                       (other.row < title.row && other.words.meets(title.lead));
            });
        };
        for (const EventTick* tick : order) {
            const std::string& text = in_.atlas[tick->event].title.in(in_.language);
            if (text.empty()) {
                continue;
            }
            const double width = width_of(Face::Ui, kTitleText, text);
            bool done = false;
            for (const bool to_the_right : {true, false}) {
                // The lowest row first: its titles take one line of the rows above, while a title
                // above takes its whole width of the lines to the rows below.
                for (auto row = static_cast<std::size_t>(title_rows_); row-- > 0 && !done;) {
                    const double left =
                        to_the_right ? tick->x_px + offset : tick->x_px - offset - width;
                    const Title title{tick,
                                      row,
                                      {left - gap / 2, left + width + gap / 2},
                                      {tick->x_px - 2.0 * s_, tick->x_px + 2.0 * s_},
                                      left,
                                      width};
                    if (left < out_.left_px || left + width > out_.right_px ||
                        !fits(title, nullptr)) {
                        continue;
                    }
                    placed.push_back(title);
                    done = true;
                }
            }
        }
        // Where the row above has stayed free, the title rises to its tick.
        for (Title& title : placed) {
            Title higher = title;
            while (higher.row > 0) {
                --higher.row;
                if (!fits(higher, &title)) {
                    break;
                }
                title.row = higher.row;
            }
        }
        const double first_row = out_.base_px + 2.0 * s_;
        for (const Title& title : placed) {
            const double middle =
                first_row + (static_cast<double>(title.row) + 0.5) * title_row_px_;
            TimelineLabel label;
            label.text = in_.atlas[title.tick->event].title.in(in_.language);
            label.size_px = kTitleText * s_;
            label.left_px = title.left;
            label.middle_px = middle;
            label.width_px = title.width;
            label.ink = title.tick->selected ? TimelineInk::Accent : TimelineInk::Ink;
            label.item = title.tick->event;
            out_.labels.push_back(std::move(label));
            out_.leads.push_back({title.tick->x_px, out_.base_px,
                                  std::min(middle + title_row_px_ * 0.42, lane.bottom_px),
                                  title.tick->importance >= 3});
        }
    }

    // --- Overview ---

    void overview() {
        if (!out_.overview) {
            return;
        }
        const double middle = (out_.overview->top_px + out_.overview->bottom_px) / 2;
        const double half = 2.5 * s_;
        for (const CourtStay& court : court_stays(in_.atlas)) {
            TimelineBar bar;
            bar.kind = court.home ? TimelineBarKind::CourtHome : TimelineBarKind::CourtAway;
            bar.days = court.span.possible();
            bar.item = court.id;
            const double left = out_.overview_x_of(std::max(bar.days.from, out_.story.from).jdn);
            const double right = out_.overview_x_of(std::min(bar.days.until, out_.story.until).jdn);
            if (right <= left) {
                continue;
            }
            bar.box = {left, middle - half, right, middle + half};
            out_.overview_bars.push_back(std::move(bar));
        }
    }

    const TimelineInput& in_;
    double s_;
    TimelineLayout out_;
    PackedRoutes routes_;
    const bool has_court_ = !court_stays(in_.atlas).empty();
    bool days_shown_ = false;
    double days_row_px_ = 0.0;
    double campaign_px_ = 0.0, campaign_gap_px_ = 0.0, quiet_px_ = 0.0, quiet_gap_px_ = 0.0;
    double ticks_px_ = 0.0, title_row_px_ = 0.0;
    int title_rows_ = 0;
};

}  // namespace

double TimelineLayout::overview_x_of(double jdn) const {
    const double length = std::max(1, story.length_days());
    return left_px + (jdn - story.from.jdn) / length * (right_px - left_px);
}

double TimelineLayout::overview_jdn_at(double x_px) const {
    const double length = std::max(1, story.length_days());
    return story.from.jdn + (x_px - left_px) / (right_px - left_px) * length;
}

const TimelineLane* TimelineLayout::lane_at(double y_px) const {
    for (const TimelineLane& lane : lane_list) {
        if (y_px >= lane.top_px && y_px < lane.bottom_px) {
            return &lane;
        }
    }
    return nullptr;
}

const TimelineLane* TimelineLayout::lane(TimelineLaneKind kind) const {
    for (const TimelineLane& lane : lane_list) {
        if (lane.kind == kind) {
            return &lane;
        }
    }
    return nullptr;
}

TimelineLayout layout_timeline(const TimelineInput& input) {
    return Builder(input).build();
}

TimelineItem item_at(const TimelineLayout& layout, ScreenPoint point) {
    if (point.x_px < layout.left_px || point.x_px > layout.right_px) {
        return {};
    }
    const TimelineLane* lane = layout.lane_at(point.y_px);
    if (lane == nullptr) {
        return {};
    }
    if (lane->kind == TimelineLaneKind::Events) {
        for (const TimelineLabel& label : layout.labels) {
            if (std::holds_alternative<EventId>(label.item) &&
                std::fabs(point.y_px - label.middle_px) <= label.size_px * 0.6 &&
                point.x_px >= label.left_px - 3 * layout.s &&
                point.x_px <= label.left_px + label.width_px) {
                return label.item;
            }
        }
        const EventTick* best = nullptr;
        double best_away = 6.0 * layout.s;
        for (const EventTick& tick : layout.ticks) {
            const double away = std::fabs(tick.x_px - point.x_px);
            // Of two as near as one pixel, the weightier; it comes later.
            if (away <= best_away + (best != nullptr ? 1.0 : 0.0)) {
                best = &tick;
                best_away = std::min(best_away, away);
            }
        }
        if (best != nullptr) {
            return best->event;
        }
    }
    const TimelineBar* found = nullptr;
    double found_away = 3.0 * layout.s;
    for (const TimelineBar& bar : layout.bars) {
        if (std::holds_alternative<std::monostate>(bar.item) || point.y_px < bar.box.top_px - 1 ||
            point.y_px >= bar.box.bottom_px + 1) {
            continue;
        }
        const double away =
            std::max({0.0, bar.box.left_px - point.x_px, point.x_px - bar.box.right_px});
        if (away < found_away || (away == 0.0 && found != nullptr && found_away == 0.0)) {
            found = &bar;
            found_away = away;
        }
    }
    return found != nullptr ? found->item : TimelineItem{};
}

TimelineDay day_at(const TimelineLayout& layout, const Atlas& atlas, double x_px, double reach_px,
                   bool sticky) {
    const double jdn = layout.jdn_at(std::clamp(x_px, layout.left_px, layout.right_px));
    TimelineDay out{clamped(Day{static_cast<std::int32_t>(std::floor(jdn))}, atlas), std::nullopt};
    if (!sticky) {
        return out;
    }
    double best_away = reach_px;
    int best_importance = 0;
    for (const EventTick& tick : layout.ticks) {
        const Event& event = atlas[tick.event];
        const double away = std::fabs(layout.x_of(event.when.first.jdn + 0.5) - x_px);
        if (away > reach_px) {
            continue;
        }
        if (event.importance > best_importance ||
            (event.importance == best_importance && away < best_away)) {
            best_away = away;
            best_importance = event.importance;
            out.day = clamped(event.when.first, atlas);
            out.stuck_to = tick.event;
        }
    }
    return out;
}

DaySpan days_of(const TimelineItem& item, const Atlas& atlas, const CalendarTables& calendars) {
    const DaySpan story = atlas.manifest.span;
    DaySpan out = story;
    if (const auto* stay = std::get_if<StayId>(&item)) {
        out = atlas[*stay].span.possible();
    } else if (const auto* route = std::get_if<RouteId>(&item)) {
        out = days_of_route(atlas[*route]);
    } else if (const auto* event = std::get_if<EventId>(&item)) {
        out = {atlas[*event].when.first, atlas[*event].when.last + 1};
    } else if (const auto* segment = std::get_if<ReignSegment>(&item)) {
        if (segment->reign >= 0) {
            out = atlas.reigns[static_cast<std::size_t>(segment->reign)].span.possible();
        }
        if (segment->era >= 0) {
            const DaySpan era = calendars.eras[static_cast<std::size_t>(segment->era)].in_force;
            out = {std::max(out.from, era.from), std::min(out.until, era.until)};
        }
    }
    return {std::max(out.from, story.from), std::min(out.until, story.until)};
}

TimeView view_of(DaySpan days, const Atlas& atlas) {
    const double length = std::max(days.length_days() * 1.3, 30.0);
    const double middle = (days.from.jdn + days.until.jdn) / 2.0;
    return bounded({middle - length / 2, middle + length / 2}, atlas);
}

}  // namespace nandu
