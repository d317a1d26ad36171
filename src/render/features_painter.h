#pragma once

#include <memory>

#include "map/draw_list.h"
#include "render/tile_view.h"
#include "render/gl_objects.h"

namespace nandu {

/// Paints the features of the day over the ground: areas, then lines, then dots. What a pack has is
/// sent once; a day sends the list of what exists, and only when that list is another one.
class FeaturesPainter {
public:
    explicit FeaturesPainter(Counters& counters);
    ~FeaturesPainter();
    FeaturesPainter(FeaturesPainter&&) noexcept;
    FeaturesPainter& operator=(FeaturesPainter&&) = delete;

    /// `view` is the part of the sheet that `target` shows. Nothing if the picture has no features.
    void paint(const MapPicture& picture, const TileView& view, const Framebuffer& target);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nandu
