#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "atlas/atlas.h"
#include "base/localized_text.h"
#include "base/problem.h"
#include "base/result.h"
#include "calendar/calendars.h"
#include "calendar/civil.h"
#include "calendar/date_value.h"
#include "calendar/day.h"
#include "import/key_index.h"
#include "import/text_table.h"

namespace nandu {

/// One column that a table may have.
struct ColumnSpec {
    std::string_view name;
    bool required = false;
    bool localized = false;  ///< `name_hant` and `name_hans` belong to it.
};

/// One table of an atlas.
struct TableSpec {
    std::string_view name;  ///< `places`, in the file `places.csv` or the sheet `places`.
    std::vector<ColumnSpec> columns;
};

/// All of them, in the order in which they are read: what is referred to comes first.
const std::vector<TableSpec>& table_specs();

/// Checks the header row against the columns that we know. False if a required one is missing;
/// unknown ones are warnings.
bool check_header(const TextTable& table, std::span<const ColumnSpec> columns, Problems& problems);

/// Reads dates and remembers them: tables repeat the same few days over and over.
class DateReader {
public:
    explicit DateReader(const CalendarTables& tables) : tables_(tables) {}
    /// The calendar of dates that do not name theirs; Julian unless it is said otherwise.
    void assume(CivilCalendar calendar) { calendar_ = calendar; }
    const Result<DateValue>& read(std::string_view text);

private:
    Result<DateValue> read_anew(const std::string& text) const;

    CivilCalendar calendar_ = CivilCalendar::Julian;
    const CalendarTables& tables_;
    TextMap<Result<DateValue>> known_;
};

/// A date's problem as somebody reads it in a table.
Problem date_problem(const Problem& from_reader, const std::string& file, const std::string& where,
                     std::string_view field, std::string_view text);

/// The words of an enumeration in the tables.
template <class Value>
using Words = std::span<const std::pair<std::string_view, Value>>;

/// Takes one row's cells as values and reports what is wrong with them. A wrong id, required
/// cell, date, position or required reference makes the row unusable; any other wrong cell counts
/// as empty.
class RowReader {
public:
    RowReader(const TextTable& table, std::size_t row, DateReader& dates, Problems& problems)
        : table_(table), row_(row), dates_(dates), problems_(problems) {}

    bool usable() const { return usable_; }
    int row_number() const { return table_.row_number(row_); }

    /// The column `id`, which then names the row in its problems; in a table without it, the text
    /// of the column `otherwise` in the first language that has one.
    std::string id(std::string_view otherwise);
    /// Names the row in its problems where there is no `id`.
    void call_it(std::string_view label) { label_ = label; }
    std::string_view label() const { return label_; }

    bool has(std::string_view column) const { return table_.column(column).has_value(); }
    std::string_view text(std::string_view column) const;
    std::string_view first_language(std::string_view column) const;
    std::string_view required_text(std::string_view column);
    LocalizedText localized(std::string_view column) const;
    LocalizedText required_localized(std::string_view column);
    std::vector<std::string> list(std::string_view column) const;

    std::optional<double> number(std::string_view column, double least, double most);
    std::optional<int> whole_number(std::string_view column, int least, int most);
    bool yes(std::string_view column, bool otherwise);
    std::optional<Colour> colour(std::string_view column);
    /// `lon` and `lat`; nothing if both are empty or one is wrong. Notices swapped ones.
    std::optional<LonLat> position();
    LonLat required_position();

    /// Nothing if the cell is empty or wrong; a wrong date makes the row unusable.
    std::optional<DateValue> date(std::string_view column);
    DateValue required_date(std::string_view column);
    /// `from` and `until`, open where they are empty. Checks their order.
    Timespan span();

    template <class Value>
    Value word(std::string_view column, Words<Value> words, Value otherwise);

    /// The id in a cell; -1 if it is empty or wrong.
    template <class Id>
    Id reference(std::string_view column, const KeyIndex& index) {
        return static_cast<Id>(reference_index(column, text(column), index, false));
    }
    /// The same where the row makes no sense without it.
    template <class Id>
    Id required_reference(std::string_view column, const KeyIndex& index) {
        return static_cast<Id>(reference_index(column, required_text(column), index, true));
    }
    template <class Id>
    std::vector<Id> references(std::string_view column, const KeyIndex& index) {
        std::vector<Id> ids;
        for (const std::string_view part : list_parts(text(column))) {
            const std::int32_t found = reference_index(column, part, index, false);
            if (found >= 0) {
                ids.push_back(static_cast<Id>(found));
            }
        }
        return ids;
    }

    /// An error after which the row cannot be used.
    void reject(std::string_view field, std::string_view found, std::string expected,
                std::string guess = {});
    /// An error in a cell that then counts as empty.
    void complain(std::string_view field, std::string_view found, std::string expected,
                  std::string guess = {});
    void warn(std::string_view field, std::string_view found, std::string expected,
              std::string guess = {});

private:
    std::string where() const;
    std::int32_t reference_index(std::string_view column, std::string_view key,
                                 const KeyIndex& index, bool required);
    std::optional<double> number_or_report(std::string_view column, double least, double most,
                                           std::string_view unit, bool needed);
    bool swapped(double lon, double lat);

    const TextTable& table_;
    std::size_t row_;
    DateReader& dates_;
    Problems& problems_;
    std::string_view label_;  ///< A piece of the table.
    bool usable_ = true;
};

/// "a, b, c or d"
std::string alternatives(const std::vector<std::string_view>& words);
/// The nearest of them, or "".
std::string nearest_of(std::string_view word, const std::vector<std::string_view>& words);

template <class Value>
Value RowReader::word(std::string_view column, Words<Value> words, Value otherwise) {
    const std::string_view found = text(column);
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
    complain(column, found, alternatives(known), nearest_of(found, known));
    return otherwise;
}

/// A number as tables write it: digits with a point, an optional sign. No units, no commas.
std::optional<double> parsed_number(std::string_view text);

/// `#RRGGBB`
std::optional<Colour> parsed_colour(std::string_view text);

}  // namespace nandu
