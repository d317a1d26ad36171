#include "bake/projection.h"

#include <proj.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "map/projection.h"

namespace nandu {

struct Projector::Handle {
    PJ_CONTEXT* context = nullptr;
    PJ* transform = nullptr;
};

void Projector::Close::operator()(Handle* handle) const {
    proj_destroy(handle->transform);
    proj_context_destroy(handle->context);
    delete handle;
}

namespace {

Problem refusal(const std::string& crs, std::string guess = {}) {
    Problem problem;
    problem.file = "atlas.toml";
    problem.field = "crs";
    problem.found = crs;
    problem.expected = "a projected coordinate system in metres that PROJ knows";
    problem.guess = std::move(guess);
    return problem;
}

/// PROJ takes "EPSG:4326" and the like for a map of degrees, which no sheet can be.
bool is_projected_in_metres(PJ_CONTEXT* context, const std::string& crs) {
    std::string definition = crs;
    if (definition.rfind("+proj", 0) == 0 && definition.find("+type=crs") == std::string::npos) {
        definition += " +type=crs";
    }
    PJ* object = proj_create(context, definition.c_str());
    while (object != nullptr && (proj_get_type(object) == PJ_TYPE_BOUND_CRS ||
                                 proj_get_type(object) == PJ_TYPE_COMPOUND_CRS)) {
        PJ* inner = proj_get_type(object) == PJ_TYPE_BOUND_CRS
                        ? proj_get_source_crs(context, object)
                        : proj_crs_get_sub_crs(context, object, 0);
        proj_destroy(object);
        object = inner;
    }
    if (object == nullptr) {
        return false;
    }
    bool in_metres = false;
    if (proj_get_type(object) == PJ_TYPE_PROJECTED_CRS) {
        if (PJ* system = proj_crs_get_coordinate_system(context, object)) {
            double unit_m = 0.0;
            in_metres = proj_cs_get_axis_info(context, system, 0, nullptr, nullptr, nullptr,
                                              &unit_m, nullptr, nullptr, nullptr) != 0 &&
                        std::abs(unit_m - 1.0) < 1e-9;
            proj_destroy(system);
        }
    }
    proj_destroy(object);
    return in_metres;
}

bool is_finite(const PJ_COORD& c) {
    return std::isfinite(c.xy.x) && std::isfinite(c.xy.y);
}

/// Gives each empty node the value of its nearest full neighbour in the row; empty rows that of
/// the row before. False if all are empty.
bool fill_gaps(std::vector<std::optional<MapPointF>>& nodes, std::int32_t columns) {
    const auto width = static_cast<std::size_t>(columns);
    const std::size_t rows = nodes.size() / width;
    const auto spread_in_row = [&](std::size_t row) {
        const auto begin = nodes.begin() + static_cast<std::ptrdiff_t>(row * width);
        std::vector<std::optional<MapPointF>> filled(begin,
                                                     begin + static_cast<std::ptrdiff_t>(width));
        std::vector<std::size_t> distance(width, width * 2);
        std::size_t gap = width * 2;
        std::optional<MapPointF> last;
        for (std::size_t i = 0; i < width; ++i) {
            gap = begin[static_cast<std::ptrdiff_t>(i)] ? 0 : gap + 1;
            last = gap == 0 ? begin[static_cast<std::ptrdiff_t>(i)] : last;
            filled[i] = last;
            distance[i] = gap;
        }
        gap = width * 2;
        last.reset();
        for (std::size_t i = width; i-- > 0;) {
            gap = begin[static_cast<std::ptrdiff_t>(i)] ? 0 : gap + 1;
            last = gap == 0 ? begin[static_cast<std::ptrdiff_t>(i)] : last;
            if (last && gap < distance[i]) {
                filled[i] = last;
            }
        }
        std::copy(filled.begin(), filled.end(), begin);
        return filled.front().has_value();
    };
    std::optional<std::size_t> full;
    std::vector<std::size_t> empty;
    for (std::size_t row = 0; row < rows; ++row) {
        if (spread_in_row(row)) {
            full = row;
        } else {
            empty.push_back(row);
        }
    }
    if (!full) {
        return false;
    }
    for (const std::size_t row : empty) {
        std::size_t nearest = *full;
        for (std::size_t other = 0; other < rows; ++other) {
            const auto gap = [&](std::size_t r) { return r > row ? r - row : row - r; };
            if (nodes[other * width] && gap(other) < gap(nearest) &&
                std::find(empty.begin(), empty.end(), other) == empty.end()) {
                nearest = other;
            }
        }
        for (std::size_t i = 0; i < width; ++i) {
            nodes[row * width + i] = nodes[nearest * width + i];
        }
    }
    return true;
}

std::vector<MapPointF> unwrapped(const std::vector<std::optional<MapPointF>>& nodes) {
    std::vector<MapPointF> points;
    points.reserve(nodes.size());
    for (const std::optional<MapPointF>& node : nodes) {
        points.push_back(*node);
    }
    return points;
}

}  // namespace

Result<Projector> Projector::create(const std::string& crs) {
    std::unique_ptr<Handle, Close> handle(new Handle);
    handle->context = proj_context_create();
    proj_log_level(handle->context, PJ_LOG_NONE);
    if (!is_projected_in_metres(handle->context, crs)) {
        return Failure(refusal(crs));
    }
    PJ* raw = proj_create_crs_to_crs(handle->context, "EPSG:4326", crs.c_str(), nullptr);
    if (raw == nullptr) {
        return Failure(refusal(crs));
    }
    handle->transform = proj_normalize_for_visualization(handle->context, raw);
    proj_destroy(raw);
    if (handle->transform == nullptr) {
        return Failure(refusal(crs));
    }
    return Projector(std::move(handle));
}

std::optional<MapPoint> Projector::map_from_lonlat(LonLat position) const {
    const PJ_COORD in = proj_coord(position.lon_deg, position.lat_deg, 0.0, HUGE_VAL);
    const PJ_COORD out = proj_trans(handle_->transform, PJ_FWD, in);
    if (!is_finite(out)) {
        proj_errno_reset(handle_->transform);
        return std::nullopt;
    }
    return MapPoint{out.xy.x, out.xy.y};
}

std::optional<LonLat> Projector::lonlat_from_map(MapPoint point) const {
    const PJ_COORD in = proj_coord(point.x_m, point.y_m, 0.0, HUGE_VAL);
    const PJ_COORD out = proj_trans(handle_->transform, PJ_INV, in);
    if (!is_finite(out)) {
        proj_errno_reset(handle_->transform);
        return std::nullopt;
    }
    return LonLat{out.xy.x, out.xy.y};
}

namespace {

Result<ProjectionGrid> sampled(const Projector& projector, const LonLatBox& extent, double step_deg,
                               double inverse_step_m) {
    constexpr double kFarthestLatDeg = 89.0;
    constexpr std::int64_t kMostInverseNodes = 4'000'000;
    ProjectionGrid grid;
    grid.step_deg = step_deg;
    grid.inverse_step_m = inverse_step_m;
    const double step = grid.step_deg;
    const auto down = [&](double deg) { return std::floor(deg / step) * step; };
    const auto up = [&](double deg) { return std::ceil(deg / step) * step; };
    const double middle_lon = (extent.west_deg + extent.east_deg) / 2.0;
    grid.lonlat.west_deg = down(std::max(extent.west_deg - kGridMarginDeg, middle_lon - 180.0));
    grid.lonlat.east_deg = up(std::min(extent.east_deg + kGridMarginDeg, middle_lon + 180.0));
    grid.lonlat.south_deg = down(std::max(extent.south_deg - kGridMarginDeg, -kFarthestLatDeg));
    grid.lonlat.north_deg = up(std::min(extent.north_deg + kGridMarginDeg, kFarthestLatDeg));
    grid.columns = static_cast<std::int32_t>(
                       std::lround((grid.lonlat.east_deg - grid.lonlat.west_deg) / step)) +
                   1;
    grid.rows = static_cast<std::int32_t>(
                    std::lround((grid.lonlat.north_deg - grid.lonlat.south_deg) / step)) +
                1;

    std::vector<std::optional<MapPointF>> forward;
    forward.reserve(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
    std::optional<MapBox> box;
    for (std::int32_t j = 0; j < grid.rows; ++j) {
        for (std::int32_t i = 0; i < grid.columns; ++i) {
            const std::optional<MapPoint> p = projector.map_from_lonlat(
                {grid.lonlat.west_deg + i * step, grid.lonlat.south_deg + j * step});
            if (!p) {
                forward.push_back(std::nullopt);
                continue;
            }
            forward.push_back(MapPointF{static_cast<float>(p->x_m), static_cast<float>(p->y_m)});
            if (!box) {
                box = MapBox{p->x_m, p->y_m, p->x_m, p->y_m};
            }
            box->west_m = std::min(box->west_m, p->x_m);
            box->east_m = std::max(box->east_m, p->x_m);
            box->south_m = std::min(box->south_m, p->y_m);
            box->north_m = std::max(box->north_m, p->y_m);
        }
    }
    const std::optional<MapPoint> middle =
        projector.map_from_lonlat({middle_lon, (extent.south_deg + extent.north_deg) / 2.0});
    if (!middle || !box || !fill_gaps(forward, grid.columns)) {
        Problem problem;
        problem.file = "atlas.toml";
        problem.field = "extent";
        problem.found = fmt::format("[{}, {}, {}, {}]", extent.west_deg, extent.south_deg,
                                    extent.east_deg, extent.north_deg);
        problem.expected = "a part of the world that the atlas's projection can show";
        return Failure(std::move(problem));
    }
    grid.forward = unwrapped(forward);

    double cell = grid.inverse_step_m;
    const auto nodes_along = [&](double length) {
        return static_cast<std::int64_t>(std::ceil(length / cell)) + 1;
    };
    while (nodes_along(box->east_m - box->west_m) * nodes_along(box->north_m - box->south_m) >
           kMostInverseNodes) {
        cell *= 2.0;
    }
    grid.inverse_step_m = cell;
    grid.map.west_m = std::floor(box->west_m / cell) * cell;
    grid.map.south_m = std::floor(box->south_m / cell) * cell;
    grid.map.east_m = std::ceil(box->east_m / cell) * cell;
    grid.map.north_m = std::ceil(box->north_m / cell) * cell;
    grid.inverse_columns =
        static_cast<std::int32_t>(std::lround((grid.map.east_m - grid.map.west_m) / cell)) + 1;
    grid.inverse_rows =
        static_cast<std::int32_t>(std::lround((grid.map.north_m - grid.map.south_m) / cell)) + 1;
    std::vector<std::optional<MapPointF>> inverse;
    inverse.reserve(static_cast<std::size_t>(grid.inverse_columns) *
                    static_cast<std::size_t>(grid.inverse_rows));
    for (std::int32_t j = 0; j < grid.inverse_rows; ++j) {
        for (std::int32_t i = 0; i < grid.inverse_columns; ++i) {
            const std::optional<LonLat> p = projector.lonlat_from_map(
                {grid.map.west_m + i * cell, grid.map.south_m + j * cell});
            if (!p) {
                inverse.push_back(std::nullopt);
                continue;
            }
            // Longitudes run on over the antimeridian, so that neighbours can be interpolated.
            double lon = p->lon_deg;
            while (lon < middle_lon - 180.0) {
                lon += 360.0;
            }
            while (lon > middle_lon + 180.0) {
                lon -= 360.0;
            }
            inverse.push_back(MapPointF{static_cast<float>(lon), static_cast<float>(p->lat_deg)});
        }
    }
    if (!fill_gaps(inverse, grid.inverse_columns)) {
        Problem problem;
        problem.file = "atlas.toml";
        problem.field = "crs";
        problem.expected = "a projection that PROJ can also undo";
        return Failure(std::move(problem));
    }
    grid.inverse = unwrapped(inverse);
    return grid;
}

/// The largest error of the grids' reader at spots all over the extent; x: forward, y: inverse.
MapPoint largest_error_m(const Projector& projector, const ProjectionGrid& grid,
                         const LonLatBox& extent) {
    // Numbers that share no divisor with the grid's steps, so that all parts of a cell are met.
    constexpr int kSpots = 47;
    MapPoint worst;
    for (int i = 0; i < kSpots; ++i) {
        for (int j = 0; j < kSpots; ++j) {
            const LonLat at{
                extent.west_deg + (extent.east_deg - extent.west_deg) * (i + 0.5) / kSpots,
                extent.south_deg + (extent.north_deg - extent.south_deg) * (j + 0.5) / kSpots};
            const std::optional<MapPoint> truth = projector.map_from_lonlat(at);
            if (!truth) {
                continue;
            }
            const MapPoint forward = map_from_lonlat(grid, at);
            worst.x_m =
                std::max(worst.x_m, std::hypot(forward.x_m - truth->x_m, forward.y_m - truth->y_m));
            const std::optional<MapPoint> back =
                projector.map_from_lonlat(lonlat_from_map(grid, *truth));
            if (back) {
                worst.y_m =
                    std::max(worst.y_m, std::hypot(back->x_m - truth->x_m, back->y_m - truth->y_m));
            }
        }
    }
    return worst;
}

}  // namespace

Result<ProjectionGrid> sample_projection(const Projector& projector, const LonLatBox& extent) {
    constexpr double kSafety = 0.8;
    constexpr int kMostHalvings = 2;
    double step_deg = ProjectionGrid{}.step_deg;
    double inverse_step_m = ProjectionGrid{}.inverse_step_m;
    for (int halvings = 0;; ++halvings) {
        Result<ProjectionGrid> grid = sampled(projector, extent, step_deg, inverse_step_m);
        if (!grid || halvings == kMostHalvings) {
            return grid;
        }
        const MapPoint error = largest_error_m(projector, *grid, extent);
        if (error.x_m <= kSafety * kGridErrorM && error.y_m <= kSafety * kGridErrorM) {
            return grid;
        }
        step_deg = error.x_m > kSafety * kGridErrorM ? step_deg / 2.0 : step_deg;
        inverse_step_m = error.y_m > kSafety * kGridErrorM ? inverse_step_m / 2.0 : inverse_step_m;
    }
}

}  // namespace nandu
