#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "app/paths.h"
#include "base/result.h"
#include "pack/pack.h"

namespace nandu {

/// A form in which other programs read an atlas: `nandu export --to NAME`.
struct ExportFormat {
    std::string_view name;
    std::string_view ending;  ///< Of the file's name; "" for a folder.
    Result<void> (*write)(const Pack& pack, const std::filesystem::path& file, const Paths& paths);
};

/// gpkg, geojson, kml, czml and lpf. Each writes all of its file or folder, or nothing.
std::span<const ExportFormat> export_formats();

}  // namespace nandu
