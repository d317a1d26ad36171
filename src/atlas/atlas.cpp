#include "atlas/atlas.h"

namespace nandu {
namespace {

template <class Id, class Records>
Id find_by_key(const Records& records, std::string_view key) {
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (records[i].key == key) {
            return static_cast<Id>(i);
        }
    }
    return kNo<Id>;
}

}  // namespace

std::string_view word_of(Certainty certainty) {
    switch (certainty) {
        case Certainty::Certain:
            return "certain";
        case Certainty::Probable:
            return "probable";
        case Certainty::Approximate:
            return "approximate";
        case Certainty::Disputed:
            return "disputed";
    }
    return "certain";
}

std::string_view word_of(PlaceKind kind) {
    switch (kind) {
        case PlaceKind::Capital:
            return "capital";
        case PlaceKind::Prefecture:
            return "prefecture";
        case PlaceKind::County:
            return "county";
        case PlaceKind::Pass:
            return "pass";
        case PlaceKind::Battlefield:
            return "battlefield";
        case PlaceKind::Crossing:
            return "crossing";
        case PlaceKind::Region:
            return "region";
    }
    return "prefecture";
}

PlaceId find_place(const Atlas& atlas, std::string_view key) {
    return find_by_key<PlaceId>(atlas.places, key);
}
PolityId find_polity(const Atlas& atlas, std::string_view key) {
    return find_by_key<PolityId>(atlas.polities, key);
}
EventId find_event(const Atlas& atlas, std::string_view key) {
    return find_by_key<EventId>(atlas.events, key);
}
SeatId find_seat(const Atlas& atlas, std::string_view key) {
    return find_by_key<SeatId>(atlas.seats, key);
}

}  // namespace nandu
