#include "render/overlay_painter.h"

#include <array>
#include <vector>

#include "render/overlay_geometry.h"

namespace nandu {

GlyphTexture::GlyphTexture(GlyphCache& glyphs, Counters& counters)
    : glyphs_(&glyphs), counters_(&counters) {
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    smooth();
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

GLuint GlyphTexture::smooth() {
    return read_with(GL_LINEAR);
}

GLuint GlyphTexture::exact() {
    return read_with(GL_NEAREST);
}

GLuint GlyphTexture::read_with(GLenum filter) {
    if (filter != filter_) {
        filter_ = filter;
        glBindTexture(GL_TEXTURE_2D, texture_.id());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, static_cast<GLint>(filter));
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, static_cast<GLint>(filter));
    }
    return texture_.id();
}

void GlyphTexture::upload() {
    TexelBox dirty = glyphs_->take_dirty();
    const bool anew = generation_ != glyphs_->generation();
    if (anew) {
        dirty = {0, 0, glyphs_->width(), glyphs_->height()};
        generation_ = glyphs_->generation();
    }
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    if (dirty.empty()) {
        return;
    }
    const std::uint8_t* const first =
        glyphs_->texels().data() +
        static_cast<std::ptrdiff_t>(dirty.top) * static_cast<std::ptrdiff_t>(glyphs_->width()) +
        dirty.left;
    const auto send = [&](GLenum kept, GLenum format, const std::uint8_t* texels) {
        if (anew) {
            glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(kept), dirty.width, dirty.height, 0,
                         format, GL_UNSIGNED_BYTE, texels);
        } else {
            glTexSubImage2D(GL_TEXTURE_2D, 0, dirty.left, dirty.top, dirty.width, dirty.height,
                            format, GL_UNSIGNED_BYTE, texels);
        }
    };
    std::size_t bytes =
        static_cast<std::size_t>(dirty.width) * static_cast<std::size_t>(dirty.height);
    if (epoxy_is_desktop_gl()) {
        constexpr GLint kWhiteWithCover[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
        glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kWhiteWithCover);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, glyphs_->width());
        send(GL_R8, GL_RED, first);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    } else {
        // WebGL 2 cannot swizzle, and the panels' shader reads colour and alpha.
        std::vector<std::uint8_t> rgba(bytes * 4, 255);
        std::size_t out = 3;
        for (int row = 0; row < dirty.height; ++row) {
            const std::uint8_t* in = first + static_cast<std::ptrdiff_t>(row) * glyphs_->width();
            for (int column = 0; column < dirty.width; ++column, out += 4) {
                rgba[out] = *in++;
            }
        }
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
        send(GL_RGBA8, GL_RGBA, rgba.data());
        bytes = rgba.size();
    }
    ++counters_->uploads;
    ++counters_->glyph_uploads;
    counters_->uploaded_bytes += bytes;
}

struct OverlayPainter::Impl {
    struct Kind {
        VertexArray array;
        Buffer vertices, indices;
    };
    Impl(GlyphCache& cache, Counters& all) : glyphs(cache), counters(all) {
        set_up(ink);
        attribute_floats(0, 2, sizeof(InkVertex), offsetof(InkVertex, x_px));
        attribute_floats(1, 4, sizeof(InkVertex), offsetof(InkVertex, across_px));
        attribute_floats(2, 4, sizeof(InkVertex), offsetof(InkVertex, dash_on_px));
        attribute_colour(3, sizeof(InkVertex), offsetof(InkVertex, colour));
        set_up(shapes);
        attribute_floats(0, 2, sizeof(ShapeVertex), offsetof(ShapeVertex, x_px));
        attribute_floats(1, 4, sizeof(ShapeVertex), offsetof(ShapeVertex, offset_x_px));
        attribute_floats(2, 4, sizeof(ShapeVertex), offsetof(ShapeVertex, corner_px));
        attribute_floats(3, 2, sizeof(ShapeVertex), offsetof(ShapeVertex, dash_on_px));
        attribute_colour(4, sizeof(ShapeVertex), offsetof(ShapeVertex, fill));
        attribute_colour(5, sizeof(ShapeVertex), offsetof(ShapeVertex, line));
        attribute_colour(6, sizeof(ShapeVertex), offsetof(ShapeVertex, halo));
        set_up(letters);
        attribute_floats(0, 4, sizeof(GlyphVertex), offsetof(GlyphVertex, x_px));
        attribute_colour(1, sizeof(GlyphVertex), offsetof(GlyphVertex, colour));
        glBindVertexArray(0);
    }
    static void set_up(Kind& kind) {
        glBindVertexArray(kind.array.id());
        glBindBuffer(GL_ARRAY_BUFFER, kind.vertices.id());
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, kind.indices.id());
    }
    static void attribute_colour(GLuint location, int stride, std::size_t offset) {
        glEnableVertexAttribArray(location);
        glVertexAttribPointer(location, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride,
                              reinterpret_cast<const void*>(offset));
    }
    template <class Vertex>
    void send(Kind& kind, const std::vector<Vertex>& vertices,
              const std::vector<std::uint32_t>& indices) {
        if (indices.empty()) {
            return;
        }
        glBindVertexArray(kind.array.id());
        upload_buffer(counters, GL_ARRAY_BUFFER, kind.vertices, vertices.data(),
                      vertices.size() * sizeof(Vertex), GL_DYNAMIC_DRAW);
        upload_buffer(counters, GL_ELEMENT_ARRAY_BUFFER, kind.indices, indices.data(),
                      indices.size() * sizeof(std::uint32_t), GL_DYNAMIC_DRAW);
    }

    GlyphCache& glyphs;
    Counters& counters;
    Program ink_program{"ink.vert", "ink.frag"};
    Program shape_program{"shape.vert", "shape.frag"};
    Program glyph_program{"glyph.vert", "glyph.frag"};
    Kind ink, shapes, letters;
    std::vector<OverlayBatch> batches;
    std::shared_ptr<const DrawList> shown;
    std::uint32_t epoch = 0;
};

OverlayPainter::OverlayPainter(GlyphCache& glyphs, Counters& counters)
    : impl_(std::make_unique<Impl>(glyphs, counters)) {}
OverlayPainter::~OverlayPainter() = default;
OverlayPainter::OverlayPainter(OverlayPainter&&) noexcept = default;

void OverlayPainter::prepare(const std::shared_ptr<const DrawList>& list) {
    Impl& my = *impl_;
    if (list == my.shown && my.epoch == my.glyphs.epoch()) {
        return;
    }
    my.shown = list;
    my.epoch = my.glyphs.epoch();
    my.batches.clear();
    if (list == nullptr) {
        return;
    }
    OverlayGeometry geometry = overlay_geometry(*list, my.glyphs);
    my.send(my.ink, geometry.ink, geometry.ink_indices);
    my.send(my.shapes, geometry.shapes, geometry.shape_indices);
    my.send(my.letters, geometry.glyphs, geometry.glyph_indices);
    glBindVertexArray(0);
    my.batches = std::move(geometry.batches);
    ++my.counters.overlay_uploads;
}

void OverlayPainter::paint(const Framebuffer& target, int left_px, int top_px,
                           GLuint glyph_texture) {
    Impl& my = *impl_;
    if (my.batches.empty()) {
        return;
    }
    draw_on(target);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const float sx = 2.0F / static_cast<float>(target.width_px);
    const float sy = -2.0F / static_cast<float>(target.height_px);
    const float ox = -1.0F - static_cast<float>(left_px) * sx;
    const float oy = 1.0F - static_cast<float>(top_px) * sy;
    for (const Program* program : {&my.ink_program, &my.shape_program, &my.glyph_program}) {
        program->use();
        program->set("u_clip_from_screen", sx, sy, ox, oy);
    }
    my.glyph_program.set_texture("u_glyphs", 0, glyph_texture);
    for (const OverlayBatch& batch : my.batches) {
        const bool is_ink = batch.kind == OverlayBatch::Kind::Ink;
        const bool is_shape = batch.kind == OverlayBatch::Kind::Shapes;
        (is_ink ? my.ink_program : is_shape ? my.shape_program : my.glyph_program).use();
        glBindVertexArray((is_ink ? my.ink : is_shape ? my.shapes : my.letters).array.id());
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(batch.index_count), GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(static_cast<std::size_t>(batch.first_index) *
                                                     sizeof(std::uint32_t)));
        ++my.counters.draw_calls;
        my.counters.vertices += batch.index_count;
    }
    glBindVertexArray(0);
    glDisable(GL_BLEND);
}

}  // namespace nandu
