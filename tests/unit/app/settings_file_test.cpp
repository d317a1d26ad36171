#include "app/settings_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/atlas_file.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

class Kept : public testing::Test {
protected:
    Kept() : folder_(fs::path(testing::TempDir()) / "nandu-settings") {
        fs::remove_all(folder_);
        std::ifstream words(NANDU_SOURCE_DIR "/assets/strings.csv");
        std::stringstream text;
        text << words.rdbuf();
        strings_ = *Strings::from_csv(text.str());
    }
    ~Kept() override { fs::remove_all(folder_); }

    fs::path file() const { return folder_ / "config" / "settings.json"; }
    void write(const std::string& text) const {
        fs::create_directories(file().parent_path());
        std::ofstream(file()) << text;
    }
    std::string read(const fs::path& path) const {
        std::ifstream stream(path);
        std::stringstream text;
        text << stream.rdbuf();
        return text.str();
    }
    SettingsFile open() const { return SettingsFile(file(), strings_); }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(file().parent_path()), {}));
    }

    fs::path folder_;
    Strings strings_;
};

Settings unlike_any_default() {
    Settings s;
    s.language = Language::Hant;
    s.theme = ThemeKind::Dark;
    s.latin_names = LatinNames::Plain;
    s.text_scale = 1.75;
    s.reduced_motion = !s.reduced_motion;
    s.gregorian_shown = !s.gregorian_shown;
    s.lunar_shown = !s.lunar_shown;
    for (bool LayerSwitches::* one :
         {&LayerSwitches::territory, &LayerSwitches::relief, &LayerSwitches::rivers,
          &LayerSwitches::graticule, &LayerSwitches::labels, &LayerSwitches::routes,
          &LayerSwitches::events, &LayerSwitches::reference, &LayerSwitches::patterns}) {
        s.layers.*one = !(s.layers.*one);
    }
    s.legend_open = !s.legend_open;
    s.letter_keys = !s.letter_keys;
    s.lesson_minutes = 55.0;
    return s;
}

TEST_F(Kept, EverySettingIsFoundAgain) {
    SettingsFile first = open();
    EXPECT_EQ(first.settings(), Settings{});
    first.begin(first.settings());
    first.note(unlike_any_default());
    first.set_window({40, 60, 1400, 900, true});
    ASSERT_TRUE(first.save());
    EXPECT_EQ(files(), 1U) << "nothing half-written is left beside it";

    const SettingsFile second = open();
    EXPECT_TRUE(second.messages().empty());
    EXPECT_EQ(second.settings(), unlike_any_default());
    ASSERT_TRUE(second.window());
    EXPECT_EQ(second.window()->width, 1400);
    EXPECT_TRUE(second.window()->maximized);
}

TEST_F(Kept, WhatTheCommandLineSetForOnceIsNotStored) {
    write(R"({"theme": "dark", "text_scale": 1.25})");
    SettingsFile kept = open();
    Settings shown = kept.settings();
    shown.language = Language::Hans;
    shown.text_scale = 3.0;
    kept.begin(shown);
    kept.note(shown);
    shown.reduced_motion = true;
    kept.note(shown);
    ASSERT_TRUE(kept.save());
    const SettingsFile again = open();
    EXPECT_EQ(again.settings().language, Language::En);
    EXPECT_EQ(again.settings().text_scale, 1.25);
    EXPECT_EQ(again.settings().theme, ThemeKind::Dark);
    EXPECT_TRUE(again.settings().reduced_motion);
}

TEST_F(Kept, ADamagedFileIsSetAsideAndSaidSo) {
    for (const std::string damaged : {"{\"theme\": \"da", "[]", "", "\xff\xfe{"}) {
        write(damaged);
        SettingsFile kept = open();
        EXPECT_EQ(kept.settings(), Settings{});
        ASSERT_EQ(kept.messages().size(), 1U) << damaged;
        EXPECT_NE(kept.messages()[0].en.find("settings.json.damaged"), std::string::npos);
        EXPECT_FALSE(kept.messages()[0].hans.empty());
        EXPECT_FALSE(fs::exists(file()));
    }
    EXPECT_EQ(files(), 4U) << "each is kept under a name of its own";
    EXPECT_EQ(read(file().string() + ".damaged"), "{\"theme\": \"da");
}

TEST_F(Kept, AWrongValueIsToldAndTheOthersHold) {
    write(R"({"theme": "dark", "text_scale": 40, "language": 7, "layers": {"relief": "no"},
              "calendars": [1, 2]})");
    SettingsFile kept = open();
    ASSERT_EQ(kept.messages().size(), 3U);
    EXPECT_EQ(kept.messages()[0].en,
              "settings.json, language: found 7, expected \"en\", \"zh-Hant\" or \"zh-Hans\"; it is "
              "set as at first.");
    EXPECT_EQ(kept.settings().theme, ThemeKind::Dark);
    EXPECT_EQ(kept.settings().text_scale, 1.0);
    kept.begin(kept.settings());
    Settings now = kept.settings();
    now.lunar_shown = false;
    kept.note(now);
    ASSERT_TRUE(kept.save());
    EXPECT_TRUE(open().messages().empty());
    EXPECT_FALSE(open().settings().lunar_shown);
}

TEST_F(Kept, KeysOfALaterVersionStay) {
    write(R"({"theme": "dark", "weather": {"rain": true}})");
    SettingsFile kept = open();
    Settings now = kept.settings();
    kept.begin(now);
    now.theme = ThemeKind::Light;
    kept.note(now);
    ASSERT_TRUE(kept.save());
    EXPECT_NE(read(file()).find("\"rain\": true"), std::string::npos);
}

TEST_F(Kept, NothingIsWrittenWhenNothingChanged) {
    SettingsFile kept = open();
    kept.begin(kept.settings());
    kept.note(kept.settings());
    ASSERT_TRUE(kept.save());
    EXPECT_FALSE(fs::exists(file()));
}

TEST_F(Kept, AFolderThatCannotBeWrittenIsNotFatal) {
    write("{}");
    const SettingsFile in_the_way(file() / "settings.json", strings_);
    SettingsFile kept(file() / "settings.json", strings_);
    kept.set_window({40, 60, 1400, 900, true});
    EXPECT_FALSE(kept.save());
    EXPECT_EQ(read(file()), "{}");
}

}  // namespace
}  // namespace nandu
