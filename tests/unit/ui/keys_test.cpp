#include "ui/keys.h"

#include <set>
#include <tuple>

#include <SDL.h>
#include <gtest/gtest.h>

namespace nandu {
namespace {

template <class T>
bool asks_for(const KeyPress& press, bool on_map = false, bool typing = false) {
    const KeyRow* row = row_for(press, on_map, typing);
    return row != nullptr && std::holds_alternative<T>(row->make(AppState{}));
}

TEST(Keys, NoKeyMeansTwoThings) {
    std::set<std::tuple<int, bool, bool, bool, KeyPlace>> seen;
    for (const KeyRow& row : key_table()) {
        EXPECT_TRUE(seen.insert({row.key, row.shift, row.ctrl, row.alt, row.place}).second)
            << row.what << " " << row.shown;
        EXPECT_NE(row.make, nullptr);
    }
}

TEST(Keys, SpacePlaysAndArrowsStep) {
    EXPECT_TRUE(asks_for<TogglePlay>({SDLK_SPACE}));
    EXPECT_TRUE(asks_for<StepTime>({SDLK_LEFT}));
    EXPECT_TRUE(asks_for<PreviousEvent>({SDLK_LEFT, false, true}));
    EXPECT_TRUE(asks_for<GoBack>({SDLK_LEFT, false, false, true}));
    const KeyRow* row = row_for({SDLK_RIGHT, true}, false, false);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(std::get<StepTime>(row->make(AppState{})).steps, 10);
}

TEST(Keys, ArrowsMoveTheMapWhileTheKeyboardStandsOnIt) {
    EXPECT_TRUE(asks_for<GlideBy>({SDLK_LEFT}, true));
    EXPECT_TRUE(asks_for<GlideBy>({SDLK_UP}, true));
    EXPECT_EQ(row_for({SDLK_UP}, false, false), nullptr);
}

TEST(Keys, LettersAndSpaceBelongToTheTextWhileOneIsTyped) {
    EXPECT_EQ(row_for({SDLK_SPACE}, false, true), nullptr);
    EXPECT_EQ(row_for({SDLK_LEFT}, false, true), nullptr);
    EXPECT_EQ(row_for({SDLK_z, false, true}, false, true), nullptr);
    EXPECT_EQ(row_for({SDLK_SLASH, true}, false, true), nullptr);
    EXPECT_TRUE(asks_for<CloseTopmost>({SDLK_ESCAPE}, false, true));
    EXPECT_TRUE(asks_for<OpenSearch>({SDLK_f, false, true}, false, true));
}

TEST(Keys, NoSingleLetterActs) {
    for (int key = SDLK_a; key <= SDLK_z; ++key) {
        EXPECT_EQ(row_for({key}, false, false), nullptr) << static_cast<char>(key);
        EXPECT_EQ(row_for({key}, true, false), nullptr) << static_cast<char>(key);
    }
}

TEST(Keys, UndoAndRedoHaveTheirUsualKeys) {
    EXPECT_TRUE(asks_for<Undo>({SDLK_z, false, true}));
    EXPECT_TRUE(asks_for<Redo>({SDLK_y, false, true}));
    EXPECT_TRUE(asks_for<Redo>({SDLK_z, true, true}));
}

}  // namespace
}  // namespace nandu
