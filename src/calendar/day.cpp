#include "calendar/day.h"

#include <algorithm>

namespace nandu {

double likelihood_at(const Timespan& span, Day day) {
    if (!span.possible().contains(day)) {
        return 0.0;
    }
    const double begins = double(span.begin_latest - span.begin_earliest) + 1.0;
    const double ends = double(span.end_latest - span.end_earliest) + 1.0;
    if (begins < 1.0 || ends < 1.0) {
        return 0.0;
    }
    const double begun = std::min(double(day - span.begin_earliest) + 1.0, begins);
    const double lasting = std::min(double(span.end_latest - day), ends);

    // Pairs with the end after the beginning. A beginning before `end_earliest` goes with every
    // end, a later one with the ends that are left: an arithmetic series.
    const double early = std::clamp(double(span.end_earliest - span.begin_earliest), 0.0, begins);
    const Day first_late{std::max(span.begin_earliest.jdn, span.end_earliest.jdn)};
    const Day last_late{std::min(span.begin_latest.jdn, span.end_latest.jdn - 1)};
    const double late = std::max(double(last_late - first_late) + 1.0, 0.0);
    const double late_pairs =
        late * (double(span.end_latest - first_late) + double(span.end_latest - last_late)) / 2.0;
    return std::clamp(begun * lasting / (early * ends + late_pairs), 0.0, 1.0);
}

}  // namespace nandu
