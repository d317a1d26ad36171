#pragma once

#include <memory>

#include "map/draw_list.h"
#include "render/gl_objects.h"
#include "text/glyph_cache.h"

namespace nandu {

/// The glyph cache's picture as a texture: white, with the cover in alpha.
class GlyphTexture {
public:
    GlyphTexture(GlyphCache& glyphs, Counters& counters);
    /// Sends what was drawn since the last call. Leaves the texture bound to the active unit.
    void upload();
    /// For turned or shifted glyphs, read between the texels.
    GLuint smooth();
    /// For glyphs that lie on whole pixels and for plain fills: what software drivers read fastest.
    GLuint exact();

private:
    GLuint read_with(GLenum filter);

    GlyphCache* glyphs_;
    Counters* counters_;
    Texture texture_;
    GLenum filter_ = 0;
    std::uint32_t generation_ = 0;
};

/// Paints a draw list; its triangles are made once for each list.
class OverlayPainter {
public:
    OverlayPainter(GlyphCache& glyphs, Counters& counters);
    ~OverlayPainter();
    OverlayPainter(OverlayPainter&&) noexcept;
    OverlayPainter& operator=(OverlayPainter&&) = delete;

    /// Makes and sends the triangles of `list` if it is another one than before. May draw glyphs:
    /// upload those afterwards.
    void prepare(const std::shared_ptr<const DrawList>& list);
    /// The pixel (left_px, top_px) of the whole picture comes to the target's upper left corner.
    void paint(const Framebuffer& target, int left_px, int top_px, GLuint glyph_texture);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nandu
