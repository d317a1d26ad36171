#include "app/at_command.h"

#include <cmath>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "atlas/scene.h"
#include "calendar/read_date.h"
#include "calendar/write_date.h"
#include "map/projection.h"
#include "map/territory.h"

namespace nandu {
namespace {

using Json = nlohmann::ordered_json;

Json key_of_place(const Atlas& atlas, PlaceId place) {
    return place == kNo<PlaceId> ? Json() : Json(atlas[place].key);
}

double rounded(double degrees) { return std::round(degrees * 1000.0) / 1000.0; }

Json iso_or_null(Day day) {
    if (day == kDistantPast || day == kDistantFuture) {
        return Json();
    }
    return write_iso(day, CivilCalendar::Julian);
}

Json polity_json(const Atlas& atlas, const PolityState& state) {
    Json polity;
    polity["id"] = atlas[state.polity].key;
    polity["capital"] = nullptr;
    if (state.capital != kNo<StayId>) {
        const Stay& stay = atlas[state.capital];
        polity["capital"] = {{"place", key_of_place(atlas, stay.place)},
                             {"certainty", word_of(stay.certainty)}};
    }
    polity["court"] = nullptr;
    if (state.court) {
        const CourtState& court = *state.court;
        polity["court"] = {{"place", key_of_place(atlas, court.place)},
                           {"lon", rounded(court.position.lon_deg)},
                           {"lat", rounded(court.position.lat_deg)},
                           {"en_route", court.en_route},
                           {"from", key_of_place(atlas, court.from)},
                           {"to", key_of_place(atlas, court.to)},
                           {"certainty", word_of(court.certainty)}};
    }
    return polity;
}

Json place_json(const Pack& pack, Day day, LonLat position) {
    const Atlas& atlas = pack.atlas;
    Json answer = {{"seat", nullptr},     {"holder", nullptr},    {"since", nullptr},
                   {"until", nullptr},    {"certainty", nullptr}, {"rival", nullptr},
                   {"sources", Json::array()}};
    const SeatId seat = seat_at(pack.territory, map_from_lonlat(pack.projection, position));
    if (seat == kNo<SeatId>) {
        return answer;
    }
    answer["seat"] = atlas[seat].key;
    const HolderIndex holders(atlas);
    const std::int32_t at = holders.holding_at(seat, day);
    if (at < 0) {
        return answer;
    }
    const Holding& holding = atlas.holdings[static_cast<std::size_t>(at)];
    if (holding.polity != kNo<PolityId>) {
        answer["holder"] = atlas[holding.polity].key;
    }
    answer["since"] = iso_or_null(holding.span.begin_earliest);
    answer["until"] = iso_or_null(holding.span.end_earliest);
    answer["certainty"] = word_of(holding.certainty);
    // The lord under a raid, or the other claimant of contested land.
    const PolityId rival = holders.at(day)->entries[static_cast<std::size_t>(seat)].before;
    answer["rival"] = rival == kNo<PolityId> ? Json(nullptr) : Json(atlas[rival].key);
    for (const SourceId source : holding.sources) {
        answer["sources"].push_back(atlas[source].key);
    }
    return answer;
}

Json day_json(const Pack& pack, Day day, const std::optional<LonLat>& place) {
    const Atlas& atlas = pack.atlas;
    const Scene scene = scene_at(atlas, day);
    Json json;
    json["jdn"] = day.jdn;
    json["date"] = write_iso(day, CivilCalendar::Julian);
    json["polities"] = Json::array();
    for (const PolityState& state : scene.polities) {
        json["polities"].push_back(polity_json(atlas, state));
    }
    json["events"] = Json::array();
    for (const EventId id : scene.events) {
        json["events"].push_back({{"id", atlas[id].key}, {"title", atlas[id].title.en}});
    }
    if (place) {
        json["place"] = place_json(pack, day, *place);
    }
    return json;
}

}  // namespace

int run_at_command(const Pack& pack, Day day, const std::optional<LonLat>& place, bool json,
                   std::ostream& out) {
    const Json state = day_json(pack, day, place);
    if (json) {
        out << state.dump() << '\n';
        return 0;
    }
    const auto text = [](const Json& value) {
        return value.is_string() ? value.get<std::string>() : std::string("–");
    };
    const CivilCalendar own = pack.atlas.manifest.calendar;
    out << write_civil(day, own, Language::En)
        << (own == CivilCalendar::Julian ? " (Julian)\n" : " (Gregorian)\n");
    for (const Json& polity : state["polities"]) {
        const Json& court = polity["court"];
        if (polity["capital"].is_null() && court.is_null()) {
            continue;
        }
        std::string line = fmt::format("  {}: ", text(polity["id"]));
        if (!polity["capital"].is_null()) {
            line += fmt::format("capital {} ({})", text(polity["capital"]["place"]),
                                text(polity["capital"]["certainty"]));
        }
        if (court.is_null()) {
            line += "; no ruler's court";
        } else if (court["en_route"].get<bool>()) {
            line += fmt::format("; court on the road from {} to {}", text(court["from"]),
                                text(court["to"]));
        } else {
            line += fmt::format("; court at {} ({})", text(court["place"]),
                                text(court["certainty"]));
        }
        out << line << '\n';
    }
    for (const Json& event : state["events"]) {
        out << "  event " << text(event["id"]) << ": " << text(event["title"]) << '\n';
    }
    if (state.contains("place")) {
        const Json& spot = state["place"];
        out << fmt::format("  this spot: cell of {}, held by {} since {} until {} ({})\n",
                           text(spot["seat"]), text(spot["holder"]), text(spot["since"]),
                           text(spot["until"]), text(spot["certainty"]));
    }
    return 0;
}

Result<Day> read_day(const std::string& text, const Pack& pack) {
    const auto value = read_date(text, pack.calendars, pack.atlas.manifest.calendar);
    if (!value) {
        return Failure(value.error());
    }
    if (value->first == kDistantPast) {
        Problem problem;
        problem.where = "date";
        problem.found = text;
        problem.expected = "a date with a beginning";
        return Failure(problem);
    }
    return value->first;
}

}  // namespace nandu
