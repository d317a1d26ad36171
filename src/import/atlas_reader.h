#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "atlas/atlas.h"
#include "base/problem.h"
#include "calendar/calendars.h"
#include "import/key_index.h"
#include "import/row_reader.h"
#include "import/text_table.h"

namespace nandu {

/// The tables of a folder by name; those that are not there or cannot be used are missing.
using TextTables = std::map<std::string, TextTable, std::less<>>;

/// Turns tables into facts, reporting every row that cannot be used.
class AtlasReader {
public:
    /// All must outlive the reader. Tables have had their headers checked.
    AtlasReader(const TextTables& tables, DateReader& dates, Atlas& atlas, Problems& problems);

    /// Reads one table; call it for each of table_specs() in order.
    void read(std::string_view table);

    const KeyIndex& polities() const { return polities_; }
    /// Rows of places whose position lies outside the extent are warnings.
    void warn_about_places_outside(const LonLatBox& extent);
    /// Steps without a view of their own show `home`.
    void give_steps_a_view(const LonLatBox& home);

private:
    void read_sources();
    void read_polities();
    void read_seats();
    void read_places();
    void read_names();
    void read_people();
    void read_stays();
    void read_events();
    void read_routes();
    void read_waypoints();
    void read_reigns();
    void read_readings();
    void read_causes();
    void read_control();
    void read_steps();
    void read_regions();
    void make_polities_from_names();

    /// Visits the rows of a table, if it is there.
    template <class Visit>
    void each_row(std::string_view table, const Visit& visit);
    /// Puts a record with an id away, unless its row cannot be used or its id is taken.
    template <class Record>
    void keep(RowReader& row, Record record, std::vector<Record>& records, KeyIndex& index);

    /// The cell `sources`. A statement without any is a warning, if there are sources at all.
    SourceIds sources(RowReader& row, bool expected);
    Certainty certainty(RowReader& row);
    void check_key_to_show(RowReader& row, std::string_view field, std::string_view key);
    SourceIds sources_in_words(std::string_view cell);
    LocalizedText citation(RowReader& row);
    PlaceId place_of_event(const Event& event, LonLat position);
    bool routes_are_waypoints() const;
    void read_causes_of_events();
    SeatId seat_of_place(RowReader& row);

    struct RowOfControl {
        Holding holding;
        std::size_t row = 0;  ///< In its table.
    };
    /// An empty `until` means the day on which the next holder of the seat came.
    void end_where_the_next_begins(std::vector<RowOfControl>& rows, const TextTable& table);
    void drop_overlapping(std::vector<RowOfControl>& rows, const TextTable& table);

    const TextTables& tables_;
    DateReader& dates_;
    Atlas& atlas_;
    Problems& problems_;
    KeyIndex sources_{"sources"}, polities_{"polities"}, places_{"places"}, seats_{"seats"},
        events_{"events"}, routes_{"routes"}, people_{"people"}, stays_{"stays"}, steps_{"steps"},
        regions_{"regions"};
    std::vector<std::size_t> steps_without_view_, steps_without_width_;
};

}  // namespace nandu
