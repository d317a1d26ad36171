#pragma once

#include <span>
#include <string_view>

namespace nandu {

/// One file of shaders/: "ground.frag" and its text, which has no `#version` line.
struct ShaderText {
    std::string_view name;
    std::string_view text;
};

/// All of them, embedded by the build.
std::span<const ShaderText> shader_texts();

/// The text of one file; empty if there is none of that name.
std::string_view shader_text(std::string_view name);

/// What stands before every text: the bodies are written for both.
inline constexpr std::string_view kDesktopHeader = "#version 330 core\n";
inline constexpr std::string_view kEmbeddedHeader =
    "#version 300 es\nprecision highp float;\nprecision highp int;\n";

}  // namespace nandu
