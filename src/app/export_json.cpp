#include "app/export_json.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "atlas/citations.h"
#include "base/markup.h"
#include "calendar/unknown_day.h"
#include "calendar/write_date.h"

namespace nandu {
namespace {

using Json = nlohmann::ordered_json;

std::string iso(Day day) {
    return write_iso(day, CivilCalendar::Gregorian);
}

double six_decimals(double degrees) {
    return std::round(degrees * 1e6) / 1e6;
}

// CZML

std::string instant_of(Day day) {
    return iso(day) + "T00:00:00Z";
}

/// Open ends are those of the story: CZML has none.
std::string interval_of(DaySpan span, DaySpan story) {
    return instant_of(std::max(span.from, story.from)) + "/" +
           instant_of(std::min(span.until, story.until));
}

bool shows_in(DaySpan span, DaySpan story) {
    return span.from < span.until && span.overlaps(story);
}

Json rgba(Colour colour, int alpha) {
    return {{"rgba", {colour.rgb >> 16U, (colour.rgb >> 8U) & 255U, colour.rgb & 255U, alpha}}};
}

Json flat(const std::vector<LonLat>& line) {
    Json degrees = Json::array();
    for (const LonLat p : line) {
        degrees.push_back(six_decimals(p.lon_deg));
        degrees.push_back(six_decimals(p.lat_deg));
        degrees.push_back(0);
    }
    return {{"cartographicDegrees", std::move(degrees)}};
}

Json czml_point(LonLat p) {
    return {{"cartographicDegrees", {p.lon_deg, p.lat_deg, 0}}};
}

Json label(Json text, int size_px) {
    return {{"text", std::move(text)},
            {"font", std::to_string(size_px) + "px sans-serif"},
            {"style", "FILL_AND_OUTLINE"},
            {"outlineWidth", 3},
            {"pixelOffset", {{"cartesian2", {0, -16}}}}};
}

/// What Cesium shows in its table of a feature.
Json properties(const Atlas& atlas, const std::string& julian, Certainty certainty,
                const SourceIds& sources) {
    return {{"julian", julian},
            {"certainty", word_of(certainty)},
            {"sources", citations_of(atlas, sources)}};
}

/// "1127-01-09 to 1128-04", the end no longer counting.
std::string julian(const Timespan& span) {
    constexpr CivilCalendar kJulian = CivilCalendar::Julian;
    return edtf_of_unknown_day(span.begin_earliest, span.begin_latest, kJulian) + " to " +
           edtf_of_unknown_day(span.end_earliest, span.end_latest, kJulian);
}

std::string both_languages(const LocalizedText& text) {
    return text.en.empty() || text.hant.empty() || text.en == text.hant ? text.in(Language::En)
                                                                        : text.en + " " + text.hant;
}

void add_holdings(const Atlas& atlas, const std::vector<LonLatArea>& lands, Json& packets) {
    std::vector<std::vector<const Holding*>> of_seat(atlas.seats.size());
    for (const Holding& holding : atlas.holdings) {
        of_seat[static_cast<std::size_t>(holding.seat)].push_back(&holding);
    }
    const DaySpan story = atlas.manifest.span;
    for (std::size_t s = 0; s < std::min(lands.size(), of_seat.size()); ++s) {
        Json availability = Json::array();
        Json colours = Json::array();
        Json holders = Json::array();
        for (const Holding* holding : of_seat[s]) {
            // The map changes on the earliest day of a doubtful change, and so does this.
            const DaySpan span{holding->span.begin_earliest, holding->span.end_earliest};
            if (holding->polity == kNo<PolityId> || !shows_in(span, story)) {
                continue;
            }
            Json colour = rgba(atlas[holding->polity].style.fill_light, 170);
            colour["interval"] = interval_of(span, story);
            availability.push_back(colour["interval"]);
            Json statement =
                properties(atlas, julian(holding->span), holding->certainty, holding->sources);
            statement["holder"] = both_languages(atlas[holding->polity].name);
            statement["inferred"] = holding->inferred;
            holders.push_back(std::move(statement));
            colours.push_back(std::move(colour));
        }
        const LonLatArea& land = lands[s];
        for (std::size_t k = 0; !colours.empty() && k < land.parts.size(); ++k) {
            const std::size_t end =
                k + 1 < land.parts.size() ? land.parts[k + 1] : land.rings.size();
            Json holes = Json::array();
            for (std::size_t i = land.parts[k] + 1; i < end; ++i) {
                holes.push_back(flat(land.rings[i])["cartographicDegrees"]);
            }
            Json polygon = {{"positions", flat(land.rings[land.parts[k]])},
                            {"material", {{"solidColor", {{"color", colours}}}}}};
            if (!holes.empty()) {
                polygon["holes"] = {{"cartographicDegrees", std::move(holes)}};
            }
            packets.push_back({{"id", "seat/" + atlas.seats[s].key + "/" + std::to_string(k)},
                               {"name", both_languages(atlas.seats[s].name)},
                               {"availability", availability},
                               {"properties", {{"holders", holders}}},
                               {"polygon", std::move(polygon)}});
        }
    }
}

void add_places(const Atlas& atlas, Json& packets) {
    const DaySpan story = atlas.manifest.span;
    for (const Place& place : atlas.places) {
        if (place.kind == PlaceKind::Region) {
            continue;
        }
        Json names = Json::array();
        for (const Toponym& name : place.names) {
            const DaySpan span{name.span.begin_earliest, name.span.end_earliest};
            if (shows_in(span, story)) {
                names.push_back({{"interval", interval_of(span, story)},
                                 {"string", both_languages(name.name)}});
            }
        }
        if (names.empty()) {
            names = both_languages(place.name);
        }
        packets.push_back({{"id", "place/" + place.key},
                           {"name", both_languages(place.name)},
                           {"position", czml_point(place.position)},
                           {"point", {{"pixelSize", 6}, {"color", rgba({0x303030}, 255)}}},
                           {"label", label(std::move(names), 13)}});
    }
}

void add_events(const Atlas& atlas, Json& packets) {
    const DaySpan story = atlas.manifest.span;
    for (const Event& event : atlas.events) {
        const DaySpan span = timespan_of(event.when).possible();
        if (event.place == kNo<PlaceId> || !shows_in(span, story)) {
            continue;
        }
        packets.push_back({{"id", "event/" + event.key},
                           {"name", both_languages(event.title)},
                           {"availability", interval_of(span, story)},
                           {"position", czml_point(atlas[event.place].position)},
                           {"point", {{"pixelSize", 12}, {"color", rgba({0xB3261E}, 255)}}},
                           {"label", label(both_languages(event.title), 15)},
                           {"description", markup_escaped(event.summary.in(Language::En))},
                           {"properties", properties(atlas, write_edtf(event.when),
                                                     event.certainty, event.sources)}});
    }
}

void add_stays(const Atlas& atlas, Json& packets) {
    const DaySpan story = atlas.manifest.span;
    for (std::size_t i = 0; i < atlas.stays.size(); ++i) {
        const Stay& stay = atlas.stays[i];
        const DaySpan span{stay.span.begin_earliest, stay.span.end_earliest};
        if (!shows_in(span, story)) {
            continue;
        }
        const std::string name =
            both_languages(stay.label.empty() ? atlas[stay.polity].name : stay.label);
        packets.push_back(
            {{"id", "stay/" + stay.key + "/" + std::to_string(i)},
             {"name", name},
             {"availability", interval_of(span, story)},
             {"position", czml_point(atlas[stay.place].position)},
             {"point",
              {{"pixelSize", 14}, {"color", rgba(atlas[stay.polity].style.ink_light, 255)}}},
             {"label", label(name, 13)},
             {"description", markup_escaped(stay.summary.in(Language::En))},
             {"properties",
              properties(atlas, julian(stay.span), stay.certainty, stay.sources)}});
    }
}

void add_routes(const Atlas& atlas, Json& packets) {
    for (const Route& route : atlas.routes) {
        const Colour ink = route.polity == kNo<PolityId> ? Colour{0x404040}
                                                         : atlas[route.polity].style.ink_light;
        const Day start = route.waypoints.front().when.first;
        Json way = Json::array();
        Day last = start - 1;
        for (const Waypoint& point : route.waypoints) {
            if (point.when.first > last) {
                last = point.when.first;
                way.push_back((last - start) * 86400);
                way.push_back(point.position.lon_deg);
                way.push_back(point.position.lat_deg);
                way.push_back(0);
            }
        }
        const int lasted_secs = (last - start + 1) * 86400;
        packets.push_back(
            {{"id", "route/" + route.key},
             {"name", both_languages(route.title)},
             {"availability", instant_of(start) + "/" + instant_of(last + 1)},
             {"position", {{"epoch", instant_of(start)}, {"cartographicDegrees", std::move(way)}}},
             {"point", {{"pixelSize", 10}, {"color", rgba(ink, 255)}}},
             {"properties",
              properties(atlas,
                         write_edtf(route.waypoints.front().when) + " to " +
                             write_edtf(route.waypoints.back().when),
                         route.certainty, route.sources)},
             {"path",
              {{"width", 4},
               {"leadTime", 0},
               {"trailTime", lasted_secs},
               {"material", {{"solidColor", {{"color", rgba(ink, 220)}}}}}}}});
    }
}

// Linked Places

/// One end of a timespan: a known day, or the days between which it lies.
Json lpf_end(Day earliest, Day latest) {
    if (earliest == latest) {
        return {{"in", iso(earliest)}};
    }
    Json end = Json::object();
    if (earliest != kDistantPast) {
        end["earliest"] = iso(earliest);
    }
    if (latest != kDistantFuture) {
        end["latest"] = iso(latest);
    }
    return end;
}

/// Null where nothing is known: LPF asks for a start.
Json lpf_when(const Timespan& span) {
    if (span.begin_latest == kDistantPast && span.end_latest == kDistantFuture) {
        return nullptr;
    }
    Json timespan = Json::object();
    // A start that nobody knows is somewhere before the end.
    timespan["start"] = span.begin_latest == kDistantPast
                            ? Json{{"latest", iso(span.end_latest - 1)}}
                            : lpf_end(span.begin_earliest, span.begin_latest);
    if (span.end_latest != kDistantFuture) {
        timespan["end"] = lpf_end(span.end_earliest - 1, span.end_latest - 1);
    }
    return {{"timespans", Json::array({std::move(timespan)})}};
}

Json citations(const Atlas& atlas, const SourceIds& sources) {
    Json all = Json::array();
    for (const SourceId id : sources) {
        Json citation = {{"label", atlas[id].citation.in(Language::En)}};
        if (!atlas[id].url.empty()) {
            citation["@id"] = atlas[id].url;
        }
        all.push_back(std::move(citation));
    }
    return all;
}

const char* lpf_certainty(Certainty certainty) {
    return certainty == Certainty::Certain    ? "certain"
           : certainty == Certainty::Probable ? "less-certain"
                                              : "uncertain";
}

void add_names(const LocalizedText& text, const Json& when, const Json& sources, Json& names) {
    for (const auto& [tag, name] : {std::pair{"en", &text.en}, std::pair{"zh-Hant", &text.hant},
                                    std::pair{"zh-Hans", &text.hans}}) {
        if (name->empty()) {
            continue;
        }
        Json entry = {{"toponym", *name}, {"lang", tag}};
        if (!when.is_null()) {
            entry["when"] = when;
        }
        if (!sources.empty()) {
            entry["citations"] = sources;
        }
        names.push_back(std::move(entry));
    }
}

Json lpf_feature(const std::string& id, const LocalizedText& name, LonLat position,
                 Certainty certainty) {
    return {{"@id", id},
            {"type", "Feature"},
            {"properties", {{"title", name.in(Language::En)}, {"ccodes", Json::array()},
                            {"fclasses", {"P"}}}},
            {"names", Json::array()},
            {"geometry",
             {{"type", "Point"},
              {"coordinates", {position.lon_deg, position.lat_deg}},
              {"certainty", lpf_certainty(certainty)}}}};
}

Json holders_of(const Atlas& atlas, SeatId seat) {
    Json relations = Json::array();
    for (const Holding& holding : atlas.holdings) {
        if (holding.seat != seat || holding.polity == kNo<PolityId>) {
            continue;
        }
        Json relation = {{"relationType", "gvp:broaderPartitive"},
                         {"relationTo", "nandu:polity/" + atlas[holding.polity].key},
                         {"label", "held by " + atlas[holding.polity].name.in(Language::En)},
                         {"certainty", lpf_certainty(holding.certainty)}};
        if (Json when = lpf_when(holding.span); !when.is_null()) {
            relation["when"] = std::move(when);
        }
        if (!holding.sources.empty()) {
            relation["citations"] = citations(atlas, holding.sources);
        }
        relations.push_back(std::move(relation));
    }
    return relations;
}

}  // namespace

std::string czml_of(const Atlas& atlas, const std::vector<LonLatArea>& lands) {
    const DaySpan story = atlas.manifest.span;
    const Day opening = atlas.manifest.opening_day;
    Json packets = Json::array();
    packets.push_back({{"id", "document"},
                       {"name", both_languages(atlas.manifest.title)},
                       {"version", "1.0"},
                       {"clock",
                        {{"interval", interval_of(story, story)},
                         {"currentTime", instant_of(opening)},
                         {"multiplier", 30 * 86400},
                         {"range", "CLAMPED"},
                         {"step", "SYSTEM_CLOCK_MULTIPLIER"}}}});
    add_holdings(atlas, lands, packets);
    add_routes(atlas, packets);
    add_stays(atlas, packets);
    add_places(atlas, packets);
    add_events(atlas, packets);
    return packets.dump() + "\n";
}

std::string linked_places_of(const Atlas& atlas) {
    Json features = Json::array();
    std::vector<bool> is_place(atlas.seats.size(), false);
    const std::string base = "nandu:" + atlas.manifest.key + "/";
    for (const Place& place : atlas.places) {
        Json feature = lpf_feature(base + place.key, place.name, place.position, place.certainty);
        if (place.kind == PlaceKind::Region) {
            feature["properties"]["fclasses"] = {"L"};
        }
        const Json sources = citations(atlas, place.sources);
        add_names(place.name, nullptr, sources, feature["names"]);
        for (const Toponym& name : place.names) {
            add_names(name.name, lpf_when(name.span), Json::array(), feature["names"]);
        }
        for (const std::string& variant : place.variants) {
            feature["names"].push_back({{"toponym", variant}});
        }
        feature["types"] = {{{"label", word_of(place.kind)}}};
        if (!place.description.empty()) {
            feature["descriptions"] = {
                {{"value", place.description.in(Language::En)}, {"lang", "en"}}};
        }
        if (place.is_seat) {
            is_place[static_cast<std::size_t>(place.seat)] = true;
            feature["relations"] = holders_of(atlas, place.seat);
        }
        features.push_back(std::move(feature));
    }
    for (std::size_t i = 0; i < atlas.seats.size(); ++i) {
        const Seat& seat = atlas.seats[i];
        if (is_place[i] || seat.anchor) {
            continue;
        }
        Json feature =
            lpf_feature(base + "seat/" + seat.key, seat.name, seat.position, seat.certainty);
        add_names(seat.name, nullptr, Json::array(), feature["names"]);
        feature["relations"] = holders_of(atlas, static_cast<SeatId>(i));
        features.push_back(std::move(feature));
    }
    const Json collection = {
        {"type", "FeatureCollection"},
        {"@context",
         "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
         "linkedplaces-context-v1.1.jsonld"},
        {"features", std::move(features)}};
    return collection.dump(1) + "\n";
}

}  // namespace nandu
