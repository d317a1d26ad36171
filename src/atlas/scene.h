#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas.h"

namespace nandu {

/// Where a ruler and his court are on one day.
struct CourtState {
    PlaceId place = kNo<PlaceId>;  ///< kNo on the road.
    LonLat position;
    bool en_route = false;
    PlaceId from = kNo<PlaceId>;  ///< On the road: the stop behind and the stop ahead.
    PlaceId to = kNo<PlaceId>;
    StayId stay = kNo<StayId>;  ///< The stay of today; on the road the one ahead.
    Certainty certainty = Certainty::Certain;
};

/// A point of a way already travelled, with the day it was passed.
struct TrailPoint {
    LonLat position;
    Day day;
    bool interpolated = false;  ///< The leg that ends here is drawn from neighbours' dates.
};

/// What one polity looks like on one day.
struct PolityState {
    PolityId polity = kNo<PolityId>;
    StayId capital = kNo<StayId>;     ///< The stay row that says so; kNo if there is none.
    std::optional<CourtState> court;  ///< Nothing when nobody reigns.
    StayId vacant = kNo<StayId>;      ///< The row that explains why nobody does.
};

struct CaptiveState {
    StayId stay = kNo<StayId>;
    LocalizedText label;
    LonLat position;
    bool en_route = false;
    Certainty certainty = Certainty::Certain;
};

/// Everything that is true on one day. Computed from the tables, never stepped to.
struct Scene {
    Day day;
    std::vector<PolityState> polities;  ///< Those that exist on the day, in the atlas's order.
    std::vector<EventId> events;        ///< Those whose days include this one.
    std::vector<CaptiveState> captives;

    const PolityState* of(PolityId polity) const;
};

Scene scene_at(const Atlas& atlas, Day day);

/// The protagonist court's way over the `days` before `day`, oldest first, ending where it stands.
std::vector<TrailPoint> court_trail(const Atlas& atlas, PolityId polity, Day day, int days);

/// The holder of each seat on a day, by seat index; kNo where the atlas says nothing.
/// The same pointer comes back while nothing changes hands.
struct HolderTable {
    Day from;   ///< First day on which this table holds.
    Day until;  ///< The next day on which something changes.
    struct Entry {
        PolityId holder = kNo<PolityId>;
        /// The lord whose land a raider stands on, or the rival of a contested holder; else kNo.
        PolityId before = kNo<PolityId>;
        std::int32_t holding = -1;        ///< Index into Atlas::holdings.
        bool raid = false;
        bool inferred = false;
        /// The sources quarrel about the holder, or know only that it changed about this day.
        bool contested = false;
    };
    std::vector<Entry> entries;
};

/// Answers "who held what" quickly; built once for an atlas, which must outlive it.
class HolderIndex {
public:
    explicit HolderIndex(const Atlas& atlas);
    std::shared_ptr<const HolderTable> at(Day day) const;
    /// The holding of one seat on a day: index into Atlas::holdings, or -1.
    std::int32_t holding_at(SeatId seat, Day day) const;
    /// All days on which some seat changes hands, in order.
    const std::vector<Day>& change_days() const { return change_days_; }

private:
    const Atlas* atlas_;
    std::vector<std::uint32_t> first_of_seat_;  ///< seats + 1 offsets into holdings.
    std::vector<Day> change_days_;
    /// Two, the latest first: so that comparing two days makes neither anew.
    mutable std::array<std::shared_ptr<const HolderTable>, 2> recent_;
};

/// The name in use on a day (the longest-lived of them where several were), or null.
const Toponym* toponym_at(const Place& place, Day day);

/// Events of a place in order of time.
std::vector<EventId> events_of(const Atlas& atlas, PlaceId place);

/// The first day of the next / previous event strictly after / before `day`; nothing at the ends.
std::optional<EventId> next_event(const Atlas& atlas, Day day);
std::optional<EventId> previous_event(const Atlas& atlas, Day day);

}  // namespace nandu
