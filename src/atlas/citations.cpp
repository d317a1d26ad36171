#include "atlas/citations.h"

namespace nandu {

std::string citations_of(const Atlas& atlas, const SourceIds& sources) {
    std::string all;
    for (const SourceId id : sources) {
        all += (all.empty() ? "" : "; ") + atlas[id].citation.in(Language::En);
    }
    return all;
}

}  // namespace nandu
