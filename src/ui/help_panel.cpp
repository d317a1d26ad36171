#include <algorithm>
#include <cmath>
#include <string>

#include "ui/controls.h"
#include "ui/keys.h"
#include "ui/lesson_keys.h"
#include "ui/panel_window.h"
#include "ui/panels.h"

namespace nandu {
namespace {

constexpr float kWidth = 620.0F;
constexpr float kHelpRow = 28.0F;

/// Groups of rows under their headings, in one column. Words that are too long break.
class HelpBody {
public:
    /// The keys of the mode that one is in.
    HelpBody(const Paint& paint, float left, float width, bool presenting)
        : paint_(paint),
          left_(left),
          width_(width),
          keys_(presenting ? lesson_key_table() : key_table()),
          mouse_(presenting ? lesson_mouse_table() : mouse_table()) {
        for (const KeyRow& row : keys_) {
            first_column_ =
                std::max(first_column_, paint.measure(Face::UiBold, kControl, row.shown).x);
        }
        for (const MouseRow& row : mouse_) {
            first_column_ = std::max(
                first_column_, paint.measure(Face::UiBold, kControl, paint.word(row.gesture)).x);
        }
        first_column_ = std::min(first_column_ + 24.0F * paint.s, width * 0.5F);
    }

    float draw(float top) {
        y_ = top;
        std::string_view group;
        for (const KeyRow& row : keys_) {
            if (row.shown.empty()) {
                continue;
            }
            if (row.group != group) {
                group = row.group;
                title(paint_.word(group));
            }
            line(row.shown, paint_.word(row.what));
        }
        title(paint_.word("key.mouse"));
        for (const MouseRow& row : mouse_) {
            line(paint_.word(row.gesture), paint_.word(row.what));
        }
        return y_ + 8.0F * paint_.s;
    }

private:
    void title(std::string_view text) {
        y_ += 14.0F * paint_.s;
        y_ += heading(paint_, {left_, y_}, left_ + width_, text) + 8.0F * paint_.s;
    }
    void line(std::string_view key, std::string_view what) {
        const float lead = kHelpRow - kControl * 1.5F;
        const float a = paint_.paragraph({left_, y_}, first_column_ - 12.0F * paint_.s,
                                         Face::UiBold, kControl, 21.0F, paint_.theme->ink, key);
        const float b = paint_.paragraph({left_ + first_column_, y_}, width_ - first_column_,
                                         Face::Ui, kControl, 21.0F, paint_.theme->ink, what);
        y_ += std::max(a, b) + (lead - 1.0F) * paint_.s;
    }

    const Paint& paint_;
    float left_, width_;
    std::span<const KeyRow> keys_;
    std::span<const MouseRow> mouse_;
    float first_column_ = 0.0F;
    float y_ = 0.0F;
};

}  // namespace

Commands help_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    if (!input.state.help_open) {
        return out;
    }
    const float s = outer.s;
    const auto window_width = static_cast<float>(input.state.viewport.width_px);
    const auto window_height = static_cast<float>(input.state.viewport.height_px);
    const float width = std::min(kWidth * s, window_width - 2.0F * kGap * s);
    const float height = std::min(window_height - 2.0F * kGap * s, 760.0F * s);
    const ImVec2 a(std::round((window_width - width) * 0.5F),
                   std::round((window_height - height) * 0.5F));
    const ImVec2 b(a.x + width, a.y + height);
    const PanelWindow window(outer, "help", a, b, PanelWindow::Entry::Appears);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    const float inset = 24.0F * s;
    paint.text({a.x + inset, a.y + 14.0F * s}, Face::Display, 26.0F, paint.theme->ink,
               paint.word("help.title"));
    if (icon_button(paint, "help/close", {b.x - 44.0F * s, a.y + 12.0F * s},
                    {b.x - 12.0F * s, a.y + 44.0F * s}, Icon::Close, paint.word("ctl.close"))
            .clicked) {
        out.push_back(ToggleHelp{});
    }
    ScrollArea scroll(paint, "help scroll", {a.x + inset, a.y + 56.0F * s},
                      {b.x - inset, b.y - 10.0F * s});
    scroll.take_steps();
    HelpBody body(paint, a.x + inset, width - 2.0F * inset - 4.0F * s,
                  input.state.presentation.has_value());
    scroll.finish(body.draw(scroll.top() - 8.0F * s));
    return out;
}

}  // namespace nandu
