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

inline constexpr std::uint8_t kNobodyCode = 255;

/// How each cell is painted, as texels of RGBA8 for the shaders.
///
/// A seat has one column of 256 and four rows from row 4 * (seat / 256):
///
///     row 0   colour of the lord (r, g, b), strength of his fill (a)
///     row 1   the same of the other: raider, rival or the holder before
///     row 2   mode (CellMode), inferred, pattern (1 horizontal, 2 vertical, 3 dots, 4 diagonal),
///             progress of a fade
///     row 3   strength of the edge of lord and other; lord; raider (255: none)
///
/// The lord is whose land it is: under a raid the holder before. Lands that are not drawn have
/// lord 255, so that no border parts them.
struct HolderTexels {
    static constexpr int kWidth = 256;
    int height = 4;
    std::vector<std::uint8_t> rgba;
    struct Codes {
        std::uint8_t lord = kNobodyCode, raider = kNobodyCode;
        CellKind kind = CellKind::Plain;
    };
    std::vector<Codes> codes;  ///< By seat.

    /// That the cell of a seat looks the same in both, which must have it.
    bool same_seat(const HolderTexels& other, std::size_t seat) const;
};

/// Strengths of fill and edge (design §4.1).
struct WashStrength {
    float fill, edge, radius_px;
};
WashStrength wash_strength(ThemeKind theme);

/// `seat_count` seats; entries that the table lacks are painted as nobody's.
HolderTexels holder_texels(const Atlas& atlas, const HolderTable& holders,
                           std::span<const MapPicture::Fade> fades, ThemeKind theme, bool patterns,
                           std::size_t seat_count);

}  // namespace nandu
