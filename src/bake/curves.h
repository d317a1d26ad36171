#pragma once

#include <vector>

#include "atlas/lonlat.h"
#include "pack/pack.h"

namespace nandu {

/// A polyline of the sheet. Closed ones do not repeat their first point.
using MapLine = std::vector<MapPoint>;

/// The same line with points added so that no two are farther apart than `step_deg` in lon or
/// lat: edges that are straight in degrees then curve on the sheet.
std::vector<LonLat> densified(const std::vector<LonLat>& line, double step_deg);

/// Douglas-Peucker: leaves out points nearer than `tolerance_m` to the line that remains. Both
/// ends stay.
MapLine simplified(const MapLine& line, double tolerance_m);

/// Chaikin's corner cutting. Open lines keep their ends.
MapLine rounded(const MapLine& line, int rounds, bool closed);

/// Points at equal steps of about `step_m` along the line, both ends among them.
MapLine resampled(const MapLine& line, double step_m);

/// Gaussian mean over neighbouring points; `sigma_points` counts points, not metres. Ends of open
/// lines stay.
MapLine smoothed(const MapLine& line, double sigma_points, bool closed);

double length_m(const MapLine& line);

/// Positive counter-clockwise; the ring is closed without a repeated point.
double signed_area_m2(const MapLine& ring);

MapBox box_of(const MapLine& line);

}  // namespace nandu
