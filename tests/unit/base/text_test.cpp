#include <gtest/gtest.h>

#include "base/localized_text.h"
#include "base/problem.h"
#include "base/utf8.h"

namespace nandu {
namespace {

TEST(LocalizedText, FallsBackToTheNearestLanguage) {
    const LocalizedText text{"Song", "宋朝", ""};
    EXPECT_EQ(text.in(Language::Hans), "宋朝");
    EXPECT_EQ((LocalizedText{"only", "", ""}).in(Language::Hant), "only");
}

TEST(Problem, IsOneSentenceWithAllItsParts) {
    Problem problem;
    problem.file = "control.csv";
    problem.where = "row 88";
    problem.field = "until";
    problem.found = "1127-13";
    problem.expected = "a month from 01 to 12";
    problem.guess = "1127-12";
    EXPECT_EQ(sentence(problem),
              "control.csv, row 88, until: found \"1127-13\", expected a month from 01 to 12; "
              "did you mean \"1127-12\"?");
}

TEST(Utf8, MalformedBytesBecomeReplacementsAndNeverStop) {
    const std::string bad = "a\xC3(\xE9\x96\x8B\xFF\xED\xA0\x80";
    std::size_t at = 0;
    std::size_t count = 0;
    while (at < bad.size()) {
        next_code_point(bad, at);
        ++count;
    }
    EXPECT_GE(count, 6U);
    EXPECT_FALSE(is_valid_utf8(bad));
    EXPECT_TRUE(is_valid_utf8("Kāifēng 開封 𠀀"));
}

TEST(Utf8, EveryCodePointSurvivesARoundTrip) {
    for (char32_t c = 1; c < 0x110000; c += 37) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        std::string text;
        append_utf8(text, c);
        std::size_t at = 0;
        ASSERT_EQ(next_code_point(text, at), c);
        ASSERT_EQ(at, text.size());
    }
}

}  // namespace
}  // namespace nandu
