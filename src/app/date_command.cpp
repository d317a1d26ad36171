#include "app/date_command.h"

#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/problem.h"
#include "calendar/date_report.h"
#include "calendar/read_date.h"
#include "calendar/write_date.h"

namespace nandu {
namespace {

using Json = nlohmann::ordered_json;

Json ends(const std::string& first, const std::string& last) {
    const auto end = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    return {{"first", end(first)}, {"last", end(last)}};
}

Json texts(const LocalizedText& text) {
    return {{"hant", text.hant}, {"hans", text.hans}, {"en", text.en}};
}

Json court(const std::optional<CourtDate>& date, bool with_polity) {
    if (!date) {
        return nullptr;
    }
    Json json = Json::object();
    if (with_polity) {
        json["polity"] = date->polity.en;
    }
    json.update(texts(date->text));
    for (const LocalizedText& other : date->also) {
        json["also"].push_back(texts(other));
    }
    if (date->day_number_open) {
        json["day_number"] = "±1";
    }
    return json;
}

Json as_json(const DateReport& report) {
    Json json = Json::object();
    json["first_jdn"] = report.first ? Json(report.first->jdn) : Json();
    json["last_jdn"] = report.last ? Json(report.last->jdn) : Json();
    json["julian"] = ends(report.julian_first, report.julian_last);
    json["gregorian"] = ends(report.gregorian_first, report.gregorian_last);
    json["chinese"]["song"] = court(report.song, false);
    json["chinese"]["north"] = court(report.north, true);
    json["precision"] = word_of(report.precision);
    json["uncertain"] = report.uncertain;
    json["approximate"] = report.approximate;
    if (report.retrospective) {
        json["retrospective"] = true;
    }
    return json;
}

std::string western(const DateReport& report, CivilCalendar calendar) {
    const auto day = [calendar](const std::optional<Day>& end) {
        return end ? write_civil(*end, calendar, Language::En) : std::string("…");
    };
    return report.first == report.last ? day(report.first)
                                       : day(report.first) + " – " + day(report.last);
}

void print_court(std::ostream& out, const std::string& label, const CourtDate& date) {
    out << label << date.text.hant;
    if (date.text.hans != date.text.hant) {
        out << " · " << date.text.hans;
    }
    out << " · " << date.text.en;
    for (const LocalizedText& other : date.also) {
        out << " · also " << other.hant;
    }
    if (date.day_number_open) {
        out << " · day number ±1";
    }
    out << '\n';
}

/// The label and as many spaces as bring the values into one column.
std::string label(std::string_view name) {
    constexpr std::size_t kColumn = 14;
    std::string text(name);
    text.append(text.size() < kColumn ? kColumn - text.size() : 1, ' ');
    return text;
}

void print_lines(std::ostream& out, const DateReport& report) {
    out << label("Julian") << western(report, CivilCalendar::Julian) << '\n';
    out << label("Gregorian") << western(report, CivilCalendar::Gregorian) << '\n';
    for (const std::optional<CourtDate>& date : {report.song, report.north}) {
        if (date) {
            print_court(out, label(date->polity.en), *date);
        }
    }
    out << label("Day number") << (report.first ? std::to_string(report.first->jdn) : "…");
    if (report.first != report.last) {
        out << " – " << (report.last ? std::to_string(report.last->jdn) : "…");
    }
    out << '\n' << label("Precision") << word_of(report.precision);
    out << (report.uncertain ? ", uncertain" : "") << (report.approximate ? ", approximate" : "");
    out << (report.retrospective ? ", era name used for days before it" : "") << '\n';
}

}  // namespace

int run_date_command(const std::string& text, bool json, const CalendarTables& tables,
                     std::ostream& out, std::ostream& err) {
    const Result<DateValue> value = read_date(text, tables);
    if (!value) {
        err << sentence(value.error()) << '\n';
        return 2;
    }
    const DateReport report = describe(*value, tables);
    if (json) {
        out << as_json(report).dump() << '\n';
    } else {
        print_lines(out, report);
    }
    return 0;
}

}  // namespace nandu
