#include "bake/seat_areas.h"

#include <map>
#include <utility>

#include "bake/polygons.h"
#include "map/projection.h"

namespace nandu {
namespace {

/// A piece of a cell's outline, with the cell on its left.
struct Side {
    std::uint32_t first = 0, count = 0;
    bool backwards = false;
    bool used = false;
};

std::vector<MapLine> rings_of(const Block<MapPointF>& points, std::vector<Side>& sides) {
    using Corner = std::pair<float, float>;
    const auto point = [&](const Side& side, std::uint32_t i) {
        return points[side.first + (side.backwards ? side.count - 1 - i : i)];
    };
    const auto corner = [](MapPointF p) { return Corner{p.x_m, p.y_m}; };
    std::multimap<Corner, std::size_t> from;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        from.emplace(corner(point(sides[i], 0)), i);
    }
    std::vector<MapLine> rings;
    for (Side& start : sides) {
        MapLine ring;
        Side* side = &start;
        while (side != nullptr && !side->used) {
            side->used = true;
            for (std::uint32_t i = 0; i + 1 < side->count; ++i) {
                const MapPointF p = point(*side, i);
                ring.push_back({p.x_m, p.y_m});
            }
            const auto [begin, end] = from.equal_range(corner(point(*side, side->count - 1)));
            side = nullptr;
            for (auto next = begin; next != end; ++next) {
                if (!sides[next->second].used) {
                    side = &sides[next->second];
                    break;
                }
            }
        }
        if (ring.size() >= 3) {
            rings.push_back(std::move(ring));
        }
    }
    return rings;
}

/// Fine enough for a GIS and not the heaviest.
const Mesh* land_of(const BaseMap& map) {
    return map.land.empty() ? nullptr : &map.land[map.land.size() / 2].land;
}

}  // namespace

std::vector<LonLatArea> seat_areas(const Pack& pack) {
    const Territory& territory = pack.territory;
    std::vector<std::vector<Side>> sides(pack.atlas.seats.size());
    for (const Territory::Edge& edge : territory.edges) {
        if (edge.left_seat < sides.size()) {
            sides[edge.left_seat].push_back({edge.first, edge.count, false, false});
        }
        if (edge.right_seat < sides.size()) {
            sides[edge.right_seat].push_back({edge.first, edge.count, true, false});
        }
    }
    std::vector<std::vector<Polygon>> cells;
    for (std::vector<Side>& of_seat : sides) {
        cells.push_back(polygons_of(rings_of(territory.edge_points, of_seat)));
    }
    if (const Mesh* land = land_of(pack.basemap)) {
        cells = Geometry().common_parts(cells, *land);
    }
    std::vector<LonLatArea> areas(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto add = [&](const MapLine& line) {
            std::vector<LonLat> ring;
            for (const MapPoint p : line) {
                ring.push_back(lonlat_from_map(pack.projection, p));
            }
            ring.push_back(ring.front());
            areas[i].rings.push_back(std::move(ring));
        };
        for (const Polygon& polygon : cells[i]) {
            if (polygon.outer.size() < 3) {
                continue;
            }
            areas[i].parts.push_back(static_cast<std::uint32_t>(areas[i].rings.size()));
            add(polygon.outer);
            for (const MapLine& hole : polygon.holes) {
                add(hole);
            }
        }
    }
    return areas;
}

}  // namespace nandu
