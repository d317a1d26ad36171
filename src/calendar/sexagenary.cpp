#include "calendar/sexagenary.h"

#include <array>

#include "base/utf8.h"
#include "calendar/write_date.h"

namespace nandu {
namespace {

constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::u32string_view kBranches = U"子丑寅卯辰巳午未申酉戌亥";
constexpr std::array<std::string_view, 10> kStemPinyin = {"jia", "yi",   "bing", "ding", "wu",
                                                          "ji",  "geng", "xin",  "ren",  "gui"};
constexpr std::array<std::string_view, 12> kBranchPinyin = {
    "zi", "chou", "yin", "mao", "chen", "si", "wu", "wei", "shen", "you", "xu", "hai"};

int cycle(std::int64_t number) {
    const auto rest = static_cast<int>(number % 60);
    return rest < 0 ? rest + 60 : rest;
}

}  // namespace

int sexagenary_index(Day day) {
    return cycle(std::int64_t{day.jdn} + 49);
}

int sexagenary_year_index(int lunar_year) {
    return cycle(std::int64_t{lunar_year} - 4);
}

LocalizedText sexagenary_name(int index) {
    const auto stem = static_cast<std::size_t>(index % 10);
    const auto branch = static_cast<std::size_t>(index % 12);
    LocalizedText name;
    append_utf8(name.hant, kStems[stem]);
    append_utf8(name.hant, kBranches[branch]);
    name.hans = name.hant;
    name.en = kStemPinyin[stem];
    name.en += kBranchPinyin[branch];
    return name;
}

LocalizedText sexagenary_day(Day day) {
    return sexagenary_name(sexagenary_index(day));
}

std::optional<SexagenaryPair> sexagenary_from_han(char32_t stem, char32_t branch) {
    if (stem == U'已' || stem == U'巳') {
        stem = U'己';
    } else if (stem == U'戌' || stem == U'戍') {
        stem = U'戊';
    }
    if (branch == U'已' || branch == U'己') {
        branch = U'巳';
    } else if (branch == U'戊' || branch == U'戍') {
        branch = U'戌';
    }
    const std::size_t s = kStems.find(stem);
    const std::size_t b = kBranches.find(branch);
    if (s == std::u32string_view::npos || b == std::u32string_view::npos) {
        return std::nullopt;
    }
    if (s % 2 != b % 2) {
        return SexagenaryPair{};
    }
    // The number below 60 that leaves s by 10 and b by 12.
    return SexagenaryPair{cycle(6 * static_cast<int>(s) - 5 * static_cast<int>(b))};
}

std::optional<int> sexagenary_from_pinyin(std::string_view word) {
    for (int index = 0; index < 60; ++index) {
        const std::string_view stem = kStemPinyin[static_cast<std::size_t>(index % 10)];
        const std::string_view branch = kBranchPinyin[static_cast<std::size_t>(index % 12)];
        if (word.size() == stem.size() + branch.size() && word.substr(0, stem.size()) == stem &&
            word.substr(stem.size()) == branch) {
            return index;
        }
    }
    return std::nullopt;
}

Day next_day_named(int index, Day day) {
    return day + cycle(std::int64_t{index} - sexagenary_index(day));
}

}  // namespace nandu
