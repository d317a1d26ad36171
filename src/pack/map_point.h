#pragma once

namespace nandu {

/// Metres on the atlas's sheet, x to the east, y to the north.
struct MapPoint {
    double x_m = 0.0;
    double y_m = 0.0;
    friend constexpr bool operator==(const MapPoint&, const MapPoint&) = default;
};

/// The same in the precision of the graphics card (at 4000 km from the origin: 0.25 m).
struct MapPointF {
    float x_m = 0.0F;
    float y_m = 0.0F;
};

struct MapBox {
    double west_m = 0.0, south_m = 0.0, east_m = 0.0, north_m = 0.0;
};

}  // namespace nandu
