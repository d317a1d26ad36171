#include "render/gl_objects.h"

#include <stdexcept>
#include <string>

#include "render/shader_text.h"

namespace nandu {
namespace {

GLuint compiled(GLenum kind, std::string_view name, std::string_view defines) {
    const std::string text = std::string(epoxy_is_desktop_gl() ? kDesktopHeader : kEmbeddedHeader) +
                             std::string(defines) + std::string(shader_text(name));
    const GLuint shader = glCreateShader(kind);
    const char* source = text.c_str();
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint done = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
    if (done == 0) {
        std::string words(4096, '\0');
        GLsizei length = 0;
        glGetShaderInfoLog(shader, static_cast<GLsizei>(words.size()), &length, words.data());
        words.resize(static_cast<std::size_t>(length));
        glDeleteShader(shader);
        throw std::logic_error("shader " + std::string(name) + ": " + words);
    }
    return shader;
}

}  // namespace

std::string_view shader_text(std::string_view name) {
    for (const ShaderText& shader : shader_texts()) {
        if (shader.name == name) {
            return shader.text;
        }
    }
    return {};
}

bool DrawTexture::resize(int width, int height, GLenum internal_format, GLenum format,
                         GLenum filter) {
    if (framebuffer_.width_px == width && framebuffer_.height_px == height) {
        return false;
    }
    framebuffer_ = {object_.id(), width, height};
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(internal_format), width, height, 0, format,
                 GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, static_cast<GLint>(filter));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, static_cast<GLint>(filter));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindFramebuffer(GL_FRAMEBUFFER, object_.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
    return true;
}

Program::Program(std::string_view vertex_name, std::string_view fragment_name,
                 std::string_view defines) {
    const GLuint vertex = compiled(GL_VERTEX_SHADER, vertex_name, {});
    const GLuint fragment = compiled(GL_FRAGMENT_SHADER, fragment_name, defines);
    id_ = glCreateProgram();
    glAttachShader(id_, vertex);
    glAttachShader(id_, fragment);
    glLinkProgram(id_);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint done = 0;
    glGetProgramiv(id_, GL_LINK_STATUS, &done);
    if (done == 0) {
        std::string words(4096, '\0');
        GLsizei length = 0;
        glGetProgramInfoLog(id_, static_cast<GLsizei>(words.size()), &length, words.data());
        words.resize(static_cast<std::size_t>(length));
        throw std::logic_error("shaders " + std::string(vertex_name) + " and " +
                               std::string(fragment_name) + ": " + words);
    }
}

Program::~Program() {
    if (id_ != 0) {
        glDeleteProgram(id_);
    }
}

void Program::set(const char* name, int value) const {
    glUniform1i(glGetUniformLocation(id_, name), value);
}
void Program::set(const char* name, float value) const {
    glUniform1f(glGetUniformLocation(id_, name), value);
}
void Program::set(const char* name, float x, float y) const {
    glUniform2f(glGetUniformLocation(id_, name), x, y);
}
void Program::set(const char* name, float x, float y, float z) const {
    glUniform3f(glGetUniformLocation(id_, name), x, y, z);
}
void Program::set(const char* name, float x, float y, float z, float w) const {
    glUniform4f(glGetUniformLocation(id_, name), x, y, z, w);
}
void Program::set_ints(const char* name, int x, int y) const {
    glUniform2i(glGetUniformLocation(id_, name), x, y);
}
void Program::set(const char* name, std::span<const float> values) const {
    glUniform1fv(glGetUniformLocation(id_, name), static_cast<GLsizei>(values.size()),
                 values.data());
}
void Program::set_texture(const char* name, int unit, GLuint texture) const {
    glActiveTexture(static_cast<GLenum>(GL_TEXTURE0 + unit));
    glBindTexture(GL_TEXTURE_2D, texture);
    glUniform1i(glGetUniformLocation(id_, name), unit);
    glActiveTexture(GL_TEXTURE0);
}

void upload_buffer(Counters& counters, GLenum target, const Buffer& buffer, const void* bytes,
                   std::size_t size, GLenum usage) {
    glBindBuffer(target, buffer.id());
    glBufferData(target, static_cast<GLsizeiptr>(size), bytes, usage);
    ++counters.uploads;
    counters.uploaded_bytes += size;
}

void draw_on(const Framebuffer& framebuffer) {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id);
    glViewport(0, 0, framebuffer.width_px, framebuffer.height_px);
}

void scissor(const PixelBox& box) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(box.left, box.bottom, box.right - box.left, box.top - box.bottom);
}

void attribute_floats(GLuint location, int count, int stride, std::size_t offset) {
    glEnableVertexAttribArray(location);
    glVertexAttribPointer(location, count, GL_FLOAT, GL_FALSE, stride,
                          reinterpret_cast<const void*>(offset));
}

}  // namespace nandu
