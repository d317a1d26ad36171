#pragma once

#include <string>

#include "calendar/civil.h"
#include "calendar/day.h"

namespace nandu {

enum class Precision { Day, Month, Season, Year, Decade, Century, Interval, Set };

/// A date as a source gives it: the days it may mean, both ends inclusive, and how sure it is.
/// Precision is kept: "1127" is a whole year, never its first day.
struct DateValue {
    Day first = kDistantPast;  ///< kDistantPast where the start is open.
    Day last = kDistantFuture;
    /// Where an interval `a/b` begins: first <= begin <= begin_latest. For other dates this is
    /// `last`: the thing happened on one day of [first, last].
    Day begin_latest = kDistantFuture;
    Day end_earliest = kDistantPast;  ///< Where an interval ends, in the same way.
    Precision precision = Precision::Day;
    bool uncertain = false;      ///< EDTF `?`
    bool approximate = false;    ///< EDTF `~`
    bool open_begin = false;     ///< `../b`
    bool open_end = false;       ///< `a/..`
    bool unknown_begin = false;  ///< `/b`
    bool unknown_end = false;    ///< `a/`
    bool retrospective = false;  ///< An era name used for days before the era was proclaimed.

    friend bool operator==(const DateValue&, const DateValue&) = default;
};

/// A thing that lasted from some day of `from` until some day of `until`, which itself no longer
/// counts. Half-open, as the columns `from` and `until` of an atlas.
Timespan timespan_from_until(const DateValue& from, const DateValue& until);

/// A thing that filled the interval `when`, or happened on one unknown day of it.
Timespan timespan_of(const DateValue& when);

}  // namespace nandu
