#include "viewer/what_changed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "support/small_atlas.h"

namespace nandu {
namespace {

using Change = std::tuple<int, int, int>;  // seat, from, to

std::set<Change> listed(const WhatChanged& changed) {
    std::set<Change> out;
    for (const ChangedGroup& group : changed.groups) {
        for (const ChangedSeat& seat : group.seats) {
            out.insert({static_cast<int>(seat.seat), static_cast<int>(group.from),
                        static_cast<int>(group.to)});
        }
    }
    return out;
}

/// The difference of the tables, straight from their rows: who is lord where on a day, raids and
/// their three parts put together by hand.
std::set<Change> difference(const Atlas& atlas, Day then, Day now) {
    const HolderIndex index(atlas);
    const auto before = index.at(then);
    const auto after = index.at(now);
    std::set<Change> out;
    for (std::size_t seat = 0; seat < atlas.seats.size(); ++seat) {
        const auto lord = [&](const HolderTable& table) {
            return static_cast<int>(table.entries[seat].raid ? table.entries[seat].before
                                                             : table.entries[seat].holder);
        };
        if (!atlas.seats[seat].anchor && lord(*before) != lord(*after)) {
            out.insert({static_cast<int>(seat), lord(*before), lord(*after)});
        }
    }
    return out;
}

TEST(WhatChanged, IsTheDifferenceOfTheTables) {
    const Atlas atlas = small_atlas();
    const HolderIndex index(atlas);
    const DaySpan story = atlas.manifest.span;
    for (Day then = story.from; then < story.until; then = then + 29) {
        for (Day now = story.from; now < story.until; now = now + 31) {
            const WhatChanged changed = what_changed(atlas, index, then, now);
            EXPECT_EQ(listed(changed), difference(atlas, then, now));
            EXPECT_EQ(std::count(changed.changed.begin(), changed.changed.end(), true),
                      static_cast<std::ptrdiff_t>(listed(changed).size()));
        }
    }
}

TEST(WhatChanged, TellsTheFallAndNamesItsRow) {
    const Atlas atlas = small_atlas();
    const WhatChanged changed =
        what_changed(atlas, HolderIndex(atlas), julian(1000, 3, 9), julian(1000, 3, 10));
    ASSERT_EQ(changed.groups.size(), 1U);
    EXPECT_EQ(changed.groups[0].from, PolityId{0});
    EXPECT_EQ(changed.groups[0].to, PolityId{1});
    ASSERT_EQ(changed.groups[0].seats.size(), 1U);
    const ChangedSeat& alder = changed.groups[0].seats[0];
    EXPECT_EQ(atlas[alder.seat].key, "alder");
    EXPECT_EQ(atlas.holdings[static_cast<std::size_t>(alder.holding)].span.begin_earliest,
              julian(1000, 3, 10));
    EXPECT_EQ(changed.subject, PolityId{0});
    EXPECT_EQ(changed.subject_then - changed.subject_now, 1);
}

TEST(WhatChanged, ARaidChangesNothing) {
    const Atlas atlas = small_atlas();
    const WhatChanged changed =
        what_changed(atlas, HolderIndex(atlas), julian(1000, 4, 15), julian(1000, 5, 10));
    EXPECT_TRUE(changed.groups.empty());
}

TEST(WhatChanged, HeirsAddUpToWhatWasHeld) {
    const Atlas atlas = small_atlas();
    const WhatChanged changed =
        what_changed(atlas, HolderIndex(atlas), julian(1000, 1, 2), julian(1000, 12, 1));
    int sum = 0;
    for (const SeatCount& heir : changed.heirs) {
        sum += heir.seats;
    }
    EXPECT_EQ(sum, changed.subject_then);
}

}  // namespace
}  // namespace nandu
