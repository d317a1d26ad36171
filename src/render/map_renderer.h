#pragma once

#include <memory>

#include "base/trace.h"
#include "map/draw_list.h"
#include "render/counters.h"
#include "render/framebuffer.h"
#include "text/glyph_cache.h"

namespace nandu {

/// Turns pictures of the map into pixels. Made with a current context of OpenGL 3.3 core or
/// OpenGL ES 3.0, which must be current in every call and when the renderer dies.
///
/// Everything is kept as long as the picture's pointers, camera, size, theme and switches stay
/// the same: then a picture is one copy and the draw list.
class MapRenderer {
public:
    /// `glyphs` must outlive the renderer; panels may draw from the same cache.
    explicit MapRenderer(GlyphCache& glyphs);
    ~MapRenderer();
    MapRenderer(MapRenderer&&) noexcept;
    MapRenderer& operator=(MapRenderer&&) noexcept;
    MapRenderer(const MapRenderer&) = delete;
    MapRenderer& operator=(const MapRenderer&) = delete;

    /// Draws the whole picture; `target` has the size of the picture's viewport. Leaves `target`
    /// bound, blending off and no vertex array or program bound.
    void draw(const MapPicture& picture, const Framebuffer& target);

    /// Draws the part of the picture that begins at pixel (left, top) and is as large as `target`.
    void draw_tile(const MapPicture& picture, const Framebuffer& target, int left_px, int top_px);

    /// Draws only what stands above the ground: signs, ways and names.
    void draw_overlay(const MapPicture& picture, const Framebuffer& target);

    /// Lays a picture over the target's upper left corner, `alpha` of it shining.
    void lay_over(const OffscreenFramebuffer& picture, const Framebuffer& target, float alpha);

    /// Sends glyphs that were drawn since. `draw` does it for its own texts; whoever asks the cache
    /// for more must call this before using the texture.
    void upload_glyphs();
    /// White texels with the cover in alpha; as large as the cache's picture. For panels: texels
    /// are read as they are, until the next picture is drawn.
    unsigned glyph_texture();

    const Counters& counters() const;
    /// Spans of each pass go to `trace`, which must outlive the renderer or be taken back with null.
    /// The graphics card is waited for after each pass, so that frames take longer than untraced.
    void set_trace(Trace* trace);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The picture as an image of its viewport's size, drawn off screen, in tiles if it must be.
Image render_image(MapRenderer& renderer, const MapPicture& picture);

}  // namespace nandu
