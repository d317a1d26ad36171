#pragma once

#include <string_view>

#include "calendar/civil.h"
#include "calendar/day.h"

namespace nandu {

enum class Precision { Day, Month, Season, Year, Decade, Century, Interval, Set };
/// "day", "month", …: the words of the command line.
std::string_view word_of(Precision precision);

/// At which ends of an interval a qualifier stands. Other dates have Both.
enum class IntervalEnds { Both, Begin, End };

/// A date as a source gives it: the days it may mean, both ends inclusive, and how sure it is.
/// Precision is kept: "1127" is a whole year, never its first day.
struct DateValue {
    Day first = kDistantPast;  ///< kDistantPast where the start is open.
    Day last = kDistantFuture;
    /// Where an interval `a/b` begins: first <= begin <= begin_latest. For other dates this is
    /// `last`: the thing happened on one day of [first, last].
    /// Sets `{a, …, b}`, of which every member is meant, have it as intervals do.
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
    bool unspecified = false;    ///< EDTF `X`, as in `112X` and `1127-XX`.
    IntervalEnds uncertain_ends = IntervalEnds::Both;
    IntervalEnds approximate_ends = IntervalEnds::Both;

    friend bool operator==(const DateValue&, const DateValue&) = default;
};

/// A thing that lasted from some day of `from` until some day of `until`, which itself no longer
/// counts. Half-open, as the columns `from` and `until` of an atlas; an open `from` or `until` is
/// a default DateValue. Since it began before it ended, each of the two narrows the doubt about
/// the other: from 1127 until 1127-03-20 began by 19 March.
Timespan timespan_from_until(const DateValue& from, const DateValue& until);

/// A thing that filled the interval `when`, or else happened on one unknown day of it. Ends that
/// are missing, open or unknown, are kDistantPast and kDistantFuture.
Timespan timespan_of(const DateValue& when);

}  // namespace nandu
