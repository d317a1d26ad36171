#pragma once

#include <functional>

#include "atlas/layers.h"
#include "bake/projection.h"
#include "pack/features.h"

namespace nandu {

/// Features on the sheet: projected, densified, areas cut into triangles at two levels of detail,
/// coloured by category. Those outside the sheet's grid are left out.
/// `home_m_per_px` is the scale of the overview. `report` is told how many rows are done and stops
/// the work by returning false; the features are then incomplete.
Features bake_features(const Projector& projector, const LonLatBox& sheet,
                       const FeatureTable& table, double home_m_per_px,
                       const std::function<bool(int done, int total)>& report);

}  // namespace nandu
