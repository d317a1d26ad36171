#pragma once

#include "pack/pack.h"

namespace nandu {

/// The seat whose cell holds a spot of the sheet; kNo at sea and outside all cells. O(1).
SeatId seat_at(const Territory& territory, MapPoint point);

}  // namespace nandu
