#include "export/film_file.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "export/beside.h"

extern char** environ;

namespace nandu {
namespace {

namespace fs = std::filesystem;

std::string lower_ending(const fs::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

/// Where the shell would find a program, or nothing.
fs::path on_path(std::string_view name) {
    const char* path = std::getenv("PATH");
    std::string_view rest = path == nullptr ? "" : path;
    while (!rest.empty()) {
        const std::size_t colon = std::min(rest.find(':'), rest.size());
        const fs::path program = fs::path(rest.substr(0, colon)) / name;
        if (colon > 0 && access(program.c_str(), X_OK) == 0) {
            return program;
        }
        rest.remove_prefix(std::min(colon + 1, rest.size()));
    }
    return {};
}

const char* container_of(FilmFormat format) {
    switch (format) {
        case FilmFormat::Mp4:
            return "mp4";
        case FilmFormat::Gif:
            return "gif";
        case FilmFormat::Webp:
            return "webp";
        case FilmFormat::Mkv:
            break;
    }
    return "matroska";
}

std::vector<std::string> arguments_of(const FilmShape& shape, const fs::path& part) {
    std::vector<std::string> words = {
        "ffmpeg", "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo",
        "-pixel_format", "rgb0", "-video_size",
        fmt::format("{}x{}", shape.width_px, shape.height_px), "-framerate",
        fmt::format("{}", shape.frames_per_sec), "-i", "pipe:0", "-an"};
    const auto add = [&words](std::initializer_list<const char*> more) {
        words.insert(words.end(), more.begin(), more.end());
    };
    // Rows come from the bottom, as OpenGL has them; turning a picture over costs nothing.
    switch (shape.format) {
        case FilmFormat::Mp4:
            // Untagged colours would be shown as those of old television by some players.
            add({"-vf", "vflip,scale=out_color_matrix=bt709:out_range=tv:flags=bilinear,"
                        "format=yuv420p",
                 "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-colorspace", "bt709",
                 "-color_primaries", "bt709", "-color_trc", "iec61966-2-1", "-color_range", "tv",
                 "-movflags", "+faststart"});
            break;
        case FilmFormat::Gif: {
            const int n = shape.palette_frames;
            words.emplace_back("-filter_complex");
            words.push_back(fmt::format(
                "[0:v]vflip,split[a][b];[a]trim=end_frame={},palettegen=max_colors=255:"
                "reserve_transparent=0[p];[b]trim=start_frame={},setpts=PTS-STARTPTS[f];"
                "[f][p]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle",
                n, n));
            add({"-loop", "0"});
            break;
        }
        case FilmFormat::Webp:
            add({"-vf", "vflip,format=yuv420p", "-c:v", "libwebp_anim", "-quality", "80",
                 "-compression_level", "3", "-loop", "0"});
            break;
        case FilmFormat::Mkv:
            add({"-vf", "vflip,format=bgr0", "-c:v", "ffv1", "-level", "3", "-slices", "4"});
            break;
    }
    add({"-f", container_of(shape.format)});
    words.push_back(part.string());
    return words;
}

}  // namespace

Result<FilmFormat> film_format_of(const fs::path& file, int width_px, int height_px) {
    const std::string ending = lower_ending(file);
    Problem problem;
    problem.file = file.filename().string();
    if (ending == ".mp4") {
        if (width_px % 2 != 0 || height_px % 2 != 0) {
            problem.found = fmt::format("a size of {}x{}", width_px, height_px);
            problem.expected = "even numbers, as H.264 wants them, such as 1920x1080";
            return Failure(problem);
        }
        return FilmFormat::Mp4;
    }
    if (ending == ".gif") {
        return FilmFormat::Gif;
    }
    if (ending == ".webp") {
        return FilmFormat::Webp;
    }
    if (ending == ".mkv") {
        return FilmFormat::Mkv;
    }
    problem.found = ending.empty() ? "no ending" : fmt::format("the ending {}", ending);
    problem.expected = "a film's name that ends in .mp4, .gif, .webp or .mkv (lossless)";
    return Failure(problem);
}

struct FilmFile::Impl {
    FilmShape shape;
    fs::path file, part, words;  ///< Its name, the unfinished film, what ffmpeg complained of.
    pid_t child = -1;
    int pipe = -1;
    std::thread writer;
    mutable std::mutex mutex;
    mutable std::condition_variable changed;
    std::deque<std::span<const std::uint8_t>> queue;
    std::uint64_t written = 0;
    bool closing = false, broken = false;

    void write_frames() {
        // A pipe whose reader is gone must be an error here, not the end of the program.
        sigset_t pipe_signal;
        sigemptyset(&pipe_signal);
        sigaddset(&pipe_signal, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_signal, nullptr);
        for (;;) {
            std::span<const std::uint8_t> bytes;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [this] { return closing || broken || !queue.empty(); });
                if (broken || queue.empty()) {
                    break;
                }
                bytes = queue.front();
            }
            const bool fine = write_all(bytes);
            const std::lock_guard lock(mutex);
            queue.pop_front();
            ++written;
            broken = broken || !fine;
            changed.notify_all();
        }
        close(pipe);
        pipe = -1;
    }

    bool write_all(std::span<const std::uint8_t> bytes) {
        while (!bytes.empty()) {
            {
                const std::lock_guard lock(mutex);
                if (broken) {
                    return false;
                }
            }
            const ssize_t sent = ::write(pipe, bytes.data(), std::min<std::size_t>(
                                                                 bytes.size(), 1U << 20));
            if (sent < 0 && errno == EINTR) {
                continue;
            }
            if (sent <= 0) {
                return false;
            }
            bytes = bytes.subspan(static_cast<std::size_t>(sent));
        }
        return true;
    }

    void stop_writing(bool at_once) {
        {
            const std::lock_guard lock(mutex);
            closing = true;
            broken = broken || at_once;
            changed.notify_all();
        }
        if (at_once && child > 0) {
            kill(child, SIGKILL);  // Its pipe may be full: the writer must come free.
        }
        if (writer.joinable()) {
            writer.join();
        }
    }

    int wait_for_child() {
        int status = 0;
        while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        child = -1;
        return status;
    }

    std::string complaint() const {
        std::ifstream stream(words);
        std::string line, last;
        while (std::getline(stream, line)) {
            last = line.empty() ? last : line;
        }
        return last;
    }

    ~Impl() {
        stop_writing(true);
        wait_for_child();
        std::error_code ignored;
        fs::remove(part, ignored);
        fs::remove(words, ignored);
    }
};

FilmFile::FilmFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FilmFile::~FilmFile() = default;
FilmFile::FilmFile(FilmFile&&) noexcept = default;

Result<FilmFile> FilmFile::open(const fs::path& file, const FilmShape& shape) {
    const fs::path program = on_path("ffmpeg");
    if (program.empty()) {
        Problem problem;
        problem.file = file.filename().string();
        problem.found = "no program ffmpeg on this computer";
        problem.expected =
            "it to write films; install it (on Debian and Ubuntu: sudo apt install ffmpeg)";
        return Failure(problem);
    }
    auto impl = std::make_unique<Impl>();
    impl->shape = shape;
    impl->file = file;
    impl->part = beside(file, ".part");
    impl->words = beside(file, ".part.log");
    if (const auto fine = can_be_written(file, impl->words); !fine) {
        return Failure(fine.error());
    }
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return Failure(no_place(file, std::generic_category().message(errno)));
    }
    // One frame is many times the usual 64 kB.
    (void)fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, impl->words.c_str(), O_WRONLY | O_TRUNC, 0);
    // In a group of its own: Ctrl+C is for us, and we end it.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    const std::vector<std::string> words = arguments_of(shape, impl->part);
    std::vector<char*> argv;
    for (const std::string& word : words) {
        argv.push_back(const_cast<char*>(word.c_str()));
    }
    argv.push_back(nullptr);
    const int failed =
        posix_spawn(&impl->child, program.c_str(), &actions, &attributes, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[0]);
    if (failed != 0) {
        close(ends[1]);
        impl->child = -1;
        return Failure(no_place(file, "ffmpeg does not start: " +
                                          std::generic_category().message(failed)));
    }
    impl->pipe = ends[1];
    impl->writer = std::thread([my = impl.get()] { my->write_frames(); });
    return FilmFile(std::move(impl));
}

const FilmShape& FilmFile::shape() const {
    return impl_->shape;
}

void FilmFile::push(std::span<const std::uint8_t> bytes) {
    const std::lock_guard lock(impl_->mutex);
    impl_->queue.push_back(bytes);
    impl_->changed.notify_all();
}

std::uint64_t FilmFile::written() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->written;
}

void FilmFile::wait_until_written(std::uint64_t frames) const {
    std::unique_lock lock(impl_->mutex);
    impl_->changed.wait(lock, [&] { return impl_->written >= frames || impl_->broken; });
}

bool FilmFile::healthy() const {
    const std::lock_guard lock(impl_->mutex);
    return !impl_->broken;
}

Result<void> FilmFile::finish() {
    Impl& my = *impl_;
    my.stop_writing(false);
    const int status = my.wait_for_child();
    if (my.broken || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        const std::string words = my.complaint();
        Problem problem;
        problem.file = my.file.filename().string();
        problem.found = words.empty() ? "that ffmpeg stopped" : "ffmpeg: " + words;
        problem.expected = "a film";
        return Failure(problem);
    }
    return renamed(my.part, my.file);
}

}  // namespace nandu
