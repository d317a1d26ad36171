#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/localized_text.h"
#include "calendar/calendars.h"
#include "calendar/date_value.h"

namespace nandu {

/// One court's name of a day.
struct CourtDate {
    LocalizedText polity;             ///< "Jin", 金
    LocalizedText text;               ///< 天會四年閏十一月廿五日丙辰
    std::vector<LocalizedText> also;  ///< Other eras in force on that day.
    bool day_number_open = false;     ///< The sources differ by a day about the day's number.
};

/// A date in every calendar, for reading. Both ends are inclusive and empty where they are open.
struct DateReport {
    std::optional<Day> first;
    std::optional<Day> last;
    std::string julian_first, julian_last;  ///< "1127-01-09"; empty where open.
    std::string gregorian_first, gregorian_last;
    std::optional<CourtDate> song;  ///< The first day; empty where no table reaches.
    std::optional<CourtDate> north;
    Precision precision = Precision::Day;
    bool uncertain = false;
    bool approximate = false;
    bool retrospective = false;
    std::string edtf;
    LocalizedText words;
};

DateReport describe(const DateValue& value, const CalendarTables& tables);

}  // namespace nandu
