#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <system_error>
#include <utility>

#include "base/printable.h"
#include "base/utf8.h"
#include "import/field_text.h"
#include "import/gdal_session.h"
#include "import/layer_files.h"
#include "import/reach.h"
#include "import/spatial_reference.h"
#include "import/text_table.h"

namespace nandu {
namespace {

struct Format {
    std::string_view extension;
    const char* driver;
    bool vector;
};
constexpr Format kFormats[] = {
    {".geojson", "GeoJSON", true}, {".json", "GeoJSON", true},       {".gpkg", "GPKG", true},
    {".fgb", "FlatGeobuf", true},  {".shp", "ESRI Shapefile", true}, {".tif", "GTiff", false},
    {".tiff", "GTiff", false},
};

std::string small_extension(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    for (char& c : extension) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return extension;
}

const Format* format_of(const std::filesystem::path& path) {
    const std::string extension = small_extension(path);
    for (const Format& format : kFormats) {
        if (extension == format.extension) {
            return &format;
        }
    }
    return nullptr;
}

/// Fields under the names that people give them, ours first.
class Fields {
public:
    explicit Fields(const OGRFeatureDefn& definition) {
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            std::string name = definition.GetFieldDefn(i)->GetNameRef();
            for (char& c : name) {
                c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            }
            names_.push_back(std::move(name));
        }
    }

    std::string text(OGRFeature& feature, std::initializer_list<std::string_view> names) const {
        for (const std::string_view name : names) {
            const auto found = std::find(names_.begin(), names_.end(), name);
            if (found == names_.end()) {
                continue;
            }
            const std::string value = without_acting(
                field_text(feature, static_cast<int>(found - names_.begin())));
            if (!value.empty()) {
                return value;
            }
        }
        return {};
    }

private:
    std::vector<std::string> names_;
};

class VectorReader {
public:
    VectorReader(const std::filesystem::path& path, const ManifestLayer& entry, DateReader& dates,
                 Problems& problems)
        : entry_(entry),
          dates_(dates),
          problems_(problems),
          session_((path.parent_path() / "").string()) {
        layer_.key = entry.table.empty() ? std::filesystem::path(entry.file.text).stem().string()
                                         : entry.table;
        layer_.kind = entry.kind;
        layer_.level = entry.level;
        modern_.key = layer_.key + "-modern";
        modern_.kind = LayerKind::Reference;
        modern_.level = entry.level;
    }

    void read(const std::filesystem::path& path, Layers& layers) {
        const Format* format = format_of(path);
        const char* const options[] = {"DATE_AS_STRING=YES", nullptr};
        const bool json = std::string_view(format->driver) == "GeoJSON";
        const GDALDatasetUniquePtr dataset =
            open_source(path, format->driver, GDAL_OF_VECTOR, json ? options : nullptr);
        if (!dataset) {
            const std::vector<double> at = session_.take_numbers();
            complain(json && at.size() >= 2 ? fmt::format("line {:g}, character {:g}", at[0], at[1])
                                            : "",
                     "", "a file that is none or damaged",
                     fmt::format("a {} file", format->driver));
            return;
        }
        OGRLayer* source = chosen_layer(*dataset);
        if (source == nullptr || !prepare_transformation(*source)) {
            return;
        }
        const Fields fields(*source->GetLayerDefn());
        source->ResetReading();
        std::size_t count = 0;
        while (const OGRFeatureUniquePtr feature{source->GetNextFeature()}) {
            if (++count > kMostFeatures || vertices_ > kMostVertices) {
                complain("", "",
                         vertices_ > kMostVertices ? "more points than that"
                                                   : "more features than that",
                         fmt::format("at most {} features with {} points in all; the rest is left "
                                     "out",
                                     kMostFeatures, kMostVertices));
                break;
            }
            read_feature(*feature, fields);
        }
        if (!session_.take_messages().empty()) {
            problems_.push_back({entry_.file.text, "", "", "",
                                 "a file that is whole; some of it may be missing", "",
                                 Severity::Warning});
        }
        if (layer_.features.empty() && modern_.features.empty()) {
            problems_.push_back({entry_.file.text, "", "", "no features",
                                 "at least one that can be used", "", Severity::Warning});
            return;
        }
        layers.vectors.push_back(std::move(layer_));
        if (!modern_.features.empty()) {
            layers.vectors.push_back(std::move(modern_));
        }
    }

private:
    void complain(const std::string& where, const std::string& field, const std::string& found,
                  const std::string& expected, const std::string& guess = {},
                  Severity severity = Severity::Error) {
        problems_.push_back(
            {entry_.file.text, where, field, shortened(found), expected, guess, severity});
    }

    OGRLayer* chosen_layer(GDALDataset& dataset) {
        std::vector<std::string> names;
        for (int i = 0; i < dataset.GetLayerCount(); ++i) {
            names.emplace_back(dataset.GetLayer(i)->GetName());
        }
        if (names.empty()) {
            complain("", "", "no layers", "one layer");
            return nullptr;
        }
        const std::vector<std::string_view> words(names.begin(), names.end());
        if (entry_.table.empty()) {
            if (names.size() > 1) {
                complain("", "table", fmt::format("{} layers", names.size()),
                         "table = one of " + alternatives(words));
                return nullptr;
            }
            return dataset.GetLayer(0);
        }
        // A GeoJSON file has one layer, whatever it is called.
        for (int i = 0; i < dataset.GetLayerCount(); ++i) {
            if (names[static_cast<std::size_t>(i)] == entry_.table) {
                return dataset.GetLayer(i);
            }
        }
        complain("", "table", entry_.table, alternatives(words), nearest_of(entry_.table, words));
        return nullptr;
    }

    bool prepare_transformation(const OGRLayer& source) {
        const OGRSpatialReference* found = const_cast<OGRLayer&>(source).GetSpatialRef();
        if (found == nullptr) {
            complain("", "", "", "a spatial reference; WGS 84 is assumed", "", Severity::Warning);
            return true;
        }
        if (refers_to_grids(*found)) {
            complain("", "", "a reference system that reads other files", objection_to_grids("grids="));
            return false;
        }
        OGRSpatialReference from = *found;
        from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const OGRSpatialReference degrees = wgs84();
        if (from.IsSame(&degrees)) {
            return true;
        }
        to_degrees_.reset(OGRCreateCoordinateTransformation(&from, &degrees));
        if (!to_degrees_) {
            complain("", "", found->GetName() == nullptr ? "" : found->GetName(),
                     "a spatial reference on the Earth, such as WGS 84");
            return false;
        }
        return true;
    }

    void read_feature(OGRFeature& source, const Fields& fields) {
        if (fields.text(source, {"draw"}) == "0") {
            return;
        }
        LayerFeature feature;
        feature.key = fields.text(source, {"id"});
        if (feature.key.empty()) {
            feature.key = std::to_string(source.GetFID());
        }
        where_ = "feature " + feature.key;
        if (!read_geometry(source, feature)) {
            return;
        }
        feature.name = {fields.text(source, {"name", "name_en"}),
                        fields.text(source, {"name_hant", "name_zh", "name_zh_hant"}),
                        fields.text(source, {"name_hans", "name_zh_hans"})};
        feature.kind = fields.text(source, {"kind"});
        read_numbers(source, fields, feature);
        if (!read_span(source, fields, feature)) {
            return;
        }
        read_certainty(source, fields, feature);
        const std::string modern = fields.text(source, {"modern_only"});
        const bool is_modern = entry_.kind == LayerKind::River && !modern.empty() &&
                               modern != "0" && modern != "no" && modern != "false";
        (is_modern ? modern_ : layer_).features.push_back(std::move(feature));
    }

    void read_numbers(OGRFeature& source, const Fields& fields, LayerFeature& feature) {
        const std::string width = fields.text(source, {"width"});
        if (!width.empty()) {
            const std::optional<double> number = parsed_number(width);
            if (number && *number >= 1.0 && *number <= 7.0) {
                feature.width = static_cast<int>(std::lround(*number));
            } else {
                complain(where_, "width", width, "a whole number from 1 (widest) to 7");
            }
        }
        const std::string area = fields.text(source, {"area_km2"});
        if (!area.empty()) {
            const std::optional<double> number = parsed_number(area);
            if (number && *number >= 0.0) {
                feature.area_km2 = *number;
            } else {
                complain(where_, "area_km2", area, "a number not below 0");
            }
        }
    }

    bool read_span(OGRFeature& source, const Fields& fields, LayerFeature& feature) {
        const std::string from =
            fields.text(source, {"from", "valid_from", "start", "start_date", "begin"});
        const std::string until = fields.text(source, {"until", "valid_to", "end", "end_date"});
        std::optional<DateValue> begin;
        std::optional<DateValue> end;
        for (const auto& [text, name, value] :
             {std::tuple{&from, "from", &begin}, std::tuple{&until, "until", &end}}) {
            if (text->empty() || *text == "..") {
                continue;
            }
            const Result<DateValue>& read = dates_.read(*text);
            if (!read) {
                problems_.push_back(
                    date_problem(read.error(), entry_.file.text, where_, name, *text));
                return false;
            }
            *value = *read;
        }
        if (begin && end && end->last <= begin->first) {
            complain(where_, "until", until, fmt::format("a day after {}, when it began", from));
            return false;
        }
        feature.span = timespan_from_until(begin.value_or(DateValue{}), end.value_or(DateValue{}));
        return true;
    }

    void read_certainty(OGRFeature& source, const Fields& fields, LayerFeature& feature) {
        static constexpr std::pair<std::string_view, bool> kDashed[] = {
            {"certain", false}, {"probable", false}, {"approximate", true}, {"disputed", true},
            {"high", false},    {"medium", false},   {"low", true},
        };
        const std::string word = fields.text(source, {"certainty"});
        if (word.empty()) {
            return;
        }
        for (const auto& [known, dashed] : kDashed) {
            if (word == known) {
                feature.approximate = dashed;
                return;
            }
        }
        complain(where_, "certainty", word, "certain, probable, approximate or disputed");
    }

    bool read_geometry(OGRFeature& source, LayerFeature& feature) {
        std::unique_ptr<OGRGeometry> geometry(source.StealGeometry());
        if (!geometry || geometry->IsEmpty()) {
            complain(where_, "", "no geometry", "a line or an area");
            return false;
        }
        if (geometry->hasCurveGeometry(1) != 0) {
            geometry.reset(geometry->getLinearGeometry());
        }
        geometry->flattenTo2D();
        if (to_degrees_ && geometry->transform(to_degrees_.get()) != OGRERR_NONE) {
            complain(where_, "", "", "positions that can be put on the Earth");
            return false;
        }
        if (!has_sane_positions(*geometry) || !repair(geometry)) {
            return false;
        }
        const std::string kind = OGRGeometryTypeToName(geometry->getGeometryType());
        const bool wants_areas = entry_.kind == LayerKind::Land || entry_.kind == LayerKind::Lake ||
                                 entry_.kind == LayerKind::Area;
        const bool wants_lines = entry_.kind == LayerKind::River;
        take(*geometry, !wants_lines, !wants_areas, feature);
        if (feature.rings.empty() && entry_.shares_file) {
            return false;
        }
        if (feature.rings.empty()) {
            complain(where_, "", kind,
                     wants_areas   ? "Polygon or Multi Polygon"
                     : wants_lines ? "Line String or Multi Line String"
                                   : "lines or polygons");
            return false;
        }
        return true;
    }

    /// Checks every vertex: NaN, infinity, and degrees that are none.
    bool has_sane_positions(const OGRGeometry& geometry) {
        OGREnvelope box;
        bool finite = true;
        visit_lines(geometry, [&](const OGRSimpleCurve& line) {
            for (int i = 0; i < line.getNumPoints(); ++i) {
                finite = finite && std::isfinite(line.getX(i)) && std::isfinite(line.getY(i));
            }
            vertices_ += static_cast<std::size_t>(line.getNumPoints());
        });
        if (!finite) {
            complain(where_, "", "a position that is no number", "degrees on WGS 84");
            return false;
        }
        geometry.getEnvelope(&box);
        // A hair beyond the edge of the world is what transformations and clipping leave.
        constexpr double kHair = 1e-6;
        if (box.MinX < -180.0 - kHair || box.MaxX > 180.0 + kHair || box.MinY < -90.0 - kHair ||
            box.MaxY > 90.0 + kHair) {
            const bool swapped =
                box.MinX >= -90.0 && box.MaxX <= 90.0 && box.MinY >= -180.0 && box.MaxY <= 180.0;
            complain(where_, "", fmt::format("positions up to {:g}, {:g}", box.MaxX, box.MaxY),
                     swapped ? "lon from -180 to 180 and lat from -90 to 90; they are swapped"
                             : "lon from -180 to 180 and lat from -90 to 90");
            return false;
        }
        return true;
    }

    template <class Visit>
    static void visit_lines(const OGRGeometry& geometry, const Visit& visit) {
        switch (wkbFlatten(geometry.getGeometryType())) {
            case wkbLineString:
                visit(*geometry.toLineString());
                break;
            case wkbPolygon: {
                const OGRPolygon& polygon = *geometry.toPolygon();
                for (const OGRLinearRing* ring : polygon) {
                    visit(*ring);
                }
                break;
            }
            case wkbMultiLineString:
            case wkbMultiPolygon:
            case wkbGeometryCollection:
                for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
                    visit_lines(*part, visit);
                }
                break;
            default:
                break;
        }
    }

    /// Areas whose edges cross are mended, with a warning that says where.
    bool repair(std::unique_ptr<OGRGeometry>& geometry) {
        if (geometry->getDimension() < 2) {
            return true;
        }
        geometry->closeRings();
        session_.take_messages();
        if (geometry->IsValid() != 0) {
            return true;
        }
        const std::vector<double> at = session_.take_numbers();
        const std::string near =
            at.size() >= 2 ? fmt::format(" (near {:g}, {:g})", at[0], at[1]) : "";
        std::unique_ptr<OGRGeometry> mended(geometry->MakeValid());
        if (!mended || mended->IsEmpty() || mended->getDimension() < 2) {
            complain(where_, "", "", "an area that can be drawn" + near);
            return false;
        }
        complain(where_, "", "", fmt::format("edges that do not cross{}; it was mended", near), "",
                 Severity::Warning);
        geometry = std::move(mended);
        return true;
    }

    static std::vector<LonLat> positions(const OGRSimpleCurve& line) {
        std::vector<LonLat> found;
        found.reserve(static_cast<std::size_t>(line.getNumPoints()));
        for (int i = 0; i < line.getNumPoints(); ++i) {
            found.push_back(
                {std::clamp(line.getX(i), -180.0, 180.0), std::clamp(line.getY(i), -90.0, 90.0)});
        }
        return found;
    }

    void take(const OGRGeometry& geometry, bool areas, bool lines, LayerFeature& feature) {
        switch (wkbFlatten(geometry.getGeometryType())) {
            case wkbLineString:
                if (lines && geometry.toLineString()->getNumPoints() >= 2) {
                    feature.rings.push_back(positions(*geometry.toLineString()));
                }
                break;
            case wkbPolygon: {
                const OGRPolygon& polygon = *geometry.toPolygon();
                const OGRLinearRing* outer = polygon.getExteriorRing();
                if (!areas || outer == nullptr || outer->getNumPoints() < 4) {
                    break;
                }
                feature.parts.push_back(static_cast<std::uint32_t>(feature.rings.size()));
                for (const OGRLinearRing* ring : polygon) {
                    if (ring->getNumPoints() >= 4) {
                        feature.rings.push_back(positions(*ring));
                    }
                }
                break;
            }
            case wkbMultiLineString:
            case wkbMultiPolygon:
            case wkbGeometryCollection:
                for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
                    take(*part, areas, lines, feature);
                }
                break;
            default:
                break;
        }
    }

    const ManifestLayer& entry_;
    DateReader& dates_;
    Problems& problems_;
    GdalSession session_;
    Transformation to_degrees_;
    std::string where_;
    Layer layer_;
    Layer modern_;
    std::size_t vertices_ = 0;
};

}  // namespace

std::optional<std::filesystem::path> layer_path(const Reach& reach, const ManifestText& file,
                                                const std::string& manifest, Problems& problems) {
    const auto refuse = [&](Problem problem) {
        problem.file = manifest;
        problem.where = file.where();
        problem.field = "file";
        // A connection string may hold a password.
        if (problem.found.empty() && host_of(file.text).empty()) {
            problem.found = shortened(file.text);
        }
        problems.push_back(std::move(problem));
        return std::nullopt;
    };
    Result<std::filesystem::path> path = allowed(file.text, reach);
    if (!path) {
        return refuse(path.error());
    }
    if (format_of(*path) == nullptr) {
        Problem problem;
        problem.expected = "a file of the kind .geojson, .gpkg, .fgb, .shp or .tif";
        return refuse(std::move(problem));
    }
    if (std::optional<Problem> objection = objection_to_file(*path, reach)) {
        return refuse(std::move(*objection));
    }
    return std::move(*path);
}

void read_vector_layer(const std::filesystem::path& path, const ManifestLayer& entry,
                       DateReader& dates, Layers& layers, Problems& problems) {
    if (!format_of(path)->vector) {
        problems.push_back({entry.file.text, "", "", "a picture",
                            "lines or areas; pictures stand under [[raster]]", "",
                            Severity::Error});
        return;
    }
    VectorReader(path, entry, dates, problems).read(path, layers);
}

}  // namespace nandu
