#include "bake/polygons.h"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_map>

namespace nandu {
namespace {

double along(MapPoint p, Axis axis) {
    return axis == Axis::X ? p.x_m : p.y_m;
}
double across(MapPoint p, Axis axis) {
    return axis == Axis::X ? p.y_m : p.x_m;
}

/// The new vertex, in the pack's precision.
MapPoint on_cut(Axis axis, double at_m, double exact_across_m) {
    const auto across_m = static_cast<double>(static_cast<float>(exact_across_m));
    return axis == Axis::X ? MapPoint{at_m, across_m} : MapPoint{across_m, at_m};
}

/// Where along the cut the edge meets it. The edge is taken in one direction whichever way a ring
/// runs, so that neighbours find the same point.
double crossing_of(MapPoint a, MapPoint b, Axis axis, double at_m) {
    if (along(b, axis) < along(a, axis)) {
        std::swap(a, b);
    }
    const double t = (at_m - along(a, axis)) / (along(b, axis) - along(a, axis));
    return across(a, axis) + (across(b, axis) - across(a, axis)) * t;
}

MapLine without_repeats(const MapLine& ring) {
    MapLine clean;
    clean.reserve(ring.size());
    for (const MapPoint p : ring) {
        if (clean.empty() || !(clean.back() == p)) {
            clean.push_back(p);
        }
    }
    while (clean.size() > 1 && clean.front() == clean.back()) {
        clean.pop_back();
    }
    return clean;
}

struct Chain {
    std::size_t begin = 0, end = 0;  ///< Crossings.
    MapLine points;                  ///< Both crossings among them.
};

}  // namespace

double area_m2(const Polygon& polygon) {
    double area = std::abs(signed_area_m2(polygon.outer));
    for (const MapLine& hole : polygon.holes) {
        area -= std::abs(signed_area_m2(hole));
    }
    return area;
}

std::size_t vertex_count(const Polygon& polygon) {
    std::size_t count = polygon.outer.size();
    for (const MapLine& hole : polygon.holes) {
        count += hole.size();
    }
    return count;
}

bool is_inside(const MapLine& ring, MapPoint point) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const MapPoint a = ring[i];
        const MapPoint b = ring[j];
        if ((a.y_m > point.y_m) != (b.y_m > point.y_m) &&
            point.x_m < (b.x_m - a.x_m) * (point.y_m - a.y_m) / (b.y_m - a.y_m) + a.x_m) {
            inside = !inside;
        }
    }
    return inside;
}

std::vector<Polygon> polygons_of(std::vector<MapLine> rings) {
    std::vector<Polygon> polygons;
    std::vector<double> areas;
    std::vector<MapLine> holes;
    for (MapLine& ring : rings) {
        MapLine clean = without_repeats(ring);
        const double area = signed_area_m2(clean);
        if (clean.size() < 3 || area == 0.0) {
            continue;
        }
        if (area > 0.0) {
            polygons.push_back({std::move(clean), {}});
            areas.push_back(area);
        } else {
            holes.push_back(std::move(clean));
        }
    }
    for (MapLine& hole : holes) {
        std::optional<std::size_t> home;
        const double hole_area = -signed_area_m2(hole);
        for (std::size_t i = 0; i < polygons.size(); ++i) {
            if (areas[i] < hole_area || (home && areas[i] >= areas[*home])) {
                continue;
            }
            // A hole may touch its ring at points, so the vote of several decides.
            std::size_t inside = 0;
            std::size_t asked = 0;
            const std::size_t stride = std::max<std::size_t>(1, hole.size() / 7);
            for (std::size_t k = 0; k < hole.size(); k += stride, ++asked) {
                inside += is_inside(polygons[i].outer, hole[k]) ? 1 : 0;
            }
            if (2 * inside > asked) {
                home = i;
            }
        }
        if (home) {
            polygons[*home].holes.push_back(std::move(hole));
        }
    }
    return polygons;
}

std::optional<CutPolygons> cut(const Polygon& polygon, Axis axis, double at_m) {
    std::vector<MapLine> low_rings;
    std::vector<MapLine> high_rings;
    std::vector<Chain> low_chains;
    std::vector<Chain> high_chains;
    std::vector<double> crossings;  // across_m by number

    const auto add_ring = [&](const MapLine& ring) {
        const std::size_t n = ring.size();
        const auto is_low = [&](std::size_t i) { return along(ring[i % n], axis) < at_m; };
        std::size_t start = n;
        for (std::size_t i = 0; i < n && start == n; ++i) {
            if (is_low(i) != is_low(i + 1)) {
                start = i;
            }
        }
        if (start == n) {
            (is_low(0) ? low_rings : high_rings).push_back(ring);
            return;
        }
        const auto new_crossing = [&](std::size_t i) {
            crossings.push_back(crossing_of(ring[i % n], ring[(i + 1) % n], axis, at_m));
            return on_cut(axis, at_m, crossings.back());
        };
        const std::size_t first = crossings.size();
        Chain chain;
        chain.begin = first;
        chain.points.push_back(new_crossing(start));
        for (std::size_t i = start + 1; i <= start + n; ++i) {
            chain.points.push_back(ring[i % n]);
            if (is_low(i) == is_low(i + 1)) {
                continue;
            }
            const bool last = i == start + n;
            const std::size_t number = last ? first : crossings.size();
            const MapPoint p = last ? on_cut(axis, at_m, crossings[first]) : new_crossing(i);
            chain.end = number;
            chain.points.push_back(p);
            (is_low(i) ? low_chains : high_chains).push_back(std::move(chain));
            chain = Chain{};
            chain.begin = number;
            chain.points.push_back(p);
        }
    };
    add_ring(polygon.outer);
    for (const MapLine& hole : polygon.holes) {
        add_ring(hole);
    }

    // Along the cut, inside and outside take turns: crossings pair up in their order.
    std::vector<std::size_t> order(crossings.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return crossings[a] != crossings[b] ? crossings[a] < crossings[b] : a < b;
    });
    std::vector<std::size_t> partner(crossings.size());
    for (std::size_t i = 0; i + 1 < order.size(); i += 2) {
        partner[order[i]] = order[i + 1];
        partner[order[i + 1]] = order[i];
    }

    const auto close_chains = [&](const std::vector<Chain>& chains, std::vector<MapLine>& rings) {
        std::map<std::size_t, std::size_t> chain_from;
        for (std::size_t i = 0; i < chains.size(); ++i) {
            chain_from[chains[i].begin] = i;
        }
        std::vector<bool> used(chains.size(), false);
        for (std::size_t i = 0; i < chains.size(); ++i) {
            if (used[i]) {
                continue;
            }
            MapLine ring;
            std::size_t at = i;
            while (!used[at]) {
                used[at] = true;
                ring.insert(ring.end(), chains[at].points.begin(), chains[at].points.end());
                const auto next = chain_from.find(partner[chains[at].end]);
                if (next == chain_from.end()) {
                    return false;
                }
                at = next->second;
            }
            if (at != i) {
                return false;
            }
            rings.push_back(std::move(ring));
        }
        return true;
    };
    if (crossings.size() % 2 != 0 || !close_chains(low_chains, low_rings) ||
        !close_chains(high_chains, high_rings)) {
        return std::nullopt;
    }
    return CutPolygons{polygons_of(std::move(low_rings)), polygons_of(std::move(high_rings))};
}

MapLine on_whole_metres(const MapLine& line) {
    MapLine whole;
    whole.reserve(line.size());
    for (const MapPoint p : line) {
        // + 0.0 turns -0 into 0, so that equal points have equal bytes.
        whole.push_back({std::round(p.x_m) + 0.0, std::round(p.y_m) + 0.0});
    }
    return without_repeats(whole);
}

// GEOS

struct Geometry::Context {
    GEOSContextHandle_t handle = nullptr;
};

void Geometry::Close::operator()(Context* context) const {
    GEOS_finish_r(context->handle);
    delete context;
}

namespace {

class Owned {
public:
    Owned(GEOSContextHandle_t context, GEOSGeometry* geometry)
        : context_(context), geometry_(geometry) {}
    ~Owned() {
        if (geometry_ != nullptr) {
            GEOSGeom_destroy_r(context_, geometry_);
        }
    }
    Owned(const Owned&) = delete;
    Owned& operator=(const Owned&) = delete;
    const GEOSGeometry* get() const { return geometry_; }
    explicit operator bool() const { return geometry_ != nullptr; }

private:
    GEOSContextHandle_t context_;
    GEOSGeometry* geometry_;
};

GEOSGeometry* ring_of(GEOSContextHandle_t c, const MapLine& line) {
    if (line.size() < 3) {
        return nullptr;
    }
    std::vector<double> xy;
    xy.reserve((line.size() + 1) * 2);
    for (std::size_t i = 0; i <= line.size(); ++i) {
        const MapPoint p = line[i % line.size()];
        xy.push_back(p.x_m);
        xy.push_back(p.y_m);
    }
    GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(
        c, xy.data(), static_cast<unsigned int>(line.size() + 1), 0, 0);
    return sequence == nullptr ? nullptr : GEOSGeom_createLinearRing_r(c, sequence);
}

GEOSGeometry* geos_polygon(GEOSContextHandle_t c, const Polygon& polygon) {
    GEOSGeometry* shell = ring_of(c, polygon.outer);
    if (shell == nullptr) {
        return nullptr;
    }
    std::vector<GEOSGeometry*> holes;
    for (const MapLine& hole : polygon.holes) {
        if (GEOSGeometry* ring = ring_of(c, hole)) {
            holes.push_back(ring);
        }
    }
    return GEOSGeom_createPolygon_r(c, shell, holes.data(),
                                    static_cast<unsigned int>(holes.size()));
}

MapLine line_of(GEOSContextHandle_t c, const GEOSGeometry* ring) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(c, ring);
    unsigned int size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(c, sequence, &size) == 0) {
        return {};
    }
    std::vector<double> xy(static_cast<std::size_t>(size) * 2);
    if (GEOSCoordSeq_copyToBuffer_r(c, sequence, xy.data(), 0, 0) == 0) {
        return {};
    }
    MapLine line;
    line.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        line.push_back({xy[2 * i], xy[2 * i + 1]});
    }
    return without_repeats(line);
}

void collect_polygons(GEOSContextHandle_t c, const GEOSGeometry* geometry,
                      std::vector<Polygon>& polygons) {
    if (geometry == nullptr || GEOSisEmpty_r(c, geometry) != 0) {
        return;
    }
    const int type = GEOSGeomTypeId_r(c, geometry);
    if (type == GEOS_POLYGON) {
        Polygon polygon;
        polygon.outer = line_of(c, GEOSGetExteriorRing_r(c, geometry));
        if (signed_area_m2(polygon.outer) < 0.0) {
            std::reverse(polygon.outer.begin(), polygon.outer.end());
        }
        const int holes = GEOSGetNumInteriorRings_r(c, geometry);
        for (int i = 0; i < holes; ++i) {
            MapLine hole = line_of(c, GEOSGetInteriorRingN_r(c, geometry, i));
            if (signed_area_m2(hole) > 0.0) {
                std::reverse(hole.begin(), hole.end());
            }
            if (hole.size() >= 3) {
                polygon.holes.push_back(std::move(hole));
            }
        }
        if (polygon.outer.size() >= 3) {
            polygons.push_back(std::move(polygon));
        }
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(c, geometry);
        for (int i = 0; i < parts; ++i) {
            collect_polygons(c, GEOSGetGeometryN_r(c, geometry, i), polygons);
        }
    }
}

struct PointHash {
    std::size_t operator()(const MapPoint& p) const {
        const std::size_t x = std::hash<double>{}(p.x_m);
        return x ^ (std::hash<double>{}(p.y_m) + 0x9e3779b97f4a7c15ULL + (x << 6) + (x >> 2));
    }
};

/// Appends GEOS's triangles if together they have the polygon's area.
bool add_triangulation(GEOSContextHandle_t c, const Polygon& polygon, Mesh& mesh) {
    const Owned area(c, geos_polygon(c, polygon));
    if (!area) {
        return false;
    }
    const Owned triangles(c, GEOSConstrainedDelaunayTriangulation_r(c, area.get()));
    if (!triangles) {
        return false;
    }
    std::vector<Polygon> found;
    collect_polygons(c, triangles.get(), found);
    double sum = 0.0;
    for (const Polygon& triangle : found) {
        if (triangle.outer.size() != 3) {
            return false;
        }
        sum += area_m2(triangle);
    }
    const double wanted = area_m2(polygon);
    if (std::abs(sum - wanted) > 1e-9 * wanted + 0.5) {
        return false;
    }
    std::unordered_map<MapPoint, std::uint32_t, PointHash> index_of;
    for (const Polygon& triangle : found) {
        for (const MapPoint p : triangle.outer) {
            const auto [at, is_new] =
                index_of.try_emplace(p, static_cast<std::uint32_t>(mesh.vertices.size()));
            if (is_new) {
                mesh.vertices.push_back({static_cast<float>(p.x_m), static_cast<float>(p.y_m)});
            }
            mesh.indices.push_back(at->second);
        }
    }
    return true;
}

/// A place to cut near the middle of the polygon's longer side that meets no vertex.
std::pair<Axis, double> cut_line(const Polygon& polygon) {
    const MapBox box = box_of(polygon.outer);
    const Axis axis = box.east_m - box.west_m >= box.north_m - box.south_m ? Axis::X : Axis::Y;
    const double middle =
        axis == Axis::X ? (box.west_m + box.east_m) / 2.0 : (box.south_m + box.north_m) / 2.0;
    // Vertices stand on whole metres (or, on earlier cuts, anywhere).
    const auto is_free = [&](double at) {
        const auto misses = [&](const MapLine& ring) {
            return std::none_of(ring.begin(), ring.end(),
                                [&](MapPoint p) { return along(p, axis) == at; });
        };
        return misses(polygon.outer) &&
               std::all_of(polygon.holes.begin(), polygon.holes.end(), misses);
    };
    double at = std::floor(middle) + 0.5;
    for (int k = 0; k < 64 && !is_free(at); ++k) {
        at += 1.0;
    }
    return {axis, at};
}

bool fill_piece(GEOSContextHandle_t c, const Polygon& polygon, std::size_t most_vertices, int depth,
                Mesh& mesh) {
    constexpr int kDeepest = 40;
    if (vertex_count(polygon) <= most_vertices && add_triangulation(c, polygon, mesh)) {
        return true;
    }
    if (depth >= kDeepest) {
        return area_m2(polygon) < 100.0;
    }
    const auto [axis, at] = cut_line(polygon);
    const std::optional<CutPolygons> parts = cut(polygon, axis, at);
    if (!parts || parts->low.empty() || parts->high.empty()) {
        return add_triangulation(c, polygon, mesh) || area_m2(polygon) < 100.0;
    }
    // A piece that failed although it was small has a shape that GEOS stumbles over: a cut
    // through it opens its holes.
    const auto fill_all = [&](const std::vector<Polygon>& pieces) {
        bool good = true;
        for (const Polygon& piece : pieces) {
            good = fill_piece(c, piece, most_vertices, depth + 1, mesh) && good;
        }
        return good;
    };
    const bool low_good = fill_all(parts->low);
    return fill_all(parts->high) && low_good;
}

}  // namespace

Geometry::Geometry() : context_(new Context) {
    context_->handle = GEOS_init_r();
    // What goes wrong is seen in the answers; GEOS's own words name no feature.
    const auto quiet = [](const char*, void*) {};
    GEOSContext_setNoticeMessageHandler_r(context_->handle, quiet, nullptr);
    GEOSContext_setErrorMessageHandler_r(context_->handle, quiet, nullptr);
}

bool Geometry::is_valid(const Polygon& polygon) const {
    const Owned geometry(context_->handle, geos_polygon(context_->handle, polygon));
    return geometry && GEOSisValid_r(context_->handle, geometry.get()) == 1;
}

std::vector<Polygon> Geometry::made_valid(const Polygon& polygon) const {
    const GEOSContextHandle_t c = context_->handle;
    std::vector<Polygon> polygons;
    const Owned geometry(c, geos_polygon(c, polygon));
    if (!geometry) {
        return polygons;
    }
    if (GEOSisValid_r(c, geometry.get()) == 1) {
        collect_polygons(c, geometry.get(), polygons);
        return polygons;
    }
    const Owned valid(c, GEOSMakeValid_r(c, geometry.get()));
    collect_polygons(c, valid.get(), polygons);
    return polygons;
}

std::vector<Polygon> Geometry::simplified_polygon(const Polygon& polygon,
                                                  double tolerance_m) const {
    const GEOSContextHandle_t c = context_->handle;
    std::vector<Polygon> polygons;
    const Owned geometry(c, geos_polygon(c, polygon));
    if (geometry) {
        const Owned simple(c, GEOSTopologyPreserveSimplify_r(c, geometry.get(), tolerance_m));
        collect_polygons(c, simple.get(), polygons);
    }
    return polygons;
}

std::vector<std::vector<Polygon>> Geometry::common_parts(
    const std::vector<std::vector<Polygon>>& areas, const Mesh& land) const {
    const GEOSContextHandle_t c = context_->handle;
    std::vector<GEOSGeometry*> triangles;
    for (std::size_t i = 0; i + 2 < land.indices.size(); i += 3) {
        Polygon triangle;
        for (std::size_t k = 0; k < 3; ++k) {
            const MapPointF p = land.vertices[land.indices[i + k]];
            triangle.outer.push_back({p.x_m, p.y_m});
        }
        if (GEOSGeometry* geometry = geos_polygon(c, triangle)) {
            triangles.push_back(geometry);
        }
    }
    const Owned pieces(c, GEOSGeom_createCollection_r(c, GEOS_MULTIPOLYGON, triangles.data(),
                                                      static_cast<unsigned>(triangles.size())));
    const Owned whole(c, pieces ? GEOSUnaryUnion_r(c, pieces.get()) : nullptr);
    std::vector<std::vector<Polygon>> parts(areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
        for (const Polygon& polygon : areas[i]) {
            const Owned area(c, geos_polygon(c, polygon));
            const Owned common(
                c, whole && area ? GEOSIntersection_r(c, area.get(), whole.get()) : nullptr);
            collect_polygons(c, common.get(), parts[i]);
        }
    }
    return parts;
}

bool Geometry::fill(const Polygon& polygon, std::size_t most_vertices, Mesh& mesh) const {
    return fill_piece(context_->handle, polygon, most_vertices, 0, mesh);
}

std::optional<std::pair<MapPoint, double>> Geometry::inner_circle(const Polygon& polygon,
                                                                  double tolerance_m) const {
    const GEOSContextHandle_t c = context_->handle;
    const Owned geometry(c, geos_polygon(c, polygon));
    if (!geometry) {
        return std::nullopt;
    }
    const Owned radius(c, GEOSMaximumInscribedCircle_r(c, geometry.get(), tolerance_m));
    if (!radius) {
        return std::nullopt;
    }
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(c, radius.get());
    MapPoint a;
    MapPoint b;
    if (sequence == nullptr || GEOSCoordSeq_getXY_r(c, sequence, 0, &a.x_m, &a.y_m) == 0 ||
        GEOSCoordSeq_getXY_r(c, sequence, 1, &b.x_m, &b.y_m) == 0) {
        return std::nullopt;
    }
    return std::make_pair(a, std::hypot(b.x_m - a.x_m, b.y_m - a.y_m));
}

}  // namespace nandu
