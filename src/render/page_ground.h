#pragma once

#include <vector>

#include "map/page.h"
#include "render/holder_texture.h"

namespace nandu {

// The ground of the map for paper: what the shaders decide for each pixel, decided here for whole
// areas and lines from the same tables. Pure, without a graphics card.

/// How one cell is painted: the texels of HolderTexels in words.
struct CellPaint {
    struct Wash {
        std::uint8_t r = 0, g = 0, b = 0, fill = 0, edge = 0;
        friend auto operator<=>(const Wash&, const Wash&) = default;
    };
    Wash lord, other;
    CellMode mode = CellMode::Plain;
    std::uint8_t pattern = 0;
    std::uint8_t lord_code = 255, raider_code = 255;  ///< 255: none, or not drawn.
    bool inferred = false;
};
CellPaint cell_paint(const HolderTexels& texels, std::size_t seat);

/// What stands where two cells meet: the rules of border.vert.
enum class EdgeLine {
    None,
    Border,      ///< Two lords.
    Estimated,   ///< Two lords, and a holder on either side is inferred or contested: dashed.
    Open,        ///< A state ends in land far from any town: its colour fades, and there is no line.
    RaidEdge,    ///< One lord, and a raider on one side only.
};
EdgeLine edge_line(const CellPaint& left, const CellPaint& right, bool wild);

/// The rings about the triangles that are `wanted`, from edges that only one of them has.
std::vector<std::vector<MapPointF>> rings_about(const Mesh& mesh,
                                                const std::vector<bool>& wanted_triangles);

/// A ring cut off at the box's sides (Sutherland and Hodgman 1974).
std::vector<ScreenPoint> cut_to(const std::vector<ScreenPoint>& ring, const ScreenBox& box);

/// The base of `picture` in its own pixels, cut a little outside its viewport: sea and relief as
/// images, everything else as vectors.
std::vector<PageItem> ground_for_page(const MapPicture& picture);

}  // namespace nandu
