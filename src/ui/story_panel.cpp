#include <algorithm>
#include <cmath>
#include <string>

#include "calendar/write_date.h"
#include "ui/controls.h"
#include "ui/facts.h"
#include "ui/item_rects.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/panels.h"
#include "ui/text_field.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr float kStoryWidth = 392.0F;
constexpr float kFieldHeight = 34.0F;
constexpr float kWordsLine = 20.0F;

/// Words to press, one behind the other, on as many lines as they need.
class ButtonRow {
public:
    ButtonRow(const Paint& paint, ScrollArea* scroll, float left, float right, float top)
        : paint_(paint), scroll_(scroll), left_(left), right_(right), x_(left), y_(top) {}

    bool button(const char* id, std::string_view words, std::string_view tip, bool enabled = true) {
        const float s = paint_.s;
        const Theme& theme = *paint_.theme;
        const float width = paint_.measure(Face::UiBold, kControl, words).x + 20.0F * s;
        if (x_ > left_ && x_ + width > right_) {
            x_ = left_;
            y_ += (kRow + 6.0F) * s;
        }
        const ImVec2 a(x_, y_);
        const ImVec2 b(std::min(x_ + width, right_), y_ + kRow * s);
        const Paint::Press press = paint_.button(id, a, b);
        if (scroll_ != nullptr) {
            scroll_->follow(press, id, a.y, b.y);
        }
        if (enabled && (press.hovered || press.held)) {
            paint_.rect(a, b, press.held ? theme.line : theme.hover, 4.0F);
        }
        paint_.outline(a, b, theme.line, 4.0F, std::max(1.0F, s));
        paint_.text_centred({(a.x + b.x) * 0.5F, (a.y + b.y) * 0.5F}, Face::UiBold, kControl,
                            enabled ? theme.ink : theme.ink3, words);
        paint_.tooltip(tip);
        x_ = b.x + 6.0F * s;
        return press.clicked && enabled;
    }
    float bottom() const { return y_ + kRow * paint_.s; }

private:
    const Paint& paint_;
    ScrollArea* scroll_;
    float left_, right_, x_, y_;
};

/// One part of a step: its name, a line to type in, and the whole of it under that.
float words_field(const Paint& paint, ScrollArea& scroll, float left, float right, float top,
                  const char* id, std::string_view name, const std::string& words, StepPart part,
                  Commands& out) {
    const float s = paint.s;
    const Theme& theme = *paint.theme;
    float y = top;
    y += heading(paint, {left, y}, right, name) + 4.0F * s;
    const ImVec2 a(left, y);
    const ImVec2 b(right, y + kFieldHeight * s);
    paint.rect(a, b, theme.panel2, 6.0F);
    paint.outline(a, b, theme.line, 6.0F);
    std::string typed = words;
    const FieldState field = text_field(paint, id, {a.x + 10.0F * s, a.y}, {b.x - 10.0F * s, b.y},
                                        typed, "", false);
    Paint::Press press;
    press.focused = field.active;
    scroll.follow(press, id, a.y, b.y);
    if (field.changed) {
        out.push_back(SetStepWords{part, typed});
    }
    y = b.y + 6.0F * s;
    if (part != StepPart::Title && !words.empty()) {
        y += paint.paragraph({left, y}, right - left, Face::Reading, 15.0F, kWordsLine, theme.ink2,
                             words) +
             4.0F * s;
    }
    return y + 6.0F * s;
}

}  // namespace

Commands story_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    const AppState& state = input.state;
    if (!state.draft) {
        return out;
    }
    const StoryDraft& draft = *state.draft;
    const float s = outer.s;
    const float gap = kGap * s;
    const auto window_width = static_cast<float>(state.viewport.width_px);
    const float width = std::min(kStoryWidth * s, window_width - 2.0F * gap);
    const float beside = static_cast<float>(input.layout.zoom_buttons.right_px) + gap;
    const float left_edge = beside + width + gap <= window_width ? beside : gap;
    const ImVec2 a(left_edge, static_cast<float>(input.layout.tools.bottom_px) + gap);
    const ImVec2 b(a.x + width, static_cast<float>(input.layout.dock.top_px) - gap * 0.5F);
    const PanelWindow window(outer, "story", a, b, PanelWindow::Entry::Appears);
    const Paint& paint = window.paint;
    const Theme& theme = *paint.theme;
    paint.panel(a, b);
    paint.rects->mark("story", {a.x, a.y, b.x, b.y});
    const float left = a.x + 20.0F * s;
    const float right = b.x - 20.0F * s;
    if (icon_button(paint, "story/close", {b.x - 44.0F * s, a.y + 8.0F * s},
                    {b.x - 12.0F * s, a.y + 40.0F * s}, Icon::Close, paint.word("ctl.close"))
            .clicked) {
        out.push_back(EditStory{false});
        if (draft.changed) {
            out.push_back(Notify{{paint.strings->get("story.not_saved", Language::En),
                                  paint.strings->get("story.not_saved", Language::Hant),
                                  paint.strings->get("story.not_saved", Language::Hans)}});
        }
    }
    text_at(paint, left, a.y + 24.0F * s, Face::UiBold, 16.0F, theme.ink,
            paint.word(draft.changed ? "story.title_changed" : "story.title"));

    ScrollArea scroll(paint, "story scroll", {a.x + 1.0F, a.y + 48.0F * s},
                      {b.x - 6.0F * s, b.y - 4.0F * s});
    float y = scroll.top() + 2.0F * s;
    const bool any = !draft.steps.empty();
    {
        ButtonRow row(paint, &scroll, left, right, y);
        if (row.button("story/capture", paint.word("story.capture"),
                       paint.word("story.capture_tip"))) {
            out.push_back(CaptureStep{true});
        }
        if (row.button("story/save", paint.word("story.save"), "Ctrl+S", draft.changed)) {
            out.push_back(SaveStory{});
        }
        if (row.button("story/present", paint.word("story.present"), "Shift+F5",
                       any && !draft.changed)) {
            out.push_back(StartPresenting{true});
        }
        y = row.bottom() + 10.0F * s;
    }
    for (std::size_t i = 0; i < draft.steps.size(); ++i) {
        const Step& step = draft.steps[i];
        const bool chosen = static_cast<int>(i) == draft.chosen;
        const std::string id = "story/step" + std::to_string(i);
        const std::string number = std::to_string(i + 1);
        const std::string& title = step.title.in(paint.language);
        const float words_left = left + 30.0F * s;
        const float words_width = right - words_left;
        const std::string_view words =
            title.empty() ? std::string_view(paint.word("story.untitled")) : title;
        const float height = paint.paragraph({}, words_width, Face::Ui, kControl, 19.0F, theme.ink,
                                             words, false) +
                             9.0F * s;
        const ImVec2 p(left - 10.0F * s, y);
        const ImVec2 q(right + 10.0F * s, y + height);
        const Paint::Press press = paint.button(id.c_str(), p, q);
        scroll.follow(press, id.c_str(), p.y, q.y);
        if (chosen || press.hovered) {
            paint.rect(p, q, chosen ? theme.hover : theme.panel2, 4.0F);
        }
        paint.text_right({words_left - 8.0F * s, y + 4.0F * s}, Face::Ui, kControl, theme.ink2,
                         number);
        paint.paragraph({words_left, y + 4.0F * s}, words_width,
                        chosen ? Face::UiBold : Face::Ui, kControl, 19.0F,
                        title.empty() ? theme.ink2 : theme.ink, words);
        if (press.clicked) {
            out.push_back(ChooseStep{static_cast<int>(i)});
        }
        y += height;
    }
    if (any) {
        const Step& step = draft.steps[static_cast<std::size_t>(draft.chosen)];
        y += 12.0F * s;
        y += paint.paragraph({left, y}, right - left, Face::UiBold, kControl, kWordsLine,
                             theme.ink2, write_date_value(step.when, paint.language)) +
             6.0F * s;
        ButtonRow row(paint, &scroll, left, right, y);
        if (row.button("story/up", "↑", paint.word("story.up") + "  Alt+↑", draft.chosen > 0)) {
            out.push_back(MoveStep{-1});
        }
        if (row.button("story/down", "↓", paint.word("story.down") + "  Alt+↓",
                       draft.chosen + 1 < static_cast<int>(draft.steps.size()))) {
            out.push_back(MoveStep{1});
        }
        if (row.button("story/recapture", paint.word("story.recapture"),
                       paint.word("story.recapture_tip"))) {
            out.push_back(CaptureStep{false});
        }
        if (row.button("story/delete", paint.word("story.delete"),
                       paint.word("story.delete_tip"))) {
            out.push_back(DeleteStep{});
        }
        y = row.bottom() + 14.0F * s;
        const struct {
            const char* id;
            const char* name;
            const LocalizedText& words;
            StepPart part;
        } parts[] = {{"story/title", "story.part_title", step.title, StepPart::Title},
                     {"story/text", "story.part_text", step.text, StepPart::Text},
                     {"story/notes", "story.part_notes", step.notes, StepPart::Notes},
                     {"story/question", "story.part_question", step.question, StepPart::Question}};
        for (const auto& part : parts) {
            const std::string& words = paint.language == Language::Hant   ? part.words.hant
                                       : paint.language == Language::Hans ? part.words.hans
                                                                          : part.words.en;
            y = words_field(paint, scroll, left, right, y, part.id, paint.word(part.name), words,
                            part.part, out);
        }
    }
    scroll.finish(y + 12.0F * s);
    return out;
}

}  // namespace nandu
