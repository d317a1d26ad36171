#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "base/utf8.h"
#include "import/gdal_session.h"
#include "import/layer_files.h"
#include "import/reach.h"

namespace nandu {
namespace {

/// Beyond the extent lies ground too, for the corners of a conic map: the bake takes 15 degrees and
/// cuts the edges of ours away.
constexpr double kRoomDeg = 16.0;

std::vector<LonLat> points_of(const OGRSimpleCurve& line) {
    std::vector<LonLat> points;
    points.reserve(static_cast<std::size_t>(line.getNumPoints()));
    for (int i = 0; i < line.getNumPoints(); ++i) {
        points.push_back(
            {std::clamp(line.getX(i), -180.0, 180.0), std::clamp(line.getY(i), -90.0, 90.0)});
    }
    return points;
}

void take_parts(const OGRGeometry& geometry, LayerFeature& feature) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbLineString:
            feature.rings.push_back(points_of(*geometry.toLineString()));
            break;
        case wkbPolygon:
            feature.parts.push_back(static_cast<std::uint32_t>(feature.rings.size()));
            for (const OGRLinearRing* ring : *geometry.toPolygon()) {
                feature.rings.push_back(points_of(*ring));
            }
            break;
        case wkbMultiLineString:
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
                take_parts(*part, feature);
            }
            break;
        default:
            break;
    }
}

std::vector<Layer> cut_world(const std::filesystem::path& world, const LonLatBox& extent,
                             Problems& problems) {
    std::vector<Layer> layers;
    struct Part {
        const char* table;
        LayerKind kind;
        int level;
    };
    constexpr Part kParts[] = {{"land_low", LayerKind::Land, 0},
                               {"land_high", LayerKind::Land, 1},
                               {"rivers", LayerKind::River, 0}};
    const GdalSession session;
    const GDALDatasetUniquePtr dataset = open_source(world, "GPKG", GDAL_OF_VECTOR);
    if (!dataset) {
        problems.push_back({world.filename().string(), "", "", "",
                            "the coast of the world; the map has no land", "", Severity::Warning});
        return layers;
    }
    const double west = std::max(-180.0, extent.west_deg - kRoomDeg);
    const double east = std::min(180.0, extent.east_deg + kRoomDeg);
    const double south = std::max(-90.0, extent.south_deg - kRoomDeg);
    const double north = std::min(90.0, extent.north_deg + kRoomDeg);
    OGRLinearRing edge;
    for (const auto& [lon, lat] :
         {std::pair{west, south}, std::pair{east, south}, std::pair{east, north},
          std::pair{west, north}, std::pair{west, south}}) {
        edge.addPoint(lon, lat);
    }
    OGRPolygon frame;
    frame.addRing(&edge);
    for (const Part& part : kParts) {
        OGRLayer* source = dataset->GetLayerByName(part.table);
        if (source == nullptr) {
            continue;
        }
        Layer layer;
        layer.key = part.table;
        layer.kind = part.kind;
        layer.level = part.level;
        const int name = source->GetLayerDefn()->GetFieldIndex("name");
        const int width = source->GetLayerDefn()->GetFieldIndex("width");
        source->SetSpatialFilterRect(west, south, east, north);
        while (const OGRFeatureUniquePtr row{source->GetNextFeature()}) {
            const OGRGeometry* whole = row->GetGeometryRef();
            if (whole == nullptr) {
                continue;
            }
            // A continent has a hundred thousand corners; the bake would project all of them.
            const std::unique_ptr<OGRGeometry> part_inside(whole->Intersection(&frame));
            const OGRGeometry& geometry = part_inside ? *part_inside : *whole;
            LayerFeature feature;
            take_parts(geometry, feature);
            if (feature.rings.empty()) {
                continue;
            }
            if (width >= 0) {
                feature.kind = "river";
                feature.width = std::clamp(row->GetFieldAsInteger(width), 1, 7);
            }
            if (name >= 0 && is_valid_utf8(row->GetFieldAsString(name))) {
                feature.name.en = row->GetFieldAsString(name);
            }
            layer.features.push_back(std::move(feature));
        }
        layers.push_back(std::move(layer));
    }
    return layers;
}

/// The world as it was cut last: an atlas that is saved again mostly asks for the same piece.
struct {
    std::mutex mutex;
    std::filesystem::path world;
    LonLatBox extent;
    std::vector<Layer> layers;
} last_cut;

bool same_box(const LonLatBox& a, const LonLatBox& b) {
    return a.west_deg == b.west_deg && a.south_deg == b.south_deg && a.east_deg == b.east_deg &&
           a.north_deg == b.north_deg;
}

}  // namespace

void read_world(const std::filesystem::path& world, const LonLatBox& extent, Layers& layers,
                Problems& problems) {
    const std::lock_guard lock(last_cut.mutex);
    if (last_cut.world != world || !same_box(last_cut.extent, extent)) {
        last_cut.layers = cut_world(world, extent, problems);
        last_cut.world = last_cut.layers.empty() ? std::filesystem::path() : world;
        last_cut.extent = extent;
    }
    layers.vectors.insert(layers.vectors.end(), last_cut.layers.begin(), last_cut.layers.end());
}

}  // namespace nandu
