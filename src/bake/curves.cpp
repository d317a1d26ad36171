#include "bake/curves.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace nandu {
namespace {

double squared_distance_to_segment(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.x_m - a.x_m;
    const double dy = b.y_m - a.y_m;
    const double length2 = dx * dx + dy * dy;
    double t = 0.0;
    if (length2 > 0.0) {
        t = std::clamp(((p.x_m - a.x_m) * dx + (p.y_m - a.y_m) * dy) / length2, 0.0, 1.0);
    }
    const double ex = p.x_m - (a.x_m + t * dx);
    const double ey = p.y_m - (a.y_m + t * dy);
    return ex * ex + ey * ey;
}

MapPoint between(MapPoint a, MapPoint b, double t) {
    return {a.x_m + (b.x_m - a.x_m) * t, a.y_m + (b.y_m - a.y_m) * t};
}

double distance_m(MapPoint a, MapPoint b) {
    return std::hypot(b.x_m - a.x_m, b.y_m - a.y_m);
}

}  // namespace

std::vector<LonLat> densified(const std::vector<LonLat>& line, double step_deg) {
    std::vector<LonLat> dense;
    dense.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const LonLat a = line[i - 1];
            const LonLat b = line[i];
            const double reach =
                std::max(std::abs(b.lon_deg - a.lon_deg), std::abs(b.lat_deg - a.lat_deg));
            const int parts = std::max(1, static_cast<int>(std::ceil(reach / step_deg - 1e-9)));
            for (int k = 1; k < parts; ++k) {
                const double t = static_cast<double>(k) / parts;
                dense.push_back({a.lon_deg + (b.lon_deg - a.lon_deg) * t,
                                 a.lat_deg + (b.lat_deg - a.lat_deg) * t});
            }
        }
        dense.push_back(line[i]);
    }
    return dense;
}

MapLine simplified(const MapLine& line, double tolerance_m) {
    if (line.size() < 3) {
        return line;
    }
    std::vector<bool> kept(line.size(), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open = {{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double farthest2 = tolerance_m * tolerance_m;
        std::size_t at = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double d2 = squared_distance_to_segment(line[i], line[first], line[last]);
            if (d2 > farthest2) {
                farthest2 = d2;
                at = i;
            }
        }
        if (at != 0) {
            kept[at] = true;
            open.emplace_back(first, at);
            open.emplace_back(at, last);
        }
    }
    MapLine simple;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (kept[i]) {
            simple.push_back(line[i]);
        }
    }
    return simple;
}

MapLine rounded(const MapLine& line, int rounds, bool closed) {
    MapLine now = line;
    for (int round = 0; round < rounds && now.size() > 2; ++round) {
        MapLine next;
        next.reserve(now.size() * 2);
        const std::size_t edges = closed ? now.size() : now.size() - 1;
        if (!closed) {
            next.push_back(now.front());
        }
        for (std::size_t i = 0; i < edges; ++i) {
            const MapPoint a = now[i];
            const MapPoint b = now[(i + 1) % now.size()];
            if (closed || i > 0) {
                next.push_back(between(a, b, 0.25));
            }
            if (closed || i + 1 < edges) {
                next.push_back(between(a, b, 0.75));
            }
        }
        if (!closed) {
            next.push_back(now.back());
        }
        now = std::move(next);
    }
    return now;
}

MapLine resampled(const MapLine& line, double step_m) {
    const double length = length_m(line);
    if (line.size() < 2 || length <= 0.0) {
        return line;
    }
    const int steps = std::max(1, static_cast<int>(std::lround(length / step_m)));
    MapLine even;
    even.reserve(static_cast<std::size_t>(steps) + 1);
    even.push_back(line.front());
    double passed = 0.0;
    std::size_t edge = 0;
    double edge_length = distance_m(line[0], line[1]);
    for (int k = 1; k < steps; ++k) {
        const double target = length * k / steps;
        while (passed + edge_length < target && edge + 2 < line.size()) {
            passed += edge_length;
            ++edge;
            edge_length = distance_m(line[edge], line[edge + 1]);
        }
        const double t = edge_length > 0.0 ? std::min(1.0, (target - passed) / edge_length) : 0.0;
        even.push_back(between(line[edge], line[edge + 1], t));
    }
    even.push_back(line.back());
    return even;
}

MapLine smoothed(const MapLine& line, double sigma_points, bool closed) {
    const auto count = static_cast<std::ptrdiff_t>(line.size());
    if (count < 3 || sigma_points <= 0.0) {
        return line;
    }
    const auto reach = static_cast<std::ptrdiff_t>(std::ceil(3.0 * sigma_points));
    std::vector<double> weights;
    for (std::ptrdiff_t k = 0; k <= reach; ++k) {
        const double t = static_cast<double>(k) / sigma_points;
        weights.push_back(std::exp(-0.5 * t * t));
    }
    // Beyond a fixed end the line goes on as its own point reflection, so the mean there is the
    // end itself and the line leaves it without a hook.
    const auto at = [&](std::ptrdiff_t i) -> MapPoint {
        if (closed) {
            return line[static_cast<std::size_t>(((i % count) + count) % count)];
        }
        if (i < 0) {
            const MapPoint p = line[static_cast<std::size_t>(std::min(-i, count - 1))];
            return {2.0 * line.front().x_m - p.x_m, 2.0 * line.front().y_m - p.y_m};
        }
        if (i >= count) {
            const MapPoint p =
                line[static_cast<std::size_t>(std::max<std::ptrdiff_t>(2 * (count - 1) - i, 0))];
            return {2.0 * line.back().x_m - p.x_m, 2.0 * line.back().y_m - p.y_m};
        }
        return line[static_cast<std::size_t>(i)];
    };
    MapLine soft;
    soft.reserve(line.size());
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        if (!closed && (i == 0 || i == count - 1)) {
            soft.push_back(line[static_cast<std::size_t>(i)]);
            continue;
        }
        double x = 0.0;
        double y = 0.0;
        double sum = 0.0;
        for (std::ptrdiff_t k = -reach; k <= reach; ++k) {
            const double w = weights[static_cast<std::size_t>(std::abs(k))];
            const MapPoint p = at(i + k);
            x += w * p.x_m;
            y += w * p.y_m;
            sum += w;
        }
        soft.push_back({x / sum, y / sum});
    }
    return soft;
}

double length_m(const MapLine& line) {
    double length = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        length += distance_m(line[i - 1], line[i]);
    }
    return length;
}

double signed_area_m2(const MapLine& ring) {
    if (ring.size() < 3) {
        return 0.0;
    }
    // About the first point: the sheet's origin may be thousands of kilometres away.
    const MapPoint o = ring.front();
    double twice = 0.0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        twice += (ring[i].x_m - o.x_m) * (ring[i + 1].y_m - o.y_m) -
                 (ring[i + 1].x_m - o.x_m) * (ring[i].y_m - o.y_m);
    }
    return twice / 2.0;
}

MapBox box_of(const MapLine& line) {
    if (line.empty()) {
        return {};
    }
    MapBox box{line[0].x_m, line[0].y_m, line[0].x_m, line[0].y_m};
    for (const MapPoint p : line) {
        box.west_m = std::min(box.west_m, p.x_m);
        box.east_m = std::max(box.east_m, p.x_m);
        box.south_m = std::min(box.south_m, p.y_m);
        box.north_m = std::max(box.north_m, p.y_m);
    }
    return box;
}

}  // namespace nandu
