#include "import/atlas_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "atlas/citations.h"
#include "calendar/civil.h"
#include "calendar/unknown_day.h"
#include "calendar/write_date.h"
#include "import/atlas_reader.h"

namespace nandu {
namespace {

constexpr std::array<const char*, 4> kRoleWords = {"capital", "court", "captive", "vacant"};
constexpr std::array<const char*, 4> kRouteWords = {"army", "court", "captives", "embassy"};

std::string yes_or_no(bool yes) {
    return yes ? "yes" : "no";
}

std::string number_text(double value) {
    return fmt::format("{}", value);
}

std::string colour_text(Colour colour) {
    return fmt::format("#{:06X}", colour.rgb);
}

std::string gregorian(Day day) {
    return day == kDistantPast || day == kDistantFuture ? ""
                                                        : write_iso(day, CivilCalendar::Gregorian);
}

class TableMaker {
public:
    TableMaker(const Atlas& atlas, std::string_view name, LayerTable::Shape shape)
        : atlas_(atlas) {
        table_.name = name;
        table_.shape = shape;
        const auto& specs = table_specs();
        const auto spec = std::find_if(specs.begin(), specs.end(),
                                       [&](const TableSpec& s) { return s.name == name; });
        if (spec != specs.end()) {
            for (const ColumnSpec& column : spec->columns) {
                const std::string word(column.name);
                if (shape == LayerTable::Shape::Point && (word == "lon" || word == "lat")) {
                    continue;  // The geometry says it.
                }
                add_field(word, kind_of(word));
                if (column.localized) {
                    add_field(word + "_hant", LayerTable::Kind::Text);
                    add_field(word + "_hans", LayerTable::Kind::Text);
                }
            }
        }
    }

    void add_field(std::string name, LayerTable::Kind kind) {
        table_.fields.push_back({std::move(name), kind});
    }
    void add_date_fields() {
        add_field("start_date", LayerTable::Kind::Date);
        add_field("end_date", LayerTable::Kind::Date);
        add_field("start_edtf", LayerTable::Kind::Text);
        add_field("end_edtf", LayerTable::Kind::Text);
    }

    TableMaker& row() {
        table_.rows.emplace_back();
        return *this;
    }
    TableMaker& set(const std::string& column, std::string text) {
        if (!text.empty()) {
            table_.rows.back().cells[column] = std::move(text);
        }
        return *this;
    }
    TableMaker& set(const std::string& column, const LocalizedText& text) {
        return set(column, text.en).set(column + "_hant", text.hant).set(column + "_hans",
                                                                         text.hans);
    }
    template <class Id>
        requires std::is_enum_v<Id>
    TableMaker& refer(const std::string& column, Id id) {
        return id == kNo<Id> ? *this : set(column, atlas_[id].key);
    }
    TableMaker& sources(const SourceIds& ids) {
        std::vector<std::string> keys;
        for (const SourceId id : ids) {
            keys.push_back(atlas_[id].key);
        }
        return list("sources", keys);
    }
    TableMaker& list(const std::string& column, const std::vector<std::string>& words) {
        return set(column, fmt::format("{}", fmt::join(words, "; ")));
    }
    TableMaker& certainty(Certainty certainty) {
        return set("certainty", std::string(word_of(certainty)));
    }
    TableMaker& span(const Timespan& span) {
        set("from", edtf_of_unknown_day(span.begin_earliest, span.begin_latest, CivilCalendar::Julian));
        set("until", edtf_of_unknown_day(span.end_earliest, span.end_latest, CivilCalendar::Julian));
        return dates(span);
    }
    TableMaker& when(const DateValue& when) {
        return set("when", write_edtf(when)).dates(timespan_of(when));
    }
    /// The nominal days, on which the map changes, and the doubt about them.
    TableMaker& dates(const Timespan& span) {
        constexpr CivilCalendar kCalendar = CivilCalendar::Gregorian;
        table_.rows.back().shown = {span.begin_earliest, span.end_earliest};
        return set("start_date", gregorian(span.begin_earliest))
            .set("end_date", gregorian(span.end_earliest))
            .set("start_edtf", edtf_of_unknown_day(span.begin_earliest, span.begin_latest, kCalendar))
            .set("end_edtf", edtf_of_unknown_day(span.end_earliest, span.end_latest, kCalendar));
    }
    TableMaker& point(LonLat position) {
        table_.rows.back().rings = {{position}};
        return *this;
    }
    LayerTable::Row& last() { return table_.rows.back(); }

    LayerTable take() {
        // Columns that nobody filled say nothing.
        const auto empty = [&](const LayerTable::Field& field) {
            return field.name != "sources" &&
                   std::none_of(table_.rows.begin(), table_.rows.end(),
                                [&](const auto& row) { return !row.cell(field.name).empty(); });
        };
        const auto needed = [&](const LayerTable::Field& field) {
            return field.name == "polity" || field.name == "from" || field.name == "until" ||
                   field.kind == LayerTable::Kind::Date;
        };
        table_.fields.erase(
            std::remove_if(table_.fields.begin(), table_.fields.end(),
                           [&](const auto& field) { return empty(field) && !needed(field); }),
            table_.fields.end());
        return std::move(table_);
    }

private:
    static LayerTable::Kind kind_of(std::string_view column) {
        if (column == "importance" || column == "order") {
            return LayerTable::Kind::Whole;
        }
        return column == "weight" || column == "error_km" || column == "play_secs" ||
                       column == "width_km" || column == "size" || column == "tilt"
                   ? LayerTable::Kind::Real
                   : LayerTable::Kind::Text;
    }

    const Atlas& atlas_;
    LayerTable table_;
};

using Shape = LayerTable::Shape;

LayerTable stays_of(const Atlas& atlas) {
    TableMaker maker(atlas, "stays", Shape::Point);
    maker.add_date_fields();
    std::map<std::string, std::vector<const Stay*>> rows;  // Captives may share one.
    for (const Stay& stay : atlas.stays) {
        rows[stay.key].push_back(&stay);
    }
    for (const Stay& stay : atlas.stays) {
        const std::vector<const Stay*>& together = rows[stay.key];
        if (together.front() != &stay) {
            continue;
        }
        std::vector<std::string> who;
        LocalizedText label = stay.label;
        for (std::size_t i = 0; i < together.size(); ++i) {
            who.push_back(together[i]->who);
            if (i > 0 && !(together[i]->label == stay.label)) {
                label.en += ";" + together[i]->label.en;
                label.hant += ";" + together[i]->label.hant;
                label.hans += ";" + together[i]->label.hans;
            }
        }
        maker.row()
            .set("id", stay.key)
            .refer("polity", stay.polity)
            .refer("place", stay.place)
            .set("role", kRoleWords[static_cast<std::size_t>(stay.role)])
            .list("who", who)
            .set("label", label)
            .span(stay.span)
            .set("travelling", yes_or_no(stay.travelling))
            .set("summary", stay.summary)
            .set("lunar_date", stay.lunar_date)
            .certainty(stay.certainty)
            .sources(stay.sources)
            .point(atlas[stay.place].position);
    }
    return maker.take();
}

LayerTable places_of(const Atlas& atlas) {
    TableMaker maker(atlas, "places", Shape::Point);
    for (const Place& place : atlas.places) {
        maker.row()
            .set("id", place.key)
            .set("name", place.name)
            .set("pinyin", place.pinyin)
            .set("map_name", place.map_name)
            .set("map_note", place.map_note)
            .set("modern", place.modern)
            .set("error_km", place.error_km > 0.0 ? number_text(place.error_km) : "")
            .set("kind", std::string(word_of(place.kind)))
            .set("rank", std::to_string(place.rank))
            .set("description", place.description)
            .list("variants", place.variants)
            .refer("seat", place.seat)
            .set("is_seat", yes_or_no(place.is_seat))
            .certainty(place.certainty)
            .sources(place.sources)
            .point(place.position);
    }
    return maker.take();
}

LayerTable names_of(const Atlas& atlas) {
    TableMaker maker(atlas, "names", Shape::Point);
    maker.add_date_fields();
    for (const Place& place : atlas.places) {
        for (const Toponym& name : place.names) {
            maker.row()
                .set("place", place.key)
                .set("name", name.name)
                .set("pinyin", name.pinyin)
                .span(name.span)
                .set("note", name.note)
                .point(place.position);
        }
    }
    return maker.take();
}

LayerTable seats_of(const Atlas& atlas) {
    TableMaker maker(atlas, "seats", Shape::Point);
    for (const Seat& seat : atlas.seats) {
        maker.row()
            .set("id", seat.key)
            .set("name", seat.name)
            .set("pinyin", seat.pinyin)
            .set("rank", seat.rank)
            .set("anchor", yes_or_no(seat.anchor))
            .set("circuit", seat.circuit)
            .set("modern", seat.modern)
            .set("note", seat.note)
            .certainty(seat.certainty)
            .point(seat.position);
    }
    return maker.take();
}

LayerTable control_of(const Atlas& atlas) {
    TableMaker maker(atlas, "control", Shape::None);
    maker.add_date_fields();
    for (const Holding& holding : atlas.holdings) {
        maker.row()
            .refer("seat", holding.seat)
            .refer("polity", holding.polity)
            .span(holding.span)
            .set("note", holding.note)
            .certainty(holding.certainty)
            .set("inferred", yes_or_no(holding.inferred))
            .sources(holding.sources);
    }
    return maker.take();
}

LayerTable polities_of(const Atlas& atlas) {
    TableMaker maker(atlas, "polities", Shape::None);
    maker.add_date_fields();
    for (const Polity& polity : atlas.polities) {
        const PolityStyle& style = polity.style;
        maker.row()
            .set("id", polity.key)
            .set("name", polity.name)
            .set("ruling_house", polity.ruling_house)
            .set("capitals", polity.capitals)
            .set("description", polity.description)
            .span(polity.span)
            .set("fill_light", colour_text(style.fill_light))
            .set("fill_dark", colour_text(style.fill_dark))
            .set("ink_light", colour_text(style.ink_light))
            .set("ink_dark", colour_text(style.ink_dark))
            .set("weight", number_text(style.weight))
            .set("drawn", yes_or_no(style.drawn))
            .set("pattern", style.pattern)
            .sources(polity.sources);
    }
    return maker.take();
}

LayerTable people_of(const Atlas& atlas) {
    TableMaker maker(atlas, "people", Shape::None);
    for (const Person& person : atlas.people) {
        maker.row()
            .set("id", person.key)
            .set("name", person.name)
            .set("pinyin", person.pinyin)
            .set("role", person.role)
            .set("description", person.description)
            .refer("polity", person.polity)
            .set("born", person.born)
            .set("died", person.died)
            .list("variants", person.variants)
            .sources(person.sources);
    }
    return maker.take();
}

LayerTable sources_of(const Atlas& atlas) {
    TableMaker maker(atlas, "sources", Shape::None);
    for (const Source& source : atlas.sources) {
        maker.row()
            .set("id", source.key)
            .set("citation", source.citation)
            .set("kind", source.kind)
            .set("supports", source.supports)
            .set("licence", source.licence)
            .set("url", source.url);
    }
    return maker.take();
}

LayerTable events_of_atlas(const Atlas& atlas) {
    TableMaker maker(atlas, "events", Shape::Point);
    maker.add_date_fields();
    for (const Event& event : atlas.events) {
        std::vector<std::string> polities;
        for (const PolityId id : event.polities) {
            polities.push_back(atlas[id].key);
        }
        maker.row()
            .set("id", event.key)
            .set("title", event.title)
            .when(event.when)
            .refer("place", event.place)
            .list("polities", polities)
            .set("importance", std::to_string(event.importance))
            .set("kind", event.kind)
            .set("summary", event.summary)
            .set("lunar_date", event.lunar_date)
            .certainty(event.certainty)
            .sources(event.sources);
        if (event.place != kNo<PlaceId>) {
            maker.point(atlas[event.place].position);
        }
    }
    return maker.take();
}

LayerTable readings_of(const Atlas& atlas) {
    TableMaker maker(atlas, "readings", Shape::None);
    maker.add_date_fields();
    for (const Event& event : atlas.events) {
        for (const Reading& reading : event.readings) {
            maker.row()
                .set("event", event.key)
                .when(reading.when)
                .set("note", reading.note)
                .sources(reading.sources);
        }
    }
    return maker.take();
}

std::string strength_word(CauseStrength strength) {
    return strength == CauseStrength::Direct         ? "direct"
           : strength == CauseStrength::Contributing ? "contributing"
                                                     : "disputed";
}

LayerTable causes_of(const Atlas& atlas) {
    TableMaker maker(atlas, "causes", Shape::None);
    for (const Cause& cause : atlas.causes) {
        maker.row()
            .refer("event", cause.event)
            .refer("because_of", cause.because_of)
            .set("strength", strength_word(cause.strength))
            .set("note", cause.note)
            .sources(cause.sources);
    }
    return maker.take();
}

LayerTable routes_of(const Atlas& atlas) {
    TableMaker maker(atlas, "routes", Shape::None);
    for (const Route& route : atlas.routes) {
        maker.row()
            .set("id", route.key)
            .set("title", route.title)
            .set("kind", kRouteWords[static_cast<std::size_t>(route.kind)])
            .refer("polity", route.polity)
            .set("commander", route.commander)
            .set("of_ruler", yes_or_no(route.of_ruler))
            .set("who", route.who)
            .set("note", route.note)
            .certainty(route.certainty)
            .sources(route.sources);
    }
    return maker.take();
}

LayerTable waypoints_of(const Atlas& atlas) {
    TableMaker maker(atlas, "waypoints", Shape::Point);
    maker.add_date_fields();
    for (const Route& route : atlas.routes) {
        for (std::size_t i = 0; i < route.waypoints.size(); ++i) {
            const Waypoint& point = route.waypoints[i];
            maker.row()
                .set("route", route.key)
                .set("order", std::to_string(i + 1))
                .refer("place", point.place)
                .set("label", point.label)
                .when(point.when)
                .set("interpolated", yes_or_no(point.interpolated))
                .point(point.position);
        }
    }
    return maker.take();
}

LayerTable reigns_of(const Atlas& atlas) {
    TableMaker maker(atlas, "reigns", Shape::None);
    maker.add_date_fields();
    for (const Reign& reign : atlas.reigns) {
        maker.row()
            .refer("polity", reign.polity)
            .set("title", reign.title)
            .set("personal_name", reign.personal_name)
            .set("pinyin", reign.pinyin)
            .span(reign.span)
            .set("note", reign.note)
            .certainty(reign.certainty)
            .sources(reign.sources);
    }
    return maker.take();
}

LayerTable steps_of(const Atlas& atlas) {
    TableMaker maker(atlas, "steps", Shape::Point);
    maker.add_date_fields();
    for (std::size_t i = 0; i < atlas.steps.size(); ++i) {
        const Step& step = atlas.steps[i];
        maker.row()
            .set("id", step.key)
            .set("order", std::to_string(i + 1))
            .set("title", step.title)
            .when(step.when)
            .set("play_secs", number_text(step.play_secs))
            .set("width_km", number_text(step.view_width_km))
            .list("show", step.show)
            .set("text", step.text)
            .set("notes", step.notes)
            .set("question", step.question)
            .set("reveal", step.reveal)
            .certainty(step.certainty)
            .sources(step.sources)
            .point(step.view);
    }
    return maker.take();
}

LayerTable regions_of(const Atlas& atlas) {
    TableMaker maker(atlas, "regions", Shape::Point);
    maker.add_date_fields();
    for (std::size_t i = 0; i < atlas.regions.size(); ++i) {
        const RegionLabel& region = atlas.regions[i];
        maker.row()
            .set("id", fmt::format("region-{}", i + 1))
            .set("name", region.name)
            .set("kind", region.kind)
            .refer("polity", region.polity)
            .span(region.span)
            .set("rank", std::to_string(region.rank))
            .set("size", number_text(region.size_px))
            .set("tilt", number_text(region.tilt_deg))
            .point(region.position);
    }
    return maker.take();
}

/// A basic string of TOML.
std::string toml_quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string toml_text(const LocalizedText& text) {
    std::vector<std::string> parts;
    for (const auto& [tag, value] : {std::pair{"en", &text.en}, std::pair{"zh-Hant", &text.hant},
                                     std::pair{"zh-Hans", &text.hans}}) {
        if (!value->empty()) {
            parts.push_back(fmt::format("{} = {}", tag, toml_quoted(*value)));
        }
    }
    return fmt::format("{{ {} }}", fmt::join(parts, ", "));
}

std::string toml_box(const LonLatBox& box) {
    const auto decimal = [](double value) {
        std::string text = number_text(value);
        return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
    };
    return fmt::format("[{}, {}, {}, {}]", decimal(box.west_deg), decimal(box.south_deg),
                       decimal(box.east_deg), decimal(box.north_deg));
}

}  // namespace

std::vector<LayerTable> tables_of(const Atlas& atlas) {
    std::vector<LayerTable> all;
    for (const auto make :
         {places_of, names_of, seats_of, control_of, polities_of, people_of, stays_of,
          events_of_atlas, readings_of, causes_of, routes_of, waypoints_of, reigns_of, steps_of,
          regions_of, sources_of}) {
        LayerTable table = make(atlas);
        if (!table.rows.empty()) {
            all.push_back(std::move(table));
        }
    }
    return all;
}

std::vector<LayerTable> pictures_of(const Atlas& atlas, const std::vector<LonLatArea>& areas) {
    TableMaker holdings(atlas, "holdings", Shape::Area);
    for (const char* name : {"seat", "name", "polity", "holder", "fill", "from", "until",
                             "certainty", "inferred", "note", "sources", "citations"}) {
        holdings.add_field(name, LayerTable::Kind::Text);
    }
    holdings.add_date_fields();
    for (const Holding& holding : atlas.holdings) {
        const auto seat = static_cast<std::size_t>(holding.seat);
        if (holding.polity == kNo<PolityId> || seat >= areas.size() || areas[seat].rings.empty()) {
            continue;
        }
        const Polity& polity = atlas[holding.polity];
        holdings.row()
            .set("seat", atlas[holding.seat].key)
            .set("name", atlas[holding.seat].name.in(Language::En))
            .set("polity", polity.key)
            .set("holder", polity.name.in(Language::En))
            .set("fill", colour_text(polity.style.fill_light))
            .certainty(holding.certainty)
            .set("inferred", yes_or_no(holding.inferred))
            .set("note", holding.note.in(Language::En))
            .sources(holding.sources)
            .set("citations", citations_of(atlas, holding.sources))
            .span(holding.span);
        holdings.last().rings = areas[seat].rings;
        holdings.last().parts = areas[seat].parts;
    }
    TableMaker marches(atlas, "marches", Shape::Line);
    for (const char* name : {"route", "title", "kind", "polity", "commander", "fill", "from",
                             "until", "certainty", "interpolated", "sources", "citations"}) {
        marches.add_field(name, LayerTable::Kind::Text);
    }
    marches.add_date_fields();
    for (const Route& route : atlas.routes) {
        for (std::size_t i = 1; i < route.waypoints.size(); ++i) {
            const Waypoint& behind = route.waypoints[i - 1];
            const Waypoint& ahead = route.waypoints[i];
            Timespan span = timespan_of(behind.when);
            span.end_earliest = std::max(ahead.when.first, span.begin_earliest) + 1;
            span.end_latest = std::max(ahead.when.last, span.begin_earliest) + 1;
            marches.row()
                .set("route", route.key)
                .set("title", route.title.in(Language::En))
                .set("kind", kRouteWords[static_cast<std::size_t>(route.kind)])
                .refer("polity", route.polity)
                .set("commander", route.commander.in(Language::En))
                .certainty(route.certainty)
                .set("interpolated", yes_or_no(behind.interpolated || ahead.interpolated))
                .sources(route.sources)
                .set("citations", citations_of(atlas, route.sources))
                .span(span);
            if (route.polity != kNo<PolityId>) {
                marches.set("fill", colour_text(atlas[route.polity].style.ink_light));
            }
            marches.last().rings = {{behind.position, ahead.position}};
        }
    }
    std::vector<LayerTable> all;
    for (TableMaker* maker : {&holdings, &marches}) {
        LayerTable table = maker->take();
        if (!table.rows.empty()) {
            all.push_back(std::move(table));
        }
    }
    return all;
}

std::string manifest_text(const Atlas& atlas) {
    const Manifest& m = atlas.manifest;
    const auto iso = [](Day day) { return toml_quoted(write_iso(day, CivilCalendar::Julian)); };
    std::string text = fmt::format("title = {}\n", toml_text(m.title));
    if (!m.subtitle.empty()) {
        text += fmt::format("subtitle = {}\n", toml_text(m.subtitle));
    }
    std::vector<std::string> words;
    for (const Language language : m.languages) {
        words.push_back(toml_quoted(tag_of(language)));
    }
    text += fmt::format("languages = [{}]\n", fmt::join(words, ", "));
    text += "calendar = \"julian\"\n";
    text += fmt::format("crs = {}\nextent = {}\nhome = {}\n", toml_quoted(m.crs), toml_box(m.extent),
                        toml_box(m.home));
    text += fmt::format("from = {}\nuntil = {}\nopening_day = {}\n", iso(m.span.from),
                        iso(m.span.until), iso(m.opening_day));
    for (const auto& [name, id] :
         {std::pair{"protagonist", m.protagonist}, std::pair{"northern", m.northern}}) {
        if (id != kNo<PolityId>) {
            text += fmt::format("{} = {}\n", name, toml_quoted(atlas[id].key));
        }
    }
    words.clear();
    for (const PolityId id : m.lanes) {
        words.push_back(toml_quoted(atlas[id].key));
    }
    text += fmt::format("lanes = [{}]\nraid_days = {}\n", fmt::join(words, ", "), m.raid_days);
    if (!m.seal_capital.empty() && !m.seal_travelling.empty()) {
        text += fmt::format("seal = {{ capital = {}, travelling = {} }}\n", toml_quoted(m.seal_capital),
                            toml_quoted(m.seal_travelling));
    }
    words.clear();
    for (const LocalizedText& credit : m.credits) {
        words.push_back(toml_text(credit));
    }
    if (!words.empty()) {
        text += fmt::format("credits = [{}]\n", fmt::join(words, ", "));
    }
    return text;
}

}  // namespace nandu
