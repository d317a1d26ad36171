#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "bake/polygons.h"
#include "bake/sheet_grid.h"
#include "pack/pack.h"

namespace nandu {

/// Called with the number of cells drawn so far; false cancels.
using ReportCells = std::function<bool(int done, int total)>;

/// How long two seats were under different holders, in any unit; 0 if never.
using Apartness = std::function<double(std::uint16_t seat, std::uint16_t other)>;

/// Draws a grid of labels as an engraver would: the borders become chains of edges between
/// junctions, each smoothed once and shared by both sides, so that the cells still cover the
/// grid's rectangle exactly once. `labels` are indices into `seats`, one for every cell.
///
/// ```
///   +--------*---------+
///   |   A     )   B    |    * junctions: where three cells, or two and the outside, meet
///   |        (         |    chains run from junction to junction
///   *---__    *__      |
///   |     ---'   `--___*
///   |         C        |
///   +------------------+
/// ```
/// Borders that run along a guide (a great river) are drawn into it. Where three borders meet,
/// the two that parted holders longest (`apart`) run on as one line.
/// An empty territory if there are no labels or `report` cancelled.
Territory draw_cells(const Geometry& geometry, const SheetGrid& grid,
                     std::vector<std::uint16_t> labels, const std::vector<MapPoint>& seats,
                     const std::vector<MapLine>& guides, const Apartness& apart,
                     const ReportCells& report);

/// Borders farther than this from the seats of both their sides are wild.
inline constexpr double kWildDistanceM = 100000.0;

/// Takes the sea out of `territory`'s grid of seats: nobody holds a spot of it. A cell's width of
/// shore is kept, so that a harbour town still lies in its own cell.
void keep_to_land(Territory& territory, const Mesh& land);

}  // namespace nandu
