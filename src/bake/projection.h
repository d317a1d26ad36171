#pragma once

#include <memory>
#include <optional>
#include <string>

#include "atlas/lonlat.h"
#include "base/result.h"
#include "pack/pack.h"

namespace nandu {

/// Lon/lat on WGS 84 to the sheet of one CRS and back, exactly, through PROJ. One thread at a
/// time.
class Projector {
public:
    /// `crs` is anything that PROJ understands as a projected CRS in metres; else a problem that
    /// names the manifest.
    [[nodiscard]] static Result<Projector> create(const std::string& crs);

    /// Nothing where the projection is not defined.
    std::optional<MapPoint> map_from_lonlat(LonLat position) const;
    std::optional<LonLat> lonlat_from_map(MapPoint point) const;

private:
    struct Handle;
    struct Close {
        void operator()(Handle* handle) const;
    };
    explicit Projector(std::unique_ptr<Handle, Close> handle) : handle_(std::move(handle)) {}
    std::unique_ptr<Handle, Close> handle_;
};

/// How far the sampled grids reach beyond an atlas's extent, in degrees.
inline constexpr double kGridMarginDeg = 15.0;

/// The reader of the grids may be this far from the truth inside an atlas's extent.
inline constexpr double kGridErrorM = 50.0;

/// Samples both directions over `extent` and its margin, finer where the usual steps would miss
/// kGridErrorM. Nodes where the projection is not defined repeat their nearest defined neighbour
/// in the row. Fails if nothing of the extent can be projected.
[[nodiscard]] Result<ProjectionGrid> sample_projection(const Projector& projector,
                                                       const LonLatBox& extent);

}  // namespace nandu
