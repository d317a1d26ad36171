#include "ui/card_writer.h"

#include <algorithm>
#include <cmath>

#include <SDL.h>

#include "ui/controls.h"
#include "ui/memory.h"
#include "ui/swatch.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr float kReading = 16.5F;
constexpr float kReadingLine = 23.5F;
constexpr float kNote = 13.5F;
constexpr float kNoteLine = 19.0F;

}  // namespace

CardWriter::CardWriter(const Paint& paint, const PanelInput& input, float left, float right,
                       float top, ScrollArea* scroll)
    : paint_(paint), input_(input), left_(left), right_(right), y_(top), scroll_(scroll) {}

void CardWriter::title(Face face, float size, std::string_view text) {
    y_ += paint_.paragraph({left_, y_}, width(), face, size, size * 1.18F, paint_.theme->ink, text);
}

void CardWriter::line(Face face, float size, Rgba ink, std::string_view text) {
    if (!text.empty()) {
        y_ += paint_.paragraph({left_, y_}, width(), face, size, size * 1.4F, ink, text);
    }
}

void CardWriter::text(std::string_view words, const SourceIds& sources) {
    if (words.empty()) {
        return;
    }
    y_ += paint_.paragraph({left_, y_}, width(), Face::Reading, kReading, kReadingLine,
                           paint_.theme->ink, words);
    if (sources.empty()) {
        return;
    }
    // Behind the last line where it has room, else on a line of their own.
    const float last_width = paint_.last_line_width(width(), Face::Reading, kReading, words);
    const float needed = static_cast<float>(sources.size()) * 18.0F * paint_.s;
    const float line_top = y_ - kReadingLine * paint_.s;
    if (last_width + needed <= width()) {
        numbers(left_ + last_width + 2.0F * paint_.s, line_top, kReadingLine * paint_.s, sources);
    } else {
        numbers(left_, y_, kReadingLine * paint_.s, sources);
        y_ += kReadingLine * paint_.s;
    }
}

void CardWriter::numbers(float x, float y, float line_height, const SourceIds& sources) {
    for (const SourceId source : sources) {
        const int number = number_of(source);
        const std::string mark = std::to_string(number);
        const float size = 10.5F;
        const ImVec2 box = paint_.measure(Face::UiBold, size, mark);
        const ImVec2 a(x, y);
        const ImVec2 b(x + box.x + 7.0F * paint_.s, y + line_height);
        const std::string id =
            "card/mark" + std::to_string(superscripts_++) + "-" + std::to_string(number);
        const Paint::Press press = paint_.button(id.c_str(), a, b);
        paint_.text({x + 3.0F * paint_.s, y + line_height * 0.12F}, Face::UiBold, size,
                    press.hovered ? paint_.theme->accent : paint_.theme->link, mark);
        paint_.tooltip(input_.pack.atlas[source].citation.in(paint_.language));
        if (scroll_ != nullptr) {
            scroll_->follow(press, id.c_str(), a.y, b.y);
        }
        if (press.clicked) {
            paint_.memory->source_wanted = source;
            paint_.memory->source_shown = false;
            paint_.memory->source_wanted_secs = static_cast<double>(paint_.wall_secs);
        }
        x = b.x;
    }
}

int CardWriter::number_of(SourceId source) {
    const auto found = std::find(sources_.begin(), sources_.end(), source);
    if (found != sources_.end()) {
        return static_cast<int>(found - sources_.begin()) + 1;
    }
    sources_.push_back(source);
    return static_cast<int>(sources_.size());
}

void CardWriter::heading(std::string_view text) {
    space(18.0F);
    y_ += nandu::heading(paint_, {left_, y_}, right_, text);
    space(6.0F);
}

void CardWriter::note(std::string_view text, Rgba ink) {
    y_ += paint_.paragraph({left_, y_}, width(), Face::Reading, kNote, kNoteLine, ink, text);
}

Paint::Press CardWriter::pressable(const char* id, float height) {
    const float out = 8.0F * paint_.s;
    const ImVec2 a(left_ - out, y_);
    const ImVec2 b(right_ + out, y_ + height);
    const Paint::Press press = paint_.button(id, a, b);
    if (scroll_ != nullptr) {
        scroll_->follow(press, id, a.y, b.y);
    }
    return press;
}

int CardWriter::two_buttons(const std::array<Button, 2>& buttons) {
    const Theme& theme = *paint_.theme;
    const float s = paint_.s;
    const float gap = 8.0F * s;
    const float height = kRow * s;
    float widest = 0.0F;
    for (const Button& button : buttons) {
        widest = std::max(widest, paint_.measure(Face::UiBold, kControl, button.words).x + 24.0F * s);
    }
    const bool stacked = 2.0F * widest + gap > width();
    int pressed = -1;
    for (int i = 0; i < 2; ++i) {
        const Button& button = buttons[static_cast<std::size_t>(i)];
        const ImVec2 a(left_ + (stacked || i == 0 ? 0.0F : widest + gap), y_);
        const ImVec2 b(a.x + std::min(widest, width()), y_ + height);
        const Paint::Press press = paint_.button(button.id, a, b);
        if (scroll_ != nullptr) {
            scroll_->follow(press, button.id, a.y, b.y);
        }
        if (button.enabled && (press.hovered || press.held)) {
            paint_.rect(a, b, press.held ? theme.line : theme.hover, 4.0F);
        }
        paint_.outline(a, b, theme.line, 4.0F, std::max(1.0F, s));
        paint_.text_centred({(a.x + b.x) * 0.5F, (a.y + b.y) * 0.5F}, Face::UiBold, kControl,
                            button.enabled ? theme.ink : theme.ink3, button.words);
        paint_.tooltip(button.tip);
        if (press.clicked && button.enabled) {
            pressed = i;
        }
        if (stacked || i == 1) {
            y_ += height + (stacked && i == 0 ? gap * 0.5F : 0.0F);
        }
    }
    return pressed;
}

Paint::Press CardWriter::row(const char* id, const Row& row) {
    const Theme& theme = *paint_.theme;
    const float height = std::max(24.0F * paint_.s, paint_.measure(row.face, row.size, "").y);
    const Paint::Press press = row.link || row.current ? pressable(id, height) : Paint::Press{};
    const float out = 8.0F * paint_.s;
    if (press.hovered) {
        paint_.rect({left_ - out, y_}, {right_ + out, y_ + height}, theme.hover, 3.0F);
    }
    const float middle = y_ + height * 0.5F;
    const Face face =
        row.bold ? (row.face == Face::Reading ? Face::ReadingBold : Face::UiBold) : row.face;
    const float right_width = paint_.measure(Face::Ui, row.size, row.right).x;
    const float room = width() - right_width - 10.0F * paint_.s;
    const Rgba ink = row.link ? theme.link : theme.ink;
    if (paint_.measure(face, row.size, row.left).x <= room) {
        text_at(paint_, left_, middle, face, row.size, ink, row.left);
        text_at_right(paint_, right_, middle, Face::Ui, row.size, theme.ink2, row.right);
        y_ += height;
    } else {
        // Too long for one line: the words first, the right part under them.
        y_ +=
            paint_.paragraph({left_, y_}, width(), face, row.size, row.size * 1.45F, ink, row.left);
        if (!row.right.empty()) {
            paint_.text_right({right_, y_}, Face::Ui, row.size, theme.ink2, row.right);
            y_ += height;
        }
    }
    return press;
}

Paint::Press CardWriter::dated_row(const char* id, std::string_view date, std::string_view words,
                                   bool current, bool link) {
    const Theme& theme = *paint_.theme;
    const float s = paint_.s;
    // As wide as the longest ordinary date, so that all rows begin at one edge.
    const std::string_view longest =
        paint_.language == Language::En ? "30 Sep 1130" : "1130年12月30日";
    const float column = std::max(paint_.measure(Face::UiBold, 14.0F, longest).x,
                                  paint_.measure(Face::UiBold, 14.0F, date).x) +
                         14.0F * s;
    const bool stacked = column > width() * 0.5F;
    const float words_left = stacked ? left_ : left_ + column;
    const float words_width = right_ - words_left;
    const float line = 20.0F;
    const float words_height =
        paint_.paragraph({}, words_width, Face::Ui, 14.0F, line, theme.ink, words, false);
    const float date_height = line * s;
    const float height =
        (stacked ? words_height + date_height : std::max(words_height, date_height)) + 6.0F * s;
    const Paint::Press press = pressable(id, height);
    const float out = 8.0F * s;
    if (current || press.hovered) {
        paint_.rect({left_ - out, y_}, {right_ + out, y_ + height}, theme.hover, 3.0F);
    }
    const Face face = current ? Face::UiBold : Face::Ui;
    const float top = y_ + 3.0F * s;
    paint_.paragraph({left_, top}, stacked ? width() : column, face, 14.0F, line,
                     current ? theme.accent : theme.ink2, date);
    paint_.paragraph({words_left, stacked ? top + date_height : top}, words_width, Face::Ui, 14.0F,
                     line, link && !current ? theme.link : theme.ink, words);
    y_ += height;
    return press;
}

Paint::Press CardWriter::swatch_row(const char* id, PolityId polity, std::string_view words,
                                    std::string_view right, bool current) {
    const Theme& theme = *paint_.theme;
    const float s = paint_.s;
    const float inset = 32.0F * s;
    const float right_width = paint_.measure(Face::Ui, 14.0F, right).x;
    const Face face = current ? Face::UiBold : Face::Ui;
    const bool stacked =
        inset + paint_.measure(face, 14.0F, words).x + right_width + 12.0F * s > width();
    const float words_height =
        paint_.paragraph({}, width() - inset, face, 14.0F, 20.0F, theme.ink, words, false);
    const float height =
        (stacked ? words_height + (right.empty() ? 0.0F : 20.0F * s) : words_height) + 6.0F * s;
    const Paint::Press press = pressable(id, height);
    const float out = 8.0F * s;
    if (current || press.hovered) {
        paint_.rect({left_ - out, y_}, {right_ + out, y_ + height}, theme.hover, 3.0F);
    }
    const float top = y_ + 3.0F * s;
    draw_swatch(paint_, input_.pack.atlas, {left_, top + 3.0F * s},
                {left_ + 22.0F * s, top + 17.0F * s}, polity);
    paint_.paragraph({left_ + inset, top}, width() - inset, face, 14.0F, 20.0F, theme.ink, words);
    if (!right.empty()) {
        const float y = stacked ? top + words_height : top;
        const float x = stacked ? left_ + inset : right_ - right_width;
        paint_.text({x, y + 1.0F * s}, Face::Ui, 14.0F, theme.ink2, right);
    }
    y_ += height;
    return press;
}

void CardWriter::today_box(const Today& today) {
    if (today.title.empty()) {
        return;
    }
    const Theme& theme = *paint_.theme;
    const float s = paint_.s;
    const bool sign = today.sign != Today::Sign::Nothing;
    const float inset = (sign ? 52.0F : 16.0F) * s;
    const float room = width() - inset - 12.0F * s;
    const float title_height =
        paint_.paragraph({}, room, Face::UiBold, 14.5F, 20.0F, theme.ink, today.title, false);
    const float detail_height =
        paint_.paragraph({}, room, Face::Ui, 14.0F, 20.0F, theme.ink2, today.detail, false);
    const float height = title_height + detail_height + 16.0F * s;
    const ImVec2 a(left_, y_);
    const ImVec2 b(right_, y_ + height);
    const bool court = today.sign == Today::Sign::Court;
    const Rgba edge = court ? theme.accent
                      : today.sign == Today::Sign::Captive
                          ? theme.captives
                          : ink_of(paint_, input_.pack.atlas, today.polity);
    paint_.rect(a, b, theme.panel2, 3.0F);
    paint_.rect(a, {a.x + 4.0F * s, b.y}, edge, 2.0F);
    const ImVec2 middle(a.x + 28.0F * s, a.y + height * 0.5F);
    switch (today.sign) {
        case Today::Sign::Court:
            draw_seal(paint_, input_, middle, 22.0F);
            break;
        case Today::Sign::Capital:
        case Today::Sign::CapitalInName: {
            const float r = 7.5F * s;
            const ImVec2 p(std::round(middle.x - r), std::round(middle.y - r));
            const ImVec2 q(std::round(middle.x + r), std::round(middle.y + r));
            paint_.outline(p, q, edge, 0.8F, 2.2F * s);
            const float i = 3.2F * s;
            paint_.rect({middle.x - i, middle.y - i}, {middle.x + i, middle.y + i}, edge);
            break;
        }
        case Today::Sign::Captive:
            paint_.list->AddCircleFilled(middle, 6.5F * s, packed(theme.captives));
            break;
        case Today::Sign::Swatch:
            draw_swatch(paint_, input_.pack.atlas, {middle.x - 12.0F * s, middle.y - 8.0F * s},
                        {middle.x + 12.0F * s, middle.y + 8.0F * s},
                        today.before != kNo<PolityId> ? today.before : today.polity,
                        today.before != kNo<PolityId> ? today.polity : kNo<PolityId>);
            break;
        case Today::Sign::Nothing:
            break;
    }
    const float top = a.y + 8.0F * s;
    paint_.paragraph({a.x + inset, top}, room, Face::UiBold, 14.5F, 20.0F, theme.ink, today.title);
    paint_.paragraph({a.x + inset, top + title_height}, room, Face::Ui, 14.0F, 20.0F, theme.ink2,
                     today.detail);
    if (!today.sources.empty()) {
        float used = 0.0F;
        for (const SourceId source : today.sources) {
            used +=
                paint_.measure(Face::UiBold, 10.5F, std::to_string(number_of(source))).x + 7.0F * s;
        }
        numbers(b.x - used - 6.0F * s, a.y + 4.0F * s, 18.0F * s, today.sources);
    }
    y_ += height;
}

void CardWriter::chip(std::string_view text, Rgba ink) {
    const float s = paint_.s;
    const float inner = width() - 20.0F * s;
    const float one_line = paint_.measure(Face::Ui, 14.0F, text).x;
    const float box_width = std::min(one_line, inner) + 20.0F * s;
    const float height =
        paint_.paragraph({}, inner, Face::Ui, 14.0F, 20.0F, ink, text, false) + 6.0F * s;
    paint_.rect({left_, y_}, {left_ + box_width, y_ + height}, paint_.theme->panel2, 12.0F);
    paint_.paragraph({left_ + 10.0F * s, y_ + 3.0F * s}, inner + 1.0F, Face::Ui, 14.0F, 20.0F, ink,
                     text);
    y_ += height;
}

void CardWriter::source_list() {
    const Theme& theme = *paint_.theme;
    const float s = paint_.s;
    heading(paint_.word("card.sources"));
    if (sources_.empty()) {
        note(paint_.word("card.no_sources"), theme.ink3);
        return;
    }
    const float inset = 22.0F * s;
    PanelMemory& memory = *paint_.memory;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        const Source& source = input_.pack.atlas[sources_[i]];
        const std::string& citation = source.citation.in(paint_.language);
        const std::string under = joined({source.licence, source.url});
        const float text_height = paint_.paragraph({}, width() - inset, Face::Reading, kNote,
                                                   kNoteLine, theme.ink, citation, false);
        const float under_height =
            paint_.paragraph({}, width() - inset, Face::Ui, 12.0F, 16.0F, theme.ink3, under, false);
        const float height = text_height + under_height + 6.0F * s;
        const std::string id = "card/source" + std::to_string(i + 1);
        const bool link = !source.url.empty();
        const Paint::Press press = pressable(id.c_str(), height);
        const bool wanted = memory.source_wanted == sources_[i];
        const double since = static_cast<double>(paint_.wall_secs) - memory.source_wanted_secs;
        const float out = 8.0F * s;
        if (wanted && scroll_ != nullptr && !memory.source_shown) {
            scroll_->reveal(y_, y_ + height);
            memory.source_shown = true;
        }
        if ((wanted && since < 2.5) || (press.hovered && link)) {
            paint_.rect({left_ - out, y_}, {right_ + out, y_ + height}, theme.hover, 3.0F);
        }
        const float top = y_ + 3.0F * s;
        paint_.text({left_, top + 1.0F * s}, Face::UiBold, 13.0F, theme.link,
                    std::to_string(i + 1));
        paint_.paragraph({left_ + inset, top}, width() - inset, Face::Reading, kNote, kNoteLine,
                         theme.ink, citation);
        paint_.paragraph({left_ + inset, top + text_height}, width() - inset, Face::Ui, 12.0F,
                         16.0F, link ? theme.link : theme.ink3, under);
        if (link) {
            paint_.tooltip(paint_.word("card.open_link"));
            if (press.clicked) {
                SDL_OpenURL(source.url.c_str());
            }
        }
        y_ += height;
    }
}

}  // namespace nandu
