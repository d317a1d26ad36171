#include "atlas/scene.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace nandu {
namespace {

LonLat between(LonLat a, LonLat b, double t) {
    return {a.lon_deg + (b.lon_deg - a.lon_deg) * t, a.lat_deg + (b.lat_deg - a.lat_deg) * t};
}

/// The stays of one track (a court, one captive) in order of time.
std::vector<StayId> track(const Atlas& atlas, StayRole role, PolityId polity,
                          std::string_view who) {
    std::vector<StayId> found;
    for (std::size_t i = 0; i < atlas.stays.size(); ++i) {
        const Stay& stay = atlas.stays[i];
        if (stay.role == role && stay.polity == polity && stay.who == who) {
            found.push_back(static_cast<StayId>(i));
        }
    }
    std::stable_sort(found.begin(), found.end(), [&atlas](StayId a, StayId b) {
        return atlas[a].span.begin_earliest < atlas[b].span.begin_earliest;
    });
    return found;
}

/// The stay of a track on `day` (the later one where two overlap), and its neighbours in time.
struct Standing {
    StayId now = kNo<StayId>;
    StayId before = kNo<StayId>;
    StayId after = kNo<StayId>;
};

Standing standing(const Atlas& atlas, const std::vector<StayId>& stays, Day day) {
    Standing out;
    for (const StayId id : stays) {
        const DaySpan span = atlas[id].span.possible();
        if (span.contains(day)) {
            out.now = id;
        } else if (span.until <= day) {
            out.before = id;
        } else if (out.after == kNo<StayId>) {
            out.after = id;
        }
    }
    return out;
}

Day day_of(const Waypoint& waypoint) { return waypoint.when.first; }

/// A moment on the way from one stay to the next.
struct WayPosition {
    LonLat position;
    bool interpolated = true;
};

/// The ruler's route whose waypoints enclose `day`, if the tables have one.
const Route* route_on(const Atlas& atlas, RouteKind kind, PolityId polity, Day leave, Day arrive) {
    const Route* best = nullptr;
    for (const Route& route : atlas.routes) {
        if (route.kind != kind || route.polity != polity ||
            (kind == RouteKind::Court && !route.of_ruler) || route.waypoints.size() < 2) {
            continue;
        }
        if (day_of(route.waypoints.front()) <= leave && arrive <= day_of(route.waypoints.back())) {
            best = &route;
        }
    }
    return best;
}

WayPosition along(const Route& route, Day day) {
    const auto& points = route.waypoints;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Day a = day_of(points[i - 1]);
        const Day b = day_of(points[i]);
        if (day < a || day > b) {
            continue;
        }
        // The last of several waypoints on this very day is where the night was spent.
        if (day == b && i + 1 < points.size() && day_of(points[i + 1]) == b) {
            continue;
        }
        const double t = a == b ? 1.0 : double(day - a) / double(b - a);
        const bool exact = day == b && !points[i].interpolated;
        return {between(points[i - 1].position, points[i].position, t), !exact};
    }
    return {day < day_of(points.front()) ? points.front().position : points.back().position, true};
}

std::optional<CourtState> on_the_road(const Atlas& atlas, PolityId polity, const Standing& where,
                                      Day day) {
    if (where.before == kNo<StayId> || where.after == kNo<StayId>) {
        return std::nullopt;
    }
    const Stay& behind = atlas[where.before];
    const Stay& ahead = atlas[where.after];
    CourtState court;
    court.en_route = true;
    court.from = behind.place;
    court.to = ahead.place;
    court.stay = where.after;
    court.certainty = Certainty::Approximate;
    const Day leave = behind.span.end_latest - 1;
    const Day arrive = ahead.span.begin_earliest;
    if (const Route* route = route_on(atlas, RouteKind::Court, polity, leave, arrive)) {
        const WayPosition at = along(*route, day);
        court.position = at.position;
        if (!at.interpolated) {
            court.certainty = route->certainty;
        }
    } else {
        const double t = double(day - leave) / double(std::max(1, arrive - leave));
        court.position = between(atlas[behind.place].position, atlas[ahead.place].position, t);
    }
    return court;
}

CourtState resting(const Atlas& atlas, StayId id) {
    const Stay& stay = atlas[id];
    CourtState court;
    court.place = stay.place;
    court.position = atlas[stay.place].position;
    court.stay = id;
    court.certainty = stay.certainty;
    return court;
}

StayId vacancy(const Atlas& atlas, PolityId polity, Day day) {
    for (std::size_t i = 0; i < atlas.stays.size(); ++i) {
        const Stay& stay = atlas.stays[i];
        if (stay.role == StayRole::Vacant && stay.polity == polity &&
            stay.span.possible().contains(day)) {
            return static_cast<StayId>(i);
        }
    }
    return kNo<StayId>;
}

PolityState polity_on(const Atlas& atlas, PolityId polity, Day day) {
    PolityState state;
    state.polity = polity;
    state.capital = standing(atlas, track(atlas, StayRole::Capital, polity, ""), day).now;
    state.vacant = vacancy(atlas, polity, day);
    if (state.vacant != kNo<StayId>) {
        return state;
    }
    const std::vector<StayId> stays = track(atlas, StayRole::Court, polity, "");
    const Standing where = standing(atlas, stays, day);
    if (where.now != kNo<StayId>) {
        state.court = resting(atlas, where.now);
    } else {
        state.court = on_the_road(atlas, polity, where, day);
    }
    return state;
}

std::vector<CaptiveState> captives_on(const Atlas& atlas, Day day) {
    std::vector<CaptiveState> out;
    std::vector<std::string> names;
    for (const Stay& stay : atlas.stays) {
        if (stay.role == StayRole::Captive &&
            std::find(names.begin(), names.end(), stay.who) == names.end()) {
            names.push_back(stay.who);
        }
    }
    for (const std::string& who : names) {
        std::vector<StayId> stays;
        for (std::size_t i = 0; i < atlas.stays.size(); ++i) {
            if (atlas.stays[i].role == StayRole::Captive && atlas.stays[i].who == who) {
                stays.push_back(static_cast<StayId>(i));
            }
        }
        std::stable_sort(stays.begin(), stays.end(), [&atlas](StayId a, StayId b) {
            return atlas[a].span.begin_earliest < atlas[b].span.begin_earliest;
        });
        const Standing where = standing(atlas, stays, day);
        CaptiveState captive;
        if (where.now != kNo<StayId>) {
            const Stay& stay = atlas[where.now];
            captive.stay = where.now;
            captive.label = stay.label;
            captive.position = atlas[stay.place].position;
            captive.certainty = stay.certainty;
        } else if (where.before != kNo<StayId> && where.after != kNo<StayId>) {
            const Stay& behind = atlas[where.before];
            const Stay& ahead = atlas[where.after];
            const Day leave = behind.span.end_latest - 1;
            const Day arrive = ahead.span.begin_earliest;
            captive.stay = where.after;
            captive.label = ahead.label;
            captive.en_route = true;
            captive.certainty = Certainty::Approximate;
            const Route* way = nullptr;
            for (const Route& route : atlas.routes) {
                if (route.kind == RouteKind::Captives && route.waypoints.size() >= 2 &&
                    day_of(route.waypoints.front()) <= day && day <= day_of(route.waypoints.back()) &&
                    route.who == who) {
                    way = &route;
                }
            }
            if (way != nullptr) {
                captive.position = along(*way, day).position;
            } else {
                const double t = double(day - leave) / double(std::max(1, arrive - leave));
                captive.position =
                    between(atlas[behind.place].position, atlas[ahead.place].position, t);
            }
        } else {
            continue;
        }
        out.push_back(captive);
    }
    return out;
}

}  // namespace

const PolityState* Scene::of(PolityId polity) const {
    for (const PolityState& state : polities) {
        if (state.polity == polity) {
            return &state;
        }
    }
    return nullptr;
}

Scene scene_at(const Atlas& atlas, Day day) {
    Scene scene;
    scene.day = day;
    for (std::size_t i = 0; i < atlas.polities.size(); ++i) {
        if (atlas.polities[i].span.possible().contains(day)) {
            scene.polities.push_back(polity_on(atlas, static_cast<PolityId>(i), day));
        }
    }
    for (std::size_t i = 0; i < atlas.events.size(); ++i) {
        const DateValue& when = atlas.events[i].when;
        if (when.first <= day && day <= when.last) {
            scene.events.push_back(static_cast<EventId>(i));
        }
    }
    scene.captives = captives_on(atlas, day);
    return scene;
}

std::vector<TrailPoint> court_trail(const Atlas& atlas, PolityId polity, Day day, int days) {
    const Day oldest = day - days;
    const std::vector<StayId> stays = track(atlas, StayRole::Court, polity, "");
    std::vector<TrailPoint> points;

    // Every stop is passed twice: on the day of arrival and on the day of departure.
    for (std::size_t i = 0; i < stays.size(); ++i) {
        const Stay& stay = atlas[stays[i]];
        const DaySpan span = stay.span.possible();
        if (span.from > day) {
            break;
        }
        if (i > 0) {
            const Stay& behind = atlas[stays[i - 1]];
            const Day leave = behind.span.end_latest - 1;
            const Route* route =
                route_on(atlas, RouteKind::Court, polity, leave, stay.span.begin_earliest);
            if (route != nullptr) {
                for (const Waypoint& waypoint : route->waypoints) {
                    if (day_of(waypoint) > leave && day_of(waypoint) < span.from) {
                        points.push_back({waypoint.position, day_of(waypoint),
                                          waypoint.interpolated});
                    }
                }
            }
        }
        const LonLat position = atlas[stay.place].position;
        points.push_back({position, span.from, false});
        points.push_back({position, std::min(day, span.until - 1), false});
    }
    const Standing where = standing(atlas, stays, day);
    if (where.now == kNo<StayId> && vacancy(atlas, polity, day) == kNo<StayId>) {
        if (const auto court = on_the_road(atlas, polity, where, day)) {
            const Stay& behind = atlas[where.before];
            if (const Route* route = route_on(atlas, RouteKind::Court, polity,
                                              behind.span.end_latest - 1,
                                              atlas[where.after].span.begin_earliest)) {
                for (const Waypoint& waypoint : route->waypoints) {
                    if (day_of(waypoint) > behind.span.end_latest - 1 && day_of(waypoint) < day) {
                        points.push_back(
                            {waypoint.position, day_of(waypoint), waypoint.interpolated});
                    }
                }
            }
            points.push_back({court->position, day, true});
        }
    }

    // Cut at the oldest day shown, on the leg that crosses it.
    std::vector<TrailPoint> out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].day < oldest) {
            continue;
        }
        if (out.empty() && i > 0 && points[i - 1].day < oldest) {
            const TrailPoint& a = points[i - 1];
            const double t = double(oldest - a.day) / double(std::max(1, points[i].day - a.day));
            out.push_back({between(a.position, points[i].position, t), oldest, true});
        }
        out.push_back(points[i]);
    }
    return out;
}

HolderIndex::HolderIndex(const Atlas& atlas) : atlas_(&atlas) {
    first_of_seat_.assign(atlas.seats.size() + 1, 0);
    for (const Holding& holding : atlas.holdings) {
        ++first_of_seat_[static_cast<std::size_t>(holding.seat) + 1];
        change_days_.push_back(holding.span.begin_earliest);
        change_days_.push_back(holding.span.begin_latest);
        change_days_.push_back(holding.span.end_earliest);
    }
    for (std::size_t i = 1; i < first_of_seat_.size(); ++i) {
        first_of_seat_[i] += first_of_seat_[i - 1];
    }
    std::sort(change_days_.begin(), change_days_.end());
    change_days_.erase(std::unique(change_days_.begin(), change_days_.end()), change_days_.end());
}

std::int32_t HolderIndex::holding_at(SeatId seat, Day day) const {
    const auto s = static_cast<std::size_t>(seat);
    const auto begin = atlas_->holdings.begin() + first_of_seat_[s];
    const auto end = atlas_->holdings.begin() + first_of_seat_[s + 1];
    auto after = std::upper_bound(begin, end, day, [](Day d, const Holding& h) {
        return d < h.span.begin_earliest;
    });
    if (after == begin) {
        return -1;
    }
    const Holding& holding = *std::prev(after);
    // The nominal day of a change is its earliest day, so that one row joins the next.
    return day < holding.span.end_earliest
               ? static_cast<std::int32_t>(std::distance(atlas_->holdings.begin(), after) - 1)
               : -1;
}

std::shared_ptr<const HolderTable> HolderIndex::at(Day day) const {
    for (std::size_t i = 0; i < recent_.size(); ++i) {
        if (recent_[i] && recent_[i]->from <= day && day < recent_[i]->until) {
            std::rotate(recent_.begin(), recent_.begin() + static_cast<std::ptrdiff_t>(i),
                        recent_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            return recent_.front();
        }
    }
    auto table = std::make_shared<HolderTable>();
    const auto next = std::upper_bound(change_days_.begin(), change_days_.end(), day);
    table->until = next == change_days_.end() ? kDistantFuture : *next;
    table->from = next == change_days_.begin() ? kDistantPast : *std::prev(next);
    table->entries.resize(atlas_->seats.size());
    for (std::size_t s = 0; s < atlas_->seats.size(); ++s) {
        HolderTable::Entry& entry = table->entries[s];
        entry.holding = holding_at(static_cast<SeatId>(s), day);
        if (entry.holding < 0) {
            continue;
        }
        const auto at = static_cast<std::size_t>(entry.holding);
        const Holding& holding = atlas_->holdings[at];
        entry.holder = holding.polity;
        entry.inferred = holding.inferred;
        // A raid: a short holding after which the lord before it comes back.
        const bool has_before = at > first_of_seat_[s];
        const bool has_after = at + 1 < first_of_seat_[s + 1];
        if (has_before && has_after) {
            const Holding& before = atlas_->holdings[at - 1];
            const Holding& after = atlas_->holdings[at + 1];
            const int days = holding.span.end_earliest - holding.span.begin_earliest;
            if (before.polity == after.polity && before.polity != holding.polity &&
                before.polity != kNo<PolityId> && holding.polity != kNo<PolityId> &&
                days < atlas_->manifest.raid_days) {
                entry.raid = true;
                entry.before = before.polity;
            }
        }
        if (has_before && !entry.raid) {
            const PolityId before = atlas_->holdings[at - 1].polity;
            const bool about_now = day < holding.span.begin_latest;
            if (before != kNo<PolityId> && before != holding.polity &&
                (about_now || holding.certainty == Certainty::Disputed)) {
                entry.contested = true;
                entry.before = before;
            }
        }
    }
    recent_[1] = std::exchange(recent_[0], table);
    return recent_[0];
}

const Toponym* toponym_at(const Place& place, Day day) {
    const Toponym* best = nullptr;
    for (const Toponym& name : place.names) {
        if (!name.span.possible().contains(day)) {
            continue;
        }
        const auto length = [](const Toponym& n) { return n.span.possible().length_days(); };
        if (best == nullptr || length(name) > length(*best)) {
            best = &name;
        }
    }
    return best;
}

std::vector<EventId> events_of(const Atlas& atlas, PlaceId place) {
    std::vector<EventId> found;
    for (std::size_t i = 0; i < atlas.events.size(); ++i) {
        if (atlas.events[i].place == place) {
            found.push_back(static_cast<EventId>(i));
        }
    }
    return found;
}

std::optional<EventId> next_event(const Atlas& atlas, Day day) {
    for (std::size_t i = 0; i < atlas.events.size(); ++i) {
        if (atlas.events[i].when.first > day) {
            return static_cast<EventId>(i);
        }
    }
    return std::nullopt;
}

std::optional<EventId> previous_event(const Atlas& atlas, Day day) {
    for (std::size_t i = atlas.events.size(); i-- > 0;) {
        if (atlas.events[i].when.first < day) {
            return static_cast<EventId>(i);
        }
    }
    return std::nullopt;
}

}  // namespace nandu
