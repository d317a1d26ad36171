#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pack/pack.h"
#include "render/gl_objects.h"
#include "render/segments.h"
#include "render/triangles.h"

namespace nandu {

struct MeshBuffers {
    VertexArray array;
    Buffer vertices, seats, indices;
    std::vector<TriangleChunk> chunks;
};

struct LineBuffers {
    VertexArray array;
    Buffer vertices;
    Segments segments;  ///< The vertices are on the graphics card only.
};

/// Sends geometry of the sheet once and draws parts of it.
class GeometryBuffers {
public:
    explicit GeometryBuffers(Counters& counters) : counters_(&counters) {}

    /// `seat_of_vertex` becomes attribute 1, if there is any.
    MeshBuffers sent(std::span<const MapPointF> vertices, SortedTriangles triangles,
                     std::span<const std::uint16_t> seat_of_vertex = {});
    LineBuffers sent(Segments segments);

    void draw(const MeshBuffers& mesh, std::span<const IndexRange> ranges);
    void draw(const LineBuffers& lines, std::span<const SegmentRange> ranges);

private:
    void need_quads(std::size_t segments);
    void draw_elements(const std::vector<GLsizei>& counts, const std::vector<const void*>& firsts);

    Counters* counters_;
    Buffer quad_indices_;
    std::size_t quad_capacity_ = 0;
};

}  // namespace nandu
