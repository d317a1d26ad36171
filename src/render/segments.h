#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "pack/pack.h"

namespace nandu {

/// One corner of a segment's box; the four corners of a segment are alike, and the shader tells
/// them apart by their number.
struct SegmentVertex {
    MapPointF from, to;
    float start_m = 0.0F;  ///< Length of the line before this segment.
    std::uint8_t rank = 0;
    std::uint8_t dashed = 0;
    std::uint8_t wild = 0;
    std::uint8_t unused = 0;
    std::uint16_t left_seat = 0, right_seat = 0;
};
static_assert(sizeof(SegmentVertex) == 28);

/// Neighbouring segments that are shown or left out together.
struct SegmentPiece {
    std::uint32_t first = 0, count = 0;  ///< Segments.
    float west_m = 0.0F, south_m = 0.0F, east_m = 0.0F, north_m = 0.0F;
    std::uint32_t line = 0;  ///< Index of the line or edge that it is part of.
};

struct Segments {
    std::vector<SegmentVertex> vertices;  ///< Four a segment.
    std::vector<SegmentPiece> pieces;     ///< In the order of the segments.
};

/// Leaves out points of a line that lie within `tolerance_m` of the simpler line (Douglas and
/// Peucker 1973). The ends stay; a ring keeps at least four points.
std::vector<std::uint32_t> kept_points(std::span<const MapPointF> points, double tolerance_m);
std::vector<MapPointF> simplified(std::span<const MapPointF> points, double tolerance_m);

/// Tolerance 0 keeps every point.
Segments segments_of(const Lines& lines, double tolerance_m);
Segments segments_of(const Territory& territory, double tolerance_m);

/// The largest power-of-two tolerance of at most `wanted_m`, or 0 below the finest.
double tolerance_step(double wanted_m);

/// Ranges {first, count} of segments in pieces that touch `box` and whose line is `wanted`;
/// neighbours are joined.
struct SegmentRange {
    std::uint32_t first = 0, count = 0;
};
std::vector<SegmentRange> visible_ranges(const Segments& segments, const MapBox& box,
                                         const std::function<bool(std::uint32_t line)>& wanted);

}  // namespace nandu
