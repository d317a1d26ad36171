#include "ui/fonts.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace nandu {

struct Fonts::Page {
    TextStyle style;
    LineSize line;
    std::unordered_map<char32_t, GlyphBox> glyphs;
    std::unique_ptr<ImFont> field;
};

Fonts::Fonts(GlyphSource& source) : source_(&source) {}
Fonts::~Fonts() = default;

Fonts::Page& Fonts::page(Face face, float size_px) {
    // Quarters of a pixel: sizes that differ by less look alike, and pages stay few.
    const auto quarters =
        static_cast<std::uint32_t>(std::lround(std::clamp(size_px, 4.0F, 1000.0F) * 4.0F));
    const std::uint32_t key =
        quarters << 8 | static_cast<std::uint32_t>(face) << 1 | (simplified_ ? 1U : 0U);
    std::unique_ptr<Page>& slot = pages_[key];
    if (!slot) {
        slot = std::make_unique<Page>();
        slot->style.face = face;
        slot->style.size_px = quarters / 4.0;
        slot->style.simplified = simplified_;
        const TextSize size = source_->line_size(slot->style);
        slot->line = {static_cast<float>(size.ascent_px), static_cast<float>(size.descent_px)};
    }
    return *slot;
}

const GlyphBox& Fonts::glyph(Face face, float size_px, char32_t code_point) {
    Page& in = page(face, size_px);
    const auto found = in.glyphs.find(code_point);
    if (found != in.glyphs.end()) {
        return found->second;
    }
    return in.glyphs.emplace(code_point, source_->glyph(in.style, code_point)).first->second;
}

Fonts::LineSize Fonts::line_size(Face face, float size_px) { return page(face, size_px).line; }

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
        const GlyphBox& g = glyph(face, size_px, c);
        const float top = in.line.ascent_px + g.top_px;
        in.field->AddGlyph(nullptr, static_cast<ImWchar>(c), g.left_px, top, g.left_px + g.width_px,
                           top + g.height_px, g.u_texel, g.v_texel, g.u_texel + g.width_px,
                           g.v_texel + g.height_px, g.advance_px);
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
