#include <algorithm>
#include <cmath>

#include "ui/controls.h"
#include "ui/panel_window.h"
#include "ui/panels.h"

namespace nandu {
namespace {

constexpr float kNoticeWidth = 620.0F;
constexpr float kNoticeText = 14.0F;
constexpr float kNoticeLine = 20.0F;

}  // namespace

/// Something to know that stops nobody: a strip under the tools until it is closed.
Commands notice_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    const std::string& words = input.state.notice.in(outer.language);
    if (words.empty()) {
        return out;
    }
    const float s = outer.s;
    const auto left = static_cast<float>(input.layout.zoom_buttons.right_px) + kGap * s;
    const auto right = static_cast<float>(input.layout.free.right_px) - kGap * s;
    // Of two days compared, each has its plate with a date up there.
    const float plates = input.state.comparison ? 44.0F * s : 0.0F;
    const auto top = static_cast<float>(input.layout.zoom_buttons.top_px) + plates;
    const float button = 32.0F * s;
    const float inset = kInset * s;
    const float room = std::min(kNoticeWidth * s, right - left) - 2.0F * inset - button;
    const float width =
        std::min(room, std::ceil(outer.measure(Face::Ui, kNoticeText, words).x) + 1.0F);
    const float text_height = outer.paragraph({}, width, Face::Ui, kNoticeText, kNoticeLine,
                                              outer.theme->ink, words, false);
    const ImVec2 a(std::round(left), std::round(top));
    const ImVec2 b(a.x + width + 2.0F * inset + button,
                   a.y + std::max(text_height + 20.0F * s, button + 8.0F * s));
    const PanelWindow window(outer, "notice", a, b, PanelWindow::Entry::Appears);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    paint.rect({a.x, a.y + 4.0F * s}, {a.x + 3.0F * s, b.y - 4.0F * s}, paint.theme->accent);
    paint.paragraph({a.x + inset, std::round((a.y + b.y - text_height) * 0.5F)}, width, Face::Ui,
                    kNoticeText, kNoticeLine, paint.theme->ink, words);
    const ImVec2 p(b.x - button - 4.0F * s, a.y + 4.0F * s);
    if (icon_button(paint, "notice/close", p, {p.x + button, p.y + button}, Icon::Close,
                    paint.word("notice.close"))
            .clicked) {
        out.push_back(CloseNotice{});
    }
    return out;
}

}  // namespace nandu
