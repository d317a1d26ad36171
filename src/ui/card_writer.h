#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ui/facts.h"
#include "ui/panel_window.h"

namespace nandu {

/// Sets the parts of a card one under the other and numbers the sources as the text names them.
class CardWriter {
public:
    CardWriter(const Paint& paint, const PanelInput& input, float left, float right, float top,
               ScrollArea* scroll);

    float y() const { return y_; }
    /// Goes on elsewhere, with the same numbers for sources.
    void move_to(float y, ScrollArea* scroll) {
        y_ = y;
        scroll_ = scroll;
    }
    void set_right(float right) { right_ = right; }
    Commands& out() { return out_; }
    const Paint& paint() const { return paint_; }
    float left() const { return left_; }
    float right() const { return right_; }
    float width() const { return right_ - left_; }

    void space(float design_px) { y_ += design_px * paint_.s; }
    /// A title that breaks where it must.
    void title(Face face, float size, std::string_view text);
    void line(Face face, float size, Rgba ink, std::string_view text);
    /// Reading text with the numbers of its sources behind it.
    void text(std::string_view text, const SourceIds& sources = {});
    void heading(std::string_view text);
    void note(std::string_view text, Rgba ink);

    /// A row with words at the left and right edge. Returns what happened to it.
    struct Row {
        std::string_view left, right;
        bool bold = false, current = false, link = false;
        Face face = Face::Ui;
        float size = 14.0F;
    };
    Paint::Press row(const char* id, const Row& row);
    /// A date in its column and words beside it, broken where they are long.
    Paint::Press dated_row(const char* id, std::string_view date, std::string_view words,
                           bool current, bool link);
    /// Two buttons side by side, or one under the other where they are too wide. Returns the index
    /// of the one pressed, or -1.
    struct Button {
        const char* id;
        std::string_view words;
        std::string tip;
        bool enabled = true;
    };
    int two_buttons(const std::array<Button, 2>& buttons);
    /// A polity's swatch and words.
    Paint::Press swatch_row(const char* id, PolityId polity, std::string_view words,
                            std::string_view right, bool current);

    /// The box that says what something is on this day.
    void today_box(const Today& today);
    /// A small coloured plate with words.
    void chip(std::string_view text, Rgba ink);

    /// The numbered list of all sources named so far.
    void source_list();

private:
    int number_of(SourceId source);
    void numbers(float x, float y, float line_height, const SourceIds& sources);
    Paint::Press pressable(const char* id, float height);

    const Paint& paint_;
    const PanelInput& input_;
    float left_, right_, y_;
    ScrollArea* scroll_;
    std::vector<SourceId> sources_;
    int superscripts_ = 0;
    Commands out_;
};

}  // namespace nandu
