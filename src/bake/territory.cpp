#include "bake/territory.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace nandu {
namespace {

constexpr std::uint16_t kOutside = Territory::kOutside;

/// Directions along the grid's edges, counter-clockwise.
constexpr int kEast = 0;
constexpr int kNorth = 1;
constexpr int kWest = 2;
constexpr int kSouth = 3;
int turned_left(int direction) {
    return (direction + 1) % 4;
}
int turned_right(int direction) {
    return (direction + 3) % 4;
}
int reversed(int direction) {
    return (direction + 2) % 4;
}

/// A corner of the grid's cells.
struct Corner {
    std::int32_t column = 0, row = 0;
    friend bool operator==(const Corner&, const Corner&) = default;
};

Corner stepped(Corner corner, int direction) {
    switch (direction) {
        case kEast:
            return {corner.column + 1, corner.row};
        case kNorth:
            return {corner.column, corner.row - 1};
        case kWest:
            return {corner.column - 1, corner.row};
        default:
            return {corner.column, corner.row + 1};
    }
}

/// A border between two labels from junction to junction, or a closed ring without junctions.
struct Chain {
    std::vector<Corner> corners;  ///< Closed rings repeat their first.
    int first_direction = 0, last_direction = 0;
    std::uint16_t left = kOutside, right = kOutside;
    bool closed = false;
    int caution = 0;  ///< Index into kSigmas: how much less it is smoothed.
    MapLine line;     ///< As drawn; closed rings repeat their first point.

    bool at_rim() const { return left == kOutside || right == kOutside; }
};

/// Strength of smoothing in grid cells: the first unless lines would cross.
/// Only chains without caution are led by guides.
constexpr double kSigmas[] = {2.6, 2.6, 1.3, 0.7, 0.0};
constexpr int kMostCaution = 4;

class Labels {
public:
    Labels(const SheetGrid& grid, std::vector<std::uint16_t> labels)
        : grid_(grid), labels_(std::move(labels)) {}

    std::uint16_t at(std::int32_t column, std::int32_t row) const {
        return grid_.contains(column, row) ? labels_[grid_.index(column, row)] : kOutside;
    }
    std::uint16_t left_of(Corner c, int direction) const {
        switch (direction) {
            case kEast:
                return at(c.column, c.row - 1);
            case kNorth:
                return at(c.column - 1, c.row - 1);
            case kWest:
                return at(c.column - 1, c.row);
            default:
                return at(c.column, c.row);
        }
    }
    std::uint16_t right_of(Corner c, int direction) const {
        return left_of(c, turned_right(direction));
    }
    bool has_edge(Corner c, int direction) const {
        return left_of(c, direction) != right_of(c, direction);
    }
    bool is_junction(Corner c) const {
        const bool column_end = c.column == 0 || c.column == grid_.columns;
        const bool row_end = c.row == 0 || c.row == grid_.rows;
        if (column_end && row_end) {
            return true;
        }
        int edges = 0;
        for (int direction = 0; direction < 4; ++direction) {
            edges += has_edge(c, direction) ? 1 : 0;
        }
        return edges > 2;
    }
    bool on_rim(Corner c) const {
        return c.column == 0 || c.row == 0 || c.column == grid_.columns || c.row == grid_.rows;
    }

    /// Where a label touches itself at a corner only, one of the other two cells joins it, so
    /// that no ring of borders ever touches itself.
    void open_pinches() {
        std::unordered_map<std::uint16_t, std::size_t> count;
        for (const std::uint16_t label : labels_) {
            ++count[label];
        }
        const auto give = [&](std::size_t cell, std::uint16_t label) {
            --count[labels_[cell]];
            labels_[cell] = label;
            ++count[label];
        };
        bool changed = true;
        for (int round = 0; round < 50 && changed; ++round) {
            changed = false;
            for (std::int32_t r = 0; r + 1 < grid_.rows; ++r) {
                for (std::int32_t c = 0; c + 1 < grid_.columns; ++c) {
                    const std::size_t nw = grid_.index(c, r);
                    const std::size_t ne = grid_.index(c + 1, r);
                    const std::size_t sw = grid_.index(c, r + 1);
                    const std::size_t se = grid_.index(c + 1, r + 1);
                    const auto join = [&](std::size_t a, std::size_t b, std::size_t x,
                                          std::size_t y) {
                        if (labels_[a] != labels_[b] || labels_[x] == labels_[a] ||
                            labels_[y] == labels_[a]) {
                            return;
                        }
                        // The larger neighbour can spare a cell; a label's last one stays.
                        give(count[labels_[x]] >= count[labels_[y]] ? x : y, labels_[a]);
                        changed = true;
                    };
                    join(nw, se, ne, sw);
                    join(ne, sw, nw, se);
                }
            }
        }
    }

    const std::vector<std::uint16_t>& values() const { return labels_; }
    const SheetGrid& grid() const { return grid_; }

private:
    SheetGrid grid_;
    std::vector<std::uint16_t> labels_;
};

std::uint64_t key_of(Corner c, int direction) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(c.row)) << 34) |
           (static_cast<std::uint64_t>(static_cast<std::uint32_t>(c.column)) << 2) |
           static_cast<std::uint64_t>(direction);
}

/// All borders of the labels. Every edge of the grid between different labels is in one chain.
class Topology {
public:
    explicit Topology(const Labels& labels) : labels_(labels) {
        const SheetGrid& grid = labels.grid();
        const auto corners =
            static_cast<std::size_t>(grid.columns + 1) * static_cast<std::size_t>(grid.rows + 1);
        seen_.assign(corners * 2, false);
        each_corner([&](Corner c) {
            if (!labels_.is_junction(c)) {
                return;
            }
            for (int direction = 0; direction < 4; ++direction) {
                if (labels_.has_edge(c, direction) && !seen_[edge_of(c, direction)]) {
                    walk(c, direction, false);
                }
            }
        });
        each_corner([&](Corner c) {
            if (labels_.has_edge(c, kEast) && !seen_[edge_of(c, kEast)]) {
                walk(c, kEast, true);
            }
        });
    }

    std::vector<Chain>& chains() { return chains_; }

    /// A chain in one of its directions: index * 2, + 1 backwards.
    using Half = std::size_t;

    /// The rings around each label, interior on the left, by label.
    std::map<std::uint16_t, std::vector<std::vector<Half>>> rings() const {
        std::unordered_map<std::uint64_t, Half> half_from;
        for (std::size_t i = 0; i < chains_.size(); ++i) {
            const Chain& chain = chains_[i];
            if (!chain.closed) {
                half_from[key_of(chain.corners.front(), chain.first_direction)] = 2 * i;
                half_from[key_of(chain.corners.back(), reversed(chain.last_direction))] = 2 * i + 1;
            }
        }
        std::map<std::uint16_t, std::vector<std::vector<Half>>> rings;
        std::vector<bool> used(chains_.size() * 2, false);
        for (Half start = 0; start < used.size(); ++start) {
            const std::uint16_t label = left_label(start);
            if (used[start] || label == kOutside) {
                continue;
            }
            std::vector<Half> ring;
            Half at = start;
            while (!used[at]) {
                used[at] = true;
                ring.push_back(at);
                const Chain& chain = chains_[at / 2];
                if (chain.closed) {
                    break;
                }
                const bool backwards = at % 2 == 1;
                const Corner end = backwards ? chain.corners.front() : chain.corners.back();
                const int arrival =
                    backwards ? reversed(chain.first_direction) : chain.last_direction;
                for (const int next : {turned_left(arrival), arrival, turned_right(arrival)}) {
                    if (labels_.has_edge(end, next) && labels_.left_of(end, next) == label) {
                        at = half_from.at(key_of(end, next));
                        break;
                    }
                }
            }
            rings[label].push_back(std::move(ring));
        }
        return rings;
    }

private:
    template <class Visit>
    void each_corner(Visit visit) const {
        const SheetGrid& grid = labels_.grid();
        for (std::int32_t r = 0; r <= grid.rows; ++r) {
            for (std::int32_t c = 0; c <= grid.columns; ++c) {
                visit(Corner{c, r});
            }
        }
    }

    /// Edges are numbered by their western or northern corner.
    std::size_t edge_of(Corner c, int direction) const {
        const Corner other = stepped(c, direction);
        const Corner owner{std::min(c.column, other.column), std::min(c.row, other.row)};
        const bool upright = direction == kNorth || direction == kSouth;
        return (static_cast<std::size_t>(owner.row) *
                    static_cast<std::size_t>(labels_.grid().columns + 1) +
                static_cast<std::size_t>(owner.column)) *
                   2 +
               (upright ? 1 : 0);
    }

    void walk(Corner start, int direction, bool closed) {
        Chain chain;
        chain.closed = closed;
        chain.first_direction = direction;
        chain.left = labels_.left_of(start, direction);
        chain.right = labels_.right_of(start, direction);
        chain.corners.push_back(start);
        Corner at = start;
        for (;;) {
            seen_[edge_of(at, direction)] = true;
            at = stepped(at, direction);
            chain.corners.push_back(at);
            if (at == start || labels_.is_junction(at)) {
                break;
            }
            for (const int next : {turned_left(direction), direction, turned_right(direction)}) {
                if (labels_.has_edge(at, next)) {
                    direction = next;
                    break;
                }
            }
        }
        chain.last_direction = direction;
        chains_.push_back(std::move(chain));
    }

    std::uint16_t left_label(Half half) const {
        const Chain& chain = chains_[half / 2];
        return half % 2 == 0 ? chain.left : chain.right;
    }

    const Labels& labels_;
    std::vector<bool> seen_;
    std::vector<Chain> chains_;
};

MapPoint point_of(const SheetGrid& grid, Corner c) {
    return {grid.west_m + c.column * grid.cell_m, grid.north_m - c.row * grid.cell_m};
}

bool same_place(MapPoint a, MapPoint b) {
    return a.x_m == b.x_m && a.y_m == b.y_m;
}

/// Great rivers, generalized to the grid's scale, to find the nearest point of.
class Guides {
public:
    Guides(const SheetGrid& grid, const std::vector<MapLine>& lines)
        : bucket_m_(4.0 * grid.cell_m) {
        for (const MapLine& line : lines) {
            const MapLine soft = rounded(simplified(line, 0.4 * grid.cell_m), 2, false);
            for (std::size_t i = 1; i < soft.size(); ++i) {
                const MapPoint a = soft[i - 1];
                const MapPoint b = soft[i];
                const std::int64_t first_column = bucket(std::min(a.x_m, b.x_m));
                const std::int64_t last_column = bucket(std::max(a.x_m, b.x_m));
                const std::int64_t first_row = bucket(std::min(a.y_m, b.y_m));
                const std::int64_t last_row = bucket(std::max(a.y_m, b.y_m));
                for (std::int64_t r = first_row; r <= last_row; ++r) {
                    for (std::int64_t c = first_column; c <= last_column; ++c) {
                        edges_[{c, r}].emplace_back(a, b);
                    }
                }
            }
        }
    }

    /// `reach_m` is at most four grid cells.
    std::optional<MapPoint> nearest(MapPoint p, double reach_m) const {
        std::optional<MapPoint> best;
        double best_m = reach_m;
        const std::int64_t column = bucket(p.x_m);
        const std::int64_t row = bucket(p.y_m);
        for (std::int64_t r = row - 1; r <= row + 1; ++r) {
            for (std::int64_t c = column - 1; c <= column + 1; ++c) {
                const auto found = edges_.find({c, r});
                if (found == edges_.end()) {
                    continue;
                }
                for (const auto& edge : found->second) {
                    const MapPoint q = nearest_on(edge.first, edge.second, p);
                    const double distance = std::hypot(q.x_m - p.x_m, q.y_m - p.y_m);
                    if (distance < best_m) {
                        best_m = distance;
                        best = q;
                    }
                }
            }
        }
        return best;
    }

private:
    std::int64_t bucket(double metres) const {
        return static_cast<std::int64_t>(std::floor(metres / bucket_m_));
    }
    static MapPoint nearest_on(MapPoint a, MapPoint b, MapPoint p) {
        const double dx = b.x_m - a.x_m;
        const double dy = b.y_m - a.y_m;
        const double length2 = dx * dx + dy * dy;
        const double t =
            length2 > 0.0
                ? std::clamp(((p.x_m - a.x_m) * dx + (p.y_m - a.y_m) * dy) / length2, 0.0, 1.0)
                : 0.0;
        return {a.x_m + t * dx, a.y_m + t * dy};
    }

    double bucket_m_;
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::pair<MapPoint, MapPoint>>>
        edges_;
};

constexpr double kGuideReachCells = 3.4;
constexpr double kJunctionReachCells = 3.0;

/// Draws the stretches that run along a guide into it. A border that only crosses a river stays.
MapLine guided(const SheetGrid& grid, const MapLine& line, const Guides& guides) {
    constexpr double kStepCells = 0.5;
    constexpr std::size_t kShortestRun = 14;  // steps
    constexpr double kFullPull = 0.7;         // of the reach
    constexpr double kEaseSteps = 3.0;
    MapLine dense = resampled(line, kStepCells * grid.cell_m);
    const double reach_m = kGuideReachCells * grid.cell_m;
    std::vector<std::optional<MapPoint>> targets;
    for (const MapPoint p : dense) {
        targets.push_back(guides.nearest(p, reach_m));
    }
    bool any = false;
    for (std::size_t i = 0; i < targets.size();) {
        std::size_t end = i;
        while (end < targets.size() && targets[end]) {
            ++end;
        }
        const bool run_counts = end - i >= std::min(kShortestRun, targets.size() / 2);
        any = any || (run_counts && end > i);
        for (std::size_t k = i; k < end && !run_counts; ++k) {
            targets[k].reset();
        }
        i = std::max(end, i + 1);
    }
    if (!any) {
        return dense;
    }
    MapLine moves(dense.size());
    for (std::size_t i = 1; i + 1 < dense.size(); ++i) {
        if (!targets[i]) {
            continue;
        }
        const MapPoint q = *targets[i];
        const double distance = std::hypot(q.x_m - dense[i].x_m, q.y_m - dense[i].y_m) / reach_m;
        const double pull = distance <= kFullPull ? 1.0 : (1.0 - distance) / (1.0 - kFullPull);
        moves[i] = {(q.x_m - dense[i].x_m) * pull, (q.y_m - dense[i].y_m) * pull};
    }
    // It is the way to the guide that is smoothed, so that the line eases in and out of it.
    moves = smoothed(moves, kEaseSteps, false);
    for (std::size_t i = 0; i < dense.size(); ++i) {
        dense[i] = {dense[i].x_m + moves[i].x_m, dense[i].y_m + moves[i].y_m};
    }
    return smoothed(dense, 1.5, false);
}

/// Bends a line that would pass over a seat, or on its wrong side, around it.
void keep_clear(const SheetGrid& grid, MapPoint seat, bool seat_is_left, MapLine& line) {
    constexpr double kClearCells = 0.5;
    constexpr double kReachCells = 2.5;
    constexpr double kBendCells = 1.5;
    const double reach_m = kReachCells * grid.cell_m;
    std::size_t nearest = 0;
    double nearest_m = reach_m;
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        const double distance = std::hypot(line[i].x_m - seat.x_m, line[i].y_m - seat.y_m);
        if (distance < nearest_m) {
            nearest_m = distance;
            nearest = i;
        }
    }
    if (nearest == 0) {
        return;
    }
    const MapPoint before = line[nearest - 1];
    const MapPoint after = line[nearest + 1];
    const double length = std::hypot(after.x_m - before.x_m, after.y_m - before.y_m);
    if (length <= 0.0) {
        return;
    }
    const double sign = seat_is_left ? 1.0 : -1.0;
    // To the seat's side of the line.
    const MapPoint normal{-sign * (after.y_m - before.y_m) / length,
                          sign * (after.x_m - before.x_m) / length};
    const double clear_m =
        (seat.x_m - line[nearest].x_m) * normal.x_m + (seat.y_m - line[nearest].y_m) * normal.y_m;
    const double missing_m = kClearCells * grid.cell_m - clear_m;
    if (missing_m <= 0.0) {
        return;
    }
    const double bend_m = kBendCells * grid.cell_m;
    const MapPoint middle = line[nearest];
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        const double d = std::hypot(line[i].x_m - middle.x_m, line[i].y_m - middle.y_m) / bend_m;
        const double push = missing_m * std::exp(-d * d);
        line[i] = {line[i].x_m - normal.x_m * push, line[i].y_m - normal.y_m * push};
    }
}

/// One end of a chain.
struct ChainEnd {
    std::size_t chain = 0;
    bool at_back = false;
};

/// The corner that lies `steps` from an end, or the chain's other end.
Corner corner_from(const std::vector<Chain>& chains, ChainEnd end, std::size_t steps) {
    const std::vector<Corner>& corners = chains[end.chain].corners;
    const std::size_t at = std::min(steps, corners.size() - 1);
    return end.at_back ? corners[corners.size() - 1 - at] : corners[at];
}

/// Where chains meet.
struct Junction {
    Corner corner;
    std::vector<ChainEnd> ends;
    MapPoint place;
    /// The two of `ends` that are drawn as one line, if any.
    std::optional<std::pair<std::size_t, std::size_t>> through;
};

constexpr std::size_t kContext = 8;  ///< Corners beyond a junction that smoothing looks at.

/// Of three borders the two that parted holders longest; among equals the straightest.
std::pair<std::size_t, std::size_t> line_through(const SheetGrid& grid,
                                                 const std::vector<Chain>& chains,
                                                 const Junction& junction, const Apartness& apart) {
    std::pair<std::size_t, std::size_t> best{0, 1};
    double best_weight = -1.0;
    const MapPoint middle = point_of(grid, junction.corner);
    for (std::size_t i = 0; i < junction.ends.size(); ++i) {
        for (std::size_t j = i + 1; j < junction.ends.size(); ++j) {
            const Chain& a = chains[junction.ends[i].chain];
            const Chain& b = chains[junction.ends[j].chain];
            const MapPoint p = point_of(grid, corner_from(chains, junction.ends[i], kContext));
            const MapPoint q = point_of(grid, corner_from(chains, junction.ends[j], kContext));
            const double lengths = std::hypot(p.x_m - middle.x_m, p.y_m - middle.y_m) *
                                   std::hypot(q.x_m - middle.x_m, q.y_m - middle.y_m);
            const double cosine = lengths > 0.0 ? ((p.x_m - middle.x_m) * (q.x_m - middle.x_m) +
                                                   (p.y_m - middle.y_m) * (q.y_m - middle.y_m)) /
                                                      lengths
                                                : 1.0;
            const double weight =
                apart(a.left, a.right) + apart(b.left, b.right) + 0.25 * (1.0 - cosine);
            if (weight > best_weight) {
                best_weight = weight;
                best = {i, j};
            }
        }
    }
    return best;
}

/// Junctions leave the grid's corners for the mean of what meets there, so that borders part as
/// lines do and not as tiles.
class Junctions {
public:
    Junctions(const Labels& labels, const std::vector<Chain>& chains, const Guides& guides,
              const Apartness& apart) {
        const SheetGrid& grid = labels.grid();
        for (std::size_t i = 0; i < chains.size(); ++i) {
            if (!chains[i].closed) {
                add({i, false}, chains[i].corners.front());
                add({i, true}, chains[i].corners.back());
            }
        }
        for (auto& entry : junctions_) {
            place(grid, chains, guides, apart, labels.on_rim(entry.second.corner), entry.second);
        }
    }

    MapPoint place_of(Corner corner) const { return junctions_.at(key_of(corner, 0)).place; }

    /// The end of the chain that goes on where `end` stops, if they are drawn as one.
    std::optional<ChainEnd> beyond(ChainEnd end, Corner corner) const {
        const Junction& junction = junctions_.at(key_of(corner, 0));
        if (!junction.through) {
            return std::nullopt;
        }
        const ChainEnd a = junction.ends[junction.through->first];
        const ChainEnd b = junction.ends[junction.through->second];
        if (a.chain == end.chain && a.at_back == end.at_back) {
            return b;
        }
        if (b.chain == end.chain && b.at_back == end.at_back) {
            return a;
        }
        return std::nullopt;
    }

private:
    void add(ChainEnd end, Corner corner) {
        Junction& junction = junctions_[key_of(corner, 0)];
        junction.corner = corner;
        junction.ends.push_back(end);
    }

    static void place(const SheetGrid& grid, const std::vector<Chain>& chains, const Guides& guides,
                      const Apartness& apart, bool on_rim, Junction& junction) {
        constexpr std::size_t kReach = 4;
        junction.place = point_of(grid, junction.corner);
        int caution = 0;
        for (const ChainEnd end : junction.ends) {
            caution = std::max(caution, chains[end.chain].caution);
        }
        if (on_rim || caution > 2) {
            return;
        }
        double x = 0.0;
        double y = 0.0;
        double sum = 0.0;
        const auto add_point = [&](MapPoint p, double weight) {
            x += weight * p.x_m;
            y += weight * p.y_m;
            sum += weight;
        };
        if (caution == 0 && junction.ends.size() == 3) {
            junction.through = line_through(grid, chains, junction, apart);
            add_point(junction.place, 1.0);
            for (const std::size_t k : {junction.through->first, junction.through->second}) {
                for (std::size_t step = 1; step <= kContext; ++step) {
                    const double t = static_cast<double>(step) / kSigmas[0];
                    add_point(point_of(grid, corner_from(chains, junction.ends[k], step)),
                              std::exp(-0.5 * t * t));
                }
            }
        } else {
            for (const ChainEnd end : junction.ends) {
                const std::size_t half = (chains[end.chain].corners.size() - 1) / 2;
                add_point(point_of(grid, corner_from(chains, end, std::min(kReach, half))), 1.0);
            }
        }
        junction.place = {x / sum, y / sum};
        if (caution == 0) {
            junction.place = guides.nearest(junction.place, kJunctionReachCells * grid.cell_m)
                                 .value_or(junction.place);
        }
    }

    std::map<std::uint64_t, Junction> junctions_;
};

/// Smooths an open chain: past its ends it looks along the line that goes on there, or else at
/// its own reflection. The ends come to stand on the junctions' places.
MapLine smoothed_chain(const SheetGrid& grid, const std::vector<Chain>& chains, std::size_t index,
                       const Junctions& junctions, double sigma) {
    const Chain& chain = chains[index];
    MapLine line;
    for (const Corner c : chain.corners) {
        line.push_back(point_of(grid, c));
    }
    const MapPoint first = junctions.place_of(chain.corners.front());
    const MapPoint last = junctions.place_of(chain.corners.back());
    const auto before = junctions.beyond({index, false}, chain.corners.front());
    const auto after = junctions.beyond({index, true}, chain.corners.back());
    if (!before) {
        line.front() = first;
    }
    if (!after) {
        line.back() = last;
    }
    const auto reflected = [](MapPoint centre, MapPoint p) {
        return MapPoint{2.0 * centre.x_m - p.x_m, 2.0 * centre.y_m - p.y_m};
    };
    const std::size_t n = line.size();
    MapLine wide;
    for (std::size_t step = kContext; step >= 1; --step) {
        wide.push_back(before ? point_of(grid, corner_from(chains, *before, step))
                              : reflected(line.front(), line[std::min(step, n - 1)]));
    }
    wide.insert(wide.end(), line.begin(), line.end());
    for (std::size_t step = 1; step <= kContext; ++step) {
        wide.push_back(after ? point_of(grid, corner_from(chains, *after, step))
                             : reflected(line.back(), line[n - 1 - std::min(step, n - 1)]));
    }
    wide = smoothed(wide, sigma, false);
    line.assign(wide.begin() + kContext, wide.end() - kContext);
    // What is left to the junction's place is taken up over a few steps.
    const std::size_t reach = std::max<std::size_t>(1, std::min(kContext, n / 2));
    const MapPoint first_gap{first.x_m - line.front().x_m, first.y_m - line.front().y_m};
    const MapPoint last_gap{last.x_m - line.back().x_m, last.y_m - line.back().y_m};
    for (std::size_t step = 0; step < reach; ++step) {
        const double t = 1.0 - static_cast<double>(step) / static_cast<double>(reach);
        const double share = t * t * (3.0 - 2.0 * t);
        MapPoint& p = line[step];
        p = {p.x_m + first_gap.x_m * share, p.y_m + first_gap.y_m * share};
        MapPoint& q = line[n - 1 - step];
        q = {q.x_m + last_gap.x_m * share, q.y_m + last_gap.y_m * share};
    }
    line.front() = first;
    line.back() = last;
    return line;
}

/// The same line without very long edges, so that a border can turn wild on its way.
MapLine with_short_edges(const MapLine& line) {
    constexpr double kLongestM = 20000.0;
    MapLine dense;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const MapPoint a = line[i - 1];
            const MapPoint b = line[i];
            const int parts =
                static_cast<int>(std::ceil(std::hypot(b.x_m - a.x_m, b.y_m - a.y_m) / kLongestM));
            for (int k = 1; k < parts; ++k) {
                const double t = static_cast<double>(k) / parts;
                dense.push_back({a.x_m + (b.x_m - a.x_m) * t, a.y_m + (b.y_m - a.y_m) * t});
            }
        }
        dense.push_back(line[i]);
    }
    return dense;
}

MapLine drawn_line(const SheetGrid& grid, const std::vector<Chain>& chains, std::size_t index,
                   const Junctions& junctions, const std::vector<MapPoint>& seats,
                   const Guides& guides) {
    const Chain& chain = chains[index];
    if (chain.at_rim()) {
        return {point_of(grid, chain.corners.front()), point_of(grid, chain.corners.back())};
    }
    const double sigma = kSigmas[chain.caution];
    const double tolerance_m = 0.1 * grid.cell_m;
    const auto count = static_cast<double>(chain.corners.size());
    if (!chain.closed) {
        // Short chains are smoothed less, or they would lose their shape altogether.
        MapLine line =
            smoothed_chain(grid, chains, index, junctions, std::min(sigma, 0.25 * count));
        if (chain.caution == 0) {
            line = guided(grid, line, guides);
            for (const bool left : {true, false}) {
                if (const std::uint16_t seat = left ? chain.left : chain.right;
                    seat < seats.size()) {
                    keep_clear(grid, seats[seat], left, line);
                }
            }
        }
        line = simplified(line, tolerance_m);
        return with_short_edges(sigma > 0.0 ? rounded(line, 2, false) : line);
    }
    MapLine line;
    for (std::size_t i = 0; i + 1 < chain.corners.size(); ++i) {
        line.push_back(point_of(grid, chain.corners[i]));
    }
    line = smoothed(line, std::min(sigma, 0.08 * count), true);
    line.push_back(line.front());
    line = simplified(line, tolerance_m);
    line.pop_back();
    if (sigma > 0.0) {
        line = rounded(line, 2, true);
    }
    line.push_back(line.front());
    return with_short_edges(line);
}

/// Whole metres make the tests for crossings exact.
MapLine on_whole_metres_open(const MapLine& line) {
    MapLine whole;
    for (const MapPoint p : line) {
        const MapPoint q{std::round(p.x_m) + 0.0, std::round(p.y_m) + 0.0};
        if (whole.empty() || !same_place(whole.back(), q)) {
            whole.push_back(q);
        }
    }
    return whole;
}

double side(MapPoint p, MapPoint q, MapPoint r) {
    return (q.x_m - p.x_m) * (r.y_m - p.y_m) - (q.y_m - p.y_m) * (r.x_m - p.x_m);
}

bool is_between(MapPoint p, MapPoint q, MapPoint r) {
    return std::min(p.x_m, q.x_m) <= r.x_m && r.x_m <= std::max(p.x_m, q.x_m) &&
           std::min(p.y_m, q.y_m) <= r.y_m && r.y_m <= std::max(p.y_m, q.y_m);
}

/// Whether two edges meet anywhere but at an end that they share.
bool edges_conflict(MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
    const bool shared =
        same_place(a, c) || same_place(a, d) || same_place(b, c) || same_place(b, d);
    const double c_side = side(a, b, c);
    const double d_side = side(a, b, d);
    const double a_side = side(c, d, a);
    const double b_side = side(c, d, b);
    if (shared) {
        if (c_side != 0.0 || d_side != 0.0) {
            return false;
        }
        // On one line: they overlap unless they only touch.
        const auto inner = [](MapPoint p, MapPoint q, MapPoint r) {
            return is_between(p, q, r) && !same_place(p, r) && !same_place(q, r);
        };
        return inner(a, b, c) || inner(a, b, d) || inner(c, d, a) || inner(c, d, b) ||
               (same_place(a, c) && same_place(b, d)) || (same_place(a, d) && same_place(b, c));
    }
    if (((c_side > 0.0 && d_side < 0.0) || (c_side < 0.0 && d_side > 0.0)) &&
        ((a_side > 0.0 && b_side < 0.0) || (a_side < 0.0 && b_side > 0.0))) {
        return true;
    }
    return (c_side == 0.0 && is_between(a, b, c)) || (d_side == 0.0 && is_between(a, b, d)) ||
           (a_side == 0.0 && is_between(c, d, a)) || (b_side == 0.0 && is_between(c, d, b));
}

/// Marks the chains that cross, touch or fold into each other.
std::vector<bool> conflicting(const SheetGrid& grid, const std::vector<Chain>& chains) {
    struct Edge {
        std::uint32_t chain = 0, at = 0;
    };
    const double bucket_m = 3.0 * grid.cell_m;
    std::unordered_map<std::uint64_t, std::vector<Edge>> buckets;
    std::vector<bool> bad(chains.size(), false);
    for (std::uint32_t i = 0; i < chains.size(); ++i) {
        const MapLine& line = chains[i].line;
        if (line.size() < 2 || (chains[i].closed && line.size() < 4)) {
            bad[i] = true;
            continue;
        }
        for (std::uint32_t k = 0; k + 1 < line.size(); ++k) {
            const MapPoint a = line[k];
            const MapPoint b = line[k + 1];
            const auto first_column = static_cast<std::int64_t>(
                std::floor((std::min(a.x_m, b.x_m) - grid.west_m) / bucket_m));
            const auto last_column = static_cast<std::int64_t>(
                std::floor((std::max(a.x_m, b.x_m) - grid.west_m) / bucket_m));
            const auto first_row = static_cast<std::int64_t>(
                std::floor((grid.north_m - std::max(a.y_m, b.y_m)) / bucket_m));
            const auto last_row = static_cast<std::int64_t>(
                std::floor((grid.north_m - std::min(a.y_m, b.y_m)) / bucket_m));
            for (std::int64_t r = first_row; r <= last_row; ++r) {
                for (std::int64_t c = first_column; c <= last_column; ++c) {
                    std::vector<Edge>& bucket = buckets[(static_cast<std::uint64_t>(r) << 32) ^
                                                        static_cast<std::uint64_t>(c)];
                    for (const Edge other : bucket) {
                        const MapLine& other_line = chains[other.chain].line;
                        if (edges_conflict(a, b, other_line[other.at], other_line[other.at + 1])) {
                            bad[i] = true;
                            bad[other.chain] = true;
                        }
                    }
                    bucket.push_back({i, k});
                }
            }
        }
    }
    return bad;
}

MapLine ring_line(const std::vector<Chain>& chains, const std::vector<Topology::Half>& ring) {
    MapLine line;
    for (const Topology::Half half : ring) {
        const MapLine& part = chains[half / 2].line;
        if (half % 2 == 0) {
            line.insert(line.end(), part.begin(), part.end() - 1);
        } else {
            line.insert(line.end(), part.rbegin(), part.rend() - 1);
        }
    }
    return line;
}

struct Cell {
    std::uint16_t seat = 0;
    std::vector<Polygon> polygons;
};

/// Smooths all chains, and those less that would cross, until the cells are proper.
std::vector<Cell> smoothed_cells(const Geometry& geometry, const Labels& labels, Topology& topology,
                                 const std::vector<MapPoint>& seats, const Guides& guides,
                                 const Apartness& apart) {
    std::vector<Chain>& chains = topology.chains();
    const auto rings = topology.rings();
    std::vector<Cell> cells;
    constexpr int kMostRounds = 12;
    for (int round = 0; round < kMostRounds; ++round) {
        const Junctions junctions(labels, chains, guides, apart);
        for (std::size_t i = 0; i < chains.size(); ++i) {
            chains[i].line = on_whole_metres_open(
                drawn_line(labels.grid(), chains, i, junctions, seats, guides));
        }
        std::vector<bool> bad = conflicting(labels.grid(), chains);
        bool good = std::none_of(bad.begin(), bad.end(), [](bool b) { return b; });
        if (good) {
            cells.clear();
            for (const auto& entry : rings) {
                Cell cell;
                cell.seat = entry.first;
                std::vector<MapLine> lines;
                double area = 0.0;
                for (const auto& ring : entry.second) {
                    lines.push_back(ring_line(chains, ring));
                    area += signed_area_m2(lines.back());
                }
                cell.polygons = polygons_of(std::move(lines));
                double covered = 0.0;
                bool valid = true;
                for (const Polygon& polygon : cell.polygons) {
                    covered += area_m2(polygon);
                    valid = valid && geometry.is_valid(polygon);
                }
                // A ring that was turned inside out would be missing from the sum.
                if (!valid || std::abs(covered - area) > 1e-6 * std::abs(area) + 1.0) {
                    good = false;
                    for (const auto& ring : entry.second) {
                        for (const Topology::Half half : ring) {
                            bad[half / 2] = true;
                        }
                    }
                }
                cells.push_back(std::move(cell));
            }
        }
        if (good) {
            break;
        }
        for (std::size_t i = 0; i < chains.size(); ++i) {
            // The grid's own corners never cross: the last resort of all.
            if (round + 2 >= kMostRounds) {
                chains[i].caution = kMostCaution;
            } else if (bad[i]) {
                chains[i].caution = std::min(chains[i].caution + 1, kMostCaution);
            }
        }
    }
    return cells;
}

/// Splits a chain where it passes from settled to wild land.
void add_edges(const Chain& chain, const std::vector<MapPoint>& seats, Territory& territory) {
    constexpr double kShortestRunM = 25000.0;
    const auto first = static_cast<std::uint32_t>(territory.edge_points.size());
    for (const MapPoint p : chain.line) {
        territory.edge_points.push_back({static_cast<float>(p.x_m), static_cast<float>(p.y_m)});
    }
    const std::size_t segments = chain.line.size() - 1;
    if (chain.at_rim()) {
        territory.edges.push_back(
            {first, static_cast<std::uint32_t>(chain.line.size()), chain.left, chain.right, true});
        return;
    }
    struct Run {
        std::size_t from = 0, until = 0;
        bool wild = false;
        double length = 0.0;
    };
    std::vector<Run> runs;
    for (std::size_t i = 0; i < segments; ++i) {
        const MapPoint a = chain.line[i];
        const MapPoint b = chain.line[i + 1];
        const MapPoint p{(a.x_m + b.x_m) / 2.0, (a.y_m + b.y_m) / 2.0};
        const bool to_nobody = std::max(chain.left, chain.right) == seats.size();
        const auto distance = [&](std::uint16_t seat) {
            return std::hypot(seats[seat].x_m - p.x_m, seats[seat].y_m - p.y_m);
        };
        const bool wild = to_nobody || std::min(distance(chain.left), distance(chain.right)) >
                                           kWildDistanceM;
        const double length = std::hypot(b.x_m - a.x_m, b.y_m - a.y_m);
        if (runs.empty() || runs.back().wild != wild) {
            runs.push_back({i, i, wild, 0.0});
        }
        runs.back().until = i + 1;
        runs.back().length += length;
    }
    // Short runs join what is about them: a border should not flicker on and off.
    std::vector<Run> merged;
    for (const Run& run : runs) {
        if (!merged.empty() && (run.wild == merged.back().wild || run.length < kShortestRunM ||
                                merged.back().length < kShortestRunM)) {
            if (run.length > merged.back().length) {
                merged.back().wild = run.wild;
            }
            merged.back().until = run.until;
            merged.back().length += run.length;
        } else {
            merged.push_back(run);
        }
    }
    for (const Run& run : merged) {
        territory.edges.push_back({first + static_cast<std::uint32_t>(run.from),
                                   static_cast<std::uint32_t>(run.until - run.from) + 1, chain.left,
                                   chain.right, run.wild});
    }
}

}  // namespace

Territory draw_cells(const Geometry& geometry, const SheetGrid& grid,
                     std::vector<std::uint16_t> labels, const std::vector<MapPoint>& seats,
                     const std::vector<MapLine>& guides, const Apartness& apart,
                     const ReportCells& report) {
    constexpr std::size_t kMostVertices = 1500;
    const std::size_t nobody = seats.size();
    Territory territory;
    if (labels.empty() ||
        std::all_of(labels.begin(), labels.end(), [](std::uint16_t l) { return l == kOutside; })) {
        return territory;
    }
    Labels cleaned(grid, std::move(labels));
    cleaned.open_pinches();
    Topology topology(cleaned);
    const std::vector<Cell> cells =
        smoothed_cells(geometry, cleaned, topology, seats, Guides(grid, guides), apart);
    for (const Chain& chain : topology.chains()) {
        add_edges(chain, seats, territory);
    }

    territory.width = grid.columns;
    territory.height = grid.rows;
    territory.west_m = grid.west_m;
    territory.north_m = grid.north_m;
    territory.cell_m = grid.cell_m;
    territory.seat_grid = cleaned.values();
    int done = 0;
    for (const Cell& cell : cells) {
        if (cell.seat == nobody) {
            ++done;
            continue;
        }
        if (!report(done++, static_cast<int>(cells.size()))) {
            return {};
        }
        const std::size_t first_index = territory.cells.indices.size();
        for (const Polygon& polygon : cell.polygons) {
            geometry.fill(polygon, kMostVertices, territory.cells);
        }
        territory.seat_of_vertex.resize(territory.cells.vertices.size(), cell.seat);
        const Mesh& mesh = territory.cells;
        for (std::size_t i = first_index; i < mesh.indices.size(); i += 3) {
            for_cells_in_triangle(grid, mesh.vertices[mesh.indices[i]],
                                  mesh.vertices[mesh.indices[i + 1]],
                                  mesh.vertices[mesh.indices[i + 2]],
                                  [&](std::size_t at) { territory.seat_grid[at] = cell.seat; });
        }
    }
    for (std::uint16_t& seat : territory.seat_grid) {
        seat = seat == nobody ? kOutside : seat;
    }
    return territory;
}

void keep_to_land(Territory& territory, const Mesh& land) {
    const SheetGrid grid{territory.width, territory.height, territory.west_m, territory.north_m,
                         territory.cell_m};
    std::vector<bool> near(grid.size(), false);
    for (std::size_t i = 0; i + 2 < land.indices.size(); i += 3) {
        for_cells_in_triangle(
            grid, land.vertices[land.indices[i]], land.vertices[land.indices[i + 1]],
            land.vertices[land.indices[i + 2]], [&](std::size_t at) {
                const auto row = static_cast<std::int32_t>(at / grid.columns);
                const auto column = static_cast<std::int32_t>(at % grid.columns);
                for (std::int32_t r = row - 1; r <= row + 1; ++r) {
                    for (std::int32_t c = column - 1; c <= column + 1; ++c) {
                        if (grid.contains(c, r)) {
                            near[grid.index(c, r)] = true;
                        }
                    }
                }
            });
    }
    for (std::size_t at = 0; at < near.size(); ++at) {
        if (!near[at]) {
            territory.seat_grid[at] = Territory::kOutside;
        }
    }
}

}  // namespace nandu
