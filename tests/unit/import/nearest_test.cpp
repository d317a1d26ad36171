#include "import/nearest.h"

#include <gtest/gtest.h>

namespace nandu {
namespace {

TEST(NearestWord, CountsSwappedNeighboursAsOne) {
    EXPECT_EQ(edit_distance("kaifeng", "kafieng"), 1U);
    EXPECT_EQ(edit_distance("Kaifeng", "kaifeng"), 0U);
    EXPECT_EQ(edit_distance("開封府", "開封"), 1U);
}

TEST(NearestWord, FindsTheNearestAndNothingFarAway) {
    EXPECT_EQ(nearest_word("kaifenk", {"linan", "kaifeng", "kaiping"}), "kaifeng");
    EXPECT_EQ(nearest_word("yangzhou", {"linan", "kaifeng"}), "");
    EXPECT_EQ(nearest_word("x", {"y", "z"}), "");
    EXPECT_EQ(nearest_word("", {"y"}), "");
}

}  // namespace
}  // namespace nandu
