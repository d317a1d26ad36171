#include "ui/words.h"

#include <gtest/gtest.h>

namespace nandu {
namespace {

TEST(Words, FillsPlacesInAnyOrder) {
    EXPECT_EQ(filled("{1} before {0}", {"a", "b"}), "b before a");
    EXPECT_EQ(filled("{0}", {"{0}"}), "{0}");
    EXPECT_EQ(filled("no {2} here", {"a"}), "no {2} here");
    EXPECT_EQ(filled("{", {"a"}), "{");
    EXPECT_EQ(filled("{x}", {"a"}), "{x}");
}

TEST(Words, JoinsOnlyWhatIsThere) {
    EXPECT_EQ(joined({"a", "", "b"}), "a · b");
    EXPECT_EQ(joined({"", ""}), "");
}

TEST(Words, ShowsBothScriptsToEnglishReaders) {
    const LocalizedText name{"Kaifeng", "開封", "开封"};
    EXPECT_EQ(in_both_scripts(name, Language::En), "Kaifeng 開封");
    EXPECT_EQ(in_both_scripts(name, Language::Hans), "开封");
    EXPECT_EQ(in_both_scripts({"Kaifeng", "", ""}, Language::En), "Kaifeng");
}

}  // namespace
}  // namespace nandu
