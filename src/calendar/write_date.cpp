#include "calendar/write_date.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "calendar/date_part.h"
#include "calendar/lunar.h"
#include "calendar/sexagenary.h"

namespace nandu {
namespace {

std::string year_words(int year, Language language) {
    if (language != Language::En) {
        return year > 0 ? fmt::format("{}年", year) : fmt::format("前{}年", 1 - year);
    }
    if (year <= 0) {
        return fmt::format("{} BC", 1 - year);
    }
    // Under four digits a bare number could be anything.
    return year < 1000 ? fmt::format("AD {}", year) : fmt::format("{}", year);
}

std::string civil_words(CivilDate date, Language language, bool short_month) {
    if (language != Language::En) {
        return fmt::format("{}{}月{}日", year_words(date.year, language), date.month, date.day);
    }
    std::string_view month = english_month(date.month);
    return fmt::format("{} {} {}", date.day, short_month ? month.substr(0, 3) : month,
                       year_words(date.year, language));
}

const char* choose(Language language, const char* en, const char* hant, const char* hans) {
    switch (language) {
        case Language::En:
            return en;
        case Language::Hant:
            return hant;
        case Language::Hans:
            return hans;
    }
    return en;
}

// Units in words

std::string english_years(int first, int last) {
    if (last <= 0) {
        return fmt::format("the years {}–{} BC", 1 - first, 1 - last);
    }
    if (first <= 0) {
        return fmt::format("the years {} – {}", year_words(first, Language::En),
                           year_words(last, Language::En));
    }
    return fmt::format("the years {}–{}", year_words(first, Language::En), last);
}

std::string decade_words(const CivilUnit& unit, Language language) {
    const bool named = unit.year >= 100 && unit.year % 10 == 0;
    if (language == Language::En) {
        return named ? fmt::format("{}s", unit.year) : english_years(unit.year, unit.last_year);
    }
    if (named) {
        return fmt::format("{}年代", unit.year);
    }
    return year_words(unit.year, language) + "至" + year_words(unit.last_year, language) +
           choose(language, "", "間", "间");
}

std::string century_words(const CivilUnit& unit, Language language) {
    if (unit.year > 0 && unit.year % 100 == 1) {
        const int number = unit.year / 100 + 1;
        if (language != Language::En) {
            return fmt::format("{}{}", number, choose(language, "", "世紀", "世纪"));
        }
        const int last = number % 100 / 10 == 1 ? 0 : number % 10;
        const char* ending = last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
        return fmt::format("{}{} century", number, ending);
    }
    if (language == Language::En) {
        return english_years(unit.year, unit.last_year);
    }
    return year_words(unit.year, language) + "至" + year_words(unit.last_year, language) +
           choose(language, "", "間", "间");
}

std::string season_words(const CivilUnit& unit, Language language) {
    constexpr const char* kEnglish[] = {"spring", "summer", "autumn", "winter"};
    constexpr const char* kChinese[] = {"春季", "夏季", "秋季", "冬季"};
    const auto index = static_cast<std::size_t>(unit.month - 1);
    if (language != Language::En) {
        return year_words(unit.year, language) + kChinese[index];
    }
    std::string words = fmt::format("{} {}", kEnglish[index], year_words(unit.year, language));
    if (unit.month == 4) {
        words += "–" + year_words(unit.year + 1, language);
    }
    return words;
}

std::string unit_words(const CivilUnit& unit, Language language) {
    switch (unit.precision) {
        case Precision::Day:
            return civil_words({unit.year, unit.month, unit.day}, language, false);
        case Precision::Month:
            return language == Language::En
                       ? fmt::format("{} {}", english_month(unit.month),
                                     year_words(unit.year, language))
                       : fmt::format("{}{}月", year_words(unit.year, language), unit.month);
        case Precision::Season:
            return season_words(unit, language);
        case Precision::Decade:
            return decade_words(unit, language);
        case Precision::Century:
            return century_words(unit, language);
        default:
            return year_words(unit.year, language);
    }
}

bool is_day_or_month(const CivilUnit& unit) {
    return unit.precision == Precision::Day || unit.precision == Precision::Month;
}

/// The first of two English dates of one year.
std::string without_year(const CivilUnit& unit) {
    return unit.precision == Precision::Day
               ? fmt::format("{} {}", unit.day, english_month(unit.month))
               : english_month(unit.month);
}

struct QualifiedUnit {
    CivilUnit unit;
    bool uncertain = false;
    bool approximate = false;

    bool qualified() const { return uncertain || approximate; }
    std::string prefix(Language language) const {
        std::string words = uncertain ? choose(language, "perhaps ", "或", "或") : "";
        return words + (approximate ? choose(language, "about ", "約", "约") : "");
    }
};

/// "5–8 May 1127", "5 May – 6 June 1127", 1127年5月5日至6月6日. `joint` stands between the English
/// ones: a dash or "and".
std::string range_words(const QualifiedUnit& a, const QualifiedUnit& b, Language language,
                        std::string_view joint) {
    const bool same_year =
        a.unit.year == b.unit.year && is_day_or_month(a.unit) && is_day_or_month(b.unit);
    const bool same_month = same_year && a.unit.month == b.unit.month &&
                            a.unit.precision == Precision::Day &&
                            b.unit.precision == Precision::Day;
    const bool plain = !a.qualified() && !b.qualified();
    if (language == Language::En) {
        const bool dash = joint == "–";
        const std::string spaced = fmt::format(" {} ", joint);
        if (same_month && plain) {
            return fmt::format("{}{}{}", a.unit.day, dash ? "–" : spaced,
                               unit_words(b.unit, language));
        }
        const bool years = a.unit.precision == Precision::Year &&
                           b.unit.precision == Precision::Year && a.unit.year >= 1000;
        const std::string first = same_year ? without_year(a.unit) : unit_words(a.unit, language);
        return a.prefix(language) + first + (years && plain && dash ? "–" : spaced) +
               b.prefix(language) + unit_words(b.unit, language);
    }
    std::string second = unit_words(b.unit, language);
    if (same_month) {
        second = fmt::format("{}日", b.unit.day);
    } else if (same_year) {
        second = second.substr(year_words(b.unit.year, language).size());
    }
    return a.prefix(language) + unit_words(a.unit, language) + "至" + b.prefix(language) + second;
}

// What a value is made of

/// The two ends of a value as units of one calendar.
struct Ends {
    std::optional<CivilUnit> begin;  ///< Empty where the end is missing.
    std::optional<CivilUnit> end;
    CivilCalendar calendar = CivilCalendar::Julian;
};

CivilCalendar other_than(CivilCalendar calendar) {
    return calendar == CivilCalendar::Julian ? CivilCalendar::Gregorian : CivilCalendar::Julian;
}

CivilUnit day_unit(Day day, CivilCalendar own) {
    const CivilDate date = civil_from_day(day, own);
    return {Precision::Day, date.year, date.month, date.day, date.year};
}

/// EDTF has a form for it: 1101 to 1200 are no `11XX`.
bool is_edtf_unit(const CivilUnit& unit) {
    return unit.precision != Precision::Century || unit.year <= 0 || unit.year % 100 == 0;
}

/// Both ends as the units they fill; as single days where a calendar has no such units.
template <class Allowed>
Ends ends_of(const DateValue& value, CivilCalendar own, Allowed allowed) {
    const bool has_begin = value.first != kDistantPast;
    const bool has_end = value.last != kDistantFuture;
    for (const CivilCalendar calendar : {own, other_than(own)}) {
        Ends ends;
        ends.calendar = calendar;
        if (has_begin) {
            ends.begin = unit_filled_by(value.first, value.begin_latest, calendar);
        }
        if (has_end) {
            ends.end = unit_filled_by(value.end_earliest, value.last, calendar);
        }
        if ((!has_begin || (ends.begin && allowed(*ends.begin))) &&
            (!has_end || (ends.end && allowed(*ends.end)))) {
            return ends;
        }
    }
    Ends days;
    days.calendar = own;
    if (has_begin) {
        days.begin = day_unit(value.first, own);
    }
    if (has_end) {
        days.end = day_unit(value.last, own);
    }
    return days;
}

/// First and last of a one-of set in the largest units that give both: years, months, days.
std::pair<CivilUnit, CivilUnit> span_units(Day first, Day last,
                                            CivilCalendar own) {
    CivilUnit a = day_unit(first, own);
    CivilUnit b = day_unit(last, own);
    if (a.day != 1 || b.day != days_in_month(b.year, b.month, own)) {
        return {a, b};
    }
    const bool years = a.month == 1 && b.month == 12;
    for (CivilUnit* unit : {&a, &b}) {
        unit->precision = years ? Precision::Year : Precision::Month;
        unit->day = 1;
        unit->month = years ? 1 : unit->month;
    }
    return {a, b};
}

bool at_begin(bool flag, IntervalEnds ends) {
    return flag && ends != IntervalEnds::End;
}
bool at_end(bool flag, IntervalEnds ends) {
    return flag && ends != IntervalEnds::Begin;
}

bool is_default(const DateValue& value) {
    return value.first == kDistantPast && value.last == kDistantFuture;
}

/// Whether the value, which is no interval and no set, is this unit and not only as long.
std::optional<Ends> single_unit(const DateValue& value,
                                CivilCalendar own = CivilCalendar::Julian) {
    for (const CivilCalendar calendar : {own, other_than(own)}) {
        const std::optional<CivilUnit> unit = unit_filled_by(value.first, value.last, calendar);
        if (unit && unit->precision == value.precision) {
            return Ends{unit, unit, calendar};
        }
    }
    return std::nullopt;
}

enum class Kind { Single, Interval, OneOf, AllOf };

Kind kind_of(const DateValue& value) {
    if (value.precision == Precision::Set) {
        return means_all(value) ? Kind::AllOf : Kind::OneOf;
    }
    if (value.precision == Precision::Interval || value.first == kDistantPast ||
        value.last == kDistantFuture) {
        return Kind::Interval;
    }
    return single_unit(value) ? Kind::Single : Kind::OneOf;
}

/// Marks dates of the other calendar than the story's own.
std::string calendar_note(CivilCalendar calendar, CivilCalendar own, Language language) {
    if (calendar == own) {
        return "";
    }
    return calendar == CivilCalendar::Gregorian
               ? choose(language, " (Gregorian)", "（格里曆）", "（格里历）")
               : choose(language, " (Julian)", "（儒略曆）", "（儒略历）");
}

std::string interval_words(const DateValue& value, Language language, CivilCalendar own) {
    const Ends ends = ends_of(value, own, [](const CivilUnit&) { return true; });
    QualifiedUnit a{ends.begin.value_or(CivilUnit{}),
                    at_begin(value.uncertain, value.uncertain_ends),
                    at_begin(value.approximate, value.approximate_ends)};
    QualifiedUnit b{ends.end.value_or(CivilUnit{}), at_end(value.uncertain, value.uncertain_ends),
                    at_end(value.approximate, value.approximate_ends)};
    std::string words;
    if (!ends.end) {
        words = choose(language, "from ", "", "") + a.prefix(language) +
                unit_words(a.unit, language) + choose(language, " on", "起", "起");
        if (value.unknown_end) {
            words += choose(language, ", end unknown", "，終點不詳", "，终点不详");
        }
    } else if (!ends.begin) {
        words = choose(language, "until ", "至", "至") + b.prefix(language) +
                unit_words(b.unit, language);
        if (value.unknown_begin) {
            words += choose(language, ", beginning unknown", "，起點不詳", "，起点不详");
        }
    } else if (a.unit == b.unit && a.uncertain == b.uncertain && a.approximate == b.approximate) {
        words = choose(language, "within ", "", "") + a.prefix(language) +
                unit_words(a.unit, language) + choose(language, "", "之內", "之内");
    } else {
        words = range_words(a, b, language, "–");
    }
    return words + calendar_note(ends.calendar, own, language);
}

/// `prefix` qualifies the whole.
std::string one_of_words(const DateValue& value, const std::string& prefix, Language language,
                         CivilCalendar own) {
    const auto [a, b] = span_units(value.first, value.last, own);
    if (a == b) {
        return prefix + choose(language, "some time in ", "", "") + unit_words(a, language) +
               choose(language, "", "某時", "某时");
    }
    return prefix + choose(language, "between ", "", "") + range_words({a}, {b}, language, "and") +
           choose(language, "", "之間", "之间");
}

// Reign dates

struct ReignDate {
    const Era* era = nullptr;
    LunarDate lunar;
};

std::optional<ReignDate> reign_date_in(Day day, const Era& era, const CalendarTables& tables) {
    const std::optional<LunarDate> lunar = lunar_date_on(day, tables.months(era.months));
    if (!lunar || year_of_era(era, lunar->month->lunar_year) < 1) {
        return std::nullopt;
    }
    return ReignDate{&era, *lunar};
}

std::optional<ReignDate> reign_date_on(Day day, std::string_view polity,
                                       const CalendarTables& tables) {
    const Era* era = era_on(day, polity, tables);
    return era == nullptr ? std::nullopt : reign_date_in(day, *era, tables);
}

LocalizedText reign_year_words(const ReignDate& date) {
    const int year = year_of_era(*date.era, date.lunar.month->lunar_year);
    const LocalizedText& name = date.era->name;
    const std::string han_year = han_era_year(year) + "年";
    return {fmt::format("{} {}", name.en, year), name.hant + han_year,
            (name.hans.empty() ? name.hant : name.hans) + han_year};
}

LocalizedText month_and_day_words(const LunarDate& date) {
    const std::string rest = han_month(date.month->month) + "月" + han_day(date.day) + "日";
    const bool leap = date.month->leap;
    return {
        fmt::format("{}month {}, day {}", leap ? "intercalary " : "", date.month->month, date.day),
        (leap ? "閏" : "") + rest, (leap ? "闰" : "") + rest};
}

LocalizedText reign_words(const ReignDate& date) {
    const LocalizedText year = reign_year_words(date);
    const LocalizedText rest = month_and_day_words(date.lunar);
    return {year.en + ", " + rest.en, year.hant + rest.hant, year.hans + rest.hans};
}

LocalizedText with_sexagenary(LocalizedText words, Day day) {
    const LocalizedText name = sexagenary_day(day);
    words.en += " (" + name.en + ")";
    words.hant += name.hant;
    words.hans += name.hans;
    return words;
}

// EDTF

std::string iso_year(int year) {
    return year < 0 ? fmt::format("-{:04}", -year) : fmt::format("{:04}", year);
}

std::string edtf_unit(const CivilUnit& unit) {
    switch (unit.precision) {
        case Precision::Day:
            return fmt::format("{}-{:02}-{:02}", iso_year(unit.year), unit.month, unit.day);
        case Precision::Month:
            return fmt::format("{}-{:02}", iso_year(unit.year), unit.month);
        case Precision::Season:
            return fmt::format("{}-{:02}", iso_year(unit.year), unit.month + 20);
        case Precision::Decade:
        case Precision::Century: {
            // Below zero the year that ends the decade carries its digits: -026X is -269 to -260.
            const bool before = unit.last_year <= 0;
            const std::string digits = fmt::format("{:04}", before ? -unit.last_year : unit.year);
            const std::size_t known = unit.precision == Precision::Decade ? 3 : 2;
            return fmt::format("{}{}{}", before ? "-" : "", digits.substr(0, known),
                               std::string(4 - known, 'X'));
        }
        default:
            return iso_year(unit.year);
    }
}

std::string qualifier(bool uncertain, bool approximate) {
    if (uncertain) {
        return approximate ? "%" : "?";
    }
    return approximate ? "~" : "";
}

std::string edtf_prefix(CivilCalendar calendar) {
    return calendar == CivilCalendar::Gregorian ? "G:" : "";
}

std::string edtf_interval(const DateValue& value) {
    const Ends ends = ends_of(value, CivilCalendar::Julian, is_edtf_unit);
    std::string text = edtf_prefix(ends.calendar);
    if (ends.begin) {
        text +=
            edtf_unit(*ends.begin) + qualifier(at_begin(value.uncertain, value.uncertain_ends),
                                               at_begin(value.approximate, value.approximate_ends));
    } else if (!value.unknown_begin) {
        text += "..";
    }
    text += "/";
    if (ends.end) {
        text += edtf_unit(*ends.end) + qualifier(at_end(value.uncertain, value.uncertain_ends),
                                                 at_end(value.approximate, value.approximate_ends));
    } else if (!value.unknown_end) {
        text += "..";
    }
    return text;
}

std::string edtf_one_of(const DateValue& value) {
    const auto [a, b] = span_units(value.first, value.last, CivilCalendar::Julian);
    return fmt::format("[{}{}{}{}]", a == b ? "" : edtf_unit(a), a == b ? "" : "..", edtf_unit(b),
                       qualifier(value.uncertain, value.approximate));
}

}  // namespace

std::string write_iso(Day day, CivilCalendar calendar) {
    const CivilDate date = civil_from_day(day, calendar);
    return fmt::format("{}-{:02}-{:02}", iso_year(date.year), date.month, date.day);
}

std::string write_civil(Day day, CivilCalendar calendar, Language language) {
    return civil_words(civil_from_day(day, calendar), language, false);
}

std::string write_civil_short(Day day, CivilCalendar calendar, Language language) {
    return civil_words(civil_from_day(day, calendar), language, true);
}

std::optional<LocalizedText> write_reign_date(Day day, std::string_view polity,
                                              const CalendarTables& tables) {
    const std::optional<ReignDate> date = reign_date_on(day, polity, tables);
    if (!date) {
        return std::nullopt;
    }
    return with_sexagenary(reign_words(*date), day);
}

std::vector<LocalizedText> other_reign_dates(Day day, std::string_view polity,
                                             const CalendarTables& tables) {
    std::vector<LocalizedText> dates;
    const Era* shown = era_on(day, polity, tables);
    for (const Era& era : tables.eras) {
        if (&era != shown && era.polity == polity && !era.cancelled && era.in_force.contains(day)) {
            if (const std::optional<ReignDate> date = reign_date_in(day, era, tables)) {
                dates.push_back(with_sexagenary(reign_words(*date), day));
            }
        }
    }
    return dates;
}

std::optional<LocalizedText> write_reign_dates(Day day, std::string_view polity,
                                               std::string_view beside,
                                               const CalendarTables& tables) {
    const std::optional<ReignDate> date = reign_date_on(day, polity, tables);
    if (!date) {
        return std::nullopt;
    }
    LocalizedText words = reign_words(*date);
    const std::optional<ReignDate> other = reign_date_on(day, beside, tables);
    if (!other) {
        return words;
    }
    const LunarDate& a = date->lunar;
    const LunarDate& b = other->lunar;
    const bool same =
        a.month->month == b.month->month && a.month->leap == b.month->leap && a.day == b.day;
    const LocalizedText second = same ? reign_year_words(*other) : reign_words(*other);
    const LocalizedText& name = other->era->polity_name;
    words.en += " (" + name.en + " " + second.en + ")";
    words.hant += "（" + name.hant + second.hant + "）";
    words.hans += "（" + name.hans + second.hans + "）";
    return words;
}

bool reign_day_is_open(Day day, std::string_view polity, const CalendarTables& tables) {
    const std::optional<ReignDate> date = reign_date_on(day, polity, tables);
    return date && day_number_is_open(date->lunar, tables.months(date->era->months));
}

std::optional<std::string> northern_polity(Day day, const CalendarTables& tables) {
    for (const char* polity : {"jin", "liao"}) {
        if (reign_date_on(day, polity, tables)) {
            return polity;
        }
    }
    return std::nullopt;
}

std::string write_date_value(const DateValue& value, Language language, CivilCalendar own) {
    if (is_default(value)) {
        return "";
    }
    const QualifiedUnit whole{{}, value.uncertain, value.approximate};
    const std::string prefix = whole.prefix(language);
    switch (kind_of(value)) {
        case Kind::Single: {
            const std::optional<Ends> unit = single_unit(value, own);
            return prefix + unit_words(*unit->begin, language) +
                   calendar_note(unit->calendar, own, language);
        }
        case Kind::Interval:
            return interval_words(value, language, own);
        case Kind::OneOf:
            return one_of_words(value, prefix, language, own);
        case Kind::AllOf: {
            const Ends ends = ends_of(value, own, [](const CivilUnit&) { return true; });
            return prefix + choose(language, "several times, ", "", "") +
                   range_words({*ends.begin}, {*ends.end}, language, "–") +
                   choose(language, "", "多次", "多次") + calendar_note(ends.calendar, own, language);
        }
    }
    return "";
}

std::string write_edtf(const DateValue& value) {
    if (is_default(value)) {
        return "";
    }
    switch (kind_of(value)) {
        case Kind::Single: {
            const std::optional<Ends> ends = single_unit(value);
            const CivilUnit& unit = *ends->begin;
            if (!is_edtf_unit(unit)) {
                return edtf_one_of(value);
            }
            std::string text = edtf_prefix(ends->calendar) + edtf_unit(unit);
            if (value.unspecified &&
                (unit.precision == Precision::Year || unit.precision == Precision::Month)) {
                text += "-XX";
            }
            return text + qualifier(value.uncertain, value.approximate);
        }
        case Kind::Interval:
            return edtf_interval(value);
        case Kind::OneOf:
            return edtf_one_of(value);
        case Kind::AllOf: {
            const Ends ends = ends_of(value, CivilCalendar::Julian, is_edtf_unit);
            return edtf_prefix(ends.calendar) + "{" + edtf_unit(*ends.begin) + "," +
                   edtf_unit(*ends.end) + qualifier(value.uncertain, value.approximate) + "}";
        }
    }
    return "";
}

}  // namespace nandu
