#include "import/sheet_crs.h"

#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "import/gdal_session.h"
#include "import/reach.h"
#include "import/spatial_reference.h"

namespace nandu {
namespace {

double rounded(double degrees) {
    return std::round(degrees * 100.0) / 100.0;
}

}  // namespace

std::optional<OGRSpatialReference> spatial_reference_from(const std::string& text) {
    OGRSpatialReference reference;
    if (!objection_to_grids(text).empty()) {
        return std::nullopt;
    }
    const char* const options[] = {"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", nullptr};
    if (reference.SetFromUserInput(text.c_str(), options) != OGRERR_NONE) {
        return std::nullopt;
    }
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

OGRSpatialReference wgs84() {
    OGRSpatialReference reference;
    reference.importFromEPSG(4326);
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

std::string suitable_crs(const LonLatBox& extent) {
    const double south = extent.south_deg;
    const double north = extent.north_deg;
    const double lon_0 = rounded((extent.west_deg + extent.east_deg) / 2.0);
    const double lat_1 = rounded(south + (north - south) / 6.0);
    const double lat_2 = rounded(north - (north - south) / 6.0);
    const double lat_0 = rounded((south + north) / 2.0);
    constexpr const char* kMetres = "+datum=WGS84 +units=m +no_defs";
    if (south < -80.0 && north > 80.0) {
        return fmt::format("+proj=eqc +lat_ts=0 +lon_0={:g} {}", lon_0, kMetres);
    }
    // A cone needs parallels that do not cancel out, and shows the far pole at infinity.
    const bool flat_cone = std::abs(lat_1 + lat_2) < 10.0;
    const bool too_wide = extent.east_deg - extent.west_deg > 150.0;
    const bool far_pole = lat_0 > 0.0 ? south < -60.0 : north > 60.0;
    if ((flat_cone || too_wide || far_pole) && south > -85.0 && north < 85.0) {
        const double lat_ts = std::min(std::max(std::abs(lat_1), std::abs(lat_2)) / 2.0, 60.0);
        return fmt::format("+proj=merc +lat_ts={:g} +lon_0={:g} {}", rounded(lat_ts), lon_0,
                           kMetres);
    }
    if (flat_cone) {
        return fmt::format("+proj=eqc +lat_ts={:g} +lon_0={:g} {}", std::abs(lat_0), lon_0,
                           kMetres);
    }
    return fmt::format("+proj=lcc +lat_1={:g} +lat_2={:g} +lat_0={:g} +lon_0={:g} {}", lat_1, lat_2,
                       lat_0, lon_0, kMetres);
}

std::optional<std::string> objection_to_crs(const std::string& crs, const LonLatBox& extent) {
    GdalSession session;
    const std::optional<OGRSpatialReference> sheet = spatial_reference_from(crs);
    if (!sheet) {
        return "a reference system that PROJ understands, such as \"EPSG:32650\" or \"+proj=lcc "
               "…\"";
    }
    if (!sheet->IsProjected()) {
        return "a projection in metres, not degrees";
    }
    if (std::abs(sheet->GetLinearUnits() - 1.0) > 1e-9) {
        return "a projection in metres";
    }
    const OGRSpatialReference degrees = wgs84();
    const Transformation to_sheet(
        OGRCreateCoordinateTransformation(&degrees, &*sheet));
    if (!to_sheet) {
        return "a reference system on the Earth";
    }
    constexpr int kSteps = 16;
    for (int i = 0; i <= kSteps; ++i) {
        for (int j = 0; j <= kSteps; ++j) {
            const double lon = extent.west_deg + (extent.east_deg - extent.west_deg) * i / kSteps;
            const double lat =
                extent.south_deg + (extent.north_deg - extent.south_deg) * j / kSteps;
            double x = lon;
            double y = lat;
            int succeeded = 0;
            to_sheet->Transform(1, &x, &y, nullptr, &succeeded);
            if (succeeded == 0 || !std::isfinite(x) || !std::isfinite(y) || std::abs(x) > 1e8 ||
                std::abs(y) > 1e8) {
                return fmt::format(
                    "a projection that reaches all of the extent; it has no place for {:g}, {:g}",
                    lon, lat);
            }
        }
    }
    return std::nullopt;
}

}  // namespace nandu
