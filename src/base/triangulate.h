#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nandu {

/// Triangles of a simple polygon by cutting ears, as indices into `points`; either winding, first
/// point not repeated. `Point` is a struct of two coordinates. Of a polygon that crosses itself the
/// triangles have another area than the polygon.
template <class Point>
std::vector<std::uint32_t> triangulated(std::span<const Point> points) {
    std::vector<std::uint32_t> indices;
    std::vector<std::uint32_t> rest;
    // Twice the area to the left of the way a, b, c.
    const auto left_of = [&points](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        const auto& [ax, ay] = points[a];
        const auto& [bx, by] = points[b];
        const auto& [cx, cy] = points[c];
        return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    };
    double area = 0.0;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        rest.push_back(i);
        if (i >= 2) {
            area += left_of(0, i - 1, i);
        }
    }
    const double sign = area >= 0.0 ? 1.0 : -1.0;
    const auto turn = [&left_of, sign](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        return sign * left_of(a, b, c);
    };
    std::size_t at = 0;
    std::size_t failures = 0;
    while (rest.size() > 3 && failures <= rest.size()) {
        const std::size_t n = rest.size();
        const std::uint32_t a = rest[(at + n - 1) % n];
        const std::uint32_t b = rest[at];
        const std::uint32_t c = rest[(at + 1) % n];
        bool ear = turn(a, b, c) > 0.0;
        for (std::size_t i = 0; ear && i < n; ++i) {
            const std::uint32_t p = rest[i];
            if (p != a && p != b && p != c && turn(a, b, p) >= 0.0 && turn(b, c, p) >= 0.0 &&
                turn(c, a, p) >= 0.0) {
                ear = false;
            }
        }
        // A flat corner hides nothing and can go, too.
        if (ear || turn(a, b, c) == 0.0) {
            if (ear) {
                indices.insert(indices.end(), {a, b, c});
            }
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
            failures = 0;
            at = at == rest.size() ? 0 : at;
        } else {
            at = (at + 1) % n;
            ++failures;
        }
    }
    if (rest.size() == 3) {
        indices.insert(indices.end(), {rest[0], rest[1], rest[2]});
    }
    return indices;
}

}  // namespace nandu
