#include "viewer/what_changed.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace nandu {
namespace {

/// The greater, the lower.
int rank_order(std::string_view rank) {
    constexpr std::array<std::string_view, 4> kRanks{"fu", "zhou", "jun", "jian"};
    return static_cast<int>(std::find(kRanks.begin(), kRanks.end(), rank) - kRanks.begin());
}

}  // namespace

PolityId lord_of(const HolderTable& table, std::size_t seat) {
    const HolderTable::Entry& entry = table.entries[seat];
    return entry.raid ? entry.before : entry.holder;
}

WhatChanged what_changed(const Atlas& atlas, const HolderIndex& holders, Day then, Day now) {
    WhatChanged out;
    out.changed.resize(atlas.seats.size(), false);
    const auto before = holders.at(then);
    const auto after = holders.at(now);
    const HolderTable& later = then < now ? *after : *before;

    std::map<std::pair<PolityId, PolityId>, std::vector<ChangedSeat>> by_pair;
    std::map<PolityId, int> losses;
    for (std::size_t i = 0; i < atlas.seats.size(); ++i) {
        if (atlas.seats[i].anchor) {
            continue;
        }
        const PolityId from = lord_of(*before, i);
        const PolityId to = lord_of(*after, i);
        if (from != to) {
            by_pair[{from, to}].push_back({static_cast<SeatId>(i), later.entries[i].holding});
            out.changed[i] = true;
            if (from != kNo<PolityId>) {
                ++losses[from];
            }
        }
    }
    for (auto& [pair, seats] : by_pair) {
        std::stable_sort(seats.begin(), seats.end(), [&](const ChangedSeat& a, const ChangedSeat& b) {
            const auto key = [&](const ChangedSeat& changed) {
                const Seat& seat = atlas[changed.seat];
                const bool capital = std::any_of(
                    atlas.places.begin(), atlas.places.end(), [&](const Place& place) {
                        return place.is_seat && place.seat == changed.seat && place.rank == 0;
                    });
                return std::tuple(!capital, rank_order(seat.rank));
            };
            return key(a) < key(b);
        });
        out.groups.push_back({pair.first, pair.second, std::move(seats)});
    }
    std::stable_sort(out.groups.begin(), out.groups.end(),
                     [](const ChangedGroup& a, const ChangedGroup& b) {
                         return a.seats.size() > b.seats.size();
                     });

    for (const auto& [polity, lost] : losses) {
        if (out.subject == kNo<PolityId> || lost > losses[out.subject]) {
            out.subject = polity;
        }
    }
    const PolityId protagonist = atlas.manifest.protagonist;
    if (out.subject == kNo<PolityId> || losses.contains(protagonist)) {
        out.subject = protagonist;
    }
    std::map<PolityId, int> heirs;
    for (std::size_t i = 0; i < atlas.seats.size(); ++i) {
        if (atlas.seats[i].anchor) {
            continue;
        }
        const bool held = lord_of(*before, i) == out.subject;
        out.subject_then += held ? 1 : 0;
        out.subject_now += lord_of(*after, i) == out.subject ? 1 : 0;
        if (held) {
            ++heirs[lord_of(*after, i)];
        }
    }
    for (const auto& [polity, seats] : heirs) {
        out.heirs.push_back({polity, seats});
    }
    std::stable_sort(out.heirs.begin(), out.heirs.end(), [&](const SeatCount& a, const SeatCount& b) {
        return std::pair(a.polity != out.subject, -a.seats) < std::pair(b.polity != out.subject, -b.seats);
    });
    return out;
}

}  // namespace nandu
