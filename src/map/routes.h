#pragma once

#include <optional>
#include <string>
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
    std::vector<double> men;  ///< For each point: how many march the leg that ends here; 0: unknown.
    double strength = 1.0;     ///< Falls to 0 in the weeks after the march has ended.
};
std::optional<ArmyOnMap> army_on(const Route& route, Day day);

/// How many march on a day, by the last waypoint that says so; 0 where none does.
double men_on(const Route& route, Day day);
/// How many the last waypoint says; 0 where it does not. What nobody counted is not written.
double men_counted(const Route& route, Day day);
/// The most that march anywhere in an atlas; 0 where nobody says.
double most_men(const Atlas& atlas);
/// How wide a march is drawn, in design pixels: by the numbers, as Minard did.
double march_width_px(double men, double most);

/// 100000 as "100,000".
std::string with_commas(double number);

/// A tapering ribbon with an arrow head along `points`, dashed where `estimated` says so (one flag
/// a point, for the leg that ends there). With `widths_px`, one a point, it is as wide as they say
/// instead. False if it is too short to be seen.
bool append_ribbon(DrawList& list, const std::vector<ScreenPoint>& points,
                   const std::vector<bool>& estimated, Rgba colour, Rgba halo, double s,
                   const std::vector<double>& widths_px = {});

}  // namespace nandu
