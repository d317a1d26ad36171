#include "map/territory.h"

#include <cmath>

namespace nandu {

SeatId seat_at(const Territory& territory, MapPoint point) {
    if (territory.seat_grid.empty()) {
        return kNo<SeatId>;
    }
    const auto column = static_cast<std::int32_t>(
        std::floor((point.x_m - territory.west_m) / territory.cell_m));
    const auto row = static_cast<std::int32_t>(
        std::floor((territory.north_m - point.y_m) / territory.cell_m));
    if (column < 0 || row < 0 || column >= territory.width || row >= territory.height) {
        return kNo<SeatId>;
    }
    const std::uint16_t seat =
        territory.seat_grid[static_cast<std::size_t>(row) *
                                static_cast<std::size_t>(territory.width) +
                            static_cast<std::size_t>(column)];
    return seat == Territory::kOutside ? kNo<SeatId> : static_cast<SeatId>(seat);
}

}  // namespace nandu
