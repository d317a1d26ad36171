#pragma once

#include <vector>

#include "map/page.h"
#include "render/cell_paint.h"

namespace nandu {

// The ground of the map for paper: what the shaders decide for each pixel, decided here for whole
// areas and lines from the same tables. Pure, without a graphics card.

/// The rings about the triangles that are `wanted`, from edges that only one of them has.
std::vector<std::vector<MapPointF>> rings_about(const Mesh& mesh,
                                                const std::vector<bool>& wanted_triangles);

/// A ring cut off at the box's sides (Sutherland and Hodgman 1974).
std::vector<ScreenPoint> cut_to(const std::vector<ScreenPoint>& ring, const ScreenBox& box);

/// The base of `picture` in its own pixels, cut a little outside its viewport: sea and relief as
/// images, everything else as vectors.
std::vector<PageItem> ground_for_page(const MapPicture& picture);

}  // namespace nandu
