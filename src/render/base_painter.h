#pragma once

#include <memory>

#include "base/trace.h"
#include "map/draw_list.h"
#include "render/counters.h"
#include "render/tile_view.h"

namespace nandu {

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
