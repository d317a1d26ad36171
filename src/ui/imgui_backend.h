#pragma once

#include <SDL.h>
#include <imgui.h>

namespace nandu {

/// The one place where ImGui, SDL and OpenGL meet.
class ImGuiBackend {
public:
    ImGuiBackend(SDL_Window* window, SDL_GLContext context);
    ~ImGuiBackend();
    ImGuiBackend(const ImGuiBackend&) = delete;
    ImGuiBackend& operator=(const ImGuiBackend&) = delete;

    void handle(const SDL_Event& event);
    void new_frame();
    /// `texture` is the glyph atlas: coverage in its alpha channel, or alone in its red one.
    void render(ImDrawData& data, unsigned texture);

    /// Stands for the glyph atlas in draw commands until `render` knows its name.
    static ImTextureID atlas_texture();

private:
    ImGuiContext* context_;
};

}  // namespace nandu
