#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "map/draw_list.h"

namespace nandu {

enum class CellMode : std::uint8_t { Plain = 0, Raid = 1, Contested = 2, Fading = 3 };

/// Which variant of the shader paints a cell: Patterned is all that has more than one colour.
enum class CellKind : std::uint8_t { Plain, Inferred, Patterned };

/// How the cell of one seat is painted.
struct CellPaint {
    struct Wash {
        std::uint8_t r = 0, g = 0, b = 0, fill = 0, edge = 0;
        friend auto operator<=>(const Wash&, const Wash&) = default;
    };
    static constexpr std::uint8_t kNobody = 255;

    Wash lord;   ///< Of whose land it is: under a raid the holder before.
    Wash other;  ///< Of the raider, the rival or the holder before.
    CellMode mode = CellMode::Plain;
    std::uint8_t pattern = 0;     ///< 1 horizontal, 2 vertical, 3 dots, 4 diagonal.
    std::uint8_t progress = 255;  ///< Of a fade.
    /// Lands that are not drawn have no lord, so that no border parts them.
    std::uint8_t lord_code = kNobody, raider_code = kNobody;
    bool inferred = false;

    CellKind kind() const;
    friend bool operator==(const CellPaint&, const CellPaint&) = default;
};

/// Strengths of fill and edge (design §4.1).
struct WashStrength {
    float fill, edge, radius_px;
};
WashStrength wash_strength(ThemeKind theme);

/// The paint of every seat of the atlas; those that the table lacks are nobody's, and so is the last,
/// for land beyond the reach of all seats.
std::vector<CellPaint> cell_paints(const Atlas& atlas, const HolderTable& holders,
                                   std::span<const MapPicture::Fade> fades, ThemeKind theme,
                                   bool patterns);

/// What stands where two cells meet: the rules of border.vert.
enum class EdgeLine {
    None,
    Border,      ///< Two lords.
    Estimated,   ///< Two lords, and a holder on either side is inferred or contested: dashed.
    Open,        ///< A state ends in land far from any town: its colour fades, and there is no line.
    RaidEdge,    ///< One lord, and a raider on one side only.
};
EdgeLine edge_line(const CellPaint& left, const CellPaint& right, bool wild);

/// Paints as texels of RGBA8 for the shaders. A seat has one column of 256 and four rows from row
/// 4 * (seat / 256):
///
///     row 0   colour of the lord (r, g, b), strength of his fill (a)
///     row 1   the same of the other
///     row 2   mode, inferred, pattern, progress of a fade
///     row 3   strength of the edge of lord and other; lord; raider
struct PaintTexels {
    static constexpr int kWidth = 256;
    int height = 4;
    std::vector<std::uint8_t> rgba;
};
PaintTexels paint_texels(std::span<const CellPaint> paints);

}  // namespace nandu
