#pragma once

#include "pack/pack.h"

namespace nandu {

/// Reads the pack's sampled grids; points outside are clamped to their edge.
MapPoint map_from_lonlat(const ProjectionGrid& grid, LonLat position);
LonLat lonlat_from_map(const ProjectionGrid& grid, MapPoint point);

}  // namespace nandu
