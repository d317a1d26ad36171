#include "ui/words.h"

#include <vector>

namespace nandu {

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}') {
            const auto index = static_cast<std::size_t>(pattern[at + 1] - '0');
            if (index < arguments.size()) {
                out += arguments.begin()[index];
                at += 2;
                continue;
            }
        }
        out += pattern[at];
    }
    return out;
}

std::string joined(std::initializer_list<std::string_view> parts, std::string_view between) {
    std::string out;
    for (const std::string_view part : parts) {
        if (!part.empty()) {
            out += out.empty() ? "" : between;
            out += part;
        }
    }
    return out;
}

std::string sentence_case(std::string_view text) {
    std::string out(text);
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') {
        out[0] = static_cast<char>(out[0] - 'a' + 'A');
    }
    return out;
}

std::string in_both_scripts(const LocalizedText& name, Language language) {
    const std::string& first = name.in(language);
    if (language != Language::En || name.hant.empty() || first == name.hant) {
        return first;
    }
    return first + " " + name.hant;
}

}  // namespace nandu
