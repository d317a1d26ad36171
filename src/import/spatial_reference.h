#pragma once

#include <ogr_spatialref.h>

#include <memory>
#include <optional>
#include <string>

namespace nandu {

/// A CRS that takes x/lon first whatever its authority says. Never looks into files or the net.
std::optional<OGRSpatialReference> spatial_reference_from(const std::string& text);

struct DestroyTransformation {
    void operator()(OGRCoordinateTransformation* it) const {
        OGRCoordinateTransformation::DestroyCT(it);
    }
};
using Transformation = std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation>;

/// Degrees, lon first.
OGRSpatialReference wgs84();

}  // namespace nandu
