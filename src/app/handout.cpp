#include "app/handout.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "app/studio.h"
#include "map/projection.h"
#include "ui/words.h"
#include "viewer/session.h"
#include "viewer/story.h"

namespace nandu {
namespace {

constexpr double kHandoutEdgeMm = 15.0;
constexpr double kTitle = 38.0, kHandoutText = 20.0, kHandoutLead = 29.0;
constexpr double kWritingLead = 40.0;  ///< 8 mm, as in an exercise book.
constexpr double kAnswerHeight = 214.0;
constexpr double kMapShare = 0.64;     ///< Of its width, the height of a map.

int answers_on(double height_px) {
    return std::max(1, static_cast<int>(height_px / kAnswerHeight));
}

}  // namespace

tl::expected<std::vector<int>, std::string> steps_from_text(const std::string& text, int count) {
    std::vector<bool> wanted(static_cast<std::size_t>(count), false);
    const auto wrong = [&](const std::string& part) {
        return tl::unexpected(fmt::format("--steps: found \"{}\", expected numbers from 1 to {}, "
                                          "such as 1,3-5",
                                          part, count));
    };
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string part = text.substr(at, comma - at);
        char* end = nullptr;
        const long first = std::strtol(part.c_str(), &end, 10);
        long last = first;
        if (end != part.c_str() && *end == '-') {
            const char* const second = end + 1;
            last = std::strtol(second, &end, 10);
            if (end == second) {
                return wrong(part);
            }
        }
        if (part.empty() || end == part.c_str() || *end != '\0' || first < 1 || last > count ||
            first > last) {
            return wrong(part);
        }
        std::fill(wanted.begin() + first - 1, wanted.begin() + last, true);
        at = comma + 1;
    }
    std::vector<int> steps;
    for (int i = 0; i < count; ++i) {
        if (wanted[static_cast<std::size_t>(i)]) {
            steps.push_back(i);
        }
    }
    return steps;
}

HandoutMaker::HandoutMaker(std::shared_ptr<const Pack> pack, const HandoutRequest& request,
                           const Strings& strings, const Paths& paths, PdfFile file)
    : request_(request),
      writer_(pack, strings, paths, request.language),
      plate_glyphs_(writer_.typesetter()),
      plates_(pack, plate_glyphs_, strings),
      steps_(request.steps),
      file_(std::move(file)) {
    if (steps_.empty()) {
        for (std::size_t i = 0; i < pack->atlas.steps.size(); ++i) {
            steps_.push_back(static_cast<int>(i));
        }
    }
    writer_.begin(request.paper, false);
    const double edge = kHandoutEdgeMm * 72.0 / 25.4 / writer_.page().pt_per_px;
    left_ = edge;
    right_ = writer_.page().width_px - edge;
    top_ = edge;
    bottom_ = writer_.page().height_px - edge;
    if (request.answers) {
        for (const int step : steps_) {
            if (answer_of(pack->atlas.steps[static_cast<std::size_t>(step)], *pack)) {
                asked_.push_back(step);
            }
        }
        const int a_page = answers_on(bottom_ - top_ - 130.0);
        answer_pages_ = (static_cast<int>(asked_.size()) + a_page - 1) / a_page;
    }
}

bool HandoutMaker::advance() {
    if (made_ >= pages()) {
        return false;
    }
    const auto at = static_cast<std::size_t>(made_);
    Page page = at < steps_.size() ? step_page(steps_[at])
                                   : answer_page(made_ - static_cast<int>(steps_.size()));
    ++made_;
    file_.add(request_.grey ? in_grey(std::move(page)) : page, writer_.typesetter());
    return made_ < pages();
}

AppState HandoutMaker::told(int step) const {
    AppState state = opening_state(writer_.pack(), {1600, 900, 1.0});
    state.language = request_.language;
    return presenting(std::move(state), writer_.pack(), step, true);
}

AppState HandoutMaker::revealed(int step) const {
    AppState state = told(step);
    for (int i = 0; i < 8 && state.presentation->step == step &&
                    state.presentation->beat != Beat::Revealed;
         ++i) {
        state = apply(state, NextStep{}, writer_.pack());
    }
    return state;
}

void HandoutMaker::put_head(const std::string& right) {
    const Theme& colours = theme(ThemeKind::Light);
    const Letters letters{Face::Ui, 14.0, colours.ink3};
    writer_.line(left_, top_ + 10.0, letters,
                 writer_.pack().atlas.manifest.title.in(request_.language));
    writer_.line_right(right_, top_ + 10.0, letters, right);
    writer_.box({left_, top_ + 22.0, right_, top_ + 23.0}, colours.line, {}, 0.0);
}

void HandoutMaker::put_foot(int page) {
    const Theme& colours = theme(ThemeKind::Light);
    writer_.line_right(right_, bottom_, {Face::Ui, 14.0, colours.ink3}, std::to_string(page));
}

void HandoutMaker::put_map(const ScreenBox& frame, const AppState& state, int step,
                           PlaceId answer) {
    const Pack& pack = writer_.pack();
    const Step& told = pack.atlas.steps[static_cast<std::size_t>(step)];
    const Viewport viewport{static_cast<int>(frame.right_px - frame.left_px),
                            static_cast<int>(frame.bottom_px - frame.top_px), 1.0};
    const MapPoint middle = map_from_lonlat(pack.projection, told.view);
    const double half = told.view_width_km * 500.0;
    const double half_height = half * kMapShare;
    MapBox box{middle.x_m - half, middle.y_m - half_height, middle.x_m + half,
               middle.y_m + half_height};
    if (answer != kNo<PlaceId>) {
        // With room for its name.
        const MapPointF& at = pack.places[static_cast<std::size_t>(answer)];
        const double x = static_cast<double>(at.x_m);
        const double y = static_cast<double>(at.y_m);
        const double room = half * 0.3;
        box = {std::min(box.west_m, x - room), std::min(box.south_m, y - room),
               std::max(box.east_m, x + room), std::max(box.north_m, y + room)};
    }
    AppState shown = bare_state(pack, viewport, state.day, box);
    shown.language = request_.language;
    shown.layers.patterns = request_.grey;
    StoryFocus focus;
    focus.keys = told.show;
    focus.most_names = viewport.width_px > 600 ? 12 : 4;
    if (answer != kNo<PlaceId>) {
        focus.ringed = answer;
        focus.keys.push_back(pack.atlas[answer].key);
    }
    writer_.map(frame, shown, &focus);
    if (answer != kNo<PlaceId>) {
        const MapPointF& at = pack.places[static_cast<std::size_t>(answer)];
        const ScreenPoint p = screen_from_map(shown.camera, viewport, {at.x_m, at.y_m});
        Shape ring;
        ring.center = {p.x_px + frame.left_px, p.y_px + frame.top_px};
        ring.half_width_px = ring.half_height_px = ring.corner_px =
            static_cast<float>(kStoryRingRadius);
        ring.line = theme(ThemeKind::Light).map_ink;
        ring.line_px = 2.6F;
        ring.halo = {1.0F, 1.0F, 1.0F, 0.95F};
        ring.halo_px = 2.0F;
        const bool seen = p.x_px > 0.0 && p.y_px > 0.0 && p.x_px < viewport.width_px &&
                          p.y_px < viewport.height_px;
        if (seen) {
            writer_.items().emplace_back(clip_to(frame));
            writer_.items().emplace_back(ring);
            writer_.items().emplace_back(PageEnd{});
        }
    }
}

double HandoutMaker::put_question(double top, const std::string& question, bool to_mark,
                                  double bottom) {
    const Theme& colours = theme(ThemeKind::Light);
    const double x = left_ + 24.0;
    const double width = right_ - x - 20.0;
    const Letters head{Face::UiBold, 15.0, colours.ink};
    const Letters words{Face::Reading, kHandoutText, colours.ink};
    const Letters hint{Face::ReadingItalic, 17.0, colours.ink2};
    double height = 46.0 + writer_.paragraph(x, 0, width, kHandoutLead, words, question, false);
    const std::string mark = to_mark ? writer_.word("handout.mark") : std::string();
    height += writer_.paragraph(x, 0, width, 25.0, hint, mark, false) + 14.0;
    writer_.box({left_, top, right_, top + height}, colours.panel2, {}, 0.0, 6.0);
    writer_.box({left_, top, left_ + 5.0, top + height}, colours.warn, {}, 0.0, 2.0);
    writer_.line(x, top + 28.0, head, writer_.word("lesson.question"));
    double y = top + 40.0;
    y += writer_.paragraph(x, y, width, kHandoutLead, words, question);
    writer_.paragraph(x, y, width, 25.0, hint, mark);
    // Lines to write on.
    double line = top + height + kWritingLead;
    for (int i = 0; i < 6 && line < bottom - 6.0; ++i, line += kWritingLead) {
        PagePath rule;
        rule.lines = {{{left_, line}, {right_, line}}};
        rule.pens = {{colours.line, 1.0F}};
        writer_.items().emplace_back(std::move(rule));
    }
    return height;
}

Page HandoutMaker::step_page(int step) {
    writer_.begin(request_.paper, false);
    const Theme& colours = theme(ThemeKind::Light);
    const Pack& pack = writer_.pack();
    const Step& told_step = pack.atlas.steps[static_cast<std::size_t>(step)];
    const AppState state = told(step);
    const StoryPlate plate = plates_.plate(state);
    put_head(plate.count);

    double y = top_ + 78.0;
    Letters title{Face::Display, kTitle, colours.ink};
    while (title.size_px > 24.0 && writer_.width(title, plate.title) > right_ - left_) {
        title.size_px -= 1.0;
    }
    writer_.line(left_, y, title, plate.title);
    const double beside = left_ + writer_.width(title, plate.title) + 22.0;
    if (!plate.second_title.empty() && plate.second_title != plate.title &&
        beside + writer_.width(title, plate.second_title) < right_) {
        Letters second = title;
        second.size_px *= 0.9;
        writer_.line(beside, y, second, plate.second_title);
    }
    y += 37.0;
    const Letters day{Face::Display, 25.0, colours.accent};
    const Letters other{Face::Reading, 17.0, colours.ink2};
    writer_.line(left_, y, day, plate.date);
    const std::string others = joined({writer_.gregorian(state.day), plate.lunar_date});
    const double behind = left_ + writer_.width(day, plate.date) + 20.0;
    if (behind + writer_.width(other, others) < right_) {
        writer_.line(behind, y, other, others);
    } else {
        y += 26.0;
        writer_.line(left_, y, other, others);
    }
    y += 20.0;

    // The words need their room; the map has the rest, at most as high as it is wide.
    const double width = std::floor(right_ - left_);
    const Letters words{Face::Reading, kHandoutText, colours.ink};
    const Letters small{Face::Reading, 14.0, colours.ink2};
    std::string sources = writer_.word("lesson.sources");
    for (std::size_t i = 0; i < told_step.sources.size(); ++i) {
        sources += (i == 0 ? " " : "; ") +
                   pack.atlas[told_step.sources[i]].citation.in(request_.language);
    }
    if (told_step.sources.empty()) {
        sources.clear();
    }
    const double sources_height =
        writer_.paragraph(left_, 0, width - 60.0, 18.0, small, sources, false);
    const double text_height =
        writer_.paragraph(left_, 0, width, kHandoutLead, words, plate.text, false);
    const double question_height =
        told_step.question.empty()
            ? 0.0
            : 100.0 + writer_.paragraph(left_, 0, width - 44.0, kHandoutLead, words,
                                        told_step.question.in(request_.language), false) +
                  2.0 * kWritingLead;
    const double foot_top = bottom_ - sources_height + 6.0;
    const double room = foot_top - y - text_height - question_height - 60.0;
    const double height = std::floor(std::clamp(room, 240.0, width * kMapShare));
    put_map({left_, y, left_ + width, y + height}, state, step, kNo<PlaceId>);
    y += height + 18.0;
    y += writer_.paragraph(left_, y, width, kHandoutLead, words, plate.text);
    if (!told_step.question.empty()) {
        put_question(y + 18.0, told_step.question.in(request_.language),
                     answer_of(told_step, pack).has_value(), foot_top - 12.0);
    }
    writer_.paragraph(left_, foot_top - 8.0, width - 60.0, 18.0, small, sources);
    put_foot(made_ + 1);
    return writer_.take();
}

Page HandoutMaker::answer_page(int number) {
    writer_.begin(request_.paper, false);
    const Theme& colours = theme(ThemeKind::Light);
    const std::string heading = writer_.word("handout.answers");
    put_head(heading);
    writer_.line(left_, top_ + 78.0, {Face::Display, kTitle, colours.ink}, heading);
    double y = top_ + 106.0;
    const int a_page = answers_on(bottom_ - top_ - 130.0);
    const auto first = static_cast<std::size_t>(number * a_page);
    const std::size_t end = std::min(asked_.size(), first + static_cast<std::size_t>(a_page));
    const double map_height = kAnswerHeight - 24.0;
    const double map_width = std::min(std::floor(map_height / kMapShare), (right_ - left_) * 0.45);
    for (std::size_t i = first; i < end; ++i) {
        const int step = asked_[i];
        const Step& asked = writer_.pack().atlas.steps[static_cast<std::size_t>(step)];
        const auto answer = answer_of(asked, writer_.pack());
        const AppState state = revealed(step);
        const auto* const place = std::get_if<PlaceId>(&answer->subject);
        put_map({left_, y, left_ + map_width, y + map_height}, state, step,
                place != nullptr ? *place : answer->city);
        const double x = left_ + map_width + 24.0;
        const double width = right_ - x;
        double at = y - 4.0;
        at += writer_.paragraph(x, at, width, 27.0, {Face::Display, 22.0, colours.ink},
                                fmt::format("{}. {}", step + 1, asked.title.in(request_.language)));
        at += writer_.paragraph(x, at, width, 22.0, {Face::ReadingItalic, 16.0, colours.ink2},
                                asked.question.in(request_.language)) +
              6.0;
        writer_.paragraph(x, at, width, 25.0, {Face::ReadingBold, 18.0, colours.ink},
                          plates_.plate(state).text);
        y += kAnswerHeight;
    }
    put_foot(made_ + 1);
    return writer_.take();
}

Result<PdfFile> open_handout(const std::filesystem::path& output, const Pack& pack,
                             Language language) {
    return PdfFile::open(output, {pack.atlas.manifest.title.in(language), "Nandu"});
}

}  // namespace nandu
