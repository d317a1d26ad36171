#include "base/printable.h"

#include <gtest/gtest.h>

#include "base/problem.h"

namespace nandu {
namespace {

TEST(Printable, ShowsWhatWouldActOnATerminalAsASign) {
    EXPECT_EQ(printable("a\x1b[31mred\x07"), "a␛[31mred␇");
    EXPECT_EQ(printable("\x7f"), "␡");
    EXPECT_EQ(printable("\xC2\x9B" "31m"), "⟨U+009B⟩31m");
    EXPECT_EQ(printable("gnp.\xE2\x80\xAE" "exe"), "gnp.⟨U+202E⟩exe");
}

TEST(Printable, LeavesTextOfEveryLanguageAlone) {
    for (const char* text : {"Kowno", "應天府\n行在", "Mitau\t1812", "ירושלים", "−21 °C"}) {
        EXPECT_FALSE(has_acting(text));
        EXPECT_EQ(printable(text), text);
        EXPECT_EQ(without_acting(text), text);
    }
}

TEST(Printable, TakesAwayWhatActs) {
    EXPECT_TRUE(has_acting("a\x1b"));
    EXPECT_TRUE(has_acting("\xE2\x81\xA6"));
    EXPECT_EQ(without_acting("To\x1bwn\xE2\x80\xAE!"), "Town!");
}

TEST(Printable, SentencesOfProblemsNeverAct) {
    const Problem problem{"war.csv", "row 2", "name", "\x1b]0;owned\x07", "a name", "",
                          Severity::Error};
    EXPECT_EQ(sentence(problem), "war.csv, row 2, name: found \"␛]0;owned␇\", expected a name");
}

}  // namespace
}  // namespace nandu
