#include "bake/features.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "bake/basemap.h"
#include "bake/curves.h"
#include "bake/tessellator.h"

namespace nandu {
namespace {

using Row = FeatureTable::Row;
using Kind = FeatureTable::Kind;

/// Corners nearer to the last one than this many pixels of the overview are left out there.
constexpr double kNearestCornerPx = 1.5;
/// The overview's triangles serve while a pixel is at least this share of the overview's.
constexpr double kCoarseShare = 0.6;

std::string_view cell_of(const FeatureTable& table, const Row& row, std::int32_t field) {
    const char* cell = table.text.data() + row.text;
    for (std::int32_t i = 0; i < field; ++i) {
        cell += std::string_view(cell).size() + 1;
    }
    return cell;
}

/// The colours' meanings, and which of them each row has.
class Categories {
public:
    explicit Categories(const FeatureTable& table) : table_(table) {
        by_field_ = std::any_of(table.layers.begin(), table.layers.end(),
                                [](const auto& layer) { return layer.category_field >= 0; });
        by_layer_ = !by_field_ && table.layers.size() > 1;
    }

    std::uint8_t of(const Row& row) {
        constexpr std::size_t kMost = 250;
        const FeatureTable::Layer& layer = table_.layers[row.layer];
        if (!by_field_ && !by_layer_) {
            return static_cast<std::uint8_t>(row.kind);
        }
        const std::string_view name = layer.category_field >= 0
                                          ? cell_of(table_, row, layer.category_field)
                                          : std::string_view(layer.key);
        const auto found = numbers_.find(name);
        if (found != numbers_.end()) {
            return found->second;
        }
        const auto number = static_cast<std::uint8_t>(std::min(names.size(), kMost));
        names.emplace_back(name);
        numbers_.emplace(std::string(name), number);
        return number;
    }

    std::vector<std::string> names;

private:
    const FeatureTable& table_;
    bool by_field_ = false, by_layer_ = false;
    std::map<std::string, std::uint8_t, std::less<>> numbers_;
};

MapPointF in_floats(MapPoint p) { return {static_cast<float>(p.x_m), static_cast<float>(p.y_m)}; }

/// The ring without corners that lie within `nearest_m` of the one before; three stay.
MapLine thinned(const MapLine& ring, double nearest_m) {
    MapLine kept;
    for (const MapPoint& p : ring) {
        if (kept.empty() ||
            std::hypot(p.x_m - kept.back().x_m, p.y_m - kept.back().y_m) >= nearest_m) {
            kept.push_back(p);
        }
    }
    if (kept.size() >= 3) {
        return kept;
    }
    // So small that a triangle will do.
    return ring.size() < 3 ? ring : MapLine{ring[0], ring[ring.size() / 3], ring[2 * ring.size() / 3]};
}

class FeatureBaker {
public:
    FeatureBaker(const Projector& projector, const LonLatBox& sheet, const FeatureTable& table,
                 double home_m_per_px)
        : projector_(projector), sheet_(sheet), table_(table), categories_(table) {
        out_.coarse_m_per_px = home_m_per_px * kCoarseShare;
        nearest_m_ = home_m_per_px * kNearestCornerPx;
        for (const FeatureTable::Layer& layer : table.layers) {
            out_.layers.push_back({layer.key, layer.fields, layer.name_field});
        }
    }

    Features bake(const std::function<bool(int, int)>& report) {
        const int total = static_cast<int>(table_.rows.size());
        int done = 0;
        for (const Kind kind : {Kind::Point, Kind::Line, Kind::Area}) {
            for (const Row& row : table_.rows) {
                if (row.kind != kind) {
                    continue;
                }
                constexpr int kReportEvery = 1024;
                if (done++ % kReportEvery == 0 && !report(done, total)) {
                    return std::move(out_);
                }
                const bool kept = kind == Kind::Point ? add_point(row) : add_rings(row);
                if (kept) {
                    (kind == Kind::Point  ? out_.points
                     : kind == Kind::Line ? out_.lines
                                          : out_.areas) += 1;
                    add_facts(row);
                }
            }
        }
        finish();
        return std::move(out_);
    }

private:
    bool add_point(const Row& row) {
        const LonLat at = table_.positions[row.first_ring];
        const auto p = sheet_.contains(at) ? projector_.map_from_lonlat(at) : std::nullopt;
        if (p) {
            out_.positions.push_back(in_floats(*p));
        }
        return p.has_value();
    }

    bool add_rings(const Row& row) {
        const bool closed = row.kind == Kind::Area;
        std::vector<MapLine> rings;
        for (std::uint32_t r = 0; r < row.rings; ++r) {
            const FeatureTable::Ring& ring = table_.rings[row.first_ring + r];
            std::vector<LonLat> line(table_.positions.begin() + ring.first,
                                     table_.positions.begin() + ring.first + ring.count);
            if (closed) {
                line.push_back(line.front());
            }
            MapLine projected;
            bool inside = false;
            for (const LonLat p : densified(line, kDensifyDeg)) {
                inside = inside || sheet_.contains(p);
                const LonLat near = {std::clamp(p.lon_deg, sheet_.west_deg, sheet_.east_deg),
                                     std::clamp(p.lat_deg, sheet_.south_deg, sheet_.north_deg)};
                if (const auto q = projector_.map_from_lonlat(near)) {
                    projected.push_back(*q);
                }
            }
            if (closed && !projected.empty()) {
                projected.pop_back();
            }
            if (inside && projected.size() >= (closed ? 3U : 2U)) {
                rings.push_back(std::move(projected));
            }
        }
        if (rings.empty()) {
            return false;
        }
        Features::Box box{1e30F, 1e30F, -1e30F, -1e30F};
        out_.rings_of.push_back(static_cast<std::uint32_t>(out_.ring_first.size()));
        for (const MapLine& ring : rings) {
            out_.ring_first.push_back(static_cast<std::uint32_t>(out_.ring_points.size()));
            for (const MapPoint& p : ring) {
                const MapPointF q = in_floats(p);
                box = {std::min(box.west_m, q.x_m), std::min(box.south_m, q.y_m),
                       std::max(box.east_m, q.x_m), std::max(box.north_m, q.y_m)};
                out_.ring_points.push_back(q);
            }
        }
        out_.boxes.push_back(box);
        if (closed) {
            fill(rings, fine_);
            for (MapLine& ring : rings) {
                ring = thinned(ring, nearest_m_);
            }
            fill(rings, coarse_);
        }
        return true;
    }

    struct Triangles {
        Mesh mesh;
        std::vector<std::uint32_t> first_index;
        void move_into(Features::Fill& fill) {
            first_index.push_back(static_cast<std::uint32_t>(mesh.indices.size()));
            fill.vertices = std::move(mesh.vertices);
            fill.indices = std::move(mesh.indices);
            fill.first_index = std::move(first_index);
        }
    };

    void fill(const std::vector<MapLine>& rings, Triangles& triangles) {
        triangles.first_index.push_back(static_cast<std::uint32_t>(triangles.mesh.indices.size()));
        tessellator_.fill(rings, triangles.mesh);
    }

    void add_facts(const Row& row) {
        out_.from.push_back(row.from.jdn);
        out_.until.push_back(row.until.jdn);
        out_.category.push_back(categories_.of(row));
        out_.layer.push_back(row.layer);
        out_.text_at.push_back(row.text);
    }

    void finish() {
        out_.rings_of.push_back(static_cast<std::uint32_t>(out_.ring_first.size()));
        out_.ring_first.push_back(static_cast<std::uint32_t>(out_.ring_points.size()));
        fine_.move_into(out_.fill);
        coarse_.move_into(out_.coarse_fill);
        out_.text = std::vector<char>(table_.text.begin(), table_.text.end());
        out_.categories = std::move(categories_.names);
        std::vector<std::int32_t> days(out_.from.begin(), out_.from.end());
        days.insert(days.end(), out_.until.begin(), out_.until.end());
        std::sort(days.begin(), days.end());
        days.erase(std::unique(days.begin(), days.end()), days.end());
        out_.changes = std::move(days);
    }

    const Projector& projector_;
    LonLatBox sheet_;
    const FeatureTable& table_;
    Categories categories_;
    Tessellator tessellator_;
    Triangles fine_, coarse_;
    double nearest_m_ = 0.0;
    Features out_;
};

}  // namespace

Features bake_features(const Projector& projector, const LonLatBox& sheet,
                       const FeatureTable& table, double home_m_per_px,
                       const std::function<bool(int done, int total)>& report) {
    if (table.rows.empty()) {
        return {};
    }
    return FeatureBaker(projector, sheet, table, home_m_per_px).bake(report);
}

}  // namespace nandu
