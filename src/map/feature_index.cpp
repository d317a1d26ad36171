#include "map/feature_index.h"

#include <algorithm>
#include <cmath>

namespace nandu {
namespace {

/// Ids in [first, last) of what exists on the day. No branches: which exist cannot be foretold.
void find_existing(const Features& features, std::int32_t jdn, std::uint32_t first,
                   std::uint32_t last, std::vector<std::uint32_t>& ids) {
    const std::int32_t* from = features.from.data();
    const std::int32_t* until = features.until.data();
    ids.resize(last - first);
    std::uint32_t* out = ids.data();
    for (std::uint32_t i = first; i < last; ++i) {
        *out = i;
        out += static_cast<int>(from[i] <= jdn) & static_cast<int>(jdn < until[i]);
    }
    ids.resize(static_cast<std::size_t>(out - ids.data()));
}

double distance_to_segment(MapPoint p, MapPointF a, MapPointF b) {
    const double ax = static_cast<double>(a.x_m), ay = static_cast<double>(a.y_m);
    const double dx = static_cast<double>(b.x_m) - ax, dy = static_cast<double>(b.y_m) - ay;
    const double length = dx * dx + dy * dy;
    const double t =
        length > 0.0 ? std::clamp(((p.x_m - ax) * dx + (p.y_m - ay) * dy) / length, 0.0, 1.0) : 0.0;
    return std::hypot(p.x_m - ax - t * dx, p.y_m - ay - t * dy);
}

bool near_box(const Features::Box& box, MapPoint p, double reach_m) {
    return p.x_m >= static_cast<double>(box.west_m) - reach_m &&
           p.x_m <= static_cast<double>(box.east_m) + reach_m &&
           p.y_m >= static_cast<double>(box.south_m) - reach_m &&
           p.y_m <= static_cast<double>(box.north_m) + reach_m;
}

bool line_is_near(const Features& features, std::uint32_t shape, MapPoint p, double reach_m) {
    for (std::uint32_t r = features.rings_of[shape]; r < features.rings_of[shape + 1]; ++r) {
        for (std::uint32_t i = features.ring_first[r]; i + 1 < features.ring_first[r + 1]; ++i) {
            if (distance_to_segment(p, features.ring_points[i], features.ring_points[i + 1]) <=
                reach_m) {
                return true;
            }
        }
    }
    return false;
}

/// As it is filled: an odd number of rings lies about the point.
bool is_inside_area(const Features& features, std::uint32_t shape, MapPoint p) {
    bool inside = false;
    for (std::uint32_t r = features.rings_of[shape]; r < features.rings_of[shape + 1]; ++r) {
        const std::uint32_t first = features.ring_first[r];
        const std::uint32_t last = features.ring_first[r + 1];
        for (std::uint32_t i = first, j = last - 1; i < last; j = i++) {
            const auto ax = static_cast<double>(features.ring_points[i].x_m);
            const auto ay = static_cast<double>(features.ring_points[i].y_m);
            const auto bx = static_cast<double>(features.ring_points[j].x_m);
            const auto by = static_cast<double>(features.ring_points[j].y_m);
            if ((ay > p.y_m) != (by > p.y_m) && p.x_m < (bx - ax) * (p.y_m - ay) / (by - ay) + ax) {
                inside = !inside;
            }
        }
    }
    return inside;
}

}  // namespace

std::shared_ptr<const VisibleFeatures> FeatureIndex::at(Day day) {
    if (features_->empty() || (list_ && good_.contains(day))) {
        return list_;
    }
    const Features& f = *features_;
    const std::int32_t* next = std::upper_bound(f.changes.begin(), f.changes.end(), day.jdn);
    good_.from = next == f.changes.begin() ? kDistantPast - 1 : Day{*(next - 1)};
    good_.until = next == f.changes.end() ? kDistantFuture + 1 : Day{*next};
    auto list = std::make_shared<VisibleFeatures>();
    find_existing(f, day.jdn, 0, f.points, list->points);
    find_existing(f, day.jdn, f.points, f.points + f.lines, list->lines);
    find_existing(f, day.jdn, f.points + f.lines, f.size(), list->areas);
    list_ = std::move(list);
    ++lists_made_;
    return list_;
}

std::optional<FeatureId> feature_at(const Features& features, const VisibleFeatures& visible,
                                    MapPoint at, double reach_m) {
    std::optional<FeatureId> best;
    double nearest = reach_m * reach_m;
    for (const std::uint32_t id : visible.points) {
        const double dx = static_cast<double>(features.positions[id].x_m) - at.x_m;
        const double dy = static_cast<double>(features.positions[id].y_m) - at.y_m;
        if (dx * dx + dy * dy <= nearest) {  // Of equals the later one lies on top.
            nearest = dx * dx + dy * dy;
            best = static_cast<FeatureId>(id);
        }
    }
    if (best) {
        return best;
    }
    for (auto id = visible.lines.rbegin(); id != visible.lines.rend(); ++id) {
        const std::uint32_t shape = *id - features.points;
        if (near_box(features.boxes[shape], at, reach_m) &&
            line_is_near(features, shape, at, reach_m)) {
            return static_cast<FeatureId>(*id);
        }
    }
    for (auto id = visible.areas.rbegin(); id != visible.areas.rend(); ++id) {
        const std::uint32_t shape = *id - features.points;
        if (near_box(features.boxes[shape], at, 0.0) && is_inside_area(features, shape, at)) {
            return static_cast<FeatureId>(*id);
        }
    }
    return std::nullopt;
}

std::vector<std::string_view> cells_of(const Features& features, FeatureId id) {
    const auto at = static_cast<std::size_t>(id);
    std::vector<std::string_view> cells;
    const char* cell = features.text.data() + features.text_at[at];
    for (std::size_t i = 0; i < features.layers[features.layer[at]].fields.size(); ++i) {
        cells.emplace_back(cell);
        cell += cells.back().size() + 1;
    }
    return cells;
}

std::string_view name_of(const Features& features, FeatureId id) {
    const std::int32_t field =
        features.layers[features.layer[static_cast<std::size_t>(id)]].name_field;
    return field < 0 ? std::string_view() : cells_of(features, id)[static_cast<std::size_t>(field)];
}

MapPoint middle_of(const Features& features, FeatureId id) {
    const auto at = static_cast<std::uint32_t>(id);
    if (at < features.points) {
        const MapPointF& p = features.positions[at];
        return {static_cast<double>(p.x_m), static_cast<double>(p.y_m)};
    }
    const std::uint32_t shape = at - features.points;
    if (at < features.points + features.lines) {
        const std::uint32_t first = features.ring_first[features.rings_of[shape]];
        const std::uint32_t last = features.ring_first[features.rings_of[shape] + 1];
        const MapPointF& p = features.ring_points[(first + last) / 2];
        return {static_cast<double>(p.x_m), static_cast<double>(p.y_m)};
    }
    const Features::Box& box = features.boxes[shape];
    return {(static_cast<double>(box.west_m) + static_cast<double>(box.east_m)) / 2.0,
            (static_cast<double>(box.south_m) + static_cast<double>(box.north_m)) / 2.0};
}

Rgba feature_colour(std::uint8_t category, ThemeKind theme) {
    // Masataka Okabe and Kei Ito, Color Universal Design, 2008; the yellow darker on light paper.
    constexpr std::uint32_t kLight[kFeatureColours] = {0xD55E00, 0x0072B2, 0x009E73, 0xCC79A7,
                                                       0xE69F00, 0x56B4E9, 0xB8A800, 0x5A5A5A};
    constexpr std::uint32_t kDark[kFeatureColours] = {0xFF8A3D, 0x4DA6DD, 0x2FC49B, 0xE39CC4,
                                                      0xF2B530, 0x7CCBF5, 0xF0E442, 0xB4B4B4};
    const std::size_t at = category % kFeatureColours;
    return rgba(theme == ThemeKind::Light ? kLight[at] : kDark[at]);
}

double dot_radius_px(const Features& features) {
    return features.points > 2000 ? 4.0 : 5.5;
}

}  // namespace nandu
