#include "calendar/unknown_day.h"

#include <fmt/format.h>

#include "calendar/date_part.h"
#include "calendar/write_date.h"

namespace nandu {

std::string edtf_of_unknown_day(Day first, Day last, CivilCalendar calendar) {
    const bool open_begin = first == kDistantPast;
    const bool open_end = last == kDistantFuture;
    if ((open_begin && last == kDistantPast) || (open_end && first == kDistantFuture) ||
        (open_begin && open_end)) {
        return "";
    }
    if (open_begin || open_end) {
        return open_begin ? fmt::format("[..{}]", write_iso(last, calendar))
                          : fmt::format("[{}..]", write_iso(first, calendar));
    }
    const std::string iso = write_iso(first, calendar);
    if (first == last) {
        return iso;
    }
    if (const auto unit = unit_filled_by(first, last, calendar)) {
        if (unit->precision == Precision::Month) {
            return iso.substr(0, iso.size() - 3);
        }
        if (unit->precision == Precision::Year) {
            return iso.substr(0, iso.size() - 6);
        }
    }
    return fmt::format("[{}..{}]", iso, write_iso(last, calendar));
}

}  // namespace nandu
