#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>

#include <imgui.h>

#include "map/draw_list.h"
#include "ui/glyph_source.h"

namespace nandu {

/// The glyphs of the interface, one page for each face and pixel size, filled as text needs them.
/// Nothing is rasterized at start, and no character is out of reach.
///
/// Every texture coordinate that this class hands out counts texels. `Ui` divides by the atlas's
/// size once the frame is complete: so the atlas may grow in the middle of a frame.
class Fonts {
public:
    explicit Fonts(GlyphSource& source);  ///< `source` must outlive the fonts.
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// Which shapes unified Han characters take from now on.
    void set_simplified(bool simplified) { simplified_ = simplified; }

    /// Good until the next call with a new character.
    const GlyphBox& glyph(Face face, float size_px, char32_t code_point);

    struct LineSize {
        float ascent_px = 0.0F, descent_px = 0.0F;
    };
    LineSize line_size(Face face, float size_px);

    /// An ImFont for text fields that holds at least the characters of `text`; everything else is
    /// drawn without ImGui's fonts.
    ImFont* field_font(Face face, float size_px, std::string_view text);

    GlyphSource& source() { return *source_; }

private:
    struct Page;
    Page& page(Face face, float size_px);

    GlyphSource* source_;
    bool simplified_ = false;
    std::map<std::uint32_t, std::unique_ptr<Page>> pages_;
};

}  // namespace nandu
