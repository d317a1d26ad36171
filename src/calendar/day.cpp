#include "calendar/day.h"

#include <algorithm>

namespace nandu {

double likelihood_at(const Timespan& span, Day day) {
    if (!span.possible().contains(day)) {
        return 0.0;
    }
    double begun = 1.0;
    if (day < span.begin_latest) {
        // k of n equally likely first days lie on or before `day`.
        begun = double(day - span.begin_earliest + 1) /
                double(span.begin_latest - span.begin_earliest + 1);
    }
    double lasting = 1.0;
    if (day >= span.end_earliest) {
        lasting = double(span.end_latest - day) / double(span.end_latest - span.end_earliest + 1);
    }
    return std::clamp(std::min(begun, lasting), 0.0, 1.0);
}

}  // namespace nandu
