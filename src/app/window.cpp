#include "app/window.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <iostream>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "app/allowed_hosts.h"
#include "app/atlas_file.h"
#include "app/open_outside.h"
#include "app/own_story.h"
#include "app/recent_atlases.h"
#include "app/render_command.h"
#include "app/report.h"
#include "app/settings_file.h"
#include "app/shipped_atlases.h"
#include "render/framebuffer.h"
#include "viewer/carry_over.h"

namespace nandu {
namespace {

/// Time that one frame may claim to have taken: after a sleep nothing should leap.
constexpr double kLongestFrameSecs = 0.1;
/// ImGui needs a few frames to settle hovers and focus after the last input.
constexpr int kFramesAfterInput = 3;

/// More than any day uploads: a part of the base map was sent.
constexpr std::uint64_t kMuchUploadedBytes = 2'000'000;

/// Events of this kind only end the loop's sleep. Called from any thread.
void wake_the_loop() {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

std::string window_title(const Atlas& atlas, Language language) {
    return atlas.manifest.title.in(language) + " – Nandu 南渡";
}

/// How long the window's display shows one picture.
double display_frame_secs(SDL_Window* window) {
    SDL_DisplayMode mode{};
    const bool known =
        SDL_GetCurrentDisplayMode(std::max(0, SDL_GetWindowDisplayIndex(window)), &mode) == 0 &&
        mode.refresh_rate >= 24;
    return 1.0 / (known ? mode.refresh_rate : 60);
}

double now_secs() {
    return static_cast<double>(SDL_GetPerformanceCounter()) /
           static_cast<double>(SDL_GetPerformanceFrequency());
}

/// Of the user, with what the command line has set for once.
Settings settings_of(const WindowOptions& options) {
    Settings settings = options.settings;
    settings.language = options.language.value_or(settings.language);
    settings.theme = options.theme.value_or(settings.theme);
    settings.text_scale = options.text_scale.value_or(settings.text_scale);
    return settings;
}

/// The first of the languages of the user's system that the interface has.
Language language_of_system() {
    Language out = Language::En;
    SDL_Locale* locales = SDL_GetPreferredLocales();
    for (const SDL_Locale* one = locales; one != nullptr && one->language != nullptr; ++one) {
        std::string tag = one->language;
        if (one->country != nullptr) {
            tag += std::string("-") + one->country;
        }
        if (const auto language = language_from_tag(tag)) {
            out = *language;
            break;
        }
    }
    SDL_free(locales);
    return out;
}

/// True if enough of the window's upper edge lies on a display to take hold of it.
bool is_in_reach(const WindowPlace& place) {
    for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i) {
        SDL_Rect shown;
        const SDL_Rect edge{place.x, place.y, place.width, 32};
        SDL_Rect common;
        if (SDL_GetDisplayUsableBounds(i, &shown) == 0 &&
            SDL_IntersectRect(&shown, &edge, &common) == SDL_TRUE && common.w >= 100 &&
            common.h >= 16) {
            return true;
        }
    }
    return false;
}

/// Where the window stands when it does not fill the screen; where it stood before, if it does.
WindowPlace window_place(SDL_Window* window, const std::optional<WindowPlace>& before) {
    const Uint32 flags = SDL_GetWindowFlags(window);
    WindowPlace place;
    const bool fills =
        (flags & (SDL_WINDOW_FULLSCREEN | SDL_WINDOW_MAXIMIZED | SDL_WINDOW_MINIMIZED)) != 0;
    if (fills && before) {
        place = *before;
    } else {
        SDL_GetWindowPosition(window, &place.x, &place.y);
        SDL_GetWindowSize(window, &place.width, &place.height);
    }
    place.maximized = (flags & SDL_WINDOW_MAXIMIZED) != 0;
    return place;
}

}  // namespace

AtlasWindow::AtlasWindow(GlWindow& window, std::shared_ptr<const Pack> pack,
                         const Strings& strings, const Paths& paths, const WindowOptions& options)
    : window_(&window),
      strings_(&strings),
      forced_scale_(options.display_scale),
      pack_(std::move(pack)),
      typesetter_(paths.assets / "fonts"),
      glyphs_(typesetter_),
      renderer_(glyphs_),
      stage_(std::make_unique<Stage>(pack_, glyphs_, strings)),
      search_(*pack_),
      session_(*pack_, window.viewport(options.display_scale), settings_of(options)),
      ui_(window.window(), window.context(), glyphs_, strings),
      audience_wanted_(options.audience_window),
      full_lessons_(options.own_screen_for_lessons),
      clock_(options.clock),
      paths_(paths),
      live_(paths, wake_the_loop) {
    news_.recent = recent_atlases(paths_);
    for (const std::filesystem::path& atlas : shipped_atlases(paths_)) {
        news_.shipped.push_back(atlas.string());
    }
}

void AtlasWindow::perform(const Command& command) {
    if (std::holds_alternative<Quit>(command)) {
        quit_ = true;
    } else if (std::holds_alternative<ToggleFullScreen>(command)) {
        const bool full = (SDL_GetWindowFlags(window_->window()) & SDL_WINDOW_FULLSCREEN) != 0;
        SDL_SetWindowFullscreen(window_->window(), full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
    } else if (std::holds_alternative<ToggleAudienceWindow>(command)) {
        if (lesson_ && lesson_->has_audience()) {
            lesson_->close_audience();
        } else if (lesson_) {
            lesson_->open_audience(true, audience_title());
        }
    } else if (const auto* atlas = std::get_if<OpenAtlas>(&command)) {
        open(atlas->path);
    } else if (std::holds_alternative<SaveStory>(command)) {
        save_story();
    } else if (std::holds_alternative<CancelReading>(command)) {
        live_.cancel();
    } else if (const auto* consent = std::get_if<AllowHost>(&command)) {
        remember_host(consent->host, paths_);
        live_.allow(consent->host);
        open(problem_atlas_);
    } else if (const auto* problem = std::get_if<GoToProblem>(&command)) {
        if (problem->index < news_.problems.size()) {
            const OpenedOutside outcome =
                open_outside(news_.problems[problem->index], problem_atlas_);
            news_.notice = outcome == OpenedOutside::AtTheRow  ? "problems.opened_row"
                           : outcome == OpenedOutside::TheFile ? "problems.opened"
                                                               : "problems.copied";
        }
    } else {
        session_.perform(command);
        begin_or_end_lesson();
    }
}

void AtlasWindow::save_story() {
    const std::shared_ptr<const StoryDraft> draft = session_.state().draft;
    if (!draft || !draft->changed) {
        return;
    }
    const StoryPlace place = story_place(live_.atlas(), pack_->atlas, paths_);
    const auto saved = nandu::save_story(place, pack_->atlas, *draft);
    if (!saved) {
        session_.perform(Notify{LocalizedText::same(sentence(saved.error()))});
        return;
    }
    session_.perform(StorySaved{});
    session_.perform(Notify{in_all_languages(
        *strings_, place.kind == StoryPlace::Kind::BesideTheWorkbook ? "story.saved_beside"
                                                                     : "story.saved",
        {place.file.string()})});
    if (place.kind == StoryPlace::Kind::OfTheUser) {
        auto own = std::make_shared<Pack>(*pack_);
        own->atlas.steps = draft->steps;
        const AppState state = carried_over(session_.state(), *pack_, *own);
        show(std::move(own), state);
    }
}

std::string AtlasWindow::audience_title() const {
    return strings_->get("present.class_window", session_.state().language);
}

void AtlasWindow::begin_or_end_lesson() {
    const bool presents = session_.state().presentation.has_value();
    if (presents == lesson_.has_value()) {
        return;
    }
    if (presents) {
        lesson_.emplace(*window_, pack_, glyphs_, renderer_, *strings_, clock_);
        lesson_->open_audience(audience_wanted_, audience_title());
        lesson_secs_ = 0.0;
        lesson_began_ = std::chrono::steady_clock::now();
        const bool full = (SDL_GetWindowFlags(window_->window()) & SDL_WINDOW_FULLSCREEN) != 0;
        lesson_filled_screen_ = full_lessons_ && !lesson_->has_audience() && !full;
        if (lesson_filled_screen_) {
            SDL_SetWindowFullscreen(window_->window(), SDL_WINDOW_FULLSCREEN_DESKTOP);
        }
        return;
    }
    lesson_.reset();
    if (lesson_filled_screen_) {
        SDL_SetWindowFullscreen(window_->window(), 0);
    }
}

/// The lesson's clock runs on while the window sleeps.
void AtlasWindow::time_lesson(double secs, bool by_robot) {
    if (by_robot) {
        lesson_secs_ += secs;
    } else {
        lesson_secs_ = std::chrono::duration<double>(std::chrono::steady_clock::now() -
                                                     lesson_began_)
                           .count();
    }
    const double whole = std::floor(lesson_secs_);
    if (whole != session_.state().presentation->lesson_secs) {
        session_.perform(SetLessonTime{whole});
    }
}

void AtlasWindow::follow(const std::filesystem::path& atlas, Problems problems) {
    live_.watch(atlas);
    news_.name = atlas.filename().string();
    news_.problems = std::move(problems);
    problem_atlas_ = atlas;
    if (!atlas.empty()) {
        remember_atlas(atlas, paths_);
        news_.recent = recent_atlases(paths_);
    }
}

void AtlasWindow::open(const std::filesystem::path& atlas) {
    live_.open(atlas);
    live_.report(news_);
}

void AtlasWindow::show(std::shared_ptr<const Pack> pack, AppState state) {
    then_.reset();
    stage_ = std::make_unique<Stage>(pack, glyphs_, *strings_);
    search_ = SearchIndex(*pack);
    session_ = Session(*pack, std::move(state));
    ui_.forget_atlas();
    legend_room_.reset();
    pack_ = std::move(pack);  // Last: the old one is still looked at above.
    SDL_SetWindowTitle(window_->window(),
                       window_title(pack_->atlas, session_.state().language).c_str());
}

void AtlasWindow::take_news() {
    if (auto arrival = live_.take(); arrival && !arrival->cancelled) {
        problem_atlas_ = arrival->atlas;
        news_.name = arrival->atlas.filename().string();
        news_.problems = std::move(arrival->problems);
        if (arrival->pack && arrival->atlas.empty()) {
            arrival->pack = with_own_story(std::move(arrival->pack), paths_, news_.problems);
        }
        news_.map_is_older = arrival->pack == nullptr;
        news_.notice.clear();
        if (arrival->pack) {
            const AppState& now = session_.state();
            show(arrival->pack, arrival->again ? carried_over(now, *pack_, *arrival->pack)
                                               : opened_instead(now, *arrival->pack));
            if (!arrival->again && !arrival->atlas.empty()) {
                remember_atlas(arrival->atlas, paths_);
                news_.recent = recent_atlases(paths_);
            }
        }
        if ((!arrival->pack || asks_something(news_.problems)) && !session_.state().problems_open) {
            session_.perform(ToggleProblems{});
        }
        if (news_.problems.empty() && session_.state().problems_open) {
            session_.perform(ToggleProblems{});
        }
    }
    live_.report(news_);
}

void AtlasWindow::handle(const SDL_Event& event) {
    const bool of_main = event.type == SDL_WINDOWEVENT &&
                         event.window.windowID == SDL_GetWindowID(window_->window());
    if (event.type == SDL_QUIT ||
        (of_main && event.window.event == SDL_WINDOWEVENT_CLOSE)) {
        quit_ = true;
    }
    if (event.type == SDL_DROPFILE) {
        open(event.drop.file);
        SDL_free(event.drop.file);
        return;
    }
    if (lesson_) {
        for (const Command& command :
             lesson_->handle(event, session_.state(), audience_title())) {
            perform(command);
        }
        // Of the class's window only keys are the teacher's.
        const bool mouse_of_class =
            (event.type == SDL_MOUSEMOTION && lesson_->is_audience(event.motion.windowID)) ||
            ((event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP) &&
             lesson_->is_audience(event.button.windowID)) ||
            (event.type == SDL_MOUSEWHEEL && lesson_->is_audience(event.wheel.windowID));
        const bool window_of_class =
            event.type == SDL_WINDOWEVENT && lesson_->is_audience(event.window.windowID);
        if (mouse_of_class || window_of_class) {
            return;
        }
    }
    ui_.handle(event);
}

double AtlasWindow::next_frame_secs() const {
    if (is_animating(session_.state()) ||
        (lesson_ && lesson_->has_more_to_draw(session_.state()))) {
        return 0.0;
    }
    constexpr double kProgressSecs = 0.1;
    constexpr double kClockSecs = 1.0;
    double wanted = ui_.next_frame_secs();
    if (lesson_ && lesson_->has_audience()) {
        wanted = std::min(wanted, kClockSecs);
    }
    return live_.is_reading() && !lesson_ ? std::min(wanted, kProgressSecs) : wanted;
}

std::vector<ScreenBox> AtlasWindow::covered_by_panels(const Layout& layout) {
    std::vector<ScreenBox> boxes = {layout.dock};
    if (layout.panes.empty()) {
        boxes.insert(boxes.end(), {layout.tools, layout.zoom_buttons});
    }
    for (const char* plate : {"compare/then window", "compare/now window"}) {
        if (auto box = ui_.rects().find(plate)) {
            // A date is now longer, now shorter: the labels beside it need not follow.
            const double step = 48 * layout.s;
            box->right_px = std::ceil(box->right_px / step) * step;
            boxes.push_back(*box);
        }
    }
    if (layout.changes) {
        boxes.push_back(*layout.changes);
    }
    if (layout.card) {
        boxes.push_back(*layout.card);
    }
    // The legend is as high as its rows were in the last frame. It lists what the map shows, and
    // the map keeps clear of it: within one day its room only grows, or the two might never agree.
    const auto legend = ui_.rects().find("legend");
    const Day day = session_.state().day;
    if (!legend) {
        legend_room_.reset();
    } else if (!legend_room_ || legend_day_ != day || legend_room_->left_px != legend->left_px ||
               legend_room_->bottom_px != legend->bottom_px) {
        legend_room_ = legend;
        legend_day_ = day;
    } else {
        legend_room_->top_px = std::min(legend_room_->top_px, legend->top_px);
        legend_room_->right_px = std::max(legend_room_->right_px, legend->right_px);
    }
    if (legend_room_) {
        boxes.push_back(*legend_room_);
    }
    if (const auto story = ui_.rects().find("story")) {
        boxes.push_back(*story);
    }
    if (const auto button = ui_.rects().find("legend/button")) {
        boxes.push_back(*button);
    }
    return boxes;
}

bool AtlasWindow::frame(double secs, const Robot* robot) {
    const Viewport viewport = window_->viewport(forced_scale_);
    if (!(viewport == session_.state().viewport)) {
        session_.perform(Resize{viewport});
    }
    const TraceSpan whole(trace_, "frame");
    if (!lesson_) {
        take_news();  // In front of a class the picture stays what it is.
    }
    session_.perform(Tick{std::min(secs, kLongestFrameSecs)});
    Commands commands;
    if (lesson_) {
        time_lesson(secs, robot != nullptr);
        draw_lesson(robot, commands);
    } else {
        draw_desk(robot, commands);
    }
    for (const Command& command : commands) {
        perform(command);
    }
    return !quit_;
}

void AtlasWindow::draw_lesson(const Robot* robot, Commands& commands) {
    if (const auto news = lesson_->news_of_screen(session_.state())) {
        session_.perform(*news);
    }
    const Viewport& viewport = session_.state().viewport;
    const Framebuffer target{0, viewport.width_px, viewport.height_px};
    lesson_->draw(session_.state(), target);
    const LessonView view = lesson_->view(session_.state());
    const Layout layout = layout_of(session_.state());
    PanelInput input{*pack_,
                     session_.state(),
                     layout,
                     stage_->scene(session_.state().day),
                     stage_->holders(),
                     search_};
    input.lesson = &view;
    commands = ui_.frame(input, robot);
    renderer_.upload_glyphs();
    bind_target(target);
    ui_.draw(renderer_.glyph_texture());
}

void AtlasWindow::draw_desk(const Robot* robot, Commands& commands) {
    const Viewport& viewport = session_.state().viewport;
    const Layout layout = layout_of(session_.state());
    const std::optional<Comparison>& comparison = session_.state().comparison;
    std::vector<ScreenBox> covered = covered_by_panels(layout);
    std::shared_ptr<const Outlines> outlines;
    if (!comparison) {
        then_.reset();
    } else {
        if (!then_) {
            then_.emplace(pack_, glyphs_, *strings_);
        }
        outlines = then_->outlines(session_.state());
        then_->prepare(session_.state(), layout, covered);
        ThenView::cover_now(layout, covered);
    }
    const MapPicture& picture = [&]() -> const MapPicture& {
        const TraceSpan span(trace_, "scene and overlay");
        // The dock lets nothing shine through; its upper edge is soft.
        const int hidden_rows_px =
            comparison ? 0 : viewport.height_px - static_cast<int>(std::ceil(layout.dock.top_px)) - 1;
        return stage_->picture(session_.state(), covered, nullptr, outlines, hidden_rows_px);
    }();
    const PanelInput input{*pack_,
                           session_.state(),
                           layout,
                           stage_->scene(session_.state().day),
                           stage_->holders(),
                           search_,
                           &stage_->overlay(),
                           &stage_->overlay().targets,
                           nullptr,
                           session_.can_undo(),
                           session_.can_redo(),
                           session_.can_go_back(),
                           session_.can_go_forward(),
                           then_ ? &then_->changes(session_.state()) : nullptr,
                           then_ ? &then_->overlay().targets : nullptr,
                           &news_,
                           picture.features.get()};
    {
        const TraceSpan span(trace_, "panels");
        commands = ui_.frame(input, robot);
    }
    const Framebuffer target{0, viewport.width_px, viewport.height_px};
    {
        const TraceSpan span(trace_, "map");
        if (then_) {
            then_->draw(renderer_, picture, target, layout, *comparison);
        } else {
            renderer_.draw(picture, target);
        }
    }
    if (counters().uploaded_bytes - uploaded_bytes_ > kMuchUploadedBytes && pack_->file) {
        pack_->file->forget_pages();  // The card has what was read of it.
    }
    uploaded_bytes_ = counters().uploaded_bytes;
    {
        const TraceSpan span(trace_, "draw panels", settle);
        renderer_.upload_glyphs();  // The panels' own.
        ui_.draw(renderer_.glyph_texture());
    }
}

void AtlasWindow::set_trace(Trace* trace) {
    trace_ = trace;
    renderer_.set_trace(trace);
}

Trace clocked_trace() {
    return Trace([] {
        return std::chrono::duration_cast<std::chrono::microseconds>(
                   std::chrono::steady_clock::now().time_since_epoch())
            .count();
    });
}

void save_trace(const Trace& trace, const std::filesystem::path& file) {
    const std::string json = trace.chrome_json();
    const auto written = write_file(file, std::as_bytes(std::span(json)));
    if (!written) {
        std::cerr << "error: " << sentence(written.error()) << '\n';
    }
}

void AtlasWindow::wait_for_pixels() const {
    (void)read_pixels({0, 1, 1});
}

Image AtlasWindow::screenshot() const {
    int width = 0, height = 0;
    SDL_GL_GetDrawableSize(window_->window(), &width, &height);
    return read_pixels({0, width, height});
}

int run_window(const std::filesystem::path& named, const WindowOptions& given,
               const Paths& found_paths) {
    Paths paths = found_paths;
    const std::filesystem::path atlas = atlas_called(named, paths);
    if (!given.safe) {
        for (std::string& host : remembered_hosts(paths)) {
            paths.allowed_hosts.push_back(std::move(host));
        }
    }
    WindowOptions options = given;
    int width = 1280, height = 800;
    if (!options.size.empty() &&
        (std::sscanf(options.size.c_str(), "%dx%d", &width, &height) != 2 || width < 320 ||
         height < 240)) {
        std::cerr << fmt::format(
            "--size: found \"{}\", expected WIDTHxHEIGHT of at least 320x240\n", options.size);
        return 2;
    }
    const auto strings = load_strings(paths);
    if (!strings) {
        std::cerr << sentence(strings.error()) << '\n';
        return 1;
    }
    // What takes time is read beside the window; until then it shows the built-in atlas, veiled.
    std::optional<OpenedAtlas> ready = opened_at_once(atlas, paths);
    if (ready && (atlas.empty() || is_pack(atlas)) && !options.safe) {
        ready->pack = with_own_story(std::move(ready->pack), paths, ready->warnings);
    }
    std::error_code error;
    if (!ready && !std::filesystem::exists(atlas, error)) {
        std::cerr << "error: " << sentence(open_atlas(atlas, paths, {}).error().front()) << '\n';
        return 1;
    }
    ResultOrProblems<OpenedAtlas> opened =
        ready ? ResultOrProblems<OpenedAtlas>(*ready) : open_atlas({}, paths, {});
    if (!opened) {
        for (const Problem& problem : opened.error()) {
            std::cerr << "error: " << sentence(problem) << '\n';
        }
        return 1;
    }
    SettingsFile kept(options.safe ? std::filesystem::path() : paths.config / "settings.json", *strings);
    options.settings = kept.settings();
    if (!kept.has("language")) {
        options.settings.language = language_of_system();
    }
    const std::optional<WindowPlace> last_place = kept.window();
    const bool as_last_time = options.size.empty() && last_place && last_place->width >= 320 &&
                              last_place->height >= 240;
    if (as_last_time) {
        width = last_place->width;
        height = last_place->height;
    }
    const std::string title =
        window_title(opened->pack->atlas, settings_of(options).language);
    auto window = GlWindow::open(GlWindow::Kind::Shown, title, width, height);
    if (!window) {
        std::cerr << "nandu: " << sentence(window.error())
                  << "\nWithout a display, `nandu render -o picture.png` draws a picture.\n";
        return 1;
    }
    if (options.full_screen) {
        SDL_SetWindowFullscreen(window->window(), SDL_WINDOW_FULLSCREEN_DESKTOP);
    }
    if (as_last_time && is_in_reach(*last_place)) {
        SDL_SetWindowPosition(window->window(), last_place->x, last_place->y);
    }
    if (as_last_time && last_place->maximized) {
        SDL_MaximizeWindow(window->window());
    }
    AtlasWindow view(*window, opened->pack, *strings, paths, options);
    if (ready) {
        view.follow(atlas, ready->warnings);
    } else {
        view.open(atlas);
    }
    kept.begin(view.state());
    LocalizedText notice;
    for (const LocalizedText& message : kept.messages()) {
        for (std::string LocalizedText::* part :
             {&LocalizedText::en, &LocalizedText::hant, &LocalizedText::hans}) {
            notice.*part += ((notice.*part).empty() ? "" : " ") + (message.*part);
        }
    }
    view.perform(Notify{notice});
    // A settings file that cannot be written is told once and never stops anything.
    bool can_save = true;
    const auto save = [&] {
        const auto saved = kept.save();
        if (!saved && std::exchange(can_save, false)) {
            view.perform(Notify{in_all_languages(*strings, "settings.not_saved",
                                                 {(paths.config / "settings.json").string()})});
        }
    };
    Trace trace = clocked_trace();
    if (!options.trace.empty()) {
        view.set_trace(&trace);
    }

    if (options.present) {
        view.perform(StartPresenting{});
    }

    double last = now_secs();
    int frames_owed = kFramesAfterInput;
    bool running = true;
    std::string reported;
    while (running) {
        SDL_Event event;
        // With nothing moving and nothing asked the process sleeps until something happens.
        if (const double wait = view.next_frame_secs(); frames_owed == 0 && wait > 0.0) {
            const bool came = std::isfinite(wait)
                                  ? SDL_WaitEventTimeout(&event, static_cast<int>(wait * 1000)) == 1
                                  : SDL_WaitEvent(&event) == 1;
            if (came) {
                view.handle(event);
                frames_owed = kFramesAfterInput;
            }
            last = now_secs();
        }
        while (SDL_PollEvent(&event) == 1) {
            view.handle(event);
            frames_owed = kFramesAfterInput;
        }
        // What nobody sees is not drawn; closing it still closes it.
        constexpr Uint32 kUnseen = SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN;
        if ((SDL_GetWindowFlags(window->window()) & kUnseen) != 0 && !view.wants_to_quit()) {
            SDL_WaitEvent(nullptr);
            last = now_secs();
            continue;
        }
        const double now = now_secs();
        running = view.frame(now - last, nullptr);
        last = now;
        kept.note(view.state());
        save();
        {
            const TraceSpan span(options.trace.empty() ? nullptr : &trace, "show");
            SDL_GL_SwapWindow(window->window());
        }
        // Where showing does not wait for the display, an animation must: no frame goes unseen.
        const double rest_secs = display_frame_secs(window->window()) - (now_secs() - now);
        if (rest_secs > 0.001) {
            SDL_Delay(static_cast<Uint32>(rest_secs * 1000));
        }
        if (options.report) {
            std::string line = report_line(view.state(), view.stage(), view.rects());
            if (line != reported) {
                reported = std::move(line);
                std::cout << reported << std::endl;
            }
        }
        frames_owed = std::max(0, frames_owed - 1);
    }
    kept.set_window(window_place(window->window(), last_place));
    save();
    if (!options.trace.empty()) {
        view.set_trace(nullptr);
        save_trace(trace, options.trace);
    }
    return 0;
}

}  // namespace nandu
