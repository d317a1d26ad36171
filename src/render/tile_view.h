#pragma once

#include "map/camera.h"
#include "map/theme.h"
#include "pack/pack.h"
#include "render/gl_objects.h"
#include "render/pixel_boxes.h"

namespace nandu {

/// The part of a picture that one target shows. Patterns hang on the sheet, so neighbouring tiles
/// of one picture fit.
struct TileView {
    Camera camera;  ///< Of the tile's own middle.
    int width_px = 0, height_px = 0;
    double scale = 1.0;  ///< Display scale.
    int hidden_rows_px = 0;  ///< At the bottom; what they show does not matter.

    PixelBox visible() const { return {0, hidden_rows_px, width_px, height_px}; }
    friend bool operator==(const TileView&, const TileView&) = default;
};

/// out = in * (sx, sy) + (ox, oy)
struct Affine {
    float sx, sy, ox, oy;
};

/// Pixels of a target of `width` x `height`, y up.
Affine px_from_map(const TileView& view, double width, double height);
Affine clip_from_map(const TileView& view, double width_px, double height_px);

/// What the view shows and `margin_px` around it.
MapBox box_of(const TileView& view, double margin_px);
/// What lies in `box` of the view and `margin_px` around it.
MapBox box_of(const TileView& view, const PixelBox& box, double margin_px);
/// Visible pixels of the view that `box` touches or that lie within `margin_px` of it.
PixelBox pixels_of(const TileView& view, const MapBox& box, double margin_px);

void set(const Program& program, const char* name, const Affine& a);
void set(const Program& program, const char* name, const Rgba& c);

}  // namespace nandu
