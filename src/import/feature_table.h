#pragma once

#include <functional>
#include <string>
#include <vector>

#include "atlas/layers.h"
#include "base/problem.h"
#include "calendar/civil.h"
#include "import/kml_times.h"
#include "import/row_reader.h"
#include "import/text_table.h"

class OGRLayer;

namespace nandu {

/// Told how many of a layer's features have been read; false stops the reading.
using ReportFeatures = std::function<bool(std::int64_t done, std::int64_t total)>;

/// Appends a layer's features to `table`, their days still as text. Every field is kept as text.
/// Those that cannot be drawn go to `problems`. False if it was stopped.
bool read_features(OGRLayer& layer, const std::string& file, const std::vector<KmlTimes>* times,
                   FeatureTable& table, Problems& problems, const ReportFeatures& report);

/// A layer of so few points is a table, as its rows then have labels, cards and a place in the
/// search: they are taken out of the last layer of `table`. No rows: there were none or too many.
inline constexpr std::size_t kMostPointsOfATable = 300;
SheetCells few_points_as_sheet(FeatureTable& table);

/// True if a day that a feature names lies before 15 October 1582, when the calendar changed, as
/// far as years show; nothing if no feature is dated.
std::optional<bool> any_before_reform(const FeatureTable& table);

/// Reads the days of all features from their fields: [from, until), where the end is the first day
/// of the date that `end` names, or, if it began in that very date, the day after. A single date
/// lasts as long as it says: a day, a month, a year. Features whose days cannot be read are left
/// out and reported.
void read_days(FeatureTable& table, DateReader& dates, Problems& problems);

/// The cells of a row, one for each field of its layer; views into the table.
std::vector<std::string_view> cells_of(const FeatureTable& table, const FeatureTable::Row& row);

}  // namespace nandu
