#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "bake/curves.h"
#include "bake/sheet_grid.h"
#include "pack/pack.h"

namespace nandu {

/// What hinders a traveller: the cost of crossing one cell; 1 is open plain.
struct Terrain {
    SheetGrid grid;
    std::vector<float> cost;
    std::vector<bool> on_barrier;   ///< Cells that a barrier runs through.
    std::vector<MapLine> barriers;  ///< Great rivers: a seat belongs to its own bank.
};

/// What the terrain is made from; missing parts cost nothing.
struct TerrainSources {
    struct River {
        MapLine line;
        int width = 3;  ///< 1 widest to 7.
    };
    std::vector<River> rivers;
    const RasterLayer* heights = nullptr;  ///< Metres.
    const Mesh* land = nullptr;            ///< Null: all is land.
};

/// cost = 1 + up to 4 for height above the mean about it (1 for each 160 m) + up to 20 for a
/// river by its width; the sea costs a little more than a plain, so that islands join the nearest
/// shore.
Terrain terrain_of(const SheetGrid& grid, const TerrainSources& sources);

inline constexpr double kWithoutEnd = std::numeric_limits<double>::infinity();

/// Labels of cells that belong to nobody.
inline constexpr std::uint16_t kNoSeat = Territory::kOutside;

/// For each cell of the terrain the index of the seat from which it is reached at the least cost:
/// a wave that starts from all seats at once (fast marching, so that it spreads in circles and
/// not in octagons). Every seat on the grid gets a cell of its own at least; seats outside get
/// none. All kNoSeat if there are no seats. The wave ends at `reach_m` over open plain, and earlier
/// over hills: land beyond is labelled seats.size() and is nobody's.
std::vector<std::uint16_t> nearest_seats(const Terrain& terrain,
                                         const std::vector<MapPoint>& seats,
                                         double reach_m = kWithoutEnd);

/// How far the cells of a few seats reach: a few times the way from one to the next. Where somebody
/// has set anchors the cells end there, and need no other end.
double reach_of_cells(const std::vector<Seat>& seats, const std::vector<MapPoint>& at);

}  // namespace nandu
