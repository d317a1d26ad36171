#include "map/territory.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <utility>

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

namespace {

constexpr double kShortestCoastM = 60000.0;

using Within = std::function<bool(SeatId)>;

/// Cuts `line` into the stretches whose points are `kept`, and gives them to `out`.
template <class Kept>
void keep_stretches(const std::vector<MapPointF>& line, double shortest_m, Kept kept,
                    Outlines& out) {
    std::vector<MapPointF> stretch;
    double length_m = 0.0;
    const auto end = [&] {
        if (stretch.size() >= 2 && length_m >= shortest_m) {
            out.push_back(stretch);
        }
        stretch.clear();
        length_m = 0.0;
    };
    for (const MapPointF& point : line) {
        if (!kept(point)) {
            end();
            continue;
        }
        if (!stretch.empty()) {
            length_m += std::hypot(static_cast<double>(point.x_m - stretch.back().x_m),
                                   static_cast<double>(point.y_m - stretch.back().y_m));
        }
        stretch.push_back(point);
    }
    end();
}

/// The edges that part `within` from the rest, end joined to end.
Outlines joined_edges(const Territory& territory, const Within& within) {
    using Key = std::pair<float, float>;
    const auto key = [](const MapPointF& p) { return Key{p.x_m, p.y_m}; };
    const auto seat_of = [](std::uint16_t seat) {
        return seat == Territory::kOutside ? kNo<SeatId> : static_cast<SeatId>(seat);
    };
    Outlines pieces;
    std::multimap<Key, std::size_t> at_end;  // Both ends of every piece that is not used yet.
    for (const Territory::Edge& edge : territory.edges) {
        if (edge.count < 2 || within(seat_of(edge.left_seat)) == within(seat_of(edge.right_seat))) {
            continue;
        }
        const auto first = territory.edge_points.begin() + edge.first;
        pieces.emplace_back(first, first + edge.count);
        at_end.emplace(key(pieces.back().front()), pieces.size() - 1);
        at_end.emplace(key(pieces.back().back()), pieces.size() - 1);
    }
    std::vector<bool> used(pieces.size(), false);
    const auto next_at = [&](const MapPointF& end) -> std::optional<std::size_t> {
        const auto [from, to] = at_end.equal_range(key(end));
        for (auto it = from; it != to; ++it) {
            if (!used[it->second]) {
                return it->second;
            }
        }
        return std::nullopt;
    };
    Outlines out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (used[i]) {
            continue;
        }
        used[i] = true;
        std::vector<MapPointF> line = pieces[i];
        for (int side = 0; side < 2; ++side) {
            while (const auto more = next_at(line.back())) {
                used[*more] = true;
                std::vector<MapPointF> piece = pieces[*more];
                if (key(piece.front()) != key(line.back())) {
                    std::reverse(piece.begin(), piece.end());
                }
                line.insert(line.end(), piece.begin() + 1, piece.end());
            }
            std::reverse(line.begin(), line.end());
        }
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace

Outlines outlines_of(const Pack& pack, const std::vector<bool>& seats) {
    const Territory& territory = pack.territory;
    const Within within = [&seats](SeatId seat) {
        const auto at = static_cast<std::size_t>(seat);  // Land beyond all seats' reach has none.
        return seat != kNo<SeatId> && at < seats.size() && seats[at];
    };
    // The grid is coarse: land is what has a seat within a cell's width.
    const auto near = [&](const MapPointF& point, const Within& wanted) {
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                if (wanted(seat_at(territory, {point.x_m + dx * territory.cell_m,
                                               point.y_m + dy * territory.cell_m}))) {
                    return true;
                }
            }
        }
        return false;
    };
    Outlines out;
    for (const std::vector<MapPointF>& line : joined_edges(territory, within)) {
        keep_stretches(
            line, 0.0,
            [&](const MapPointF& p) { return near(p, [](SeatId s) { return s != kNo<SeatId>; }); },
            out);
    }
    if (!pack.basemap.land.empty()) {
        const Lines& coast = pack.basemap.land.front().coast;
        for (const Lines::Line& line : coast.lines) {
            const auto first = coast.points.begin() + line.first;
            keep_stretches({first, first + line.count}, kShortestCoastM,
                           [&](const MapPointF& p) { return near(p, within); }, out);
        }
    }
    return out;
}

}  // namespace nandu
