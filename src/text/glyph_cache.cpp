#include "text/glyph_cache.h"

#include <algorithm>

namespace nandu {
namespace {

constexpr int kWhiteSize = 3;
/// Bilinear reading at a glyph's edge must find nothing of its neighbour.
constexpr int kGap = 1;

}  // namespace

GlyphCache::GlyphCache(Typesetter& typesetter) : typesetter_(&typesetter) {
    clear();
}

void GlyphCache::clear() {
    width_ = kFirstSize;
    height_ = kFirstSize;
    texels_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), 0);
    shelves_.clear();
    glyphs_.clear();
    full_ = false;
    ++generation_;
    ++epoch_;
    TexelBox white;
    place(kWhiteSize, kWhiteSize, white);
    for (int row = 0; row < kWhiteSize; ++row) {
        for (int column = 0; column < kWhiteSize; ++column) {
            texels_[static_cast<std::size_t>(row * width_ + column)] = 255;
        }
    }
    dirty_ = {0, 0, width_, height_};
}

const CachedGlyph& GlyphCache::glyph(const GlyphKey& key) {
    const auto found = glyphs_.find(key);
    if (found != glyphs_.end()) {
        return found->second;
    }
    const GlyphBitmap bitmap = typesetter_->rasterise(key);
    CachedGlyph cached;
    cached.left_px = bitmap.left_px;
    cached.top_px = bitmap.top_px;
    if (bitmap.width > 0 && bitmap.height > 0 && place(bitmap.width, bitmap.height, cached.box)) {
        for (int row = 0; row < bitmap.height; ++row) {
            const auto from =
                bitmap.coverage.begin() + static_cast<std::ptrdiff_t>(row) * bitmap.width;
            std::copy(from, from + bitmap.width,
                      texels_.begin() + static_cast<std::ptrdiff_t>(cached.box.top + row) * width_ +
                          cached.box.left);
        }
        touch(cached.box);
    }
    return glyphs_.emplace(key, cached).first->second;
}

bool GlyphCache::place(int width, int height, TexelBox& box) {
    const int wide = width + kGap;
    const int high = height + kGap;
    if (wide > kLargestSize || high > kLargestSize) {
        return false;
    }
    for (;;) {
        Shelf* best = nullptr;
        int bottom = 0;
        for (Shelf& shelf : shelves_) {
            bottom = std::max(bottom, shelf.top + shelf.height);
            // A shelf much higher than the glyph would waste more than a new one does.
            if (shelf.height >= high && shelf.height <= high + 2 + high / 3 &&
                shelf.right + wide <= width_ && (best == nullptr || shelf.height < best->height)) {
                best = &shelf;
            }
        }
        if (best == nullptr && wide <= width_ && bottom + high <= height_) {
            shelves_.push_back({bottom, high, 0});
            best = &shelves_.back();
        }
        if (best != nullptr) {
            box = {best->right, best->top, width, height};
            best->right += wide;
            return true;
        }
        if (!grow()) {
            full_ = true;
            return false;
        }
    }
}

bool GlyphCache::grow() {
    const bool downward = height_ <= width_;
    const int width = downward ? width_ : width_ * 2;
    const int height = downward ? height_ * 2 : height_;
    if (width > kLargestSize || height > kLargestSize) {
        return false;
    }
    std::vector<std::uint8_t> larger(static_cast<std::size_t>(width) *
                                     static_cast<std::size_t>(height));
    for (int row = 0; row < height_; ++row) {
        const auto from = texels_.begin() + static_cast<std::ptrdiff_t>(row) * width_;
        std::copy(from, from + width_, larger.begin() + static_cast<std::ptrdiff_t>(row) * width);
    }
    texels_.swap(larger);
    width_ = width;
    height_ = height;
    ++generation_;
    dirty_ = {0, 0, width_, height_};
    return true;
}

void GlyphCache::touch(const TexelBox& box) {
    if (dirty_.empty()) {
        dirty_ = box;
        return;
    }
    const int right = std::max(dirty_.left + dirty_.width, box.left + box.width);
    const int bottom = std::max(dirty_.top + dirty_.height, box.top + box.height);
    dirty_.left = std::min(dirty_.left, box.left);
    dirty_.top = std::min(dirty_.top, box.top);
    dirty_.width = right - dirty_.left;
    dirty_.height = bottom - dirty_.top;
}

TexelBox GlyphCache::take_dirty() {
    const TexelBox dirty = dirty_;
    dirty_ = {};
    return dirty;
}

}  // namespace nandu
