#include "import/row_reader.h"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calendar/read_date.h"
#include "import/nearest.h"

namespace nandu {
namespace {

bool is_id(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

/// The id that somebody may write instead of hers: "Lin'an Fu" becomes "linan-fu".
std::string as_id(std::string_view text) {
    std::string id;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z') {
            id += static_cast<char>(c - 'A' + 'a');
        } else if (c == ' ' || c == '.' || c == '/') {
            id += '-';
        } else if (is_id({&c, 1})) {
            id += c;
        } else if (c != '\'') {
            return {};  // Letters beyond ASCII: any guess would be wrong.
        }
    }
    return id;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// What somebody typed before her spreadsheet took it for something else: it makes -264 of the
/// year -0264, 960 of 0960, and puts a midnight behind days.
std::string as_typed(std::string_view text) {
    for (const std::string_view midnight : {" 00:00:00", "T00:00:00"}) {
        const std::size_t at = text.find(midnight);
        if (at != std::string_view::npos && at + midnight.size() == text.size()) {
            text = text.substr(0, at);
        }
    }
    std::string typed;
    for (std::size_t at = 0; at < text.size();) {
        const bool starts = at == 0 || text[at - 1] == '/';
        const bool minus = text[at] == '-';
        std::size_t digits = at + (minus ? 1 : 0);
        while (digits < text.size() && is_digit(text[digits])) {
            ++digits;
        }
        const std::size_t count = digits - at - (minus ? 1 : 0);
        const bool ends = digits == text.size() || text[digits] == '/' || text[digits] == '-' ||
                          text[digits] == '?' || text[digits] == '~';
        // Two digits without a sign may be a year of any century; a day stands behind a slash.
        const bool whole = at == 0 && digits == text.size();
        if (starts && ends && count > 0 && count < 4 && (minus || (whole && count == 3))) {
            typed.append(minus ? "-" : "").append(4 - count, '0');
            typed.append(text.substr(at + (minus ? 1 : 0), count));
            at = digits;
        } else {
            typed += text[at++];
        }
    }
    return typed;
}

std::string plain(double number) {
    return fmt::format("{:g}", number);
}

}  // namespace

std::string alternatives(const std::vector<std::string_view>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

std::string nearest_of(std::string_view word, const std::vector<std::string_view>& words) {
    return nearest_word(word, words);
}

std::optional<double> parsed_number(std::string_view text) {
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
    }
    double number = 0.0;
    const auto [end, error] =
        fast_float::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) {
        return std::nullopt;
    }
    return number;
}

std::optional<Colour> parsed_colour(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') {
        return std::nullopt;
    }
    std::uint32_t rgb = 0;
    for (const char c : text.substr(1)) {
        std::uint32_t digit = 0;
        if (c >= '0' && c <= '9') {
            digit = static_cast<std::uint32_t>(c - '0');
        } else if (c >= 'a' && c <= 'f') {
            digit = static_cast<std::uint32_t>(c - 'a' + 10);
        } else if (c >= 'A' && c <= 'F') {
            digit = static_cast<std::uint32_t>(c - 'A' + 10);
        } else {
            return std::nullopt;
        }
        rgb = rgb * 16 + digit;
    }
    return Colour{rgb};
}

bool check_header(const TextTable& table, std::span<const ColumnSpec> columns, Problems& problems) {
    std::vector<std::string> known;
    for (const ColumnSpec& column : columns) {
        known.emplace_back(column.name);
        if (column.localized) {
            known.push_back(std::string(column.name) + "_hant");
            known.push_back(std::string(column.name) + "_hans");
        }
    }
    std::vector<std::string_view> unknown;
    for (const std::string& name : table.header()) {
        const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
        if (!is_known && !name.empty() &&
            std::find(unknown.begin(), unknown.end(), name) == unknown.end()) {
            unknown.push_back(name);
        }
    }
    bool usable = true;
    std::string columns_there;
    for (const std::string& name : table.header()) {
        columns_there += (columns_there.empty() ? "" : ", ") + std::string(table.title_of(name));
    }
    std::vector<std::string> guessed;
    for (const ColumnSpec& column : columns) {
        const std::string name(column.name);
        const bool there =
            table.column(name) ||
            (column.localized && (table.column(name + "_hant") || table.column(name + "_hans")));
        if (column.required && !there) {
            usable = false;
            guessed.push_back(nearest_word(name, unknown));
            problems.push_back({table.file(), table.where_header(), "", columns_there,
                                fmt::format("a column {}", name), guessed.back(), Severity::Error});
        }
    }
    for (const std::string_view name : unknown) {
        if (table.is_layer()) {
            break;  // Files of features carry what their program needs.
        }
        if (std::find(guessed.begin(), guessed.end(), name) != guessed.end()) {
            continue;  // Said already.
        }
        // A guess that is there already would be no help.
        std::vector<std::string_view> candidates;
        for (const std::string& candidate : known) {
            if (!table.column(candidate)) {
                candidates.push_back(candidate);
            }
        }
        problems.push_back({table.file(), table.where_header(), "",
                            std::string(table.title_of(name)),
                            "a column that this table knows; this one is ignored",
                            nearest_word(name, candidates), Severity::Warning});
    }
    return usable;
}

const Result<DateValue>& DateReader::read(std::string_view text) {
    const auto found = known_.find(text);
    if (found != known_.end()) {
        return found->second;
    }
    return known_.emplace(std::string(text), read_anew(as_typed(text))).first->second;
}

Result<DateValue> DateReader::read_anew(const std::string& text) const {
    return read_date(text, tables_, calendar_);
}

Problem date_problem(const Problem& from_reader, const std::string& file, const std::string& where,
                     std::string_view field, std::string_view text) {
    Problem problem = from_reader;
    problem.file = file;
    problem.where = where;
    problem.field = std::string(field);
    problem.found = shortened(text);
    if (!from_reader.where.empty()) {
        problem.expected += fmt::format(" ({})", from_reader.where);
    }
    return problem;
}

std::string RowReader::where() const {
    const std::string row = table_.where(row_number());
    return label_.empty() ? row : fmt::format("{} ({})", row, shortened(label_));
}

void RowReader::reject(std::string_view field, std::string_view found, std::string expected,
                       std::string guess) {
    usable_ = false;
    complain(field, found, std::move(expected), std::move(guess));
}

void RowReader::complain(std::string_view field, std::string_view found, std::string expected,
                         std::string guess) {
    problems_.push_back({table_.file(), where(), std::string(table_.title_of(field)),
                         shortened(found), std::move(expected), std::move(guess), Severity::Error});
}

void RowReader::warn(std::string_view field, std::string_view found, std::string expected,
                     std::string guess) {
    problems_.push_back({table_.file(), where(), std::string(table_.title_of(field)),
                         shortened(found), std::move(expected), std::move(guess),
                         Severity::Warning});
}

std::string_view RowReader::text(std::string_view column) const {
    const std::optional<std::size_t> position = table_.column(column);
    return position ? table_.cell(row_, *position) : std::string_view{};
}

std::string_view RowReader::required_text(std::string_view column) {
    const std::string_view found = text(column);
    if (found.empty()) {
        reject(column, "", "a value; the cell is empty");
    }
    return found;
}

LocalizedText RowReader::localized(std::string_view column) const {
    const std::string name(column);
    return {std::string(text(name)), std::string(text(name + "_hant")),
            std::string(text(name + "_hans"))};
}

LocalizedText RowReader::required_localized(std::string_view column) {
    LocalizedText found = localized(column);
    if (found.empty()) {
        reject(column, "", "a value; the cell is empty");
    }
    return found;
}

std::vector<std::string> RowReader::list(std::string_view column) const {
    const std::vector<std::string_view> parts = list_parts(text(column));
    return {parts.begin(), parts.end()};
}

std::string_view RowReader::first_language(std::string_view column) const {
    for (const std::string_view ending : {"", "_hant", "_hans"}) {
        if (const std::string_view found = text(std::string(column).append(ending));
            !found.empty()) {
            return found;
        }
    }
    return {};
}

std::string RowReader::id(std::string_view otherwise) {
    if (!has("id")) {
        label_ = first_language(otherwise);
        return std::string(label_);
    }
    const std::string_view found = required_text("id");
    if (found.empty()) {
        return {};
    }
    label_ = found;
    // The row stays: other tables may well use the same spelling, and one report is enough.
    if (!is_id(found)) {
        const std::string guess = as_id(found);
        const bool only_capitals = edit_distance(guess, found) == 0;
        problems_.push_back({table_.file(), where(), "id", shortened(found),
                             "small letters a to z, digits, - and _ only", guess,
                             only_capitals ? Severity::Warning : Severity::Error});
    }
    return std::string(found);
}

std::optional<double> RowReader::number_or_report(std::string_view column, double least,
                                                  double most, std::string_view unit, bool needed) {
    const std::string_view found = text(column);
    if (found.empty()) {
        if (needed) {
            reject(column, "", "a number; the cell is empty");
        }
        return std::nullopt;
    }
    const auto report = [&](std::string expected, std::string guess) {
        if (needed) {
            reject(column, found, std::move(expected), std::move(guess));
        } else {
            complain(column, found, std::move(expected), std::move(guess));
        }
    };
    const std::string range =
        std::isfinite(most)
            ? fmt::format("a number{} from {} to {}", unit, plain(least), plain(most))
            : fmt::format("a number{} not below {}", unit, plain(least));
    std::string with_point(found);
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    const std::optional<double> number =
        parsed_number(table_.has_decimal_commas() ? std::string_view(with_point) : found);
    if (!number) {
        report(unit.empty() ? range : range + ", such as 34.8",
               parsed_number(with_point) ? with_point : "");
        return std::nullopt;
    }
    if (*number < least || *number > most) {
        report(range, "");
        return std::nullopt;
    }
    return number;
}

std::optional<double> RowReader::number(std::string_view column, double least, double most) {
    return number_or_report(column, least, most, "", false);
}

std::optional<int> RowReader::whole_number(std::string_view column, int least, int most) {
    const std::optional<double> found = number(column, least, most);
    if (!found) {
        return std::nullopt;
    }
    if (*found != std::floor(*found)) {
        complain(column, text(column), fmt::format("a whole number from {} to {}", least, most));
        return std::nullopt;
    }
    return static_cast<int>(*found);
}

bool RowReader::yes(std::string_view column, bool otherwise) {
    static constexpr std::pair<std::string_view, bool> kWords[] = {
        {"yes", true}, {"no", false}, {"true", true}, {"false", false}, {"1", true}, {"0", false},
    };
    const std::string_view found = text(column);
    if (found.empty()) {
        return otherwise;
    }
    for (const auto& [word, value] : kWords) {
        if (edit_distance(found, word) == 0) {
            return value;
        }
    }
    complain(column, found, "yes or no");
    return otherwise;
}

std::optional<Colour> RowReader::colour(std::string_view column) {
    const std::string_view found = text(column);
    if (found.empty()) {
        return std::nullopt;
    }
    const std::optional<Colour> colour = parsed_colour(found);
    if (!colour) {
        std::string guess = "#" + std::string(found);
        if (!parsed_colour(guess)) {
            guess.clear();
        }
        if (found.size() == 4 && found.front() == '#') {
            guess = fmt::format("#{0}{0}{1}{1}{2}{2}", found[1], found[2], found[3]);
            guess = parsed_colour(guess) ? guess : "";
        }
        complain(column, found, "a colour as # and six digits, such as #E69F00", guess);
    }
    return colour;
}

bool RowReader::swapped(double lon, double lat) {
    if (std::abs(lat) <= 90.0 || std::abs(lat) > 180.0 || std::abs(lon) > 90.0) {
        return false;
    }
    reject("lat", text("lat"), "degrees from -90 to 90; lon and lat may be swapped",
           fmt::format("lon {}, lat {}", text("lat"), text("lon")));
    return true;
}

std::optional<LonLat> RowReader::position() {
    if (text("lon").empty() && text("lat").empty()) {
        return std::nullopt;
    }
    const std::optional<double> raw_lon = parsed_number(text("lon"));
    const std::optional<double> raw_lat = parsed_number(text("lat"));
    if (raw_lon && raw_lat && swapped(*raw_lon, *raw_lat)) {
        return std::nullopt;
    }
    const std::optional<double> lon = number_or_report("lon", -180.0, 180.0, " of degrees", true);
    const std::optional<double> lat = number_or_report("lat", -90.0, 90.0, " of degrees", true);
    if (!lon || !lat) {
        return std::nullopt;
    }
    return LonLat{*lon, *lat};
}

LonLat RowReader::required_position() {
    if (text("lon").empty() && text("lat").empty()) {
        required_text("lon");
        required_text("lat");
        return {};
    }
    return position().value_or(LonLat{});
}

std::optional<DateValue> RowReader::date(std::string_view column) {
    const std::string_view found = text(column);
    if (found.empty()) {
        return std::nullopt;
    }
    const Result<DateValue>& read = dates_.read(found);
    if (!read) {
        usable_ = false;
        problems_.push_back(
            date_problem(read.error(), table_.file(), where(), table_.title_of(column), found));
        return std::nullopt;
    }
    return *read;
}

DateValue RowReader::required_date(std::string_view column) {
    if (required_text(column).empty()) {
        return {};
    }
    return date(column).value_or(DateValue{});
}

Timespan RowReader::span() {
    const std::optional<DateValue> from = date("from");
    const std::optional<DateValue> until = date("until");
    if (from && until && until->last <= from->first) {
        reject("until", text("until"),
               fmt::format("a day after {}, when it began; `until` is the first day on which it "
                           "was true no more",
                           text("from")));
        return {};
    }
    return timespan_from_until(from.value_or(DateValue{}), until.value_or(DateValue{}));
}

std::int32_t RowReader::reference_index(std::string_view column, std::string_view key,
                                        const KeyIndex& index, bool required) {
    if (key.empty()) {
        return -1;
    }
    if (const std::optional<std::int32_t> found = index.find(key)) {
        return *found;
    }
    std::string expected =
        index.was_left_out(key)
            ? fmt::format("an id of {}; its row {} was left out", index.file(), index.row_of(key))
            : fmt::format("an id of {}", index.file());
    std::string guess = index.was_left_out(key) ? std::string{} : index.nearest(key);
    if (const int several = index.count_called(key); several > 1) {
        expected +=
            fmt::format("; {} of its rows have this name, so they need a column id", several);
        guess.clear();
    }
    if (required) {
        reject(column, key, std::move(expected), std::move(guess));
    } else {
        complain(column, key, std::move(expected), std::move(guess));
    }
    return -1;
}

}  // namespace nandu
