#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "text/typesetter.h"

namespace nandu {

/// A rectangle of texels; (0, 0) is the top left corner.
struct TexelBox {
    int left = 0, top = 0, width = 0, height = 0;
    bool empty() const { return width <= 0 || height <= 0; }
};

/// Where a glyph's bitmap lies and how it is hung on the pen.
struct CachedGlyph {
    TexelBox box;     ///< Without the empty texel about it.
    int left_px = 0;  ///< From the pen to the first column.
    int top_px = 0;   ///< From the baseline up to the first row.
};

/// One growing picture of glyphs, drawn when first asked for, at exactly the size that was asked.
/// A glyph keeps its texels for good: the picture grows to the bottom and to the right.
class GlyphCache {
public:
    static constexpr int kFirstSize = 1024;
    static constexpr int kLargestSize = 4096;

    /// `typesetter` must outlive the cache.
    explicit GlyphCache(Typesetter& typesetter);

    /// The reference is good until the next call of `glyph` or `clear`. If the picture is full,
    /// the glyph comes back empty and `full` tells so.
    const CachedGlyph& glyph(const GlyphKey& key);

    Typesetter& typesetter() { return *typesetter_; }
    int width() const { return width_; }
    int height() const { return height_; }
    /// Coverage of all texels, row by row from the top.
    const std::vector<std::uint8_t>& texels() const { return texels_; }
    /// A texel that is wholly covered, with covered neighbours: for filled shapes.
    static constexpr int kWhiteTexel = 1;

    /// Changes when the picture's size does: texture coordinates from 0 to 1 must be made anew.
    std::uint32_t generation() const { return generation_; }
    /// Changes when all glyphs were thrown away: everything must be asked for again.
    std::uint32_t epoch() const { return epoch_; }
    bool full() const { return full_; }

    /// The texels drawn since the last call; empty if there are none.
    TexelBox take_dirty();

    /// Throws all glyphs away. Only between frames.
    void clear();

private:
    struct Shelf {
        int top, height, right;
    };
    bool place(int width, int height, TexelBox& box);
    bool grow();
    void touch(const TexelBox& box);

    Typesetter* typesetter_;
    int width_ = kFirstSize;
    int height_ = kFirstSize;
    std::vector<std::uint8_t> texels_;
    std::vector<Shelf> shelves_;
    std::unordered_map<GlyphKey, CachedGlyph, GlyphKeyHash> glyphs_;
    TexelBox dirty_;
    std::uint32_t generation_ = 0;
    std::uint32_t epoch_ = 0;
    bool full_ = false;
};

}  // namespace nandu
