#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "import/feature_table.h"
#include "import/text_table.h"

namespace nandu {

/// True for files of places, lines and areas: .geojson, .gpkg, .kml, .kmz, .gpx, .fgb, .shp.
bool is_feature_file(const std::filesystem::path& path);

/// What a file of features holds, as tables: a sheet for each layer of points or without geometry,
/// with its fields, and `lon` and `lat`.
///
/// Every field comes as text, just as the file has it: GDAL guesses types from what else stands in
/// the column, and would turn years into numbers and drop dates it does not know.
///
/// With `features`, lines, areas and points by the hundred go there; without, only points are read.
/// Nothing if `report` stopped it.
std::optional<std::vector<SheetCells>> sheets_of_features(const std::filesystem::path& path,
                                                          const std::string& file,
                                                          Problems& problems,
                                                          FeatureTable* features = nullptr,
                                                          const ReportFeatures& report = {});

/// A layer of the manifest: all features of `table`, or of every layer if it is empty, go to
/// `features`. False if `report` stopped it.
bool read_feature_layer(const std::filesystem::path& path, const std::string& file,
                        const std::string& table, FeatureTable& features, Problems& problems,
                        const ReportFeatures& report);

/// Sheets of a file that somebody opened by itself, and whose names are no tables: those with
/// dates become `events`, the others `places`. Fields get the names that the tables know.
void name_after_their_columns(std::vector<SheetCells>& sheets);

}  // namespace nandu
