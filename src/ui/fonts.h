#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>

#include <imgui.h>

#include "map/draw_list.h"
#include "text/glyph_cache.h"

namespace nandu {

/// The glyphs of the interface, one page for each face and pixel size, filled as text needs them.
/// Nothing is rasterized at start, and no character is out of reach.
///
/// Every texture coordinate that this class hands out counts texels. `Ui` divides by the atlas's
/// size once the frame is complete: so the atlas may grow in the middle of a frame.
class Fonts {
public:
    explicit Fonts(GlyphCache& cache);  ///< `cache` must outlive the fonts.
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// Before each frame: which shapes unified Han characters take.
    void begin_frame(bool simplified);

    struct Glyph {
        GlyphKey key;
        float advance_px = 0.0F;
    };
    Glyph glyph(Face face, float size_px, char32_t code_point);
    /// The picture of a glyph; good until the next call.
    const CachedGlyph& picture(const GlyphKey& key) { return cache_->glyph(key); }

    struct LineSize {
        float ascent_px = 0.0F, descent_px = 0.0F;
    };
    LineSize line_size(Face face, float size_px);

    /// An ImFont for text fields that holds at least the characters of `text`; everything else is
    /// drawn without ImGui's fonts.
    ImFont* field_font(Face face, float size_px, std::string_view text);

    GlyphCache& cache() { return *cache_; }

private:
    struct Page;
    Page& page(Face face, float size_px);

    GlyphCache* cache_;
    std::uint32_t epoch_ = 0;
    bool simplified_ = false;
    std::map<std::uint32_t, std::unique_ptr<Page>> pages_;
    std::uint32_t last_key_ = 0;  ///< Letters come in runs of one face and size.
    Page* last_page_ = nullptr;
};

}  // namespace nandu
