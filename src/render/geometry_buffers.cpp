#include "render/geometry_buffers.h"

#include <algorithm>

namespace nandu {
namespace {

const void* offset_of_index(std::size_t index) {
    return reinterpret_cast<const void*>(index * sizeof(std::uint32_t));
}

}  // namespace

MeshBuffers GeometryBuffers::sent(std::span<const MapPointF> vertices, SortedTriangles triangles,
                                  std::span<const std::uint16_t> seat_of_vertex) {
    MeshBuffers buffers;
    glBindVertexArray(buffers.array.id());
    upload_buffer(*counters_, GL_ARRAY_BUFFER, buffers.vertices, vertices.data(),
                  vertices.size() * sizeof(MapPointF), GL_STATIC_DRAW);
    attribute_floats(0, 2, sizeof(MapPointF), 0);
    if (!seat_of_vertex.empty()) {
        upload_buffer(*counters_, GL_ARRAY_BUFFER, buffers.seats, seat_of_vertex.data(),
                      seat_of_vertex.size() * sizeof(std::uint16_t), GL_STATIC_DRAW);
        glEnableVertexAttribArray(1);
        glVertexAttribPointer(1, 1, GL_UNSIGNED_SHORT, GL_FALSE, sizeof(std::uint16_t), nullptr);
    }
    upload_buffer(*counters_, GL_ELEMENT_ARRAY_BUFFER, buffers.indices, triangles.indices.data(),
                  triangles.indices.size() * sizeof(std::uint32_t), GL_STATIC_DRAW);
    buffers.chunks = std::move(triangles.chunks);
    return buffers;
}

LineBuffers GeometryBuffers::sent(Segments segments) {
    LineBuffers buffers;
    buffers.segments = std::move(segments);
    glBindVertexArray(buffers.array.id());
    upload_buffer(*counters_, GL_ARRAY_BUFFER, buffers.vertices, buffers.segments.vertices.data(),
                  buffers.segments.vertices.size() * sizeof(SegmentVertex), GL_STATIC_DRAW);
    constexpr int kStride = sizeof(SegmentVertex);
    attribute_floats(0, 4, kStride, offsetof(SegmentVertex, from));
    attribute_floats(1, 1, kStride, offsetof(SegmentVertex, start_m));
    glEnableVertexAttribArray(2);
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_FALSE, kStride,
                          reinterpret_cast<const void*>(offsetof(SegmentVertex, rank)));
    glEnableVertexAttribArray(3);
    glVertexAttribPointer(3, 2, GL_UNSIGNED_SHORT, GL_FALSE, kStride,
                          reinterpret_cast<const void*>(offsetof(SegmentVertex, left_seat)));
    need_quads(buffers.segments.vertices.size() / 4);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, quad_indices_.id());
    buffers.segments.vertices = {};
    return buffers;
}

void GeometryBuffers::need_quads(std::size_t segments) {
    if (segments <= quad_capacity_) {
        return;
    }
    quad_capacity_ = std::max<std::size_t>(segments, 16384) * 3 / 2;
    std::vector<std::uint32_t> indices;
    indices.reserve(quad_capacity_ * 6);
    for (std::uint32_t i = 0; i < quad_capacity_; ++i) {
        const std::uint32_t v = 4 * i;
        indices.insert(indices.end(), {v, v + 1, v + 2, v + 2, v + 1, v + 3});
    }
    upload_buffer(*counters_, GL_ELEMENT_ARRAY_BUFFER, quad_indices_, indices.data(),
                  indices.size() * sizeof(std::uint32_t), GL_STATIC_DRAW);
}

void GeometryBuffers::draw_elements(const std::vector<GLsizei>& counts,
                                    const std::vector<const void*>& firsts) {
    if (counts.empty()) {
        return;
    }
    if (epoxy_is_desktop_gl()) {
        glMultiDrawElements(GL_TRIANGLES, counts.data(), GL_UNSIGNED_INT, firsts.data(),
                            static_cast<GLsizei>(counts.size()));
        ++counters_->draw_calls;
        return;
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        glDrawElements(GL_TRIANGLES, counts[i], GL_UNSIGNED_INT, firsts[i]);
        ++counters_->draw_calls;
    }
}

void GeometryBuffers::draw(const MeshBuffers& mesh, std::span<const IndexRange> ranges) {
    glBindVertexArray(mesh.array.id());
    std::vector<GLsizei> counts;
    std::vector<const void*> firsts;
    for (const IndexRange& range : ranges) {
        counts.push_back(static_cast<GLsizei>(range.count));
        firsts.push_back(offset_of_index(range.first));
        counters_->vertices += range.count;
    }
    draw_elements(counts, firsts);
}

void GeometryBuffers::draw(const LineBuffers& lines, std::span<const SegmentRange> ranges) {
    glBindVertexArray(lines.array.id());
    std::vector<GLsizei> counts;
    std::vector<const void*> firsts;
    for (const SegmentRange& range : ranges) {
        counts.push_back(static_cast<GLsizei>(range.count * 6));
        firsts.push_back(offset_of_index(static_cast<std::size_t>(range.first) * 6));
        counters_->vertices += range.count * 6;
    }
    draw_elements(counts, firsts);
}

}  // namespace nandu
