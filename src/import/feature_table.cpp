#include "import/feature_table.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/printable.h"
#include "import/field_text.h"
#include "import/reach.h"
#include "import/spatial_reference.h"

namespace nandu {
namespace {

using Row = FeatureTable::Row;
using Kind = FeatureTable::Kind;

/// So many single complaints about one layer; the rest is counted.
constexpr std::size_t kMostComplaints = 100;
/// As many colours as can be told apart, with or without colour blindness.
constexpr std::size_t kMostCategories = 8;

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return small;
}

/// Complaints about one layer, which has too many features to hear about all.
class Complaints {
public:
    Complaints(const std::string& file, Problems& problems) : file_(file), problems_(problems) {}
    ~Complaints() {
        if (count_ > kMostComplaints) {
            problems_.push_back({file_, fmt::format("{} features more", count_ - kMostComplaints), "",
                                 "", "the same; they are left out too", "", Severity::Error});
        }
    }
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;

    void add(Problem problem) {
        if (++count_ <= kMostComplaints) {
            problem.file = file_;
            problems_.push_back(std::move(problem));
        }
    }
    void add(int number, std::string_view found, std::string expected) {
        add({file_, fmt::format("feature {}", number), "", shortened(std::string(found)),
             std::move(expected), "", Severity::Error});
    }

private:
    const std::string& file_;
    Problems& problems_;
    std::size_t count_ = 0;
};

class GeometryTaker {
public:
    GeometryTaker(OGRLayer& layer, FeatureTable& table) : table_(table) {
        const OGRSpatialReference* found = layer.GetSpatialRef();
        if (found == nullptr || refers_to_grids(*found)) {
            return;
        }
        OGRSpatialReference from = *found;
        from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const OGRSpatialReference degrees = wgs84();
        if (from.IsSame(&degrees) == 0) {
            to_degrees_.reset(OGRCreateCoordinateTransformation(&from, &degrees));
        }
    }

    /// Appends the geometry's parts as rows like `row`; an objection if that cannot be done.
    std::optional<std::string> take(const OGRGeometry* geometry, const Row& row) {
        const std::size_t rows = table_.rows.size();
        const std::size_t rings = table_.rings.size();
        const std::size_t positions = table_.positions.size();
        std::optional<std::string> objection;
        if (geometry == nullptr || geometry->IsEmpty() != 0) {
            objection = "a geometry; there is none";
        } else if (geometry->hasCurveGeometry(1) != 0) {
            const std::unique_ptr<OGRGeometry> straight(geometry->getLinearGeometry());
            take_part(*straight, row);
        } else {
            take_part(*geometry, row);
        }
        if (!objection && table_.rows.size() == rows) {
            objection = "points, lines or areas with enough corners";
        }
        if (!objection) {
            objection = put_on_the_earth(positions);
        }
        if (objection) {
            table_.rows.resize(rows);
            table_.rings.resize(rings);
            table_.positions.resize(positions);
        }
        return objection;
    }

private:
    /// The last row, if the part before was of the same kind, else a new one.
    Row& row_for(Kind kind, const Row& like) {
        const bool goes_on = !table_.rows.empty() && kind != Kind::Point &&
                             table_.rows.back().text == like.text &&
                             table_.rows.back().kind == kind &&
                             table_.rows.back().layer == like.layer;
        if (!goes_on) {
            table_.rows.push_back(like);
            table_.rows.back().kind = kind;
            table_.rows.back().first_ring = static_cast<std::uint32_t>(
                kind == Kind::Point ? table_.positions.size() : table_.rings.size());
        }
        return table_.rows.back();
    }

    void take_ring(Kind kind, const OGRSimpleCurve& line, int count, const Row& like) {
        Row& row = row_for(kind, like);
        ++row.rings;
        const std::size_t first = table_.positions.size();
        table_.rings.push_back(
            {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count)});
        table_.positions.resize(first + static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            table_.positions[first + static_cast<std::size_t>(i)] = {line.getX(i), line.getY(i)};
        }
    }

    void take_part(const OGRGeometry& geometry, const Row& like) {
        switch (wkbFlatten(geometry.getGeometryType())) {
            case wkbPoint: {
                const OGRPoint& point = *geometry.toPoint();
                row_for(Kind::Point, like);
                table_.positions.push_back({point.getX(), point.getY()});
                break;
            }
            case wkbLineString: {
                const OGRLineString& line = *geometry.toLineString();
                if (line.getNumPoints() >= 2) {
                    take_ring(Kind::Line, line, line.getNumPoints(), like);
                }
                break;
            }
            case wkbPolygon:
                for (const OGRLinearRing* ring : *geometry.toPolygon()) {
                    const bool closed = ring->get_IsClosed() != 0;
                    const int count = ring->getNumPoints() - (closed ? 1 : 0);
                    if (count >= 3) {
                        take_ring(Kind::Area, *ring, count, like);
                    }
                }
                break;
            case wkbMultiPoint:
            case wkbMultiLineString:
            case wkbMultiPolygon:
            case wkbGeometryCollection:
                for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
                    take_part(*part, like);
                }
                break;
            default:
                break;
        }
    }

    std::optional<std::string> put_on_the_earth(std::size_t first) {
        constexpr double kHair = 1e-6;  // What transformations leave beyond the edge of the world.
        for (std::size_t i = first; i < table_.positions.size(); ++i) {
            LonLat& p = table_.positions[i];
            if (to_degrees_ && to_degrees_->Transform(1, &p.lon_deg, &p.lat_deg) == 0) {
                return "positions that can be put on the Earth";
            }
            if (!(std::abs(p.lon_deg) <= 180.0 + kHair && std::abs(p.lat_deg) <= 90.0 + kHair)) {
                return "lon from -180 to 180 and lat from -90 to 90";
            }
        }
        return std::nullopt;
    }

    FeatureTable& table_;
    Transformation to_degrees_;
};

/// Visits every cell of a layer's rows: `visit(field, text)`; rows that share a text count once.
template <class Visit>
void each_cell(const FeatureTable& table, std::size_t first_row, std::size_t fields,
               const Visit& visit) {
    std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
    for (std::size_t i = first_row; i < table.rows.size(); ++i) {
        if (table.rows[i].text == last) {
            continue;
        }
        last = table.rows[i].text;
        const char* cell = table.text.data() + last;
        for (std::size_t field = 0; field < fields; ++field) {
            const std::string_view text(cell);
            visit(field, text);
            cell += text.size() + 1;
        }
    }
}

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::string_view kBeginNames[] = {
    "from",       "begin",     "start",      "start_date", "valid_from", "begin_date",
    "date_from",  "startdate", "begindate",  "time_start", "time_begin", "start_time",
    "begin_time", "start_year", "year_start", "from_date"};
constexpr std::string_view kEndNames[] = {
    "until",    "end",     "end_date", "valid_to", "to",       "valid_until", "date_to",
    "enddate", "time_end", "end_time", "end_year", "year_end", "to_date"};
constexpr std::string_view kInstantNames[] = {
    "when", "date", "time", "timestamp", "year", "datetime"};
constexpr std::string_view kNameNames[] = {
    "name", "title", "label", "name_en", "toponym", "name_hant", "name_hans"};
constexpr std::string_view kCategoryNames[] = {
    "category", "kind", "type", "class", "status", "group", "holder", "owner", "fclass"};

void understand_fields(FeatureTable& table, std::size_t first_row) {
    FeatureTable::Layer& layer = table.layers.back();
    const std::size_t count = layer.fields.size();
    std::vector<std::string> names;
    for (const std::string& field : layer.fields) {
        names.push_back(small_letters(field));
    }
    struct Seen {
        bool any = false;
        std::vector<std::string_view> values;  ///< One more than kMostCategories: too many.
    };
    std::vector<Seen> seen(count);
    std::size_t rows = 0;
    each_cell(table, first_row, count, [&](std::size_t field, std::string_view text) {
        rows += field == 0 ? 1 : 0;
        Seen& of = seen[field];
        if (text.empty()) {
            return;
        }
        of.any = true;
        if (of.values.size() <= kMostCategories &&
            std::find(of.values.begin(), of.values.end(), text) == of.values.end()) {
            of.values.push_back(text);
        }
    });
    const auto first_of = [&](const auto& wanted) -> std::int32_t {
        for (const std::string_view name : wanted) {
            for (std::size_t i = 0; i < count; ++i) {
                if (names[i] == name && seen[i].any) {
                    return static_cast<std::int32_t>(i);
                }
            }
        }
        return -1;
    };
    const auto all_of = [&](const auto& wanted, std::vector<std::int32_t>& fields) {
        for (const std::string_view name : wanted) {
            for (std::size_t i = 0; i < count; ++i) {
                if (names[i] == name && seen[i].any) {
                    fields.push_back(static_cast<std::int32_t>(i));
                }
            }
        }
    };
    all_of(kBeginNames, layer.begin_fields);
    all_of(kEndNames, layer.end_fields);
    all_of(kInstantNames, layer.instant_fields);
    const auto is_time = [&](std::size_t field) {
        return is_one_of(names[field], kBeginNames) || is_one_of(names[field], kEndNames) ||
               is_one_of(names[field], kInstantNames);
    };
    layer.name_field = first_of(kNameNames);
    for (std::size_t i = 0; layer.name_field < 0 && i < count; ++i) {
        if (seen[i].any && !is_time(i)) {
            layer.name_field = static_cast<std::int32_t>(i);
        }
    }
    const auto parts_them = [&](std::size_t field) {
        const std::size_t values = seen[field].values.size();
        return values >= 2 && values <= kMostCategories && values * 2 <= rows && !is_time(field) &&
               static_cast<std::int32_t>(field) != layer.name_field;
    };
    for (const std::string_view name : kCategoryNames) {
        for (std::size_t i = 0; layer.category_field < 0 && i < count; ++i) {
            if (names[i] == name && parts_them(i)) {
                layer.category_field = static_cast<std::int32_t>(i);
            }
        }
    }
    for (std::size_t i = 0; layer.category_field < 0 && i < count; ++i) {
        if (parts_them(i)) {
            layer.category_field = static_cast<std::int32_t>(i);
        }
    }
}

/// The date in the first of these fields that has one; times of the day are left out.
std::string_view date_in(const std::vector<std::string_view>& cells,
                         const std::vector<std::int32_t>& fields, std::int32_t& field) {
    for (const std::int32_t candidate : fields) {
        std::string_view text = cells[static_cast<std::size_t>(candidate)];
        if (!text.empty()) {
            field = candidate;
            const std::size_t time = text.find('T');
            return time >= 4 && time != std::string_view::npos && text[time - 1] >= '0' &&
                           text[time - 1] <= '9'
                       ? text.substr(0, time)
                       : text;
        }
    }
    return {};
}

void cells_into(const FeatureTable& table, const Row& row, std::vector<std::string_view>& cells) {
    const char* cell = table.text.data() + row.text;
    cells.resize(table.layers[row.layer].fields.size());
    for (std::string_view& text : cells) {
        text = cell;
        cell += text.size() + 1;
    }
}

}  // namespace

std::vector<std::string_view> cells_of(const FeatureTable& table, const FeatureTable::Row& row) {
    std::vector<std::string_view> cells;
    cells_into(table, row, cells);
    return cells;
}

bool read_features(OGRLayer& source, const std::string& file, const std::vector<KmlTimes>* times,
                   FeatureTable& table, Problems& problems, const ReportFeatures& report) {
    FeatureTable::Layer layer;
    layer.key = source.GetName();
    layer.file = file;
    const OGRFeatureDefn& definition = *source.GetLayerDefn();
    const int fields = definition.GetFieldCount();
    for (int i = 0; i < fields; ++i) {
        layer.fields.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    }
    table.layers.push_back(layer);
    const std::size_t first_row = table.rows.size();
    Complaints complaints(table.layers.back().file, problems);
    GeometryTaker taker(source, table);
    Row row;
    row.layer = static_cast<std::uint16_t>(table.layers.size() - 1);
    const std::int64_t total = source.GetFeatureCount(FALSE);
    std::vector<std::string> cells;
    source.ResetReading();
    while (const OGRFeatureUniquePtr feature{source.GetNextFeature()}) {
        constexpr int kReportEvery = 1024;
        if (row.number % kReportEvery == 0 && report && !report(row.number, total)) {
            return false;
        }
        ++row.number;
        if (static_cast<std::size_t>(row.number) > kMostFeatures ||
            table.positions.size() > kMostVertices) {
            complaints.add(row.number, "",
                           fmt::format("at most {} features with {} points in all; the rest is "
                                       "left out",
                                       kMostFeatures, kMostVertices));
            break;
        }
        row.text = static_cast<std::uint32_t>(table.text.size());
        if (times != nullptr && row.number <= static_cast<int>(times->size())) {
            cells.clear();
            for (int i = 0; i < fields; ++i) {
                cells.push_back(without_acting(field_text(*feature, i)));
            }
            (*times)[static_cast<std::size_t>(row.number) - 1].put_into(layer.fields, cells);
            for (const std::string& cell : cells) {
                table.text.append(cell.c_str(), std::strlen(cell.c_str()) + 1);
            }
        } else {
            for (int i = 0; i < fields; ++i) {
                table.text.append(without_acting(field_text(*feature, i))).push_back('\0');
            }
        }
        if (fields == 0) {
            table.text.push_back('\0');  // Each feature has a text of its own.
        }
        if (const auto objection = taker.take(feature->GetGeometryRef(), row)) {
            complaints.add(row.number, "", *objection);
            table.text.resize(row.text);
        }
    }
    understand_fields(table, first_row);
    return true;
}

SheetCells few_points_as_sheet(FeatureTable& table) {
    SheetCells sheet;
    const auto layer = static_cast<std::uint16_t>(table.layers.size() - 1);
    const auto is_point = [&](const Row& row) {
        return row.layer == layer && row.kind == Kind::Point;
    };
    const auto points = static_cast<std::size_t>(
        std::count_if(table.rows.begin(), table.rows.end(), is_point));
    if (points == 0 || points > kMostPointsOfATable) {
        return sheet;
    }
    sheet.name = table.layers[layer].key;
    sheet.layer = true;
    SheetCells::Row header{0, table.layers[layer].fields};
    header.cells.insert(header.cells.end(), {"lon", "lat"});
    sheet.rows.push_back(std::move(header));
    for (const Row& row : table.rows) {
        if (!is_point(row)) {
            continue;
        }
        SheetCells::Row cells{row.number, {}};
        for (const std::string_view cell : cells_of(table, row)) {
            cells.cells.emplace_back(cell);
        }
        // To the centimetre, as a transformation leaves crumbs.
        const LonLat at = table.positions[row.first_ring];
        cells.cells.push_back(fmt::format("{}", std::round(at.lon_deg * 1e7) / 1e7));
        cells.cells.push_back(fmt::format("{}", std::round(at.lat_deg * 1e7) / 1e7));
        sheet.rows.push_back(std::move(cells));
    }
    table.rows.erase(std::remove_if(table.rows.begin(), table.rows.end(), is_point),
                     table.rows.end());
    return sheet;
}

std::optional<bool> any_before_reform(const FeatureTable& table) {
    constexpr int kReformYear = 1582;
    bool dated = false;
    std::vector<std::string_view> cells;
    for (const Row& row : table.rows) {
        cells_into(table, row, cells);
        const FeatureTable::Layer& layer = table.layers[row.layer];
        for (const auto* fields : {&layer.begin_fields, &layer.end_fields, &layer.instant_fields}) {
            std::int32_t field = -1;
            const std::string_view text = date_in(cells, *fields, field);
            // The year stands first in every form that is not one of a reign; those are old.
            int year = 0;
            std::size_t digits = 0;
            while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
                year = std::min(100000, year * 10 + (text[digits++] - '0'));
            }
            if (text.empty() || text[0] == '.') {
                continue;
            }
            if (digits < 3 || year <= kReformYear) {
                return true;
            }
            dated = true;
        }
    }
    return dated ? std::optional(false) : std::nullopt;
}

void read_days(FeatureTable& table, DateReader& dates, Problems& problems) {
    std::vector<std::string_view> cells;
    std::size_t kept = 0;
    std::optional<Complaints> complaints;
    std::int32_t layer_of_complaints = -1;
    for (const Row& candidate : std::as_const(table.rows)) {
        Row row = candidate;
        if (row.layer != layer_of_complaints) {
            layer_of_complaints = row.layer;
            complaints.emplace(table.layers[row.layer].file, problems);
        }
        const FeatureTable::Layer& layer = table.layers[row.layer];
        cells_into(table, row, cells);
        bool usable = true;
        const auto read = [&](const std::vector<std::int32_t>& fields) -> const DateValue* {
            std::int32_t field = -1;
            const std::string_view text = date_in(cells, fields, field);
            if (text.empty() || text == "..") {
                return nullptr;
            }
            const Result<DateValue>& date = dates.read(text);
            if (date) {
                return &*date;
            }
            complaints->add(date_problem(date.error(), layer.file,
                                         fmt::format("feature {}", row.number),
                                         layer.fields[static_cast<std::size_t>(field)], text));
            usable = false;
            return nullptr;
        };
        // One after another: the reader's answers are good until the next question.
        if (const DateValue* begin = read(layer.begin_fields)) {
            row.from = begin->first;
        } else if (const DateValue* instant = read(layer.instant_fields)) {
            row.from = instant->first;
            row.until = instant->last + 1;
        }
        if (const DateValue* end = read(layer.end_fields)) {
            row.until = end->first > row.from ? end->first : end->last + 1;
        }
        if (usable && row.until <= row.from) {
            complaints->add(row.number, "", "an end that is not before the beginning");
            usable = false;
        }
        if (usable) {
            table.rows[kept++] = row;
        }
    }
    table.rows.resize(kept);
}

}  // namespace nandu
