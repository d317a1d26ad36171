#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/scene.h"
#include "ui/panels.h"

namespace nandu {

// What the card says about the atlas, as words. Nothing here draws.

/// The Julian year of a day: "1127", "1127年".
std::string year_words(const Paint& paint, Day day);

/// "from 9 January 1127", "until April 1128", "since before 1115": one end of a span in words that
/// keep its precision. Empty where the end is open.
std::string begin_in_words(const Paint& paint, const Timespan& span, const DaySpan& story);
std::string end_in_words(const Paint& paint, const Timespan& span, const DaySpan& story);

/// The begin of a span for a column: "9 Jan 1127", "May 1139", "1128"; empty where it is open.
std::string begin_for_column(const Paint& paint, const Timespan& span);

/// "1006 – 1130", "to 1006", "from 1130": for columns.
std::string years_of(const Paint& paint, const Timespan& span);

/// When something was, as short as a column wants it: "9 Jan 1127"; an interval's first day.
std::string short_when(const Paint& paint, const DateValue& when);

/// "certain", "probable", …
const std::string& certainty_word(const Paint& paint, Certainty certainty);

/// What one place is on the state's day: the box under its title.
struct Today {
    enum class Sign { Court, Capital, CapitalInName, Captive, Swatch, Nothing };
    Sign sign = Sign::Nothing;
    PolityId polity = kNo<PolityId>;  ///< Whose colour it has.
    PolityId before = kNo<PolityId>;  ///< A raid: whose land it is.
    std::string title, detail;
    SourceIds sources;
};
Today place_today(const Paint& paint, const PanelInput& input, PlaceId place);


/// Who held a seat on the state's day.
struct SeatToday {
    PolityId holder = kNo<PolityId>;
    PolityId before = kNo<PolityId>;  ///< A raid: whose land it is.
    const Holding* holding = nullptr;
    std::string title;    ///< "Held by Jin"
    std::string detail;   ///< "since 9 January 1127 · until 1128 · probable"
    std::string changed;  ///< What changed it; may be empty.
};
SeatToday seat_today(const Paint& paint, const PanelInput& input, SeatId seat);

/// Holdings of a seat in order of time, as indices into Atlas::holdings.
std::vector<std::size_t> holdings_of(const Atlas& atlas, SeatId seat);

std::string polity_name(const Paint& paint, const Atlas& atlas, PolityId polity);
/// The colours of a polity in the present theme.
Rgba fill_of(const Paint& paint, const Atlas& atlas, PolityId polity);
Rgba ink_of(const Paint& paint, const Atlas& atlas, PolityId polity);

/// The name of a place on a day, in the interface's language: "Hangzhou" in English is the name
/// of the story, in Chinese the name of the day.
std::string place_name(const Paint& paint, const Place& place);

/// The ruler of a polity on a day, or null.
const Reign* reign_on(const Atlas& atlas, PolityId polity, Day day);

}  // namespace nandu
