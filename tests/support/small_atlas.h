#pragma once

#include <string>

#include "atlas/atlas.h"
#include "calendar/civil.h"
#include "pack/pack.h"

namespace nandu {

/// A day of the Julian calendar, for tests.
inline Day julian(int year, int month, int day) {
    return day_from_civil({year, month, day}, CivilCalendar::Julian);
}

inline Timespan days(Day from, Day until) { return Timespan::exactly({from, until}); }

/// An event of one day at a place.
inline void add_event(Atlas& atlas, const char* key, Day day, int place) {
    Event e;
    e.key = key;
    e.title = LocalizedText::same(key);
    e.when.first = e.when.last = e.when.begin_latest = e.when.end_earliest = day;
    e.place = static_cast<PlaceId>(place);
    e.importance = 3;
    atlas.events.push_back(e);
}

/// An invented war between Red and Blue: no test leans on real history.
///
///     40 N   alder ----- birch        Red: capital and court at alder until 10 March 1000,
///                                     on the road 10 to 20 March, then at cedar.
///     30 N   cedar ----- dogwood      Blue takes alder on 10 March, raids cedar in May.
///            100 E       110 E
inline Atlas small_atlas() {
    Atlas atlas;
    Manifest& manifest = atlas.manifest;
    manifest.key = "small";
    manifest.extent = {95, 25, 115, 45};
    manifest.home = {98, 28, 112, 42};
    manifest.span = {julian(1000, 1, 1), julian(1001, 1, 1)};
    manifest.opening_day = julian(1000, 3, 1);
    manifest.protagonist = PolityId{0};
    manifest.seal_capital = "C";
    manifest.seal_travelling = "T";

    for (const char* key : {"red", "blue"}) {
        Polity polity;
        polity.key = key;
        polity.name = LocalizedText::same(key);
        polity.style.fill_light = polity.style.fill_dark = {key == std::string("red") ? 0xC1452AU
                                                                                       : 0x1F66A6U};
        atlas.polities.push_back(polity);
    }
    const struct {
        const char* key;
        double lon, lat;
    } places[] = {{"alder", 100, 40}, {"birch", 110, 40}, {"cedar", 100, 30}, {"dogwood", 110, 30}};
    for (const auto& p : places) {
        Place place;
        place.key = p.key;
        place.name = LocalizedText::same(p.key);
        place.position = {p.lon, p.lat};
        place.rank = 1;
        place.seat = static_cast<SeatId>(atlas.seats.size());
        place.is_seat = true;
        atlas.places.push_back(place);
        Seat seat;
        seat.key = p.key;
        seat.name = place.name;
        seat.position = place.position;
        atlas.seats.push_back(seat);
    }
    const auto stay = [&atlas](const char* key, StayRole role, int place, Day from, Day until) {
        Stay s;
        s.key = key;
        s.polity = PolityId{0};
        s.place = static_cast<PlaceId>(place);
        s.role = role;
        s.span = days(from, until);
        atlas.stays.push_back(s);
    };
    stay("cap", StayRole::Capital, 0, kDistantPast, kDistantFuture);
    stay("court-alder", StayRole::Court, 0, kDistantPast, julian(1000, 3, 11));
    stay("court-cedar", StayRole::Court, 2, julian(1000, 3, 20), julian(1000, 6, 2));
    stay("court-dogwood", StayRole::Court, 3, julian(1000, 6, 1), kDistantFuture);
    stay("nobody", StayRole::Vacant, 3, julian(1000, 8, 1), julian(1000, 8, 11));

    const auto hold = [&atlas](int seat, int polity, Day from, Day until) {
        Holding h;
        h.seat = static_cast<SeatId>(seat);
        h.polity = static_cast<PolityId>(polity);
        h.span = days(from, until);
        atlas.holdings.push_back(h);
    };
    const Day first = manifest.span.from;
    hold(0, 0, first, julian(1000, 3, 10));
    hold(0, 1, julian(1000, 3, 10), kDistantFuture);
    hold(1, 1, first, kDistantFuture);
    hold(2, 0, first, julian(1000, 5, 1));
    hold(2, 1, julian(1000, 5, 1), julian(1000, 6, 1));
    hold(2, 0, julian(1000, 6, 1), kDistantFuture);
    hold(3, 0, first, kDistantFuture);

    add_event(atlas, "fall", julian(1000, 3, 10), 0);
    add_event(atlas, "raid", julian(1000, 5, 1), 2);
    return atlas;
}

/// The same as a pack on a plain sheet: 100 km a degree, the origin at 105 E 35 N.
inline Pack small_pack() {
    Pack pack;
    pack.atlas = small_atlas();
    ProjectionGrid& grid = pack.projection;
    constexpr float kDegree = 100000.0F;
    grid.lonlat = {90, 20, 120, 50};
    grid.step_deg = 1.0;
    grid.columns = grid.rows = 31;
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            grid.forward.push_back({(90 + static_cast<float>(column) - 105) * kDegree,
                                    (20 + static_cast<float>(row) - 35) * kDegree});
        }
    }
    grid.map = {-1500000, -1500000, 1500000, 1500000};
    grid.inverse_step_m = 100000.0;
    grid.inverse_columns = grid.inverse_rows = 31;
    for (int row = 0; row < 31; ++row) {
        for (int column = 0; column < 31; ++column) {
            grid.inverse.push_back(
                {90 + static_cast<float>(column), 20 + static_cast<float>(row)});
        }
    }
    pack.extent = {-1000000, -1000000, 1000000, 1000000};
    pack.home = {-700000, -700000, 700000, 700000};
    for (const Place& place : pack.atlas.places) {
        const MapPointF at{(static_cast<float>(place.position.lon_deg) - 105) * kDegree,
                           (static_cast<float>(place.position.lat_deg) - 35) * kDegree};
        pack.places.push_back(at);
        pack.seats.push_back(at);
    }
    return pack;
}

}  // namespace nandu
