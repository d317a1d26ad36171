#pragma once

#include <vector>

#include "pack/pack.h"

namespace nandu {

/// The cell of each seat without the sea, by SeatId; empty where a seat has none. Put together
/// from the edges that two cells share, so that neighbours fit without a crack.
std::vector<LonLatArea> seat_areas(const Pack& pack);

}  // namespace nandu
