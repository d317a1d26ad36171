#include "app/html_command.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/atlas_file.h"
#include "app/gl_window.h"
#include "app/render_command.h"
#include "app/studio.h"
#include "base/markup.h"
#include "calendar/write_date.h"
#include "export/base64.h"
#include "export/webp.h"
#include "map/projection.h"
#include "viewer/story.h"

namespace nandu {
namespace {

constexpr Viewport kStepPicture{1280, 720, 1.0};
constexpr Viewport kSliderPicture{960, 540, 1.0};
constexpr double kStepQuality = 72.0, kSliderQuality = 55.0;
/// So many stops keep the file under 15 MB.
constexpr std::size_t kMostStops = 90;

std::string data_uri(const Image& image, double quality) {
    return "data:image/webp;base64," +
           base64_of(webp_of(image.width_px, image.height_px, image.rgba, quality));
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

/// What the page says about one atlas in one language.
class LessonPage {
public:
    LessonPage(Studio& studio, const PictureChoice& choice) : studio_(studio), choice_(choice) {}

    std::string word(std::string_view key) const {
        return studio_.strings().get(key, choice_.language);
    }
    std::string date_of(Day day) const {
        std::string out = write_civil(day, atlas().manifest.calendar, choice_.language);
        const Manifest& manifest = atlas().manifest;
        if (manifest.protagonist != kNo<PolityId>) {
            if (const auto reign = write_reign_date(day, atlas()[manifest.protagonist].key,
                                                    studio_.pack().calendars)) {
                out += " · " + reign->in(choice_.language);
            }
        }
        return out;
    }
    /// The map in words: the day, and where the court is.
    std::string map_in_words(Day day) {
        std::string out = word("lesson.map") + " " + date_of(day) + ". ";
        const PolityState* us = studio_.stage().scene(day).of(atlas().manifest.protagonist);
        if (us != nullptr && us->court) {
            const CourtState& court = *us->court;
            const auto name = [this](PlaceId place) {
                return place == kNo<PlaceId> ? std::string()
                                             : atlas()[place].name.in(choice_.language);
            };
            std::string at = court.place != kNo<PlaceId> ? name(court.place)
                                                         : name(court.from) + " → " + name(court.to);
            out += word("lesson.court") + " " + at + ".";
        }
        return out;
    }
    std::string picture(const Viewport& viewport, Day day, const MapBox& box, double quality) {
        AppState state = bare_state(studio_.pack(), viewport, day, box);
        state.language = choice_.language;
        state.theme = choice_.theme;
        return data_uri(studio_.draw(studio_.dated_map(state)), quality);
    }
    MapBox box_of(const Step& step) const {
        const MapPoint middle = map_from_lonlat(studio_.pack().projection, step.view);
        const double half = step.view_width_km * 500.0;
        const double half_height = half * kStepPicture.height_px / kStepPicture.width_px;
        return {middle.x_m - half, middle.y_m - half_height, middle.x_m + half,
                middle.y_m + half_height};
    }
    std::string answer(const Step& step) const {
        const auto known = answer_of(step, studio_.pack());
        if (!known) {
            return {};
        }
        const auto* place = std::get_if<PlaceId>(&known->subject);
        const LocalizedText& name =
            place != nullptr ? atlas()[*place].name : atlas()[std::get<PolityId>(known->subject)].name;
        return fmt::format("<details><summary>{}</summary><p>{} · {}</p></details>",
                           markup_escaped(word("lesson.show_answer")), markup_escaped(name.in(choice_.language)),
                           markup_escaped(date_of(known->day)));
    }
    std::string section(std::size_t number, const Step& step) {
        const Day day = days_of(step, studio_.pack()).last;
        std::string out = fmt::format(
            "<section id=\"step-{0}\" aria-labelledby=\"title-{0}\"><h2 id=\"title-{0}\">{0}. {1}"
            "</h2><p class=\"date\">{2}</p><img alt=\"{3}\" width=\"1280\" height=\"720\" src=\"{4}"
            "\"><p>{5}</p>",
            number, markup_escaped(step.title.in(choice_.language)), markup_escaped(date_of(day)),
            markup_escaped(map_in_words(day)), picture(kStepPicture, day, box_of(step), kStepQuality),
            markup_escaped(step.text.in(choice_.language)));
        if (!step.question.empty()) {
            out += fmt::format("<div class=\"question\"><h3>{}</h3><p>{}</p>{}</div>",
                               markup_escaped(word("lesson.question")),
                               markup_escaped(step.question.in(choice_.language)), answer(step));
        }
        out += "<p class=\"sources\">" + markup_escaped(word("lesson.sources")) + " ";
        for (std::size_t i = 0; i < step.sources.size(); ++i) {
            out += (i == 0 ? "" : "; ") +
                   markup_escaped(atlas()[step.sources[i]].citation.in(choice_.language));
        }
        return out + "</p></section>\n";
    }
    /// Days on which something important begins, few enough for a file.
    std::vector<const Event*> stops() const {
        std::vector<const Event*> all;
        for (const Event& event : atlas().events) {
            if (event.importance >= 2 && atlas().manifest.span.contains(event.when.first)) {
                all.push_back(&event);
            }
        }
        std::vector<const Event*> out;
        const std::size_t count = std::min(kMostStops, all.size());
        for (std::size_t i = 0; i < count; ++i) {
            out.push_back(all[count < 2 ? 0 : i * (all.size() - 1) / (count - 1)]);
        }
        return out;
    }
    nlohmann::json stop(const Event& event) {
        const Day day = event.when.first;
        return {{"date", date_of(day)},
                {"title", event.title.in(choice_.language)},
                {"text", event.summary.in(choice_.language)},
                {"alt", map_in_words(day)},
                {"src", picture(kSliderPicture, day, studio_.pack().home, kSliderQuality)}};
    }
    const Atlas& atlas() const { return studio_.pack().atlas; }

private:
    Studio& studio_;
    const PictureChoice& choice_;
};

}  // namespace

Result<void> export_html(std::shared_ptr<const Pack> pack, const PictureChoice& choice,
                         const std::filesystem::path& output, const Paths& paths,
                         const ReportPages& report) {
    const auto strings = load_strings(paths);
    if (!strings) {
        return Failure(strings.error());
    }
    const auto bytes = read_file(paths.assets / "lesson.html");
    if (!bytes) {
        return Failure(bytes.error());
    }
    auto window = GlWindow::open(GlWindow::Kind::Offscreen, "nandu", kStepPicture.width_px,
                                 kStepPicture.height_px);
    if (!window) {
        return Failure(window.error());
    }
    Studio studio(std::move(pack), *strings, paths);
    LessonPage page(studio, choice);
    const std::vector<Step>& steps = page.atlas().steps;
    const std::vector<const Event*> stops = page.stops();
    const int of = static_cast<int>(steps.size() + stops.size());
    int done = 0;
    const auto stopped = [&output] {
        Problem problem;
        problem.file = output.filename().string();
        problem.found = "a request to stop";
        problem.expected = "the file to be finished; nothing was kept";
        return Failure(problem);
    };
    std::string contents, sections;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (!report(done++, of)) {
            return stopped();
        }
        contents += fmt::format("<li><a href=\"#step-{}\">{}</a></li>\n", i + 1,
                                markup_escaped(steps[i].title.in(choice.language)));
        sections += page.section(i + 1, steps[i]);
    }
    nlohmann::json maps = nlohmann::json::array();
    for (const Event* event : stops) {
        if (!report(done++, of)) {
            return stopped();
        }
        maps.push_back(page.stop(*event));
    }
    std::string data = maps.dump();
    replace_all(data, "</", "<\\/");
    std::string credits;
    for (const LocalizedText& credit : page.atlas().manifest.credits) {
        credits += "<p>" + markup_escaped(credit.in(choice.language)) + "</p>";
    }
    std::string html(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    const std::size_t last = stops.empty() ? 0 : stops.size() - 1;
    // The template's own words first, what may hold anything last.
    for (const std::string_view key : {"story", "scrub", "scrub_help", "slider"}) {
        replace_all(html, fmt::format("{{{{{}}}}}", key), markup_escaped(page.word(fmt::format("lesson.{}", key))));
    }
    replace_all(html, "{{lang}}", tag_of(choice.language));
    replace_all(html, "{{theme}}", choice.theme == ThemeKind::Dark ? "dark" : "light");
    replace_all(html, "{{last}}", fmt::format("{}", last));
    replace_all(html, "{{title}}", markup_escaped(page.atlas().manifest.title.in(choice.language)));
    replace_all(html, "{{subtitle}}", markup_escaped(page.atlas().manifest.subtitle.in(choice.language)));
    replace_all(html, "{{contents}}", contents);
    replace_all(html, "{{credits}}", credits);
    replace_all(html, "{{maps}}", data);
    replace_all(html, "{{sections}}", sections);
    return write_file(output, std::as_bytes(std::span(html)));
}

}  // namespace nandu
