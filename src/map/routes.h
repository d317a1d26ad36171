#pragma once

#include <optional>
#include <vector>

#include "atlas/scene.h"
#include "map/draw_list.h"

namespace nandu {

/// The part of a route that is travelled by the end of `day`, oldest first; empty before it begins.
std::vector<TrailPoint> travelled(const Route& route, Day day);

/// An army on the march as it is drawn on one day.
struct ArmyOnMap {
    std::vector<LonLat> path;     ///< Smooth, passing through every waypoint; its head is last.
    std::vector<bool> estimated;  ///< For each point: the leg that ends here is interpolated.
    double strength = 1.0;     ///< Falls to 0 in the weeks after the march has ended.
};
std::optional<ArmyOnMap> army_on(const Route& route, Day day);

/// A tapering ribbon with an arrow head along `points`, dashed where `estimated` says so (one flag
/// a point, for the leg that ends there). False if it is too short to be seen.
bool append_ribbon(DrawList& list, const std::vector<ScreenPoint>& points,
                   const std::vector<bool>& estimated, Rgba colour, Rgba halo, double s);

}  // namespace nandu
