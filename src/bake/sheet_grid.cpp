#include "bake/sheet_grid.h"

namespace nandu {

SheetGrid grid_over(const MapBox& box, double most_cells) {
    constexpr double kMargin = 0.05;
    constexpr double kRoundingM = 100.0;
    const double margin = kMargin * std::max(box.east_m - box.west_m, box.north_m - box.south_m);
    const double width = box.east_m - box.west_m + 2.0 * margin;
    const double height = box.north_m - box.south_m + 2.0 * margin;
    SheetGrid grid;
    grid.cell_m = std::max(
        kRoundingM, std::ceil(std::sqrt(width * height / most_cells) / kRoundingM) * kRoundingM);
    grid.west_m = std::floor((box.west_m - margin) / grid.cell_m) * grid.cell_m;
    grid.north_m = std::ceil((box.north_m + margin) / grid.cell_m) * grid.cell_m;
    grid.columns =
        static_cast<std::int32_t>(std::ceil((box.east_m + margin - grid.west_m) / grid.cell_m));
    grid.rows =
        static_cast<std::int32_t>(std::ceil((grid.north_m - (box.south_m - margin)) / grid.cell_m));
    return grid;
}

}  // namespace nandu
