#include "ui/fonts.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace nandu {

struct Fonts::Page {
    TextStyle style;
    LineSize line;
    std::unordered_map<char32_t, Glyph> glyphs;
    std::unique_ptr<ImFont> field;
};

Fonts::Fonts(GlyphCache& cache) : cache_(&cache), epoch_(cache.epoch()) {}
Fonts::~Fonts() = default;

void Fonts::begin_frame(bool simplified) {
    simplified_ = simplified;
    if (epoch_ != cache_->epoch()) {
        epoch_ = cache_->epoch();
        for (auto& [key, one] : pages_) {
            one->field.reset();
        }
    }
}

Fonts::Page& Fonts::page(Face face, float size_px) {
    // Quarters of a pixel: sizes that differ by less look alike, and pages stay few.
    const auto quarters =
        static_cast<std::uint32_t>(std::lround(std::clamp(size_px, 4.0F, 1000.0F) * 4.0F));
    const std::uint32_t key =
        quarters << 8 | static_cast<std::uint32_t>(face) << 1 | (simplified_ ? 1U : 0U);
    if (last_page_ != nullptr && key == last_key_) {
        return *last_page_;
    }
    std::unique_ptr<Page>& slot = pages_[key];
    if (!slot) {
        slot = std::make_unique<Page>();
        slot->style.face = face;
        slot->style.size_px = quarters / 4.0;
        slot->style.simplified = simplified_;
        // With a Han character, so that lines of both scripts stand alike.
        const TextSize size = cache_->typesetter().measure(slot->style, "x國");
        slot->line = {static_cast<float>(std::ceil(size.ascent_px)),
                      static_cast<float>(std::ceil(size.descent_px))};
    }
    last_key_ = key;
    last_page_ = slot.get();
    return *slot;
}

Fonts::Glyph Fonts::glyph(Face face, float size_px, char32_t code_point) {
    Page& in = page(face, size_px);
    const auto found = in.glyphs.find(code_point);
    if (found != in.glyphs.end()) {
        return found->second;
    }
    Typesetter& typesetter = cache_->typesetter();
    const Glyph made{typesetter.key_for(in.style, code_point),
                     static_cast<float>(typesetter.advance_px(in.style, code_point))};
    in.glyphs.emplace(code_point, made);
    return made;
}

Fonts::LineSize Fonts::line_size(Face face, float size_px) {
    return page(face, size_px).line;
}

ImFont* Fonts::field_font(Face face, float size_px, std::string_view text) {
    Page& in = page(face, size_px);
    if (!in.field) {
        in.field = std::make_unique<ImFont>();
        in.field->ContainerAtlas = ImGui::GetIO().Fonts;
        in.field->Ascent = in.line.ascent_px;
        in.field->Descent = -in.line.descent_px;
        in.field->FontSize = in.line.ascent_px + in.line.descent_px;
        in.field->FallbackChar = U'?';
    }
    const auto add = [&](char32_t c) {
        if (c > 0xFFFF || c < 0x20 || in.field->FindGlyphNoFallback(static_cast<ImWchar>(c))) {
            return;
        }
        const Glyph made = glyph(face, size_px, c);
        const CachedGlyph& drawn = picture(made.key);
        const auto left = static_cast<float>(drawn.left_px);
        const float top = in.line.ascent_px - static_cast<float>(drawn.top_px);
        const auto width = static_cast<float>(drawn.box.width);
        const auto height = static_cast<float>(drawn.box.height);
        const auto u = static_cast<float>(drawn.box.left);
        const auto v = static_cast<float>(drawn.box.top);
        in.field->AddGlyph(nullptr, static_cast<ImWchar>(c), left, top, left + width, top + height,
                           u, v, u + width, v + height, std::round(made.advance_px));
        in.field->BuildLookupTable();
    };
    if (in.field->Glyphs.empty()) {
        add(U' ');
        add(U'?');
    }
    for (std::size_t at = 0; at < text.size();) {
        add(next_code_point(text, at));
    }
    return in.field.get();
}

}  // namespace nandu
