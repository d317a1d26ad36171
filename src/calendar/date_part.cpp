#include "calendar/date_part.h"

#include <algorithm>
#include <array>

namespace nandu {
namespace {

std::optional<DatePart> days_of(CivilDate first, CivilDate last, Precision precision,
                                CivilCalendar calendar) {
    DatePart part;
    part.first = day_from_civil(first, calendar);
    part.last = day_from_civil(last, calendar);
    part.precision = precision;
    if (part.first < kFirstNamedDay || part.last > kLastNamedDay) {
        return std::nullopt;
    }
    return part;
}

}  // namespace

std::optional<DatePart> part_of(const CivilUnit& unit, CivilCalendar calendar) {
    const int year = unit.year;
    std::optional<DatePart> part;
    switch (unit.precision) {
        case Precision::Day: {
            const CivilDate date{year, unit.month, unit.day};
            part = days_of(date, date, unit.precision, calendar);
            break;
        }
        case Precision::Month:
            part = days_of({year, unit.month, 1},
                           {year, unit.month, days_in_month(year, unit.month, calendar)},
                           unit.precision, calendar);
            break;
        case Precision::Season: {
            const int last_month = unit.month == 4 ? 2 : unit.month * 3 + 2;
            const int last_year = unit.month == 4 ? year + 1 : year;
            part = days_of({year, unit.month * 3, 1},
                           {last_year, last_month, days_in_month(last_year, last_month, calendar)},
                           unit.precision, calendar);
            break;
        }
        case Precision::Decade:
        case Precision::Century:
            part = days_of({year, 1, 1}, {unit.last_year, 12, 31}, unit.precision, calendar);
            if (part) {
                part->unspecified = true;
            }
            break;
        default:
            part = days_of({year, 1, 1}, {year, 12, 31}, Precision::Year, calendar);
            break;
    }
    return part;
}

std::optional<CivilUnit> unit_filled_by(Day first, Day last, CivilCalendar calendar) {
    if (first < kFirstNamedDay || last > kLastNamedDay || last < first) {
        return std::nullopt;
    }
    const CivilDate a = civil_from_day(first, calendar);
    const CivilDate b = civil_from_day(last, calendar);
    CivilUnit unit{Precision::Day, a.year, a.month, a.day, a.year};
    if (first == last) {
        return unit;
    }
    if (a.day != 1 || b.day != days_in_month(b.year, b.month, calendar)) {
        return std::nullopt;
    }
    const int months = (b.year - a.year) * 12 + b.month - a.month + 1;
    unit.day = 1;
    if (months == 1) {
        unit.precision = Precision::Month;
        return unit;
    }
    if (months == 3 && a.month % 3 == 0) {
        unit.precision = Precision::Season;
        unit.month = a.month / 3;
        return unit;
    }
    if (a.month != 1 || months % 12 != 0) {
        return std::nullopt;
    }
    // `-026X` runs from -269 to -260, so below zero a decade ends with the round year.
    const int years = months / 12;
    const bool starts_round = a.year >= 0 && a.year % years == 0;
    const bool ends_round = b.year <= 0 && b.year % years == 0;
    const bool counted_century = years == 100 && a.year > 0 && a.year % 100 == 1;
    unit.month = 1;
    unit.last_year = b.year;
    if (years == 1) {
        unit.precision = Precision::Year;
    } else if (years == 10 && (starts_round || ends_round)) {
        unit.precision = Precision::Decade;
    } else if (years == 100 && (starts_round || ends_round || counted_century)) {
        unit.precision = Precision::Century;
    } else {
        return std::nullopt;
    }
    return unit;
}

DateValue value_of(const DatePart& part) {
    DateValue value;
    value.first = part.first;
    value.last = part.last;
    value.begin_latest = part.last;
    value.end_earliest = part.first;
    value.precision = part.precision;
    value.uncertain = part.uncertain;
    value.approximate = part.approximate;
    value.unspecified = part.unspecified;
    value.retrospective = part.retrospective;
    return value;
}

DateValue interval_of(const std::optional<DatePart>& begin, const std::optional<DatePart>& end,
                      MissingEnd missing) {
    const DatePart a = begin.value_or(DatePart{kDistantPast, kDistantPast});
    const DatePart b = end.value_or(DatePart{kDistantFuture, kDistantFuture});
    DateValue value;
    value.first = a.first;
    value.begin_latest = a.last;
    value.end_earliest = b.first;
    value.last = b.last;
    value.precision = Precision::Interval;
    const auto ends = [](bool at_begin, bool at_end) {
        if (at_begin == at_end) {
            return IntervalEnds::Both;
        }
        return at_begin ? IntervalEnds::Begin : IntervalEnds::End;
    };
    value.uncertain = a.uncertain || b.uncertain;
    value.uncertain_ends = ends(a.uncertain, b.uncertain);
    value.approximate = a.approximate || b.approximate;
    value.approximate_ends = ends(a.approximate, b.approximate);
    value.retrospective = a.retrospective || b.retrospective;
    value.open_begin = !begin && missing == MissingEnd::Open;
    value.unknown_begin = !begin && missing == MissingEnd::Unknown;
    value.open_end = !end && missing == MissingEnd::Open;
    value.unknown_end = !end && missing == MissingEnd::Unknown;
    return value;
}

DateValue set_of(const std::vector<DatePart>& members, bool all) {
    DatePart begin = members.front();
    DatePart end = members.front();
    bool uncertain = false;
    bool approximate = false;
    for (const DatePart& member : members) {
        if (member.first < begin.first ||
            (member.first == begin.first && member.last < begin.last)) {
            begin = member;
        }
        if (member.last > end.last || (member.last == end.last && member.first > end.first)) {
            end = member;
        }
        uncertain = uncertain || member.uncertain;
        approximate = approximate || member.approximate;
    }
    DateValue value;
    value.first = begin.first;
    value.last = end.last;
    value.begin_latest = all ? begin.last : value.last;
    value.end_earliest = all ? end.first : value.first;
    value.precision = Precision::Set;
    value.uncertain = uncertain;
    value.approximate = approximate;
    return value;
}

bool means_all(const DateValue& set) {
    return set.begin_latest != set.last || set.end_earliest != set.first;
}

const char* english_month(int month) {
    constexpr std::array<const char*, 12> kNames = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return kNames[static_cast<std::size_t>(month - 1)];
}

std::string named_days_in_words() {
    return "a day from 1 January 4713 BC to 31 December 9999";
}

}  // namespace nandu
