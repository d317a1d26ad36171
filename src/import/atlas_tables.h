#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "import/layer_table.h"

namespace nandu {

/// All tables of an atlas as AtlasReader reads them, each with its columns of geodata/README.md.
/// Tables with dates have four more, in the proleptic Gregorian calendar as ISO 8601, EDTF and GIS
/// mean it: `start_date`, `end_date` (half-open: the first day on which it is no longer true) and
/// `start_edtf`, `end_edtf`, which keep the doubt.
std::vector<LayerTable> tables_of(const Atlas& atlas);

/// For looking at: `holdings`, the land of each seat (`areas` by SeatId) while somebody holds it,
/// and `marches`, the legs of the routes.
std::vector<LayerTable> pictures_of(const Atlas& atlas, const std::vector<LonLatArea>& areas);

/// `atlas.toml` that says the same, without layers. Its dates are Julian.
std::string manifest_text(const Atlas& atlas);

}  // namespace nandu
