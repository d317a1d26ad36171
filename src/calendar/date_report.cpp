#include "calendar/date_report.h"

#include <string_view>
#include <utility>

#include "calendar/lunar.h"
#include "calendar/write_date.h"

namespace nandu {
namespace {

std::optional<CourtDate> court_date(Day day, std::string_view polity,
                                    const CalendarTables& tables) {
    std::optional<LocalizedText> text = write_reign_date(day, polity, tables);
    if (!text) {
        return std::nullopt;
    }
    CourtDate date;
    date.polity = era_on(day, polity, tables)->polity_name;
    date.text = std::move(*text);
    date.also = other_reign_dates(day, polity, tables);
    date.day_number_open = reign_day_is_open(day, polity, tables);
    return date;
}

}  // namespace

DateReport describe(const DateValue& value, const CalendarTables& tables) {
    DateReport report;
    if (value.first != kDistantPast) {
        report.first = value.first;
        report.julian_first = write_iso(value.first, CivilCalendar::Julian);
        report.gregorian_first = write_iso(value.first, CivilCalendar::Gregorian);
        report.song = court_date(value.first, "song", tables);
        if (const std::optional<std::string> north = northern_polity(value.first, tables)) {
            report.north = court_date(value.first, *north, tables);
        }
    }
    if (value.last != kDistantFuture) {
        report.last = value.last;
        report.julian_last = write_iso(value.last, CivilCalendar::Julian);
        report.gregorian_last = write_iso(value.last, CivilCalendar::Gregorian);
    }
    report.precision = value.precision;
    report.uncertain = value.uncertain;
    report.approximate = value.approximate;
    report.retrospective = value.retrospective;
    report.edtf = write_edtf(value);
    for (const Language language : kLanguages) {
        std::string words = write_date_value(value, language);
        (language == Language::En     ? report.words.en
         : language == Language::Hant ? report.words.hant
                                      : report.words.hans) = std::move(words);
    }
    return report;
}

}  // namespace nandu
