#include "bake/basemap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace nandu {
namespace {

constexpr std::size_t kMostVerticesAPiece = 400;
constexpr std::size_t kLevels = std::size(kDetailLevels);

LonLat clamped(LonLat p, const LonLatBox& box) {
    return {std::clamp(p.lon_deg, box.west_deg, box.east_deg),
            std::clamp(p.lat_deg, box.south_deg, box.north_deg)};
}

/// The part of the feature from one start in `rings` to the next; all rings for lines.
std::vector<std::vector<std::vector<LonLat>>> polygons_of_feature(const LayerFeature& feature) {
    std::vector<std::vector<std::vector<LonLat>>> polygons;
    for (std::size_t k = 0; k < feature.parts.size(); ++k) {
        const std::size_t first = feature.parts[k];
        const std::size_t last =
            k + 1 < feature.parts.size() ? feature.parts[k + 1] : feature.rings.size();
        if (first < last && last <= feature.rings.size()) {
            polygons.emplace_back(feature.rings.begin() + static_cast<std::ptrdiff_t>(first),
                                  feature.rings.begin() + static_cast<std::ptrdiff_t>(last));
        }
    }
    return polygons;
}

/// A ring on the sheet, closed without a repeated point; empty if it lies outside the box.
MapLine projected_ring(const Projector& projector, const LonLatBox& box, std::vector<LonLat> ring) {
    if (!ring.empty() && !(ring.front() == ring.back())) {
        ring.push_back(ring.front());
    }
    if (std::none_of(ring.begin(), ring.end(), [&](LonLat p) { return box.contains(p); })) {
        // It may still lie about the box.
        const auto minmax_lon = std::minmax_element(
            ring.begin(), ring.end(), [](LonLat a, LonLat b) { return a.lon_deg < b.lon_deg; });
        const auto minmax_lat = std::minmax_element(
            ring.begin(), ring.end(), [](LonLat a, LonLat b) { return a.lat_deg < b.lat_deg; });
        if (ring.empty() || minmax_lon.second->lon_deg <= box.west_deg ||
            minmax_lon.first->lon_deg >= box.east_deg ||
            minmax_lat.second->lat_deg <= box.south_deg ||
            minmax_lat.first->lat_deg >= box.north_deg) {
            return {};
        }
    }
    MapLine line;
    for (const LonLat p : densified(ring, kDensifyDeg)) {
        if (const std::optional<MapPoint> q = projector.map_from_lonlat(clamped(p, box))) {
            line.push_back(*q);
        }
    }
    return on_whole_metres(line);
}

std::vector<Polygon> projected_polygons(const Geometry& geometry, const Projector& projector,
                                        const LonLatBox& box, const LayerFeature& feature) {
    std::vector<Polygon> polygons;
    for (const auto& rings : polygons_of_feature(feature)) {
        Polygon polygon;
        polygon.outer = projected_ring(projector, box, rings.front());
        if (polygon.outer.size() < 3) {
            continue;
        }
        for (std::size_t k = 1; k < rings.size(); ++k) {
            MapLine hole = projected_ring(projector, box, rings[k]);
            if (hole.size() >= 3) {
                polygon.holes.push_back(std::move(hole));
            }
        }
        for (Polygon& valid : geometry.made_valid(polygon)) {
            polygons.push_back(std::move(valid));
        }
    }
    return polygons;
}

/// The style of a feature's lines.
Lines::Line line_style(const LayerFeature& feature) {
    Lines::Line style;
    style.width = static_cast<std::int16_t>(std::clamp(feature.width, 1, 7));
    style.dashed = feature.approximate;
    style.span = feature.span;
    style.kind = feature.kind;
    return style;
}

/// `closed` lines come without a repeated point.
void add_line(const MapLine& points, bool closed, Lines::Line style, Lines& lines) {
    if (points.size() < 2) {
        return;
    }
    style.first = static_cast<std::uint32_t>(lines.points.size());
    style.count = static_cast<std::uint32_t>(points.size() + (closed ? 1 : 0));
    style.closed = closed;
    style.box = box_of(points);
    for (std::size_t i = 0; i < style.count; ++i) {
        const MapPoint p = points[i % points.size()];
        lines.points.push_back({static_cast<float>(p.x_m), static_cast<float>(p.y_m)});
    }
    lines.lines.push_back(std::move(style));
}

bool never_there(const Timespan& span) {
    return span.possible().from >= span.possible().until;
}

// Land

/// Tells which stretches of a coast are only the edge of the file: straight along its box.
class FileFrame {
public:
    FileFrame(const Layer& layer, const LonLatBox& sheet) {
        for (const LayerFeature& feature : layer.features) {
            for (const auto& ring : feature.rings) {
                for (const LonLat p : ring) {
                    box_.west_deg = std::min(box_.west_deg, p.lon_deg);
                    box_.east_deg = std::max(box_.east_deg, p.lon_deg);
                    box_.south_deg = std::min(box_.south_deg, p.lat_deg);
                    box_.north_deg = std::max(box_.north_deg, p.lat_deg);
                }
            }
        }
        box_.west_deg = std::max(box_.west_deg, sheet.west_deg);
        box_.east_deg = std::min(box_.east_deg, sheet.east_deg);
        box_.south_deg = std::max(box_.south_deg, sheet.south_deg);
        box_.north_deg = std::min(box_.north_deg, sheet.north_deg);
    }

    bool holds(LonLat a, LonLat b) const {
        constexpr double kNearDeg = 1e-6;
        const auto both = [&](double x, double y, double edge) {
            return std::abs(x - edge) < kNearDeg && std::abs(y - edge) < kNearDeg;
        };
        return both(a.lon_deg, b.lon_deg, box_.west_deg) ||
               both(a.lon_deg, b.lon_deg, box_.east_deg) ||
               both(a.lat_deg, b.lat_deg, box_.south_deg) ||
               both(a.lat_deg, b.lat_deg, box_.north_deg);
    }

private:
    LonLatBox box_{1e9, 1e9, -1e9, -1e9};
};

/// The coast of one ring: closed if nothing of it is the file's frame, else the pieces between.
void add_coast(const Projector& projector, const LonLatBox& box, const FileFrame& frame,
               const LayerFeature& feature, Lines& coast) {
    for (std::vector<LonLat> ring : feature.rings) {
        if (ring.size() < 3) {
            continue;
        }
        if (!(ring.front() == ring.back())) {
            ring.push_back(ring.front());
        }
        for (LonLat& p : ring) {
            p = clamped(p, box);
        }
        const std::size_t edges = ring.size() - 1;
        const auto is_frame = [&](std::size_t i) {
            return frame.holds(ring[i % edges], ring[(i + 1) % edges]);
        };
        std::size_t start = edges;
        for (std::size_t i = 0; i < edges && start == edges; ++i) {
            if (is_frame(i)) {
                start = i;
            }
        }
        const auto projected = [&](const std::vector<LonLat>& part) {
            MapLine line;
            for (const LonLat p : densified(part, kDensifyDeg)) {
                if (const std::optional<MapPoint> q = projector.map_from_lonlat(p)) {
                    line.push_back(*q);
                }
            }
            return on_whole_metres(line);
        };
        if (start == edges) {
            add_line(projected(ring), true, line_style(feature), coast);
            continue;
        }
        std::vector<LonLat> part;
        for (std::size_t i = start + 1; i <= start + edges; ++i) {
            if (is_frame(i)) {
                add_line(projected(part), false, line_style(feature), coast);
                part.clear();
                continue;
            }
            if (part.empty()) {
                part.push_back(ring[i % edges]);
            }
            part.push_back(ring[(i + 1) % edges]);
        }
    }
}

const Layer* layer_of(const Layers& layers, LayerKind kind, int level) {
    for (const Layer& layer : layers.vectors) {
        if (layer.kind == kind && layer.level == level) {
            return &layer;
        }
    }
    return nullptr;
}

Problem undrawable(const Layer& layer, const LayerFeature& feature) {
    Problem problem;
    problem.file = layer.key;
    problem.where = fmt::format("feature {}", feature.key);
    problem.expected = "an area whose outline does not cross itself";
    return problem;
}

/// All land layers of one level as one; several files may share a level.
std::vector<const Layer*> layers_of(const Layers& layers, LayerKind kind, int level) {
    std::vector<const Layer*> found;
    for (const Layer& layer : layers.vectors) {
        if (layer.kind == kind && layer.level == level) {
            found.push_back(&layer);
        }
    }
    return found;
}

LandLevel land_from(const Geometry& geometry, const Projector& projector, const LonLatBox& box,
                    const Layers& layers, int level, double simplify_m, Problems& problems) {
    LandLevel land;
    for (const Layer* layer : layers_of(layers, LayerKind::Land, level)) {
        const FileFrame frame(*layer, box);
        for (const LayerFeature& feature : layer->features) {
            bool good = true;
            for (const Polygon& polygon : projected_polygons(geometry, projector, box, feature)) {
                if (simplify_m <= 0.0) {
                    good = geometry.fill(polygon, kMostVerticesAPiece, land.land) && good;
                    continue;
                }
                for (const Polygon& simple : geometry.simplified_polygon(polygon, simplify_m)) {
                    good = geometry.fill(simple, kMostVerticesAPiece, land.land) && good;
                }
            }
            if (!good) {
                problems.push_back(undrawable(*layer, feature));
            }
            if (layer_of(layers, LayerKind::Coast, level) == nullptr) {
                add_coast(projector, box, frame, feature, land.coast);
            }
        }
    }
    for (const Layer* layer : layers_of(layers, LayerKind::Coast, level)) {
        for (const LayerFeature& feature : layer->features) {
            for (const MapLine& line : projected_lines(projector, box, feature)) {
                add_line(line, false, line_style(feature), land.coast);
            }
        }
    }
    if (simplify_m > 0.0) {
        Lines simple;
        for (const Lines::Line& line : land.coast.lines) {
            MapLine points;
            for (std::uint32_t i = 0; i < line.count; ++i) {
                const MapPointF p = land.coast.points[line.first + i];
                points.push_back({p.x_m, p.y_m});
            }
            points = simplified(points, simplify_m);
            if (line.closed) {
                points.pop_back();
            }
            add_line(points, line.closed, line, simple);
        }
        land.coast = std::move(simple);
    }
    return land;
}

std::vector<LandLevel> bake_land(const Geometry& geometry, const Projector& projector,
                                 const ProjectionGrid& grid, const Layers& layers,
                                 const ReportPart& report, Problems& problems) {
    std::vector<LandLevel> levels(kLevels);
    std::array<bool, kLevels> given{};
    bool any = false;
    for (std::size_t level = 0; level < kLevels; ++level) {
        given[level] = layer_of(layers, LayerKind::Land, static_cast<int>(level)) != nullptr;
        any = any || given[level];
    }
    for (std::size_t level = 0; level < kLevels; ++level) {
        if (!report(fmt::format("Land, level {}", level))) {
            return levels;
        }
        LandLevel& land = levels[level];
        if (!any) {
            // Without a coast all is land, so that a folder of tables alone shows its cells.
            const Polygon whole{on_whole_metres(projected_outline(projector, grid.lonlat)), {}};
            for (const Polygon& valid : geometry.made_valid(whole)) {
                geometry.fill(valid, kMostVerticesAPiece, land.land);
            }
        } else if (given[level]) {
            land = land_from(geometry, projector, grid.lonlat, layers, static_cast<int>(level), 0.0,
                             problems);
        } else {
            // A missing level is simplified from the next finer one, or is the next coarser one.
            std::size_t source = level;
            while (source < kLevels && !given[source]) {
                ++source;
            }
            if (source < kLevels) {
                land = land_from(geometry, projector, grid.lonlat, layers, static_cast<int>(source),
                                 kDetailLevels[level].tolerance_m, problems);
            } else {
                land = levels[level - 1];
            }
        }
        land.max_m_per_px = kDetailLevels[level].max_m_per_px;
    }
    return levels;
}

// Rivers and names

void bake_rivers(const Projector& projector, const LonLatBox& box, const Layers& layers,
                 BaseMap& map) {
    constexpr double kFinest = 0.25;  // of the tolerance: Chaikin makes many points
    map.rivers.resize(kLevels);
    for (const Layer& layer : layers.vectors) {
        if (layer.kind != LayerKind::River) {
            continue;
        }
        for (const LayerFeature& feature : layer.features) {
            if (never_there(feature.span)) {
                continue;
            }
            for (const MapLine& line : projected_lines(projector, box, feature)) {
                for (std::size_t level = 0; level < kLevels; ++level) {
                    const DetailLevel& detail = kDetailLevels[level];
                    if (feature.width > detail.narrowest_river) {
                        continue;
                    }
                    MapLine drawn = simplified(line, detail.tolerance_m);
                    if (level + 1 == kLevels) {
                        drawn = simplified(rounded(drawn, 2, false), kFinest * detail.tolerance_m);
                    } else {
                        drawn = rounded(drawn, 1, false);
                    }
                    add_line(drawn, false, line_style(feature), map.rivers[level]);
                }
            }
        }
    }
}

/// Joins lines that end near each other into one; the longest that comes out.
MapLine longest_joined(std::vector<MapLine> lines) {
    constexpr double kNearM = 3000.0;
    const auto near = [](MapPoint a, MapPoint b) {
        return std::hypot(a.x_m - b.x_m, a.y_m - b.y_m) <= kNearM;
    };
    bool joined = true;
    while (joined) {
        joined = false;
        for (std::size_t i = 0; i < lines.size() && !joined; ++i) {
            for (std::size_t j = 0; j < lines.size() && !joined; ++j) {
                if (i == j || lines[i].empty() || lines[j].empty()) {
                    continue;
                }
                if (near(lines[i].back(), lines[j].back())) {
                    std::reverse(lines[j].begin(), lines[j].end());
                } else if (near(lines[i].front(), lines[j].front())) {
                    std::reverse(lines[i].begin(), lines[i].end());
                }
                if (near(lines[i].back(), lines[j].front())) {
                    lines[i].insert(lines[i].end(), lines[j].begin(), lines[j].end());
                    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(j));
                    joined = true;
                }
            }
        }
    }
    MapLine longest;
    for (MapLine& line : lines) {
        if (length_m(line) > length_m(longest)) {
            longest = std::move(line);
        }
    }
    return longest;
}

std::int32_t add_name(const LocalizedText& text, int width, const Timespan& span,
                      const MapLine& path, BaseMap& map) {
    WaterName name;
    name.name = text;
    name.width = static_cast<std::int16_t>(width);
    name.span = span;
    name.first = static_cast<std::uint32_t>(map.name_paths.size());
    name.count = static_cast<std::uint32_t>(path.size());
    for (const MapPoint p : path) {
        map.name_paths.push_back({static_cast<float>(p.x_m), static_cast<float>(p.y_m)});
    }
    map.names.push_back(std::move(name));
    return static_cast<std::int32_t>(map.names.size() - 1);
}

/// One name for each river and span, along its longest stretch, smoothed so strongly that
/// letters can stand on it.
void bake_river_names(const Projector& projector, const LonLatBox& box, const Layers& layers,
                      BaseMap& map) {
    constexpr double kStepM = 5000.0;
    constexpr double kSigmaSteps = 5.0;
    constexpr double kShortestM = 60000.0;
    struct Named {
        const LayerFeature* feature = nullptr;
        int width = 7;
        std::vector<MapLine> lines;
    };
    // Ordered, so that every bake is the same.
    std::map<std::tuple<std::string, std::string, std::int32_t, std::int32_t>, Named> rivers;
    for (const Layer& layer : layers.vectors) {
        if (layer.kind != LayerKind::River) {
            continue;
        }
        for (const LayerFeature& feature : layer.features) {
            if (feature.name.empty() || never_there(feature.span)) {
                continue;
            }
            Named& named = rivers[{feature.name.en, feature.name.hant,
                                   feature.span.begin_earliest.jdn, feature.span.end_latest.jdn}];
            named.feature = named.feature == nullptr ? &feature : named.feature;
            named.width = std::min(named.width, std::clamp(feature.width, 1, 7));
            for (MapLine& line : projected_lines(projector, box, feature)) {
                named.lines.push_back(std::move(line));
            }
        }
    }
    for (auto& entry : rivers) {
        Named& named = entry.second;
        MapLine path = longest_joined(std::move(named.lines));
        if (length_m(path) < kShortestM) {
            continue;
        }
        path = smoothed(resampled(path, kStepM), kSigmaSteps, false);
        if (path.front().x_m > path.back().x_m) {
            std::reverse(path.begin(), path.end());
        }
        add_name(named.feature->name, named.width, named.feature->span, path, map);
    }
}

// Lakes and other areas

int name_rank_of_area(double area_km2) {
    return area_km2 >= 2000.0 ? 2 : area_km2 >= 600.0 ? 3 : area_km2 >= 200.0 ? 4 : 5;
}

void bake_areas(const Geometry& geometry, const Projector& projector, const LonLatBox& box,
                const Layers& layers, BaseMap& map, Problems& problems) {
    constexpr double kRoundedStepM = 80.0;
    for (const Layer& layer : layers.vectors) {
        if (layer.kind != LayerKind::Lake && layer.kind != LayerKind::Area) {
            continue;
        }
        for (const LayerFeature& feature : layer.features) {
            if (never_there(feature.span) || feature.parts.empty()) {
                continue;
            }
            const std::vector<Polygon> polygons =
                projected_polygons(geometry, projector, box, feature);
            if (polygons.empty()) {
                continue;
            }
            Areas::Area area;
            area.first_index = static_cast<std::uint32_t>(map.lakes.mesh.indices.size());
            area.span = feature.span;
            area.kind = feature.kind;
            const auto number = static_cast<std::int32_t>(map.lakes.areas.size());
            double sum_m2 = 0.0;
            const Polygon* largest = nullptr;
            bool good = true;
            for (const Polygon& polygon : polygons) {
                good = geometry.fill(polygon, kMostVerticesAPiece, map.lakes.mesh) && good;
                sum_m2 += area_m2(polygon);
                if (largest == nullptr || area_m2(polygon) > area_m2(*largest)) {
                    largest = &polygon;
                }
                Lines::Line style = line_style(feature);
                style.name = number;
                add_line(polygon.outer, true, style, map.lakes.outlines);
                for (const MapLine& hole : polygon.holes) {
                    add_line(hole, true, style, map.lakes.outlines);
                }
            }
            if (!good) {
                problems.push_back(undrawable(layer, feature));
            }
            area.index_count =
                static_cast<std::uint32_t>(map.lakes.mesh.indices.size()) - area.first_index;
            area.area_km2 = feature.area_km2 > 0.0 ? feature.area_km2 : sum_m2 / 1e6;
            MapBox all = box_of(polygons.front().outer);
            for (const Polygon& polygon : polygons) {
                const MapBox one = box_of(polygon.outer);
                all = {std::min(all.west_m, one.west_m), std::min(all.south_m, one.south_m),
                       std::max(all.east_m, one.east_m), std::max(all.north_m, one.north_m)};
            }
            area.box = all;
            if (!feature.name.empty()) {
                // A level line through the widest part: a lake's name stands upright.
                const auto circle = geometry.inner_circle(*largest, kRoundedStepM * 5.0);
                if (circle) {
                    const MapBox b = box_of(largest->outer);
                    const double half = std::max(circle->second, (b.east_m - b.west_m) / 2.0);
                    const MapPoint c = circle->first;
                    area.name =
                        add_name(feature.name, name_rank_of_area(area.area_km2), feature.span,
                                 {{c.x_m - half, c.y_m}, c, {c.x_m + half, c.y_m}}, map);
                }
            }
            map.lakes.areas.push_back(std::move(area));
        }
    }
}

void bake_reference(const Projector& projector, const LonLatBox& box, const Layers& layers,
                    BaseMap& map) {
    for (const Layer& layer : layers.vectors) {
        if (layer.kind != LayerKind::Reference) {
            continue;
        }
        for (const LayerFeature& feature : layer.features) {
            for (const MapLine& line : projected_lines(projector, box, feature)) {
                add_line(line, false, line_style(feature), map.reference);
            }
        }
    }
}

// Rasters and graticule

std::uint8_t byte_of(double value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

template <class Code>
Raster coded(const RasterLayer& layer, Code code) {
    Raster raster;
    raster.width = layer.width;
    raster.height = layer.height;
    raster.west_m = layer.west_m;
    raster.north_m = layer.north_m;
    raster.cell_m = layer.cell_m;
    raster.values.reserve(layer.values.size());
    for (const std::int16_t value : layer.values) {
        raster.values.push_back(byte_of(code(static_cast<double>(value))));
    }
    return raster;
}

void bake_rasters(const Layers& layers, BaseMap& map) {
    constexpr double kHighestM = 6400.0;
    constexpr double kDeepestM = 9000.0;
    const auto as_is = [](double v) { return v; };
    for (const RasterLayer& layer : layers.rasters) {
        if (layer.key == "land_shade") {
            map.land_shade = coded(layer, as_is);
        } else if (layer.key == "sea_shade") {
            map.sea_shade = coded(layer, as_is);
        } else if (layer.key == "land_height") {
            map.land_height = coded(layer, [](double metres) {
                return 255.0 * std::sqrt(std::max(0.0, metres) / kHighestM);
            });
        } else if (layer.key == "sea_depth") {
            // Files give depths with either sign.
            map.sea_depth = coded(layer, [](double metres) {
                return 255.0 * std::sqrt(std::abs(metres) / kDeepestM);
            });
        }
    }
}

Lines graticule(const Projector& projector, const LonLatBox& box, int step_deg) {
    constexpr double kPointsDeg = 0.5;
    Lines lines;
    const auto add = [&](LonLat from, LonLat to, const char* kind) {
        MapLine line;
        for (const LonLat p : densified({from, to}, kPointsDeg)) {
            if (const std::optional<MapPoint> q = projector.map_from_lonlat(p)) {
                line.push_back(*q);
            }
        }
        Lines::Line style;
        style.kind = kind;
        add_line(line, false, style, lines);
    };
    const auto first = [&](double deg) {
        return static_cast<int>(std::ceil(deg / step_deg)) * step_deg;
    };
    for (int lon = first(box.west_deg); lon <= box.east_deg; lon += step_deg) {
        add({static_cast<double>(lon), box.south_deg}, {static_cast<double>(lon), box.north_deg},
            "meridian");
    }
    for (int lat = first(box.south_deg); lat <= box.north_deg; lat += step_deg) {
        add({box.west_deg, static_cast<double>(lat)}, {box.east_deg, static_cast<double>(lat)},
            "parallel");
    }
    return lines;
}

}  // namespace

MapLine projected_outline(const Projector& projector, const LonLatBox& box) {
    const std::vector<LonLat> corners = {{box.west_deg, box.south_deg},
                                         {box.east_deg, box.south_deg},
                                         {box.east_deg, box.north_deg},
                                         {box.west_deg, box.north_deg},
                                         {box.west_deg, box.south_deg}};
    MapLine line;
    for (const LonLat p : densified(corners, kDensifyDeg)) {
        if (const std::optional<MapPoint> q = projector.map_from_lonlat(p)) {
            line.push_back(*q);
        }
    }
    return line;
}

std::vector<MapLine> projected_lines(const Projector& projector, const LonLatBox& box,
                                     const LayerFeature& feature) {
    std::vector<MapLine> lines;
    for (const std::vector<LonLat>& ring : feature.rings) {
        MapLine line;
        const auto finish = [&] {
            if (line.size() >= 2) {
                lines.push_back(std::move(line));
            }
            line = MapLine{};
        };
        for (const LonLat p : densified(ring, kDensifyDeg)) {
            const std::optional<MapPoint> q =
                box.contains(p) ? projector.map_from_lonlat(p) : std::nullopt;
            if (!q) {
                finish();
            } else if (line.empty() || !(line.back() == *q)) {
                line.push_back(*q);
            }
        }
        finish();
    }
    return lines;
}

BaseMap bake_basemap(const Geometry& geometry, const Projector& projector,
                     const ProjectionGrid& grid, const Layers& layers, const ReportPart& report,
                     Problems& problems) {
    BaseMap map;
    map.land = bake_land(geometry, projector, grid, layers, report, problems);
    if (!report("Rivers")) {
        return map;
    }
    bake_rivers(projector, grid.lonlat, layers, map);
    bake_river_names(projector, grid.lonlat, layers, map);
    if (!report("Lakes")) {
        return map;
    }
    bake_areas(geometry, projector, grid.lonlat, layers, map, problems);
    bake_reference(projector, grid.lonlat, layers, map);
    if (!report("Relief")) {
        return map;
    }
    bake_rasters(layers, map);
    map.graticule_1deg = graticule(projector, grid.lonlat, 1);
    map.graticule_2deg = graticule(projector, grid.lonlat, 2);
    map.graticule_5deg = graticule(projector, grid.lonlat, 5);
    return map;
}

}  // namespace nandu
