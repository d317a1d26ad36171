#include "app/film_command.h"

#include <algorithm>
#include <chrono>

#include "app/gl_window.h"
#include "app/render_command.h"

namespace nandu {

FilmPlan film_plan(const Pack& pack, const FilmRequest& request) {
    const PictureChoice& picture = request.picture;
    const bool for_slides = request.output.extension() == ".gif" ||
                            request.output.extension() == ".webp";
    const double rate =
        request.frames_per_sec > 0.0 ? request.frames_per_sec : for_slides ? 12.0 : 30.0;
    const DaySpan span = pack.atlas.manifest.span;
    const Day from = request.from.value_or(span.from);
    const Day to = request.to.value_or(span.until - 1);
    const AppState look = picture.state(pack, from);
    return request.story ? plan_of_story(look, pack, request.secs, rate)
                         : plan_of_days(look, from, to, request.secs > 0.0 ? request.secs : 30.0,
                                        rate);
}

Result<FilmFile> open_film(const std::filesystem::path& output, const FilmPlan& plan) {
    FilmShape shape;
    shape.width_px = plan.viewport().width_px;
    shape.height_px = plan.viewport().height_px;
    shape.frames_per_sec = plan.frames_per_sec;
    const auto format = film_format_of(output, shape.width_px, shape.height_px);
    if (!format) {
        return Failure(format.error());
    }
    shape.format = *format;
    shape.palette_frames = *format == FilmFormat::Gif ? kPaletteFrames : 0;
    return FilmFile::open(output, shape);
}

Result<void> make_film(std::shared_ptr<const Pack> pack, const FilmRequest& request,
                       const Paths& paths, const ReportFilm& report) {
    const auto strings = load_strings(paths);
    if (!strings) {
        return Failure(strings.error());
    }
    FilmPlan plan = film_plan(*pack, request);
    auto film = open_film(request.output, plan);
    if (!film) {
        return Failure(film.error());
    }
    const Viewport& viewport = plan.viewport();
    auto window =
        GlWindow::open(GlWindow::Kind::Offscreen, "nandu", viewport.width_px, viewport.height_px);
    if (!window) {
        return Failure(window.error());
    }
    Studio studio(std::move(pack), *strings, paths);
    FilmMaker maker(studio, std::move(plan), std::move(*film));
    const auto start = std::chrono::steady_clock::now();
    bool more = true;
    while (more) {
        more = maker.advance(true);
        const double secs =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const double rate = double(maker.frames_drawn()) / std::max(1e-3, secs);
        const FilmProgress progress{maker.frames_drawn(), maker.frames(), rate,
                                    double(maker.frames() - maker.frames_drawn()) / rate};
        if (!report(progress)) {
            Problem problem;
            problem.file = request.output.filename().string();
            problem.found = "a request to stop";
            problem.expected = "the film to be finished; nothing was kept";
            return Failure(problem);
        }
    }
    return maker.finish();
}

}  // namespace nandu
