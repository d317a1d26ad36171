#include <epoxy/gl.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "gl_context.h"
#include "render/shader_text.h"

namespace nandu {
namespace {

/// The defines that programs are made with.
constexpr std::string_view kVariants[] = {"", "#define SMOOTH\n#define TERRITORY\n",
                                          "#define INFERRED\n", "#define PATTERNED\n"};

bool is_vertex(const ShaderText& shader) {
    return shader.name.ends_with(".vert");
}

std::string compile_log(const ShaderText& shader, std::string_view header) {
    const std::string text = std::string(header) + std::string(shader.text);
    const GLuint id = glCreateShader(is_vertex(shader) ? GL_VERTEX_SHADER : GL_FRAGMENT_SHADER);
    const char* source = text.c_str();
    glShaderSource(id, 1, &source, nullptr);
    glCompileShader(id);
    GLint done = 0;
    glGetShaderiv(id, GL_COMPILE_STATUS, &done);
    std::string words(2048, '\0');
    GLsizei length = 0;
    glGetShaderInfoLog(id, 2048, &length, words.data());
    glDeleteShader(id);
    words.resize(static_cast<std::size_t>(length));
    return done != 0 ? "" : words + "\nfailed";
}

TEST(Shaders, EveryFileIsEmbedded) {
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(NANDU_SOURCE_DIR) / "shaders")) {
        const std::string name = entry.path().filename().string();
        EXPECT_FALSE(shader_text(name).empty()) << name;
        ++files;
    }
    EXPECT_EQ(files, shader_texts().size());
}

TEST(Shaders, CompileOnTheDesktopUnderBothHeaders) {
    NANDU_NEEDS_GL();
    for (const ShaderText& shader : shader_texts()) {
        for (const std::string_view variant : kVariants) {
            EXPECT_EQ(compile_log(shader, std::string(kDesktopHeader) + std::string(variant)), "")
                << shader.name << " " << variant;
            EXPECT_EQ(compile_log(shader, std::string(kEmbeddedHeader) + std::string(variant)), "")
                << shader.name << " " << variant;
        }
    }
}

TEST(Shaders, AreValidForTheReferenceCompiler) {
    if (std::system("glslangValidator --version > /dev/null 2>&1") != 0) {
        GTEST_SKIP() << "no glslangValidator on this machine";
    }
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("nandu-shaders-" + std::to_string(std::rand()));
    std::filesystem::create_directories(folder);
    std::string command = "glslangValidator";
    for (const ShaderText& shader : shader_texts()) {
        int number = 0;
        for (const std::string_view header : {kDesktopHeader, kEmbeddedHeader}) {
            for (const std::string_view variant : kVariants) {
                const std::filesystem::path file =
                    folder / (std::to_string(number++) + std::string(shader.name));
                std::ofstream(file) << header << variant << shader.text;
                command += " " + file.string();
            }
        }
    }
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace nandu
