#include "calendar/lunar.h"

#include <algorithm>
#include <array>

namespace nandu {

std::optional<LunarDate> lunar_date_on(Day day, const std::vector<LunarMonth>& table) {
    const auto after =
        std::upper_bound(table.begin(), table.end(), day,
                         [](Day value, const LunarMonth& month) { return value < month.first; });
    if (after == table.begin()) {
        return std::nullopt;
    }
    const LunarMonth& month = *(after - 1);
    const int number = day - month.first + 1;
    if (number > month.length_days) {
        return std::nullopt;
    }
    return LunarDate{&month, number};
}

const LunarMonth* find_month(const std::vector<LunarMonth>& table, int lunar_year, int month,
                             bool leap) {
    auto it = std::lower_bound(
        table.begin(), table.end(), lunar_year,
        [](const LunarMonth& entry, int value) { return entry.lunar_year < value; });
    for (; it != table.end() && it->lunar_year == lunar_year; ++it) {
        if (it->month == month && it->leap == leap) {
            return &*it;
        }
    }
    return nullptr;
}

std::optional<DaySpan> span_of_months(const std::vector<LunarMonth>& table, int lunar_year,
                                      int from, int to) {
    const LunarMonth* begin = find_month(table, lunar_year, from, false);
    const LunarMonth* end = find_month(table, lunar_year, to, false);
    if (begin == nullptr || end == nullptr) {
        return std::nullopt;
    }
    if (const LunarMonth* leap = find_month(table, lunar_year, to, true)) {
        end = leap;
    }
    return DaySpan{begin->first, end->first + end->length_days};
}

Day end_of_table(const std::vector<LunarMonth>& table) {
    return table.empty() ? kDistantPast : table.back().first + table.back().length_days;
}

bool day_number_is_open(const LunarDate& date, const std::vector<LunarMonth>& table) {
    if (date.month->open) {
        return true;
    }
    const bool last_of_table = date.month == &table.back();
    return date.day == date.month->length_days && !last_of_table && (date.month + 1)->open;
}

const Era* era_on(Day day, std::string_view polity, const CalendarTables& tables) {
    const Era* found = nullptr;
    for (const Era& era : tables.eras) {
        if (era.polity == polity && !era.cancelled && era.in_force.contains(day) &&
            (found == nullptr || era.in_force.from < found->in_force.from)) {
            found = &era;
        }
    }
    return found;
}

std::string han_number(int number) {
    constexpr std::array<std::string_view, 10> kDigits = {"",   "一", "二", "三", "四",
                                                          "五", "六", "七", "八", "九"};
    std::string text;
    if (number >= 20) {
        text += kDigits[static_cast<std::size_t>(number / 10 % 10)];
    }
    if (number >= 10) {
        text += "十";
    }
    text += kDigits[static_cast<std::size_t>(number % 10)];
    return text;
}

std::string han_era_year(int year) {
    return year == 1 ? "元" : han_number(year);
}

std::string han_month(int month) {
    return month == 1 ? "正" : han_number(month);
}

std::string han_day(int day) {
    if (day <= 10) {
        return "初" + han_number(day);
    }
    if (day > 20 && day < 30) {
        return "廿" + han_number(day - 20);
    }
    return han_number(day);
}

}  // namespace nandu
