// A film's frames are the screen's, and nothing half-made is left behind.

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/atlas_file.h"
#include "app/film_command.h"
#include "app/gl_window.h"
#include "app/render_command.h"
#include "calendar/civil.h"
#include "viewer/story.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

bool have_ffmpeg() {
    return std::system("ffmpeg -version >/dev/null 2>&1") == 0;
}

/// A glyph lies elsewhere in the glyphs' picture when it was first needed at another time, and parts
/// of the ground are painted at another time: that moves the rounding of a few texels.
void expect_alike(const std::vector<std::uint8_t>& frame, const Image& image) {
    ASSERT_EQ(frame.size(), image.rgba.size());
    int unlike = 0, most = 0;
    for (std::size_t at = 0; at < frame.size(); ++at) {
        const int difference = std::abs(frame[at] - image.rgba[at]);
        unlike += difference != 0 ? 1 : 0;
        most = std::max(most, difference);
    }
    EXPECT_LE(most, 2);
    EXPECT_LE(unlike, 100);
}

class FilmTest : public testing::Test {
protected:
    void SetUp() override {
        if (!have_ffmpeg()) {
            GTEST_SKIP() << "SKIPPED: ffmpeg is not installed, so films are not tested";
        }
        folder = fs::temp_directory_path() /
                 ("nandu-film-" + std::to_string(getpid()) +
                  testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::create_directories(folder);
        auto opened = open_atlas({}, paths, {});
        ASSERT_TRUE(opened);
        pack = opened->pack;
        request.picture.viewport = {640, 360, 1.0};
        request.output = folder / "film.mkv";
    }
    void TearDown() override { fs::remove_all(folder); }

    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }

    /// The frames of the finished film, RGBA from the top.
    std::vector<std::vector<std::uint8_t>> decoded() const {
        const std::string command = "ffmpeg -loglevel error -i '" + request.output.string() +
                                    "' -f rawvideo -pix_fmt rgba -";
        std::vector<std::vector<std::uint8_t>> frames;
        FILE* stream = popen(command.c_str(), "r");
        const std::size_t size = 640 * 360 * 4;
        std::vector<std::uint8_t> frame(size);
        while (stream != nullptr && fread(frame.data(), 1, size, stream) == size) {
            for (std::size_t i = 3; i < size; i += 4) {
                frame[i] = 255;
            }
            frames.push_back(frame);
        }
        pclose(stream);
        return frames;
    }

    Paths paths = find_paths();
    std::shared_ptr<const Pack> pack;
    FilmRequest request;
    fs::path folder;
};

const ReportFilm kGoOn = [](const FilmProgress&) { return true; };

TEST_F(FilmTest, FramesOfALosslessFilmAreTheRenderedPictures) {
    // A time in which nothing changes hands: a paused picture has no crossfade.
    request.from = Day{2130200};
    request.to = Day{2130202};
    request.secs = 1.0;
    request.frames_per_sec = 3.0;
    const auto made = make_film(pack, request, paths, kGoOn);
    ASSERT_TRUE(made) << sentence(made.error());
    EXPECT_EQ(files(), 1U);
    const auto frames = decoded();
    ASSERT_EQ(frames.size(), 3U);
    for (int i = 0; i < 3; ++i) {
        RenderRequest picture;
        picture.picture = request.picture;
        picture.day = *request.from + i;
        const auto image = render_picture(pack, picture, paths);
        ASSERT_TRUE(image);
        expect_alike(frames[static_cast<std::size_t>(i)], *image);
    }
}

TEST_F(FilmTest, FramesOfTheStoryAreTheClassesPictures) {
    request.story = true;
    request.secs = 3.0;
    request.frames_per_sec = 5.0;
    const FilmPlan plan = film_plan(*pack, request);
    EXPECT_GE(plan.frames(), plan.runs.size());  // Each beat has at least one.
    EXPECT_LE(plan.frames(), 15 + plan.runs.size());
    const auto made = make_film(pack, request, paths, kGoOn);
    ASSERT_TRUE(made) << sentence(made.error());
    const auto frames = decoded();
    ASSERT_EQ(frames.size(), plan.frames());

    const auto strings = load_strings(paths);
    auto window = GlWindow::open(GlWindow::Kind::Offscreen, "nandu", 640, 360);
    ASSERT_TRUE(window);
    Studio studio(pack, *strings, paths);
    std::size_t at = 0;
    for (std::size_t run = 0; run < plan.runs.size(); ++run) {
        if (run % 7 == 0 || run + 1 == plan.runs.size()) {
            const Image image = studio.draw(studio.screen(plan.runs[run].state));
            SCOPED_TRACE(run);
            expect_alike(frames[at], image);
        }
        at += plan.runs[run].frames;
    }
}

TEST_F(FilmTest, TheStoryRunsToItsLastStepAndAsksWhatItAsks) {
    request.story = true;
    const FilmPlan plan = film_plan(*pack, request);
    EXPECT_EQ(plan.runs.back().state.presentation->step,
              static_cast<int>(pack->atlas.steps.size()) - 1);
    for (std::size_t i = 0; i < pack->atlas.steps.size(); ++i) {
        const bool asks = answer_of(pack->atlas.steps[i], *pack).has_value();
        bool asked = false, revealed = false;
        for (const FilmPlan::Run& run : plan.runs) {
            if (run.state.presentation->step == static_cast<int>(i)) {
                asked = asked || run.state.presentation->beat == Beat::Asked;
                revealed = revealed || run.state.presentation->beat == Beat::Revealed;
            }
        }
        EXPECT_EQ(asked, asks) << pack->atlas.steps[i].key;
        EXPECT_EQ(revealed, asks) << pack->atlas.steps[i].key;
    }
}

TEST_F(FilmTest, ACancelledFilmLeavesNothing) {
    for (const char* name : {"film.mkv", "film.mp4", "film.gif", "film.webp"}) {
        request.output = folder / name;
        const auto made = make_film(pack, request, paths,
                                    [](const FilmProgress& p) { return p.frames < 4; });
        ASSERT_FALSE(made);
        EXPECT_EQ(files(), 0U) << name;
    }
}

TEST_F(FilmTest, AFilmOfSlidesHasItsFramesWithoutThosePutAheadForItsColours) {
    request.output = folder / "film.gif";
    request.picture.viewport = {320, 180, 1.0};
    request.secs = 1.0;
    request.frames_per_sec = 5.0;
    ASSERT_TRUE(make_film(pack, request, paths, kGoOn));
    const std::string command = "ffprobe -v error -count_frames -show_entries stream=nb_read_frames"
                                " -of csv=p=0 '" +
                                request.output.string() + "'";
    FILE* stream = popen(command.c_str(), "r");
    int frames = 0;
    ASSERT_EQ(fscanf(stream, "%d", &frames), 1);
    pclose(stream);
    EXPECT_EQ(frames, 5);
}

TEST(FilmName, TellsTheFormatOrWhatIsWrong) {
    EXPECT_EQ(film_format_of("a.MP4", 1920, 1080), FilmFormat::Mp4);
    EXPECT_EQ(sentence(film_format_of("a.mp4", 101, 100).error()),
              "a.mp4: found \"a size of 101x100\", expected even numbers, as H.264 wants them, "
              "such as 1920x1080");
    EXPECT_EQ(sentence(film_format_of("a", 100, 100).error()),
              "a: found \"no ending\", expected a film's name that ends in .mp4, .gif, .webp or "
              ".mkv (lossless)");
}

TEST(FilmName, AFolderThatIsNotThereIsSaid) {
    FilmShape shape;
    const auto film = FilmFile::open("/no/such/folder/a.mp4", shape);
    ASSERT_FALSE(film);
    EXPECT_NE(sentence(film.error()).find("No such file"), std::string::npos);
}

}  // namespace
}  // namespace nandu
