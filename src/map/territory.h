#pragma once

#include <vector>

#include "pack/pack.h"

namespace nandu {

/// The seat whose cell holds a spot of the sheet; kNo at sea and outside all cells. O(1).
SeatId seat_at(const Territory& territory, MapPoint point);

/// Lines in sheet metres that part the cells of some seats from all others.
using Outlines = std::vector<std::vector<MapPointF>>;

/// The outline of the land of `seats` (by seat index): borders of their cells, joined into the
/// longest lines, and the coast of the coarsest level between them. Islets have none.
Outlines outlines_of(const Pack& pack, const std::vector<bool>& seats);

}  // namespace nandu
