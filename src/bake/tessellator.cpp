#include "bake/tessellator.h"

#include <GL/glu.h>

#include <deque>

namespace nandu {

namespace {

/// A corner as GLU hands it back.
struct Kept {
    GLdouble at[3];
    std::uint32_t index;
};

struct Area {
    std::deque<Kept> corners;  ///< GLU keeps pointers to them.
    std::vector<MapPointF>* vertices = nullptr;
    std::vector<std::uint32_t>* indices = nullptr;
    bool failed = false;

    Kept* add(double x, double y) {
        corners.push_back({{x, y, 0.0}, static_cast<std::uint32_t>(vertices->size())});
        vertices->push_back({static_cast<float>(x), static_cast<float>(y)});
        return &corners.back();
    }
};

// With a callback for edges GLU gives loose triangles only, no fans or strips.
void GLAPIENTRY take_edge(GLboolean, void*) {}
void GLAPIENTRY take_vertex(void* corner, void* area) {
    static_cast<Area*>(area)->indices->push_back(static_cast<Kept*>(corner)->index);
}
void GLAPIENTRY take_crossing(const GLdouble at[3], void**, const GLfloat*, void** corner,
                              void* area) {
    *corner = static_cast<Area*>(area)->add(at[0], at[1]);
}
void GLAPIENTRY take_error(GLenum, void* area) {
    static_cast<Area*>(area)->failed = true;
}

}  // namespace

struct Tessellator::Context {
    GLUtesselator* glu = gluNewTess();
};

void Tessellator::Close::operator()(Context* context) const {
    gluDeleteTess(context->glu);
    delete context;
}

Tessellator::Tessellator() : context_(new Context) {
    using Callback = void(GLAPIENTRY*)();
    GLUtesselator* glu = context_->glu;
    gluTessCallback(glu, GLU_TESS_EDGE_FLAG_DATA, reinterpret_cast<Callback>(take_edge));
    gluTessCallback(glu, GLU_TESS_VERTEX_DATA, reinterpret_cast<Callback>(take_vertex));
    gluTessCallback(glu, GLU_TESS_COMBINE_DATA, reinterpret_cast<Callback>(take_crossing));
    gluTessCallback(glu, GLU_TESS_ERROR_DATA, reinterpret_cast<Callback>(take_error));
    gluTessProperty(glu, GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
    gluTessNormal(glu, 0.0, 0.0, 1.0);
}

void Tessellator::fill(std::span<const std::vector<MapPoint>> rings,
                       std::vector<MapPointF>& vertices, std::vector<std::uint32_t>& indices) {
    const std::size_t vertices_before = vertices.size();
    const std::size_t indices_before = indices.size();
    Area area;
    area.vertices = &vertices;
    area.indices = &indices;
    GLUtesselator* glu = context_->glu;
    gluTessBeginPolygon(glu, &area);
    for (const std::vector<MapPoint>& ring : rings) {
        gluTessBeginContour(glu);
        for (const MapPoint& p : ring) {
            Kept* corner = area.add(p.x_m, p.y_m);
            gluTessVertex(glu, corner->at, corner);
        }
        gluTessEndContour(glu);
    }
    gluTessEndPolygon(glu);
    if (area.failed) {  // Its outline is still drawn.
        vertices.resize(vertices_before);
        indices.resize(indices_before);
    }
}

}  // namespace nandu
