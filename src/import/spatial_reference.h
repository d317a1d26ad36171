#pragma once

#include <ogr_spatialref.h>

#include <optional>
#include <string>

namespace nandu {

/// A CRS that takes x/lon first whatever its authority says. Never looks into files or the net.
std::optional<OGRSpatialReference> spatial_reference_from(const std::string& text);

/// Degrees, lon first.
OGRSpatialReference wgs84();

}  // namespace nandu
