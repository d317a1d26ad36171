#include "render/frame_reader.h"

#include <cassert>
#include <deque>
#include <vector>

#include "render/gl_objects.h"

namespace nandu {

struct FrameReader::Impl {
    int width_px, height_px;
    std::vector<Buffer> buffers;
    std::vector<int> free;
    std::deque<int> reading;

    std::size_t size() const {
        return static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4;
    }
};

FrameReader::FrameReader(int width_px, int height_px, int buffers)
    : impl_(std::make_unique<Impl>(Impl{width_px, height_px, {}, {}, {}})) {
    impl_->buffers.resize(static_cast<std::size_t>(buffers));
    for (int i = 0; i < buffers; ++i) {
        glBindBuffer(GL_PIXEL_PACK_BUFFER, impl_->buffers[static_cast<std::size_t>(i)].id());
        glBufferData(GL_PIXEL_PACK_BUFFER, static_cast<GLsizeiptr>(impl_->size()), nullptr,
                     GL_STREAM_READ);
        impl_->free.push_back(i);
    }
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
}

FrameReader::~FrameReader() = default;
FrameReader::FrameReader(FrameReader&&) noexcept = default;

bool FrameReader::has_room() const {
    return !impl_->free.empty();
}

void FrameReader::begin(const Framebuffer& framebuffer) {
    assert(has_room() && framebuffer.width_px == impl_->width_px &&
           framebuffer.height_px == impl_->height_px);
    const int buffer = impl_->free.back();
    impl_->free.pop_back();
    impl_->reading.push_back(buffer);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer.id);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, impl_->buffers[static_cast<std::size_t>(buffer)].id());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, impl_->width_px, impl_->height_px, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
}

int FrameReader::under_way() const {
    return static_cast<int>(impl_->reading.size());
}

FrameReader::Frame FrameReader::take() {
    assert(under_way() > 0);
    const int buffer = impl_->reading.front();
    impl_->reading.pop_front();
    glBindBuffer(GL_PIXEL_PACK_BUFFER, impl_->buffers[static_cast<std::size_t>(buffer)].id());
    const void* bytes = glMapBufferRange(GL_PIXEL_PACK_BUFFER, 0,
                                         static_cast<GLsizeiptr>(impl_->size()), GL_MAP_READ_BIT);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    return {buffer, {static_cast<const std::uint8_t*>(bytes), bytes == nullptr ? 0 : impl_->size()}};
}

void FrameReader::give_back(int buffer) {
    glBindBuffer(GL_PIXEL_PACK_BUFFER, impl_->buffers[static_cast<std::size_t>(buffer)].id());
    glUnmapBuffer(GL_PIXEL_PACK_BUFFER);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    impl_->free.push_back(buffer);
}

}  // namespace nandu
