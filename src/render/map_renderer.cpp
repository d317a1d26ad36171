#include "render/map_renderer.h"

#include <algorithm>
#include <optional>

#include "render/base_painter.h"
#include "render/features_painter.h"
#include "render/gl_objects.h"
#include "render/overlay_painter.h"

namespace nandu {

struct MapRenderer::Impl {
    explicit Impl(GlyphCache& of)
        : cache(of), base(counters), overlay(of, counters), glyphs(of, counters) {}
    GlyphCache& cache;
    Counters counters;
    Trace* trace = nullptr;
    BasePainter base;
    std::optional<FeaturesPainter> features;  ///< Made when a picture first has some.
    OverlayPainter overlay;
    std::optional<OverlayPainter> front;  ///< Made when a picture first has one.
    GlyphTexture glyphs;
    std::optional<Program> veil_program;  ///< Made when two pictures are first laid over each other.
    VertexArray no_vertices;
};

MapRenderer::MapRenderer(GlyphCache& glyphs) : impl_(std::make_unique<Impl>(glyphs)) {}
MapRenderer::~MapRenderer() = default;
MapRenderer::MapRenderer(MapRenderer&&) noexcept = default;
MapRenderer& MapRenderer::operator=(MapRenderer&&) noexcept = default;

void MapRenderer::draw(const MapPicture& picture, const Framebuffer& target) {
    draw_tile(picture, target, 0, 0);
}

void MapRenderer::draw_tile(const MapPicture& picture, const Framebuffer& target, int left_px,
                            int top_px) {
    if (target.width_px <= 0 || target.height_px <= 0) {
        return;
    }
    Impl& my = *impl_;
    TileView view;
    view.width_px = target.width_px;
    view.height_px = target.height_px;
    view.scale = picture.viewport.scale;
    // Of a picture in tiles only the last row of tiles has them, and no such picture has panels.
    view.hidden_rows_px = target.height_px == picture.viewport.height_px
                              ? std::clamp(picture.hidden_rows_px, 0, target.height_px)
                              : 0;
    view.camera.m_per_px = picture.camera.m_per_px;
    view.camera.center =
        map_from_screen(picture.camera, picture.viewport,
                        {left_px + target.width_px * 0.5, top_px + target.height_px * 0.5});
    const Framebuffer ground = my.base.paint(picture, view, my.trace);
    {
        const TraceSpan span(my.trace, "overlay geometry", settle);
        if (picture.overlay) {
            my.overlay.prepare(picture.overlay);
        }
        if (picture.front) {
            if (!my.front) {
                my.front.emplace(my.cache, my.counters);
            }
            my.front->prepare(picture.front);
            if (picture.overlay) {
                my.overlay.prepare(picture.overlay);  // In case the other's glyphs took its room.
            }
        }
        my.glyphs.upload();
    }
    {
        const TraceSpan span(my.trace, "ground to target", settle);
        glDisable(GL_SCISSOR_TEST);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, ground.id);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.id);
        const PixelBox seen = view.visible();
        glBlitFramebuffer(seen.left, seen.bottom, seen.right, seen.top, seen.left, seen.bottom,
                          seen.right, seen.top, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }
    if (picture.features) {
        if (!my.features) {
            my.features.emplace(my.counters);
        }
        const TraceSpan span(my.trace, "features", settle);
        my.features->paint(picture, view, target);
    }
    const TraceSpan span(my.trace, "overlay", settle);
    if (picture.overlay) {
        my.overlay.paint(target, left_px, top_px, my.glyphs.smooth());
    }
    if (picture.front) {
        my.front->paint(target, left_px, top_px, my.glyphs.smooth());
    }
    draw_on(target);
    glBindVertexArray(0);
    glUseProgram(0);
}

void MapRenderer::draw_overlay(const MapPicture& picture, const Framebuffer& target) {
    Impl& my = *impl_;
    my.overlay.prepare(picture.overlay);
    my.glyphs.upload();
    my.overlay.paint(target, 0, 0, my.glyphs.smooth());
    draw_on(target);
    glBindVertexArray(0);
    glUseProgram(0);
}

void MapRenderer::lay_over(const OffscreenFramebuffer& picture, const Framebuffer& target,
                           float alpha) {
    Impl& my = *impl_;
    if (!my.veil_program) {
        my.veil_program.emplace("full_screen.vert", "veil.frag");
    }
    const Framebuffer& size = picture.framebuffer();
    draw_on(target);
    glViewport(0, target.height_px - size.height_px, size.width_px, size.height_px);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    my.veil_program->use();
    my.veil_program->set_texture("u_picture", 0, picture.texture());
    my.veil_program->set("u_alpha", alpha);
    glBindVertexArray(my.no_vertices.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    ++my.counters.draw_calls;
    glBindVertexArray(0);
    glUseProgram(0);
    glDisable(GL_BLEND);
}

void MapRenderer::upload_glyphs() {
    impl_->glyphs.upload();
}

unsigned MapRenderer::glyph_texture() {
    return impl_->glyphs.exact();
}

void MapRenderer::set_trace(Trace* trace) {
    impl_->trace = trace;
}

const Counters& MapRenderer::counters() const {
    return impl_->counters;
}

Image render_image(MapRenderer& renderer, const MapPicture& picture) {
    Image image{picture.viewport.width_px, picture.viewport.height_px, {}};
    const auto stride = static_cast<std::size_t>(image.width_px) * 4;
    image.rgba.resize(stride * static_cast<std::size_t>(image.height_px));
    const int side = OffscreenFramebuffer::largest_side_px();
    for (int top = 0; top < image.height_px; top += side) {
        for (int left = 0; left < image.width_px; left += side) {
            const OffscreenFramebuffer target(std::min(side, image.width_px - left),
                                              std::min(side, image.height_px - top));
            renderer.draw_tile(picture, target.framebuffer(), left, top);
            const Image tile = read_pixels(target.framebuffer());
            const auto row_bytes = static_cast<std::ptrdiff_t>(tile.width_px) * 4;
            for (int row = 0; row < tile.height_px; ++row) {
                std::copy_n(
                    tile.rgba.begin() + row * row_bytes, row_bytes,
                    image.rgba.begin() +
                        static_cast<std::ptrdiff_t>(static_cast<std::size_t>(top + row) * stride) +
                        static_cast<std::ptrdiff_t>(left) * 4);
            }
        }
    }
    return image;
}

}  // namespace nandu
