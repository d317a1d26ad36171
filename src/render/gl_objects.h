#pragma once

#include <epoxy/gl.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "render/counters.h"
#include "render/framebuffer.h"
#include "render/pixel_boxes.h"

namespace nandu {

/// Owns one name of OpenGL. `Traits` makes and deletes it.
template <class Traits>
class GlName {
public:
    GlName() { Traits::make(&id_); }
    ~GlName() {
        if (id_ != 0) {
            Traits::drop(&id_);
        }
    }
    GlName(GlName&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
    GlName& operator=(GlName&& other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    GlName(const GlName&) = delete;
    GlName& operator=(const GlName&) = delete;
    GLuint id() const { return id_; }

private:
    GLuint id_ = 0;
};

struct TextureTraits {
    static void make(GLuint* id) { glGenTextures(1, id); }
    static void drop(GLuint* id) { glDeleteTextures(1, id); }
};
struct BufferTraits {
    static void make(GLuint* id) { glGenBuffers(1, id); }
    static void drop(GLuint* id) { glDeleteBuffers(1, id); }
};
struct VertexArrayTraits {
    static void make(GLuint* id) { glGenVertexArrays(1, id); }
    static void drop(GLuint* id) { glDeleteVertexArrays(1, id); }
};
struct FramebufferTraits {
    static void make(GLuint* id) { glGenFramebuffers(1, id); }
    static void drop(GLuint* id) { glDeleteFramebuffers(1, id); }
};
struct RenderbufferTraits {
    static void make(GLuint* id) { glGenRenderbuffers(1, id); }
    static void drop(GLuint* id) { glDeleteRenderbuffers(1, id); }
};
using Renderbuffer = GlName<RenderbufferTraits>;
using Texture = GlName<TextureTraits>;
using Buffer = GlName<BufferTraits>;
using VertexArray = GlName<VertexArrayTraits>;

/// A texture that can be drawn on, made anew when its size changes.
class DrawTexture {
public:
    /// True if it was made anew and holds nothing.
    bool resize(int width, int height, GLenum internal_format, GLenum format, GLenum filter);
    GLuint texture() const { return texture_.id(); }
    const Framebuffer& framebuffer() const { return framebuffer_; }
    int width() const { return framebuffer_.width_px; }
    int height() const { return framebuffer_.height_px; }

private:
    Texture texture_;
    GlName<FramebufferTraits> object_;
    Framebuffer framebuffer_;
};

/// A linked pair of shaders of shaders/. A shader that does not compile is our own mistake and
/// throws std::logic_error with the driver's words.
class Program {
public:
    /// `defines` choose a variant: lines "#define NAME\n".
    Program(std::string_view vertex_name, std::string_view fragment_name,
            std::string_view defines = {});
    ~Program();
    Program(Program&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
    Program& operator=(Program&&) = delete;
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void use() const { glUseProgram(id_); }
    GLuint id() const { return id_; }
    // These set uniforms of the program in use.
    void set(const char* name, int value) const;
    void set(const char* name, float value) const;
    void set(const char* name, float x, float y) const;
    void set(const char* name, float x, float y, float z) const;
    void set(const char* name, float x, float y, float z, float w) const;
    void set_ints(const char* name, int x, int y) const;
    void set(const char* name, std::span<const float> values) const;
    /// Binds `texture` to unit `unit` and names it to the sampler.
    void set_texture(const char* name, int unit, GLuint texture) const;

private:
    GLuint id_ = 0;
};

/// A program that is compiled when it is first used.
class LazyProgram {
public:
    LazyProgram(std::string_view vertex_name, std::string_view fragment_name,
                std::string_view defines = {})
        : vertex_name_(vertex_name), fragment_name_(fragment_name), defines_(defines) {}
    const Program& get() {
        return program_ ? *program_ : program_.emplace(vertex_name_, fragment_name_, defines_);
    }

private:
    std::string_view vertex_name_, fragment_name_, defines_;
    std::optional<Program> program_;
};

/// Fills a buffer and counts it. `target` is GL_ARRAY_BUFFER or GL_ELEMENT_ARRAY_BUFFER.
void upload_buffer(Counters& counters, GLenum target, const Buffer& buffer, const void* bytes,
                   std::size_t size, GLenum usage);

/// Makes `framebuffer` the target and its whole area the viewport.
void draw_on(const Framebuffer& framebuffer);

/// Drawing reaches only `box` of the target until the scissor test is switched off.
void scissor(const PixelBox& box);

/// An attribute of floats at `offset` bytes in vertices of `stride` bytes.
void attribute_floats(GLuint location, int count, int stride, std::size_t offset);

}  // namespace nandu
