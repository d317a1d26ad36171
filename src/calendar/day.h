#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace nandu {

/// A civil day as its Julian Day Number: JDN 0 is 1 January 4713 BC in the Julian calendar. Every
/// calendar is a view of this one integer.
struct Day {
    std::int32_t jdn = 0;

    friend constexpr auto operator<=>(const Day&, const Day&) = default;
    friend constexpr Day operator+(Day day, std::int32_t days) { return {day.jdn + days}; }
    friend constexpr Day operator-(Day day, std::int32_t days) { return {day.jdn - days}; }
    friend constexpr std::int32_t operator-(Day a, Day b) { return a.jdn - b.jdn; }
};

/// Stand-ins for an end that a source leaves open. Far outside every calendar, and safe to add to.
inline constexpr Day kDistantPast{std::numeric_limits<std::int32_t>::min() / 4};
inline constexpr Day kDistantFuture{std::numeric_limits<std::int32_t>::max() / 4};

/// The days from `from` to the day before `until`: half-open, so that a fall and the next rule
/// share one date without overlap.
struct DaySpan {
    Day from;
    Day until;

    constexpr bool contains(Day day) const { return from <= day && day < until; }
    constexpr bool overlaps(DaySpan other) const {
        return from < other.until && other.from < until;
    }
    constexpr std::int32_t length_days() const { return until - from; }
    friend constexpr bool operator==(const DaySpan&, const DaySpan&) = default;
};

/// A statement's time with its doubt: it began on one of the days of [begin_earliest,
/// begin_latest] and stopped being true on one of [end_earliest, end_latest] (that day itself no
/// longer counts). Exact dates have both days equal. Open ends are kDistantPast and
/// kDistantFuture.
struct Timespan {
    Day begin_earliest = kDistantPast;
    Day begin_latest = kDistantPast;
    Day end_earliest = kDistantFuture;
    Day end_latest = kDistantFuture;

    /// All days on which the statement may be true.
    constexpr DaySpan possible() const { return {begin_earliest, end_latest}; }
    /// All days on which it surely is; empty (from >= until) if the doubts overlap.
    constexpr DaySpan certain() const { return {begin_latest, end_earliest}; }
    static constexpr Timespan exactly(DaySpan span) {
        return {span.from, span.from, span.until, span.until};
    }
    friend constexpr bool operator==(const Timespan&, const Timespan&) = default;
};

/// How surely a statement holds on `day`: the share of all pairs (first day, end day) with the end
/// after the beginning in which it does, each pair counting alike. So it is 1 on the certain days,
/// 0 outside the possible ones and a straight ramp between; where the doubts about both ends
/// overlap (taken and lost in the same month) it is an arch, highest in the middle and never 0
/// inside. The map fades and the timeline blurs by this one rule.
double likelihood_at(const Timespan& span, Day day);

}  // namespace nandu
