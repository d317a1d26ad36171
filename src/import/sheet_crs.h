#pragma once

#include <optional>
#include <string>

#include "atlas/lonlat.h"

namespace nandu {

/// A projection in metres that suits an extent, for PROJ: a conformal cone whose parallels lie at
/// 1/6 and 5/6 of the latitudes; Mercator where the extent straddles the equator so evenly that
/// the cone would open flat, or is wider than a cone bears; plate carrée where both poles are near.
std::string suitable_crs(const LonLatBox& extent);

/// Why a CRS cannot carry an extent, as the end of "expected …"; nothing if it can. It must be
/// projected, in metres, with finite positions all over the extent.
std::optional<std::string> objection_to_crs(const std::string& crs, const LonLatBox& extent);

}  // namespace nandu
