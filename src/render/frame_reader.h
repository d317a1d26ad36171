#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "render/framebuffer.h"

namespace nandu {

/// Reads frames of one size back while the next ones are drawn: a ring of pixel buffers. Frames
/// come out in the order in which they went in and stay readable, from any thread, until they are
/// given back. Needs a current context from birth to death, which only `bytes` of a frame does not.
class FrameReader {
public:
    FrameReader(int width_px, int height_px, int buffers);
    ~FrameReader();
    FrameReader(FrameReader&&) noexcept;
    FrameReader& operator=(FrameReader&&) = delete;
    FrameReader(const FrameReader&) = delete;
    FrameReader& operator=(const FrameReader&) = delete;

    /// Whether `begin` may be called: some buffer is free.
    bool has_room() const;
    /// Begins to read `framebuffer`, which may be drawn on again at once.
    void begin(const Framebuffer& framebuffer);
    /// Frames that were begun and not yet taken.
    int under_way() const;

    struct Frame {
        int buffer = -1;
        /// RGBA, 8 bits a channel, row by row from the bottom; what alpha holds is not defined.
        std::span<const std::uint8_t> bytes;
    };
    /// The oldest frame under way; waits until it has arrived.
    Frame take();
    void give_back(int buffer);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nandu
