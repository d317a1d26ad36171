#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "bake/curves.h"
#include "pack/pack.h"

namespace nandu {

/// One area of the sheet: the outer ring runs counter-clockwise, its holes clockwise; no ring
/// repeats its first point.
struct Polygon {
    MapLine outer;
    std::vector<MapLine> holes;
};

double area_m2(const Polygon& polygon);
std::size_t vertex_count(const Polygon& polygon);

/// Whether `point` lies inside `ring` (either direction; points on the ring may go either way).
bool is_inside(const MapLine& ring, MapPoint point);

/// Sorts loose rings into polygons by their direction: counter-clockwise rings are outer ones,
/// clockwise ones holes of the smallest outer ring about them.
std::vector<Polygon> polygons_of(std::vector<MapLine> rings);

enum class Axis { X, Y };

/// Cuts a valid polygon along the line where its x (or y) is `at_m`, on which no vertex may lie.
/// Both sides get the very same new vertices, so that no crack can show between them.
///
/// ```
///   y ^   low | high       Axis::X
///     |  +----*----+
///     |  |    |    |       * new vertices, shared
///     |  +----*----+
///     +-------+---------> x
///            at_m
/// ```
/// Nothing if the polygon is not valid.
struct CutPolygons {
    std::vector<Polygon> low, high;
};
std::optional<CutPolygons> cut(const Polygon& polygon, Axis axis, double at_m);

/// GEOS with its own context and error handling.
class Geometry {
public:
    Geometry();

    /// The same area as valid polygons: no ring crosses itself or another.
    std::vector<Polygon> made_valid(const Polygon& polygon) const;

    bool is_valid(const Polygon& polygon) const;

    /// Fewer vertices, still valid and of the same make.
    std::vector<Polygon> simplified_polygon(const Polygon& polygon, double tolerance_m) const;

    /// The parts of `areas` that lie on `land`, area by area.
    std::vector<std::vector<Polygon>> common_parts(const std::vector<std::vector<Polygon>>& areas,
                                                   const Mesh& land) const;

    /// Appends triangles that cover `polygon` exactly. Cuts it into pieces of at most
    /// `most_vertices` first, as the cost grows with their square. False if no triangulation
    /// could be found, which a valid polygon never meets.
    bool fill(const Polygon& polygon, std::size_t most_vertices, Mesh& mesh) const;

    /// Centre and radius of the largest circle inside.
    std::optional<std::pair<MapPoint, double>> inner_circle(const Polygon& polygon,
                                                            double tolerance_m) const;

private:
    struct Context;
    struct Close {
        void operator()(Context* context) const;
    };
    std::unique_ptr<Context, Close> context_;
};

/// Rounds to whole metres, which the pack's floats hold exactly within 16,000 km of the origin:
/// what is collinear here is collinear on the screen.
MapLine on_whole_metres(const MapLine& line);

}  // namespace nandu
