#include "bake/terrain.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <queue>
#include <utility>

namespace nandu {
namespace {

constexpr float kSeaCost = 1.4F;

float river_cost(int width) {
    switch (width) {
        case 1:
        case 2:
            return 20.0F;
        case 3:
            return 12.0F;
        case 4:
            return 4.0F;
        case 5:
            return 1.6F;
        default:
            return 0.8F;
    }
}

constexpr int kNarrowestBarrier = 3;

/// -1 to 1, the same for the same place on every machine.
double lattice_noise(std::int64_t i, std::int64_t j) {
    std::uint64_t h = static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15ULL +
                      static_cast<std::uint64_t>(j) * 0xC2B2AE3D27D4EB4FULL;
    h ^= h >> 29;
    h *= 0xBF58476D1CE4E5B9ULL;
    h ^= h >> 32;
    return static_cast<double>(h % 20001) / 10000.0 - 1.0;
}

double noise_at(double x, double y) {
    const double i = std::floor(x);
    const double j = std::floor(y);
    const auto ease = [](double t) { return t * t * (3.0 - 2.0 * t); };
    const double u = ease(x - i);
    const double v = ease(y - j);
    const auto at = [&](int di, int dj) {
        return lattice_noise(static_cast<std::int64_t>(i) + di, static_cast<std::int64_t>(j) + dj);
    };
    return (at(0, 0) * (1.0 - u) + at(1, 0) * u) * (1.0 - v) +
           (at(0, 1) * (1.0 - u) + at(1, 1) * u) * v;
}

/// Where the data know of no hill or stream the ground is still not a table: a slight, fixed
/// unevenness lets borders there waver as a hand would draw them.
void add_unevenness(Terrain& terrain) {
    constexpr double kStrength = 0.35;
    constexpr double kCoarseCells = 14.0;
    constexpr double kFineCells = 5.0;
    const SheetGrid& grid = terrain.grid;
    for (std::int32_t r = 0; r < grid.rows; ++r) {
        for (std::int32_t c = 0; c < grid.columns; ++c) {
            const double n = 0.65 * noise_at(c / kCoarseCells, r / kCoarseCells) +
                             0.35 * noise_at(c / kFineCells + 57.3, r / kFineCells + 31.7);
            terrain.cost[grid.index(c, r)] *= static_cast<float>(1.0 + kStrength * n);
        }
    }
}

double height_at(const RasterLayer& raster, MapPoint p) {
    const double c = (p.x_m - raster.west_m) / raster.cell_m - 0.5;
    const double r = (raster.north_m - p.y_m) / raster.cell_m - 0.5;
    if (c < 0.0 || r < 0.0 || c > raster.width - 1.0 || r > raster.height - 1.0) {
        return 0.0;
    }
    const auto c0 = static_cast<std::int32_t>(c);
    const auto r0 = static_cast<std::int32_t>(r);
    const std::int32_t c1 = std::min(c0 + 1, raster.width - 1);
    const std::int32_t r1 = std::min(r0 + 1, raster.height - 1);
    const auto value = [&](std::int32_t i, std::int32_t j) {
        return static_cast<double>(
            raster.values[static_cast<std::size_t>(j) * static_cast<std::size_t>(raster.width) +
                          static_cast<std::size_t>(i)]);
    };
    const double u = c - c0;
    const double v = r - r0;
    return (value(c0, r0) * (1.0 - u) + value(c1, r0) * u) * (1.0 - v) +
           (value(c0, r1) * (1.0 - u) + value(c1, r1) * u) * v;
}

void add_relief(const RasterLayer& raster, Terrain& terrain) {
    constexpr std::int32_t kMeanReach = 7;  // 14 cells across
    constexpr double kMetresPerCost = 160.0;
    constexpr double kMostCost = 4.0;
    constexpr double kMetresPerSwell = 40.0;
    constexpr double kMostSwell = 0.8;
    const SheetGrid& grid = terrain.grid;
    std::vector<double> height(grid.size());
    // sums[(c, r)] is the sum of all heights north-west of that corner.
    const auto columns = static_cast<std::size_t>(grid.columns);
    std::vector<double> sums((columns + 1) * (static_cast<std::size_t>(grid.rows) + 1), 0.0);
    const auto sum_at = [&](std::int32_t c, std::int32_t r) -> double& {
        return sums[static_cast<std::size_t>(r) * (columns + 1) + static_cast<std::size_t>(c)];
    };
    for (std::int32_t r = 0; r < grid.rows; ++r) {
        for (std::int32_t c = 0; c < grid.columns; ++c) {
            const double h = std::max(0.0, height_at(raster, grid.middle(c, r)));
            height[grid.index(c, r)] = h;
            sum_at(c + 1, r + 1) = h + sum_at(c, r + 1) + sum_at(c + 1, r) - sum_at(c, r);
        }
    }
    for (std::int32_t r = 0; r < grid.rows; ++r) {
        const std::int32_t north = std::max(0, r - kMeanReach);
        const std::int32_t south = std::min(grid.rows, r + kMeanReach);
        for (std::int32_t c = 0; c < grid.columns; ++c) {
            const std::int32_t west = std::max(0, c - kMeanReach);
            const std::int32_t east = std::min(grid.columns, c + kMeanReach);
            const double mean = (sum_at(east, south) - sum_at(west, south) - sum_at(east, north) +
                                 sum_at(west, north)) /
                                (static_cast<double>(east - west) * (south - north));
            const double above = height[grid.index(c, r)] - mean;
            // Low swells count too, or borders would run straight over open steppe.
            const double swell = std::clamp(above / kMetresPerSwell, 0.0, kMostSwell);
            terrain.cost[grid.index(c, r)] +=
                static_cast<float>(std::clamp(above / kMetresPerCost, 0.0, kMostCost) + swell);
        }
    }
}

void add_rivers(const std::vector<TerrainSources::River>& rivers, Terrain& terrain) {
    const SheetGrid& grid = terrain.grid;
    std::vector<float> extra(grid.size(), 0.0F);
    for (const TerrainSources::River& river : rivers) {
        const bool barrier = river.width <= kNarrowestBarrier;
        if (barrier) {
            terrain.barriers.push_back(river.line);
        }
        const float cost = river_cost(river.width);
        for (std::size_t i = 1; i < river.line.size(); ++i) {
            const MapPoint a = river.line[i - 1];
            const MapPoint b = river.line[i];
            const double length = std::hypot(b.x_m - a.x_m, b.y_m - a.y_m);
            const int steps = std::max(1, static_cast<int>(length / (0.4 * grid.cell_m)));
            for (int k = 0; k <= steps; ++k) {
                const double t = static_cast<double>(k) / steps;
                const std::int32_t c = grid.column_of(a.x_m + (b.x_m - a.x_m) * t);
                const std::int32_t r = grid.row_of(a.y_m + (b.y_m - a.y_m) * t);
                if (grid.contains(c, r)) {
                    const std::size_t at = grid.index(c, r);
                    extra[at] = std::max(extra[at], cost);
                    if (barrier) {
                        terrain.on_barrier[at] = true;
                    }
                }
            }
        }
    }
    for (std::size_t i = 0; i < extra.size(); ++i) {
        terrain.cost[i] += extra[i];
    }
}

bool segments_cross(MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
    const auto side = [](MapPoint p, MapPoint q, MapPoint r) {
        return (q.x_m - p.x_m) * (r.y_m - p.y_m) - (q.y_m - p.y_m) * (r.x_m - p.x_m);
    };
    return (side(a, b, c) > 0.0) != (side(a, b, d) > 0.0) &&
           (side(c, d, a) > 0.0) != (side(c, d, b) > 0.0);
}

/// The barriers' edges within `reach_m` of a point.
std::vector<std::pair<MapPoint, MapPoint>> edges_near(const std::vector<MapLine>& lines,
                                                      const std::vector<MapBox>& boxes, MapPoint p,
                                                      double reach_m) {
    std::vector<std::pair<MapPoint, MapPoint>> edges;
    for (std::size_t k = 0; k < lines.size(); ++k) {
        const MapBox& box = boxes[k];
        if (p.x_m < box.west_m - reach_m || p.x_m > box.east_m + reach_m ||
            p.y_m < box.south_m - reach_m || p.y_m > box.north_m + reach_m) {
            continue;
        }
        for (std::size_t i = 1; i < lines[k].size(); ++i) {
            const MapPoint a = lines[k][i - 1];
            const MapPoint b = lines[k][i];
            if (std::min(a.x_m, b.x_m) <= p.x_m + reach_m &&
                std::max(a.x_m, b.x_m) >= p.x_m - reach_m &&
                std::min(a.y_m, b.y_m) <= p.y_m + reach_m &&
                std::max(a.y_m, b.y_m) >= p.y_m - reach_m) {
                edges.emplace_back(a, b);
            }
        }
    }
    return edges;
}

/// Where each seat's wave starts: the nearest free cell on the seat's own bank.
std::vector<std::size_t> starting_cells(const Terrain& terrain,
                                        const std::vector<MapPoint>& seats) {
    constexpr std::int32_t kReach = 4;
    constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();
    const SheetGrid& grid = terrain.grid;
    std::vector<MapBox> boxes;
    for (const MapLine& line : terrain.barriers) {
        boxes.push_back(box_of(line));
    }
    std::vector<bool> taken(grid.size(), false);
    std::vector<std::size_t> starts;
    for (const MapPoint seat : seats) {
        const std::int32_t column = grid.column_of(seat.x_m);
        const std::int32_t row = grid.row_of(seat.y_m);
        if (!grid.contains(column, row)) {
            starts.push_back(kNowhere);
            continue;
        }
        const auto edges = edges_near(terrain.barriers, boxes, seat, (kReach + 1.0) * grid.cell_m);
        std::size_t best = kNowhere;
        double best_distance = std::numeric_limits<double>::max();
        for (std::int32_t r = row - kReach; r <= row + kReach; ++r) {
            for (std::int32_t c = column - kReach; c <= column + kReach; ++c) {
                if (!grid.contains(c, r) || taken[grid.index(c, r)]) {
                    continue;
                }
                const MapPoint middle = grid.middle(c, r);
                double distance =
                    std::hypot(middle.x_m - seat.x_m, middle.y_m - seat.y_m) / grid.cell_m;
                // Own cell before all others; barriers and the far bank only if there is
                // nothing else.
                if (c == column && r == row) {
                    distance = 0.0;
                }
                if (terrain.on_barrier[grid.index(c, r)]) {
                    distance += 100.0;
                }
                for (const auto& edge : edges) {
                    if (segments_cross(seat, middle, edge.first, edge.second)) {
                        distance += 1000.0;
                        break;
                    }
                }
                if (distance < best_distance) {
                    best_distance = distance;
                    best = grid.index(c, r);
                }
            }
        }
        if (best != kNowhere) {
            taken[best] = true;
        }
        starts.push_back(best);
    }
    return starts;
}

}  // namespace

Terrain terrain_of(const SheetGrid& grid, const TerrainSources& sources) {
    Terrain terrain;
    terrain.grid = grid;
    terrain.cost.assign(grid.size(), sources.land != nullptr ? kSeaCost : 1.0F);
    terrain.on_barrier.assign(grid.size(), false);
    if (sources.land != nullptr) {
        const Mesh& land = *sources.land;
        for (std::size_t i = 0; i + 2 < land.indices.size(); i += 3) {
            for_cells_in_triangle(grid, land.vertices[land.indices[i]],
                                  land.vertices[land.indices[i + 1]],
                                  land.vertices[land.indices[i + 2]],
                                  [&](std::size_t at) { terrain.cost[at] = 1.0F; });
        }
    }
    if (sources.heights != nullptr && !sources.heights->values.empty()) {
        add_relief(*sources.heights, terrain);
    }
    add_unevenness(terrain);
    add_rivers(sources.rivers, terrain);
    return terrain;
}

std::vector<std::uint16_t> nearest_seats(const Terrain& terrain,
                                         const std::vector<MapPoint>& seats, double reach_m) {
    const SheetGrid& grid = terrain.grid;
    std::vector<std::uint16_t> label(grid.size(), kNoSeat);
    constexpr float kFar = std::numeric_limits<float>::max();
    std::vector<float> time(grid.size(), kFar);
    std::vector<bool> final(grid.size(), false);
    // Earliest first; equal times in the order of the cells, so that every run is the same.
    using Arrival = std::pair<float, std::uint32_t>;
    std::priority_queue<Arrival, std::vector<Arrival>, std::greater<>> wave;

    const std::vector<std::size_t> starts = starting_cells(terrain, seats);
    for (std::size_t seat = 0; seat < starts.size() && seat < kNoSeat; ++seat) {
        if (starts[seat] < grid.size()) {
            time[starts[seat]] = 0.0F;
            label[starts[seat]] = static_cast<std::uint16_t>(seat);
            wave.emplace(0.0F, static_cast<std::uint32_t>(starts[seat]));
        }
    }
    const auto columns = static_cast<std::size_t>(grid.columns);
    const auto final_time = [&](bool exists, std::size_t at) {
        return exists && final[at] ? time[at] : kFar;
    };
    const auto update = [&](std::size_t at) {
        if (final[at] || time[at] == 0.0F) {
            return;
        }
        const std::size_t c = at % columns;
        const std::size_t west = at - 1;
        const std::size_t east = at + 1;
        const std::size_t north = at - columns;
        const std::size_t south = at + columns;
        const float tw = final_time(c > 0, west);
        const float te = final_time(c + 1 < columns, east);
        const float tn = final_time(at >= columns, north);
        const float ts = final_time(south < grid.size(), south);
        const float a = std::min(tw, te);
        const float b = std::min(tn, ts);
        const float cost = terrain.cost[at];
        float arrival = std::min(a, b) + cost;
        if (std::abs(a - b) < cost) {
            const double gap = static_cast<double>(a) - b;
            arrival =
                static_cast<float>((static_cast<double>(a) + b +
                                    std::sqrt(2.0 * static_cast<double>(cost) * cost - gap * gap)) /
                                   2.0);
        }
        if (arrival < time[at]) {
            time[at] = arrival;
            label[at] = a <= b ? label[tw <= te ? west : east] : label[tn <= ts ? north : south];
            wave.emplace(arrival, static_cast<std::uint32_t>(at));
        }
    };
    while (!wave.empty()) {
        const Arrival first = wave.top();
        wave.pop();
        const std::size_t at = first.second;
        if (final[at]) {
            continue;
        }
        if (static_cast<double>(first.first) * grid.cell_m > reach_m) {
            break;
        }
        final[at] = true;
        const std::size_t c = at % columns;
        if (c > 0) {
            update(at - 1);
        }
        if (c + 1 < columns) {
            update(at + 1);
        }
        if (at >= columns) {
            update(at - columns);
        }
        if (at + columns < grid.size()) {
            update(at + columns);
        }
    }
    if (std::find(final.begin(), final.end(), true) != final.end()) {
        // What the wave did not reach, also the cells that it was about to.
        for (std::size_t at = 0; at < label.size(); ++at) {
            if (!final[at]) {
                label[at] = static_cast<std::uint16_t>(seats.size());
            }
        }
    }
    return label;
}

double reach_of_cells(const std::vector<Seat>& seats, const std::vector<MapPoint>& at) {
    constexpr double kWays = 2.5;
    constexpr double kLeastM = 200000.0;
    if (std::any_of(seats.begin(), seats.end(), [](const Seat& seat) { return seat.anchor; }) ||
        seats.size() < 2 || seats.size() > 500) {
        return kWithoutEnd;
    }
    std::vector<double> ways;
    for (std::size_t i = 0; i < at.size(); ++i) {
        double nearest = kWithoutEnd;
        for (std::size_t k = 0; k < at.size(); ++k) {
            if (k != i) {
                nearest = std::min(nearest,
                                   std::hypot(at[i].x_m - at[k].x_m, at[i].y_m - at[k].y_m));
            }
        }
        ways.push_back(nearest);
    }
    const auto middle = ways.begin() + static_cast<std::ptrdiff_t>(ways.size() / 2);
    std::nth_element(ways.begin(), middle, ways.end());
    return std::max(kLeastM, kWays * *middle);
}

}  // namespace nandu
