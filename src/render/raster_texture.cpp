#include "render/raster_texture.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace nandu {

void RasterTexture::take(const Raster& raster, std::uint8_t otherwise) {
    raster_ = &raster;
    otherwise_ = otherwise;
    usable_ = raster.width > 0 && raster.height > 0 &&
              raster.values.size() >= static_cast<std::size_t>(raster.width) *
                                          static_cast<std::size_t>(raster.height);
    window_ = {};
}

RasterTexture::Window RasterTexture::window_about(const TileView& view, double more_px) const {
    // The level whose cells come nearest to a pixel; a level's cells are the average of four.
    const double wish = std::log2(view.camera.m_per_px / raster_->cell_m) + 0.3;
    const int last = static_cast<int>(std::log2(std::min(raster_->width, raster_->height)));
    Window window;
    window.level = std::clamp(static_cast<int>(std::floor(wish)), 0, last);
    const double cell_m = std::ldexp(raster_->cell_m, window.level);
    const int width = raster_->width >> window.level;
    const int height = raster_->height >> window.level;
    const MapBox box = box_of(view, more_px);
    constexpr int kFilterCells = 3;  // Bicubic reading reaches so far.
    const auto cell = [](double at, int more, int end) {
        return static_cast<int>(std::clamp(std::floor(at) + more, 0.0, static_cast<double>(end)));
    };
    window.left = cell((box.west_m - raster_->west_m) / cell_m, -kFilterCells, width - 1);
    window.right = cell((box.east_m - raster_->west_m) / cell_m, kFilterCells + 1, width);
    window.top = cell((raster_->north_m - box.north_m) / cell_m, -kFilterCells, height - 1);
    window.bottom = cell((raster_->north_m - box.south_m) / cell_m, kFilterCells + 1, height);
    window.right = std::max(window.right, window.left + 1);
    window.bottom = std::max(window.bottom, window.top + 1);
    return window;
}

void RasterTexture::prepare(const TileView& view, Counters& counters) {
    std::vector<std::uint8_t> texels = {otherwise_};
    int width = 1, height = 1;
    if (usable_) {
        const Window need = window_about(view, 0.0);
        if (need.level == window_.level && need.left >= window_.left && need.top >= window_.top &&
            need.right <= window_.right && need.bottom <= window_.bottom) {
            return;
        }
        window_ = window_about(view, 0.125 * std::max(view.width_px, view.height_px));
        width = window_.right - window_.left;
        height = window_.bottom - window_.top;
        texels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        const int side = 1 << window_.level;
        std::vector<std::uint32_t> sums(static_cast<std::size_t>(width));
        for (int row = 0; row < height; ++row) {
            std::uint8_t* const out =
                texels.data() + static_cast<std::ptrdiff_t>(row) * static_cast<std::ptrdiff_t>(width);
            const std::uint8_t* in =
                raster_->values.data() +
                static_cast<std::ptrdiff_t>(window_.top + row) * side * raster_->width +
                static_cast<std::ptrdiff_t>(window_.left) * side;
            if (side == 1) {
                std::copy_n(in, width, out);
                continue;
            }
            std::fill(sums.begin(), sums.end(), 0U);
            for (int k = 0; k < side; ++k, in += raster_->width) {
                const std::uint8_t* at = in;
                for (std::uint32_t& sum : sums) {
                    for (int i = 0; i < side; ++i) {
                        sum += *at++;
                    }
                }
            }
            const std::uint32_t half = 1U << (2 * window_.level - 1);
            for (int column = 0; column < width; ++column) {
                out[column] = static_cast<std::uint8_t>(
                    (sums[static_cast<std::size_t>(column)] + half) >> (2 * window_.level));
            }
        }
    } else if (window_.level == 0) {
        return;
    } else {
        window_.level = 0;
    }
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE,
                 texels.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    ++counters.uploads;
    counters.uploaded_bytes += texels.size();
}

Affine RasterTexture::from_view(const TileView& view) const {
    if (!usable_) {
        return {0.0F, 0.0F, 0.5F, 0.5F};
    }
    const MapBox box = box_of(view, 0.0);
    const double cell_m = std::ldexp(raster_->cell_m, window_.level);
    const double across = cell_m * (window_.right - window_.left);
    const double down = cell_m * (window_.bottom - window_.top);
    const double west_m = raster_->west_m + cell_m * window_.left;
    const double north_m = raster_->north_m - cell_m * window_.top;
    return {static_cast<float>((box.east_m - box.west_m) / across),
            static_cast<float>(-(box.north_m - box.south_m) / down),
            static_cast<float>((box.west_m - west_m) / across),
            static_cast<float>((north_m - box.south_m) / down)};
}

}  // namespace nandu
