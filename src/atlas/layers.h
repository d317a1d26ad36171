#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "atlas/lonlat.h"
#include "base/localized_text.h"
#include "calendar/day.h"

namespace nandu {

/// What a layer of an atlas's folder is, which decides how it is baked and drawn.
enum class LayerKind { Land, Lake, River, Coast, Area, Reference };

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

/// The geometry of an atlas's folder, as imported.
struct Layers {
    std::vector<Layer> vectors;
    std::vector<RasterLayer> rasters;
};

}  // namespace nandu
