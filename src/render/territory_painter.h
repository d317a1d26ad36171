#pragma once

#include <memory>
#include <vector>

#include "map/draw_list.h"
#include "render/geometry_buffers.h"
#include "render/tile_view.h"

namespace nandu {

/// Who holds the land: washes, borders and edges of raids. After a change of hands only the parts
/// of the picture that show the towns concerned are painted again.
class TerritoryPainter {
public:
    /// Both must outlive the painter.
    TerritoryPainter(GeometryBuffers& buffers, Counters& counters);
    ~TerritoryPainter();
    TerritoryPainter(TerritoryPainter&&) noexcept;
    TerritoryPainter& operator=(TerritoryPainter&&) = delete;

    void take_pack(std::shared_ptr<const Pack> pack);

    /// Sends the table of `picture`, which must have one, and brings the borders up to date: their
    /// casing and line as cover in red and green of `lines`, whose other channels stay. Returns
    /// where the ground must be painted again, nothing if all is as it was.
    std::vector<PixelBox> update(const MapPicture& picture, const TileView& view,
                                 const DrawTexture& lines);
    /// The pictures must be made anew, whatever stayed the same.
    void forget_view();

    /// What the washes are laid over; see land.frag.
    struct Ground {
        GLuint plain = 0, rest = 0, lines = 0;
        GLuint mask = 0;
        Affine mask_from_px{};
    };
    /// Paints washes and borders within `box` of the current target.
    void paint_cells(const MapPicture& picture, const TileView& view, const PixelBox& box,
                     const Ground& ground);
    void paint_raids(const TileView& view, const PixelBox& box, const Ground& ground);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nandu
