#include "viewer/timeline_words.h"

#include <algorithm>

#include "atlas/scene.h"
#include "base/utf8.h"
#include "calendar/civil.h"
#include "calendar/lunar.h"
#include "calendar/write_date.h"

namespace nandu {
namespace {

bool in_chinese(Language language) {
    return language != Language::En;
}

/// Each form once, no empty ones, in order.
Forms tidy(Forms forms) {
    Forms out;
    for (std::string& form : forms) {
        if (!form.empty() && std::find(out.begin(), out.end(), form) == out.end()) {
            out.push_back(std::move(form));
        }
    }
    return out;
}

/// Up to a remark in brackets: "Kaifeng (Dongjing, Bianjing)" is "Kaifeng".
std::string before_bracket(std::string_view text) {
    const std::size_t cut = std::min(text.find(" ("), text.find("（"));
    return std::string(text.substr(0, cut));
}

std::string without_ending(const std::string& text, std::string_view ending, std::size_t least) {
    if (text.size() >= ending.size() + least &&
        text.compare(text.size() - ending.size(), ending.size(), ending) == 0) {
        return text.substr(0, text.size() - ending.size());
    }
    return text;
}

std::string joined(const std::string& a, const std::string& b, std::string_view between) {
    if (a.empty() || b.empty()) {
        return a + b;
    }
    return a + std::string(between) + b;
}

char plain_letter(char32_t c) {
    static constexpr std::u32string_view kMarked[] = {U"āáǎàa", U"ēéěèe", U"īíǐìi", U"ōóǒòo",
                                                      U"ūúǔùu", U"ĀÁǍÀA", U"ĒÉĚÈE", U"ĪÍǏÌI",
                                                      U"ŌÓǑÒO", U"ŪÚǓÙU"};
    for (const std::u32string_view letters : kMarked) {
        if (letters.find(c) != std::u32string_view::npos) {
            return static_cast<char>(letters.back());
        }
    }
    return 0;
}

}  // namespace

std::string plain_pinyin(std::string_view pinyin) {
    std::string out;
    for (std::size_t at = 0; at < pinyin.size();) {
        const char32_t c = next_code_point(pinyin, at);
        const char plain = plain_letter(c);
        if (plain != 0) {
            out += plain;
        } else if (c >= U'\u01D6' && c <= U'\u01DC') {
            append_utf8(out, U'ü');
        } else {
            append_utf8(out, c);
        }
    }
    return out;
}

std::string year_word(int year, Language language, bool brief) {
    if (in_chinese(language)) {
        return (year > 0 ? std::to_string(year) : "前" + std::to_string(1 - year)) +
               (brief ? "" : "年");
    }
    return year > 0 ? std::to_string(year) : std::to_string(1 - year) + " BC";
}

Forms month_forms(Day first, CivilCalendar calendar, Language language, bool with_year) {
    const CivilDate date = civil_from_day(first, calendar);
    if (in_chinese(language)) {
        const std::string month = std::to_string(date.month) + "月";
        const std::string year = year_word(date.year, language);
        return with_year ? Forms{year + month, year} : Forms{month};
    }
    // "1 January 1127" and "1 Jan 1127": the month is the second word.
    const Day day_one = day_from_civil({date.year, date.month, 1}, calendar);
    const auto second_word = [](const std::string& text) {
        const std::size_t begin = text.find(' ') + 1;
        return text.substr(begin, text.find(' ', begin) - begin);
    };
    const std::string full = second_word(write_civil(day_one, calendar, language));
    const std::string brief =
        second_word(write_civil_short(day_one, calendar, language));
    const std::string year = year_word(date.year, language);
    return tidy(with_year ? Forms{full + " " + year, brief + " " + year, year}
                          : Forms{full, brief});
}

std::string lunar_month_name(const LunarMonth& month, Language language) {
    const std::string_view leap = language == Language::Hans ? "闰" : "閏";
    return std::string(month.leap ? leap : "") + han_month(month.month) + "月";
}

Forms lunar_month_forms(const LunarMonth& month, const Era* era, Language language) {
    const std::string name = lunar_month_name(month, language);
    Forms forms;
    if (era != nullptr) {
        const int year = year_of_era(*era, month.lunar_year);
        if (year >= 1 && year <= 99) {
            const Language script = language == Language::Hans ? Language::Hans : Language::Hant;
            forms.push_back(era->name.in(script) + han_era_year(year) + "年" + name);
        }
    }
    forms.push_back(name);
    forms.push_back(without_ending(name, "月", 3));
    return tidy(std::move(forms));
}

Forms place_forms(const Place& place, Day day, Language language) {
    const Toponym* toponym = toponym_at(place, day);
    const Language script = language == Language::Hans ? Language::Hans : Language::Hant;
    std::string han =
        before_bracket(toponym != nullptr && !toponym->name.hant.empty() ? toponym->name.in(script)
                                                                         : place.name.in(script));
    // The rank behind a name of two or more characters goes first.
    std::string short_han = han;
    for (const std::string_view rank : {"府", "縣", "县", "鎮", "镇"}) {
        short_han = without_ending(short_han, rank, 2 * 3);
    }
    if (in_chinese(language)) {
        return tidy({han, short_han});
    }
    std::string latin;
    if (toponym != nullptr) {
        latin = before_bracket(toponym->name.en.empty() ? plain_pinyin(toponym->pinyin)
                                                        : toponym->name.en);
    }
    if (latin.empty()) {
        latin = before_bracket(place.name.en);
    }
    const std::size_t comma = latin.find(", ");
    latin = without_ending(latin.substr(0, comma), " Fu", 2);
    latin = without_ending(latin, " Prefecture", 2);
    return tidy({joined(latin, short_han, " "), latin, short_han});
}

Forms reign_forms(const Polity* polity, const Reign* reign, const Era* era, bool era_only,
                  Language language) {
    const LocalizedText none;
    const LocalizedText& reign_name = reign != nullptr ? reign->title : none;
    const LocalizedText& era_name = era != nullptr ? era->name : none;
    const std::string r = two_scripts(reign_name, language);
    const std::string e = two_scripts(era_name, language);
    const Language script = language == Language::Hans ? Language::Hans : Language::Hant;
    Forms forms;
    if (polity != nullptr) {
        const std::string p = two_scripts(polity->name, language);
        const std::string& name = polity->name.in(language);
        const std::string& title = reign_name.in(language);
        // "齊帝劉豫" names its state already.
        forms.push_back(!title.empty() && !name.empty() && title.find(name) == 0
                            ? title
                            : joined(p, r.empty() ? e : title, " · "));
        forms.push_back(p);
        forms.push_back(polity->name.in(language));
    } else if (era_only && !e.empty()) {
        forms = {e, era_name.in(language), era_name.in(script)};
    } else {
        forms = {joined(r, e, " · "), r.empty() ? e : r, reign_name.in(language),
                 reign_name.empty() ? era_name.in(script) : reign_name.in(script)};
    }
    return tidy(std::move(forms));
}

std::string two_scripts(const LocalizedText& text, Language language) {
    if (text.empty()) {
        return {};
    }
    if (in_chinese(language) || text.en.empty() || text.hant.empty() || text.en == text.hant) {
        return text.in(language);
    }
    return text.en + " " + text.hant;
}

}  // namespace nandu
