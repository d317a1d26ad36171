#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack/block.h"
#include "pack/map_point.h"

namespace nandu {

/// Points, lines and areas with days of their own, by the hundred thousand: flat arrays that are
/// viewed where the file is mapped. A FeatureId counts the points, then the lines, then the areas,
/// each in the order of the files, which is the painter's order within a kind; areas are painted
/// first and points last.
struct Features {
    struct Layer {
        std::string key;
        std::vector<std::string> fields;
        std::int32_t name_field = -1;  ///< Into `fields`.
    };
    /// Triangles of the areas in the order of their ids.
    struct Fill {
        Block<MapPointF> vertices;
        Block<std::uint32_t> indices;
        Block<std::uint32_t> first_index;  ///< By area, and the end: areas + 1 of them.
    };
    struct Box {
        float west_m = 0.0F, south_m = 0.0F, east_m = 0.0F, north_m = 0.0F;
    };

    std::vector<Layer> layers;
    std::vector<std::string> categories;  ///< What the colours mean; empty: one colour for all.
    std::uint32_t points = 0, lines = 0, areas = 0;

    // By FeatureId.
    Block<std::int32_t> from, until;  ///< [from, until) as JDN.
    Block<std::uint8_t> category;     ///< Into `categories`.
    Block<std::uint16_t> layer;
    Block<std::uint32_t> text_at;  ///< Into `text`: a cell for each of the layer's fields.
    Block<char> text;              ///< Each cell is ended by NUL.

    /// Every day on which something appears or goes, once, in order.
    Block<std::int32_t> changes;

    Block<MapPointF> positions;  ///< Of the points.
    /// Of line or area i (0 is the first line): rings rings_of[i] to rings_of[i + 1].
    Block<std::uint32_t> rings_of;
    Block<std::uint32_t> ring_first;  ///< Into `ring_points`, and the end. Areas' rings are closed
                                      ///< without a repeated point.
    Block<MapPointF> ring_points;
    Block<Box> boxes;  ///< Of line or area i.

    Fill fill;
    Fill coarse_fill;  ///< Without vertices that nobody can tell apart from that scale on.
    double coarse_m_per_px = 0.0;

    std::uint32_t size() const { return points + lines + areas; }
    bool empty() const { return size() == 0; }
};

}  // namespace nandu
