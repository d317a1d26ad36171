#include "ui/text_field.h"

#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include "base/utf8.h"
#include "ui/focus.h"
#include "ui/fonts.h"
#include "ui/item_rects.h"

namespace nandu {
namespace {

constexpr float kSize = 14.0F;

}  // namespace

FieldState text_field(const Paint& paint, const char* id, ImVec2 a, ImVec2 b, std::string& text,
                      std::string_view hint, bool take_keys) {
    FieldState out;
    // The characters that ImGui will insert in this very frame must have their glyphs already.
    std::string needed = text;
    for (const ImWchar typed : ImGui::GetIO().InputQueueCharacters) {
        append_utf8(needed, typed);
    }
    ImFont* font = paint.fonts->field_font(Face::Ui, kSize * paint.s, needed);

    paint.rects->mark(id, {a.x, a.y, b.x, b.y});
    paint.focus->offer(id);
    const bool arrived = paint.focus->arrived(id);

    ImGui::PushFont(font);
    const float pad = ImMax(0.0F, (b.y - a.y - font->FontSize) * 0.5F);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0.0F, pad));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0F);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0);
    ImGui::PushStyleColor(ImGuiCol_Text, packed(paint.theme->ink));
    ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, packed(with_alpha(paint.theme->link, 0.3F)));
    ImGui::SetCursorScreenPos(a);
    ImGui::SetNextItemWidth(b.x - a.x);
    if (take_keys || arrived) {
        ImGui::SetKeyboardFocusHere();
    }
    const std::string before = text;
    out.entered = ImGui::InputText(
        (std::string("##") + id).c_str(), &text,
        ImGuiInputTextFlags_EnterReturnsTrue | (arrived ? ImGuiInputTextFlags_AutoSelectAll : 0));
    out.active = ImGui::IsItemActive();
    out.changed = text != before;
    ImGui::PopStyleColor(4);
    ImGui::PopStyleVar(2);
    ImGui::PopFont();

    if (text.empty() && !hint.empty()) {
        const ImVec2 size = paint.measure(Face::Ui, kSize, hint);
        ImGui::PushClipRect(a, b, true);
        paint.text({a.x, (a.y + b.y - size.y) * 0.5F}, Face::Ui, kSize, paint.theme->ink3, hint);
        ImGui::PopClipRect();
    }
    if (out.active) {
        paint.outline({a.x - 1, b.y - paint.s}, {b.x, b.y - paint.s}, paint.theme->link, 0.0F,
                      paint.s);
    }
    return out;
}

}  // namespace nandu
