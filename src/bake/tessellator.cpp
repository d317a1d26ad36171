#include "bake/tessellator.h"

#include <cmath>

#include "base/triangulate.h"

namespace nandu {
namespace {

/// GEOS's time grows with the square of it.
constexpr std::size_t kMostVertices = 1000;
/// Cutting ears takes as long for a ring of so many corners.
constexpr std::size_t kMostEars = 500;

double twice_area_m2(const MapLine& ring, std::span<const std::uint32_t> triangles) {
    double sum = 0.0;
    for (std::size_t i = 0; i < triangles.size(); i += 3) {
        const MapPoint a = ring[triangles[i]], b = ring[triangles[i + 1]],
                       c = ring[triangles[i + 2]];
        sum += std::abs((b.x_m - a.x_m) * (c.y_m - a.y_m) - (b.y_m - a.y_m) * (c.x_m - a.x_m));
    }
    return sum;
}

bool fill_by_ears(const MapLine& ring, Mesh& mesh) {
    if (ring.size() < 3 || ring.size() > kMostEars) {
        return false;
    }
    const std::vector<std::uint32_t> triangles = triangulated(std::span<const MapPoint>(ring));
    // A ring that crosses itself counts parts of its area more than once, or against each other.
    const double wanted = 2.0 * area_m2({ring, {}});
    if (std::abs(twice_area_m2(ring, triangles) - wanted) > 1e-6 * wanted) {
        return false;
    }
    const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
    for (const MapPoint& p : ring) {
        mesh.vertices.push_back({static_cast<float>(p.x_m), static_cast<float>(p.y_m)});
    }
    for (const std::uint32_t index : triangles) {
        mesh.indices.push_back(first + index);
    }
    return true;
}

}  // namespace

void Tessellator::fill(std::span<const MapLine> rings, Mesh& mesh) {
    if (rings.empty() || (rings.size() == 1 && fill_by_ears(rings[0], mesh))) {
        return;
    }
    const Polygon area{rings[0], {rings.begin() + 1, rings.end()}};
    for (const Polygon& part : geometry_.made_valid(area)) {
        geometry_.fill(part, kMostVertices, mesh);
    }
}

}  // namespace nandu
