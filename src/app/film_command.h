#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "app/film.h"
#include "app/paths.h"
#include "app/picture_arguments.h"
#include "base/result.h"

namespace nandu {

struct FilmRequest {
    PictureChoice picture;
    std::optional<Day> from, to;  ///< The atlas's first and last day if none.
    double secs = 0.0;            ///< 0: 30 seconds, or as long as the story wants.
    double frames_per_sec = 0.0;  ///< 0: 30, and 12 for a GIF or WebP.
    bool story = false;
    std::filesystem::path output;
};

struct FilmProgress {
    std::uint64_t frames = 0, of = 0;
    double frames_per_sec = 0.0, secs_left = 0.0;
};
/// Called after each frame; false cancels.
using ReportFilm = std::function<bool(const FilmProgress&)>;

FilmPlan film_plan(const Pack& pack, const FilmRequest& request);

/// The film's file for a plan, with an encoder that waits for its frames.
[[nodiscard]] Result<FilmFile> open_film(const std::filesystem::path& output, const FilmPlan& plan);

/// Films without a display. After a cancellation or a failure there is no file.
[[nodiscard]] Result<void> make_film(std::shared_ptr<const Pack> pack, const FilmRequest& request,
                                     const Paths& paths, const ReportFilm& report);

}  // namespace nandu
