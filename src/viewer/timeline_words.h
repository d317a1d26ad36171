#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.h"
#include "calendar/calendars.h"
#include "calendar/day.h"

namespace nandu {

// What the timeline writes. A label chooses from a list of forms, the longest first, and shows the
// first one that fits: never a name cut in the middle.

using Forms = std::vector<std::string>;

/// Without tone marks: "Yìngtiān" becomes "Yingtian"; "ü" stays.
std::string plain_pinyin(std::string_view pinyin);

/// "1127", "265 BC"; "1127年", or "1127" where `brief`. `year` is astronomical.
std::string year_word(int year, Language language, bool brief = false);

/// Of the month that begins on `first`: "January 1127", "Jan 1127", "January", "Jan".
/// With `with_year` only the forms that name the year.
Forms month_forms(Day first, CivilCalendar calendar, Language language, bool with_year);

/// "建炎三年閏八月", "閏八月", "閏八". `era` may be null.
Forms lunar_month_forms(const LunarMonth& month, const Era* era, Language language);
/// "month 8", "intercalary month 8" are the interface's words; this is the number in Chinese.
std::string lunar_month_name(const LunarMonth& month, Language language);

/// A place by its name on a day: "Yuezhou 越州", "Yuezhou", "越州". In Chinese: "臨安府", "臨安".
Forms place_forms(const Place& place, Day day, Language language);

/// "Huizong 徽宗 · Zhenghe 政和" and shorter. With `era_only` the reign has been named by the bar
/// before. `polity` stands in front where the lane has no name of its own; it may be null.
Forms reign_forms(const Polity* polity, const Reign* reign, const Era* era, bool era_only,
                  Language language);

/// A text in the interface's language: "Song 宋" in English, "宋" in Chinese.
std::string two_scripts(const LocalizedText& text, Language language);

}  // namespace nandu
