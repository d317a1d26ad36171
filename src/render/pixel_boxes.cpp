#include "render/pixel_boxes.h"

#include <algorithm>
#include <cstddef>

namespace nandu {
namespace {

/// So many pixels more cost about as much as another round of drawing.
constexpr long kRoundPx = 30'000;

bool meet(const PixelBox& a, const PixelBox& b) {
    return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

}  // namespace

PixelBox hull(const PixelBox& a, const PixelBox& b) {
    return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right),
            std::max(a.top, b.top)};
}

std::vector<PixelBox> joined(std::vector<PixelBox> boxes) {
    std::erase_if(boxes, [](const PixelBox& box) { return box.is_empty(); });
    for (std::size_t i = 0; i < boxes.size();) {
        bool grew = false;
        for (std::size_t k = i + 1; k < boxes.size();) {
            const PixelBox both = hull(boxes[i], boxes[k]);
            if (meet(boxes[i], boxes[k]) ||
                both.area() <= boxes[i].area() + boxes[k].area() + kRoundPx) {
                boxes[i] = both;
                boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(k));
                grew = true;
            } else {
                ++k;
            }
        }
        // A larger box may now meet one that was passed over, here or before it.
        i = grew ? 0 : i + 1;
    }
    return boxes;
}

}  // namespace nandu
