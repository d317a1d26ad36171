#include "text/typesetter.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_GLYPH_H
#include FT_OUTLINE_H
#include FT_STROKER_H

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "base/utf8.h"

namespace nandu {
namespace {

/// The files of the folder; a chain lists their indices.
enum File : std::uint16_t {
    DisplayLatin,
    DisplayHan,
    Reading,
    ReadingBold,
    ReadingItalic,
    ReadingTc,
    ReadingSc,
    ReadingBoldTc,
    ReadingBoldSc,
    Ui,
    UiBold,
    UiTc,
    UiSc,
    UiBoldTc,
    UiBoldSc,
    Seal,
    FolderFiles
};

constexpr std::array<const char*, FolderFiles> kFolderFiles = {
    "display-latin.otf",   "display-han.ttf", "reading.ttf",    "reading-bold.ttf",
    "reading-italic.ttf",  "reading-tc.otf",  "reading-sc.otf", "reading-bold-tc.otf",
    "reading-bold-sc.otf", "ui.ttf",          "ui-bold.ttf",    "ui-tc.otf",
    "ui-sc.otf",           "ui-bold-tc.otf",  "ui-bold-sc.otf", "seal.ttf"};

struct SystemFont {
    const char* path;
    FT_Long face;
};

/// Tried for what a folder's own tables bring along and the shipped fonts lack.
constexpr std::array kSystemFonts = {
    SystemFont{"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 3},
    SystemFont{"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2},
    SystemFont{"/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 3},
    SystemFont{"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", 0},
    SystemFont{"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 0},
    SystemFont{"/System/Library/Fonts/PingFang.ttc", 0},
    SystemFont{"/Library/Fonts/Arial Unicode.ttf", 0},
    SystemFont{"C:/Windows/Fonts/msjh.ttc", 0},
    SystemFont{"C:/Windows/Fonts/simsunb.ttf", 0},
};

constexpr std::uint16_t kFontCount = FolderFiles + kSystemFonts.size();
constexpr double kReplacementAdvanceEm = 0.7;

/// The order in which fonts are asked for a character.
std::vector<std::uint16_t> chain_of(Face face, bool simplified) {
    const auto first = [simplified](File tc, File sc) {
        return simplified ? std::array{sc, tc} : std::array{tc, sc};
    };
    std::vector<std::uint16_t> chain;
    const auto add = [&chain](auto... files) { (chain.push_back(files), ...); };
    const auto add_pair = [&](File tc, File sc) {
        const auto pair = first(tc, sc);
        add(pair[0], pair[1]);
    };
    switch (face) {
        case Face::Display:
            add(DisplayLatin, DisplayHan);
            break;
        case Face::Reading:
            add(Reading);
            break;
        case Face::ReadingBold:
            add(ReadingBold);
            add_pair(ReadingBoldTc, ReadingBoldSc);
            break;
        case Face::ReadingItalic:
            add(ReadingItalic);
            break;
        case Face::Ui:
            add(Ui);
            break;
        case Face::UiBold:
            add(UiBold);
            add_pair(UiBoldTc, UiBoldSc);
            break;
        case Face::Seal:
            add(Seal, DisplayHan);
            break;
    }
    // Behind the bold faces, too: the regular Han fonts know more characters.
    if (face == Face::Ui || face == Face::UiBold) {
        add_pair(UiTc, UiSc);
        add_pair(ReadingTc, ReadingSc);
        add(Reading);
    } else {
        add_pair(ReadingTc, ReadingSc);
        add_pair(UiTc, UiSc);
        add(Reading, Ui);
    }
    for (std::size_t i = 0; i < kSystemFonts.size(); ++i) {
        chain.push_back(static_cast<std::uint16_t>(FolderFiles + i));
    }
    return chain;
}

/// Marks that change nothing by themselves and have no width.
bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           c == 0x2060 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0100 && c <= 0xE01EF);
}

}  // namespace

struct Typesetter::Impl {
    struct Font {
        bool tried = false;
        FT_Face face = nullptr;
        std::uint32_t size_q = 0;
        std::unordered_map<std::uint32_t, double> advance_em;
    };
    struct Found {
        std::uint16_t font = GlyphKey::kReplacement;
        std::uint32_t glyph = 0;
    };
    struct Heights {
        bool known = false;
        double ascent_em = 0.0;
        double descent_em = 0.0;
    };

    explicit Impl(std::filesystem::path folder) : fonts_folder(std::move(folder)) {
        if (FT_Init_FreeType(&library) != 0 || FT_Stroker_New(library, &stroker) != 0) {
            throw std::runtime_error("FreeType does not start");
        }
        for (std::size_t face = 0; face < chains.size(); ++face) {
            chains[face] = chain_of(static_cast<Face>(face / 2), face % 2 == 1);
        }
    }
    ~Impl() {
        for (Font& font : fonts) {
            if (font.face != nullptr) {
                FT_Done_Face(font.face);
            }
        }
        FT_Stroker_Done(stroker);
        FT_Done_FreeType(library);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    static std::size_t chain_index(const TextStyle& style) {
        return static_cast<std::size_t>(style.face) * 2 + (style.simplified ? 1 : 0);
    }

    FontFile file_of(std::uint16_t index) const {
        if (index < FolderFiles) {
            return {fonts_folder / kFolderFiles[index], 0};
        }
        const SystemFont& font = kSystemFonts[index - FolderFiles];
        return {font.path, static_cast<int>(font.face)};
    }

    Font* open(std::uint16_t index) {
        Font& font = fonts[index];
        if (!font.tried) {
            font.tried = true;
            const FontFile from = file_of(index);
            std::error_code ignored;
            if (std::filesystem::exists(from.path, ignored) &&
                FT_New_Face(library, from.path.string().c_str(), from.face, &font.face) != 0) {
                font.face = nullptr;
            }
        }
        return font.face != nullptr ? &font : nullptr;
    }

    Found find(const TextStyle& style, char32_t character) {
        const std::size_t chain = chain_index(style);
        const std::uint64_t key = (static_cast<std::uint64_t>(chain) << 32) | character;
        const auto known = found_.find(key);
        if (known != found_.end()) {
            return known->second;
        }
        Found found;
        for (const std::uint16_t index : chains[chain]) {
            Font* font = open(index);
            if (font == nullptr) {
                continue;
            }
            const FT_UInt glyph = FT_Get_Char_Index(font->face, character);
            if (glyph != 0) {
                found = {index, glyph};
                break;
            }
        }
        if (found.font == GlyphKey::kReplacement) {
            missing.insert(character);
        } else if (found.font >= FolderFiles) {
            borrowed.insert(character);
        }
        found_.emplace(key, found);
        return found;
    }

    double advance_em(const Found& found) {
        if (found.font == GlyphKey::kReplacement) {
            return kReplacementAdvanceEm;
        }
        Font& font = fonts[found.font];
        const auto known = font.advance_em.find(found.glyph);
        if (known != font.advance_em.end()) {
            return known->second;
        }
        double advance = 0.0;
        if (FT_Load_Glyph(font.face, found.glyph, FT_LOAD_NO_SCALE) == 0) {
            advance = static_cast<double>(font.face->glyph->metrics.horiAdvance) /
                      static_cast<double>(font.face->units_per_EM);
        }
        font.advance_em.emplace(found.glyph, advance);
        return advance;
    }

    double kerning_em(const Found& left, const Found& right) {
        if (left.font != right.font || left.font == GlyphKey::kReplacement ||
            !FT_HAS_KERNING(fonts[left.font].face)) {
            return 0.0;
        }
        FT_Vector delta{};
        FT_Get_Kerning(fonts[left.font].face, left.glyph, right.glyph, FT_KERNING_UNSCALED, &delta);
        return static_cast<double>(delta.x) /
               static_cast<double>(fonts[left.font].face->units_per_EM);
    }

    /// Tops of capitals with a tone mark, bottoms of descenders: what a line really reaches.
    Heights heights_of(const TextStyle& style) {
        Heights& heights = heights_[chain_index(style)];
        if (!heights.known) {
            heights = {true, 0.8, 0.2};
            double top = 0.0;
            double bottom = 0.0;
            for (const char32_t c : {U'h', U'Á', U'g', U'p'}) {
                const Found found = find(style, c);
                if (found.font == GlyphKey::kReplacement) {
                    continue;
                }
                FT_Face face = fonts[found.font].face;
                if (FT_Load_Glyph(face, found.glyph, FT_LOAD_NO_SCALE) == 0) {
                    const auto em = static_cast<double>(face->units_per_EM);
                    const FT_Glyph_Metrics& m = face->glyph->metrics;
                    top = std::max(top, static_cast<double>(m.horiBearingY) / em);
                    bottom = std::max(bottom, static_cast<double>(m.height - m.horiBearingY) / em);
                }
            }
            if (top > 0.0) {
                heights.ascent_em = top;
                heights.descent_em = bottom;
            }
        }
        return heights;
    }

    std::filesystem::path fonts_folder;
    FT_Library library = nullptr;
    FT_Stroker stroker = nullptr;
    std::array<Font, kFontCount> fonts;
    std::array<std::vector<std::uint16_t>, 14> chains;
    std::array<Heights, 14> heights_;
    std::unordered_map<std::uint64_t, Found> found_;
    std::set<char32_t> missing;
    std::set<char32_t> borrowed;
};

Typesetter::Typesetter(std::filesystem::path fonts)
    : impl_(std::make_unique<Impl>(std::move(fonts))) {}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;

TextSize Typesetter::measure(const TextStyle& style, std::string_view text) {
    double width_em = 0.0;
    bool has_han = false;
    Impl::Found before;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = next_code_point(text, at);
        if (is_invisible(character)) {
            continue;
        }
        has_han = has_han || is_han(character);
        const Impl::Found found = impl_->find(style, character);
        width_em += impl_->kerning_em(before, found) + impl_->advance_em(found) + style.spacing_em;
        before = found;
    }
    const Impl::Heights heights = impl_->heights_of(style);
    const double ascent = has_han ? std::max(heights.ascent_em, 0.88) : heights.ascent_em;
    const double descent = has_han ? std::max(heights.descent_em, 0.12) : heights.descent_em;
    return {width_em * style.size_px, ascent * style.size_px, descent * style.size_px};
}

std::vector<PlacedGlyph> Typesetter::layout(const TextStyle& style, std::string_view text) {
    std::vector<PlacedGlyph> glyphs;
    glyphs.reserve(text.size());
    const auto size_q = static_cast<std::uint32_t>(std::lround(style.size_px * 64.0));
    double pen_em = 0.0;
    Impl::Found before;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t byte = at;
        const char32_t character = next_code_point(text, at);
        if (is_invisible(character)) {
            continue;
        }
        const Impl::Found found = impl_->find(style, character);
        pen_em += impl_->kerning_em(before, found);
        PlacedGlyph placed;
        placed.key.font = found.font;
        placed.key.glyph = found.glyph;
        placed.key.size_q = size_q;
        placed.x_px = static_cast<float>(pen_em * style.size_px);
        placed.byte = static_cast<std::uint32_t>(byte);
        glyphs.push_back(placed);
        pen_em += impl_->advance_em(found) + style.spacing_em;
        before = found;
    }
    return glyphs;
}

GlyphKey Typesetter::key_for(const TextStyle& style, char32_t character) {
    const Impl::Found found = impl_->find(style, character);
    GlyphKey key;
    key.font = found.font;
    key.glyph = found.glyph;
    key.size_q = static_cast<std::uint32_t>(std::lround(style.size_px * 64.0));
    return key;
}

double Typesetter::advance_px(const TextStyle& style, char32_t character) {
    return is_invisible(character)
               ? 0.0
               : impl_->advance_em(impl_->find(style, character)) * style.size_px;
}

namespace {

GlyphBitmap replacement_box(const GlyphKey& key) {
    const double size = static_cast<double>(key.size_q) / 64.0;
    const int widen = (key.widen_q + 15) / 16;
    const int inner_width = std::max(3, static_cast<int>(size * 0.55));
    const int inner_height = std::max(4, static_cast<int>(size * 0.72));
    const int line = std::max(1, static_cast<int>(size / 14.0));
    GlyphBitmap bitmap;
    bitmap.width = inner_width + 2 * widen;
    bitmap.height = inner_height + 2 * widen;
    bitmap.left_px = static_cast<int>(size * 0.07) - widen;
    bitmap.top_px = inner_height + widen;
    bitmap.coverage.assign(static_cast<std::size_t>(bitmap.width * bitmap.height), 0);
    for (int y = 0; y < bitmap.height; ++y) {
        for (int x = 0; x < bitmap.width; ++x) {
            const int from_edge =
                std::min(std::min(x, bitmap.width - 1 - x), std::min(y, bitmap.height - 1 - y));
            if (from_edge < line + 2 * widen) {
                bitmap.coverage[static_cast<std::size_t>(y * bitmap.width + x)] = 255;
            }
        }
    }
    return bitmap;
}

GlyphBitmap copied(const FT_Bitmap& from, int left, int top) {
    GlyphBitmap bitmap;
    bitmap.width = static_cast<int>(from.width);
    bitmap.height = static_cast<int>(from.rows);
    bitmap.left_px = left;
    bitmap.top_px = top;
    bitmap.coverage.resize(static_cast<std::size_t>(from.width) * from.rows);
    for (unsigned row = 0; row < from.rows; ++row) {
        const unsigned char* line = from.buffer + static_cast<std::ptrdiff_t>(row) * from.pitch;
        std::copy(line, line + from.width,
                  bitmap.coverage.begin() + static_cast<std::ptrdiff_t>(row) * from.width);
    }
    return bitmap;
}

}  // namespace

GlyphBitmap Typesetter::rasterise(const GlyphKey& key) {
    if (key.font == GlyphKey::kReplacement) {
        return replacement_box(key);
    }
    Impl::Font* font = key.font < kFontCount ? impl_->open(key.font) : nullptr;
    if (font == nullptr) {
        return {};
    }
    if (font->size_q != key.size_q) {
        FT_Set_Char_Size(font->face, 0, static_cast<FT_F26Dot6>(key.size_q), 72, 72);
        font->size_q = key.size_q;
    }
    // Hinting sharpens the horizontals of small letters; large ones keep the drawn shape.
    const FT_Int32 hinting = key.size_q < 26 * 64 ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING;
    if (FT_Load_Glyph(font->face, key.glyph, FT_LOAD_NO_BITMAP | hinting) != 0 ||
        font->face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
        return {};
    }
    FT_Glyph glyph = nullptr;
    if (FT_Get_Glyph(font->face->glyph, &glyph) != 0) {
        return {};
    }
    if (key.widen_q > 0) {
        FT_Stroker_Set(impl_->stroker, static_cast<FT_Fixed>(key.widen_q) * 4,
                       FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
        FT_Glyph_StrokeBorder(&glyph, impl_->stroker, 0, 1);
    }
    FT_Vector shift{static_cast<FT_Pos>(key.phase) * 16, 0};
    GlyphBitmap bitmap;
    if (FT_Glyph_To_Bitmap(&glyph, FT_RENDER_MODE_NORMAL, &shift, 1) == 0) {
        const auto* drawn = reinterpret_cast<FT_BitmapGlyph>(glyph);
        bitmap = copied(drawn->bitmap, drawn->left, drawn->top);
    }
    FT_Done_Glyph(glyph);
    return bitmap;
}

Typesetter::FontFile Typesetter::font_file(std::uint16_t font) const {
    return font < kFontCount ? impl_->file_of(font) : FontFile{};
}

std::size_t Typesetter::missing_characters() const {
    return impl_->missing.size();
}
std::size_t Typesetter::borrowed_characters() const {
    return impl_->borrowed.size();
}

PlacedGlyph snapped(const PlacedGlyph& glyph, double x_px, double y_px) {
    PlacedGlyph result = glyph;
    const double quarters = std::floor((x_px + static_cast<double>(glyph.x_px)) * 4.0 + 0.5);
    const double whole = std::floor(quarters / 4.0);
    result.key.phase = static_cast<std::uint8_t>(quarters - whole * 4.0);
    result.x_px = static_cast<float>(whole);
    result.y_px = static_cast<float>(std::floor(y_px + static_cast<double>(glyph.y_px) + 0.5));
    return result;
}

}  // namespace nandu
