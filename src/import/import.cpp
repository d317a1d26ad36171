#include "import/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "calendar/calendar_csv.h"
#include "import/atlas_reader.h"
#include "import/feature_sheets.h"
#include "import/header_words.h"
#include "import/layer_files.h"
#include "import/manifest_file.h"
#include "import/reach.h"
#include "import/row_reader.h"
#include "import/sheet_crs.h"
#include "import/text_table.h"
#include "import/workbook.h"

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
    /// What is shown first.
    LonLatBox roomy() const {
        constexpr double kLeastRoomDeg = 0.5;
        constexpr double kShareOfRoom = 0.12;
        const double dx = std::max(kLeastRoomDeg, (box_.east_deg - box_.west_deg) * kShareOfRoom);
        const double dy = std::max(kLeastRoomDeg, (box_.north_deg - box_.south_deg) * kShareOfRoom);
        return {std::max(-180.0, box_.west_deg - dx), std::max(-90.0, box_.south_deg - dy),
                std::min(180.0, box_.east_deg + dx), std::min(90.0, box_.north_deg + dy)};
    }

private:
    LonLatBox box_;
    bool empty_ = true;
};

/// The sheet about what is shown first: wide and high enough that a window of any shape, with
/// panels over its edges, can show all of it.
LonLatBox extent_about(const LonLatBox& home) {
    constexpr double kShare = 0.4;
    constexpr double kWidestWindow = 2.4;
    constexpr double kRadPerDegree = 3.14159265358979323846 / 180.0;
    const double middle_lat = (home.south_deg + home.north_deg) / 2.0;
    const double shrink = std::max(0.1, std::cos(middle_lat * kRadPerDegree));
    const double width = (home.east_deg - home.west_deg) * shrink;
    const double height = home.north_deg - home.south_deg;
    const double tall = std::max(height, width * 0.6) * (1.0 + 2.0 * kShare);
    const double wide = std::max(width * (1.0 + 2.0 * kShare), tall * kWidestWindow) / shrink;
    const double middle_lon = (home.west_deg + home.east_deg) / 2.0;
    LonLatBox extent = {middle_lon - wide / 2.0, middle_lat - tall / 2.0, middle_lon + wide / 2.0,
                        middle_lat + tall / 2.0};
    // What the edge of the world takes away on one side is no use on the other.
    extent.west_deg = std::max(-180.0, extent.west_deg);
    extent.east_deg = std::min(180.0, extent.east_deg);
    extent.south_deg = std::max(std::min(-85.0, home.south_deg), extent.south_deg);
    extent.north_deg = std::min(std::max(85.0, home.north_deg), extent.north_deg);
    return extent;
}

LonLatBox home_of_data(const Atlas& atlas, const FeatureTable& features) {
    BoxOfPoints box;
    for (const FeatureTable::Row& row : features.rows) {
        for (const LonLat& p : positions_of(features, row)) {
            box.add(p);
        }
    }
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
std::optional<DaySpan> span_of_data(const Atlas& atlas, const FeatureTable& features) {
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
    for (const FeatureTable::Row& row : features.rows) {
        add(row.from);
        add(row.until == kDistantFuture ? row.until : row.until - 1);
    }
    if (first > last) {
        return std::nullopt;
    }
    constexpr int kShortestStoryDays = 30;
    return DaySpan{first, std::max(last + 1, first + kShortestStoryDays)};
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
        const bool good = read_all();
        judge_unsourced();
        if (!good) {
            return Stopped(std::move(problems_));
        }
        imported_.warnings = std::move(problems_);
        return std::move(imported_);
    }

private:
    bool read_all() {
        if (!find_folder()) {
            return false;
        }
        read_manifest();
        if (!read_calendars() || !read_tables()) {
            return false;
        }
        DateReader dates(imported_.calendars);
        imported_.atlas.manifest.calendar = civil_calendar();
        dates.assume(imported_.atlas.manifest.calendar);
        AtlasReader reader(tables_, dates, imported_.atlas, problems_);
        for (const TableSpec& spec : table_specs()) {
            if (!go_on(fmt::format("{}.csv", spec.name))) {
                return false;
            }
            reader.read(spec.name);
        }
        read_days(imported_.layers.features, dates, problems_);
        if (imported_.atlas.places.empty() && imported_.layers.features.rows.empty()) {
            const auto places = tables_.find("places");
            complain(places == tables_.end() ? folder_name() : places->second.name(), "", "",
                     "no row that can be used", "at least one place");
            return false;
        }
        if (!finish_manifest(reader, dates)) {
            return false;
        }
        if (!read_layers(dates)) {
            return false;
        }
        return true;
    }

    /// Statements without a source are what the manifest says they are.
    void judge_unsourced() {
        const Unsourced unsourced = manifest_.unsourced.value_or(Unsourced::Warned);
        if (unsourced == Unsourced::Warned) {
            return;
        }
        const auto is_one = [](const Problem& problem) {
            return problem.kind == ProblemKind::Unsourced;
        };
        if (unsourced == Unsourced::Accepted) {
            problems_.erase(std::remove_if(problems_.begin(), problems_.end(), is_one),
                            problems_.end());
            return;
        }
        for (Problem& problem : problems_) {
            problem.severity = is_one(problem) ? Severity::Error : problem.severity;
        }
    }

    void complain(const std::string& file, const std::string& where, const std::string& field,
                  const std::string& found, const std::string& expected,
                  const std::string& guess = {}, Severity severity = Severity::Error) {
        problems_.push_back({file, where, field, shortened(found), expected, guess, severity});
    }

    bool go_on(const std::string& what) {
        const int total = static_cast<int>(inputs_.size() + table_specs().size() +
                                           manifest_.layers.size() + manifest_.rasters.size() + 1);
        if (options_.progress && !options_.progress(what, done_, total)) {
            complain_of_stop();
            return false;
        }
        ++done_;
        return true;
    }

    void complain_of_stop() {
        complain(folder_name(), "", "", "", "more time; the import was stopped");
    }

    /// Reading a layer is a step of many.
    ReportFeatures report_of(const std::string& what) const {
        return [this, what](std::int64_t done, std::int64_t total) {
            return !options_.progress ||
                   options_.progress(what, static_cast<int>(done),
                                     static_cast<int>(std::max(done, total)));
        };
    }

    std::string folder_name() const {
        return single_.empty() ? folder_.filename().string() : single_.stem().string();
    }

    bool find_folder() {
        std::error_code error;
        folder_ = std::filesystem::absolute(folder_, error).lexically_normal();
        if (folder_.filename() == kManifestName) {
            folder_ = folder_.parent_path();
        }
        if (!folder_.has_filename()) {
            folder_ = folder_.parent_path();  // A slash at the end.
        }
        if (std::filesystem::is_regular_file(folder_, error)) {
            single_ = std::exchange(folder_, folder_.parent_path());
            if (table_file(single_) && !table_called(single_.stem().string()).empty()) {
                single_.clear();  // One table of a folder stands for all of them.
            } else if (!is_workbook(single_) && !is_feature_file(single_)) {
                complain(single_.filename().string(), "", "", single_.extension().string(),
                         "an atlas's folder, a workbook (.xlsx, .ods), or a file of places, lines "
                         "or areas (.geojson, .gpkg, .kml, .gpx, .fgb, .shp)");
                return false;
            }
        } else if (!std::filesystem::is_directory(folder_, error)) {
            complain(folder_name(), "", "", "", "a folder with an atlas; there is no such folder");
            return false;
        }
        // Who names a link means what it leads to.
        reach_ = {single_.empty() ? folder_
                                  : std::filesystem::weakly_canonical(single_, error).parent_path(),
                  options_.allow_outside_files, options_.allowed_hosts};
        return true;
    }

    /// A file with one table in it.
    static bool table_file(const std::filesystem::path& path) {
        std::string extension = path.extension().string();
        std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return extension == ".csv" || extension == ".tsv";
    }

    bool exists(const char* name) const {
        std::error_code error;
        return std::filesystem::is_regular_file(folder_ / name, error);
    }

    /// Says why a file of the folder is not opened.
    bool is_refused(const std::filesystem::path& path, const std::string& name) {
        std::optional<Problem> objection = objection_to_file(path, reach_);
        if (objection) {
            objection->file = name;
            problems_.push_back(std::move(*objection));
        }
        return objection.has_value();
    }

    void read_manifest() {
        if (!single_.empty() || !exists(kManifestName) ||
            is_refused(folder_ / kManifestName, kManifestName)) {
            return;
        }
        if (const auto bytes = bytes_of_file(folder_ / kManifestName, kManifestName, problems_)) {
            manifest_ = manifest_from(std::move(*bytes), kManifestName, problems_);
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

    /// The folder's files that may hold tables, in the order of their names.
    std::vector<std::filesystem::path> files_with_tables() const {
        std::vector<std::filesystem::path> found;
        std::error_code error;
        if (!single_.empty()) {
            return {single_};
        }
        for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
            const std::filesystem::path& path = entry.path();
            const bool features =
                is_feature_file(path) && !is_layer_of_manifest(path.filename().string());
            if (entry.is_regular_file(error) &&
                (is_workbook(path) || features || table_file(path))) {
                found.push_back(path);
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    bool read_tables() {
        std::vector<std::string> strangers;
        inputs_ = files_with_tables();
        for (const std::filesystem::path& path : inputs_) {
            const std::string name = path.filename().string();
            if (!go_on(name)) {
                return false;
            }
            if (is_refused(path, name)) {
                continue;
            }
            if (is_workbook(path)) {
                read_sheets(sheets_of_workbook(path, name, problems_), name);
            } else if (is_feature_file(path)) {
                const bool alone = !single_.empty();
                auto sheets =
                    sheets_of_features(path, name, problems_,
                                       &imported_.layers.features, report_of(name));
                if (!sheets) {
                    complain_of_stop();
                    return false;
                }
                if (alone && !take_manifest(*sheets, name)) {
                    name_after_their_columns(*sheets);
                }
                read_sheets(std::move(*sheets), name);
            } else {
                const std::string_view known = table_called(path.stem().string());
                if (known.empty()) {
                    strangers.push_back(name);
                } else if (auto bytes = bytes_of_file(path, name, problems_)) {
                    keep_table(known, text_table_from(std::move(*bytes), name, problems_));
                }
            }
        }
        warn_about_unknown_tables(strangers);
        for (const ManifestLayer& layer : manifest_.layers) {
            if (layer.kind != LayerKind::Features) {
                continue;
            }
            const auto path = layer_path(reach_, layer.file, kManifestName, problems_);
            if (path && !read_feature_layer(*path, layer.file.text, layer.table,
                                            imported_.layers.features, problems_,
                                            report_of(layer.file.text))) {
                complain_of_stop();
                return false;
            }
        }
        if (tables_.find("places") != tables_.end() || events_have_positions() ||
            !imported_.layers.features.rows.empty()) {
            return true;
        }
        say_what_is_missing();
        return false;
    }

    void read_sheets(std::vector<SheetCells> sheets, const std::string& file) {
        std::vector<std::string> ignored;
        for (SheetCells& sheet : sheets) {
            const std::string_view known = table_called(sheet.name);
            if (!known.empty()) {
                keep_table(known, text_table_from(std::move(sheet), file, problems_));
            } else if (!sheet.rows.empty()) {
                ignored.push_back(sheet.name);
            }
        }
        for (const std::string& name : ignored) {
            complain(
                file, fmt::format("sheet {}", name), "", "",
                "the name of a table, such as places, control or events; this sheet is ignored",
                nearest_table(name), Severity::Warning);
        }
    }

    /// A GeoPackage that an export made has its manifest in the table `atlas`, whose one cell is
    /// `toml`. Its lines and areas are pictures of what the tables say.
    bool take_manifest(std::vector<SheetCells>& sheets, const std::string& file) {
        const auto is_one = [](const SheetCells& sheet) {
            return sheet.name == "atlas" && sheet.rows.size() == 2 &&
                   !sheet.rows[0].cells.empty() && sheet.rows[0].cells[0] == "toml" &&
                   !sheet.rows[1].cells.empty();
        };
        const auto found = std::find_if(sheets.begin(), sheets.end(), is_one);
        if (found == sheets.end()) {
            return false;
        }
        manifest_ = manifest_from(found->rows[1].cells[0], file, problems_);
        sheets.erase(found);
        imported_.layers.features = {};
        return true;
    }

    void keep_table(std::string_view name, std::optional<TextTable> table) {
        if (!table) {
            return;
        }
        if (const auto other = tables_.find(name); other != tables_.end()) {
            complain(table->file(), "", "", table->name(),
                     fmt::format("one table of {}; {} is there already and is used", name,
                                 other->second.name()));
            return;
        }
        const auto spec =
            std::find_if(table_specs().begin(), table_specs().end(),
                         [&](const TableSpec& candidate) { return candidate.name == name; });
        adopt_column_names(*table, spec->columns);
        if (check_header(*table, spec->columns, problems_)) {
            warn_without_sources(*table, *spec);
            tables_.emplace(name, std::move(*table));
        }
    }

    bool events_have_positions() const {
        const auto events = tables_.find("events");
        return events != tables_.end() && events->second.column("lon") &&
               events->second.column("lat");
    }

    void say_what_is_missing() {
        const bool reported =
            std::any_of(problems_.begin(), problems_.end(),
                        [](const Problem& problem) { return problem.severity == Severity::Error; });
        if (!single_.empty()) {
            complain(single_.filename().string(), "", "", "",
                     is_workbook(single_)
                         ? "a sheet named places, with a name, lat and lon in each row"
                         : "at least one place with a name");
            return;
        }
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
            if (entry.path().extension() == ".xls") {
                complain(entry.path().filename().string(), "", "", "a workbook of the old kind",
                         "an .xlsx or .ods; save it so");
                return;
            }
        }
        complain(folder_name(), "", "", "",
                 reported ? "a table of places that can be read; without it there is no map"
                          : "a table of places (places.csv, or a sheet of that name in a "
                            "workbook); without places there is no map");
    }

    /// A table that was not found and has a name like this one, or "".
    std::string nearest_table(const std::string& name) const {
        std::vector<std::string_view> missing;
        for (const TableSpec& spec : table_specs()) {
            if (tables_.find(spec.name) == tables_.end()) {
                missing.push_back(spec.name);
            }
        }
        return nearest_of(name, missing);
    }

    bool is_layer_of_manifest(const std::string& name) const {
        return std::any_of(manifest_.layers.begin(), manifest_.layers.end(),
                           [&](const ManifestLayer& layer) {
                               return std::filesystem::path(layer.file.text).filename() == name;
                           });
    }

    /// One warning for a whole table of statements that lacks the column.
    void warn_without_sources(const TextTable& table, const TableSpec& spec) {
        static constexpr std::string_view kStatements[] = {"stays",  "events",   "routes", "reigns",
                                                           "causes", "readings", "control"};
        const bool makes_statements = std::find(std::begin(kStatements), std::end(kStatements),
                                                spec.name) != std::end(kStatements);
        if (makes_statements && table.row_count() > 0 && !table.column("sources")) {
            complain(table.file(), table.where_header(), "", "",
                     "a column sources, so that one can see where each statement comes from", "",
                     Severity::Warning);
            problems_.back().kind = ProblemKind::Unsourced;
        }
    }

    void warn_about_unknown_tables(const std::vector<std::string>& strangers) {
        for (const std::string& name : strangers) {
            const std::string guess = nearest_table(std::filesystem::path(name).stem().string());
            complain(name, "", "", "", "the name of a table; this file is ignored",
                     guess.empty() ? "" : guess + ".csv", Severity::Warning);
        }
    }

    /// The calendar that dates without a mark are in: as the manifest says, or else Gregorian where
    /// every date of the story is younger than that calendar.
    CivilCalendar civil_calendar() {
        if (manifest_.calendar) {
            return *manifest_.calendar;
        }
        const std::optional<bool> old = any_before_reform(imported_.layers.features);
        if (old && *old) {
            return CivilCalendar::Julian;
        }
        DateReader dates(imported_.calendars);
        constexpr CivilDate kReform{1582, 10, 15};
        const Day reform = day_from_civil(kReform, CivilCalendar::Gregorian);
        bool dated = old.has_value();
        for (const auto& [name, table] : tables_) {
            for (const std::string_view column : {"from", "until", "when"}) {
                const auto position = table.column(column);
                for (std::size_t row = 0; position && row < table.row_count(); ++row) {
                    const std::string_view text = table.cell(row, *position);
                    const auto& date = text.empty() ? no_date_ : dates.read(text);
                    if (!date || date->first == kDistantPast) {
                        continue;
                    }
                    if (date->first < reform) {
                        return CivilCalendar::Julian;
                    }
                    dated = true;
                }
            }
        }
        return dated ? CivilCalendar::Gregorian : CivilCalendar::Julian;
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
        manifest.extent = manifest_.extent.value_or(extent_about(home_of_data(imported_.atlas, imported_.layers.features)));
        reader.warn_about_places_outside(manifest.extent);
        set_home(manifest);
        if (!set_crs(manifest)) {
            return false;
        }
        reader.give_steps_a_view(manifest.home);
        set_days(manifest, dates);
        leave_out_foreign_calendars(manifest.span);
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
            if (!manifest_.extent) {
                manifest.home = home_of_data(imported_.atlas, imported_.layers.features);
            }
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
        const std::optional<DaySpan> of_data = span_of_data(imported_.atlas, imported_.layers.features);
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

    /// A story of other times has no use for the lunar months and eras of ours.
    void leave_out_foreign_calendars(const DaySpan& story) {
        const std::vector<LunarMonth>& months = imported_.calendars.south_months;
        if (!months.empty() &&
            !DaySpan{months.front().first, months.back().first + months.back().length_days}
                 .overlaps(story)) {
            imported_.calendars = {};
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
        for (const ManifestLayer& layer : manifest_.layers) {
            if (layer.kind == LayerKind::Features) {
                continue;  // Read with the tables, as the days of the story depend on them.
            }
            if (!go_on(layer.file.text)) {
                return false;
            }
            if (const auto path =
                    layer_path(reach_, layer.file, kManifestName, problems_)) {
                read_vector_layer(*path, layer, dates, imported_.layers, problems_);
            }
        }
        const bool has_land =
            std::any_of(imported_.layers.vectors.begin(), imported_.layers.vectors.end(),
                        [](const Layer& layer) { return layer.kind == LayerKind::Land; });
        if (!go_on("Land")) {
            return false;
        }
        if (!has_land && !options_.world.empty()) {
            read_world(options_.world, imported_.atlas.manifest.extent, imported_.layers,
                       problems_);
        }
        for (const ManifestRaster& raster : manifest_.rasters) {
            if (!go_on(raster.file.text)) {
                return false;
            }
            if (const auto path =
                    layer_path(reach_, raster.file, kManifestName, problems_)) {
                read_raster_layer(*path, raster, imported_.atlas.manifest.crs, imported_.layers,
                                  problems_);
            }
        }
        return true;
    }

    std::filesystem::path folder_;
    std::filesystem::path single_;  ///< A workbook or file that is the whole atlas; mostly empty.
    Reach reach_;
    std::vector<std::filesystem::path> inputs_;
    const Result<DateValue> no_date_ = DateValue{};
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
