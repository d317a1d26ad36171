#include "base/localized_text.h"

#include <algorithm>
#include <cctype>

namespace nandu {

std::string_view tag_of(Language language) {
    switch (language) {
        case Language::En:
            return "en";
        case Language::Hant:
            return "zh-Hant";
        case Language::Hans:
            return "zh-Hans";
    }
    return "en";
}

std::optional<Language> language_from_tag(std::string_view tag) {
    std::string low(tag);
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) {
        return c == '_' ? '-' : static_cast<char>(std::tolower(c));
    });
    if (low == "en" || low.rfind("en-", 0) == 0) {
        return Language::En;
    }
    if (low == "zh-hant" || low == "hant" || low == "zh-tw" || low == "zh-hk" || low == "zh-mo") {
        return Language::Hant;
    }
    if (low == "zh-hans" || low == "hans" || low == "zh-cn" || low == "zh-sg" || low == "zh") {
        return Language::Hans;
    }
    return std::nullopt;
}

const std::string& LocalizedText::in(Language language) const {
    const std::string* order[3] = {&en, &hant, &hans};
    if (language == Language::Hant) {
        order[0] = &hant;
        order[1] = &hans;
        order[2] = &en;
    } else if (language == Language::Hans) {
        order[0] = &hans;
        order[1] = &hant;
        order[2] = &en;
    }
    for (const std::string* text : order) {
        if (!text->empty()) {
            return *text;
        }
    }
    return *order[0];
}

LocalizedText LocalizedText::same(std::string text) { return {text, text, text}; }

}  // namespace nandu
