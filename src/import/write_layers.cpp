#include "import/write_layers.h"

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <system_error>
#include <utility>

#include "atlas/citations.h"
#include "calendar/civil.h"
#include "calendar/date_value.h"
#include "calendar/write_date.h"
#include "import/gdal_session.h"
#include "import/spatial_reference.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;
using Shape = LayerTable::Shape;

/// Says why nothing could be written at `file`, as far as that can be found out.
Failure cannot_write(const fs::path& file) {
    std::error_code error;
    const fs::path folder = fs::absolute(file, error).parent_path();
    Problem problem;
    problem.file = file.filename().string();
    problem.found = fs::is_directory(folder, error)
                        ? ""
                        : "no folder " + folder.string();
    problem.expected = "a place where this file can be written, with room for it";
    return Failure(problem);
}

/// The name under which something is written until it is whole.
fs::path part_of_file(const fs::path& file) {
    // SQLite and GDAL look at the extension: it stays.
    fs::path part = file;
    part.replace_filename("." + file.stem().string() + ".part" + file.extension().string());
    return part;
}

Result<void> put_in_place(const fs::path& part, const fs::path& file) {
    std::error_code error;
    fs::rename(part, file, error);
    if (error) {
        fs::remove_all(part, error);
        return cannot_write(file);
    }
    return {};
}

OGRwkbGeometryType wkb_type(Shape shape) {
    switch (shape) {
        case Shape::None:
            return wkbNone;
        case Shape::Point:
            return wkbPoint;
        case Shape::Line:
            return wkbLineString;
        case Shape::Area:
            return wkbMultiPolygon;
    }
    return wkbNone;
}

std::unique_ptr<OGRGeometry> geometry_of(Shape shape, const LayerTable::Row& row) {
    if (row.rings.empty() || shape == Shape::None) {
        return nullptr;
    }
    if (shape == Shape::Point) {
        const LonLat p = row.rings.front().front();
        return std::make_unique<OGRPoint>(p.lon_deg, p.lat_deg);
    }
    const auto fill = [](OGRSimpleCurve& line, const std::vector<LonLat>& points) {
        for (const LonLat p : points) {
            line.addPoint(p.lon_deg, p.lat_deg);
        }
    };
    if (shape == Shape::Line) {
        auto line = std::make_unique<OGRLineString>();
        fill(*line, row.rings.front());
        return line;
    }
    auto areas = std::make_unique<OGRMultiPolygon>();
    for (std::size_t k = 0; k < row.parts.size(); ++k) {
        const std::size_t end = k + 1 < row.parts.size() ? row.parts[k + 1] : row.rings.size();
        OGRPolygon polygon;
        for (std::size_t i = row.parts[k]; i < end; ++i) {
            OGRLinearRing ring;
            fill(ring, row.rings[i]);
            polygon.addRing(&ring);
        }
        areas->addGeometry(&polygon);
    }
    return areas;
}

/// False where GDAL refused something.
bool add_layer(GDALDataset& dataset, const LayerTable& table, bool dates_as_text,
               const char* const* options) {
    const OGRSpatialReference degrees = wgs84();
    OGRLayer* layer = dataset.CreateLayer(
        table.name.c_str(), table.shape == Shape::None ? nullptr
                                                       : const_cast<OGRSpatialReference*>(&degrees),
        wkb_type(table.shape), const_cast<char**>(options));
    if (layer == nullptr) {
        return false;
    }
    using Kind = LayerTable::Kind;
    for (const LayerTable::Field& field : table.fields) {
        const OGRFieldType type = field.kind == Kind::Whole                   ? OFTInteger
                                  : field.kind == Kind::Real                  ? OFTReal
                                  : field.kind == Kind::Date && !dates_as_text ? OFTDate
                                                                              : OFTString;
        OGRFieldDefn definition(field.name.c_str(), type);
        if (layer->CreateField(&definition) != OGRERR_NONE) {
            return false;
        }
    }
    for (const LayerTable::Row& row : table.rows) {
        OGRFeature feature(layer->GetLayerDefn());
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
            const std::string& text = row.cell(table.fields[i].name);
            const bool date = table.fields[i].kind == Kind::Date && !dates_as_text;
            // A DATE of SQLite has no year before 1; the text columns keep those.
            if (text.empty() || (date && (text[0] == '-' || text.substr(0, 4) == "0000"))) {
                continue;
            }
            feature.SetField(static_cast<int>(i), text.c_str());
        }
        if (auto geometry = geometry_of(table.shape, row)) {
            feature.SetGeometryDirectly(geometry.release());
        }
        if (layer->CreateFeature(&feature) != OGRERR_NONE) {
            return false;
        }
    }
    return true;
}

GDALDatasetUniquePtr created(const char* driver_name, const fs::path& file) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_name);
    return GDALDatasetUniquePtr(
        driver == nullptr ? nullptr
                          : driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
}

// KML

/// An instant as XML Schema 1.0 has it, which knows no year 0: 2 BC is -0002.
std::string instant(Day day) {
    const CivilDate date = civil_from_day(day, CivilCalendar::Gregorian);
    const int year = date.year > 0 ? date.year : date.year - 1;
    return fmt::format("{}{:04}-{:02}-{:02}T00:00:00Z", year < 0 ? "-" : "", std::abs(year),
                       date.month, date.day);
}

CPLXMLNode* element(CPLXMLNode* parent, const char* name) {
    return CPLCreateXMLNode(parent, CXT_Element, name);
}
void element(CPLXMLNode* parent, const char* name, const std::string& text) {
    CPLCreateXMLElementAndValue(parent, name, text.c_str());
}

std::string coordinates(const std::vector<LonLat>& points) {
    std::string text;
    for (const LonLat p : points) {
        text += fmt::format("{}{:.6f},{:.6f}", text.empty() ? "" : " ", p.lon_deg, p.lat_deg);
    }
    return text;
}

/// KML's own order: alpha, blue, green, red.
std::string kml_colour(Colour colour, unsigned alpha) {
    return fmt::format("{:02x}{:02x}{:02x}{:02x}", alpha, colour.rgb & 255U,
                       colour.rgb >> 8U & 255U, colour.rgb >> 16U);
}

/// Google Earth takes a description for HTML; what stands in a table is never markup.
std::string as_html(const std::string& text) {
    const std::unique_ptr<char, void (*)(void*)> escaped(
        CPLEscapeString(text.c_str(), static_cast<int>(text.size()), CPLES_XML), VSIFree);
    return escaped.get();
}

std::string both_names(const LocalizedText& text) {
    return text.en.empty() || text.hant.empty() || text.en == text.hant
               ? text.in(Language::En)
               : text.en + " " + text.hant;
}

/// One thing on the map, in the order of elements that the schema of KML asks for.
struct Placemark {
    std::string name;
    std::string description;
    DaySpan shown{kDistantPast, kDistantFuture};
    PolityId style = kNo<PolityId>;
    std::vector<std::pair<const char*, std::string>> facts;

    /// The geometry is added to what this returns.
    CPLXMLNode* add_to(CPLXMLNode* folder) const {
        CPLXMLNode* placemark = element(folder, "Placemark");
        element(placemark, "name", name);
        if (!description.empty()) {
            element(placemark, "description", as_html(description));
        }
        if (shown.from != kDistantPast || shown.until != kDistantFuture) {
            CPLXMLNode* span = element(placemark, "TimeSpan");
            if (shown.from != kDistantPast) {
                element(span, "begin", instant(shown.from));
            }
            if (shown.until != kDistantFuture) {
                element(span, "end", instant(shown.until));
            }
        }
        if (style != kNo<PolityId>) {
            element(placemark, "styleUrl", fmt::format("#polity-{}", static_cast<int>(style)));
        }
        CPLXMLNode* data = nullptr;
        for (const auto& [key, text] : facts) {
            if (!text.empty()) {
                data = data == nullptr ? element(placemark, "ExtendedData") : data;
                CPLXMLNode* fact = element(data, "Data");
                CPLAddXMLAttributeAndValue(fact, "name", key);
                element(fact, "value", text);
            }
        }
        return placemark;
    }
};

void add_point(CPLXMLNode* placemark, LonLat position) {
    element(element(placemark, "Point"), "coordinates", coordinates({position}));
}

void add_line(CPLXMLNode* placemark, const std::vector<LonLat>& points) {
    CPLXMLNode* line = element(placemark, "LineString");
    element(line, "tessellate", "1");
    element(line, "coordinates", coordinates(points));
}

void add_areas(CPLXMLNode* placemark, const LayerTable::Row& row) {
    CPLXMLNode* areas = element(placemark, "MultiGeometry");
    for (std::size_t k = 0; k < row.parts.size(); ++k) {
        const std::size_t end = k + 1 < row.parts.size() ? row.parts[k + 1] : row.rings.size();
        CPLXMLNode* polygon = element(areas, "Polygon");
        element(polygon, "tessellate", "1");
        for (std::size_t i = row.parts[k]; i < end; ++i) {
            CPLXMLNode* border =
                element(polygon, i == row.parts[k] ? "outerBoundaryIs" : "innerBoundaryIs");
            element(element(border, "LinearRing"), "coordinates", coordinates(row.rings[i]));
        }
    }
}

class KmlDocument {
public:
    explicit KmlDocument(const Atlas& atlas)
        : atlas_(atlas), root_(CPLCreateXMLNode(nullptr, CXT_Element, "kml"), CPLDestroyXMLNode) {
        CPLAddXMLAttributeAndValue(root_.get(), "xmlns", "http://www.opengis.net/kml/2.2");
        document_ = element(root_.get(), "Document");
        element(document_, "name", both_names(atlas.manifest.title));
        element(document_, "description",
                "The time slider is in the proleptic Gregorian calendar; from, until and when are "
                "Julian.");
        for (std::size_t i = 0; i < atlas.polities.size(); ++i) {
            const PolityStyle& look = atlas.polities[i].style;
            CPLXMLNode* style = element(document_, "Style");
            CPLAddXMLAttributeAndValue(style, "id", fmt::format("polity-{}", i).c_str());
            CPLXMLNode* line = element(style, "LineStyle");
            element(line, "color", kml_colour(look.ink_light, 0xFF));
            element(line, "width", "2");
            CPLXMLNode* fill = element(style, "PolyStyle");
            element(fill, "color", kml_colour(look.fill_light, 0xB0));
            element(fill, "outline", "0");
        }
    }

    void add_picture(const LayerTable& table) {
        const bool areas = table.shape == Shape::Area;
        CPLXMLNode* to = folder(areas ? "Holdings" : "Marches");
        for (const LayerTable::Row& row : table.rows) {
            Placemark mark;
            mark.name = row.cell(areas ? "name" : "title");
            mark.description = row.cell(areas ? "holder" : "commander");
            mark.shown = row.shown;
            mark.style = find_polity(atlas_, row.cell("polity"));
            for (const char* column :
                 {"from", "until", "certainty", "inferred", "interpolated", "note"}) {
                mark.facts.emplace_back(column, row.cell(column));
            }
            mark.facts.emplace_back("sources", row.cell("citations"));
            CPLXMLNode* placemark = mark.add_to(to);
            if (areas) {
                add_areas(placemark, row);
            } else {
                add_line(placemark, row.rings.front());
            }
        }
    }

    void add_places() {
        CPLXMLNode* to = folder("Places");
        for (const Place& place : atlas_.places) {
            Placemark mark;
            mark.name = both_names(place.name);
            mark.description = place.description.in(Language::En);
            mark.facts = {{"certainty", std::string(word_of(place.certainty))},
                          {"sources", citations_of(atlas_, place.sources)}};
            // A placemark for each name, while it was in use.
            for (const Toponym& name : place.names) {
                Placemark dated = mark;
                dated.name = both_names(name.name);
                dated.shown = {name.span.begin_earliest, name.span.end_earliest};
                add_point(dated.add_to(to), place.position);
            }
            if (place.names.empty()) {
                add_point(mark.add_to(to), place.position);
            }
        }
    }

    void add_events() {
        CPLXMLNode* to = folder("Events");
        for (const Event& event : atlas_.events) {
            if (event.place == kNo<PlaceId>) {
                continue;  // Without a position there is nothing to show.
            }
            Placemark mark;
            mark.name = both_names(event.title);
            mark.description = event.summary.in(Language::En);
            mark.shown = timespan_of(event.when).possible();
            mark.facts = {{"when", write_edtf(event.when)},
                          {"certainty", std::string(word_of(event.certainty))},
                          {"sources", citations_of(atlas_, event.sources)}};
            add_point(mark.add_to(to), atlas_[event.place].position);
        }
    }

    void add_stays() {
        CPLXMLNode* to = folder("Courts and captives");
        for (const Stay& stay : atlas_.stays) {
            Placemark mark;
            mark.name = stay.label.empty() ? both_names(atlas_[stay.polity].name)
                                           : both_names(stay.label);
            mark.description = stay.summary.in(Language::En);
            mark.shown = {stay.span.begin_earliest, stay.span.end_earliest};
            mark.style = stay.polity;
            mark.facts = {{"place", both_names(atlas_[stay.place].name)},
                          {"certainty", std::string(word_of(stay.certainty))},
                          {"sources", citations_of(atlas_, stay.sources)}};
            add_point(mark.add_to(to), atlas_[stay.place].position);
        }
    }

    std::string text() const {
        const std::unique_ptr<char, void (*)(void*)> text(CPLSerializeXMLTree(root_.get()),
                                                          VSIFree);
        return std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") + text.get();
    }

private:
    CPLXMLNode* folder(const char* name) {
        CPLXMLNode* made = element(document_, "Folder");
        element(made, "name", name);
        return made;
    }

    const Atlas& atlas_;
    std::unique_ptr<CPLXMLNode, void (*)(CPLXMLNode*)> root_;
    CPLXMLNode* document_ = nullptr;
};

Result<void> write_text(const fs::path& file, const std::string& text) {
    const fs::path part = part_of_file(file);
    std::ofstream stream(part, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) {
        std::error_code error;
        fs::remove(part, error);
        return cannot_write(file);
    }
    return put_in_place(part, file);
}

}  // namespace

Result<void> write_geopackage(const std::vector<LayerTable>& tables, const std::string& manifest,
                              const fs::path& file) {
    const GdalSession session;
    const fs::path part = part_of_file(file);
    std::error_code error;
    fs::remove(part, error);
    LayerTable about;
    about.name = "atlas";
    about.fields = {{"toml", LayerTable::Kind::Text}};
    about.rows.emplace_back().cells["toml"] = manifest;
    // Each feature its own transaction would be a hundred times as slow.
    GDALDatasetUniquePtr dataset = created("GPKG", part);
    bool good = dataset != nullptr && dataset->StartTransaction() == OGRERR_NONE &&
                add_layer(*dataset, about, false, nullptr);
    for (const LayerTable& table : tables) {
        good = good && add_layer(*dataset, table, false, nullptr);
    }
    good = good && dataset->CommitTransaction() == OGRERR_NONE;
    dataset.reset();
    if (!good) {
        fs::remove(part, error);
        return cannot_write(file);
    }
    return put_in_place(part, file);
}

Result<void> write_geojson_folder(const std::vector<LayerTable>& tables,
                                  const std::string& manifest, const fs::path& folder) {
    const GdalSession session;
    std::error_code error;
    if (fs::exists(folder, error)) {
        Problem problem;
        problem.file = folder.filename().string();
        problem.found = "something of that name";
        problem.expected = "the name of a new folder, for one GeoJSON file a table";
        return Failure(problem);
    }
    const fs::path part = part_of_file(folder);
    fs::remove_all(part, error);
    fs::create_directory(part, error);
    bool good = !error;
    // Fifteen digits: nothing is lost.
    const char* const options[] = {"COORDINATE_PRECISION=15", "SIGNIFICANT_FIGURES=17",
                                   "WRITE_BBOX=NO", nullptr};
    for (const LayerTable& table : tables) {
        if (!good) {
            break;
        }
        const GDALDatasetUniquePtr dataset = created("GeoJSON", part / (table.name + ".geojson"));
        good = dataset != nullptr && add_layer(*dataset, table, true, options);
    }
    {
        std::ofstream stream(part / "atlas.toml", std::ios::binary);
        stream << manifest;
        good = good && stream.flush().good();
    }
    if (!good) {
        fs::remove_all(part, error);
        return cannot_write(folder);
    }
    return put_in_place(part, folder);
}

Result<void> write_kml(const Atlas& atlas, const std::vector<LayerTable>& pictures,
                       const fs::path& file) {
    KmlDocument document(atlas);
    for (const LayerTable& table : pictures) {
        document.add_picture(table);
    }
    document.add_places();
    document.add_stays();
    document.add_events();
    return write_text(file, document.text());
}

}  // namespace nandu
