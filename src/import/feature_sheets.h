#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/problem.h"
#include "import/text_table.h"

namespace nandu {

/// True for files of places, lines and areas: .geojson, .gpkg, .kml, .kmz, .gpx, .fgb, .shp.
bool is_feature_file(const std::filesystem::path& path);

/// What a file of features holds, as tables.
struct FeatureSheets {
    /// A sheet for each layer of points or without geometry: its fields, and `lon` and `lat`.
    std::vector<SheetCells> tables;
    /// Layers with lines or areas, by name.
    std::vector<std::string> shapes;
};

/// Every field comes as text, just as the file has it: GDAL guesses types from what else stands in
/// the column, and would turn years into numbers and drop dates it does not know.
FeatureSheets sheets_of_features(const std::filesystem::path& path, const std::string& file,
                                 Problems& problems);

/// Sheets of a file that somebody opened by itself, and whose names are no tables: those with
/// dates become `events`, the others `places`. Fields get the names that the tables know.
void name_after_their_columns(std::vector<SheetCells>& sheets);

}  // namespace nandu
