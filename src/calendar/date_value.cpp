#include "calendar/date_value.h"

#include <algorithm>

namespace nandu {

std::string_view word_of(Precision precision) {
    switch (precision) {
        case Precision::Day:
            return "day";
        case Precision::Month:
            return "month";
        case Precision::Season:
            return "season";
        case Precision::Year:
            return "year";
        case Precision::Decade:
            return "decade";
        case Precision::Century:
            return "century";
        case Precision::Interval:
            return "interval";
        case Precision::Set:
            return "set";
    }
    return "day";
}

Timespan timespan_from_until(const DateValue& from, const DateValue& until) {
    Timespan span;
    span.begin_earliest = from.first;
    span.begin_latest = from.last;
    if (from.last == kDistantFuture) {
        span.begin_latest = from.first == kDistantPast ? kDistantPast : from.begin_latest;
    }
    span.end_earliest = until.first;
    span.end_latest = until.last;
    if (until.first == kDistantPast) {
        span.end_earliest = until.last == kDistantFuture ? kDistantFuture : until.end_earliest;
    }
    if (span.begin_earliest < span.end_latest) {
        span.begin_latest = std::min(span.begin_latest, span.end_latest - 1);
        span.end_earliest = std::max(span.end_earliest, span.begin_earliest + 1);
    }
    return span;
}

Timespan timespan_of(const DateValue& when) {
    const auto day_after = [](Day day) { return day == kDistantFuture ? day : day + 1; };
    return {when.first, when.first == kDistantPast ? kDistantPast : when.begin_latest,
            day_after(when.last == kDistantFuture ? kDistantFuture : when.end_earliest),
            day_after(when.last)};
}

}  // namespace nandu
