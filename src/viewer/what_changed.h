#pragma once

#include <vector>

#include "atlas/scene.h"

namespace nandu {

/// A town that two days know under different lords.
struct ChangedSeat {
    SeatId seat = kNo<SeatId>;
    std::int32_t holding = -1;  ///< What made it so: the later day's row, index into Atlas::holdings.
};

struct ChangedGroup {
    PolityId from = kNo<PolityId>, to = kNo<PolityId>;  ///< kNo: nobody, or no row.
    std::vector<ChangedSeat> seats;                     ///< Greater towns first.
};

/// How many seats a polity held.
struct SeatCount {
    PolityId polity = kNo<PolityId>;
    int seats = 0;
};

/// What changed hands between two days.
struct WhatChanged {
    std::vector<ChangedGroup> groups;  ///< Largest first.
    /// The one to tell about: the protagonist if it lost anything, else who lost most.
    PolityId subject = kNo<PolityId>;
    int subject_then = 0, subject_now = 0;
    /// Who holds on the later day what the subject held then, the subject first.
    std::vector<SeatCount> heirs;
    std::vector<bool> changed;  ///< By seat index.
};

/// Who held a seat: on a raided one its lord, not the raider. kNo where nobody did.
PolityId lord_of(const HolderTable& table, std::size_t seat);

/// Seats that only bound the cells (Seat::anchor) are left out. The groups are exactly the
/// difference of the two days' tables of lords.
WhatChanged what_changed(const Atlas& atlas, const HolderIndex& holders, Day then, Day now);

}  // namespace nandu
