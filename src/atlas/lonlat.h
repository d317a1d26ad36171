#pragma once

#include <cstdint>
#include <vector>

namespace nandu {

/// Degrees on WGS 84, east and north positive.
struct LonLat {
    double lon_deg = 0.0;
    double lat_deg = 0.0;
    friend constexpr bool operator==(const LonLat&, const LonLat&) = default;
};

/// West to east, south to north, in degrees on WGS 84.
struct LonLatBox {
    double west_deg = 0.0, south_deg = 0.0, east_deg = 0.0, north_deg = 0.0;
    constexpr bool contains(LonLat p) const {
        return p.lon_deg >= west_deg && p.lon_deg <= east_deg && p.lat_deg >= south_deg &&
               p.lat_deg <= north_deg;
    }
};

/// An area in degrees on WGS 84: closed rings, the outer one of each polygon before its holes;
/// `parts` is where in them each polygon starts.
struct LonLatArea {
    std::vector<std::vector<LonLat>> rings;
    std::vector<std::uint32_t> parts;
};

}  // namespace nandu
