// An atlas on disk while a window shows it: opened, saved, broken, mended.

#include <unistd.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "app/own_story.h"
#include "hands.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

class Live : public Hands {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("nandu-live-" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "gaul");
        paths_->config = folder_ / "config";
        paths_->cache = folder_ / "cache";
        paths_->world.clear();  // Baking the coast of the world would take most of the test's time.
        write("places.csv", "name,lat,lon\nAlesia,47.537,4.5\nGenava,46.204,6.143\n");
        write("control.csv",
              "place,holder,from,source\nAlesia,Gauls,-0057,Caesar\nGenava,Rome,-0057,Caesar\n");
        write("events.csv", "title,date,place,source\nSiege,September 52 BC,Alesia,Caesar\n");
        Hands::SetUp();
    }
    void TearDown() override {
        view_.reset();
        window_.reset();
        fs::remove_all(folder_);
    }
    void write(const char* name, const std::string& text) const {
        // As editors do: a new file that takes the name of the old one.
        std::ofstream(folder_ / "gaul" / ".part", std::ios::binary) << text;
        fs::rename(folder_ / "gaul" / ".part", folder_ / "gaul" / name);
    }
    /// Frames until it holds; false after ten seconds.
    template <class Holds>
    bool soon(const Holds& holds) {
        for (int i = 0; i < 500; ++i) {
            frames(1);
            if (holds()) {
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return false;
    }
    bool open_gaul() {
        view_->open(folder_ / "gaul");
        return soon([this] { return view_->pack().atlas.manifest.title.en == "Gaul"; });
    }

    fs::path folder_;
};

TEST_F(Live, AnAtlasOpensBesideTheWindowAndIsRemembered) {
    view_->perform(SetTheme{ThemeKind::Dark});
    view_->open(folder_ / "gaul");
    frames(1);
    EXPECT_TRUE(shown("news/cancel")) << "progress can be cancelled";
    ASSERT_TRUE(soon([this] { return view_->pack().atlas.manifest.title.en == "Gaul"; }));
    EXPECT_EQ(state().theme, ThemeKind::Dark) << "settings stay";
    EXPECT_TRUE(view_->news().problems.empty());
    ASSERT_EQ(view_->news().recent.size(), 1U);
    EXPECT_EQ(view_->news().recent[0], (folder_ / "gaul").string());
    frames(3);
    EXPECT_GT(view_->next_frame_secs(), 1e6) << "nothing moves: the loop may sleep";
}

TEST_F(Live, ASaveKeepsDateCameraAndSelection) {
    ASSERT_TRUE(open_gaul());
    settle();
    const Day day = view_->pack().atlas.events[0].when.first;
    view_->perform(Select{find_place(view_->pack().atlas, "Genava")});
    view_->perform(SetDay{day});
    view_->perform(ZoomAbout{{500, 300}, 1.5, false});
    settle();
    const Camera camera = state().camera;
    const auto before = std::chrono::steady_clock::now();
    const std::clock_t cpu_before = std::clock();
    // A row above moves every id below it.
    write("places.csv",
          "name,lat,lon\nVesontio,47.238,6.024\nAlesia,47.537,4.5\nGenava,46.204,6.143\n");
    ASSERT_TRUE(soon([this] { return view_->pack().atlas.places.size() == 3; }));
    const auto took = std::chrono::steady_clock::now() - before;
    std::cout << "[  saved   ] shown after "
              << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms, "
              << (std::clock() - cpu_before) * 1000 / CLOCKS_PER_SEC
              << " ms of work, the window's own frames included\n";
    EXPECT_EQ(state().day, day);
    const auto* place = std::get_if<PlaceId>(&state().selection);
    ASSERT_NE(place, nullptr);
    EXPECT_EQ(view_->pack().atlas[*place].key, "Genava");
    EXPECT_NEAR(state().camera.m_per_px, camera.m_per_px, camera.m_per_px * 1e-6);
    EXPECT_TRUE(shown("card"));
}

TEST_F(Live, ABrokenSaveKeepsTheMapAndShowsTheProblems) {
    ASSERT_TRUE(open_gaul());
    write("places.csv", "name,lat,lon\nAlesia,here,there\n");
    ASSERT_TRUE(soon([this] { return view_->news().map_is_older; }));
    frames(3);
    EXPECT_EQ(view_->pack().atlas.places.size(), 2U) << "the last good map";
    ASSERT_TRUE(shown("problems/row0"));
    EXPECT_EQ(view_->news().problems[0].where, "row 2 (Alesia)");
    press(SDLK_ESCAPE);
    EXPECT_FALSE(shown("problems/row0"));
    click("news/show");
    EXPECT_TRUE(shown("problems/row0"));

    write("places.csv", "name,lat,lon\nAlesia,47.5,4.6\n");
    write("control.csv", "place,holder,from,source\nAlesia,Gauls,-0057,Caesar\n");
    ASSERT_TRUE(soon([this] { return !view_->news().map_is_older; }));
    frames(2);
    EXPECT_EQ(view_->pack().atlas.places.size(), 1U);
    EXPECT_FALSE(state().problems_open) << "nothing is left to show";
    EXPECT_FALSE(shown("news/show"));
}

TEST_F(Live, RowsWithProblemsAreListedAndTheGoodOnesShown) {
    write("control.csv",
          "place,holder,from,source\nAlesia,Gauls,-0057,Caesar\nGenaba,Rome,-0057,Caesar\n");
    ASSERT_TRUE(open_gaul());
    frames(2);
    EXPECT_EQ(view_->pack().atlas.holdings.size(), 1U);
    ASSERT_TRUE(shown("news/show"));
    click("news/show");
    settle();
    ASSERT_TRUE(shown("problems/row0"));
    EXPECT_EQ(view_->news().problems[0].guess, "Genava");
    for (const Language language : kLanguages) {
        view_->perform(SetLanguage{language});
        frames(2);
        EXPECT_TRUE(shown("problems/row0"));
    }
    const fs::path note = folder_ / "opened";
    ::setenv("NANDU_EDITOR", ("cp {file} " + note.string()).c_str(), 1);
    click("problems/row0");
    ::unsetenv("NANDU_EDITOR");
    EXPECT_TRUE(soon([&] { return fs::exists(note); })) << "the file opens in the editor";
    EXPECT_EQ(view_->news().notice, "problems.opened_row");
}

TEST_F(Live, TheOpenPanelAndADroppedFileOpenAtlases) {
    press(SDLK_o, true);
    ASSERT_TRUE(shown("opening/path"));
    type((folder_ / "gaul").string());
    press(SDLK_RETURN);
    ASSERT_TRUE(soon([this] { return view_->pack().atlas.manifest.title.en == "Gaul"; }));
    press(SDLK_o, true);
    click("opening/built_in");
    ASSERT_TRUE(soon([this] { return view_->pack().atlas.manifest.key == "jin-song"; }));
    SDL_Event drop{};
    drop.type = SDL_DROPFILE;
    drop.drop.file = SDL_strdup((folder_ / "gaul").c_str());
    view_->handle(drop);
    EXPECT_TRUE(soon([this] { return view_->pack().atlas.manifest.title.en == "Gaul"; }));
}

TEST_F(Live, ReadingCanBeCancelled) {
    std::string rows = "place,holder,from,source\n";
    for (int i = 0; i < 200000; ++i) {
        rows += "Alesia,Gauls," + std::to_string(1000 + i % 900) + ",Caesar\n";
    }
    write("control.csv", rows);
    view_->open(folder_ / "gaul");
    frames(2);
    view_->perform(CancelReading{});
    ASSERT_TRUE(soon([this] { return !view_->news().reading; }));
    EXPECT_EQ(view_->pack().atlas.manifest.key, "jin-song");
    EXPECT_TRUE(view_->news().problems.empty());
}

TEST_F(Live, AStepIsCapturedEditedOrderedAndSavedToThePlainTable) {
    write("steps.csv",
          "id,title,when,lon,lat,width_km,show,my notes\n"
          "one,One,-0051-09,4.5,47.5,500,alesia,\"keep, this\",,\n");
    ASSERT_TRUE(open_gaul());
    press(SDLK_e, true);
    ASSERT_TRUE(state().draft);
    click("story/capture");
    ASSERT_EQ(state().draft->steps.size(), 2U);
    click("story/title");
    type("Made, by hand");
    EXPECT_EQ(state().draft->steps[1].title.en, "Made, by hand");
    press(SDLK_UP, false, false, true);
    EXPECT_EQ(state().draft->chosen, 0) << "Alt+Up moves the step";
    press(SDLK_ESCAPE);
    ASSERT_TRUE(state().draft) << "Esc throws no work away";
    press(SDLK_s, true);
    EXPECT_FALSE(state().draft->changed);
    ASSERT_TRUE(soon([this] { return view_->pack().atlas.steps.size() == 2; }));
    EXPECT_EQ(view_->pack().atlas.steps[0].title.en, "Made, by hand");
    EXPECT_EQ(view_->pack().atlas.steps[1].key, "one");
    ASSERT_TRUE(state().draft) << "the panel stays open";
    EXPECT_EQ(state().draft->origins, (std::vector<int>{0, 1}));
    std::ifstream file(folder_ / "gaul" / "steps.csv");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NE(text.find("one,One,-0051-09,4.5,47.5,500,alesia,\"keep, this\",,\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("\"Made, by hand\""), std::string::npos) << text;
}

TEST_F(Live, TheBuiltInStoryIsChangedInTheUsersOwnCopy) {
    ASSERT_TRUE(view_->news().name.empty());
    const std::size_t before = pack_->atlas.steps.size();
    press(SDLK_e, true);
    view_->perform(ChooseStep{0});
    frames(2);
    view_->perform(DeleteStep{});
    press(SDLK_s, true);
    EXPECT_EQ(view_->pack().atlas.steps.size(), before - 1);
    ASSERT_TRUE(state().draft);
    EXPECT_FALSE(state().draft->changed);
    Problems problems;
    const auto again = with_own_story(pack_, *paths_, problems);
    EXPECT_TRUE(problems.empty()) << sentence(problems.front());
    ASSERT_EQ(again->atlas.steps.size(), before - 1);
    for (std::size_t i = 0; i + 1 < before; ++i) {
        const Step& kept = again->atlas.steps[i];
        const Step& was = pack_->atlas.steps[i + 1];
        EXPECT_EQ(kept.key, was.key);
        EXPECT_EQ(kept.text.hant, was.text.hant);
        EXPECT_EQ(kept.when, was.when);
        EXPECT_EQ(kept.reveal, was.reveal);
        EXPECT_EQ(kept.sources, was.sources);
    }
}

}  // namespace
}  // namespace nandu
