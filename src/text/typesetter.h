#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "map/draw_list.h"

namespace nandu {

/// Names one bitmap of one glyph.
struct GlyphKey {
    std::uint16_t font = 0;     ///< Index of an opened font file, or kReplacement.
    std::uint16_t widen_q = 0;  ///< Half-width of a halo in 1/16 px; 0: the glyph itself.
    std::uint32_t glyph = 0;    ///< Index in that font.
    std::uint32_t size_q = 0;   ///< Size of the em in 1/64 px.
    std::uint8_t phase = 0;     ///< Shift to the right in quarters of a pixel, 0 to 3.

    /// The box that stands for a character which no font has.
    static constexpr std::uint16_t kReplacement = 0xFFFF;
    friend bool operator==(const GlyphKey&, const GlyphKey&) = default;
};

struct GlyphKeyHash {
    std::size_t operator()(const GlyphKey& key) const {
        const std::uint64_t a = (static_cast<std::uint64_t>(key.glyph) << 32) ^ key.size_q;
        const std::uint64_t b = (static_cast<std::uint64_t>(key.font) << 24) ^
                                (static_cast<std::uint64_t>(key.widen_q) << 8) ^ key.phase;
        return std::hash<std::uint64_t>()(a * 0x9E3779B97F4A7C15ULL ^ b);
    }
};

/// One glyph of a laid-out line.
///
///     origin +---> x        The pen of the whole line starts at (0, 0) on the baseline; y grows
///            |              downward, as on the screen.
///            v y
struct PlacedGlyph {
    GlyphKey key;
    float x_px = 0.0F;
    float y_px = 0.0F;
    std::uint32_t byte = 0;  ///< Where its character begins in the line's text.
};

/// Coverage, row by row from the top.
struct GlyphBitmap {
    int width = 0;
    int height = 0;
    int left_px = 0;  ///< From the pen to the first column.
    int top_px = 0;   ///< From the baseline up to the top of the first row.
    std::vector<std::uint8_t> coverage;
};

/// Sets lines of text from the font files of one folder. Each face is a chain: its Latin font, its
/// Han font (Taiwan or mainland shapes first), the fonts of the other faces, fonts of the system;
/// what none of them has is drawn as a box and counted. Fonts are opened when first needed.
///
/// Not to be shared between threads.
class Typesetter {
public:
    /// `fonts` is the folder with display-latin.otf, reading.ttf and so on.
    explicit Typesetter(std::filesystem::path fonts);
    ~Typesetter();
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    /// Width is the sum of the advances; the heights depend on the face and on whether the line
    /// has Han, not on its letters, so that lines of a kind stand alike.
    TextSize measure(const TextStyle& style, std::string_view text);

    /// Plain advances from left to right, letterspacing after each character. The glyphs have
    /// phase 0: see `snapped`.
    std::vector<PlacedGlyph> layout(const TextStyle& style, std::string_view text);

    /// The glyph of one character and how far the pen moves behind it, without letterspacing.
    GlyphKey key_for(const TextStyle& style, char32_t character);
    double advance_px(const TextStyle& style, char32_t character);

    /// Draws a glyph, or its shape grown by `widen_q`. A blank has an empty bitmap.
    GlyphBitmap rasterise(const GlyphKey& key);

    /// The file of a font that a GlyphKey names, and the face in it; for who embeds fonts.
    struct FontFile {
        std::filesystem::path path;
        int face = 0;
    };
    FontFile font_file(std::uint16_t font) const;

    /// How many different characters have been asked for that no font has.
    std::size_t missing_characters() const;
    /// How many characters were found only outside the folder.
    std::size_t borrowed_characters() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Moves a glyph that starts at `x_px` onto the pixel grid: the whole part becomes the position,
/// the rest the phase of the key.
PlacedGlyph snapped(const PlacedGlyph& glyph, double x_px, double y_px);

}  // namespace nandu
