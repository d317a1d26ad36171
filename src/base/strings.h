#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/localized_text.h"
#include "base/result.h"

namespace nandu {

/// The interface's own words in all languages, from assets/strings.csv (key, en, hant, hans).
class Strings {
public:
    [[nodiscard]] static Result<Strings> from_csv(std::string_view text);

    /// The words of `key`; the key itself where there are none, so that a gap is seen.
    const std::string& get(std::string_view key, Language language) const;
    bool has(std::string_view key) const;
    std::vector<std::string> keys() const;

private:
    std::map<std::string, LocalizedText, std::less<>> texts_;
};

}  // namespace nandu
