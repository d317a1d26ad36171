#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "atlas/lonlat.h"
#include "calendar/day.h"

namespace nandu {

/// A table of an atlas on its way out: what a GIS calls a layer.
struct LayerTable {
    enum class Shape { None, Point, Line, Area };
    enum class Kind { Text, Whole, Real, Date };
    struct Field {
        std::string name;
        Kind kind = Kind::Text;
    };
    struct Row {
        std::map<std::string, std::string, std::less<>> cells;  ///< Empty ones may be missing.
        /// Degrees on WGS 84. A point: one ring of one position. Areas: outer rings and holes,
        /// `parts` is where each polygon starts.
        std::vector<std::vector<LonLat>> rings;
        std::vector<std::uint32_t> parts;
        DaySpan shown{kDistantPast, kDistantFuture};  ///< While a time slider shows it.

        const std::string& cell(std::string_view name) const {
            static const std::string nothing;
            const auto found = cells.find(name);
            return found == cells.end() ? nothing : found->second;
        }
    };
    std::string name;
    Shape shape = Shape::None;
    std::vector<Field> fields;
    std::vector<Row> rows;
};

}  // namespace nandu
