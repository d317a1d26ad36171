#pragma once

#include <cstdint>

#include "render/gl_objects.h"
#include "render/tile_view.h"

namespace nandu {

/// The part of a raster about the view, at the resolution of the screen: what lies elsewhere or is
/// finer is never uploaded.
class RasterTexture {
public:
    /// `raster` must live until the next call; where it has nothing, `otherwise` is read.
    void take(const Raster& raster, std::uint8_t otherwise);
    /// Uploads what `view` needs if it is not there yet.
    void prepare(const TileView& view, Counters& counters);

    GLuint id() const { return texture_.id(); }
    double cell_m() const { return usable_ ? raster_->cell_m : 1e9; }
    /// Texture coordinates from (0, 0) lower left … (1, 1) upper right of the view.
    Affine from_view(const TileView& view) const;

private:
    /// Cells of one level, from the raster's upper left.
    struct Window {
        int level = -1;
        int left = 0, top = 0, right = 0, bottom = 0;
    };
    /// The cells that the view shows and `more_px` around it.
    Window window_about(const TileView& view, double more_px) const;

    Texture texture_;
    const Raster* raster_ = nullptr;
    std::uint8_t otherwise_ = 0;
    bool usable_ = false;
    Window window_;
};

}  // namespace nandu
