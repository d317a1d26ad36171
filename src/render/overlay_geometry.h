#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "map/draw_list.h"
#include "text/glyph_cache.h"

namespace nandu {

struct Rgba8 {
    std::uint8_t r = 0, g = 0, b = 0, a = 0;
};

/// A corner of a line's or polygon's triangle. Cover is full while |across| < half_px and
/// 0 < along < whole_px, and soft over one pixel at these bounds.
struct InkVertex {
    float x_px, y_px;
    float across_px, half_px, along_px, whole_px;
    float dash_on_px, dash_off_px, dash_phase_px, dash_grow_px;
    Rgba8 colour;
};

struct ShapeVertex {
    float x_px, y_px;
    float offset_x_px, offset_y_px, half_width_px, half_height_px;
    float corner_px, line_px, halo_px, unused;
    float dash_on_px, dash_off_px;
    Rgba8 fill, line, halo;
};

struct GlyphVertex {
    float x_px, y_px, texel_x, texel_y;
    Rgba8 colour;
};

/// A run of one kind, drawn at once.
struct OverlayBatch {
    enum class Kind { Ink, Shapes, Glyphs } kind;
    std::uint32_t first_index = 0, index_count = 0;
};

/// A draw list as triangles in painter's order. Each kind has its own vertices and indices.
struct OverlayGeometry {
    std::vector<InkVertex> ink;
    std::vector<std::uint32_t> ink_indices;
    std::vector<ShapeVertex> shapes;
    std::vector<std::uint32_t> shape_indices;
    std::vector<GlyphVertex> glyphs;
    std::vector<std::uint32_t> glyph_indices;
    std::vector<OverlayBatch> batches;
};

/// Asks `glyphs` for what the texts need, which may draw new glyphs.
OverlayGeometry overlay_geometry(const DrawList& list, GlyphCache& glyphs);


}  // namespace nandu
