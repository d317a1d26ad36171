#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "base/result.h"

namespace nandu {

/// What kind of film a file's name asks for.
enum class FilmFormat {
    Mp4,   ///< H.264, plays everywhere.
    Gif,   ///< For slides: 256 colours.
    Webp,  ///< For slides and the web.
    Mkv,   ///< Lossless, for cutting.
};

/// By the name's ending; fails with a sentence that lists the endings, and for sides that the
/// format cannot have.
[[nodiscard]] Result<FilmFormat> film_format_of(const std::filesystem::path& file, int width_px,
                                                int height_px);

struct FilmShape {
    FilmFormat format = FilmFormat::Mp4;
    int width_px = 1920, height_px = 1080;
    double frames_per_sec = 30.0;
    /// GIF: frames that will stand for all others when its colours are chosen come first; so many.
    int palette_frames = 0;
};

/// Writes a film through the program ffmpeg, which runs beside this one and is fed through a pipe
/// by a thread of its own. The file appears as a whole when `finish` succeeds; until then, and
/// after a failure or without `finish`, there is nothing.
class FilmFile {
public:
    /// Fails where ffmpeg is missing, with a sentence that says what to install.
    [[nodiscard]] static Result<FilmFile> open(const std::filesystem::path& file,
                                               const FilmShape& shape);
    ~FilmFile();
    FilmFile(FilmFile&&) noexcept;
    FilmFile& operator=(FilmFile&&) = delete;
    FilmFile(const FilmFile&) = delete;
    FilmFile& operator=(const FilmFile&) = delete;

    const FilmShape& shape() const;
    /// Queues a frame: RGBA, row by row from the bottom; alpha is not looked at. `bytes` must stay
    /// until `written` counts the frame. The same bytes may be queued many times.
    void push(std::span<const std::uint8_t> bytes);
    /// How many frames have left through the pipe.
    std::uint64_t written() const;
    /// Waits until that many frames are written, or the encoder is gone.
    void wait_until_written(std::uint64_t frames) const;
    /// False once ffmpeg has given up; `finish` tells why.
    bool healthy() const;

    /// Waits for the end of the encoding and gives the file its name.
    [[nodiscard]] Result<void> finish();

private:
    struct Impl;
    explicit FilmFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace nandu
