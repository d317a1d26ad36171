#pragma once

#include <functional>
#include <string>
#include <vector>

#include "atlas/layers.h"
#include "bake/polygons.h"
#include "bake/projection.h"
#include "base/problem.h"
#include "pack/pack.h"

namespace nandu {

/// How coarse each level of the base map is. Level 0 is shown at every scale that has no finer
/// one.
struct DetailLevel {
    double max_m_per_px;  ///< Shown while a pixel is at most this many metres (0: no limit).
    double tolerance_m;   ///< Lines may be this far from the truth.
    int narrowest_river;  ///< Rivers of greater width rank are left out.
};
inline constexpr DetailLevel kDetailLevels[] = {
    {0.0, 2000.0, 4}, {2200.0, 600.0, 5}, {650.0, 80.0, 7}};

/// Lines that are straight in the data are straight in degrees: points are added at this step.
inline constexpr double kDensifyDeg = 0.25;

/// Called before each part of the work; false cancels.
using ReportPart = std::function<bool(const std::string& what)>;

/// Everything of the layers that has no history: projected, generalized in levels, triangulated.
/// Features that cannot be drawn go to `problems`. Incomplete if `report` cancelled.
BaseMap bake_basemap(const Geometry& geometry, const Projector& projector,
                     const ProjectionGrid& grid, const Layers& layers, const ReportPart& report,
                     Problems& problems);

/// The feature's lines on the sheet, densified. What lies outside `box` is left out: no projection
/// shows the whole world.
std::vector<MapLine> projected_lines(const Projector& projector, const LonLatBox& box,
                                     const LayerFeature& feature);

/// The outline of a box of degrees, curved as it lies on the sheet.
MapLine projected_outline(const Projector& projector, const LonLatBox& box);

}  // namespace nandu
