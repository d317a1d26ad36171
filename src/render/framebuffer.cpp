#include "render/framebuffer.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <utility>

namespace nandu {

OffscreenFramebuffer::OffscreenFramebuffer(int width_px, int height_px) {
    framebuffer_.width_px = width_px;
    framebuffer_.height_px = height_px;
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glGenFramebuffers(1, &framebuffer_.id);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
}

OffscreenFramebuffer::~OffscreenFramebuffer() {
    if (framebuffer_.id != 0) {
        glDeleteFramebuffers(1, &framebuffer_.id);
        glDeleteTextures(1, &texture_);
    }
}

OffscreenFramebuffer::OffscreenFramebuffer(OffscreenFramebuffer&& other) noexcept
    : framebuffer_(std::exchange(other.framebuffer_, {})),
      texture_(std::exchange(other.texture_, 0U)) {}

OffscreenFramebuffer& OffscreenFramebuffer::operator=(OffscreenFramebuffer&& other) noexcept {
    std::swap(framebuffer_, other.framebuffer_);
    std::swap(texture_, other.texture_);
    return *this;
}

void OffscreenFramebuffer::make_smooth() {
    glBindTexture(GL_TEXTURE_2D, texture_);
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
}

int OffscreenFramebuffer::largest_side_px() {
    GLint largest = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
    return std::min(4096, static_cast<int>(largest));
}

std::string renderer_name() {
    const GLubyte* name = glGetString(GL_RENDERER);
    return name != nullptr ? reinterpret_cast<const char*>(name) : "unknown";
}

void copy_pixels(const Framebuffer& from, const Framebuffer& to, int left_px, int top_px) {
    const int bottom = to.height_px - top_px - from.height_px;  // OpenGL counts from below.
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.id);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.id);
    glBlitFramebuffer(0, 0, from.width_px, from.height_px, left_px, bottom,
                      left_px + from.width_px, bottom + from.height_px, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, to.id);
}

void copy_picture(const Framebuffer& from, const Framebuffer& to) {
    const bool same = from.width_px == to.width_px && from.height_px == to.height_px;
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.id);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.id);
    glBlitFramebuffer(0, 0, from.width_px, from.height_px, 0, 0, to.width_px, to.height_px,
                      GL_COLOR_BUFFER_BIT, same ? GL_NEAREST : GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, to.id);
}

void bind_target(const Framebuffer& target) {
    glBindFramebuffer(GL_FRAMEBUFFER, target.id);
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, target.width_px, target.height_px);
}

void fill_with(const Framebuffer& target, float red, float green, float blue) {
    bind_target(target);
    glClearColor(red, green, blue, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
}

void settle() {
    glFinish();
}

Image read_pixels(const Framebuffer& framebuffer) {
    Image image{framebuffer.width_px, framebuffer.height_px, {}};
    const std::size_t stride = static_cast<std::size_t>(image.width_px) * 4;
    image.rgba.resize(stride * static_cast<std::size_t>(image.height_px));
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, image.width_px, image.height_px, GL_RGBA, GL_UNSIGNED_BYTE,
                 image.rgba.data());
    for (int top = 0, bottom = image.height_px - 1; top < bottom; ++top, --bottom) {
        std::swap_ranges(image.rgba.begin() + static_cast<std::ptrdiff_t>(top * stride),
                         image.rgba.begin() + static_cast<std::ptrdiff_t>((top + 1) * stride),
                         image.rgba.begin() + static_cast<std::ptrdiff_t>(bottom * stride));
    }
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) {
        image.rgba[i] = 255;
    }
    return image;
}

}  // namespace nandu
