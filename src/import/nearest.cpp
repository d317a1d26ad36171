#include "import/nearest.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace nandu {
namespace {

std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t letter = next_code_point(text, at);
        const bool capital = letter >= U'A' && letter <= U'Z';
        letters += capital ? letter - U'A' + U'a' : letter;
    }
    return letters;
}

/// Optimal string alignment distance; gives up with a value above `limit` once it is passed.
std::size_t distance_up_to(const std::u32string& a, const std::u32string& b, std::size_t limit) {
    const std::size_t longer = std::max(a.size(), b.size());
    const std::size_t shorter = std::min(a.size(), b.size());
    if (longer - shorter > limit) {
        return limit + 1;
    }
    std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        previous[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        std::size_t best = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                current[j] = std::min(current[j], before[j - 2] + 1);
            }
            best = std::min(best, current[j]);
        }
        if (best > limit) {
            return limit + 1;
        }
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return previous[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    return distance_up_to(letters_of(a), letters_of(b), std::max(a.size(), b.size()));
}

std::string nearest_word(std::string_view word, const std::vector<std::string_view>& known) {
    const std::u32string letters = letters_of(word);
    std::size_t limit = std::max<std::size_t>(1, letters.size() / 3);
    std::string_view best;
    for (const std::string_view candidate : known) {
        const std::size_t distance = distance_up_to(letters, letters_of(candidate), limit);
        // A word of one letter is not "near" every other word of one letter.
        if (distance > limit || distance >= letters.size()) {
            continue;
        }
        best = candidate;
        if (distance == 0) {
            break;
        }
        limit = distance - 1;
    }
    return std::string(best);
}

}  // namespace nandu
