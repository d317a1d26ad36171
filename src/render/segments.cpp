#include "render/segments.h"

#include <algorithm>
#include <cmath>

namespace nandu {
namespace {

constexpr std::size_t kSegmentsInPiece = 48;
constexpr double kFinestToleranceM = 25.0;

double distance_to_segment_squared(MapPointF p, MapPointF a, MapPointF b) {
    const double abx = static_cast<double>(b.x_m) - static_cast<double>(a.x_m);
    const double aby = static_cast<double>(b.y_m) - static_cast<double>(a.y_m);
    const double apx = static_cast<double>(p.x_m) - static_cast<double>(a.x_m);
    const double apy = static_cast<double>(p.y_m) - static_cast<double>(a.y_m);
    const double length_squared = abx * abx + aby * aby;
    const double t =
        length_squared > 0.0 ? std::clamp((apx * abx + apy * aby) / length_squared, 0.0, 1.0) : 0.0;
    const double dx = apx - t * abx;
    const double dy = apy - t * aby;
    return dx * dx + dy * dy;
}

void add_line(Segments& segments, std::span<const MapPointF> points, SegmentVertex vertex,
              std::uint32_t line) {
    float length = 0.0F;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        if (i % kSegmentsInPiece == 0) {
            const auto first = static_cast<std::uint32_t>(segments.vertices.size() / 4);
            segments.pieces.push_back(
                {first, 0, points[i].x_m, points[i].y_m, points[i].x_m, points[i].y_m, line});
        }
        SegmentPiece& piece = segments.pieces.back();
        ++piece.count;
        for (const MapPointF p : {points[i], points[i + 1]}) {
            piece.west_m = std::min(piece.west_m, p.x_m);
            piece.east_m = std::max(piece.east_m, p.x_m);
            piece.south_m = std::min(piece.south_m, p.y_m);
            piece.north_m = std::max(piece.north_m, p.y_m);
        }
        vertex.from = points[i];
        vertex.to = points[i + 1];
        vertex.start_m = length;
        segments.vertices.insert(segments.vertices.end(), 4, vertex);
        length += std::hypot(vertex.to.x_m - vertex.from.x_m, vertex.to.y_m - vertex.from.y_m);
    }
}

}  // namespace

std::vector<std::uint32_t> kept_points(std::span<const MapPointF> points, double tolerance_m) {
    std::vector<std::uint32_t> result;
    if (points.size() < 3 || tolerance_m <= 0.0) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            result.push_back(static_cast<std::uint32_t>(i));
        }
        return result;
    }
    std::vector<char> kept(points.size(), 0);
    kept.front() = kept.back() = 1;
    struct Run {
        std::size_t first, last;
    };
    std::vector<Run> runs;
    const bool ring = points.front().x_m == points.back().x_m &&
                      points.front().y_m == points.back().y_m && points.size() >= 5;
    if (ring) {
        // Both ends are one point: three corners keep the ring from collapsing into a line.
        const std::size_t third = points.size() / 3;
        kept[third] = kept[2 * third] = 1;
        runs = {{0, third}, {third, 2 * third}, {2 * third, points.size() - 1}};
    } else {
        runs = {{0, points.size() - 1}};
    }
    const double limit = tolerance_m * tolerance_m;
    while (!runs.empty()) {
        const Run run = runs.back();
        runs.pop_back();
        double farthest = limit;
        std::size_t at = 0;
        for (std::size_t i = run.first + 1; i < run.last; ++i) {
            const double d =
                distance_to_segment_squared(points[i], points[run.first], points[run.last]);
            if (d > farthest) {
                farthest = d;
                at = i;
            }
        }
        if (at != 0) {
            kept[at] = 1;
            runs.push_back({run.first, at});
            runs.push_back({at, run.last});
        }
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (kept[i] != 0) {
            result.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return result;
}

std::vector<MapPointF> simplified(std::span<const MapPointF> points, double tolerance_m) {
    std::vector<MapPointF> result;
    for (const std::uint32_t i : kept_points(points, tolerance_m)) {
        result.push_back(points[i]);
    }
    return result;
}

Segments segments_of(const Lines& lines, double tolerance_m) {
    Segments segments;
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        const Lines::Line& line = lines.lines[i];
        if (line.count < 2 || line.first + line.count > lines.points.size()) {
            continue;
        }
        const std::vector<MapPointF> points = simplified(
            std::span<const MapPointF>(lines.points).subspan(line.first, line.count), tolerance_m);
        SegmentVertex vertex;
        vertex.rank = static_cast<std::uint8_t>(std::clamp<int>(line.width, 0, 7));
        vertex.dashed = line.dashed ? 1 : 0;
        add_line(segments, points, vertex, static_cast<std::uint32_t>(i));
    }
    return segments;
}

Segments segments_of(const Territory& territory, double tolerance_m) {
    Segments segments;
    for (std::size_t i = 0; i < territory.edges.size(); ++i) {
        const Territory::Edge& edge = territory.edges[i];
        if (edge.count < 2 || edge.first + edge.count > territory.edge_points.size() ||
            edge.left_seat == Territory::kOutside || edge.right_seat == Territory::kOutside) {
            continue;
        }
        SegmentVertex vertex;
        vertex.wild = edge.wild ? 1 : 0;
        vertex.left_seat = edge.left_seat;
        vertex.right_seat = edge.right_seat;
        const auto points =
            std::span<const MapPointF>(territory.edge_points).subspan(edge.first, edge.count);
        add_line(segments, simplified(points, tolerance_m), vertex, static_cast<std::uint32_t>(i));
    }
    return segments;
}

double tolerance_step(double wanted_m) {
    if (wanted_m < kFinestToleranceM) {
        return 0.0;
    }
    return kFinestToleranceM * std::exp2(std::floor(std::log2(wanted_m / kFinestToleranceM)));
}

std::vector<SegmentRange> visible_ranges(const Segments& segments, const MapBox& box,
                                         const std::function<bool(std::uint32_t)>& wanted) {
    std::vector<SegmentRange> ranges;
    for (const SegmentPiece& piece : segments.pieces) {
        const bool touches = static_cast<double>(piece.east_m) >= box.west_m &&
                             static_cast<double>(piece.west_m) <= box.east_m &&
                             static_cast<double>(piece.north_m) >= box.south_m &&
                             static_cast<double>(piece.south_m) <= box.north_m;
        if (!touches || !wanted(piece.line)) {
            continue;
        }
        if (!ranges.empty() && ranges.back().first + ranges.back().count == piece.first) {
            ranges.back().count += piece.count;
        } else {
            ranges.push_back({piece.first, piece.count});
        }
    }
    return ranges;
}

}  // namespace nandu
