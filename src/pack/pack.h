#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/layers.h"
#include "base/result.h"
#include "calendar/calendars.h"
#include "pack/block.h"
#include "pack/features.h"
#include "pack/map_point.h"

namespace nandu {

/// lon/lat <-> sheet for any CRS of PROJ without PROJ: both directions sampled on fine grids and
/// read bilinearly. The kiln's tests hold the error under 50 m.
struct ProjectionGrid {
    /// Forward: node (i, j) is at lonlat.west + i * step, lonlat.south + j * step.
    LonLatBox lonlat;
    double step_deg = 0.25;
    std::int32_t columns = 0, rows = 0;
    Block<MapPointF> forward;  ///< Metres, row by row from the south.
    /// Inverse: node (i, j) is at map.west + i * step, map.south + j * step.
    MapBox map;
    double inverse_step_m = 20000.0;
    std::int32_t inverse_columns = 0, inverse_rows = 0;
    Block<MapPointF> inverse;  ///< x = lon_deg, y = lat_deg.
};

/// Triangles in sheet metres.
struct Mesh {
    Block<MapPointF> vertices;
    Block<std::uint32_t> indices;  ///< Three a triangle.
};

/// Polylines packed one after another.
struct Lines {
    struct Line {
        std::uint32_t first = 0;  ///< Into `points`.
        std::uint32_t count = 0;  ///< At least 2.
        std::int16_t width = 3;   ///< Rank: 1 widest to 7.
        bool closed = false;      ///< A ring; its first point is repeated at the end.
        bool dashed = false;
        Timespan span;
        MapBox box;
        std::int32_t name = -1;  ///< Into BaseMap::names.
        std::string kind;
    };
    Block<MapPointF> points;
    std::vector<Line> lines;
};

/// Filled features that may come and go with the day: lakes, marshes.
struct Areas {
    struct Area {
        std::uint32_t first_index = 0, index_count = 0;
        Timespan span;
        double area_km2 = 0.0;
        std::int32_t name = -1;
        std::string kind;
        MapBox box;
    };
    Mesh mesh;
    std::vector<Area> areas;
    Lines outlines;  ///< One or more lines an area; `name` of a line is the area's index here.
};

/// A water's or range's name and the line that it is set along.
struct WaterName {
    LocalizedText name;
    std::int16_t width = 3;
    std::uint32_t first = 0, count = 0;  ///< Into BaseMap::name_paths: the longest smooth stretch.
    Timespan span;
};

struct LandLevel {
    Mesh land;
    Lines coast;
    double max_m_per_px = 0.0;  ///< Shown while a pixel is at most this many metres (0: no limit).
};

/// Bytes on a regular grid of the sheet; row 0 is the north.
struct Raster {
    std::int32_t width = 0, height = 0;
    double west_m = 0.0, north_m = 0.0, cell_m = 0.0;
    Block<std::uint8_t> values;
};

/// The layers without history, ready to draw.
struct BaseMap {
    std::vector<LandLevel> land;    ///< Coarsest first.
    std::vector<Lines> rivers;      ///< The same levels.
    Areas lakes;
    Lines reference;                ///< Modern coast and the like, drawn faintly on request.
    std::vector<WaterName> names;
    Block<MapPointF> name_paths;
    Raster land_shade;              ///< 127.5 is flat.
    Raster sea_shade;
    Raster land_height;             ///< sqrt-coded: metres = 6400 * (v / 255)^2.
    Raster sea_depth;               ///< sqrt-coded: metres down = 9000 * (v / 255)^2.
    Lines graticule_1deg, graticule_2deg, graticule_5deg;
};

/// The land cut into one cell a seat, once: a planar partition with smoothed, shared edges.
struct Territory {
    /// Triangles of all cells; `seat_of_vertex[i]` is the seat index whose cell the vertex paints
    /// (vertices are not shared between cells).
    Mesh cells;
    Block<std::uint16_t> seat_of_vertex;
    /// Edge chains between two cells: smoothed once, shared by both sides.
    struct Edge {
        std::uint32_t first = 0, count = 0;  ///< Into `edge_points`.
        /// kOutside beyond the sheet; the number of seats for land beyond the reach of all.
        std::uint16_t left_seat = 0, right_seat = 0;
        bool wild = false;  ///< Both sides lie far from any seat: no line is drawn here.
    };
    static constexpr std::uint16_t kOutside = 0xFFFF;
    Block<MapPointF> edge_points;
    std::vector<Edge> edges;
    /// Which cell a spot lies in: a coarse grid of seat indices over the sheet (row 0 north).
    std::int32_t width = 0, height = 0;
    double west_m = 0.0, north_m = 0.0, cell_m = 0.0;
    Block<std::uint16_t> seat_grid;
};

/// Who keeps the bytes that a pack views.
class PackFile {
public:
    virtual ~PackFile() = default;
    /// Gives memory back; what is touched again comes back by itself.
    virtual void forget_pages() const = 0;
};

/// One atlas, baked: facts and drawn-ready geometry.
struct Pack {
    std::shared_ptr<const PackFile> file;  ///< Null: the blocks own their records.
    Atlas atlas;
    CalendarTables calendars;
    ProjectionGrid projection;
    MapBox extent;  ///< The sheet's bounds: the view never leaves them.
    MapBox home;
    BaseMap basemap;
    Territory territory;
    Features features;
    Block<MapPointF> places;  ///< Sheet positions by PlaceId.
    Block<MapPointF> seats;   ///< By SeatId.
};

/// Bumped whenever a record in pack.h, atlas.h or calendars.h changes.
inline constexpr std::uint32_t kPackVersion = 7;

/// XXH3, 64 bits.
std::uint64_t checksum_of(std::span<const std::byte> bytes);

/// The file's bytes: magic, version, checksum, then the blocks, each at a multiple of 32 bytes,
/// then the records, whose blocks are places among those.
std::vector<std::byte> write_pack(const Pack& pack);

/// Fails with one problem if the bytes are no pack, of another version, or damaged. `name` is
/// what the problem calls the file. With an `owner`, who keeps the bytes, the pack's blocks view
/// them; without one they are copied.
[[nodiscard]] Result<Pack> read_pack(std::span<const std::byte> bytes, std::string_view name,
                                     std::shared_ptr<const PackFile> owner = nullptr);

}  // namespace nandu
