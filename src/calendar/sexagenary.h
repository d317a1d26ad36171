#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/localized_text.h"
#include "calendar/day.h"

namespace nandu {

/// Place of a day in the cycle of sixty: 0 is 甲子.
int sexagenary_index(Day day);

/// Place of a lunar year in the cycle of sixty.
int sexagenary_year_index(int lunar_year);

/// 丙辰, 丙辰, bingchen for 52. `index` is 0 to 59.
LocalizedText sexagenary_name(int index);

/// What two characters name: `index` is empty where they are a stem and a branch that never meet,
/// such as 甲丑.
struct SexagenaryPair {
    std::optional<int> index;
};

/// Reads a stem and a branch. Old prints mix up 己 已 巳 and 戊 戌 戍, so these are told apart by
/// their place. Nothing if the two are no stem and branch at all.
std::optional<SexagenaryPair> sexagenary_from_han(char32_t stem, char32_t branch);

/// Reads "bingchen", in small letters without tone marks.
std::optional<int> sexagenary_from_pinyin(std::string_view word);

/// The day with that name which lies nearest after `day` or on it.
Day next_day_named(int index, Day day);

}  // namespace nandu
