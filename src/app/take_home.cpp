#include "app/take_home.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/at_command.h"
#include "app/atlas_file.h"
#include "app/export_command.h"
#include "app/film_command.h"
#include "app/handout.h"
#include "app/html_command.h"
#include "app/interrupt.h"
#include "app/render_command.h"

namespace nandu {
namespace {

constexpr int kTakeHomeFailed = 1;
constexpr int kTakeHomeNotUnderstood = 2;

int say_and(int code, const std::string& text) {
    std::cerr << text << '\n';
    return code;
}

/// Whether somebody watches the progress line.
bool on_terminal() {
    return isatty(2) != 0;
}

void progress_line(const std::string& text) {
    if (on_terminal()) {
        fmt::print(stderr, "\r\033[K{}", text);
        std::fflush(stderr);
    }
}

tl::expected<OpenedAtlas, int> opened_or_said(const std::string& name, const Paths& paths) {
    auto opened = open_atlas(name, paths, [](const std::string& what, int done, int total) {
        progress_line(done < total ? fmt::format("{}, {} of {}", what, done, total) : "");
        return true;
    });
    if (!opened) {
        for (const Problem& problem : opened.error()) {
            std::cerr << "error: " << sentence(problem) << '\n';
        }
        return tl::unexpected(kTakeHomeFailed);
    }
    for (const Problem& problem : opened->warnings) {
        std::cerr << (problem.severity == Severity::Warning ? "warning: " : "error: ")
                  << sentence(problem) << '\n';
    }
    return std::move(*opened);
}

/// "1:05" or "40 s".
std::string time_left(double secs) {
    return secs < 60.0 ? fmt::format("{:.0f} s", secs)
                       : fmt::format("{}:{:02}", int(secs) / 60, int(secs) % 60);
}

}  // namespace

struct TakeHomeCommands::Impl {
    struct FilmWords {
        PictureArguments picture;
        std::string atlas, from, to, output = "nandu.mp4";
        double secs = 0.0, frames_per_sec = 0.0;
        bool story = false;
    } film;
    CLI::App* film_app = nullptr;
    struct ExportWords {
        std::string atlas, to = "html", language = "en", theme = "light", output;
    } page;
    CLI::App* page_app = nullptr;
    struct HandoutWords {
        std::string atlas, language = "en", paper = "a4", steps, output = "handout.pdf";
        bool grey = false, no_answers = false;
    } handout;
    CLI::App* handout_app = nullptr;

    int run_handout(const Paths& paths) const;
    int run_film(const Paths& paths) const;
    int run_page(const Paths& paths) const;
};

TakeHomeCommands::TakeHomeCommands(CLI::App& app) : impl_(std::make_unique<Impl>()) {
    Impl& my = *impl_;
    my.film_app = app.add_subcommand("film", "make a film: .mp4, .gif, .webp or lossless .mkv");
    my.film_app->add_option("atlas", my.film.atlas, "folder or pack; the built-in atlas if none");
    my.film_app->add_option("--from", my.film.from, "first day; the atlas's first if none");
    my.film_app->add_option("--to", my.film.to, "last day; the atlas's last if none");
    my.film_app->add_option("--seconds", my.film.secs, "how long it runs; 30 if none")
        ->check(CLI::Range(0.1, 36000.0));
    my.film_app->add_option("--fps", my.film.frames_per_sec, "frames a second; 30, slides 12")
        ->check(CLI::Range(1.0, 120.0));
    my.film_app->add_flag("--steps", my.film.story, "the whole story, step by step");
    my.film.picture.add_to(*my.film_app);
    my.film_app->add_option("-o,--output", my.film.output, "the film's file");
    my.page_app = app.add_subcommand("export", "the story as a web page, or the atlas for QGIS, "
                                               "Google Earth, Cesium and gazetteers");
    my.page_app->add_option("atlas", my.page.atlas, "folder or pack; the built-in atlas if none");
    std::vector<std::string> formats = {"html"};
    for (const ExportFormat& format : export_formats()) {
        formats.emplace_back(format.name);
    }
    my.page_app
        ->add_option("--to", my.page.to,
                     "html: the story, one page without network (the default); gpkg: all tables, "
                     "for QGIS; geojson: the same as a new folder; kml: Google Earth; czml: "
                     "Cesium; lpf: Linked Places")
        ->check(CLI::IsMember(formats));
    my.page_app->add_option("--lang", my.page.language, "html: en, zh-Hant or zh-Hans");
    my.page_app->add_option("--theme", my.page.theme, "html: light or dark")
        ->check(CLI::IsMember({"light", "dark"}));
    my.page_app->add_option("-o,--output", my.page.output,
                            "the file; named after the atlas if none");
    my.handout_app = app.add_subcommand(
        "handout", "the story on paper as .pdf: a page a step, answers at the end");
    my.handout_app->add_option("atlas", my.handout.atlas,
                               "folder or pack; the built-in atlas if none");
    my.handout_app->add_option("--lang", my.handout.language, "en, zh-Hant or zh-Hans");
    my.handout_app->add_option("--steps", my.handout.steps, "such as 1,3-5; all if none");
    my.handout_app->add_option("--paper", my.handout.paper, "a4, a5, letter, …; a4 if none");
    my.handout_app->add_flag("--grey,--gray", my.handout.grey, "without colours, with patterns");
    my.handout_app->add_flag("--no-answers", my.handout.no_answers, "without the pages of answers");
    my.handout_app->add_option("-o,--output", my.handout.output, "the file");
}

TakeHomeCommands::~TakeHomeCommands() = default;

std::optional<int> TakeHomeCommands::run(const Paths& paths) const {
    if (*impl_->film_app) {
        return impl_->run_film(paths);
    }
    if (*impl_->page_app) {
        return impl_->run_page(paths);
    }
    if (*impl_->handout_app) {
        return impl_->run_handout(paths);
    }
    return std::nullopt;
}

int TakeHomeCommands::Impl::run_film(const Paths& paths) const {
    FilmRequest request;
    const auto choice = film.picture.choice();
    if (!choice) {
        return say_and(kTakeHomeNotUnderstood, choice.error());
    }
    request.picture = *choice;
    request.secs = film.secs;
    request.frames_per_sec = film.frames_per_sec;
    request.story = film.story;
    request.output = film.output;
    if (film.story && (!film.from.empty() || !film.to.empty())) {
        return say_and(kTakeHomeNotUnderstood,
                       "--steps: found --from or --to beside it, expected one of the two: the "
                       "steps bring their own days");
    }
    const auto format = film_format_of(request.output, request.picture.viewport.width_px,
                                       request.picture.viewport.height_px);
    if (!format) {
        return say_and(kTakeHomeNotUnderstood, sentence(format.error()));
    }
    const auto opened = opened_or_said(film.atlas, paths);
    if (!opened) {
        return opened.error();
    }
    const Pack& pack = *opened->pack;
    for (const auto& [text, day] : {std::pair{&film.from, &request.from}, {&film.to, &request.to}}) {
        if (text->empty()) {
            continue;
        }
        const auto read = read_day(*text, pack);
        if (!read) {
            return say_and(kTakeHomeNotUnderstood, sentence(read.error()));
        }
        *day = *read;
    }
    if (film.story && pack.atlas.steps.empty()) {
        return say_and(kTakeHomeFailed,
                       "--steps: this atlas tells no story; expected rows in its steps.csv");
    }
    const Interrupt interrupt;
    const auto made =
        make_film(opened->pack, request, paths, [&interrupt](const FilmProgress& progress) {
            if (progress.frames % 5 == 0 || progress.frames == progress.of) {
                progress_line(fmt::format("Filming, frame {} of {}, {:.0f} frames a second, {} left",
                                          progress.frames, progress.of, progress.frames_per_sec,
                                          time_left(progress.secs_left)));
            }
            return !interrupt.asked();
        });
    progress_line("");
    if (!made) {
        return say_and(kTakeHomeFailed, "error: " + sentence(made.error()));
    }
    std::cout << film.output << '\n';
    return 0;
}

int TakeHomeCommands::Impl::run_page(const Paths& paths) const {
    PictureArguments words;
    words.language = page.language;
    words.theme = page.theme;
    const auto choice = words.choice();
    if (!choice) {
        return say_and(kTakeHomeNotUnderstood, choice.error());
    }
    const auto opened = opened_or_said(page.atlas, paths);
    if (!opened) {
        return opened.error();
    }
    const auto formats = export_formats();
    const auto format = std::find_if(formats.begin(), formats.end(), [this](const ExportFormat& f) {
        return f.name == page.to;
    });
    std::filesystem::path output = page.output;
    if (output.empty()) {
        output = format == formats.end()
                     ? "nandu.html"
                     : opened->pack->atlas.manifest.key + std::string(format->ending);
    }
    const Interrupt interrupt;
    const auto made =
        format != formats.end()
            ? format->write(*opened->pack, output, paths)
            : export_html(opened->pack, *choice, output, paths, [&interrupt](int done, int of) {
                  progress_line(fmt::format("Drawing, map {} of {}", done, of));
                  return !interrupt.asked();
              });
    progress_line("");
    if (!made) {
        return say_and(kTakeHomeFailed, "error: " + sentence(made.error()));
    }
    std::cout << output.string() << '\n';
    return 0;
}

int TakeHomeCommands::Impl::run_handout(const Paths& paths) const {
    HandoutRequest request;
    const auto language = language_from_tag(handout.language);
    if (!language) {
        return say_and(kTakeHomeNotUnderstood,
                       fmt::format("--lang: found \"{}\", expected en, zh-Hant or zh-Hans",
                                   handout.language));
    }
    const auto paper = paper_named(handout.paper);
    if (!paper) {
        return say_and(kTakeHomeNotUnderstood,
                       fmt::format("--paper: found \"{}\", expected a1, a2, a3, a4, a5, letter, "
                                   "legal or tabloid",
                                   handout.paper));
    }
    request.language = *language;
    request.paper = *paper;
    request.grey = handout.grey;
    request.answers = !handout.no_answers;
    const auto opened = opened_or_said(handout.atlas, paths);
    if (!opened) {
        return opened.error();
    }
    const Pack& pack = *opened->pack;
    if (pack.atlas.steps.empty()) {
        return say_and(kTakeHomeFailed, "handout: this atlas tells no story; expected rows in its "
                                        "steps.csv");
    }
    if (!handout.steps.empty()) {
        const auto steps = steps_from_text(handout.steps, static_cast<int>(pack.atlas.steps.size()));
        if (!steps) {
            return say_and(kTakeHomeNotUnderstood, steps.error());
        }
        request.steps = *steps;
    }
    const auto strings = load_strings(paths);
    auto file = strings ? open_handout(handout.output, pack, request.language)
                        : Result<PdfFile>(Failure(strings.error()));
    if (!file) {
        return say_and(kTakeHomeFailed, "error: " + sentence(file.error()));
    }
    HandoutMaker maker(opened->pack, request, *strings, paths, std::move(*file));
    const Interrupt interrupt;
    for (bool more = true; more;) {
        if (interrupt.asked()) {
            progress_line("");
            return say_and(kTakeHomeFailed, "error: " + handout.output +
                                                ": found a request to stop, expected the file to "
                                                "be finished; nothing was kept");
        }
        more = maker.advance();
        progress_line(fmt::format("Setting, page {} of {}", maker.pages_made(), maker.pages()));
    }
    progress_line("");
    const auto made = maker.finish();
    if (!made) {
        return say_and(kTakeHomeFailed, "error: " + sentence(made.error()));
    }
    std::cout << handout.output << '\n';
    return 0;
}

}  // namespace nandu
