#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "calendar/read_date.h"
#include "calendar/write_date.h"
#include "ui/icons.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/panels.h"
#include "ui/text_field.h"
#include "ui/timeline_panel.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr float kDateSize = 42.0F;  ///< The largest text of the window.
constexpr float kFoldedDateSize = 28.0F;
constexpr float kBlockWidth = 348.0F;  ///< Date and transport.
constexpr float kNarrowBlockWidth = 300.0F;
constexpr float kCompactBlockWidth = 272.0F;
constexpr float kGutter = 92.0F;  ///< Names of the lanes.
constexpr float kCompactGutter = 64.0F;
constexpr float kEdge = 24.0F;       ///< From the window's left edge to the date.
constexpr float kRowHeight = 32.0F;  ///< Of a menu.

std::string speed_words(const Paint& paint, double days_per_sec) {
    if (days_per_sec >= 365.0) {
        const double years = std::round(days_per_sec / 365.25);
        return filled(paint.word(years == 1.0 ? "dock.speed_year" : "dock.speed_years"),
                      {fmt::format("{:.0f}", years)});
    }
    if (days_per_sec == 0.5) {
        return paint.word("dock.speed_half_day");
    }
    return filled(paint.word(days_per_sec == 1.0 ? "dock.speed_day" : "dock.speed_days"),
                  {fmt::format("{:g}", days_per_sec)});
}

/// Transport signs, in a square of 20 about `m`.
struct Sign {
    const Paint& paint;
    ImVec2 m;
    Rgba colour;
    float unit;

    ImVec2 p(float x, float y) const { return {m.x + x * unit, m.y + y * unit}; }
    void triangle(float x, float half, float to) const {
        paint.list->AddTriangleFilled(p(x, -half), p(x, half), p(to, 0), packed(colour));
    }
    void bar(float from, float to, float half) const {
        paint.list->AddRectFilled(p(from, -half), p(to, half), packed(colour));
    }
};

class Dock {
public:
    Dock(const Paint& paint, const PanelInput& input)
        : paint_(paint),
          input_(input),
          state_(input.state),
          memory_(paint.memory->timeline),
          s_(paint.s),
          kind_(input.layout.dock_kind) {
        const ScreenBox& box = input.layout.dock;
        a_ = {static_cast<float>(box.left_px), static_cast<float>(box.top_px)};
        b_ = {static_cast<float>(box.right_px), static_cast<float>(box.bottom_px)};
    }

    Commands run() {
        ground();
        const float left_of_lanes = kind_ == Layout::Dock::Folded ? folded_block() : full_block();
        const float gutter = kind_ == Layout::Dock::Full      ? kGutter * s_
                             : kind_ == Layout::Dock::Compact ? kCompactGutter * s_
                                                              : 0.0F;
        const float right = b_.x - (kind_ == Layout::Dock::Folded ? 12.0F : 20.0F) * s_;
        if (right - left_of_lanes - gutter > 40.0F * s_) {
            const ScreenBox lanes{static_cast<double>(left_of_lanes), static_cast<double>(a_.y),
                                  static_cast<double>(right), static_cast<double>(b_.y)};
            add(timeline(paint_, input_, lanes, static_cast<double>(gutter), memory_));
        }
        if (memory_.speed_open) {
            speed_menu();
        }
        memory_.was_typing = state_.typing_date;
        return std::move(out_);
    }

private:
    void add(Commands more) {
        out_.insert(out_.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
    }

    ImVec2 at(float x, float y) const { return {a_.x + x * s_, a_.y + y * s_}; }

    void ground() {
        const Theme& theme = *paint_.theme;
        const Rgba shadow = rgba(0, theme.shadow_alpha);
        for (const float out : {4.0F, 2.0F, 1.0F}) {
            paint_.rect({a_.x, a_.y - out * s_}, {b_.x, a_.y}, shadow);
        }
        paint_.rect(a_, b_, theme.panel);
        paint_.rect(a_, {b_.x, a_.y + std::max(1.0F, std::round(s_ * 0.8F))}, theme.line);
    }

    // --- Date ---

    /// One size for all dates, so that it does not jump while time runs.
    float date_size(float widest, float size) const {
        const Day longest = day_from_civil({1127, state_.language == Language::En ? 9 : 12, 28},
                                           paint_.calendar);
        const std::string text = write_civil(longest, paint_.calendar, state_.language);
        const float width = paint_.measure(Face::Display, size, text).x;
        return width <= widest ? size : std::max(14.0F, std::floor(size * widest / width));
    }

    const std::string& polity_name(PolityId polity) const {
        return input_.pack.atlas[polity].name.in(state_.language);
    }

    /// In the interface's Chinese, or traditional beside English.
    static const std::string& han_of(const LocalizedText& text, Language language) {
        return text.in(language == Language::Hans ? Language::Hans : Language::Hant);
    }

    std::optional<LocalizedText> reign_date(PolityId polity) const {
        if (polity == kNo<PolityId>) {
            return std::nullopt;
        }
        return write_reign_date(state_.day, input_.pack.atlas[polity].key, input_.pack.calendars);
    }

    /// Which calendar the large date is in, and the day in the other one.
    std::string calendar_line() const {
        const bool julian = paint_.calendar == CivilCalendar::Julian;
        std::string line = paint_.word(julian ? "dock.julian" : "dock.gregorian_own");
        if (state_.gregorian_shown) {
            const CivilCalendar other = julian ? CivilCalendar::Gregorian : CivilCalendar::Julian;
            line = joined({line, filled(paint_.word(julian ? "dock.gregorian" : "dock.julian_day"),
                                        {write_civil(state_.day, other, state_.language)})},
                          "  ·  ");
        }
        return line;
    }

    void date(ImVec2 corner, float width, float size) {
        const float height = paint_.measure(Face::Display, size, "0").y;
        const ImVec2 end(corner.x + width, corner.y + height);
        if (state_.typing_date) {
            date_field(corner, {end.x, corner.y + std::max(height, 36.0F * s_)});
            return;
        }
        const std::string text = write_civil(state_.day, paint_.calendar, state_.language);
        const float used = paint_.measure(Face::Display, size, text).x;
        const Paint::Press press =
            paint_.button("dock/date", {corner.x - 6 * s_, corner.y},
                          {std::min(end.x, corner.x + used + 10 * s_), end.y});
        if (press.hovered || press.held) {
            paint_.rect({corner.x - 6 * s_, corner.y + 2 * s_},
                        {std::min(end.x, corner.x + used + 10 * s_), end.y - 2 * s_},
                        paint_.theme->hover, 4.0F);
            ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
        }
        paint_.tooltip(paint_.word("dock.type_date"));
        if (press.clicked) {
            out_.emplace_back(TypeDate{true, ""});
        }
        paint_.text(corner, Face::Display, size, paint_.theme->ink, text);
    }

    void date_field(ImVec2 a, ImVec2 b) {
        const float middle = (a.y + b.y) / 2;
        a.y = middle - 18.0F * s_;
        b.y = middle + 18.0F * s_;
        paint_.rect(a, b, paint_.theme->panel, 4.0F);
        paint_.outline(a, b, paint_.theme->line, 4.0F, std::max(1.0F, s_));
        std::string text = state_.date_text;
        const bool opened = !memory_.was_typing;
        if (opened) {
            memory_.field_was_active = false;
        }
        const FieldState field = text_field(
            paint_, "dock/date_field", {a.x + 10 * s_, a.y + 2 * s_}, {b.x - 10 * s_, b.y - 2 * s_},
            text, paint_.word("dock.date_example"), opened);
        if (field.changed) {
            out_.emplace_back(TypeDate{true, text});
        }
        if (field.entered) {
            if (const auto value = read_date(text, input_.pack.calendars, paint_.calendar)) {
                out_.emplace_back(TypeDate{false, ""});
                out_.emplace_back(SetDay{value->first != kDistantPast ? value->first : value->last,
                                         Phase::Single});
            } else if (text.empty()) {
                out_.emplace_back(TypeDate{false, ""});
            }
        } else if (memory_.field_was_active && !field.active && ImGui::IsMouseClicked(0)) {
            out_.emplace_back(TypeDate{false, ""});
        }
        memory_.field_was_active = field.active || (memory_.field_was_active && !opened);
    }

    /// What the typed text means, or what is wrong with it. Returns false when nothing is typed.
    bool reading(const Paint& paint, ImVec2 corner, float width) const {
        if (!state_.typing_date) {
            return false;
        }
        const Theme& theme = *paint.theme;
        if (state_.date_text.empty()) {
            paint.paragraph(corner, width, Face::Ui, 14.0F, 19.0F, theme.ink3,
                            paint.word("dock.date_hint"));
            return true;
        }
        const auto value = read_date(state_.date_text, input_.pack.calendars, paint_.calendar);
        if (!value) {
            const Problem& problem = value.error();
            const std::string line =
                problem.found.empty()
                    ? filled(paint.word("dock.date_expected"), {problem.expected})
                    : filled(paint.word("dock.date_wrong"), {problem.found, problem.expected});
            paint.paragraph(corner, width, Face::Ui, 14.0F, 19.0F, theme.warn, line);
            return true;
        }
        std::string line = write_date_value(*value, state_.language, paint_.calendar);
        const Day day = value->first != kDistantPast ? value->first : value->last;
        float y = corner.y;
        y += paint.paragraph({corner.x, y}, width, Face::Ui, 14.0F, 19.0F, theme.ink, line);
        if (!input_.pack.atlas.manifest.span.contains(day)) {
            paint.paragraph({corner.x, y}, width, Face::Ui, 14.0F, 19.0F, theme.warn,
                            paint.word("dock.outside_story"));
        } else {
            paint.paragraph({corner.x, y}, width, Face::Ui, 14.0F, 19.0F, theme.ink3,
                            paint.word("dock.press_enter"));
        }
        return true;
    }

    /// The Song and Jin dates; their English reading in a tooltip.
    void reign_lines(float x, float y, float width, bool northern) {
        const Theme& theme = *paint_.theme;
        const Manifest& manifest = input_.pack.atlas.manifest;
        const auto south = reign_date(manifest.protagonist);
        const float height = paint_.measure(Face::Reading, 19.0F, "年").y;
        if (south) {
            std::string text = han_of(*south, state_.language);
            if (reign_day_is_open(state_.day, input_.pack.atlas[manifest.protagonist].key,
                                  input_.pack.calendars)) {
                text += " ±1";  // The sources differ about where the month begins.
            }
            const float used = fitted_text({x, y}, Face::Reading, 19.0F, theme.ink, text, width);
            if (state_.language == Language::En) {
                const ImVec2 p(x, y);
                paint_.button("dock/lunar", p, {p.x + used, p.y + height});
                paint_.tooltip(south->en);
            }
        } else if (!input_.pack.calendars.south_months.empty()) {
            paint_.text({x, y + 3 * s_}, Face::Ui, 14.0F, theme.ink3, paint_.word("dock.no_table"));
        }
        if (!northern) {
            return;
        }
        std::optional<std::string> key = northern_polity(state_.day, input_.pack.calendars);
        PolityId polity = manifest.northern;
        if (polity != kNo<PolityId> && key && *key != input_.pack.atlas[polity].key) {
            polity = find_polity(input_.pack.atlas, *key);
        }
        if (const auto north = reign_date(polity)) {
            const std::string text = filled(paint_.word("dock.northern"),
                                            {polity_name(polity), han_of(*north, state_.language)});
            const float top = y + height + 3 * s_;
            const float used = fitted_text({x, top}, Face::Ui, 14.0F, theme.ink2, text, width);
            if (state_.language == Language::En) {
                paint_.button("dock/northern", {x, top}, {x + used, top + 18 * s_});
                paint_.tooltip(north->en);
            }
        }
    }

    /// Smaller where it would be too wide.
    float fitted_text(ImVec2 p, Face face, float size, Rgba colour, const std::string& text,
                      float width) const {
        const float natural = paint_.measure(face, size, text).x;
        if (natural > width) {
            size = std::max(11.0F, std::floor(size * width / natural));
        }
        return paint_.text(p, face, size, colour, text);
    }

    /// Returns where the timeline may begin.
    float full_block() {
        const bool compact = kind_ == Layout::Dock::Compact;
        const float logical = (b_.x - a_.x) / s_;
        const float block = compact              ? kCompactBlockWidth
                            : logical >= 1600.0F ? kBlockWidth
                                                 : kNarrowBlockWidth;
        const float edge = compact ? 16.0F : kEdge;
        const float x = a_.x + edge * s_;
        const float width = block * s_;
        const float size = date_size(width - 8 * s_, compact ? 36.0F : kDateSize);
        const float space = (b_.y - a_.y) / s_;
        // The block is as high as in the lower dock; it stays at the top of the higher one.
        const float slack = std::clamp(space - 188.0F, 0.0F, 16.0F);
        float y = a_.y + (compact ? 8.0F : 4.0F + slack * 0.5F) * s_;
        date({x, y}, width, size);
        const float date_height = paint_.measure(Face::Display, size, "0").y;
        y += date_height + 1 * s_;
        if (!reading(paint_, {x, y + 2 * s_}, width)) {
            fitted_text({x, y}, Face::Ui, 14.0F, paint_.theme->ink2, calendar_line(), width);
            y += paint_.measure(Face::Ui, 14.0F, "0").y + 3 * s_;
            if (state_.lunar_shown) {
                reign_lines(x, y, width, true);
            }
        }
        const float transport_top = std::min(b_.y - 46 * s_, a_.y + (142.0F + slack * 0.5F) * s_);
        transport({x, transport_top}, width);
        return a_.x + (edge + block) * s_ + (compact ? 8 * s_ : 0.0F);
    }

    /// Date, play, and the lanes beside them.
    float folded_block() {
        const float height = b_.y - a_.y;
        const float logical = (b_.x - a_.x) / s_;
        const float block = std::min(252.0F, logical * 0.56F);
        const float button = std::min(42.0F * s_, height - 16 * s_);
        const ImVec2 p(a_.x + 8 * s_, a_.y + (height - button) / 2);
        play(p, {p.x + button, p.y + button});
        const float x = p.x + button + 11 * s_;
        const float width = block * s_ - (x - a_.x) + 16 * s_;
        const float size = date_size(width, kFoldedDateSize);
        const float date_height = paint_.measure(Face::Display, size, "0").y;
        if (state_.typing_date) {
            date({x, a_.y + 2 * s_}, width, size);
            reading_above(x, width);
        } else {
            const bool lunar =
                state_.lunar_shown && reign_date(input_.pack.atlas.manifest.protagonist);
            float y = a_.y + (lunar ? 2 * s_ : (height - date_height) / 2);
            date({x, y}, width, size);
            y += date_height - 2 * s_;
            if (lunar) {
                const auto south = reign_date(input_.pack.atlas.manifest.protagonist);
                fitted_text({x, y}, Face::Reading, 15.5F, paint_.theme->ink,
                            han_of(*south, state_.language), width);
            }
        }
        return a_.x + (block + 28.0F) * s_;
    }

    /// In the folded dock the sentence stands above it.
    void reading_above(float x, float width) const {
        const float wide = std::max(width, std::min(360.0F * s_, b_.x - x - 16 * s_));
        Paint above = paint_;
        above.list = ImGui::GetForegroundDrawList();
        above.panel({x - 10 * s_, a_.y - 60 * s_}, {x + wide + 10 * s_, a_.y - 8 * s_});
        reading(above, {x, a_.y - 54 * s_}, wide);
    }

    // --- Transport ---

    Rgba button_ground(const Paint::Press& press, bool on) const {
        return press.held            ? paint_.theme->line
               : press.hovered || on ? paint_.theme->hover
                                     : paint_.theme->panel;
    }

    void play(ImVec2 a, ImVec2 b) {
        const Theme& theme = *paint_.theme;
        const Paint::Press press = paint_.button("dock/play", a, b);
        const bool shift = ImGui::GetIO().KeyShift;
        const bool backwards = state_.playing ? state_.backwards : shift && press.hovered;
        paint_.rect(
            a, b,
            press.hovered || press.held ? mixed(theme.accent, theme.ink, 0.14F) : theme.accent,
            4.0F);
        const float unit = std::min(b.y - a.y, 44.0F * s_) / 36.0F;
        const Sign sign{paint_, {(a.x + b.x) / 2, (a.y + b.y) / 2}, theme.on_accent, unit};
        if (state_.playing) {
            sign.bar(-6, -2, 8);
            sign.bar(2, 6, 8);
        } else if (backwards) {
            sign.triangle(6, 8.5F, -8);
        } else {
            sign.triangle(-6, 8.5F, 8);
        }
        paint_.tooltip(paint_.word(state_.playing ? "dock.pause" : "dock.play"));
        if (press.clicked) {
            const bool stop_what_runs = state_.playing && !shift;
            out_.emplace_back(TogglePlay{stop_what_runs ? state_.backwards : shift});
        }
    }

    Paint::Press plain_button(const char* id, ImVec2 a, ImVec2 b, bool on) {
        const Paint::Press press = paint_.button(id, a, b);
        paint_.rect(a, b, button_ground(press, on), 4.0F);
        paint_.outline(a, b, paint_.theme->line, 4.0F, std::max(1.0F, std::round(s_ * 0.8F)));
        return press;
    }

    void transport(ImVec2 corner, float width) {
        const Theme& theme = *paint_.theme;
        const bool compact = kind_ == Layout::Dock::Compact;
        const float h = (compact ? 34 : 36) * s_;
        const float small = (compact ? 32 : 36) * s_;
        const float gap = (compact ? 6 : 7) * s_;
        float x = corner.x;
        const auto next = [&x, &corner, h, gap](float w) {
            const std::pair<ImVec2, ImVec2> box{{x, corner.y}, {x + w, corner.y + h}};
            x += w + gap;
            return box;
        };
        {
            const auto [a, b] = next(small);
            if (plain_button("dock/previous", a, b, false).clicked) {
                out_.emplace_back(PreviousEvent{});
            }
            const Sign sign{paint_, {(a.x + b.x) / 2, (a.y + b.y) / 2}, theme.ink, s_};
            sign.bar(-6.5F, -4.5F, 7);
            sign.triangle(6, 7, -4.5F);
            paint_.tooltip(paint_.word("dock.previous"));
        }
        {
            const auto [a, b] = next((compact ? 44 : 48) * s_);
            play(a, b);
        }
        {
            const auto [a, b] = next(small);
            if (plain_button("dock/next", a, b, false).clicked) {
                out_.emplace_back(NextEvent{});
            }
            const Sign sign{paint_, {(a.x + b.x) / 2, (a.y + b.y) / 2}, theme.ink, s_};
            sign.triangle(-6, 7, 4.5F);
            sign.bar(4.5F, 6.5F, 7);
            paint_.tooltip(paint_.word("dock.next"));
        }
        x += (compact ? 2 : 5) * s_;
        {
            const auto [a, b] = next(small);
            loop_button(a, b);
        }
        const float speed_width = std::min(126 * s_, corner.x + width - x);
        if (speed_width > 60 * s_) {
            const auto [a, b] = next(speed_width);
            speed_a_ = a;
            speed_b_ = b;
            const Paint::Press press = plain_button("dock/speed", a, b, memory_.speed_open);
            if (press.clicked) {
                memory_.speed_open = !memory_.speed_open;
            }
            paint_.tooltip(memory_.speed_open ? "" : paint_.word("dock.speed"));
            const std::string words = speed_words(paint_, state_.days_per_sec);
            // The chevron gives way before the words do.
            const float natural = paint_.measure(Face::Ui, 14.0F, words).x;
            const bool chevron = natural <= b.x - a.x - 38 * s_;
            const float room = b.x - a.x - (chevron ? 38 : 12) * s_;
            const float size = natural <= room ? 14.0F : 12.0F;
            const ImVec2 measured = paint_.measure(Face::Ui, size, words);
            const float right = chevron ? b.x - 28 * s_ : (a.x + b.x + measured.x) / 2;
            paint_.text_right({right, (a.y + b.y - measured.y) / 2}, Face::Ui, size, theme.ink,
                              words);
            if (chevron) {
                draw_icon(paint_, Icon::ChevronDown, {b.x - 15 * s_, (a.y + b.y) / 2}, 16.0F,
                          theme.ink2);
            }
        } else {
            memory_.speed_open = false;
        }
    }

    void loop_button(ImVec2 a, ImVec2 b) {
        const bool on = state_.loop != LoopMode::Off;
        const Paint::Press press = plain_button("dock/loop", a, b, on);
        const ImVec2 m((a.x + b.x) / 2, (a.y + b.y) / 2);
        const Rgba ink = on ? paint_.theme->ink : paint_.theme->ink2;
        const float r = 6.5F * s_;
        const float w = (on ? 2.1F : 1.7F) * s_;
        for (const float turn : {0.0F, 3.14159265F}) {
            paint_.list->PathArcTo(m, r, turn + 3.55F, turn + 5.75F, 16);
            paint_.list->PathStroke(packed(ink), 0, w);
            const float angle = turn + 5.9F;
            const ImVec2 tip(m.x + std::cos(angle + 0.42F) * r * 1.02F,
                             m.y + std::sin(angle + 0.42F) * r * 1.02F);
            const ImVec2 out(m.x + std::cos(angle - 0.25F) * r * 1.5F,
                             m.y + std::sin(angle - 0.25F) * r * 1.5F);
            const ImVec2 in(m.x + std::cos(angle - 0.25F) * r * 0.5F,
                            m.y + std::sin(angle - 0.25F) * r * 0.5F);
            paint_.list->AddTriangleFilled(tip, out, in, packed(ink));
        }
        if (state_.loop == LoopMode::Range) {
            // A marked range: brackets about the arrows.
            for (const float side : {-1.0F, 1.0F}) {
                const float x = m.x + side * 13.0F * s_;
                paint_.rect({x - s_, m.y - 7 * s_}, {x + s_, m.y + 7 * s_}, ink);
            }
        }
        const char* now = state_.loop == LoopMode::Off      ? "dock.loop_off"
                          : state_.loop == LoopMode::Around ? "dock.loop_around"
                                                            : "dock.loop_range";
        paint_.tooltip(paint_.word(now));
        if (press.clicked) {
            switch (state_.loop) {
                case LoopMode::Off:
                    out_.emplace_back(SetLoop{LoopMode::Around, std::nullopt});
                    break;
                case LoopMode::Around:
                    out_.emplace_back(SetLoop{
                        LoopMode::Range, state_.loop_range ? state_.loop_range : middle_of_view()});
                    break;
                case LoopMode::Range:
                    out_.emplace_back(SetLoop{LoopMode::Off, std::nullopt});
                    break;
            }
        }
    }

    /// A range to begin with: the middle half of what the timeline shows.
    DaySpan middle_of_view() const {
        const TimeView& view = state_.time_view;
        const DaySpan story = input_.pack.atlas.manifest.span;
        const double quarter = view.length() / 4;
        const DaySpan range{Day{static_cast<std::int32_t>(view.from + quarter)},
                            Day{static_cast<std::int32_t>(view.until - quarter)}};
        return {std::clamp(range.from, story.from, story.until - 1),
                std::clamp(range.until, story.from + 1, story.until)};
    }

    void speed_menu() {
        const Theme& theme = *paint_.theme;
        const std::size_t speeds = std::size(kSpeeds);
        constexpr std::array<std::pair<StepSize, const char*>, 3> kSteps{
            {{StepSize::Day, "dock.step_day"},
             {StepSize::Month, "dock.step_month"},
             {StepSize::Year, "dock.step_year"}}};
        float wide = speed_b_.x - speed_a_.x;
        const auto widen = [this, &wide](const std::string& words) {
            wide = std::max(wide, paint_.measure(Face::Ui, 14.0F, words).x + 58 * s_);
        };
        for (const double speed : kSpeeds) {
            widen(speed_words(paint_, speed));
        }
        widen(paint_.word("dock.backwards"));
        widen(paint_.word("dock.slow_near_events"));
        for (const auto& [step, key] : kSteps) {
            widen(paint_.word(key));
        }
        const float rows = static_cast<float>(speeds + 2 + kSteps.size());
        // Rows grow tight rather than leave the window.
        const float natural = (rows * kRowHeight + 2 * 9.0F + 12.0F) * s_;
        const float room = speed_a_.y - 14 * s_;
        const float row = kRowHeight * s_ * std::min(1.0F, room / natural);
        const float height = natural * std::min(1.0F, room / natural);
        const ImVec2 a(speed_a_.x, speed_a_.y - 6 * s_ - height);
        const ImVec2 b(speed_a_.x + wide, speed_a_.y - 6 * s_);
        const PanelWindow window(paint_, "speed", a, b);
        const Paint& paint = window.paint;
        paint.panel(a, b);
        float y = a.y + 6 * s_;
        const auto item = [&](const std::string& id, const std::string& words, bool on) {
            const ImVec2 p(a.x + 1, y);
            const ImVec2 q(b.x - 1, y + row);
            const Paint::Press press = paint.button(id.c_str(), p, q);
            if (press.hovered || press.focused) {
                paint.rect(p, q, theme.hover);
            }
            if (on) {
                draw_icon(paint, Icon::Check, {a.x + 18 * s_, (p.y + q.y) / 2}, 16.0F, theme.ink);
            }
            const ImVec2 size = paint.measure(Face::Ui, 14.0F, words);
            paint.text({a.x + 34 * s_, (p.y + q.y - size.y) / 2}, Face::Ui, 14.0F, theme.ink,
                       words);
            y += row;
            return press.clicked;
        };
        const auto divider = [&] {
            paint.line({a.x + 10 * s_, y + 4.5F * s_}, {b.x - 10 * s_, y + 4.5F * s_}, theme.line);
            y += 9 * s_ * (row / (kRowHeight * s_));
        };
        bool close = false;
        for (const double speed : kSpeeds) {
            if (item(fmt::format("speed/{:g}", speed), speed_words(paint, speed),
                     speed == state_.days_per_sec)) {
                out_.emplace_back(SetSpeed{speed});
                close = true;
            }
        }
        divider();
        if (item("speed/backwards", paint.word("dock.backwards"),
                 state_.playing && state_.backwards)) {
            out_.emplace_back(TogglePlay{!(state_.playing && state_.backwards)});
            close = true;
        }
        if (item("speed/slow_near_events", paint.word("dock.slow_near_events"),
                 state_.slow_near_events)) {
            out_.emplace_back(SetSlowNearEvents{!state_.slow_near_events});
            close = true;
        }
        divider();
        for (const auto& [step, key] : kSteps) {
            if (item(fmt::format("speed/{}", std::string_view(key).substr(5)), paint.word(key),
                     state_.step == step)) {
                out_.emplace_back(SetStep{step});
                close = true;
            }
        }
        const bool outside = ImGui::IsMouseClicked(0) && !ImGui::IsMouseHoveringRect(a, b, false) &&
                             !ImGui::IsMouseHoveringRect(speed_a_, speed_b_, false);
        if (close || outside || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) {
            memory_.speed_open = false;
        }
    }

    const Paint& paint_;
    const PanelInput& input_;
    const AppState& state_;
    TimelineMemory& memory_;
    float s_;
    Layout::Dock kind_;
    ImVec2 a_, b_;
    ImVec2 speed_a_, speed_b_;
    Commands out_;
};

}  // namespace

Commands dock_panel(const Paint& paint, const PanelInput& input) {
    return Dock(paint, input).run();
}

}  // namespace nandu
