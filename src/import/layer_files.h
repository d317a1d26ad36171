#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "atlas/layers.h"
#include "base/problem.h"
#include "import/manifest_file.h"
#include "import/reach.h"
#include "import/row_reader.h"

namespace nandu {

/// Largest side of a raster in cells: 12,000 x 12,000 cells are 288 MB.
inline constexpr int kLargestRasterSide = 12000;

/// The file that the manifest names, if it is one that we open: of a known kind, and within reach.
std::optional<std::filesystem::path> layer_path(const Reach& reach, const ManifestText& file,
                                                const std::string& manifest, Problems& problems);

/// Adds the layer to `layers`, in degrees on WGS 84; rivers that are marked as modern become a
/// reference layer beside it. Features that cannot be used go to `problems`.
void read_vector_layer(const std::filesystem::path& path, const ManifestLayer& entry,
                       DateReader& dates, Layers& layers, Problems& problems);

/// Adds today's coast and rivers of the Earth inside the extent, from geodata/base/world.gpkg.
void read_world(const std::filesystem::path& world, const LonLatBox& extent, Layers& layers,
                Problems& problems);

/// Adds band 1 to `layers`, laid anew where it lies in another CRS than the sheet's. North up, with
/// square cells.
void read_raster_layer(const std::filesystem::path& path, const ManifestRaster& entry,
                       const std::string& crs, Layers& layers, Problems& problems);

}  // namespace nandu
