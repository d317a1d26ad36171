#include "text/typesetter.h"

#include <gtest/gtest.h>

#include "support/fonts.h"

namespace nandu {
namespace {

TextStyle reading(double size_px) {
    TextStyle style;
    style.size_px = size_px;
    return style;
}

TEST(Typesetter, WidthsOfPartsAddUp) {
    Typesetter typesetter(shipped_fonts());
    const TextStyle style = reading(17.0);
    const double whole = typesetter.measure(style, "Lín’ān 臨安府").width_px;
    const double parts = typesetter.measure(style, "Lín’ān ").width_px +
                         typesetter.measure(style, "臨安府").width_px;
    EXPECT_NEAR(whole, parts, 1e-6);
    EXPECT_GT(whole, 60.0);
}

TEST(Typesetter, WidthGrowsInProportionToTheSize) {
    Typesetter typesetter(shipped_fonts());
    const double small = typesetter.measure(reading(12.0), "Jiànkāng").width_px;
    const double large = typesetter.measure(reading(36.0), "Jiànkāng").width_px;
    EXPECT_NEAR(large, 3.0 * small, 1e-6);
}

TEST(Typesetter, LetterspacingIsAddedBehindEachCharacter) {
    Typesetter typesetter(shipped_fonts());
    TextStyle style = reading(20.0);
    const double tight = typesetter.measure(style, "SONG").width_px;
    style.spacing_em = 0.5;
    EXPECT_NEAR(typesetter.measure(style, "SONG").width_px, tight + 4 * 10.0, 1e-6);
}

TEST(Typesetter, AHanCharacterIsOneEmWide) {
    Typesetter typesetter(shipped_fonts());
    EXPECT_NEAR(typesetter.measure(reading(20.0), "宋").width_px, 20.0, 0.1);
}

TEST(Typesetter, EveryFaceHasTheSampleInThreeLanguages) {
    Typesetter typesetter(shipped_fonts());
    constexpr std::string_view kSample =
        "Nánjīng (Yìngtiān Fǔ), “12 June 1127” – ǎǐǔǚ 南京應天府建炎元年五月初一日庚寅 高宗即位 "
        "南京应天府，靖康之变；黄河改道。「行在」…";
    for (const Face face : {Face::Display, Face::Reading, Face::ReadingBold, Face::ReadingItalic,
                            Face::Ui, Face::UiBold}) {
        for (const bool simplified : {false, true}) {
            TextStyle style = reading(16.0);
            style.face = face;
            style.simplified = simplified;
            typesetter.layout(style, kSample);
        }
    }
    TextStyle seal = reading(16.0);
    seal.face = Face::Seal;
    typesetter.layout(seal, "行京");
    EXPECT_EQ(typesetter.missing_characters(), 0U);
    EXPECT_EQ(typesetter.borrowed_characters(), 0U);
}

TEST(Typesetter, ACharacterThatNoFontHasIsABoxAndIsCounted) {
    Typesetter typesetter(shipped_fonts());
    const std::string nobodys = "\U000F1234";
    const std::vector<PlacedGlyph> glyphs = typesetter.layout(reading(20.0), nobodys);
    ASSERT_EQ(glyphs.size(), 1U);
    EXPECT_EQ(glyphs[0].key.font, GlyphKey::kReplacement);
    EXPECT_EQ(typesetter.missing_characters(), 1U);
    const GlyphBitmap box = typesetter.rasterise(glyphs[0].key);
    EXPECT_GT(box.width, 4);
    EXPECT_EQ(box.coverage[0], 255);
}

TEST(Typesetter, WorksWithoutAnyFont) {
    Typesetter typesetter("/nowhere");
    EXPECT_GT(typesetter.measure(reading(10.0), "\U000F1234").width_px, 0.0);
}

TEST(Typesetter, AHaloIsTheGlyphGrownOnAllSides) {
    Typesetter typesetter(shipped_fonts());
    GlyphKey key = typesetter.key_for(reading(24.0), U'臨');
    const GlyphBitmap plain = typesetter.rasterise(key);
    key.widen_q = 2 * 16;
    const GlyphBitmap halo = typesetter.rasterise(key);
    EXPECT_NEAR(halo.width, plain.width + 4, 1);
    EXPECT_NEAR(halo.height, plain.height + 4, 1);
    EXPECT_NEAR(halo.top_px, plain.top_px + 2, 1);
}

TEST(Typesetter, TaiwanAndMainlandShapesDiffer) {
    Typesetter typesetter(shipped_fonts());
    TextStyle style = reading(40.0);
    const GlyphKey taiwan = typesetter.key_for(style, U'骨');
    style.simplified = true;
    const GlyphKey mainland = typesetter.key_for(style, U'骨');
    EXPECT_NE(taiwan.font, mainland.font);
}

TEST(Typesetter, SnappingKeepsThePlaceToAQuarterOfAPixel) {
    PlacedGlyph glyph;
    glyph.x_px = 3.3F;
    const PlacedGlyph at = snapped(glyph, 10.0, 20.4);
    EXPECT_EQ(at.x_px, 13.0F);
    EXPECT_EQ(at.key.phase, 1);
    EXPECT_EQ(at.y_px, 20.0F);
    glyph.x_px = -0.1F;
    EXPECT_EQ(snapped(glyph, 0.0, 0.0).x_px, 0.0F);
}

}  // namespace
}  // namespace nandu
