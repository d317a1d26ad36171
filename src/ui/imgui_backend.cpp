#include "ui/imgui_backend.h"

#include <cstring>

#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl.h>
#include <imgui_internal.h>

#include "text/glyph_cache.h"

#ifdef __EMSCRIPTEN__
constexpr const char* kGlsl = "#version 300 es";
#else
constexpr const char* kGlsl = "#version 330 core";
#endif

namespace nandu {
namespace {

/// ImGui insists on a font atlas. It gets one empty font and one texel, no default font; text
/// fields push fonts of their own.
void give_minimal_atlas(ImFontAtlas& atlas) {
    atlas.Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    ImFont* font = IM_NEW(ImFont)();
    font->ContainerAtlas = &atlas;
    font->FontSize = 14.0F;
    font->AddGlyph(nullptr, ' ', 0, 0, 0, 0, 0, 0, 0, 0, 4.0F);
    font->AddGlyph(nullptr, '?', 0, 0, 0, 0, 0, 0, 0, 0, 7.0F);
    font->BuildLookupTable();
    atlas.Fonts.push_back(font);
    atlas.TexWidth = 1;
    atlas.TexHeight = 1;
    atlas.TexPixelsAlpha8 = static_cast<unsigned char*>(IM_ALLOC(1));
    std::memset(atlas.TexPixelsAlpha8, 0xFF, 1);
    atlas.TexReady = true;
    // Texels, as all our coordinates are until the frame is complete.
    const float white = GlyphCache::kWhiteTexel + 0.5F;
    atlas.TexUvWhitePixel = ImVec2(white, white);
}

/// Where the input method may hang its list of candidates.
void tell_input_method(int x, int y) {
    const SDL_Rect caret{x, y, 1, 24};
    SDL_SetTextInputRect(&caret);
}

}  // namespace

ImTextureID ImGuiBackend::atlas_texture() {
    return reinterpret_cast<ImTextureID>(std::intptr_t{-1});
}

ImGuiBackend::ImGuiBackend(SDL_Window* window, SDL_GLContext context)
    : context_(ImGui::CreateContext()) {
    // Without it, SDL hides the list of candidates of Chinese input methods.
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ImeSetInputScreenPosFn = tell_input_method;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    give_minimal_atlas(*io.Fonts);
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = style.FramePadding = style.ItemSpacing = ImVec2(0.0F, 0.0F);
    style.WindowMinSize = ImVec2(1.0F, 1.0F);
    style.WindowBorderSize = style.FrameBorderSize = 0.0F;
    style.AntiAliasedLinesUseTex = false;
    ImGui_ImplSDL2_InitForOpenGL(window, context);
    ImGui_ImplOpenGL3_Init(kGlsl);
    ImGui_ImplOpenGL3_NewFrame();         // Makes the device's objects, with its own texture…
    io.Fonts->SetTexID(atlas_texture());  // …which is not the one we draw with.
}

ImGuiBackend::~ImGuiBackend() {
    ImGui::SetCurrentContext(context_);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext(context_);
}

void ImGuiBackend::handle(const SDL_Event& event) {
    ImGui_ImplSDL2_ProcessEvent(&event);
}

void ImGuiBackend::new_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
}

void ImGuiBackend::render(ImDrawData& data, unsigned texture) {
    const auto real = reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture));
    for (int i = 0; i < data.CmdListsCount; ++i) {
        for (ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) {
            if (command.TextureId == atlas_texture()) {
                command.TextureId = real;
            }
        }
    }
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

}  // namespace nandu
