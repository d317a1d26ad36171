#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pack/pack.h"

namespace nandu {

/// One row of the search's answer.
struct SearchHit {
    std::variant<PlaceId, EventId, PersonId, Day> what;
    LocalizedText title;
    std::string detail;      ///< The name that matched, where it is not the title: "杭州".
    double score = 0.0;      ///< Higher is better.
};

/// Folds text for matching: lower case, tone marks and apostrophes gone.
std::string folded_for_search(std::string_view text);

/// Names of places (all times, languages, variants), people, events' titles, and dates. Built once.
class SearchIndex {
public:
    explicit SearchIndex(const Pack& pack);  ///< `pack` must outlive it.
    /// The best `most` hits, best first. An empty query has none.
    std::vector<SearchHit> find(std::string_view query, std::size_t most) const;
    /// The nearest name to a query without hits, for "Did you mean …?".
    std::optional<std::string> nearest(std::string_view query) const;

private:
    struct Entry {
        std::string folded;
        std::string shown;
        std::variant<PlaceId, EventId, PersonId, Day> what;
        double weight = 1.0;
    };
    const Pack* pack_;
    std::vector<Entry> entries_;
};

}  // namespace nandu
