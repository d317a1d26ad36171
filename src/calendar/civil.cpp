#include "calendar/civil.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace nandu {
namespace {

// 64 bits and division that rounds down keep even the stand-ins for open ends defined.
std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

}  // namespace

bool is_leap_year(int year, CivilCalendar calendar) {
    const bool fourth = year % 4 == 0;
    if (calendar == CivilCalendar::Julian) {
        return fourth;
    }
    return fourth && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month, CivilCalendar calendar) {
    constexpr std::array<int, 12> kLengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month == 2 && is_leap_year(year, calendar)) {
        return 29;
    }
    return kLengths[static_cast<std::size_t>(month - 1)];
}

Day day_from_civil(CivilDate date, CivilCalendar calendar) {
    // The year is made to begin in March, so that the leap day is its last.
    const int before_march = date.month <= 2 ? 1 : 0;
    const std::int64_t year = std::int64_t{date.year} + 4800 - before_march;
    const int month = date.month + 12 * before_march - 3;
    std::int64_t days = date.day + (153 * month + 2) / 5 + 365 * year + floor_div(year, 4);
    if (calendar == CivilCalendar::Julian) {
        days -= 32083;
    } else {
        days += floor_div(year, 400) - floor_div(year, 100) - 32045;
    }
    return {static_cast<std::int32_t>(days)};
}

CivilDate civil_from_day(Day day, CivilCalendar calendar) {
    std::int64_t rest = std::int64_t{day.jdn} + 32082;
    std::int64_t centuries = 0;
    if (calendar == CivilCalendar::Gregorian) {
        const std::int64_t a = std::int64_t{day.jdn} + 32044;
        centuries = floor_div(4 * a + 3, 146097);
        rest = a - floor_div(146097 * centuries, 4);
    }
    const std::int64_t year = floor_div(4 * rest + 3, 1461);
    const std::int64_t day_of_year = rest - floor_div(1461 * year, 4);
    const std::int64_t month = (5 * day_of_year + 2) / 153;
    return {static_cast<int>(100 * centuries + year - 4800 + month / 10),
            static_cast<int>(month + 3 - 12 * (month / 10)),
            static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1)};
}

Day plus_months(Day day, int months) {
    const CivilDate date = civil_from_day(day, CivilCalendar::Julian);
    const std::int64_t count = std::int64_t{date.year} * 12 + date.month - 1 + months;
    const int year = static_cast<int>(floor_div(count, 12));
    const int month = static_cast<int>(count - std::int64_t{year} * 12) + 1;
    const int last = days_in_month(year, month, CivilCalendar::Julian);
    return day_from_civil({year, month, std::min(date.day, last)}, CivilCalendar::Julian);
}

}  // namespace nandu
