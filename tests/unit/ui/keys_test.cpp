#include "ui/keys.h"
#include "ui/lesson_keys.h"

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

TEST(Keys, PlusTypedWithShiftEnlargesTheTextToo) {
    for (const int key : {SDLK_EQUALS, SDLK_PLUS}) {
        for (const bool shift : {false, true}) {
            KeyPress press;
            press.key = key;
            press.shift = shift;
            press.ctrl = true;
            const KeyRow* row = row_for(press, false, false);
            ASSERT_NE(row, nullptr);
            EXPECT_TRUE(std::holds_alternative<SetTextScale>(row->make(AppState{})));
        }
    }
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

class LessonKeys : public testing::Test {
protected:
    template <class T>
    bool asks_for(const KeyPress& press, bool letters = true) {
        const KeyRow* row = lesson_row_for(press, letters);
        return row != nullptr && std::holds_alternative<T>(row->make(state_));
    }
    LessonKeys() { state_.presentation.emplace(); }
    AppState state_;
};

TEST_F(LessonKeys, NoKeyMeansTwoThings) {
    std::set<std::tuple<int, bool, bool, bool>> seen;
    for (const KeyRow& row : lesson_key_table()) {
        EXPECT_TRUE(seen.insert({row.key, row.shift, row.ctrl, row.alt}).second)
            << row.what << " " << row.shown;
    }
}

TEST_F(LessonKeys, EveryClickerWorks) {
    EXPECT_TRUE(asks_for<NextStep>({SDLK_PAGEDOWN}));
    EXPECT_TRUE(asks_for<PreviousStep>({SDLK_PAGEUP}));
    EXPECT_TRUE(asks_for<ToggleBlank>({SDLK_PERIOD}));
    EXPECT_TRUE(asks_for<CloseTopmost>({SDLK_ESCAPE}));
    EXPECT_FALSE(asks_for<StartPresenting>({SDLK_F5})) << "F5 and Esc come in turn";
    EXPECT_TRUE(asks_for<NextStep>({SDLK_PAGEDOWN, false, true}))
        << "while the other hand holds Ctrl for the pointer";
}

TEST_F(LessonKeys, SlidesTurnByTheirUsualKeys) {
    for (const int key : {SDLK_RIGHT, SDLK_DOWN, SDLK_SPACE, SDLK_n}) {
        EXPECT_TRUE(asks_for<NextStep>({key})) << key;
    }
    for (const int key : {SDLK_LEFT, SDLK_UP, SDLK_BACKSPACE, SDLK_p}) {
        EXPECT_TRUE(asks_for<PreviousStep>({key})) << key;
    }
    EXPECT_TRUE(asks_for<PreviousStep>({SDLK_SPACE, true}));
    EXPECT_TRUE(asks_for<ChooseInStory>({SDLK_RETURN}));
}

TEST_F(LessonKeys, ArrowsMoveWhatIsOpen) {
    state_.presentation->overview_open = true;
    EXPECT_TRUE(asks_for<MoveInOverview>({SDLK_DOWN}));
    state_.presentation->overview_open = false;
    state_.presentation->hand = MapPoint{};
    EXPECT_TRUE(asks_for<MoveHand>({SDLK_LEFT}));
    EXPECT_TRUE(asks_for<NextStep>({SDLK_PAGEDOWN})) << "a clicker still turns the page";
}

TEST_F(LessonKeys, LettersThatAreOffActWithCtrl) {
    for (const int key : {SDLK_b, SDLK_w, SDLK_l, SDLK_o, SDLK_n, SDLK_PERIOD, SDLK_3}) {
        EXPECT_NE(lesson_row_for({key}, true), nullptr) << key;
        EXPECT_EQ(lesson_row_for({key}, false), nullptr) << key;
        EXPECT_NE(lesson_row_for({key, false, true}, false), nullptr) << key;
    }
    EXPECT_TRUE(asks_for<NextStep>({SDLK_RIGHT}, false));
}

}  // namespace
}  // namespace nandu
