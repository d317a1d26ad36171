#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "bake/polygons.h"

namespace nandu {

/// Cuts areas of any make into triangles: a plain ring by cutting ears, all else by GEOS. Rings may
/// cross; what an odd number of them surrounds is filled.
class Tessellator {
public:
    /// Appends the triangles of one area, nothing of one that cannot be filled. `rings` do not
    /// repeat their first point.
    void fill(std::span<const MapLine> rings, Mesh& mesh);

private:
    Geometry geometry_;
};

}  // namespace nandu
