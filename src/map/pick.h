#pragma once

#include "atlas/atlas.h"
#include "map/camera.h"

namespace nandu {

/// A place that is on the picture and may be pointed at: its symbol and its label.
struct PickTarget {
    PlaceId place = kNo<PlaceId>;
    ScreenPoint center;  ///< Of its symbol.
    ScreenBox box;       ///< Symbol and label together.
};

}  // namespace nandu
