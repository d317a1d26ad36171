#pragma once

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/trace.h"
#include "map/draw_list.h"
#include "render/gl_objects.h"
#include "render/segments.h"
#include "render/triangles.h"

namespace nandu {

/// The part of a picture that one target shows. Patterns hang on the sheet, so neighbouring tiles
/// of one picture fit.
struct TileView {
    Camera camera;  ///< Of the tile's own middle.
    int width_px = 0, height_px = 0;
    double scale = 1.0;  ///< Display scale.
    friend bool operator==(const TileView&, const TileView&) = default;
};

/// Paints everything below the draw list and keeps it: what does not change is not painted again.
class BasePainter {
public:
    explicit BasePainter(Counters& counters);
    ~BasePainter();
    BasePainter(BasePainter&&) noexcept;
    BasePainter& operator=(BasePainter&&) = delete;

    /// The finished ground; good until the next call.
    const Framebuffer& paint(const MapPicture& picture, const TileView& view,
                             Trace* trace = nullptr);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nandu
