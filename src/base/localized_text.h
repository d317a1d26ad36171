#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace nandu {

/// The languages of the interface and of an atlas's texts.
enum class Language { En, Hant, Hans };

inline constexpr std::array<Language, 3> kLanguages = {Language::En, Language::Hant,
                                                       Language::Hans};

/// "en", "zh-Hant", "zh-Hans" (BCP 47).
std::string_view tag_of(Language language);

/// Accepts BCP 47 tags in any case and the usual short forms (zh-TW, zh-CN, hant, hans, zh).
std::optional<Language> language_from_tag(std::string_view tag);

/// One text in up to three languages.
struct LocalizedText {
    std::string en;
    std::string hant;
    std::string hans;

    /// The text in `language`, or in the nearest language that has one: the other Chinese form
    /// first, then English.
    const std::string& in(Language language) const;
    bool empty() const { return en.empty() && hant.empty() && hans.empty(); }
    /// All languages alike: for names that a table gives only once.
    static LocalizedText same(std::string text);

    friend bool operator==(const LocalizedText& a, const LocalizedText& b) {
        return a.en == b.en && a.hant == b.hant && a.hans == b.hans;
    }
};

}  // namespace nandu
