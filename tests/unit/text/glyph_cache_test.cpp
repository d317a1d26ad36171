#include "text/glyph_cache.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "support/fonts.h"

namespace nandu {
namespace {

GlyphKey key_at(Typesetter& typesetter, double size_px, char32_t character) {
    TextStyle style;
    style.size_px = size_px;
    return typesetter.key_for(style, character);
}

std::vector<std::uint8_t> texels_of(const GlyphCache& cache, const TexelBox& box) {
    std::vector<std::uint8_t> texels;
    for (int row = 0; row < box.height; ++row) {
        const auto from = cache.texels().begin() + (box.top + row) * cache.width() + box.left;
        texels.insert(texels.end(), from, from + box.width);
    }
    return texels;
}

TEST(GlyphCache, AGlyphIsDrawnOnce) {
    Typesetter typesetter(shipped_fonts());
    GlyphCache cache(typesetter);
    cache.take_dirty();
    const GlyphKey key = key_at(typesetter, 20.0, U'宋');
    const TexelBox box = cache.glyph(key).box;
    EXPECT_FALSE(box.empty());
    EXPECT_FALSE(cache.take_dirty().empty());
    EXPECT_EQ(cache.glyph(key).box.left, box.left);
    EXPECT_TRUE(cache.take_dirty().empty());
}

TEST(GlyphCache, TheDirtyBoxHoldsTheNewGlyphs) {
    Typesetter typesetter(shipped_fonts());
    GlyphCache cache(typesetter);
    cache.take_dirty();
    const TexelBox a = cache.glyph(key_at(typesetter, 20.0, U'南')).box;
    const TexelBox b = cache.glyph(key_at(typesetter, 20.0, U'渡')).box;
    const TexelBox dirty = cache.take_dirty();
    for (const TexelBox& box : {a, b}) {
        EXPECT_LE(dirty.left, box.left);
        EXPECT_LE(dirty.top, box.top);
        EXPECT_GE(dirty.left + dirty.width, box.left + box.width);
        EXPECT_GE(dirty.top + dirty.height, box.top + box.height);
    }
}

TEST(GlyphCache, GrowingKeepsEveryGlyphWhereItIs) {
    Typesetter typesetter(shipped_fonts());
    GlyphCache cache(typesetter);
    const GlyphKey first = key_at(typesetter, 90.0, U'臨');
    const TexelBox before = cache.glyph(first).box;
    const std::vector<std::uint8_t> texels = texels_of(cache, before);
    const std::uint32_t generation = cache.generation();
    for (char32_t c = 0x4E00; cache.generation() < generation + 2 && c < 0x6000; ++c) {
        cache.glyph(key_at(typesetter, 90.0, c));
    }
    EXPECT_EQ(cache.generation(), generation + 2);
    EXPECT_EQ(cache.width(), 2048);
    EXPECT_EQ(cache.height(), 2048);
    const TexelBox after = cache.glyph(first).box;
    EXPECT_EQ(after.left, before.left);
    EXPECT_EQ(after.top, before.top);
    EXPECT_EQ(texels_of(cache, after), texels);
}

TEST(GlyphCache, WhenFullItSaysSoAndCanBeginAnew) {
    Typesetter typesetter(shipped_fonts());
    GlyphCache cache(typesetter);
    const GlyphKey tofu{GlyphKey::kReplacement, 0, 0, 1500 * 64, 0};
    for (std::uint32_t i = 0; i < 40 && !cache.full(); ++i) {
        GlyphKey key = tofu;
        key.glyph = i;
        cache.glyph(key);
    }
    EXPECT_TRUE(cache.full());
    const std::uint32_t epoch = cache.epoch();
    cache.clear();
    EXPECT_FALSE(cache.full());
    EXPECT_NE(cache.epoch(), epoch);
    EXPECT_EQ(cache.texels()[static_cast<std::size_t>(cache.width() + GlyphCache::kWhiteTexel)],
              255);
}

}  // namespace
}  // namespace nandu
