#include "calendar/calendar_csv.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "calendar/csv_rows.h"
#include "calendar/read_date.h"
#include "calendar/sexagenary.h"

namespace nandu {
namespace {

/// One row being read; the first thing that does not fit is kept.
class RowReader {
public:
    RowReader(const CsvTable& table, std::size_t row, const char* file)
        : table_(table), row_(row), file_(file) {}

    const std::string& text(std::string_view column) { return table_.cell(row_, column); }

    std::string required(std::string_view column) {
        const std::string& found = text(column);
        if (found.empty()) {
            refuse(column, "some text");
        }
        return found;
    }

    int number(std::string_view column, int least, int most) {
        const std::string& found = text(column);
        const bool minus = !found.empty() && found.front() == '-';
        const std::string digits = found.substr(minus ? 1 : 0);
        const bool plain = !digits.empty() && digits.size() <= 8 &&
                           digits.find_first_not_of("0123456789") == std::string::npos;
        const int value = plain ? std::stoi(digits) * (minus ? -1 : 1) : 0;
        if (!plain || value < least || value > most) {
            refuse(column,
                   "a number from " + std::to_string(least) + " to " + std::to_string(most));
        }
        return value;
    }

    Day day(std::string_view column) {
        const Result<DateValue> date = read_edtf(text(column));
        if (!date || date->precision != Precision::Day) {
            refuse(column, "a day such as 1127-01-09");
            return {};
        }
        return date->first;
    }

    bool yes(std::string_view column) {
        const std::string& found = text(column);
        if (found != "yes" && found != "no" && !found.empty()) {
            refuse(column, "yes or no");
        }
        return found == "yes";
    }

    std::vector<std::string> list(std::string_view column) {
        std::vector<std::string> items;
        std::string item;
        for (const char c : text(column) + ";") {
            if (c != ';') {
                item += c;
            } else if (!item.empty()) {
                items.push_back(std::move(item));
                item.clear();
            }
        }
        return items;
    }

    LocalizedText localized(const std::string& column) {
        return {text(column), text(column + "_hant"), text(column + "_hans")};
    }

    void refuse(std::string_view column, std::string expected) {
        if (problem_) {
            return;
        }
        problem_ = Problem{};
        problem_->file = file_;
        problem_->where = "row " + std::to_string(row_ + 2);  // the header is row 1
        problem_->field = column;
        problem_->found = text(column);
        problem_->expected = std::move(expected);
    }

    const std::optional<Problem>& problem() const { return problem_; }

private:
    const CsvTable& table_;
    std::size_t row_;
    const char* file_;
    std::optional<Problem> problem_;
};

constexpr int kLastJdn = kLastNamedDay.jdn;

Result<CsvTable> table_of(std::string_view text, const char* file) {
    if (text.empty()) {
        return CsvTable{};
    }
    Result<CsvTable> table = read_csv(text);
    if (!table) {
        table.error().file = file;
    }
    return table;
}

Problem refusal(const char* file, const LunarMonth& month, std::string expected) {
    Problem problem;
    problem.file = file;
    problem.where = "lunar year " + std::to_string(month.lunar_year) + ", month " +
                    std::to_string(month.month) + (month.leap ? " (leap)" : "");
    problem.expected = std::move(expected);
    return problem;
}

std::optional<Problem> gap_in(const std::vector<LunarMonth>& months, const char* file) {
    for (std::size_t i = 1; i < months.size(); ++i) {
        const LunarMonth& before = months[i - 1];
        const LunarMonth& month = months[i];
        if (month.first != before.first + before.length_days) {
            return refusal(file, month, "a month that begins on the day after the month before");
        }
        const bool next_of_year = month.lunar_year == before.lunar_year &&
                                  (month.leap ? month.month == before.month && !before.leap
                                              : month.month == before.month + 1);
        const bool next_year = month.lunar_year == before.lunar_year + 1 && month.month == 1 &&
                               !month.leap && before.month == 12;
        if (!next_of_year && !next_year) {
            return refusal(file, month, "the month that follows the month before it");
        }
    }
    return std::nullopt;
}

Result<std::vector<LunarMonth>> read_song_months(std::string_view text) {
    constexpr const char* kFile = "song-months.csv";
    const Result<CsvTable> table = table_of(text, kFile);
    if (!table) {
        return Failure(table.error());
    }
    std::vector<LunarMonth> months;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        RowReader row(*table, i, kFile);
        LunarMonth month;
        month.lunar_year = row.number("lunar_year", -4712, 9999);
        month.month = row.number("month", 1, 12);
        month.leap = row.number("leap", 0, 1) == 1;
        month.first = {row.number("jdn_first", 0, kLastJdn)};
        month.length_days = row.number("length", 29, 30);
        month.open = row.number("open", 0, 1) == 1;
        if (row.day("julian_first") != month.first) {
            row.refuse("julian_first", "the Julian day of jdn_first");
        }
        if (row.text("gz_first") != sexagenary_name(sexagenary_index(month.first)).hant) {
            row.refuse("gz_first", "the sexagenary name of jdn_first");
        }
        if (row.problem()) {
            return Failure(*row.problem());
        }
        months.push_back(month);
    }
    if (const std::optional<Problem> problem = gap_in(months, kFile)) {
        return Failure(*problem);
    }
    return months;
}

Result<std::vector<LunarMonth>> apply_differences(std::vector<LunarMonth> months,
                                                  std::string_view text) {
    constexpr const char* kFile = "jin-months-diff.csv";
    const Result<CsvTable> table = table_of(text, kFile);
    if (!table) {
        return Failure(table.error());
    }
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        RowReader row(*table, i, kFile);
        LunarMonth changed;
        changed.lunar_year = row.number("lunar_year", -4712, 9999);
        changed.month = row.number("month", 1, 12);
        changed.leap = row.number("leap", 0, 1) == 1;
        const std::string& kind = row.text("kind");
        const auto same = std::find_if(months.begin(), months.end(), [&](const LunarMonth& m) {
            return m.lunar_year == changed.lunar_year && m.month == changed.month &&
                   m.leap == changed.leap;
        });
        if (kind == "absent") {
            if (same == months.end()) {
                row.refuse("month", "a month of the southern table");
            } else {
                months.erase(same);
            }
        } else if (kind == "start" || kind == "length" || kind == "leap") {
            changed.first = {row.number("north_jdn", 0, kLastJdn)};
            changed.length_days = row.number("north_length", 29, 30);
            if (same != months.end()) {
                changed.open = same->open && kind == "length";
                *same = changed;
            } else {
                months.push_back(changed);
            }
        } else {
            row.refuse("kind", "start, length, leap or absent");
        }
        if (row.problem()) {
            return Failure(*row.problem());
        }
    }
    std::sort(months.begin(), months.end(),
              [](const LunarMonth& a, const LunarMonth& b) { return a.first < b.first; });
    if (const std::optional<Problem> problem = gap_in(months, kFile)) {
        return Failure(*problem);
    }
    return months;
}

Result<std::vector<Era>> read_eras(std::string_view text) {
    constexpr const char* kFile = "eras.csv";
    const Result<CsvTable> table = table_of(text, kFile);
    if (!table) {
        return Failure(table.error());
    }
    std::vector<Era> eras;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        RowReader row(*table, i, kFile);
        Era era;
        era.polity = row.required("polity");
        era.polity_name = row.localized("polity_name");
        era.polity_variants = row.list("polity_variants");
        row.required("name");
        row.required("name_hant");
        era.name = row.localized("name");
        era.pinyin = row.text("pinyin");
        era.variants = row.list("variants");
        era.emperor = row.localized("emperor");
        era.in_force = {row.day("from"), row.day("until")};
        if (era.in_force.until <= era.in_force.from) {
            row.refuse("until", "a day after the first");
        }
        era.year1_lunar_year = row.number("year1_lunar_year", -4712, 9999);
        const std::string& precision = row.text("precision");
        if (precision != "day" && precision != "month" && precision != "year") {
            row.refuse("precision", "day, month or year");
        }
        era.day_precise = precision == "day";
        const std::string& months = row.text("months");
        if (months != "song" && months != "north") {
            row.refuse("months", "song or north");
        }
        era.months = months == "north" ? MonthTable::North : MonthTable::South;
        era.needs_polity = row.yes("needs_polity");
        era.cancelled = row.yes("cancelled");
        era.note = row.localized("note");
        if (row.problem()) {
            return Failure(*row.problem());
        }
        eras.push_back(std::move(era));
    }
    return eras;
}

}  // namespace

Result<CalendarTables> calendar_tables_from_csv(std::string_view song_months,
                                                std::string_view north_diff,
                                                std::string_view eras) {
    Result<std::vector<LunarMonth>> south = read_song_months(song_months);
    if (!south) {
        return Failure(south.error());
    }
    Result<std::vector<LunarMonth>> north = apply_differences(*south, north_diff);
    if (!north) {
        return Failure(north.error());
    }
    Result<std::vector<Era>> all_eras = read_eras(eras);
    if (!all_eras) {
        return Failure(all_eras.error());
    }
    return CalendarTables{std::move(*south), std::move(*north), std::move(*all_eras)};
}

}  // namespace nandu
