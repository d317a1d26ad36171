#include "ui/panel_window.h"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "ui/focus.h"
#include "ui/item_rects.h"
#include "ui/memory.h"

namespace nandu {
namespace {

constexpr float kFade = 24.0F;
constexpr float kScrollLine = 24.0F;
constexpr float kAppearSecs = 0.16F;
constexpr float kRise = 8.0F;

}  // namespace

PanelWindow::PanelWindow(const Paint& outer, const char* name, ImVec2 a, ImVec2 b, Entry entry)
    : paint(outer) {
    if (entry == Entry::Appears) {
        PanelMemory& memory = *paint.memory;
        PanelMemory::Appearance& seen = memory.appearances[name];
        const auto now = static_cast<double>(paint.wall_secs);
        const int frame = ImGui::GetFrameCount();
        if (seen.last_frame < frame - 1) {
            seen.opened_secs = now;
            memory.appearing_until_secs =
                std::max(memory.appearing_until_secs, now + static_cast<double>(kAppearSecs));
        }
        seen.last_frame = frame;
        if (!memory.reduced_motion) {
            const float t =
                std::clamp(static_cast<float>(now - seen.opened_secs) / kAppearSecs, 0.0F, 1.0F);
            progress_ = 1.0F - (1.0F - t) * (1.0F - t) * (1.0F - t);
        }
    }
    a = {std::floor(a.x), std::floor(a.y)};
    b = {std::ceil(b.x), std::ceil(b.y)};
    outer.rects->mark(name, {a.x, a.y, b.x, b.y});
    ImGui::SetNextWindowPos(a);
    ImGui::SetNextWindowSize({std::max(1.0F, b.x - a.x), std::max(1.0F, b.y - a.y)});
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    paint.list = ImGui::GetWindowDrawList();
    paint.list->PushClipRectFullScreen();
}

PanelWindow::~PanelWindow() {
    if (progress_ < 1.0F) {
        const float down = std::round((1.0F - progress_) * kRise * paint.s);
        for (ImDrawVert& vertex : paint.list->VtxBuffer) {
            vertex.pos.y += down;
            const ImU32 alpha = (vertex.col >> IM_COL32_A_SHIFT) & 0xFFU;
            const auto faded = static_cast<ImU32>(static_cast<float>(alpha) * progress_ + 0.5F);
            vertex.col = (vertex.col & ~IM_COL32_A_MASK) | (faded << IM_COL32_A_SHIFT);
        }
    }
    paint.list->PopClipRect();
    ImGui::End();
}

ScrollArea::ScrollArea(const Paint& paint, const char* name, ImVec2 a, ImVec2 b)
    : paint_(paint), name_(name), a_(a), b_(b) {
    offset_ = paint.memory->scroll_px[name_];
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel != 0.0F &&
        ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
        ImGui::IsMouseHoveringRect(a, b, false)) {
        offset_ -= io.MouseWheel * 2.0F * kScrollLine * paint.s;
    }
    ImGui::PushClipRect(a, b, false);
}

void ScrollArea::follow(const Paint::Press& press, const char* id, float y0, float y1) {
    if (!press.focused || !paint_.focus->arrived(id)) {
        return;
    }
    reveal(y0, y1);
}

void ScrollArea::reveal(float y0, float y1) {
    const float margin = kFade * paint_.s;
    if (y1 + margin > b_.y) {
        offset_ += y1 + margin - b_.y;
    } else if (y0 - margin < a_.y) {
        offset_ -= a_.y - (y0 - margin);
    }
}

void ScrollArea::take_steps() {
    offset_ += static_cast<float>(paint_.memory->scroll_steps) * kScrollLine * paint_.s;
    paint_.memory->scroll_steps = 0;
}

void ScrollArea::finish(float content_bottom) {
    float& kept = paint_.memory->scroll_px[name_];
    const float content = content_bottom - (a_.y - kept);
    const float shown = b_.y - a_.y;
    const float most = std::max(0.0F, content - shown);
    const Rgba ground = paint_.theme->panel;
    const float fade = std::min(kFade * paint_.s, shown * 0.3F);
    const ImU32 full = packed(ground);
    const ImU32 none = packed(with_alpha(ground, 0.0F));
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (kept > 0.5F) {
        list->AddRectFilledMultiColor(a_, {b_.x, a_.y + fade}, full, full, none, none);
    }
    if (kept < most - 0.5F) {
        list->AddRectFilledMultiColor({a_.x, b_.y - fade}, b_, none, none, full, full);
    }
    ImGui::PopClipRect();
    if (most > 0.5F) {
        const float width = 4.0F * paint_.s;
        const ImVec2 a(b_.x + 4.0F * paint_.s, a_.y);
        const float length = std::max(24.0F * paint_.s, shown * shown / content);
        const float at = a.y + (shown - length) * std::clamp(kept / most, 0.0F, 1.0F);
        ImGui::SetCursorScreenPos({a.x - width, a.y});
        ImGui::InvisibleButton((name_ + "/bar").c_str(), {width * 3.0F, shown});
        const bool lively = ImGui::IsItemHovered() || ImGui::IsItemActive();
        if (ImGui::IsItemActive() && shown > length) {
            offset_ += ImGui::GetIO().MouseDelta.y * most / (shown - length);
        }
        paint_.rect(a, {a.x + width, a.y + shown}, paint_.theme->track, 2.0F);
        paint_.rect({a.x, at}, {a.x + width, at + length},
                    lively ? paint_.theme->ink2 : paint_.theme->tick, 2.0F);
    }
    kept = std::round(std::clamp(offset_, 0.0F, most));
}

}  // namespace nandu
