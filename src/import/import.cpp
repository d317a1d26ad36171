#include "import/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "calendar/calendar_csv.h"
#include "import/atlas_reader.h"
#include "import/layer_files.h"
#include "import/manifest_file.h"
#include "import/row_reader.h"
#include "import/sheet_crs.h"
#include "import/text_table.h"

namespace nandu {
namespace {

constexpr const char* kManifestName = "atlas.toml";

using Stopped = tl::unexpected<Problems>;

/// The smallest box about points, with some room, inside the world.
class BoxOfPoints {
public:
    void add(LonLat p) {
        if (empty_) {
            box_ = {p.lon_deg, p.lat_deg, p.lon_deg, p.lat_deg};
            empty_ = false;
        }
        box_.west_deg = std::min(box_.west_deg, p.lon_deg);
        box_.east_deg = std::max(box_.east_deg, p.lon_deg);
        box_.south_deg = std::min(box_.south_deg, p.lat_deg);
        box_.north_deg = std::max(box_.north_deg, p.lat_deg);
    }
    bool empty() const { return empty_; }
    LonLatBox roomy() const {
        constexpr double kLeastRoomDeg = 1.0;
        constexpr double kShareOfRoom = 0.15;
        const double dx = std::max(kLeastRoomDeg, (box_.east_deg - box_.west_deg) * kShareOfRoom);
        const double dy = std::max(kLeastRoomDeg, (box_.north_deg - box_.south_deg) * kShareOfRoom);
        return {std::max(-180.0, box_.west_deg - dx), std::max(-90.0, box_.south_deg - dy),
                std::min(180.0, box_.east_deg + dx), std::min(90.0, box_.north_deg + dy)};
    }

private:
    LonLatBox box_;
    bool empty_ = true;
};

LonLatBox extent_of_data(const Atlas& atlas) {
    BoxOfPoints box;
    for (const Place& place : atlas.places) {
        box.add(place.position);
    }
    for (const Seat& seat : atlas.seats) {
        if (!seat.anchor) {
            box.add(seat.position);
        }
    }
    for (const Route& route : atlas.routes) {
        for (const Waypoint& point : route.waypoints) {
            box.add(point.position);
        }
    }
    return box.roomy();
}

/// From the first to the last day that any table names.
std::optional<DaySpan> span_of_data(const Atlas& atlas) {
    Day first = kDistantFuture;
    Day last = kDistantPast;
    const auto add = [&](Day day) {
        if (day != kDistantPast && day != kDistantFuture) {
            first = std::min(first, day);
            last = std::max(last, day);
        }
    };
    const auto add_span = [&](const Timespan& span) {
        add(span.begin_earliest);
        if (span.end_latest != kDistantFuture) {
            add(span.end_latest - 1);
        }
    };
    for (const Holding& holding : atlas.holdings) {
        add_span(holding.span);
    }
    for (const Stay& stay : atlas.stays) {
        add_span(stay.span);
    }
    for (const Event& event : atlas.events) {
        add(event.when.first);
        add(event.when.last);
    }
    for (const Route& route : atlas.routes) {
        for (const Waypoint& point : route.waypoints) {
            add(point.when.first);
            add(point.when.last);
        }
    }
    if (first > last) {
        return std::nullopt;
    }
    return DaySpan{first, last + 1};
}

std::string title_from(std::string folder_name) {
    for (char& c : folder_name) {
        c = c == '-' || c == '_' ? ' ' : c;
    }
    if (!folder_name.empty() && folder_name[0] >= 'a' && folder_name[0] <= 'z') {
        folder_name[0] = static_cast<char>(folder_name[0] - 'a' + 'A');
    }
    return folder_name;
}

class FolderReader {
public:
    FolderReader(std::filesystem::path folder, const ImportOptions& options)
        : folder_(std::move(folder)), options_(options) {}

    ResultOrProblems<ImportedAtlas> read() {
        if (!find_folder()) {
            return Stopped(std::move(problems_));
        }
        read_manifest();
        if (!read_calendars() || !read_tables()) {
            return Stopped(std::move(problems_));
        }
        DateReader dates(imported_.calendars);
        AtlasReader reader(tables_, dates, imported_.atlas, problems_);
        for (const TableSpec& spec : table_specs()) {
            if (!go_on(fmt::format("{}.csv", spec.name))) {
                return Stopped(std::move(problems_));
            }
            reader.read(spec.name);
        }
        if (imported_.atlas.places.empty()) {
            complain("places.csv", "", "", "no row that can be used", "at least one place");
            return Stopped(std::move(problems_));
        }
        if (!finish_manifest(reader, dates)) {
            return Stopped(std::move(problems_));
        }
        if (!read_layers(dates)) {
            return Stopped(std::move(problems_));
        }
        imported_.warnings = std::move(problems_);
        return std::move(imported_);
    }

private:
    void complain(const std::string& file, const std::string& where, const std::string& field,
                  const std::string& found, const std::string& expected,
                  const std::string& guess = {}, Severity severity = Severity::Error) {
        problems_.push_back({file, where, field, shortened(found), expected, guess, severity});
    }

    bool go_on(const std::string& what) {
        const int total = static_cast<int>(2 * table_specs().size() + manifest_.layers.size() +
                                           manifest_.rasters.size());
        if (options_.progress && !options_.progress(what, done_, total)) {
            complain(folder_name(), "", "", "", "more time; the import was stopped");
            return false;
        }
        ++done_;
        return true;
    }

    std::string folder_name() const { return folder_.filename().string(); }

    bool find_folder() {
        std::error_code error;
        folder_ = std::filesystem::absolute(folder_, error).lexically_normal();
        if (folder_.filename() == kManifestName) {
            folder_ = folder_.parent_path();
        }
        if (!folder_.has_filename()) {
            folder_ = folder_.parent_path();  // A slash at the end.
        }
        if (!std::filesystem::is_directory(folder_, error)) {
            complain(folder_name(), "", "", "", "a folder with an atlas; there is no such folder");
            return false;
        }
        if (!exists(kManifestName) && !exists("places.csv")) {
            const bool has_workbook =
                exists("places.xlsx") || exists("places.ods") || exists("places.xls");
            complain(folder_name(), "", "",
                     has_workbook ? "a workbook of a spreadsheet program" : "",
                     has_workbook ? "places.csv; save the sheet as \"CSV UTF-8\""
                                  : "an atlas: a folder with places.csv, and mostly atlas.toml");
            return false;
        }
        return true;
    }

    bool exists(const char* name) const {
        std::error_code error;
        return std::filesystem::is_regular_file(folder_ / name, error);
    }

    void read_manifest() {
        if (!exists(kManifestName)) {
            return;
        }
        if (const auto bytes = bytes_of_file(folder_ / kManifestName, kManifestName, problems_)) {
            manifest_ = manifest_from(*bytes, kManifestName, problems_);
        }
    }

    bool read_calendars() {
        if (options_.calendars_folder.empty()) {
            return true;
        }
        std::string texts[3];
        const char* const names[] = {"song-months.csv", "jin-months-diff.csv", "eras.csv"};
        for (std::size_t i = 0; i < 3; ++i) {
            const std::filesystem::path path = options_.calendars_folder / names[i];
            std::error_code error;
            if (!std::filesystem::is_regular_file(path, error)) {
                complain(names[i], "", "", "",
                         "this table of the calendars; reign dates will be missing", "",
                         Severity::Warning);
                continue;
            }
            texts[i] = bytes_of_file(path, names[i], problems_).value_or("");
        }
        Result<CalendarTables> tables = calendar_tables_from_csv(texts[0], texts[1], texts[2]);
        if (tables) {
            imported_.calendars = std::move(*tables);
        } else {
            problems_.push_back(tables.error());
        }
        return true;
    }

    bool read_tables() {
        for (const TableSpec& spec : table_specs()) {
            const std::string file = fmt::format("{}.csv", spec.name);
            if (!go_on(file)) {
                return false;
            }
            if (!exists(file.c_str())) {
                continue;
            }
            std::optional<std::string> bytes = bytes_of_file(folder_ / file, file, problems_);
            if (!bytes) {
                continue;
            }
            std::optional<TextTable> table = text_table_from(std::move(*bytes), file, problems_);
            if (table && check_header(*table, spec.columns, problems_)) {
                warn_without_sources(*table, spec);
                tables_.emplace(spec.name, std::move(*table));
            }
        }
        warn_about_unknown_tables();
        if (tables_.find("places") != tables_.end()) {
            return true;
        }
        complain("places.csv", "", "", "",
                 exists("places.csv")
                     ? "a table of places that can be read; without it there is no map"
                     : "this table; without places there is no map");
        return false;
    }

    /// One warning for a whole table of statements that lacks the column.
    void warn_without_sources(const TextTable& table, const TableSpec& spec) {
        static constexpr std::string_view kStatements[] = {"stays",  "events", "routes",
                                                           "reigns", "causes", "readings",
                                                           "control"};
        const bool makes_statements = std::find(std::begin(kStatements), std::end(kStatements),
                                                spec.name) != std::end(kStatements);
        if (makes_statements && table.row_count() > 0 && !table.column("sources")) {
            complain(table.file(), "row 1", "", "",
                     "a column sources, so that one can see where each statement comes from", "",
                     Severity::Warning);
        }
    }

    void warn_about_unknown_tables() {
        std::vector<std::string> strangers;
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
            if (entry.path().extension() == ".csv") {
                strangers.push_back(entry.path().stem().string());
            }
        }
        std::sort(strangers.begin(), strangers.end());
        std::vector<std::string_view> missing;
        for (const TableSpec& spec : table_specs()) {
            if (!std::binary_search(strangers.begin(), strangers.end(), spec.name)) {
                missing.push_back(spec.name);
            }
        }
        for (const std::string& name : strangers) {
            const bool known =
                std::any_of(table_specs().begin(), table_specs().end(),
                            [&](const TableSpec& spec) { return spec.name == name; });
            if (!known) {
                const std::string guess = nearest_of(name, missing);
                complain(name + ".csv", "", "", "", "the name of a table; this file is ignored",
                         guess.empty() ? "" : guess + ".csv", Severity::Warning);
            }
        }
    }

    bool finish_manifest(AtlasReader& reader, DateReader& dates) {
        Manifest& manifest = imported_.atlas.manifest;
        manifest.key = folder_name();
        manifest.title = manifest_.title.empty() ? LocalizedText::same(title_from(folder_name()))
                                                 : manifest_.title;
        manifest.subtitle = manifest_.subtitle;
        manifest.languages = manifest_.languages.empty() ? languages_in_use() : manifest_.languages;
        manifest.raid_days = manifest_.raid_days.value_or(manifest.raid_days);
        manifest.credits = manifest_.credits;
        manifest.seal_capital = manifest_.seal_capital;
        manifest.seal_travelling = manifest_.seal_travelling;
        if (manifest_.extent_unusable) {
            return false;  // Its problem is there already.
        }
        manifest.extent = manifest_.extent.value_or(extent_of_data(imported_.atlas));
        reader.warn_about_places_outside(manifest.extent);
        set_home(manifest);
        if (!set_crs(manifest)) {
            return false;
        }
        reader.give_steps_a_view(manifest.home);
        set_days(manifest, dates);
        manifest.protagonist = polity(manifest_.protagonist, "protagonist", reader);
        manifest.northern = polity(manifest_.northern, "northern", reader);
        if (manifest_.lanes) {
            for (const ManifestText& lane : *manifest_.lanes) {
                const PolityId id = polity(lane, "lanes", reader);
                if (id != kNo<PolityId>) {
                    manifest.lanes.push_back(id);
                }
            }
        } else {
            for (const Reign& reign : imported_.atlas.reigns) {
                if (std::find(manifest.lanes.begin(), manifest.lanes.end(), reign.polity) ==
                    manifest.lanes.end()) {
                    manifest.lanes.push_back(reign.polity);
                }
            }
        }
        return true;
    }

    /// Those in which the places have names.
    std::vector<Language> languages_in_use() const {
        std::vector<Language> languages;
        for (const Language language : kLanguages) {
            for (const Place& place : imported_.atlas.places) {
                const std::string& name = language == Language::En     ? place.name.en
                                          : language == Language::Hant ? place.name.hant
                                                                       : place.name.hans;
                if (!name.empty()) {
                    languages.push_back(language);
                    break;
                }
            }
        }
        return languages;
    }

    void set_home(Manifest& manifest) {
        manifest.home = manifest.extent;
        if (!manifest_.home) {
            return;
        }
        const LonLatBox& home = *manifest_.home;
        const LonLatBox& extent = manifest.extent;
        if (home.west_deg < extent.west_deg || home.east_deg > extent.east_deg ||
            home.south_deg < extent.south_deg || home.north_deg > extent.north_deg) {
            complain(kManifestName, fmt::format("line {}", manifest_.home_line), "home", "",
                     "a box inside the extent; the whole extent is shown instead");
            return;
        }
        manifest.home = home;
    }

    bool set_crs(Manifest& manifest) {
        manifest.crs = manifest_.crs ? manifest_.crs->text : suitable_crs(manifest.extent);
        if (const auto objection = objection_to_crs(manifest.crs, manifest.extent)) {
            complain(kManifestName, manifest_.crs ? manifest_.crs->where() : "", "crs",
                     manifest.crs, *objection);
            return false;
        }
        return true;
    }

    std::optional<Day> day(const std::optional<ManifestText>& text, std::string_view field,
                           DateReader& dates) {
        if (!text) {
            return std::nullopt;
        }
        const Result<DateValue>& read = dates.read(text->text);
        if (!read) {
            problems_.push_back(
                date_problem(read.error(), kManifestName, text->where(), field, text->text));
            return std::nullopt;
        }
        if (read->first == kDistantPast) {
            complain(kManifestName, text->where(), std::string(field), text->text,
                     "a date with a beginning");
            return std::nullopt;
        }
        return read->first;
    }

    void set_days(Manifest& manifest, DateReader& dates) {
        const std::optional<DaySpan> of_data = span_of_data(imported_.atlas);
        const std::optional<Day> from = day(manifest_.from, "from", dates);
        const std::optional<Day> until = day(manifest_.until, "until", dates);
        const std::optional<Day> opening = day(manifest_.opening_day, "opening_day", dates);
        if (!of_data && (!from || !until)) {
            complain(kManifestName, "", "", "",
                     "from and until, as no table has a date; the timeline is empty", "",
                     Severity::Warning);
        }
        constexpr int kOneYear = 365;
        manifest.span.from = from      ? *from
                             : of_data ? of_data->from
                             : until   ? *until - kOneYear
                                       : day_from_civil({1, 1, 1}, CivilCalendar::Julian);
        manifest.span.until = until     ? *until
                              : of_data ? of_data->until
                                        : manifest.span.from + kOneYear;
        if (manifest.span.until <= manifest.span.from) {
            complain(kManifestName, manifest_.until ? manifest_.until->where() : "", "until",
                     manifest_.until ? manifest_.until->text : "", "a day after from");
            manifest.span.until = std::max(of_data ? of_data->until : manifest.span.from,
                                           manifest.span.from + kOneYear);
        }
        manifest.opening_day = manifest.span.from;
        if (opening && !manifest.span.contains(*opening)) {
            complain(kManifestName, manifest_.opening_day->where(), "opening_day",
                     manifest_.opening_day->text, "a day between from and until");
        } else if (opening) {
            manifest.opening_day = *opening;
        }
    }

    PolityId polity(const std::optional<ManifestText>& key, const std::string& field,
                    const AtlasReader& reader) {
        if (!key) {
            return kNo<PolityId>;
        }
        if (const auto found = reader.polities().find(key->text)) {
            return static_cast<PolityId>(*found);
        }
        complain(kManifestName, key->where(), field, key->text, "an id of polities.csv",
                 reader.polities().nearest(key->text));
        return kNo<PolityId>;
    }

    bool read_layers(DateReader& dates) {
        const bool outside = options_.allow_outside_files;
        for (const ManifestLayer& layer : manifest_.layers) {
            if (!go_on(layer.file.text)) {
                return false;
            }
            if (const auto path =
                    layer_path(folder_, layer.file, outside, kManifestName, problems_)) {
                read_vector_layer(*path, layer, dates, imported_.layers, problems_);
            }
        }
        for (const ManifestRaster& raster : manifest_.rasters) {
            if (!go_on(raster.file.text)) {
                return false;
            }
            if (const auto path =
                    layer_path(folder_, raster.file, outside, kManifestName, problems_)) {
                read_raster_layer(*path, raster, imported_.atlas.manifest.crs, imported_.layers,
                                  problems_);
            }
        }
        return true;
    }

    std::filesystem::path folder_;
    const ImportOptions& options_;
    Problems problems_;
    ManifestFile manifest_;
    TextTables tables_;
    ImportedAtlas imported_;
    int done_ = 0;
};

}  // namespace

ResultOrProblems<ImportedAtlas> import_folder(const std::filesystem::path& folder,
                                              const ImportOptions& options) {
    return FolderReader(folder, options).read();
}

}  // namespace nandu
