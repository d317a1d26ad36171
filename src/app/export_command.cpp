#include "app/export_command.h"

#include <array>
#include <string>

#include "app/atlas_file.h"
#include "app/export_json.h"
#include "app/kiln_module.h"

namespace nandu {
namespace {

template <LayerFormat format>
Result<void> write_by_kiln(const Pack& pack, const std::filesystem::path& file,
                           const Paths& paths) {
    const auto kiln = load_kiln(paths.kiln_module);
    return kiln ? (*kiln)->write(pack, format, file) : Result<void>(Failure(kiln.error()));
}

Result<void> write_czml(const Pack& pack, const std::filesystem::path& file, const Paths& paths) {
    const auto kiln = load_kiln(paths.kiln_module);
    if (!kiln) {
        return Failure(kiln.error());
    }
    const std::string text = czml_of(pack.atlas, (*kiln)->lands(pack));
    return write_file(file, std::as_bytes(std::span(text)));
}

Result<void> write_lpf(const Pack& pack, const std::filesystem::path& file,
                       const Paths& /*paths*/) {
    const std::string text = linked_places_of(pack.atlas);
    return write_file(file, std::as_bytes(std::span(text)));
}

}  // namespace

std::span<const ExportFormat> export_formats() {
    static constexpr std::array<ExportFormat, 5> kFormats = {{
        {"gpkg", ".gpkg", write_by_kiln<LayerFormat::GeoPackage>},
        {"geojson", "", write_by_kiln<LayerFormat::GeoJsonFolder>},
        {"kml", ".kml", write_by_kiln<LayerFormat::Kml>},
        {"czml", ".czml", write_czml},
        {"lpf", ".lpf.geojson", write_lpf},
    }};
    return kFormats;
}

}  // namespace nandu
