#include "viewer/search.h"

#include <gtest/gtest.h>

#include "support/small_atlas.h"

namespace nandu {
namespace {

/// The invented war with one town that has many names.
class Search : public testing::Test {
protected:
    Search() {
        Place& town = pack_.atlas.places[0];
        town.name = {"Lin'an", "臨安府", "临安府"};
        town.pinyin = "Lín’ān Fǔ";
        town.modern = {"Hangzhou, Zhejiang", "浙江杭州", "浙江杭州"};
        town.rank = 0;
        Toponym before;
        before.name = {"", "杭州", "杭州"};
        before.pinyin = "Hángzhōu";
        town.names = {before};
        town.variants = {"Wulin"};
        Person person;
        person.name = {"Gaozong (Zhao Gou)", "宋高宗（趙構）", "宋高宗（赵构）"};
        pack_.atlas.people = {person};
        pack_.atlas.events[0].title = {"Alder falls", "", ""};
        index_.emplace(pack_);
    }

    template <class Id>
    bool first_is(std::string_view query, Id id) const {
        const auto hits = index_->find(query, 8);
        const auto* found = hits.empty() ? nullptr : std::get_if<Id>(&hits[0].what);
        return found != nullptr && *found == id;
    }

    Pack pack_ = small_pack();
    std::optional<SearchIndex> index_;
};

TEST(SearchFolding, ToneMarksCaseAndApostrophesDoNotMatter) {
    EXPECT_EQ(folded_for_search("Lín’ān Fǔ"), "linan fu");
    EXPECT_EQ(folded_for_search("LIN'AN"), "linan");
    EXPECT_EQ(folded_for_search("lǘ Lǚ nü"), "lu lu nu");
    EXPECT_EQ(folded_for_search("Li\xCC\x81n"), "lin");  // A combining acute.
    EXPECT_EQ(folded_for_search("Ａｂ１"), "ab1");
    EXPECT_EQ(folded_for_search("臨安"), "臨安");
    EXPECT_EQ(folded_for_search("  \"Nanjing\"  (then) "), "nanjing then");
}

TEST_F(Search, FindsATownByEveryNameItEverHad) {
    for (const char* query :
         {"杭州", "hangzhou", "Hángzhōu", "linan", "lin'an", "临安", "臨安", "linanfu", "wulin"}) {
        EXPECT_TRUE(first_is(query, PlaceId{0})) << query;
    }
}

TEST_F(Search, SaysWhichNameMatchedWhereItIsNotTheTitle) {
    EXPECT_EQ(index_->find("杭州", 1)[0].detail, "杭州");
    EXPECT_EQ(index_->find("臨安府", 1)[0].detail, "");
}

TEST_F(Search, EachThingIsListedOnce) {
    EXPECT_EQ(index_->find("lin", 8).size(), 1U);
}

TEST_F(Search, BeginningsComeBeforeMiddles) {
    EXPECT_TRUE(first_is("alder", EventId{0}));
    EXPECT_TRUE(first_is("zhao", PersonId{0}));
    EXPECT_TRUE(first_is("趙構", PersonId{0}));
}

TEST_F(Search, ADateIsAnAnswerIfTheStoryReachesIt) {
    EXPECT_TRUE(first_is("1000-05-01", julian(1000, 5, 1)));
    EXPECT_TRUE(first_is("1000年5月1日", julian(1000, 5, 1)));
    EXPECT_TRUE(index_->find("1200-05-01", 8).empty());
}

TEST_F(Search, AnEmptyQueryHasNoHits) {
    EXPECT_TRUE(index_->find("", 8).empty());
    EXPECT_TRUE(index_->find("  '", 8).empty());
}

TEST_F(Search, NamesTheNearestWordForASlipOfTheHand) {
    EXPECT_EQ(index_->nearest("hangzuho"), "Hángzhōu");
    EXPECT_EQ(index_->nearest("cedra"), "cedar");
    EXPECT_EQ(index_->nearest("zzzzzz"), std::nullopt);
}

}  // namespace
}  // namespace nandu
