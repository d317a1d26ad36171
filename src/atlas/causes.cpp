#include "atlas/causes.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace nandu {
namespace {

std::vector<std::size_t> links(const Atlas& atlas, EventId event, EventId Cause::* here,
                               EventId Cause::* there) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < atlas.causes.size(); ++i) {
        const Cause& cause = atlas.causes[i];
        if (cause.*here == event && event != kNo<EventId> && cause.*there != kNo<EventId>) {
            out.push_back(i);
        }
    }
    const auto order = [&](std::size_t link) {
        const Cause& cause = atlas.causes[link];
        return std::pair(cause.strength,
                         std::abs(atlas[cause.*there].when.first - atlas[event].when.first));
    };
    std::stable_sort(out.begin(), out.end(),
                     [&order](std::size_t a, std::size_t b) { return order(a) < order(b); });
    return out;
}

}  // namespace

std::vector<std::size_t> causes_of(const Atlas& atlas, EventId event) {
    return links(atlas, event, &Cause::event, &Cause::because_of);
}

std::vector<std::size_t> effects_of(const Atlas& atlas, EventId event) {
    return links(atlas, event, &Cause::because_of, &Cause::event);
}

}  // namespace nandu
