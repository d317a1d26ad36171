#include "bake/bake.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "bake/basemap.h"
#include "bake/features.h"
#include "bake/polygons.h"
#include "bake/projection.h"
#include "bake/terrain.h"
#include "bake/territory.h"

namespace nandu {
namespace {

using Failed = tl::unexpected<Problems>;

/// On how many squares the cells are grown: 3 km each for six hundred seats in eastern Asia,
/// coarser where there are only a few.
double territory_squares(std::size_t seats) {
    constexpr double kSquaresASeat = 5000.0;
    return std::clamp(kSquaresASeat * static_cast<double>(seats), 0.5e6, 3.0e6);
}

MapPointF pack_point(const Projector& projector, LonLat position) {
    const MapPoint p = projector.map_from_lonlat(position).value_or(MapPoint{});
    return {static_cast<float>(p.x_m), static_cast<float>(p.y_m)};
}

TerrainSources terrain_sources(const Projector& projector, const LonLatBox& box,
                               const Layers& layers, const BaseMap& basemap) {
    TerrainSources sources;
    bool has_land = false;
    for (const Layer& layer : layers.vectors) {
        has_land = has_land || layer.kind == LayerKind::Land;
        if (layer.kind != LayerKind::River) {
            continue;
        }
        for (const LayerFeature& feature : layer.features) {
            // Canals and dry beds were crossed on foot: only rivers part their banks.
            const bool river = feature.kind.empty() || feature.kind == "river";
            for (MapLine& line : projected_lines(projector, box, feature)) {
                sources.rivers.push_back({std::move(line), river ? feature.width : 7});
            }
        }
    }
    for (const RasterLayer& raster : layers.rasters) {
        if (raster.key == "land_height") {
            sources.heights = &raster;
        }
    }
    if (has_land) {
        sources.land = &basemap.land[1].land;
    }
    return sources;
}

/// On how many of some days all over the story two seats had different holders.
Apartness apartness(const Atlas& atlas) {
    constexpr int kSamples = 256;
    const DaySpan span = atlas.manifest.span;
    std::vector<PolityId> holders(atlas.seats.size() * kSamples, kNo<PolityId>);
    for (const Holding& holding : atlas.holdings) {
        for (std::size_t k = 0; k < kSamples; ++k) {
            const Day day = span.from + static_cast<std::int32_t>(
                                            static_cast<std::int64_t>(span.length_days()) *
                                            static_cast<std::int64_t>(k) / kSamples);
            if (holding.span.possible().contains(day)) {
                holders[static_cast<std::size_t>(holding.seat) * kSamples + k] = holding.polity;
            }
        }
    }
    return [holders = std::move(holders)](std::uint16_t seat, std::uint16_t other) {
        // Land beyond the reach of every seat is nobody's.
        const auto holder = [&holders](std::uint16_t of, std::size_t k) {
            const std::size_t at = of * std::size_t{kSamples} + k;
            return at < holders.size() ? holders[at] : kNo<PolityId>;
        };
        int days = 0;
        for (std::size_t k = 0; k < kSamples; ++k) {
            days += holder(seat, k) != holder(other, k) ? 1 : 0;
        }
        return static_cast<double>(days);
    };
}

/// Bytes to be summed, one value after another.
class Bytes {
public:
    template <class Value>
    void add(const Value& value) {
        static_assert(std::is_trivially_copyable_v<Value>);
        const auto* begin = reinterpret_cast<const std::byte*>(&value);
        bytes_.insert(bytes_.end(), begin, begin + sizeof value);
    }
    void add_text(std::string_view text) {
        add(text.size());
        const auto* begin = reinterpret_cast<const std::byte*>(text.data());
        bytes_.insert(bytes_.end(), begin, begin + text.size());
    }
    template <class Value>
    void add_all(const std::vector<Value>& values) {
        add(values.size());
        const auto* begin = reinterpret_cast<const std::byte*>(values.data());
        bytes_.insert(bytes_.end(), begin, begin + values.size() * sizeof(Value));
    }
    std::uint64_t sum() const { return checksum_of(bytes_); }

private:
    std::vector<std::byte> bytes_;
};

}  // namespace

std::uint64_t ground_key(const Manifest& manifest, const Layers& layers) {
    Bytes bytes;
    bytes.add_text(manifest.crs);
    for (const double side : {manifest.extent.west_deg, manifest.extent.south_deg,
                              manifest.extent.east_deg, manifest.extent.north_deg}) {
        bytes.add(side);
    }
    for (const Layer& layer : layers.vectors) {
        bytes.add_text(layer.key);
        bytes.add(layer.kind);
        bytes.add(layer.level);
        bytes.add(layer.features.size());
        for (const LayerFeature& feature : layer.features) {
            for (const std::string* text : {&feature.key, &feature.name.en, &feature.name.hant,
                                            &feature.name.hans, &feature.kind}) {
                bytes.add_text(*text);
            }
            bytes.add(feature.width);
            bytes.add(feature.area_km2);
            for (const Day day : {feature.span.begin_earliest, feature.span.begin_latest,
                                  feature.span.end_earliest, feature.span.end_latest}) {
                bytes.add(day.jdn);
            }
            bytes.add(feature.approximate);
            bytes.add_all(feature.parts);
            bytes.add(feature.rings.size());
            for (const std::vector<LonLat>& ring : feature.rings) {
                bytes.add_all(ring);
            }
        }
    }
    for (const RasterLayer& raster : layers.rasters) {
        bytes.add_text(raster.key);
        bytes.add(raster.west_m);
        bytes.add(raster.north_m);
        bytes.add(raster.cell_m);
        bytes.add(raster.width);
        bytes.add_all(raster.values);
    }
    return bytes.sum();
}

ResultOrProblems<Pack> bake(Atlas atlas, CalendarTables calendars, const Layers& layers,
                            const ReportProgress& report, const Ground* ready) {
    constexpr int kParts = 7;
    int part = 0;
    bool cancelled = false;
    const auto report_part = [&](const std::string& what) {
        cancelled = cancelled || !report({what, part++, kParts});
        return !cancelled;
    };
    if (!report_part("Projection")) {
        return Failed(Problems{});
    }
    const Result<Projector> projector = Projector::create(atlas.manifest.crs);
    if (!projector) {
        return Failed(Problems{projector.error()});
    }
    Pack pack;
    Result<ProjectionGrid> grid = ready != nullptr
                                      ? Result<ProjectionGrid>(ready->projection)
                                      : sample_projection(*projector, atlas.manifest.extent);
    if (!grid) {
        return Failed(Problems{grid.error()});
    }
    pack.projection = std::move(*grid);
    pack.extent = box_of(projected_outline(*projector, atlas.manifest.extent));
    pack.home = box_of(projected_outline(*projector, atlas.manifest.home));
    for (const Place& place : atlas.places) {
        pack.places.push_back(pack_point(*projector, place.position));
    }
    std::vector<MapPoint> seats;
    for (const Seat& seat : atlas.seats) {
        pack.seats.push_back(pack_point(*projector, seat.position));
        seats.push_back({pack.seats.back().x_m, pack.seats.back().y_m});
    }

    const Geometry geometry;
    Problems problems;
    pack.basemap = ready != nullptr ? ready->basemap
                                    : bake_basemap(geometry, *projector, pack.projection, layers,
                                                   report_part, problems);
    if (cancelled || has_errors(problems)) {
        return Failed(cancelled ? Problems{} : std::move(problems));
    }

    if (!seats.empty()) {
        const auto report_cells = [&](int done, int total) {
            cancelled = cancelled || !report({"Drawing cells", done, total});
            return !cancelled;
        };
        if (!report_cells(0, static_cast<int>(seats.size()))) {
            return Failed(Problems{});
        }
        const Terrain terrain =
            terrain_of(grid_over(pack.extent, territory_squares(seats.size())),
                       terrain_sources(*projector, pack.projection.lonlat, layers, pack.basemap));
        pack.territory =
            draw_cells(geometry, terrain.grid,
                       nearest_seats(terrain, seats, reach_of_cells(atlas.seats, seats)), seats,
                       terrain.barriers, apartness(atlas), report_cells);
        if (cancelled) {
            return Failed(Problems{});
        }
        keep_to_land(pack.territory, pack.basemap.land.back().land);
    }
    // About what a window of 1280 x 720 shows of it at first.
    const double home_m_per_px = std::max((pack.home.east_m - pack.home.west_m) / 1280.0,
                                          (pack.home.north_m - pack.home.south_m) / 720.0);
    pack.features =
        bake_features(*projector, pack.projection.lonlat, layers.features, home_m_per_px,
                      [&](int done, int total) {
                          cancelled = cancelled || !report({"Cutting areas", done, total});
                          return !cancelled;
                      });
    if (cancelled) {
        return Failed(Problems{});
    }
    pack.atlas = std::move(atlas);
    pack.calendars = std::move(calendars);
    return pack;
}

}  // namespace nandu
