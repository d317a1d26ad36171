#include "app/command_line.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/at_command.h"
#include "app/atlas_file.h"
#include "app/bench_command.h"
#include "app/date_command.h"
#include "app/kiln_module.h"
#include "app/new_command.h"
#include "app/paths.h"
#include "app/picture_arguments.h"
#include "app/print_sheet.h"
#include "app/problem_json.h"
#include "app/render_command.h"
#include "app/take_home.h"
#include "app/shipped_atlases.h"
#include "app/window.h"
#include "base/printable.h"

namespace nandu {
namespace {

constexpr int kFailed = 1;
constexpr int kNotUnderstood = 2;

void print(const Problems& problems) {
    for (const Problem& problem : problems) {
        std::cerr << (problem.severity == Severity::Warning ? "warning: " : "error: ")
                  << sentence(problem) << '\n';
    }
}

/// One line that is written over while work goes on; nothing where nobody watches.
bool report_on_terminal(const std::string& what, int done, int total) {
    if (isatty(2) != 0) {
        fmt::print(stderr, "\r\033[K{}, {} of {}", what, done, total);
        if (done >= total) {
            fmt::print(stderr, "\r\033[K");
        }
        std::fflush(stderr);
    }
    return true;
}

std::optional<OpenedAtlas> open_or_say(const std::string& name, const Paths& paths) {
    auto opened = open_atlas(name, paths, report_on_terminal);
    if (!opened) {
        print(opened.error());
        return std::nullopt;
    }
    print(opened->warnings);
    return std::move(*opened);
}

int complain(const std::string& text) {
    std::cerr << text << '\n';
    return kNotUnderstood;
}

struct RenderArguments {
    PictureArguments picture;
    std::string atlas, date, output = "nandu.png", select, then, compare = "side";
    bool story = false, panels = false;
    std::string paper, title;  // A sheet of paper instead of a picture.
    bool portrait = false, landscape = false, grey = false;
    double dots_per_inch = 300.0;

    bool is_sheet() const {
        const std::string ending = std::filesystem::path(output).extension().string();
        return !paper.empty() || portrait || landscape || grey || !title.empty() ||
               ending == ".pdf" || ending == ".svg";
    }
    void add_sheet_to(CLI::App& command) {
        command.add_option("--paper", paper,
                           "a sheet for print with title, legend and sources: a1 to a5, letter, "
                           "legal, tabloid; a4 for .pdf and .svg");
        command.add_flag("--portrait", portrait, "the sheet upright");
        command.add_flag("--landscape", landscape, "the sheet across, as it is without --portrait");
        command.add_flag("--grey,--gray", grey, "the sheet without colours, with patterns");
        command.add_option("--title", title, "the sheet's title; the atlas's if none");
        command.add_option("--dpi", dots_per_inch, "dots per inch of a sheet in .png; 300 if none")
            ->check(CLI::Range(36.0, 1200.0));
    }
};

int run_sheet(const RenderArguments& arguments, const PictureChoice& picture,
              std::shared_ptr<const Pack> pack, Day day, const Paths& paths) {
    SheetRequest sheet;
    sheet.picture = picture;
    const auto paper = paper_named(arguments.paper.empty() ? "a4" : arguments.paper);
    if (!paper) {
        return complain(fmt::format("--paper: found \"{}\", expected a1, a2, a3, a4, a5, letter, "
                                    "legal or tabloid",
                                    arguments.paper));
    }
    if (arguments.portrait && arguments.landscape) {
        return complain("--portrait: found --landscape beside it, expected one of the two");
    }
    if (arguments.panels || arguments.story || !arguments.then.empty() ||
        !arguments.select.empty()) {
        return complain("a sheet for print: found --panels, --story, --then or --select beside it, "
                        "expected the map of one day; `nandu handout` prints the story");
    }
    if (!is_sheet_file(arguments.output)) {
        return complain(fmt::format("-o: found \"{}\", expected a name that ends in .pdf, .svg or "
                                    ".png",
                                    arguments.output));
    }
    sheet.paper = *paper;
    sheet.landscape = !arguments.portrait;
    sheet.grey = arguments.grey;
    sheet.title = arguments.title;
    sheet.dots_per_inch = arguments.dots_per_inch;
    const auto written = write_sheet(std::move(pack), sheet, day, arguments.output, paths);
    if (!written) {
        print({written.error()});
        return kFailed;
    }
    std::cout << arguments.output << '\n';
    return 0;
}

int run_render(const RenderArguments& arguments, const Paths& paths) {
    const auto choice = arguments.picture.choice();
    if (!choice) {
        return complain(choice.error());
    }
    RenderRequest request;
    request.picture = *choice;
    request.panels = arguments.panels;
    request.select = arguments.select;
    request.output = arguments.output;
    request.story = arguments.story;
    const auto opened = open_or_say(arguments.atlas, paths);
    if (!opened) {
        return kFailed;
    }
    if (!arguments.date.empty()) {
        const auto day = read_day(arguments.date, *opened->pack);
        if (!day) {
            return complain(sentence(day.error()));
        }
        request.day = *day;
    }
    if (!arguments.then.empty()) {
        const auto day = read_day(arguments.then, *opened->pack);
        if (!day) {
            return complain(sentence(day.error()));
        }
        request.then = *day;
        request.compare_mode = arguments.compare == "wipe"   ? CompareMode::Wipe
                               : arguments.compare == "fade" ? CompareMode::Fade
                                                             : CompareMode::SideBySide;
    }
    if (arguments.is_sheet()) {
        const Day day = request.day.value_or(opened->pack->atlas.manifest.opening_day);
        return run_sheet(arguments, *choice, opened->pack, day, paths);
    }
    const auto written = render_pictures(opened->pack, request, paths);
    if (!written) {
        print({written.error()});
        return kFailed;
    }
    for (const std::filesystem::path& file : *written) {
        std::cout << file.string() << '\n';
    }
    return 0;
}

int run_check(const std::string& atlas, bool json, const Paths& paths) {
    std::error_code error;
    if (!std::filesystem::exists(atlas, error)) {
        return complain(fmt::format(
            "{}: expected a folder with tables, a workbook or a file of places; there is none",
            atlas));
    }
    const auto kiln = load_kiln(paths.kiln_module);
    if (!kiln) {
        print({kiln.error()});
        return kFailed;
    }
    const KilnCheck result = (*kiln)->check(kiln_order(atlas, paths));
    const bool good = result.opens && !has_errors(result.problems);
    if (json) {
        std::cout << json_of(result.problems) << '\n';
        return good ? 0 : kFailed;
    }
    std::size_t errors = 0;
    for (const Problem& problem : result.problems) {
        errors += problem.severity == Severity::Error ? 1 : 0;
        std::cout << (problem.severity == Severity::Warning ? "warning: " : "error: ")
                  << sentence(problem) << '\n';
    }
    if (good) {
        std::cout << fmt::format("{}: no errors, {} warnings\n", atlas, result.problems.size());
        return 0;
    }
    std::cout << fmt::format("{}: {} errors, {} warnings{}\n", atlas, errors,
                             result.problems.size() - errors,
                             result.opens ? "" : "; it cannot be opened");
    return kFailed;
}

int run_new(const std::string& folder, const Paths& paths) {
    const auto made = make_new_atlas(folder, paths);
    if (!made) {
        print({made.error()});
        return kFailed;
    }
    std::cout << fmt::format(
        "{0}: a small invented war. Open it with `nandu {0}`, change its tables in any spreadsheet "
        "program, and save: the map follows.\n",
        folder);
    return 0;
}

int run_bake(const std::string& folder, const std::string& output, const Paths& paths) {
    const auto kiln = load_kiln(paths.kiln_module);
    if (!kiln) {
        print({kiln.error()});
        return kFailed;
    }
    KilnOrder order = kiln_order(folder, paths);
    order.progress = report_on_terminal;
    const KilnYield yield = (*kiln)->fire(order);
    print(yield.warnings);
    if (!yield.pack) {
        print(yield.pack.error());
        return kFailed;
    }
    const auto written = write_file(output, write_pack(*yield.pack));
    if (!written) {
        print({written.error()});
        return kFailed;
    }
    return 0;
}

int run_at(const std::string& first, const std::string& second, const std::string& spot, bool json,
           const Paths& paths) {
    // `at DATE` or `at ATLAS DATE`.
    const std::string atlas = second.empty() ? "" : first;
    const std::string date = second.empty() ? first : second;
    std::optional<LonLat> place;
    if (!spot.empty()) {
        const auto lon_lat = numbers_of(spot, 2);
        if (!lon_lat) {
            return complain(
                fmt::format("--place: found \"{}\", expected LON,LAT in degrees, such "
                            "as 115.607,34.384",
                            spot));
        }
        place = LonLat{(*lon_lat)[0], (*lon_lat)[1]};
    }
    const auto opened = open_or_say(atlas, paths);
    if (!opened) {
        return kFailed;
    }
    const auto day = read_day(date, *opened->pack);
    if (!day) {
        return complain(sentence(day.error()));
    }
    std::ostringstream answer;
    const int code = run_at_command(*opened->pack, *day, place, json, answer);
    std::cout << printable(answer.str());  // A pack may come from anybody.
    return code;
}

}  // namespace

int run_command_line(int argc, char** argv) {
    Paths paths = find_paths();
    CLI::App app{"Nandu 南渡: a map and a timeline for history classrooms"};
    app.set_version_flag("--version", std::string("nandu ") + NANDU_VERSION);
    app.require_subcommand(0, 1);

    std::string atlas;
    WindowOptions window;
    std::string window_language, window_theme;
    app.add_option("atlas", atlas, "a folder with tables, a workbook, a file of places or a pack; the built-in atlas if none");
    app.add_option("--lang", window_language, "en, zh-Hant or zh-Hans");
    app.add_option("--theme", window_theme, "light or dark")
        ->check(CLI::IsMember({"light", "dark"}));
    app.add_option("--ui-scale", window.display_scale, "display scale, when the guess is wrong")
        ->check(CLI::Range(0.5, 4.0));
    app.add_option("--text-scale", window.text_scale, "text size, 0.75 to 3")
        ->check(CLI::Range(0.75, 3.0));
    app.add_option("--size", window.size, "window size, WIDTHxHEIGHT");
    app.add_flag("--safe", window.safe, "neither read nor write the settings");
    app.add_flag("--report", window.report, "print the state as JSON whenever it changes");
    app.add_option("--trace", window.trace,
                   "write where each frame's time went, for chrome://tracing");
    app.add_flag("--full-screen", window.full_screen, "start in full screen");
    app.add_flag("--present", window.present, "start in front of the class, as F5 does");
    app.add_flag("--audience-window", window.audience_window,
                 "while presenting, a window of its own for the class, also on one display");

    RenderArguments render;
    CLI::App* render_app = app.add_subcommand("render", "draw a picture without a window");
    render_app->add_option("atlas", render.atlas, "folder or pack; the built-in atlas if none");
    render_app->add_option("--date", render.date, "the day; the atlas's opening day if none");
    render.picture.add_to(*render_app);
    render_app->add_flag("--panels", render.panels, "with the panels of the window");
    render_app->add_option("--select", render.select, "with the card of this place or event");
    render_app->add_option("--then", render.then, "Then | Now: this day beside that of --date");
    render_app->add_option("--compare", render.compare, "how: side, wipe or fade")
        ->check(CLI::IsMember({"side", "wipe", "fade"}));
    render_app->add_flag("--story", render.story, "one picture for each step of the story");
    render.add_sheet_to(*render_app);
    render_app->add_option("-o,--output", render.output,
                           ".png, or a sheet in .pdf or .svg; a folder with --story");

    const TakeHomeCommands take_home(app);

    std::string at_first, at_second, at_place;
    bool at_json = false;
    CLI::App* at_app = app.add_subcommand("at", "what is true on a day");
    at_app->add_option("atlas_or_date", at_first, "[ATLAS] DATE")->required();
    at_app->add_option("date", at_second, "DATE, if an atlas stands first");
    at_app->add_option("--place", at_place, "LON,LAT: who held this spot");
    at_app->add_flag("--json", at_json, "as JSON");

    std::string new_folder;
    CLI::App* new_app = app.add_subcommand("new", "make a folder with a small atlas to begin from");
    new_app->add_option("folder", new_folder, "a folder that is not there yet")->required();

    std::string check_folder;
    bool check_json = false;
    CLI::App* check_app = app.add_subcommand("check", "list everything that is wrong in an atlas");
    check_app->add_option("atlas", check_folder, "folder, workbook or file")->required();
    check_app->add_flag("--json", check_json, "as JSON: file, where, field, found, expected, guess");

    std::string bake_folder, bake_output;
    CLI::App* bake_app = app.add_subcommand("bake", "make a folder into a pack");
    bake_app->add_option("folder", bake_folder)->required();
    bake_app->add_option("-o,--output", bake_output, "the pack's file")->required();

    BenchRequest bench;
    std::string bench_size = "1280x720";
    CLI::App* bench_app =
        app.add_subcommand("bench", "measure the first frame and a scrub through time");
    bench_app->add_option("atlas", bench.atlas,
                          "folder, pack or layer with begin and end; the built-in atlas if none");
    bench_app->add_option("--steps", bench.steps, "how many days to step to")
        ->check(CLI::Range(1, 100000));
    bench_app->add_option("--size", bench_size, "WIDTHxHEIGHT in pixels");
    bench_app->add_flag("--json", bench.json, "one line of JSON");
    bench_app->add_option("--trace", bench.trace,
                          "write where each frame's time went, for chrome://tracing");

    std::vector<std::string> date_words;
    bool date_json = false;
    CLI::App* date_app = app.add_subcommand("date", "read a date in every calendar");
    date_app->add_option("text", date_words, "the date, in any of the forms")->required();
    date_app->add_flag("--json", date_json, "as JSON");

    CLI::App* atlases_app = app.add_subcommand("atlases", "list the atlases that came along");

    std::vector<CLI::App*> commands = app.get_subcommands({});
    commands.push_back(&app);
    for (CLI::App* command : commands) {
        command->add_option("--allow-remote", paths.allowed_hosts,
                            "a server that atlases may be fetched from; may stand several times")
            ->expected(1)
            ->take_all();
    }

    // A date may begin with a minus sign (a year before our era), which is no option.
    std::vector<std::string> words;
    for (int i = argc - 1; i > 0; --i) {
        words.emplace_back(argv[i]);
    }
    try {
        app.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : kNotUnderstood;
    }

    if (*render_app) {
        return run_render(render, paths);
    }
    if (const auto code = take_home.run(paths)) {
        return *code;
    }
    if (*at_app) {
        return run_at(at_first, at_second, at_place, at_json, paths);
    }
    if (*new_app) {
        return run_new(new_folder, paths);
    }
    if (*atlases_app) {
        for (const std::filesystem::path& shipped : shipped_atlases(paths)) {
            std::cout << shipped.filename().string() << '\n';
        }
        return 0;
    }
    if (*check_app) {
        return run_check(atlas_called(check_folder, paths).string(), check_json, paths);
    }
    if (*bench_app) {
        char tail = 0;
        if (std::sscanf(bench_size.c_str(), "%dx%d%c", &bench.width_px, &bench.height_px, &tail) !=
                2 ||
            bench.width_px < 320 || bench.height_px < 240) {
            return complain(fmt::format("--size: found \"{}\", expected WIDTHxHEIGHT of at least "
                                        "320x240",
                                        bench_size));
        }
        return run_bench_command(bench, paths);
    }
    if (*bake_app) {
        return run_bake(bake_folder, bake_output, paths);
    }
    if (*date_app) {
        std::string text;
        for (const std::string& word : date_words) {
            text += (text.empty() ? "" : " ") + word;
        }
        const auto opened = open_or_say("", paths);
        if (!opened) {
            return kFailed;
        }
        return run_date_command(text, date_json, opened->pack->calendars, std::cout, std::cerr);
    }

    if (!window_language.empty()) {
        window.language = language_from_tag(window_language);
        if (!window.language) {
            return complain(fmt::format("--lang: found \"{}\", expected en, zh-Hant or zh-Hans",
                                        window_language));
        }
    }
    if (!window_theme.empty()) {
        window.theme = window_theme == "dark" ? ThemeKind::Dark : ThemeKind::Light;
    }
    return run_window(atlas, window, paths);
}

}  // namespace nandu
