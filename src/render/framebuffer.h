#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace nandu {

/// Where to draw: a framebuffer object (0 is the window) and its size in pixels.
struct Framebuffer {
    unsigned id = 0;
    int width_px = 0;
    int height_px = 0;
};

/// A picture: RGBA, row by row from the top.
struct Image {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;
};

/// Something to draw on without a window. Needs a current context from birth to death.
class OffscreenFramebuffer {
public:
    /// Neither side may be larger than `largest_side_px`.
    OffscreenFramebuffer(int width_px, int height_px);
    ~OffscreenFramebuffer();
    OffscreenFramebuffer(OffscreenFramebuffer&& other) noexcept;
    OffscreenFramebuffer& operator=(OffscreenFramebuffer&& other) noexcept;
    OffscreenFramebuffer(const OffscreenFramebuffer&) = delete;
    OffscreenFramebuffer& operator=(const OffscreenFramebuffer&) = delete;

    const Framebuffer& framebuffer() const { return framebuffer_; }
    /// The picture as a texture, its first row at v = 1.
    unsigned texture() const { return texture_; }
    /// After drawing: makes the texture look right at less than its size.
    void make_smooth();
    /// What the graphics card can do, but no more than 4096.
    static int largest_side_px();

private:
    Framebuffer framebuffer_;
    unsigned texture_ = 0;
};

/// What draws, as the driver names itself: "llvmpipe (LLVM 15.0.6, 256 bits)".
std::string renderer_name();
/// Copies the whole of `from` into `to` with its upper left corner at pixel (left, top).
void copy_pixels(const Framebuffer& from, const Framebuffer& to, int left_px, int top_px);

/// Copies a picture onto a target of the current context, scaled to fill it.
void copy_picture(const Framebuffer& from, const Framebuffer& to);

/// Makes it what is drawn on next, all of it.
void bind_target(const Framebuffer& target);

/// One colour all over, 0 to 1 a channel.
void fill_with(const Framebuffer& target, float red, float green, float blue);

/// Waits until the graphics card has done everything asked of it: for traces.
void settle();

/// Reads a target back. From a window: before its buffers are swapped.
Image read_pixels(const Framebuffer& framebuffer);

}  // namespace nandu
