#include "import/atlas_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <tuple>

#include "import/polity_colours.h"

namespace nandu {
namespace {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();

constexpr std::pair<std::string_view, Certainty> kCertainties[] = {
    {"certain", Certainty::Certain},
    {"probable", Certainty::Probable},
    {"approximate", Certainty::Approximate},
    {"disputed", Certainty::Disputed},
};
constexpr std::pair<std::string_view, PlaceKind> kPlaceKinds[] = {
    {"capital", PlaceKind::Capital},
    {"prefecture", PlaceKind::Prefecture},
    {"county", PlaceKind::County},
    {"pass", PlaceKind::Pass},
    {"battlefield", PlaceKind::Battlefield},
    {"crossing", PlaceKind::Crossing},
    {"region", PlaceKind::Region},
    // Words of other wars for what is drawn alike.
    {"city", PlaceKind::Prefecture},
    {"town", PlaceKind::County},
    {"village", PlaceKind::County},
    {"fort", PlaceKind::Pass},
    {"battle", PlaceKind::Battlefield},
    {"port", PlaceKind::Crossing},
};
constexpr std::pair<std::string_view, StayRole> kStayRoles[] = {
    {"capital", StayRole::Capital},
    {"court", StayRole::Court},
    {"captive", StayRole::Captive},
    {"vacant", StayRole::Vacant},
};
constexpr std::pair<std::string_view, RouteKind> kRouteKinds[] = {
    {"army", RouteKind::Army},
    {"court", RouteKind::Court},
    {"captives", RouteKind::Captives},
    {"embassy", RouteKind::Embassy},
};
/// Words that stand for themselves.
constexpr std::pair<std::string_view, std::string_view> kPatterns[] = {
    {"horizontal", "horizontal"},
    {"vertical", "vertical"},
    {"dots", "dots"},
    {"diagonal", "diagonal"},
};
constexpr std::pair<std::string_view, std::string_view> kRegionKinds[] = {
    {"land", "land"},
    {"sea", "sea"},
    {"state", "state"},
};
constexpr std::pair<std::string_view, CauseStrength> kStrengths[] = {
    {"direct", CauseStrength::Direct},
    {"contributing", CauseStrength::Contributing},
    {"disputed", CauseStrength::Disputed},
};
/// The list of kinds of events is open; these only help to notice a slip of the finger.
const std::vector<std::string_view> kEventKinds = {"siege", "battle", "court", "treaty", "flood"};

/// The required word of a row: without it the row means nothing.
template <class Value>
Value required_word(RowReader& row, std::string_view column, Words<Value> words, Value otherwise) {
    const std::string_view found = row.required_text(column);
    if (found.empty()) {
        return otherwise;
    }
    std::vector<std::string_view> known;
    for (const auto& entry : words) {
        if (entry.first == found) {
            return entry.second;
        }
        known.push_back(entry.first);
    }
    row.reject(column, found, alternatives(known), nearest_of(found, known));
    return otherwise;
}

auto begin_of(const Timespan& span) {
    return std::tie(span.begin_earliest, span.begin_latest);
}

void add_aliases(KeyIndex& index, std::string_view key, const LocalizedText& name) {
    index.add_alias(key, key);
    for (const std::string* text : {&name.en, &name.hant, &name.hans}) {
        index.add_alias(*text, key);
    }
}

/// The share of a text with `;` in each language that belongs to the `index`-th of `count` people;
/// the whole text where it is not divided so.
std::string share_of(const std::string& text, std::size_t index, std::size_t count) {
    const std::vector<std::string_view> parts = list_parts(text);
    return parts.size() == count ? std::string(parts[index]) : text;
}

}  // namespace

AtlasReader::AtlasReader(const TextTables& tables, DateReader& dates, Atlas& atlas,
                         Problems& problems)
    : tables_(tables), dates_(dates), atlas_(atlas), problems_(problems) {
    for (KeyIndex* index : {&sources_, &polities_, &places_, &seats_, &events_, &routes_, &people_,
                            &stays_, &steps_, &regions_}) {
        const auto table = tables_.find(std::string_view(index->file()));
        index->call_it(table == tables_.end() ? index->file() + ".csv" : table->second.name());
    }
}

void AtlasReader::read(std::string_view table) {
    static constexpr std::pair<std::string_view, void (AtlasReader::*)()> kReaders[] = {
        {"sources", &AtlasReader::read_sources},   {"polities", &AtlasReader::read_polities},
        {"seats", &AtlasReader::read_seats},       {"places", &AtlasReader::read_places},
        {"names", &AtlasReader::read_names},       {"people", &AtlasReader::read_people},
        {"stays", &AtlasReader::read_stays},       {"events", &AtlasReader::read_events},
        {"routes", &AtlasReader::read_routes},     {"waypoints", &AtlasReader::read_waypoints},
        {"reigns", &AtlasReader::read_reigns},     {"causes", &AtlasReader::read_causes},
        {"readings", &AtlasReader::read_readings}, {"control", &AtlasReader::read_control},
        {"steps", &AtlasReader::read_steps},       {"regions", &AtlasReader::read_regions},
    };
    for (const auto& [name, reader] : kReaders) {
        if (name == table) {
            (this->*reader)();
        }
    }
}

template <class Visit>
void AtlasReader::each_row(std::string_view table, const Visit& visit) {
    const auto found = tables_.find(table);
    if (found == tables_.end()) {
        return;
    }
    for (std::size_t i = 0; i < found->second.row_count(); ++i) {
        RowReader row(found->second, i, dates_, problems_);
        visit(row);
    }
}

template <class Record>
void AtlasReader::keep(RowReader& row, Record record, std::vector<Record>& records,
                       KeyIndex& index) {
    if (record.key.empty()) {
        return;
    }
    if (const int other = index.row_of(record.key); other != 0 && row.has("id")) {
        row.reject("id", record.key,
                   fmt::format("an id of its own; row {} has this one already", other));
        return;
    }
    // Named after its title, which others may share.
    for (int n = 2; index.row_of(record.key) != 0; ++n) {
        record.key = fmt::format("{} {}", row.label(), n);
    }
    if (!row.usable()) {
        index.leave_out(record.key, row.row_number());
        return;
    }
    index.add(record.key, static_cast<std::int32_t>(records.size()), row.row_number(),
              !row.has("id"));
    if constexpr (requires { record.name; }) {
        add_aliases(index, record.key, record.name);
    } else if constexpr (requires { record.title; }) {
        add_aliases(index, record.key, record.title);
    }
    records.push_back(std::move(record));
}

SourceIds AtlasReader::sources(RowReader& row, bool expected) {
    const std::string_view named = row.text("sources");
    if (named.empty() && expected && row.has("sources")) {
        row.warn("sources", "", "the id of a source; this statement has none");
        problems_.back().kind = ProblemKind::Unsourced;
    }
    if (tables_.find("sources") == tables_.end()) {
        return sources_in_words(named);
    }
    return row.references<SourceId>("sources", sources_);
}

/// Without a table of sources, what stands in the cell is shown as it is.
SourceIds AtlasReader::sources_in_words(std::string_view cell) {
    SourceIds ids;
    for (const std::string_view text : list_parts(cell)) {
        if (!sources_.find(text)) {
            sources_.add(text, static_cast<std::int32_t>(atlas_.sources.size()), 1);
            Source& source = atlas_.sources.emplace_back();
            source.key = text;
            source.citation = LocalizedText::same(std::string(text));
            if (text.rfind("http://", 0) == 0 || text.rfind("https://", 0) == 0) {
                source.url = text;
            }
        }
        ids.push_back(static_cast<SourceId>(*sources_.find(text)));
    }
    return ids;
}

Certainty AtlasReader::certainty(RowReader& row) {
    return row.word<Certainty>("certainty", kCertainties, Certainty::Certain);
}

/// What the column says, or "Author: Title, year, pages" where that stands in columns of its own.
LocalizedText AtlasReader::citation(RowReader& row) {
    LocalizedText found = row.localized("citation");
    const std::string_view author = row.text("author");
    if (found.empty() && author.empty()) {
        return row.required_localized("citation");
    }
    for (std::string* text : {&found.en, &found.hant, &found.hans}) {
        if (text->empty() && !(found.empty() && text == &found.en)) {
            continue;
        }
        std::string whole(author);
        for (const std::string_view part :
             {std::string_view(*text), row.text("year"), row.text("pages")}) {
            if (!part.empty()) {
                whole.append(whole.empty() ? "" : part == *text ? ": " : ", ").append(part);
            }
        }
        *text = whole;
    }
    return found;
}

void AtlasReader::read_sources() {
    each_row("sources", [&](RowReader& row) {
        Source source;
        source.key = row.id("citation");
        source.citation = citation(row);
        source.kind = row.localized("kind");
        source.supports = row.localized("supports");
        source.licence = row.text("licence");
        source.url = row.text("url");
        keep(row, std::move(source), atlas_.sources, sources_);
    });
}

void AtlasReader::read_polities() {
    if (tables_.find("polities") == tables_.end()) {
        make_polities_from_names();
        return;
    }
    each_row("polities", [&](RowReader& row) {
        Polity polity;
        polity.key = row.id("name");
        polity.name = row.required_localized("name");
        polity.ruling_house = row.localized("ruling_house");
        polity.capitals = row.localized("capitals");
        polity.description = row.localized("description");
        polity.span = row.span();
        fill_in_colours({row.colour("fill_light"), row.colour("fill_dark"), row.colour("ink_light"),
                         row.colour("ink_dark")},
                        atlas_.polities.size(), polity.style);
        polity.style.weight = row.number("weight", 0.0, 2.0).value_or(1.0);
        polity.style.drawn = row.yes("drawn", true);
        polity.style.pattern =
            row.word<std::string_view>("pattern", kPatterns, polity.style.pattern);
        polity.sources = sources(row, false);
        keep(row, std::move(polity), atlas_.polities, polities_);
    });
}

void AtlasReader::make_polities_from_names() {
    static constexpr std::pair<std::string_view, std::string_view> kColumns[] = {
        {"control", "polity"}, {"stays", "polity"},    {"reigns", "polity"},
        {"routes", "polity"},  {"events", "polities"}, {"regions", "polity"},
    };
    for (const auto& [table, column] : kColumns) {
        const std::string_view name = column;
        each_row(table, [&](RowReader& row) {
            for (const std::string_view word : list_parts(row.text(name))) {
                if (polities_.find(word)) {
                    continue;
                }
                Polity polity;
                polity.key = word;
                polity.name = LocalizedText::same(std::string(word));
                fill_in_colours({}, atlas_.polities.size(), polity.style);
                polities_.add(word, static_cast<std::int32_t>(atlas_.polities.size()),
                              row.row_number());
                polities_.add_alias(word, word);
                atlas_.polities.push_back(std::move(polity));
            }
        });
    }
}

void AtlasReader::read_seats() {
    each_row("seats", [&](RowReader& row) {
        Seat seat;
        seat.key = row.id("name");
        seat.name = row.required_localized("name");
        seat.pinyin = row.text("pinyin");
        seat.rank = row.text("rank");
        seat.anchor = row.yes("anchor", false);
        seat.circuit = row.localized("circuit");
        seat.modern = row.localized("modern");
        seat.note = row.localized("note");
        seat.position = row.required_position();
        seat.certainty = certainty(row);
        keep(row, std::move(seat), atlas_.seats, seats_);
    });
}

void AtlasReader::read_places() {
    // A few places without ranks are all worth a label.
    constexpr std::size_t kFew = 80;
    const auto table = tables_.find("places");
    const bool few = table != tables_.end() && !table->second.column("rank") &&
                     table->second.row_count() <= kFew;
    const int rank = few ? 1 : 2;
    each_row("places", [&](RowReader& row) {
        Place place;
        place.key = row.id("name");
        place.name = row.required_localized("name");
        place.pinyin = row.text("pinyin");
        place.map_name = row.localized("map_name");
        place.map_note = row.localized("map_note");
        place.modern = row.localized("modern");
        place.position = row.required_position();
        place.error_km = row.number("error_km", 0.0, 20000.0).value_or(0.0);
        place.kind = row.word<PlaceKind>("kind", kPlaceKinds, PlaceKind::Prefecture);
        place.rank = row.whole_number("rank", 0, 3).value_or(rank);
        place.description = row.localized("description");
        place.variants = row.list("variants");
        place.seat = row.reference<SeatId>("seat", seats_);
        place.is_seat = row.yes("is_seat", false);
        if (place.is_seat && place.seat == kNo<SeatId>) {
            if (row.text("seat").empty()) {
                row.complain("is_seat", row.text("is_seat"),
                             "no, as the cell seat names no seat that it could be");
            }
            place.is_seat = false;
        }
        place.certainty = certainty(row);
        place.sources = sources(row, false);
        keep(row, std::move(place), atlas_.places, places_);
    });
}

void AtlasReader::read_names() {
    each_row("names", [&](RowReader& row) {
        row.call_it(row.text("place"));
        Toponym toponym;
        const PlaceId place = row.required_reference<PlaceId>("place", places_);
        toponym.name = row.required_localized("name");
        toponym.pinyin = row.text("pinyin");
        toponym.span = row.span();
        toponym.note = row.localized("note");
        if (row.usable()) {
            atlas_.places[static_cast<std::size_t>(place)].names.push_back(std::move(toponym));
        }
    });
    for (Place& place : atlas_.places) {
        std::stable_sort(
            place.names.begin(), place.names.end(),
            [](const Toponym& a, const Toponym& b) { return begin_of(a.span) < begin_of(b.span); });
    }
}

void AtlasReader::read_people() {
    each_row("people", [&](RowReader& row) {
        Person person;
        person.key = row.id("name");
        person.name = row.required_localized("name");
        person.pinyin = row.text("pinyin");
        person.role = row.localized("role");
        person.description = row.localized("description");
        person.polity = row.reference<PolityId>("polity", polities_);
        const std::optional<DateValue> born = row.date("born");
        const std::optional<DateValue> died = row.date("died");
        person.born = row.text("born");
        person.died = row.text("died");
        if (born && died && died->last < born->first) {
            row.reject("died", person.died,
                       fmt::format("a day not before {}, the birth", person.born));
        }
        person.variants = row.list("variants");
        person.sources = sources(row, false);
        keep(row, std::move(person), atlas_.people, people_);
    });
}

void AtlasReader::read_stays() {
    std::vector<Stay> divided;  // One row may speak of several people.
    each_row("stays", [&](RowReader& row) {
        Stay stay;
        stay.key = row.id("place");
        stay.polity = row.required_reference<PolityId>("polity", polities_);
        stay.place = row.required_reference<PlaceId>("place", places_);
        stay.role = required_word<StayRole>(row, "role", kStayRoles, StayRole::Capital);
        stay.label = row.localized("label");
        stay.span = row.span();
        stay.travelling = row.yes("travelling", false);
        stay.summary = row.localized("summary");
        stay.lunar_date = row.localized("lunar_date");
        stay.certainty = certainty(row);
        stay.sources = sources(row, true);
        const std::vector<std::string> who = row.list("who");
        if (who.empty() && row.usable() && stay.role == StayRole::Captive) {
            row.reject("who", "", "a word for the captive, the same in all rows of one person");
        }
        stay.who = who.empty() ? std::string{} : who.front();
        const Stay undivided = stay;
        const std::size_t kept_before = atlas_.stays.size();
        keep(row, std::move(stay), atlas_.stays, stays_);
        if (atlas_.stays.size() == kept_before || who.size() < 2) {
            return;
        }
        for (std::size_t i = 0; i < who.size(); ++i) {
            Stay& own = i == 0 ? atlas_.stays.back() : divided.emplace_back(undivided);
            own.who = who[i];
            own.label = {share_of(undivided.label.en, i, who.size()),
                         share_of(undivided.label.hant, i, who.size()),
                         share_of(undivided.label.hans, i, who.size())};
        }
    });
    atlas_.stays.insert(atlas_.stays.end(), std::make_move_iterator(divided.begin()),
                        std::make_move_iterator(divided.end()));
    std::stable_sort(atlas_.stays.begin(), atlas_.stays.end(), [](const Stay& a, const Stay& b) {
        return std::tie(a.role, a.polity, a.who, a.span.begin_earliest, a.span.begin_latest) <
               std::tie(b.role, b.polity, b.who, b.span.begin_earliest, b.span.begin_latest);
    });
}

/// An event that stands at a spot of its own makes a place of it.
PlaceId AtlasReader::place_of_event(const Event& event, LonLat position) {
    Place place;
    place.key = event.key;
    place.name = event.title;
    place.position = position;
    place.kind = PlaceKind::Battlefield;
    for (int n = 2; places_.row_of(place.key) != 0; ++n) {
        place.key = fmt::format("{} {}", event.key, n);
    }
    const auto id = static_cast<std::int32_t>(atlas_.places.size());
    places_.add(place.key, id, 1);
    atlas_.places.push_back(std::move(place));
    return static_cast<PlaceId>(id);
}

void AtlasReader::read_events() {
    each_row("events", [&](RowReader& row) {
        Event event;
        event.key = row.id("title");
        event.title = row.required_localized("title");
        event.summary = row.localized("summary");
        event.lunar_date = row.localized("lunar_date");
        event.when = row.required_date("when");
        event.place = row.reference<PlaceId>("place", places_);
        if (event.place == kNo<PlaceId>) {
            const std::optional<LonLat> position = row.position();
            if (position && row.usable()) {
                event.place = place_of_event(event, *position);
            }
        }
        event.polities = row.references<PolityId>("polities", polities_);
        event.importance = row.whole_number("importance", 1, 3).value_or(2);
        event.kind = row.text("kind");
        const std::string guess = nearest_of(event.kind, kEventKinds);
        if (!guess.empty() && guess != event.kind) {
            row.warn("kind", event.kind, "a kind of event such as " + alternatives(kEventKinds),
                     guess);
        }
        event.certainty = certainty(row);
        event.sources = sources(row, true);
        keep(row, std::move(event), atlas_.events, events_);
    });
    std::stable_sort(atlas_.events.begin(), atlas_.events.end(),
                     [](const Event& a, const Event& b) { return a.when.first < b.when.first; });
    for (std::size_t i = 0; i < atlas_.events.size(); ++i) {
        events_.renumber(atlas_.events[i].key, static_cast<std::int32_t>(i));
    }
}

/// One sheet may hold marches whole: a row for each halt, in the order of travel, named after who
/// went there.
bool AtlasReader::routes_are_waypoints() const {
    const auto table = tables_.find("routes");
    return table != tables_.end() && table->second.column("when") &&
           tables_.find("waypoints") == tables_.end();
}

void AtlasReader::read_routes() {
    const bool halts = routes_are_waypoints();
    each_row("routes", [&](RowReader& row) {
        Route route;
        route.key = row.id("title");
        if (halts && routes_.row_of(route.key) != 0) {
            return;
        }
        route.title = row.required_localized("title");
        route.kind = row.word<RouteKind>("kind", kRouteKinds, RouteKind::Army);
        route.polity = row.reference<PolityId>("polity", polities_);
        route.commander = row.localized("commander");
        route.of_ruler = row.yes("of_ruler", false);
        route.who = row.text("who");
        route.note = row.localized("note");
        route.certainty = certainty(row);
        route.sources = sources(row, !halts);
        keep(row, std::move(route), atlas_.routes, routes_);
    });
}

void AtlasReader::read_waypoints() {
    struct Numbered {
        Waypoint waypoint;
        double order = 0.0;
        std::size_t row = 0;
    };
    const bool halts = routes_are_waypoints();
    const std::string_view name = halts ? "routes" : "waypoints";
    const std::string_view route_column = !halts ? "route" : "title";
    std::vector<std::vector<Numbered>> of_route(atlas_.routes.size());
    const auto table = tables_.find(name);
    const bool ordered = table != tables_.end() && table->second.column("order").has_value();
    std::size_t index = 0;
    each_row(name, [&](RowReader& row) {
        const std::size_t this_row = index++;
        row.call_it(row.first_language(route_column));
        Numbered point;
        point.row = this_row;
        const RouteId route =
            halts ? static_cast<RouteId>(routes_.find(row.id(route_column)).value_or(-1))
                  : row.required_reference<RouteId>(route_column, routes_);
        if (halts && route == kNo<RouteId>) {
            return;  // Its name has been reported.
        }
        point.order = static_cast<double>(this_row);
        if (ordered && !row.required_text("order").empty()) {
            const std::optional<double> order = row.number("order", 0.0, kNoLimit);
            if (!order) {
                return;
            }
            point.order = *order;
        }
        point.waypoint.place = row.reference<PlaceId>("place", places_);
        point.waypoint.label = row.localized("label");
        point.waypoint.when = row.required_date("when");
        point.waypoint.strength = row.number("strength", 0.0, kNoLimit).value_or(0.0);
        point.waypoint.interpolated = row.yes("interpolated", false);
        const std::optional<LonLat> position = row.position();
        if (position) {
            point.waypoint.position = *position;
        } else if (point.waypoint.place != kNo<PlaceId>) {
            point.waypoint.position = atlas_[point.waypoint.place].position;
        } else if (row.usable()) {
            if (!row.text("place").empty()) {
                return;  // The wrong id has been reported.
            }
            row.reject("place", "", "the id of a place, or lon and lat");
        }
        if (row.usable()) {
            of_route[static_cast<std::size_t>(route)].push_back(std::move(point));
        }
    });
    std::vector<Route> complete;
    for (std::size_t r = 0; r < atlas_.routes.size(); ++r) {
        Route& route = atlas_.routes[r];
        std::vector<Numbered>& points = of_route[r];
        std::stable_sort(points.begin(), points.end(),
                         [](const Numbered& a, const Numbered& b) { return a.order < b.order; });
        const Numbered* previous = nullptr;
        for (const Numbered& point : points) {
            RowReader row(table->second, point.row, dates_, problems_);
            row.call_it(route.key);
            if (previous != nullptr && previous->order == point.order) {
                row.reject("order", row.text("order"),
                           fmt::format("a number of its own; row {} of this route has it already",
                                       table->second.row_number(previous->row)));
                continue;
            }
            if (previous != nullptr && point.waypoint.when.last < previous->waypoint.when.first) {
                const RowReader before(table->second, previous->row, dates_, problems_);
                row.reject("when", row.text("when"),
                           fmt::format("a day not before {}, when the route was at row {}",
                                       before.text("when"), before.row_number()));
                continue;
            }
            route.waypoints.push_back(point.waypoint);
            previous = &point;
        }
        if (route.waypoints.size() < 2) {
            const TextTable& routes = tables_.find("routes")->second;
            problems_.push_back(
                {routes.file(),
                 fmt::format("{} ({})", routes.where(routes_.row_of(route.key)), route.key), "",
                 route.waypoints.empty() ? "no waypoints" : "one waypoint",
                 fmt::format("at least two good rows of {}",
                             table != tables_.end() ? table->second.name() : "waypoints.csv"),
                 "", Severity::Error});
            routes_.renumber(route.key, -1);
            continue;
        }
        routes_.renumber(route.key, static_cast<std::int32_t>(complete.size()));
        complete.push_back(std::move(route));
    }
    atlas_.routes = std::move(complete);
}

void AtlasReader::read_reigns() {
    each_row("reigns", [&](RowReader& row) {
        row.call_it(row.text("polity"));
        Reign reign;
        reign.polity = row.required_reference<PolityId>("polity", polities_);
        reign.title = row.required_localized("title");
        reign.personal_name = row.localized("personal_name");
        reign.pinyin = row.text("pinyin");
        reign.span = row.span();
        reign.note = row.localized("note");
        reign.certainty = certainty(row);
        reign.sources = sources(row, true);
        if (row.usable()) {
            atlas_.reigns.push_back(std::move(reign));
        }
    });
}

void AtlasReader::read_readings() {
    each_row("readings", [&](RowReader& row) {
        row.call_it(row.text("event"));
        const EventId event = row.required_reference<EventId>("event", events_);
        Reading reading;
        reading.when = row.required_date("when");
        reading.note = row.localized("note");
        reading.sources = sources(row, true);
        if (row.usable()) {
            atlas_.events[static_cast<std::size_t>(event)].readings.push_back(std::move(reading));
        }
    });
}

void AtlasReader::read_causes() {
    read_causes_of_events();
    each_row("causes", [&](RowReader& row) {
        row.call_it(row.text("event"));
        Cause cause;
        cause.event = row.required_reference<EventId>("event", events_);
        cause.because_of = row.required_reference<EventId>("because_of", events_);
        if (row.usable() && cause.event == cause.because_of) {
            row.reject("because_of", row.text("because_of"), "another event than its own effect");
        }
        cause.strength = row.word<CauseStrength>("strength", kStrengths, CauseStrength::Direct);
        cause.note = row.localized("note");
        cause.sources = sources(row, true);
        if (row.usable()) {
            atlas_.causes.push_back(std::move(cause));
        }
    });
}

/// The column `because_of` of the events themselves.
void AtlasReader::read_causes_of_events() {
    const auto table = tables_.find("events");
    if (table == tables_.end() || !table->second.column("because_of")) {
        return;
    }
    each_row("events", [&](RowReader& row) {
        const auto event = events_.find(row.id("title"));
        for (const EventId cause : row.references<EventId>("because_of", events_)) {
            if (event && static_cast<EventId>(*event) != cause) {
                atlas_.causes.push_back({static_cast<EventId>(*event), cause, CauseStrength::Direct, {}, {}});
            }
        }
    });
}

/// The seat of a place that a row of control names: its own, or else one made for it.
SeatId AtlasReader::seat_of_place(RowReader& row) {
    const PlaceId id = row.required_reference<PlaceId>("place", places_);
    if (id == kNo<PlaceId>) {
        return kNo<SeatId>;
    }
    Place& place = atlas_.places[static_cast<std::size_t>(id)];
    if (!place.is_seat || place.seat == kNo<SeatId>) {
        place.seat = static_cast<SeatId>(atlas_.seats.size());
        place.is_seat = true;
        Seat seat;
        seat.key = place.key;
        seat.name = place.name;
        seat.pinyin = place.pinyin;
        seat.modern = place.modern;
        seat.position = place.position;
        atlas_.seats.push_back(std::move(seat));
    }
    return place.seat;
}

void AtlasReader::read_control() {
    std::vector<RowOfControl> rows;
    std::size_t index = 0;
    const auto table = tables_.find("control");
    const bool by_place = table != tables_.end() && !table->second.column("seat");
    each_row("control", [&](RowReader& row) {
        const std::size_t this_row = index++;
        Holding holding;
        if (by_place) {
            row.call_it(row.text("place"));
            holding.seat = seat_of_place(row);
        } else {
            row.call_it(row.text("seat"));
            holding.seat = row.required_reference<SeatId>("seat", seats_);
        }
        // An empty cell means that nobody held it.
        if (!row.text("polity").empty()) {
            holding.polity = row.required_reference<PolityId>("polity", polities_);
        }
        holding.span = row.span();
        holding.note = row.localized("note");
        holding.certainty = certainty(row);
        holding.inferred = row.yes("inferred", false);
        holding.sources = sources(row, !holding.inferred);
        if (row.usable()) {
            rows.push_back({std::move(holding), this_row});
        }
    });
    if (rows.empty()) {
        return;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const RowOfControl& a, const RowOfControl& b) {
        return std::tie(a.holding.seat, a.holding.span.begin_earliest,
                        a.holding.span.begin_latest) <
               std::tie(b.holding.seat, b.holding.span.begin_earliest, b.holding.span.begin_latest);
    });
    end_where_the_next_begins(rows, table->second);
    drop_overlapping(rows, table->second);
}

void AtlasReader::end_where_the_next_begins(std::vector<RowOfControl>& rows,
                                            const TextTable& table) {
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        if (rows[i].holding.seat != rows[i + 1].holding.seat) {
            continue;
        }
        RowReader row(table, rows[i].row, dates_, problems_);
        RowReader next(table, rows[i + 1].row, dates_, problems_);
        const std::optional<DateValue> from = row.date("from");
        const std::optional<DateValue> end = next.date("from");
        if (row.text("until").empty() && end && (!from || from->first < end->last)) {
            rows[i].holding.span = timespan_from_until(from.value_or(DateValue{}), *end);
        }
    }
}

void AtlasReader::drop_overlapping(std::vector<RowOfControl>& rows, const TextTable& table) {
    // The kept holding of this seat that surely lasts longest.
    std::size_t longest = rows.size();
    atlas_.holdings.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Holding& holding = rows[i].holding;
        const bool same_seat = longest < rows.size() && rows[longest].holding.seat == holding.seat;
        const DaySpan mine = holding.span.certain();
        if (same_seat && mine.length_days() > 0 &&
            rows[longest].holding.span.certain().overlaps(mine)) {
            RowReader row(table, rows[i].row, dates_, problems_);
            const RowReader other(table, rows[longest].row, dates_, problems_);
            const std::string_view end = other.text("until");
            row.call_it(row.text(table.column("seat") ? "seat" : "place"));
            row.reject("from", row.text("from"),
                       end.empty()
                           ? fmt::format("an `until` in row {}, which holds this seat without end",
                                         other.row_number())
                           : fmt::format("a day not before {}, until which row {} holds this seat",
                                         end, other.row_number()));
            continue;
        }
        if (!same_seat || rows[longest].holding.span.certain().until < mine.until) {
            longest = i;
        }
        atlas_.holdings.push_back(holding);
    }
}

void AtlasReader::check_key_to_show(RowReader& row, std::string_view field, std::string_view key) {
    std::vector<std::string_view> known;
    for (const KeyIndex* index : {&places_, &events_, &routes_, &polities_, &seats_, &people_}) {
        if (index->find(key)) {
            return;
        }
        const std::vector<std::string_view> keys = index->keys();
        known.insert(known.end(), keys.begin(), keys.end());
    }
    row.complain(field, key, "the id of a place, event, route, polity, seat or person",
                 nearest_of(key, known));
}

void AtlasReader::read_steps() {
    struct Numbered {
        Step step;
        double order = 0.0;
        bool has_view = true, has_width = true;
    };
    std::vector<Numbered> numbered;
    std::map<double, int> row_of_order;
    const auto table = tables_.find("steps");
    const bool ordered = table != tables_.end() && table->second.column("order").has_value();
    each_row("steps", [&](RowReader& row) {
        Numbered found;
        Step& step = found.step;
        step.key = row.id("title");
        found.order = row.row_number();
        if (ordered && !row.required_text("order").empty()) {
            const std::optional<double> order = row.number("order", 0.0, kNoLimit);
            if (!order) {
                return;
            }
            found.order = *order;
        }
        step.title = row.required_localized("title");
        step.when = row.required_date("when");
        step.play_secs = row.number("play_secs", 0.0, 3600.0).value_or(0.0);
        std::optional<LonLat> view = row.position();
        const PlaceId place = row.reference<PlaceId>("place", places_);
        if (!view && place != kNo<PlaceId>) {
            view = atlas_[place].position;
        }
        step.view = view.value_or(LonLat{});
        const std::optional<double> width = row.number("width_km", 1.0, 41000.0);
        step.view_width_km = width.value_or(1000.0);
        found.has_view = view.has_value();
        found.has_width = width.has_value();
        for (const std::string_view key : list_parts(row.text("show"))) {
            check_key_to_show(row, "show", key);
            step.show.emplace_back(key);
        }
        step.text = row.localized("text");
        step.notes = row.localized("notes");
        step.question = row.localized("question");
        step.reveal = row.text("reveal");
        if (!step.reveal.empty()) {
            const std::size_t at = step.reveal.find('@');
            if (at == std::string::npos) {
                row.complain("reveal", step.reveal,
                             "an id, @ and a date, such as kaifeng@1127-01-09");
                step.reveal.clear();
            } else {
                check_key_to_show(row, "reveal", std::string_view(step.reveal).substr(0, at));
                const std::string_view day = std::string_view(step.reveal).substr(at + 1);
                if (const Result<DateValue>& read = dates_.read(day); !read) {
                    row.complain("reveal", day, read.error().expected, read.error().guess);
                    step.reveal.clear();
                }
            }
        }
        step.certainty = certainty(row);
        step.sources = sources(row, false);
        if (const auto [other, is_new] = row_of_order.emplace(found.order, row.row_number());
            !is_new && row.usable()) {
            row.reject("order", row.text("order"),
                       fmt::format("a number of its own; row {} has it already", other->second));
        }
        std::vector<Step> kept;
        keep(row, std::move(step), kept, steps_);
        if (!kept.empty()) {
            found.step = std::move(kept.front());
            numbered.push_back(std::move(found));
        }
    });
    std::stable_sort(numbered.begin(), numbered.end(),
                     [](const Numbered& a, const Numbered& b) { return a.order < b.order; });
    for (Numbered& found : numbered) {
        if (!found.has_view) {
            steps_without_view_.push_back(atlas_.steps.size());
        }
        if (!found.has_width) {
            steps_without_width_.push_back(atlas_.steps.size());
        }
        atlas_.steps.push_back(std::move(found.step));
    }
}

void AtlasReader::read_regions() {
    each_row("regions", [&](RowReader& row) {
        const std::string key = row.id("name");
        RegionLabel region;
        region.name = row.required_localized("name");
        region.position = row.required_position();
        region.kind = row.word<std::string_view>("kind", kRegionKinds, "land");
        region.polity = row.reference<PolityId>("polity", polities_);
        if (region.kind == "state" && row.text("polity").empty()) {
            row.reject("polity", "", "the id of the state whose name this is");
        }
        region.span = row.span();
        region.rank = row.whole_number("rank", 0, 3).value_or(1);
        region.size_px = row.number("size", 6.0, 200.0).value_or(20.0);
        region.tilt_deg = row.number("tilt", -90.0, 90.0).value_or(0.0);
        if (const int other = regions_.row_of(key); other != 0) {
            row.reject("id", key,
                       fmt::format("an id of its own; row {} has this one already", other));
        } else if (!row.usable()) {
            regions_.leave_out(key, row.row_number());
        } else {
            regions_.add(key, static_cast<std::int32_t>(atlas_.regions.size()), row.row_number());
            atlas_.regions.push_back(std::move(region));
        }
    });
}

void AtlasReader::warn_about_places_outside(const LonLatBox& extent) {
    for (const Place& place : atlas_.places) {
        if (extent.contains(place.position)) {
            continue;
        }
        const LonLat turned{place.position.lat_deg, place.position.lon_deg};
        const std::string found =
            fmt::format("lon {:g}, lat {:g}", place.position.lon_deg, place.position.lat_deg);
        const TextTable& table = tables_.find("places")->second;
        problems_.push_back(
            {table.file(),
             fmt::format("{} ({})", table.where(places_.row_of(place.key)), place.key), "", found,
             "a position inside the atlas's extent",
             extent.contains(turned)
                 ? fmt::format("lon {:g}, lat {:g}", turned.lon_deg, turned.lat_deg)
                 : "",
             Severity::Warning});
    }
}

void AtlasReader::give_steps_a_view(const LonLatBox& home) {
    const LonLat middle{(home.west_deg + home.east_deg) / 2.0,
                        (home.south_deg + home.north_deg) / 2.0};
    constexpr double kKmPerDegree = 111.2;
    constexpr double kRadPerDegree = 3.14159265358979323846 / 180.0;
    const double width_km = std::max(1.0, (home.east_deg - home.west_deg) * kKmPerDegree *
                                              std::cos(middle.lat_deg * kRadPerDegree));
    for (const std::size_t i : steps_without_view_) {
        atlas_.steps[i].view = middle;
    }
    for (const std::size_t i : steps_without_width_) {
        atlas_.steps[i].view_width_km = width_km;
    }
}

}  // namespace nandu
