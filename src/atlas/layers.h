#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "atlas/lonlat.h"
#include "base/localized_text.h"
#include "calendar/day.h"

namespace nandu {

/// What a layer of an atlas's folder is, which decides how it is baked and drawn.
enum class LayerKind { Land, Lake, River, Coast, Area, Reference, Features };

/// One feature as it came from its file, in degrees on WGS 84.
struct LayerFeature {
    std::string key;
    LocalizedText name;
    std::string kind;  ///< The file's own word: "lake", "canal", "marsh", …
    int width = 3;     ///< Rivers: 1 (widest) to 7.
    double area_km2 = 0.0;
    Timespan span;     ///< When it is there; always, if the file does not say.
    bool approximate = false;  ///< Drawn dashed.
    /// Lines: each a polyline. Areas: rings, outer first then its holes; `parts` tells them apart.
    std::vector<std::vector<LonLat>> rings;
    /// Areas: index into `rings` where each polygon starts. Empty for lines.
    std::vector<std::uint32_t> parts;
};

struct Layer {
    std::string key;
    LayerKind kind = LayerKind::Area;
    int level = 0;  ///< Land and coast: 0 coarsest, up to 2 finest; each is shown in its own scales.
    std::vector<LayerFeature> features;
};

/// One band of numbers on a regular grid of the atlas's own CRS (metres, y up, row 0 is north).
struct RasterLayer {
    std::string key;  ///< "land_shade", "land_height", "sea_depth", "sea_shade"
    int width = 0;
    int height = 0;
    double west_m = 0.0, north_m = 0.0;    ///< Outer corner of the first cell.
    double cell_m = 0.0;                   ///< Cells are square.
    std::vector<std::int16_t> values;      ///< Row by row from the north.
};

/// Points, lines and areas with days of their own, by the hundred thousand, as they came from their
/// files: flat arrays, as a record for each would cost more than reading it.
struct FeatureTable {
    enum class Kind : std::uint8_t { Point, Line, Area };
    struct Layer {
        std::string key;  ///< What its file calls it.
        std::string file;
        std::vector<std::string> fields;
        std::int32_t name_field = -1;      ///< Into `fields`; -1: they have no names.
        std::int32_t category_field = -1;  ///< The field that colours them.
        /// Dates: the first field that is not empty counts; `instant_fields` where no begin is.
        std::vector<std::int32_t> begin_fields, end_fields, instant_fields;
    };
    struct Row {
        std::uint32_t first_ring = 0;  ///< Points: into `positions`; others: into `rings`.
        std::uint32_t rings = 0;       ///< Polylines, or the rings of an area: even-odd fills it.
        std::uint32_t text = 0;        ///< Into `text`: a cell for each field, each ended by NUL.
        std::int32_t number = 0;       ///< Of the feature in its layer, from 1, for problems.
        Day from = kDistantPast, until = kDistantFuture;  ///< [from, until)
        std::uint16_t layer = 0;
        Kind kind = Kind::Point;
    };
    struct Ring {
        std::uint32_t first = 0, count = 0;  ///< Into `positions`. Of areas: not closed.
    };
    std::vector<Layer> layers;
    std::vector<Row> rows;
    std::vector<LonLat> positions;
    std::vector<Ring> rings;
    std::string text;
};

/// All positions of a row, ring after ring.
inline std::span<const LonLat> positions_of(const FeatureTable& table, const FeatureTable::Row& row) {
    if (row.kind == FeatureTable::Kind::Point) {
        return std::span(table.positions).subspan(row.first_ring, 1);
    }
    const FeatureTable::Ring& first = table.rings[row.first_ring];
    const FeatureTable::Ring& last = table.rings[row.first_ring + row.rings - 1];
    return std::span(table.positions).subspan(first.first, last.first + last.count - first.first);
}

/// The geometry of an atlas's folder, as imported.
struct Layers {
    std::vector<Layer> vectors;
    std::vector<RasterLayer> rasters;
    FeatureTable features;
};

}  // namespace nandu
