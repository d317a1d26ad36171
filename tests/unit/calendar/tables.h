#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "calendar/calendar_csv.h"
#include "calendar/civil.h"
#include "calendar/read_date.h"

namespace nandu {

inline std::string text_of_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error("cannot open " + path);
    }
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::string calendar_file(const std::string& name) {
    return text_of_file(std::string(NANDU_SOURCE_DIR) + "/geodata/calendars/" + name);
}

/// The tables that every atlas shares.
inline const CalendarTables& tables() {
    static const CalendarTables kTables = [] {
        Result<CalendarTables> read = calendar_tables_from_csv(calendar_file("song-months.csv"),
                                                               calendar_file("jin-months-diff.csv"),
                                                               calendar_file("eras.csv"));
        if (!read) {
            throw std::runtime_error(sentence(read.error()));
        }
        return *read;
    }();
    return kTables;
}

inline Day julian(int year, int month, int day) {
    return day_from_civil({year, month, day}, CivilCalendar::Julian);
}

/// The first and last day as text, or the sentence that the user sees.
inline std::string outcome(const Result<DateValue>& value) {
    if (!value) {
        return sentence(value.error());
    }
    return std::to_string(value->first.jdn) + ".." + std::to_string(value->last.jdn);
}
inline std::string days(int first, int last) {
    return std::to_string(first) + ".." + std::to_string(last);
}
inline std::string day(int jdn) {
    return days(jdn, jdn);
}
inline std::string read(const std::string& text) {
    return outcome(read_date(text, tables()));
}

}  // namespace nandu
