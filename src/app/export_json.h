#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.h"

namespace nandu {

/// CZML for Cesium: the land of each seat in its holder's colour, events, places under the name of
/// the day, and the routes with something that moves on them. A clock over the atlas's days.
std::string czml_of(const Atlas& atlas, const std::vector<LonLatArea>& lands);

/// Linked Places, as gazetteers exchange them: the places and the seats that are none of them, with
/// their names through time and who held them. Days are proleptic Gregorian and both ends of a
/// span belong to it.
std::string linked_places_of(const Atlas& atlas);

}  // namespace nandu
