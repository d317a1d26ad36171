#pragma once

#include <string_view>

#include "map/draw_list.h"

namespace nandu {

/// One glyph as it lies in the glyph atlas. Offsets are physical pixels from the pen on the
/// baseline, y down; the texel box is as large as the glyph's picture.
struct GlyphBox {
    float advance_px = 0.0F;
    float left_px = 0.0F, top_px = 0.0F;
    float width_px = 0.0F, height_px = 0.0F;
    float u_texel = 0.0F, v_texel = 0.0F;
};

/// The seam to the glyph atlas of `text`: glyphs are made when first asked for.
class GlyphSource {
public:
    virtual ~GlyphSource() = default;
    virtual GlyphBox glyph(const TextStyle& style, char32_t code_point) = 0;
    /// Ascent and descent of the face at that size; its width is of no meaning.
    virtual TextSize line_size(const TextStyle& style) = 0;

    struct Texel {
        float u = 0.0F, v = 0.0F;
    };
    /// The middle of a texel that is fully opaque.
    virtual Texel white_texel() = 0;
    /// The atlas's present size. It may grow while a frame is drawn: texels keep their places.
    virtual Texel atlas_size() = 0;
};

}  // namespace nandu
