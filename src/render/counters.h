#pragma once

#include <cstdint>

namespace nandu {

/// How much work a renderer did since it was made. Tests compare two readings.
struct Counters {
    std::uint64_t uploads = 0;
    std::uint64_t uploaded_bytes = 0;
    std::uint64_t holder_uploads = 0;   ///< Of those, tables of holders.
    std::uint64_t overlay_uploads = 0;  ///< Draw lists cut into triangles.
    std::uint64_t glyph_uploads = 0;    ///< Parts of the glyph picture.
    std::uint64_t feature_lists = 0;    ///< Lists of the features that exist on a day.
    std::uint64_t draw_calls = 0;
    std::uint64_t vertices = 0;  ///< Sent through those calls.
    std::uint64_t base_redraws = 0;       ///< The ground was composed anew.
    std::uint64_t geometry_redraws = 0;   ///< Of those, with coast and rivers.
    std::uint64_t territory_redraws = 0;  ///< Of those, with territory.
};

}  // namespace nandu
