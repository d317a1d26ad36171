#include "atlas/scene.h"

#include <gtest/gtest.h>

#include "support/small_atlas.h"

namespace nandu {
namespace {

const CourtState* court_on(const Scene& scene) {
    const PolityState* red = scene.of(PolityId{0});
    return red != nullptr && red->court ? &*red->court : nullptr;
}

TEST(Court, RestsWhereTheTableSaysSo) {
    const Atlas atlas = small_atlas();
    const Scene scene = scene_at(atlas, julian(1000, 3, 10));
    ASSERT_NE(court_on(scene), nullptr);
    EXPECT_EQ(atlas[court_on(scene)->place].key, "alder");
    EXPECT_FALSE(court_on(scene)->en_route);
}

TEST(Court, IsOnTheRoadBetweenTwoStays) {
    const Atlas atlas = small_atlas();
    const Scene scene = scene_at(atlas, julian(1000, 3, 15));
    ASSERT_NE(court_on(scene), nullptr);
    const CourtState& court = *court_on(scene);
    EXPECT_TRUE(court.en_route);
    EXPECT_EQ(court.place, kNo<PlaceId>);
    EXPECT_EQ(atlas[court.from].key, "alder");
    EXPECT_EQ(atlas[court.to].key, "cedar");
    // Left on the 10th, arrives on the 20th: half way on the 15th.
    EXPECT_DOUBLE_EQ(court.position.lat_deg, 35.0);
    EXPECT_EQ(court.certainty, Certainty::Approximate);
}

TEST(Court, FollowsTheRulersRouteWhereThereIsOne) {
    Atlas atlas = small_atlas();
    Route route;
    route.kind = RouteKind::Court;
    route.polity = PolityId{0};
    route.of_ruler = true;
    const auto waypoint = [](LonLat at, Day day) {
        Waypoint w;
        w.position = at;
        w.when.first = w.when.last = day;
        return w;
    };
    route.waypoints = {waypoint({100, 40}, julian(1000, 3, 10)),
                       waypoint({106, 36}, julian(1000, 3, 14)),
                       waypoint({100, 30}, julian(1000, 3, 20))};
    atlas.routes.push_back(route);
    const Scene scene = scene_at(atlas, julian(1000, 3, 14));
    ASSERT_NE(court_on(scene), nullptr);
    EXPECT_DOUBLE_EQ(court_on(scene)->position.lon_deg, 106.0);
    EXPECT_DOUBLE_EQ(court_on(scene)->position.lat_deg, 36.0);
}

TEST(Court, SleptAtTheLaterStayWhereTwoShareADay) {
    const Atlas atlas = small_atlas();
    const Scene scene = scene_at(atlas, julian(1000, 6, 1));
    ASSERT_NE(court_on(scene), nullptr);
    EXPECT_EQ(atlas[court_on(scene)->place].key, "dogwood");
}

TEST(Court, IsNowhereWhileNobodyReigns) {
    const Atlas atlas = small_atlas();
    EXPECT_NE(court_on(scene_at(atlas, julian(1000, 7, 31))), nullptr);
    EXPECT_EQ(court_on(scene_at(atlas, julian(1000, 8, 1))), nullptr);
    EXPECT_EQ(court_on(scene_at(atlas, julian(1000, 8, 10))), nullptr);
    EXPECT_NE(court_on(scene_at(atlas, julian(1000, 8, 11))), nullptr);
}

TEST(CourtTrail, EndsWhereTheCourtStandsAndBeginsNoEarlierThanAsked) {
    const Atlas atlas = small_atlas();
    const Day today = julian(1000, 3, 15);
    const auto trail = court_trail(atlas, PolityId{0}, today, 7);
    ASSERT_GE(trail.size(), 2U);
    EXPECT_EQ(trail.back().day, today);
    EXPECT_TRUE(trail.back().interpolated);
    EXPECT_DOUBLE_EQ(trail.back().position.lat_deg, 35.0);
    EXPECT_GE(trail.front().day, today - 7);
}

TEST(Holding, DayOfFallBelongsToTheNextHolder) {
    const Atlas atlas = small_atlas();
    const HolderIndex holders(atlas);
    const auto before = holders.at(julian(1000, 3, 9));
    EXPECT_EQ(before->entries[0].holder, PolityId{0});
    const auto after = holders.at(julian(1000, 3, 10));
    EXPECT_EQ(after->entries[0].holder, PolityId{1});
}

TEST(Holding, TableIsTheSameObjectWhileNothingChanges) {
    const Atlas atlas = small_atlas();
    const HolderIndex holders(atlas);
    const auto a = holders.at(julian(1000, 3, 10));
    EXPECT_EQ(a, holders.at(julian(1000, 4, 30)));
    EXPECT_NE(a, holders.at(julian(1000, 5, 1)));
}

TEST(Holding, SceneIsConstantBetweenChangeDays) {
    const Atlas atlas = small_atlas();
    const HolderIndex holders(atlas);
    for (Day day = julian(1000, 1, 1); day < julian(1001, 1, 1); day = day + 1) {
        const auto table = holders.at(day);
        EXPECT_LE(table->from, day);
        EXPECT_LT(day, table->until);
        for (std::size_t seat = 0; seat < atlas.seats.size(); ++seat) {
            EXPECT_EQ(table->entries[seat].holding,
                      holders.holding_at(static_cast<SeatId>(seat), day));
        }
    }
}

TEST(Holding, ShortHoldingAfterWhichTheLordComesBackIsARaid) {
    Atlas atlas = small_atlas();
    {
        const HolderIndex holders(atlas);
        const auto table = holders.at(julian(1000, 5, 10));
        EXPECT_TRUE(table->entries[2].raid);
        EXPECT_EQ(table->entries[2].before, PolityId{0});
        EXPECT_FALSE(table->entries[0].raid) << "what is never given back is a conquest";
    }
    atlas.manifest.raid_days = 20;
    const HolderIndex stricter(atlas);
    EXPECT_FALSE(stricter.at(julian(1000, 5, 10))->entries[2].raid);
}

TEST(Events, NextAndPreviousAreStrict) {
    const Atlas atlas = small_atlas();
    const Day fall = julian(1000, 3, 10);
    EXPECT_EQ(next_event(atlas, fall - 1), EventId{0});
    EXPECT_EQ(next_event(atlas, fall), EventId{1});
    EXPECT_EQ(previous_event(atlas, fall), std::nullopt);
    EXPECT_EQ(previous_event(atlas, fall + 1), EventId{0});
    EXPECT_EQ(next_event(atlas, julian(1000, 12, 1)), std::nullopt);
}

TEST(Toponym, LongestLivedNameOfTheDayWins) {
    Place place;
    Toponym proper;
    proper.name.en = "Proper";
    proper.span = days(julian(900, 1, 1), julian(1100, 1, 1));
    Toponym title;
    title.name.en = "Title";
    title.span = days(julian(1000, 1, 1), julian(1010, 1, 1));
    place.names = {title, proper};
    EXPECT_EQ(toponym_at(place, julian(1005, 1, 1))->name.en, "Proper");
    EXPECT_EQ(toponym_at(place, julian(1200, 1, 1)), nullptr);
}

}  // namespace
}  // namespace nandu
