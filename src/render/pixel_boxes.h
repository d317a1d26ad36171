#pragma once

#include <vector>

namespace nandu {

/// Pixels left <= x < right, bottom <= y < top; y up.
struct PixelBox {
    int left = 0, bottom = 0, right = 0, top = 0;
    bool is_empty() const { return right <= left || top <= bottom; }
    long area() const { return is_empty() ? 0 : static_cast<long>(right - left) * (top - bottom); }
    friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

/// The smallest box about both.
PixelBox hull(const PixelBox& a, const PixelBox& b);

/// A few boxes that cover all of `boxes`, each pixel at most once. Boxes are joined where painting
/// what lies between them costs less than one more round of drawing.
std::vector<PixelBox> joined(std::vector<PixelBox> boxes);

}  // namespace nandu
