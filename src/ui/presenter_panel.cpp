#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "calendar/write_date.h"
#include "ui/controls.h"
#include "ui/lesson_panels.h"
#include "ui/lesson_view.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/words.h"
#include "viewer/story.h"

namespace nandu {
namespace {

// Design pixels.
constexpr float kEdge = 22.0F;
constexpr float kBar = 58.0F;
constexpr float kPictureShare = 0.65F, kNarrowPictureShare = 0.48F;
constexpr float kCaption = 30.0F;
constexpr float kScrub = 30.0F;
constexpr float kThumbnailWidth = 158.0F, kThumbnailHeight = 89.0F;
constexpr float kThumbnailStrip = 34.0F + kThumbnailHeight + 68.0F;
constexpr float kLowStrip = 46.0F;
constexpr double kOnTimeMinutes = 2.0;

std::string span_words(double secs) {
    const auto whole = static_cast<long long>(std::max(0.0, secs));
    return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                         : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

class PresenterView {
public:
    PresenterView(const Paint& paint, const PanelInput& input)
        : paint_(paint),
          colours_(*paint.theme),
          input_(input),
          story_(*input.state.presentation),
          lesson_(*input.lesson),
          s_(paint.s),
          size_(ImGui::GetIO().DisplaySize) {}

    Commands draw() {
        const float rows = size_.y / s_;
        const float strip = (rows >= 640.0F ? kThumbnailStrip : rows >= 440.0F ? kLowStrip : 0.0F) * s_;
        bar();
        const float left = kEdge * s_;
        const float share = size_.x / s_ < 700.0F ? kNarrowPictureShare : kPictureShare;
        const float most_right = std::round(size_.x * share);
        const float top = (kBar + kCaption) * s_;
        const float bottom = size_.y - strip - (kScrub + 10.0F) * s_;
        const float aspect = static_cast<float>(lesson_.class_screen.height_px) /
                             static_cast<float>(lesson_.class_screen.width_px);
        const float width =
            std::max(60.0F, std::min(most_right - left, (bottom - top) / aspect));
        const ImVec2 a(left, top);
        const ImVec2 b(std::round(left + width), std::round(top + width * aspect));
        picture(a, b);
        scrub_bar({a.x, b.y + 8.0F * s_}, {b.x, b.y + (8.0F + kScrub) * s_});
        column({b.x + kEdge * s_, kBar * s_}, {size_.x - kEdge * s_, size_.y - strip - 12.0F * s_});
        if (strip > 0.0F) {
            steps({0.0F, size_.y - strip}, size_, strip > kLowStrip * s_ + 1.0F);
        }
        return std::move(out_);
    }

private:
    const std::vector<Step>& atlas_steps() const { return input_.pack.atlas.steps; }
    const Step& step() const { return atlas_steps()[static_cast<std::size_t>(story_.step)]; }
    const std::string& word(const char* key) const { return paint_.word(key); }

    // --- clock, timer, switches -------------------------------------------------------------

    void bar() {
        const float middle = kBar * 0.5F * s_;
        paint_.line({0.0F, kBar * s_}, {size_.x, kBar * s_}, colours_.line);
        float right = size_.x - kEdge * s_;
        struct Switch {
            const char* id;
            const char* word;
            const char* key;
            bool on;
            Command command;
        };
        const std::array<Switch, 4> switches = {
            Switch{"presenter/pointer", "present.pointer", "L", story_.pointing, TogglePointer{}},
            Switch{"presenter/white", "present.white", "W", story_.blank == Blank::White,
                   ToggleBlank{Blank::White}},
            Switch{"presenter/black", "present.black", "B", story_.blank == Blank::Black,
                   ToggleBlank{Blank::Black}},
            Switch{"presenter/overview", "present.overview_button", "O", story_.overview_open,
                   ToggleOverview{}}};
        // Where there is no room for all, black and white stay.
        const auto width_of = [&](const Switch& one) {
            return paint_.measure(Face::Ui, kControl, word(one.word)).x +
                   paint_.measure(Face::UiBold, kControl, one.key).x + 38.0F * s_;
        };
        float room = right - 200.0F * s_;
        std::array<bool, 4> fits{};
        for (const std::size_t i : {2U, 1U, 0U, 3U}) {
            const float needed = width_of(switches[i]) + 8.0F * s_;
            fits[i] = needed <= room;
            room -= fits[i] ? needed : 0.0F;
        }
        for (std::size_t i = 0; i < switches.size(); ++i) {
            const Switch& one = switches[i];
            if (!fits[i]) {
                continue;
            }
            const float words = paint_.measure(Face::Ui, kControl, word(one.word)).x;
            const float width = width_of(one);
            const ImVec2 a(right - width, 11.0F * s_);
            const ImVec2 b(right, 47.0F * s_);
            const Paint::Press press = paint_.button(one.id, a, b);
            if (one.on) {
                paint_.rect(a, b, colours_.accent, 4.0F);
            } else if (press.hovered) {
                paint_.rect(a, b, colours_.hover, 4.0F);
            }
            paint_.outline(a, b, one.on ? colours_.accent : colours_.line, 4.0F);
            const Rgba ink = one.on ? colours_.on_accent : colours_.ink;
            text_at(paint_, a.x + 14.0F * s_, middle, Face::Ui, kControl, ink, word(one.word));
            text_at(paint_, a.x + 24.0F * s_ + words, middle, Face::UiBold, kControl,
                    one.on ? ink : colours_.ink2, one.key);
            if (press.clicked) {
                out_.push_back(one.command);
            }
            right = a.x - 8.0F * s_;
        }

        float x = kEdge * s_;
        x += text_at(paint_, x, middle, Face::Display, 32.0F, colours_.ink, lesson_.clock) +
             14.0F * s_;
        const float date = paint_.measure(Face::Ui, kControl, lesson_.date).x;
        if (x + date + 480.0F * s_ < right) {
            x += text_at(paint_, x, middle, Face::Ui, kControl, colours_.ink2, lesson_.date) +
                 50.0F * s_;
        } else {
            x += 14.0F * s_;
        }
        timer(x, right - 16.0F * s_, middle);
    }

    void timer(float x, float right, float middle) {
        const std::string elapsed = span_words(story_.lesson_secs);
        if (x + paint_.measure(Face::Display, 32.0F, elapsed).x > right) {
            return;
        }
        x += text_at(paint_, x, middle, Face::Display, 32.0F, colours_.ink, elapsed) + 12.0F * s_;
        const double minutes = input_.state.lesson_minutes;
        const std::string of =
            filled(word("present.of_minutes"), {fmt::format("{:.0f}", minutes)});
        if (x + paint_.measure(Face::Ui, kControl, of).x > right) {
            return;
        }
        x += text_at(paint_, x, middle, Face::Ui, kControl, colours_.ink2, of) + 22.0F * s_;

        // Where the lesson is in time, and where this step should stand in it.
        const auto count = static_cast<double>(atlas_steps().size());
        const double spent = story_.lesson_secs / (minutes * 60.0);
        const double told = story_.step / count;
        const double late = (spent - told - 1.0 / count) * minutes;
        const double early = (told - spent) * minutes;
        std::string words = filled(word("present.on_time"), {std::to_string(story_.step + 1)});
        Rgba ink = colours_.ok;
        if (late > kOnTimeMinutes) {
            words = filled(word("present.behind"), {fmt::format("{:.0f}", late)});
            ink = colours_.warn;
        } else if (early > kOnTimeMinutes) {
            words = filled(word("present.ahead"), {fmt::format("{:.0f}", early)});
            ink = colours_.ink2;
        }
        const float words_width = paint_.measure(Face::Ui, kControl, words).x;
        const float track = std::min(300.0F * s_, right - x - words_width - 16.0F * s_);
        if (track > 80.0F * s_) {
            const float share = static_cast<float>(std::clamp(spent, 0.0, 1.0));
            paint_.rect({x, middle - 4.0F * s_}, {x + track, middle + 4.0F * s_}, colours_.track,
                        4.0F);
            paint_.rect({x, middle - 4.0F * s_}, {x + track * share, middle + 4.0F * s_},
                        late > kOnTimeMinutes ? colours_.warn : colours_.ok, 4.0F);
            const float due = x + track * static_cast<float>(told);
            paint_.rect({due, middle - 9.0F * s_}, {due + 2.0F * s_, middle + 9.0F * s_},
                        colours_.warn);
            x += track + 12.0F * s_;
        }
        if (x + words_width < right) {
            text_at(paint_, x, middle, Face::Ui, kControl, ink, words);
        }
    }

    // --- the class's picture ------------------------------------------------------------------

    void picture(ImVec2 a, ImVec2 b) {
        const float caption = a.y - 14.0F * s_;
        const float used = text_at(paint_, a.x, caption, Face::UiBold, kHeading, colours_.ink,
                                   word("present.class_sees"));
        std::string note =
            fmt::format("{} × {}", lesson_.class_screen.width_px, lesson_.class_screen.height_px);
        Rgba ink = colours_.ink2;
        if (story_.blank == Blank::Black) {
            note = word("present.sees_black");
            ink = colours_.warn;
        } else if (story_.blank == Blank::White) {
            note = word("present.sees_white");
            ink = colours_.warn;
        } else if (story_.off_path) {
            note = word("present.off_path");
            ink = colours_.warn;
        } else if (!story_.digits.empty()) {
            note = filled(word("present.go_to"), {story_.digits});
            ink = colours_.warn;
        }
        if (used + paint_.measure(Face::Ui, kHeading, note).x + 12.0F * s_ < b.x - a.x) {
            text_at_right(paint_, b.x, caption, Face::Ui, kHeading, ink, note);
        }
        drawn_picture(paint_, lesson_.class_picture, a, b);
        if (story_.blank != Blank::None) {
            const bool black = story_.blank == Blank::Black;
            paint_.rect(a, b, black ? rgba(0x000000, 0.62F) : rgba(0xFFFFFF, 0.62F));
        }
        const float frame = 2.0F * s_;
        paint_.outline({a.x - frame, a.y - frame}, {b.x + frame, b.y + frame}, colours_.accent,
                       0.0F, frame);
        const Commands hands = hands_on_picture(paint_, input_, "presenter/picture", a, b);
        out_.insert(out_.end(), hands.begin(), hands.end());
    }

    /// The story's time under the picture, to scrub aside from the path and come back.
    void scrub_bar(ImVec2 a, ImVec2 b) {
        const DaySpan span = input_.pack.atlas.manifest.span;
        const double length = std::max(1, span.length_days() - 1);
        const auto x_of = [&](double jdn) {
            const double share = std::clamp((jdn - span.from.jdn) / length, 0.0, 1.0);
            return a.x + (b.x - a.x) * static_cast<float>(share);
        };
        const float middle = (a.y + b.y) * 0.5F;
        paint_.rect({a.x, middle - 2.0F * s_}, {b.x, middle + 2.0F * s_}, colours_.track, 2.0F);
        for (const Step& one : atlas_steps()) {
            const float x = x_of(days_of(one, input_.pack).first.jdn);
            paint_.rect({x, middle - 6.0F * s_}, {x + std::max(1.0F, s_), middle + 6.0F * s_},
                        colours_.tick);
        }
        const StepDays now = days_of(step(), input_.pack);
        paint_.rect({x_of(now.first.jdn), middle - 2.0F * s_},
                    {std::max(x_of(now.last.jdn), x_of(now.first.jdn) + 2.0F * s_),
                     middle + 2.0F * s_},
                    colours_.ink2, 2.0F);
        const float x = x_of(input_.state.day.jdn + input_.state.day_fraction);
        const Paint::Press press = paint_.button("presenter/scrub", a, b);
        bool& scrubbing = paint_.memory->lesson.scrubbing;
        if (press.held) {
            const float share =
                std::clamp((ImGui::GetIO().MousePos.x - a.x) / (b.x - a.x), 0.0F, 1.0F);
            const Day day{span.from.jdn +
                          static_cast<std::int32_t>(std::lround(static_cast<double>(share) *
                                                                length))};
            if (!scrubbing || day != input_.state.day) {
                out_.push_back(SetDay{day, scrubbing ? Phase::Continue : Phase::Begin});
            }
        }
        scrubbing = press.held;
        paint_.rect({x - 1.0F * s_, a.y + 3.0F * s_}, {x + 1.0F * s_, b.y - 3.0F * s_},
                    colours_.accent);
        paint_.list->AddCircleFilled({x, middle}, 7.0F * s_, packed(colours_.accent));
    }

    // --- what comes, notes, question ------------------------------------------------------------

    void column(ImVec2 a, ImVec2 b) {
        const float width = b.x - a.x;
        float y = a.y + (kCaption - 14.0F) * s_;
        const float used = text_at(paint_, a.x, y, Face::UiBold, kHeading, colours_.ink,
                                   word("present.next"));
        const std::string keys = "→  Space  PageDown";
        if (used + paint_.measure(Face::Ui, kHeading, keys).x + 16.0F * s_ < width) {
            text_at_right(paint_, b.x, y, Face::Ui, kHeading, colours_.ink2, keys);
        }
        y = next_step({a.x, a.y + kCaption * s_}, width, b.y) + 18.0F * s_;

        Theme ground = colours_;
        ground.panel = rgba(kPresenterGround);
        Paint on_ground = paint_;
        on_ground.theme = &ground;
        ScrollArea scroll(on_ground, "presenter notes", {a.x, y}, {b.x - 10.0F * s_, b.y});
        if (story_.step != paint_.memory->lesson.strip_step) {
            paint_.memory->scroll_px["presenter notes"] = 0.0F;
        }
        const float inner = width - 12.0F * s_;
        float at = scroll.top();
        at += heading(paint_, {a.x, at}, a.x + inner, word("present.notes")) + 8.0F * s_;
        at += paint_.paragraph({a.x, at}, inner, Face::Reading, 18.0F, 25.0F, colours_.ink,
                               step().notes.in(paint_.language)) +
              18.0F * s_;
        at = question({a.x, at}, inner);
        scroll.finish(at);
    }

    /// What the next key brings: the question, its answer, or the next step. For the teacher's
    /// eyes.
    float next_step(ImVec2 a, float width, float floor) {
        const auto answer = answer_of(step(), input_.pack);
        const Language language = paint_.language;
        std::string title;
        std::string first_line;
        std::string second_line;
        unsigned texture = 0;
        bool has_picture = false;
        if (answer && story_.beat == Beat::Told) {
            title = word("present.next_question");
        } else if (answer && story_.beat == Beat::Asked) {
            title = word("present.next_answer");
            const auto* place = std::get_if<PlaceId>(&answer->subject);
            first_line = in_both_scripts(
                place != nullptr ? input_.pack.atlas[*place].name
                                 : input_.pack.atlas[std::get<PolityId>(answer->subject)].name,
                language);
            second_line = write_civil(answer->day, paint_.calendar, language);
        } else if (story_.step + 1 < static_cast<int>(atlas_steps().size())) {
            const auto next = static_cast<std::size_t>(story_.step + 1);
            const Step& coming = atlas_steps()[next];
            title = std::to_string(next + 1) + "  " + coming.title.in(language);
            first_line = write_date_value(coming.when, language, paint_.calendar);
            if (coming.play_secs > 0.0) {
                second_line = filled(word("present.plays"),
                                     {fmt::format("{:.0f}", coming.play_secs)});
            }
            texture = lesson_.thumbnails[next];
            has_picture = true;
        } else {
            title = word("present.last_step");
        }
        float x = a.x;
        float text_width = width;
        float bottom = a.y;
        const bool room = floor - a.y > 380.0F * s_ && width > 300.0F * s_;
        if (has_picture && room) {
            const float picture = std::min(284.0F * s_, width * 0.52F);
            const ImVec2 c(x + picture, a.y + std::round(picture * 9.0F / 16.0F));
            drawn_picture(paint_, texture, a, c);
            paint_.outline(a, c, colours_.line);
            x = c.x + 14.0F * s_;
            text_width = width - picture - 14.0F * s_;
            bottom = c.y;
        }
        float y = a.y;
        y += paint_.paragraph({x, y}, text_width, Face::Reading, 18.0F, 24.0F, colours_.ink,
                              title) +
             6.0F * s_;
        for (const std::string* line : {&first_line, &second_line}) {
            y += paint_.paragraph({x, y}, text_width, Face::Ui, kControl, 21.0F, colours_.ink2,
                                  *line);
        }
        return std::max(y, bottom);
    }

    float question(ImVec2 a, float width) {
        const std::string& words = step().question.in(paint_.language);
        if (words.empty()) {
            return a.y;
        }
        const float inset = 20.0F * s_;
        const float text = width - 2.0F * inset;
        const float height = paint_.paragraph({}, text, Face::Reading, 18.0F, 25.0F, colours_.ink,
                                              words, false) +
                             54.0F * s_;
        const ImVec2 b(a.x + width, a.y + height);
        paint_.rect(a, b, colours_.panel2, 4.0F);
        paint_.rect(a, {a.x + 4.0F * s_, b.y}, colours_.warn);
        const float line = a.y + 22.0F * s_;
        const float used = text_at(paint_, a.x + inset, line, Face::UiBold, kHeading,
                                   colours_.warn, word("present.question"));
        const std::string& hint = word("present.question_key");
        if (used + paint_.measure(Face::Ui, kHeading, hint).x + inset < text) {
            text_at_right(paint_, b.x - inset, line, Face::Ui, kHeading, colours_.ink2, hint);
        }
        paint_.paragraph({a.x + inset, a.y + 38.0F * s_}, text, Face::Reading, 18.0F, 25.0F,
                         colours_.ink, words);
        return b.y + 8.0F * s_;
    }

    // --- all steps ----------------------------------------------------------------------------

    void steps(ImVec2 a, ImVec2 b, bool pictures) {
        paint_.rect(a, b, colours_.panel);
        paint_.line(a, {b.x, a.y}, colours_.line);
        const float line = a.y + 18.0F * s_;
        float x = kEdge * s_;
        const std::string at_step =
            filled(word("present.count"), {std::to_string(story_.step + 1),
                                           std::to_string(atlas_steps().size())});
        const float count_width = paint_.measure(Face::Ui, kHeading, at_step).x;
        text_at_right(paint_, b.x - x, line, Face::Ui, kHeading, colours_.ink2, at_step);
        x += text_at(paint_, x, line, Face::UiBold, kHeading, colours_.ink,
                     word("present.steps")) +
             14.0F * s_;
        const std::string& hint = word("present.steps_hint");
        if (x + paint_.measure(Face::Ui, kHeading, hint).x + count_width + 60.0F * s_ < b.x) {
            text_at(paint_, x, line, Face::Ui, kHeading, colours_.ink2, hint);
        }
        if (!pictures) {
            return;
        }
        const float gap = 14.0F * s_;
        const float width = kThumbnailWidth * s_;
        const float height = kThumbnailHeight * s_;
        const float pitch = width + gap;
        const float edge = kEdge * s_;
        const auto count = static_cast<float>(atlas_steps().size());
        const float shown = b.x - 2.0F * edge;
        const float most = std::max(0.0F, count * pitch - gap - shown);
        // The present step stands where two that come after it are still seen.
        const float offset = std::clamp(
            (static_cast<float>(story_.step) + 3.0F) * pitch - gap - shown, 0.0F, most);
        paint_.list->PushClipRect({edge - 4.0F * s_, a.y}, {b.x - edge + 4.0F * s_, b.y}, true);
        for (std::size_t i = 0; i < atlas_steps().size(); ++i) {
            const ImVec2 c(std::round(edge + static_cast<float>(i) * pitch - offset),
                           a.y + 34.0F * s_);
            const ImVec2 d(c.x + width, c.y + height);
            if (d.x < 0.0F || c.x > b.x) {
                continue;
            }
            thumbnail(static_cast<int>(i), c, d);
        }
        paint_.list->PopClipRect();
        paint_.memory->lesson.strip_step = story_.step;
    }

    void thumbnail(int i, ImVec2 a, ImVec2 b) {
        const Step& one = atlas_steps()[static_cast<std::size_t>(i)];
        const bool current = i == story_.step;
        const std::string id = "presenter/step " + std::to_string(i + 1);
        const Paint::Press press = paint_.button(id.c_str(), a, {b.x, b.y + 60.0F * s_});
        drawn_picture(paint_, lesson_.thumbnails[static_cast<std::size_t>(i)], a, b);
        if (i < story_.step) {
            paint_.rect(a, b, rgba(0x12171B, 0.45F));
        }
        const std::string number = std::to_string(i + 1);
        const float plate = std::max(
            24.0F * s_, paint_.measure(Face::UiBold, kHeading, number).x + 12.0F * s_);
        const ImVec2 corner(a.x + plate, a.y + 24.0F * s_);
        paint_.rect(a, corner, current ? colours_.accent : colours_.panel);
        paint_.text_centred({(a.x + corner.x) * 0.5F, (a.y + corner.y) * 0.5F}, Face::UiBold,
                            kHeading, current ? colours_.on_accent : colours_.ink, number);
        paint_.outline(a, b, press.hovered ? colours_.ink2 : colours_.line);
        if (current) {
            const float frame = 2.0F * s_;
            paint_.outline({a.x - frame, a.y - frame}, {b.x + frame, b.y + frame},
                           colours_.accent, 0.0F, 4.0F * s_);
        }
        const Rgba ink = i < story_.step ? colours_.ink3 : colours_.ink;
        const float date_top = b.y + 42.0F * s_;
        paint_.list->PushClipRect({a.x, b.y}, {b.x + 6.0F * s_, date_top}, true);
        paint_.paragraph({a.x, b.y + 5.0F * s_}, b.x - a.x, current ? Face::UiBold : Face::Ui,
                         kHeading, 18.0F, ink, one.title.in(paint_.language));
        paint_.list->PopClipRect();
        paint_.text({a.x, date_top}, Face::Ui, kHeading, colours_.ink2,
                    write_civil_short(days_of(one, input_.pack).last, paint_.calendar,
                                      paint_.language));
        if (press.clicked) {
            out_.push_back(GoToStep{i});
        }
    }

    const Paint& paint_;
    const Theme& colours_;
    const PanelInput& input_;
    const Presentation& story_;
    const LessonView& lesson_;
    float s_;
    ImVec2 size_;
    Commands out_;
};

}  // namespace

Commands presenter_panels(const Paint& outer, const PanelInput& input) {
    Paint dark = outer;
    dark.theme = &theme(ThemeKind::Dark);
    Commands out;
    {
        const PanelWindow ground(dark, "presenter", {0.0F, 0.0F}, ImGui::GetIO().DisplaySize);
        out = PresenterView(ground.paint, input).draw();
    }
    if (!input.state.presentation->overview_open) {
        outer.memory->lesson.overview_step = -1;
    }
    const Commands chosen = overview_panel(dark, input, false);
    out.insert(out.end(), chosen.begin(), chosen.end());
    return out;
}

}  // namespace nandu
