#include "viewer/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "support/small_atlas.h"
#include "viewer/time_rules.h"
#include "viewer/timeline_words.h"

namespace nandu {
namespace {

/// Latin letters half as wide as they are high, Han as wide: enough for layout.
TextSize measured(const TextStyle& style, std::string_view text) {
    double ems = 0.0;
    for (std::size_t at = 0; at < text.size();) {
        ems += is_han(next_code_point(text, at)) ? 1.0 : 0.52;
    }
    return {ems * style.size_px, style.size_px * 0.9, style.size_px * 0.25};
}

LocalizedText both(const char* en, const char* han) {
    return {en, han, han};
}

/// A small war: north and south, a court that flees from Alpha over Beta to Gamma.
struct Chronicle {
    Atlas atlas;
    CalendarTables calendars;
    Strings strings = Strings::from_csv(
                          "key,en,hant,hans\n"
                          "dock.julian,Julian,儒略曆,儒略历\n"
                          "timeline.lunar_month,{0} month,{0}曆月份,{0}历月份\n"
                          "timeline.month_number,month {0},,\n"
                          "timeline.leap_month_number,intercalary month {0},,\n"
                          "timeline.court,Court,朝廷,朝廷\n"
                          "timeline.campaigns,Campaigns,行軍,行军\n"
                          "timeline.events,Events,事件,事件\n"
                          "timeline.renamed,\"{0}, then {1}\",{0}、{1},{0}、{1}\n")
                          .value();

    Chronicle() {
        atlas.manifest.span = {julian(1120, 1, 1), julian(1150, 1, 1)};
        atlas.manifest.protagonist = PolityId{0};
        atlas.manifest.lanes = {PolityId{0}, PolityId{1}, PolityId{2}};
        for (const auto& [key, name] :
             {std::pair("south", both("South", "南")), std::pair("north", both("North", "北")),
              std::pair("third", both("Third", "三"))}) {
            Polity polity;
            polity.key = key;
            polity.name = name;
            atlas.polities.push_back(polity);
        }
        for (const auto& name :
             {both("Alpha", "甲府"), both("Beta", "乙"), both("Gamma", "丙府")}) {
            Place place;
            place.name = name;
            atlas.places.push_back(place);
        }
        add_stay(0, StayRole::Court, julian(1100, 1, 1), julian(1127, 5, 14), false);
        add_stay(0, StayRole::Vacant, julian(1127, 5, 14), julian(1127, 6, 12), false);
        add_stay(1, StayRole::Court, julian(1127, 6, 12), julian(1127, 11, 7), true);
        add_stay(1, StayRole::Court, julian(1127, 11, 19), julian(1127, 11, 20), true);
        add_stay(2, StayRole::Court, julian(1127, 12, 2), julian(1160, 1, 1), true);

        add_reign(0, both("First", "高"), julian(1101, 1, 1), julian(1127, 5, 14));
        add_reign(0, both("Second", "低"), julian(1127, 6, 12), julian(1162, 1, 1));
        add_reign(2, both("Usurper", "偽"), julian(1130, 1, 1), julian(1137, 1, 1));
        Era era;
        era.polity = "south";
        era.name = both("Longpeace", "長和");
        era.in_force = {julian(1110, 1, 1), julian(1124, 2, 1)};
        era.year1_lunar_year = 1110;
        calendars.eras.push_back(era);
        era.name = both("Newday", "新日");
        era.in_force = {julian(1124, 2, 1), julian(1170, 1, 1)};
        era.year1_lunar_year = 1124;
        calendars.eras.push_back(era);

        for (Day first = julian(1119, 1, 1); first < julian(1151, 1, 1); first = first + 30) {
            LunarMonth month;
            month.first = first;
            month.length_days = 30;
            month.lunar_year = civil_from_day(first, CivilCalendar::Julian).year;
            month.month = 1 + static_cast<int>(calendars.south_months.size()) % 12;
            month.leap = calendars.south_months.size() % 33 == 5;
            calendars.south_months.push_back(month);
        }
    }

    void add_stay(int place, StayRole role, Day from, Day until, bool travelling) {
        Stay stay;
        stay.polity = PolityId{0};
        stay.place = PlaceId{place};
        stay.role = role;
        stay.span = Timespan::exactly({from, until});
        stay.travelling = travelling;
        atlas.stays.push_back(stay);
    }

    void add_reign(int polity, LocalizedText title, Day from, Day until) {
        Reign reign;
        reign.polity = PolityId{polity};
        reign.title = std::move(title);
        reign.span = Timespan::exactly({from, until});
        atlas.reigns.push_back(reign);
    }

    EventId add_event(const char* title, Day day, int importance,
                      Certainty certainty = Certainty::Certain) {
        Event event;
        event.title = both(title, "事");
        event.when.first = event.when.last = day;
        event.when.begin_latest = event.when.last;
        event.when.end_earliest = event.when.first;
        event.importance = importance;
        event.certainty = certainty;
        atlas.events.push_back(event);
        return static_cast<EventId>(atlas.events.size() - 1);
    }

    RouteId add_route(const char* title, std::initializer_list<std::pair<Day, bool>> days) {
        Route route;
        route.title = both(title, "軍");
        route.polity = PolityId{1};
        for (const auto& [day, interpolated] : days) {
            Waypoint waypoint;
            waypoint.when.first = waypoint.when.last = day;
            waypoint.interpolated = interpolated;
            route.waypoints.push_back(waypoint);
        }
        atlas.routes.push_back(route);
        return static_cast<RouteId>(atlas.routes.size() - 1);
    }

    TimelineLayout at(TimeView view, double s = 1.0, Language language = Language::En,
                      Layout::Dock kind = Layout::Dock::Full, double height = 240.0,
                      double width = 1460.0) const {
        return layout_timeline({.atlas = atlas,
                                .calendars = calendars,
                                .strings = strings,
                                .measure = measured,
                                .view = view,
                                .box = {0, 0, width * s, height * s},
                                .gutter_px = kind == Layout::Dock::Folded ? 0.0 : 92 * s,
                                .s = s,
                                .kind = kind,
                                .language = language,
                                .overview_shown = is_zoomed(view, atlas),
                                .selected = std::nullopt});
    }

    TimelineLayout whole() const { return at(whole_story(atlas)); }
    TimelineLayout between(Day from, Day until) const {
        return at({double(from.jdn), double(until.jdn)});
    }
};

std::vector<std::string> texts(const TimelineLayout& layout) {
    std::vector<std::string> out;
    for (const TimelineLabel& label : layout.labels) {
        out.push_back(label.text);
    }
    return out;
}

bool says(const TimelineLayout& layout, const std::string& text) {
    const auto all = texts(layout);
    return std::find(all.begin(), all.end(), text) != all.end();
}

std::vector<const TimelineBar*> bars_of(const TimelineLayout& layout, TimelineBarKind kind) {
    std::vector<const TimelineBar*> out;
    for (const TimelineBar& bar : layout.bars) {
        if (bar.kind == kind) {
            out.push_back(&bar);
        }
    }
    return out;
}

/// Boxes of all labels in one row must not touch.
void expect_no_overlaps(const TimelineLayout& layout) {
    for (std::size_t i = 0; i < layout.labels.size(); ++i) {
        for (std::size_t j = i + 1; j < layout.labels.size(); ++j) {
            const TimelineLabel& a = layout.labels[i];
            const TimelineLabel& b = layout.labels[j];
            if (std::abs(a.middle_px - b.middle_px) > 6.0 * layout.s) {
                continue;
            }
            EXPECT_TRUE(a.left_px + a.width_px <= b.left_px || b.left_px + b.width_px <= a.left_px)
                << "'" << a.text << "' and '" << b.text << "'";
        }
    }
}

TEST(Timeline, XAndDayAreInverse) {
    const Chronicle story;
    const TimelineLayout layout = story.whole();
    for (const double jdn : {2130000.0, 2133333.5, 2138000.25}) {
        EXPECT_NEAR(layout.jdn_at(layout.x_of(jdn)), jdn, 1e-6);
    }
    EXPECT_DOUBLE_EQ(layout.x_of(layout.view.from), layout.left_px);
    EXPECT_DOUBLE_EQ(layout.x_of(layout.view.until), layout.right_px);
}

TEST(TimelineRuler, NamesYearsFromAfar) {
    const Chronicle story;
    const TimelineLayout layout = story.whole();
    EXPECT_TRUE(says(layout, "1127"));
    EXPECT_FALSE(says(layout, "Jun"));
    for (const TimelineLabel& label : layout.labels) {
        if (label.text == "1125" || label.text == "1130") {
            EXPECT_EQ(label.face, Face::UiBold) << "every fifth year stands out";
        }
        if (label.text == "1127") {
            EXPECT_EQ(label.face, Face::Ui);
        }
    }
}

TEST(TimelineRuler, SkipsYearsThatHaveNoRoom) {
    const Chronicle story;
    const TimelineLayout layout =
        story.at(whole_story(story.atlas), 1.0, Language::En, Layout::Dock::Full, 240, 420);
    EXPECT_TRUE(says(layout, "1125"));
    EXPECT_FALSE(says(layout, "1127"));
    expect_no_overlaps(layout);
}

TEST(TimelineRuler, NamesMonthsFromNearAndDaysFromVeryNear) {
    const Chronicle story;
    const TimelineLayout months = story.between(julian(1127, 1, 1), julian(1129, 1, 1));
    EXPECT_TRUE(says(months, "Feb"));
    EXPECT_TRUE(says(months, "1128")) << "January gives its room to the year";
    EXPECT_FALSE(says(months, "17"));
    const TimelineLayout days = story.between(julian(1127, 5, 20), julian(1127, 7, 10));
    EXPECT_TRUE(says(days, "June 1127"));
    EXPECT_TRUE(says(days, "17"));
    EXPECT_GT(days.ruler.bottom_px - days.ruler.top_px,
              months.ruler.bottom_px - months.ruler.top_px);
}

TEST(TimelineRuler, SpeaksChinese) {
    const Chronicle story;
    const TimelineLayout layout = story.at(
        {double(julian(1127, 1, 1).jdn), double(julian(1128, 2, 1).jdn)}, 1.0, Language::Hant);
    EXPECT_TRUE(says(layout, "1128年1月"));
    EXPECT_TRUE(says(layout, "3月"));
}

TEST(TimelineMonths, AppearFromTwentySixPixels) {
    const Chronicle story;
    EXPECT_EQ(story.whole().lane(TimelineLaneKind::LunarMonths), nullptr);
    const TimelineLayout near = story.between(julian(1127, 1, 1), julian(1128, 1, 1));
    ASSERT_NE(near.lane(TimelineLaneKind::LunarMonths), nullptr);
    EXPECT_EQ(near.lane(TimelineLaneKind::LunarMonths)->name, "South month");
}

TEST(TimelineMonths, TintLeapMonthsAndNameTheEra) {
    const Chronicle story;
    const LunarMonth& leap = story.calendars.south_months[5 + 33 * 3];
    ASSERT_TRUE(leap.leap);
    const TimelineLayout layout = story.between(leap.first - 100, leap.first + 130);
    ASSERT_EQ(bars_of(layout, TimelineBarKind::LeapMonth).size(), 1U);
    const auto all = texts(layout);
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const std::string& text) {
        return text.find("新日四年閏") == 0;
    })) << "era, year of the era and the leap sign";
}

TEST(TimelineReigns, AreCutAtErasAndLeaveTheGapBetweenReigns) {
    const Chronicle story;
    const TimelineLayout layout = story.whole();
    std::vector<DaySpan> south;
    for (const TimelineBar& bar : layout.bars) {
        if (const auto* segment = std::get_if<ReignSegment>(&bar.item)) {
            if (segment->polity == PolityId{0}) {
                south.push_back(bar.days);
            }
        }
    }
    ASSERT_GE(south.size(), 3U);
    bool covers_vacancy = false;
    bool cut_at_era = false;
    for (const DaySpan days : south) {
        covers_vacancy = covers_vacancy || days.contains(julian(1127, 6, 1));
        cut_at_era = cut_at_era || days.from == julian(1124, 2, 1);
    }
    EXPECT_FALSE(covers_vacancy);
    EXPECT_TRUE(cut_at_era);
    EXPECT_TRUE(says(layout, "First 高 · Longpeace 長和"));
    EXPECT_TRUE(says(layout, "Third 三 · Usurper"));
}

TEST(TimelineReigns, ThirdLaneIsThinnerAndNeighboursDifferInTint) {
    const Chronicle story;
    const TimelineLayout layout = story.whole();
    std::vector<double> heights;
    for (const TimelineLane& lane : layout.lane_list) {
        if (lane.kind == TimelineLaneKind::Reigns) {
            heights.push_back(lane.bottom_px - lane.top_px);
        }
    }
    ASSERT_EQ(heights.size(), 3U);
    EXPECT_LT(heights[2], heights[1]);
    EXPECT_FALSE(bars_of(layout, TimelineBarKind::Reign).empty());
    EXPECT_FALSE(bars_of(layout, TimelineBarKind::ReignAlternate).empty());
}

TEST(TimelineCourt, IsPaleAtHomeAndSolidAway) {
    const Chronicle story;
    const TimelineLayout layout = story.whole();
    ASSERT_EQ(bars_of(layout, TimelineBarKind::CourtHome).size(), 1U);
    EXPECT_EQ(bars_of(layout, TimelineBarKind::CourtHome)[0]->days.until, julian(1127, 5, 14));
    EXPECT_EQ(bars_of(layout, TimelineBarKind::CourtAway).size(), 3U);
}

TEST(TimelineCourt, IsDottedOnTheRoadButNotWhileNobodyReigned) {
    const Chronicle story;
    const TimelineLayout layout = story.between(julian(1127, 4, 1), julian(1128, 1, 1));
    ASSERT_EQ(layout.roads.size(), 2U);
    EXPECT_NEAR(layout.roads[0].left_px, layout.x_of(julian(1127, 11, 7).jdn), 1e-6);
    EXPECT_NEAR(layout.roads[0].right_px, layout.x_of(julian(1127, 11, 19).jdn), 1e-6);
}

TEST(TimelineCourt, ShowsAStayOfOneDayEvenFromAfar) {
    const Chronicle story;
    for (const TimelineBar* bar : bars_of(story.whole(), TimelineBarKind::CourtAway)) {
        EXPECT_GE(bar->box.right_px - bar->box.left_px, 2.0);
    }
}

TEST(TimelineCourt, NamesChooseTheFormThatFits) {
    const Chronicle story;
    EXPECT_TRUE(says(story.whole(), "Gamma 丙府") || says(story.whole(), "Gamma 丙"));
    const TimelineLayout narrow = story.between(julian(1127, 6, 1), julian(1143, 1, 1));
    EXPECT_FALSE(says(narrow, "Beta 乙")) << "five months in sixteen years are too narrow";
    EXPECT_TRUE(says(narrow, "乙"));
    const TimelineLayout wide = story.between(julian(1127, 6, 1), julian(1127, 12, 1));
    EXPECT_TRUE(says(wide, "Beta 乙"));
}

TEST(TimelineDoubt, RunsStraightOverTheDaysInQuestion) {
    Chronicle story;
    Stay& stay = story.atlas.stays[2];
    stay.span = {julian(1127, 6, 12), julian(1127, 6, 16), julian(1127, 11, 1),
                 julian(1127, 11, 7)};
    const TimelineLayout layout = story.between(julian(1127, 6, 1), julian(1127, 12, 1));
    const TimelineBar* found = nullptr;
    for (const TimelineBar& bar : layout.bars) {
        if (!bar.doubt.empty()) {
            found = &bar;
        }
    }
    ASSERT_NE(found, nullptr);
    ASSERT_EQ(found->doubt.size(), 4U);
    EXPECT_DOUBLE_EQ(found->doubt[0].likelihood, 0.0);
    EXPECT_DOUBLE_EQ(found->doubt[1].likelihood, 1.0);
    EXPECT_DOUBLE_EQ(found->doubt[2].likelihood, 1.0);
    EXPECT_DOUBLE_EQ(found->doubt[3].likelihood, 0.0);
    EXPECT_NEAR(found->doubt[1].x_px, layout.x_of(julian(1127, 6, 16).jdn), 1e-9);
}

TEST(TimelineDoubt, OfADayWithinAWeekIsNeverCertain) {
    Chronicle story;
    Stay& stay = story.atlas.stays[2];
    stay.span = {julian(1127, 6, 12), julian(1127, 6, 30), julian(1127, 6, 20), julian(1127, 7, 8)};
    const TimelineLayout layout = story.between(julian(1127, 6, 1), julian(1127, 8, 1));
    for (const TimelineBar& bar : layout.bars) {
        for (const DoubtStop& stop : bar.doubt) {
            EXPECT_LT(stop.likelihood, 1.0);
        }
    }
}

TEST(TimelineCampaigns, OverlappingOnesTakeDifferentRows) {
    Chronicle story;
    story.add_route("Left", {{julian(1127, 1, 1), false}, {julian(1127, 6, 1), false}});
    story.add_route("Right", {{julian(1127, 3, 1), false}, {julian(1127, 8, 1), true}});
    story.add_route("Later", {{julian(1127, 9, 1), false}, {julian(1127, 10, 1), false}});
    const TimelineLayout layout = story.between(julian(1127, 1, 1), julian(1128, 1, 1));
    const auto solid = bars_of(layout, TimelineBarKind::Leg);
    const auto hatched = bars_of(layout, TimelineBarKind::LegInterpolated);
    ASSERT_EQ(solid.size(), 2U);
    ASSERT_EQ(hatched.size(), 1U) << "an estimated end makes a leg an estimate";
    EXPECT_NE(solid[0]->box.top_px, hatched[0]->box.top_px);
    EXPECT_EQ(solid[0]->box.top_px, solid[1]->box.top_px) << "a free row is used again";
    EXPECT_TRUE(says(layout, "Left"));
}

TEST(TimelineCampaigns, KeepTheirRowsWhileOneZooms) {
    Chronicle story;
    for (int i = 0; i < 12; ++i) {
        story.add_route(
            "R", {{julian(1127, 1, 1) + 40 * i, false}, {julian(1127, 1, 1) + 40 * i + 90, false}});
    }
    const auto row_of = [](const TimelineLayout& layout, RouteId route) {
        const TimelineLane* lane = layout.lane(TimelineLaneKind::Campaigns);
        for (const TimelineBar& bar : layout.bars) {
            if (bar.item == TimelineItem(route)) {
                return std::lround((bar.box.top_px - lane->top_px) /
                                   (lane->bottom_px - lane->top_px) * 100);
            }
        }
        return -1L;
    };
    const TimelineLayout far = story.whole();
    const TimelineLayout near = story.between(julian(1127, 1, 1), julian(1129, 1, 1));
    for (int i = 0; i < 12; ++i) {
        EXPECT_NEAR(static_cast<double>(row_of(far, RouteId{i})),
                    static_cast<double>(row_of(near, RouteId{i})), 3.0);
    }
}

TEST(TimelineEvents, TickHeightsFollowImportance) {
    Chronicle story;
    story.add_event("Small", julian(1127, 3, 1), 1);
    story.add_event("Middle", julian(1129, 3, 1), 2);
    story.add_event("Great", julian(1131, 3, 1), 3, Certainty::Disputed);
    const TimelineLayout layout = story.whole();
    ASSERT_EQ(layout.ticks.size(), 3U);
    EXPECT_NEAR(layout.ticks[2].bottom_px - layout.ticks[2].top_px, 14.0, 0.01);
    EXPECT_NEAR(layout.ticks[1].bottom_px - layout.ticks[1].top_px, 9.0, 0.1);
    EXPECT_NEAR(layout.ticks[0].bottom_px - layout.ticks[0].top_px, 5.0, 0.1);
    EXPECT_TRUE(layout.ticks[2].dotted);
    EXPECT_FALSE(layout.ticks[1].dotted);
}

TEST(TimelineEvents, TitlesNeverMeetEachOtherNorALeadLine) {
    Chronicle story;
    for (int i = 0; i < 120; ++i) {
        story.add_event(i % 3 == 0 ? "A long title of an event" : "Short one",
                        julian(1121, 1, 1) + i * 83, 3 - i % 3);
    }
    for (const TimelineLayout& layout :
         {story.whole(), story.between(julian(1122, 1, 1), julian(1126, 1, 1)),
          story.between(julian(1124, 1, 1), julian(1124, 9, 1))}) {
        expect_no_overlaps(layout);
        EXPECT_FALSE(layout.leads.empty());
        for (const TimelineRule& lead : layout.leads) {
            for (const TimelineLabel& label : layout.labels) {
                if (std::holds_alternative<EventId>(label.item) &&
                    label.middle_px < lead.bottom_px - 4 && label.middle_px > lead.top_px) {
                    EXPECT_FALSE(lead.x_px > label.left_px &&
                                 lead.x_px < label.left_px + label.width_px)
                        << label.text;
                }
            }
        }
    }
}

TEST(TimelineEvents, WeightierTitlesComeFirst) {
    Chronicle story;
    story.add_event("Lesser", julian(1127, 3, 1), 2);
    story.add_event("Lesser again", julian(1127, 3, 4), 2);
    story.add_event("Greatest", julian(1127, 3, 7), 3);
    story.add_event("Lesser still", julian(1127, 3, 10), 2);
    EXPECT_TRUE(says(story.between(julian(1127, 1, 1), julian(1129, 1, 1)), "Greatest"));
}

TEST(TimelineEvents, ALongOneLiesAlongTheBaseLine) {
    Chronicle story;
    const EventId siege = story.add_event("Siege", julian(1127, 3, 1), 3);
    Event& event = story.atlas.events[static_cast<std::size_t>(siege)];
    event.when.last = event.when.end_earliest = julian(1127, 5, 1);
    event.when.begin_latest = event.when.first;
    event.when.precision = Precision::Interval;
    const TimelineLayout layout = story.between(julian(1127, 1, 1), julian(1128, 1, 1));
    const auto lasting = bars_of(layout, TimelineBarKind::EventDays);
    ASSERT_EQ(lasting.size(), 1U);
    EXPECT_TRUE(lasting[0]->doubt.empty());
}

TEST(TimelineDensity, RisesWhereEventsMeet) {
    Chronicle story;
    for (int i = 0; i < 6; ++i) {
        story.add_event("E", julian(1130, 1, 1) + i * 10, 2);
    }
    const TimelineLayout layout = story.whole();
    const double peak_x = layout.x_of(julian(1130, 1, 25).jdn);
    double at_peak = 1e9;
    double elsewhere = 1e9;
    for (const ScreenPoint& point : layout.density) {
        if (std::abs(point.x_px - peak_x) < 4) {
            at_peak = point.y_px;
        } else if (std::abs(point.x_px - peak_x) > 200) {
            elsewhere = std::min(elsewhere, point.y_px);
        }
    }
    EXPECT_LT(at_peak, layout.base_px - 4);
    EXPECT_NEAR(elsewhere, layout.base_px, 1e-6);
}

TEST(TimelineLanes, FitTheirRoomAtEveryZoomAndSize) {
    Chronicle story;
    for (int i = 0; i < 12; ++i) {
        story.add_route("R", {{julian(1127, 1, 1) + 20 * i, false},
                              {julian(1127, 1, 1) + 20 * i + 90, i % 2 == 0}});
        story.add_event("An event", julian(1127, 1, 1) + 33 * i, 1 + i % 3);
    }
    struct Room {
        Layout::Dock kind;
        double height, width;
    };
    for (const Room room :
         {Room{Layout::Dock::Full, 240, 1460}, Room{Layout::Dock::Full, 274, 1460},
          Room{Layout::Dock::Compact, 196, 700}, Room{Layout::Dock::Full, 150, 400},
          Room{Layout::Dock::Folded, 68, 360}}) {
        for (const double days : {10.0, 40.0, 300.0, 3000.0, 11000.0}) {
            for (const double s : {0.75, 1.0, 1.5, 3.0}) {
                const double from = julian(1127, 3, 1).jdn;
                const TimelineLayout layout =
                    story.at(bounded({from, from + days}, story.atlas), s, Language::Hans,
                             room.kind, room.height, room.width);
                double y = 0.0;
                for (const TimelineLane& lane : layout.lane_list) {
                    EXPECT_GE(lane.top_px, y - 1e-6);
                    EXPECT_GE(lane.bottom_px, lane.top_px);
                    y = lane.bottom_px;
                }
                EXPECT_LE(y, room.height * s + 1e-6)
                    << room.height << " high, " << days << " days, scale " << s;
                ASSERT_NE(layout.lane(TimelineLaneKind::Court), nullptr);
                ASSERT_NE(layout.lane(TimelineLaneKind::Ruler), nullptr);
                EXPECT_GE(layout.lane(TimelineLaneKind::Court)->bottom_px -
                              layout.lane(TimelineLaneKind::Court)->top_px,
                          16 * s);
                expect_no_overlaps(layout);
                for (const TimelineLabel& label : layout.labels) {
                    EXPECT_GE(label.left_px, layout.left_px - 1e-6) << label.text;
                    EXPECT_LE(label.left_px + label.width_px, layout.right_px + 1e-6) << label.text;
                }
            }
        }
    }
}

TEST(TimelineLanes, FoldedKeepsTheRulerAndTheCourt) {
    const Chronicle story;
    const TimelineLayout layout =
        story.at(whole_story(story.atlas), 2.0, Language::Hant, Layout::Dock::Folded, 68, 360);
    EXPECT_EQ(layout.lane_list.size(), 2U);
    EXPECT_TRUE(says(layout, "1130年"));
}

TEST(TimelineOverview, StandsOnlyBesideAZoomedView) {
    const Chronicle story;
    EXPECT_FALSE(story.whole().overview.has_value());
    const TimelineLayout near = story.between(julian(1127, 1, 1), julian(1129, 1, 1));
    ASSERT_TRUE(near.overview.has_value());
    EXPECT_NEAR(near.overview_x_of(julian(1120, 1, 1).jdn), near.left_px, 1e-6);
    EXPECT_NEAR(near.overview_jdn_at(near.right_px), julian(1150, 1, 1).jdn, 1e-6);
}

TEST(TimelinePointer, FindsTicksBeforeBarsAndTheWeightierOfTwo) {
    Chronicle story;
    const EventId small = story.add_event("Small", julian(1127, 3, 1), 1);
    const EventId great = story.add_event("Great", julian(1127, 3, 2), 3);
    const TimelineLayout layout = story.whole();
    const TimelineLane* lane = layout.lane(TimelineLaneKind::Events);
    const double x = layout.x_of(julian(1127, 3, 1).jdn + 0.5);
    EXPECT_EQ(item_at(layout, {x, lane->top_px + 5}), TimelineItem(great));
    EXPECT_NE(item_at(layout, {x, lane->top_px + 5}), TimelineItem(small));
    EXPECT_TRUE(
        std::holds_alternative<std::monostate>(item_at(layout, {x + 300, lane->bottom_px - 2})));
}

TEST(TimelinePointer, FindsTheStayUnderIt) {
    const Chronicle story;
    const TimelineLayout layout = story.whole();
    const TimelineLane* court = layout.lane(TimelineLaneKind::Court);
    const double x = layout.x_of(julian(1140, 1, 1).jdn);
    EXPECT_EQ(item_at(layout, {x, court->middle_px()}), TimelineItem(StayId{4}));
}

TEST(TimelinePointer, SticksLightlyToEventsAndCanBeFreed) {
    Chronicle story;
    const Day day = julian(1135, 3, 1);
    const EventId event = story.add_event("Great", day, 3);
    const TimelineLayout layout = story.whole();
    const double x = layout.x_of(day.jdn + 0.5);
    const TimelineDay near = day_at(layout, story.atlas, x + 5.0, 6.0, true);
    EXPECT_EQ(near.day, day);
    EXPECT_EQ(near.stuck_to, event);
    EXPECT_NE(day_at(layout, story.atlas, x + 5.0, 6.0, false).day, day);
    EXPECT_FALSE(day_at(layout, story.atlas, x + 8.0, 6.0, true).stuck_to.has_value());
}

TEST(TimelinePointer, NeverLeavesTheStory) {
    const Chronicle story;
    const TimelineLayout layout = story.whole();
    EXPECT_EQ(day_at(layout, story.atlas, -1e6, 6.0, true).day, julian(1120, 1, 1));
    EXPECT_EQ(day_at(layout, story.atlas, 1e6, 6.0, true).day, julian(1149, 12, 31));
}

TEST(TimelineZoomTo, ShowsTheWholeItem) {
    const Chronicle story;
    const DaySpan days = days_of(TimelineItem(StayId{2}), story.atlas, story.calendars);
    EXPECT_EQ(days.from, julian(1127, 6, 12));
    const TimeView view = view_of(days, story.atlas);
    EXPECT_LT(view.from, days.from.jdn);
    EXPECT_GT(view.until, days.until.jdn);
    EXPECT_LT(view.length(), days.length_days() * 2.0);
}

TEST(PlaceForms, GoFromBothScriptsToOne) {
    Place place;
    place.name = both("Lin'an (Hangzhou)", "臨安府");
    EXPECT_EQ(place_forms(place, julian(1130, 1, 1), Language::En),
              (Forms{"Lin'an 臨安", "Lin'an", "臨安"}));
    EXPECT_EQ(place_forms(place, julian(1130, 1, 1), Language::Hant), (Forms{"臨安府", "臨安"}));
}

TEST(PlaceForms, UseTheNameOfTheDay) {
    Place place;
    place.name = both("Shaoxing", "紹興府");
    Toponym old_name;
    old_name.name = {"", "越州", "越州"};
    old_name.pinyin = "Yuèzhōu";
    old_name.span = Timespan::exactly({julian(900, 1, 1), julian(1131, 11, 17)});
    place.names.push_back(old_name);
    EXPECT_EQ(place_forms(place, julian(1130, 1, 1), Language::En).front(), "Yuezhou 越州");
    EXPECT_EQ(place_forms(place, julian(1132, 1, 1), Language::En).front(), "Shaoxing 紹興");
}

TEST(PlainPinyin, LosesItsToneMarks) {
    EXPECT_EQ(plain_pinyin("Yìngtiān Fǔ"), "Yingtian Fu");
    EXPECT_EQ(plain_pinyin("Lǚchéng"), "Lücheng");
}

}  // namespace
}  // namespace nandu
