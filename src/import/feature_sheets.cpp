#include "import/feature_sheets.h"

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "base/utf8.h"
#include "import/field_text.h"
#include "import/gdal_session.h"
#include "import/header_words.h"
#include "import/kml_times.h"
#include "import/reach.h"
#include "import/spatial_reference.h"

namespace nandu {
namespace {

struct FeatureFormat {
    std::string_view extension;
    const char* driver;
    const char* words;  ///< What people call such a file.
};
constexpr FeatureFormat kFeatureFormats[] = {
    {".geojson", "GeoJSON", "a GeoJSON file"},
    {".json", "GeoJSON", "a GeoJSON file"},
    {".gpkg", "GPKG", "a GeoPackage"},
    {".kml", "LIBKML", "a KML file"},
    {".kmz", "LIBKML", "a KMZ file"},
    {".gpx", "GPX", "a GPX file"},
    {".fgb", "FlatGeobuf", "a FlatGeobuf file"},
    {".shp", "ESRI Shapefile", "a Shapefile"},
};

std::string lower_ascii(std::string text) {
    for (char& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

const FeatureFormat* feature_format(const std::filesystem::path& path) {
    const std::string extension = lower_ascii(path.extension().string());
    for (const FeatureFormat& format : kFeatureFormats) {
        if (extension == format.extension) {
            return &format;
        }
    }
    return nullptr;
}

bool is_point(const OGRGeometry& geometry) {
    return wkbFlatten(geometry.getGeometryType()) == wkbPoint ||
           (wkbFlatten(geometry.getGeometryType()) == wkbMultiPoint &&
            geometry.toMultiPoint()->getNumGeometries() == 1);
}

class LayerReader {
public:
    LayerReader(OGRLayer& layer, const std::string& file, Problems& problems)
        : layer_(layer), file_(file), problems_(problems) {
        const OGRSpatialReference* found = layer.GetSpatialRef();
        if (found != nullptr && !refers_to_grids(*found)) {
            OGRSpatialReference from = *found;
            from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
            const OGRSpatialReference degrees = wgs84();
            if (from.IsSame(&degrees) == 0) {
                to_degrees_.reset(OGRCreateCoordinateTransformation(&from, &degrees));
            }
        }
    }

    SheetCells read(const std::vector<KmlTimes>* times) {
        SheetCells sheet;
        sheet.name = layer_.GetName();
        sheet.layer = true;
        const OGRFeatureDefn& fields = *layer_.GetLayerDefn();
        SheetCells::Row header{0, {}};
        for (int i = 0; i < fields.GetFieldCount(); ++i) {
            header.cells.emplace_back(fields.GetFieldDefn(i)->GetNameRef());
        }
        const bool has_geometry = fields.GetGeomFieldCount() > 0 && fields.GetGeomType() != wkbNone;
        if (has_geometry) {
            header.cells.insert(header.cells.end(), {"lon", "lat"});
        }
        sheet.rows.push_back(header);
        layer_.ResetReading();
        int count = 0;
        while (const OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) {
            ++count;
            SheetCells::Row row;
            row.number = count;
            for (int i = 0; i < fields.GetFieldCount(); ++i) {
                row.cells.push_back(field_text(*feature, i));
            }
            if (times != nullptr && count <= static_cast<int>(times->size())) {
                (*times)[static_cast<std::size_t>(count) - 1].put_into(header.cells, row.cells);
            }
            if (!has_geometry || add_position(*feature, row)) {
                sheet.rows.push_back(std::move(row));
            }
        }
        return sheet;
    }

private:
    /// False for lines and areas, which are no rows of a table.
    bool add_position(const OGRFeature& feature, SheetCells::Row& row) {
        const OGRGeometry* geometry = feature.GetGeometryRef();
        if (geometry == nullptr || geometry->IsEmpty()) {
            return true;  // The missing position is reported where the row is read.
        }
        if (!is_point(*geometry)) {
            return false;
        }
        OGREnvelope at;
        geometry->getEnvelope(&at);
        double x = at.MinX;
        double y = at.MinY;
        if (to_degrees_ && to_degrees_->Transform(1, &x, &y) == 0) {
            problems_.push_back({file_, fmt::format("feature {}", row.number), "",
                                 fmt::format("{:g}, {:g}", x, y),
                                 "a position that can be put on the Earth", "", Severity::Error});
            return false;
        }
        if (to_degrees_) {  // To the centimetre, as a transformation leaves crumbs.
            x = std::round(x * 1e7) / 1e7;
            y = std::round(y * 1e7) / 1e7;
        }
        row.cells.push_back(fmt::format("{}", x));
        row.cells.push_back(fmt::format("{}", y));
        return true;
    }

    OGRLayer& layer_;
    const std::string& file_;
    Problems& problems_;
    Transformation to_degrees_;
};

/// The column that goes by one of these names, or -1. In the order of the names.
std::ptrdiff_t column_of(const std::vector<std::string>& header,
                         std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (lower_ascii(header[i]) == name) {
                return static_cast<std::ptrdiff_t>(i);
            }
        }
    }
    return -1;
}

bool has_text(const SheetCells& sheet, std::ptrdiff_t column) {
    return column >= 0 &&
           std::any_of(sheet.rows.begin() + 1, sheet.rows.end(), [&](const SheetCells::Row& row) {
               return static_cast<std::size_t>(column) < row.cells.size() &&
                      !row.cells[static_cast<std::size_t>(column)].empty();
           });
}

/// The first of these columns that has a text anywhere, its empty cells filled from the others.
std::ptrdiff_t united(SheetCells& sheet, std::initializer_list<std::string_view> names) {
    std::ptrdiff_t first = -1;
    for (const std::string_view name : names) {
        const std::ptrdiff_t column = column_of(sheet.rows.front().cells, {name});
        if (!has_text(sheet, column)) {
            continue;
        }
        if (first < 0) {
            first = column;
            continue;
        }
        for (SheetCells::Row& row : sheet.rows) {
            std::string& cell = row.cells[static_cast<std::size_t>(first)];
            if (cell.empty()) {
                cell = row.cells[static_cast<std::size_t>(column)];
            }
        }
    }
    return first;
}

/// Null, with a problem, if it is none.
GDALDatasetUniquePtr opened(const std::filesystem::path& path, const std::string& file,
                            Problems& problems) {
    const FeatureFormat& format = *feature_format(path);
    const char* const json_options[] = {"DATE_AS_STRING=YES", nullptr};
    const bool json = std::string_view(format.driver) == "GeoJSON";
    GDALDatasetUniquePtr dataset =
        open_source(path, format.driver, GDAL_OF_VECTOR, json ? json_options : nullptr);
    if (!dataset) {
        problems.push_back(
            {file, "", "", "a file that is none or damaged", format.words, "", Severity::Error});
    }
    return dataset;
}

}  // namespace

bool is_feature_file(const std::filesystem::path& path) {
    return feature_format(path) != nullptr;
}

std::optional<std::vector<SheetCells>> sheets_of_features(const std::filesystem::path& path,
                                                          const std::string& file,
                                                          Problems& problems,
                                                          FeatureTable* features,
                                                          const ReportFeatures& report) {
    std::vector<SheetCells> found;
    GdalSession session((path.parent_path() / "").string());
    const GDALDatasetUniquePtr dataset = opened(path, file, problems);
    if (!dataset) {
        return found;
    }
    const std::vector<std::vector<KmlTimes>> times = kml_times(path);
    std::size_t folder = 0;
    const bool gpx = std::string_view(feature_format(path)->driver) == "GPX";
    for (int i = 0; i < dataset->GetLayerCount(); ++i) {
        OGRLayer& layer = *dataset->GetLayer(i);
        const std::string_view name(layer.GetName());
        if (gpx && (name == "route_points" || name == "track_points")) {
            continue;  // The same points as those of the lines.
        }
        const auto count = static_cast<std::size_t>(layer.GetFeatureCount());
        const std::vector<KmlTimes>* own = nullptr;
        if (count > 0 && folder < times.size() && times[folder].size() == count) {
            own = &times[folder++];
        }
        const bool called_by_file =
            dataset->GetLayerCount() == 1 && !table_called(path.stem().string()).empty();
        const bool is_table =
            !table_called(name).empty() || called_by_file || layer.GetLayerDefn()->GetGeomFieldCount() == 0;
        SheetCells sheet;
        if (features != nullptr && !is_table) {
            if (!read_features(layer, file, own, *features, problems, report)) {
                return std::nullopt;
            }
            sheet = few_points_as_sheet(*features);
        } else {
            sheet = LayerReader(layer, file, problems).read(own);
        }
        // A file of one layer is called what its name says: layers in it may be called anything.
        if (dataset->GetLayerCount() == 1 && table_called(name).empty()) {
            sheet.name = path.stem().string();
        }
        if (gpx && name == "waypoints") {
            sheet.name = "places";
        }
        if (sheet.rows.size() > 1) {
            found.push_back(std::move(sheet));
        }
    }
    return found;
}

bool read_feature_layer(const std::filesystem::path& path, const std::string& file,
                        const std::string& table, FeatureTable& features, Problems& problems,
                        const ReportFeatures& report) {
    GdalSession session((path.parent_path() / "").string());
    const GDALDatasetUniquePtr dataset = opened(path, file, problems);
    bool found = !dataset;
    for (int i = 0; dataset && i < dataset->GetLayerCount(); ++i) {
        OGRLayer& layer = *dataset->GetLayer(i);
        if (!table.empty() && table != layer.GetName()) {
            continue;
        }
        found = true;
        if (!read_features(layer, file, nullptr, features, problems, report)) {
            return false;
        }
    }
    if (!found) {
        problems.push_back({file, "", "table", table, "a layer of that file", "", Severity::Error});
    }
    return true;
}

void name_after_their_columns(std::vector<SheetCells>& sheets) {
    for (SheetCells& sheet : sheets) {
        if (!table_called(sheet.name).empty()) {
            continue;
        }
        std::vector<std::string>& header = sheet.rows.front().cells;
        const std::ptrdiff_t begin = united(sheet, {"when", "date", "from", "start", "start_date",
                                                    "begin", "valid_from", "timestamp", "year"});
        const std::ptrdiff_t end =
            column_of(header, {"until", "end", "end_date", "valid_to", "to"});
        const bool dated = has_text(sheet, begin);
        sheet.name = dated ? "events" : "places";
        std::ptrdiff_t name = column_of(
            header, {"name", "title", "label", "name_en", "toponym", "name_hant", "name_hans"});
        if (!has_text(sheet, name)) {
            name = -1;
        }
        for (std::size_t i = 0; name < 0 && i < header.size(); ++i) {
            const std::string column = lower_ascii(header[i]);
            if (column != "lon" && column != "lat" && column != "id" &&
                has_text(sheet, static_cast<std::ptrdiff_t>(i)) &&
                static_cast<std::ptrdiff_t>(i) != begin && static_cast<std::ptrdiff_t>(i) != end) {
                name = static_cast<std::ptrdiff_t>(i);
            }
        }
        if (name >= 0) {
            header[static_cast<std::size_t>(name)] = dated ? "title" : "name";
        }
        if (!dated) {
            continue;
        }
        header[static_cast<std::size_t>(begin)] = "when";
        if (end < 0) {
            continue;
        }
        for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
            std::vector<std::string>& cells = sheet.rows[i].cells;
            std::string& from = cells[static_cast<std::size_t>(begin)];
            const std::string& until = cells[static_cast<std::size_t>(end)];
            if (!until.empty() && until != from) {
                from = fmt::format("{}/{}", from.empty() ? ".." : from, until);
            }
        }
    }
}

}  // namespace nandu
