#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "base/result.h"
#include "import/layer_table.h"

namespace nandu {

// Each writes beside `file` and renames: nobody ever sees half of it.

/// One layer a table, and the manifest in a table `atlas`.
[[nodiscard]] Result<void> write_geopackage(const std::vector<LayerTable>& tables,
                                            const std::string& manifest,
                                            const std::filesystem::path& file);

/// A new folder with one GeoJSON file a table (RFC 7946 knows no layers) and `atlas.toml`. Fails
/// if there is something of that name already.
[[nodiscard]] Result<void> write_geojson_folder(const std::vector<LayerTable>& tables,
                                                const std::string& manifest,
                                                const std::filesystem::path& folder);

/// Places, events, marches and the land of each holding in folders, each with a TimeSpan of
/// instants: `end` is the moment at which it is no longer true. Years before our era are written
/// as XML Schema has them, -0264 for 264 BC.
[[nodiscard]] Result<void> write_kml(const Atlas& atlas, const std::vector<LayerTable>& pictures,
                                     const std::filesystem::path& file);

}  // namespace nandu
