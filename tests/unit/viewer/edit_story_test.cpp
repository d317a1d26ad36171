#include "viewer/edit_story.h"

#include <gtest/gtest.h>

#include "support/small_atlas.h"
#include "viewer/session.h"

namespace nandu {
namespace {

const char* const kTable =
    "id;order;title;when;width_km;lon;lat;show;mine;text\r\n"
    "a;1;\"First\";1000-02-01;900;105;35;alder;\"kept; \"\"so\"\"\";Says one\r\n"
    "b;2;Second;1000-03-01/1000-03-11;0900;105.0;35;;x;\r\n"
    "wrong;;No date;;;;;;y;\r\n"
    "c;7;Third;1000-06-01;900;105;35;;z;\r\n";

/// The atlas as the reader makes it of that table: the row without a date is left out.
Pack story_pack() {
    Pack pack = small_pack();
    const auto step = [&pack](const char* key, const char* title, Day first, Day last) {
        Step s;
        s.key = key;
        s.title.en = title;
        s.when.first = s.when.end_earliest = first;
        s.when.last = s.when.begin_latest = last;
        s.when.precision = first == last ? Precision::Day : Precision::Interval;
        s.view = {105, 35};
        s.view_width_km = 900;
        pack.atlas.steps.push_back(s);
    };
    step("a", "First", julian(1000, 2, 1), julian(1000, 2, 1));
    step("b", "Second", julian(1000, 3, 1), julian(1000, 3, 11));
    step("c", "Third", julian(1000, 6, 1), julian(1000, 6, 1));
    pack.atlas.steps[0].show = {"alder"};
    pack.atlas.steps[0].text.en = "Says one";
    return pack;
}

class EditStoryTest : public testing::Test {
protected:
    Pack pack_ = story_pack();
    Session session_{pack_, Viewport{1280, 720, 1.0}};

    void SetUp() override { run({SetReducedMotion{true}, EditStory{true}}); }
    const AppState& state() const { return session_.state(); }
    const StoryDraft& draft() const { return *state().draft; }
    void run(std::initializer_list<Command> commands) {
        for (const Command& command : commands) {
            session_.perform(command);
        }
    }
    std::string saved(std::string_view old_text = kTable) const {
        const auto table = story_sheet(old_text, pack_.atlas, draft(), "steps.csv");
        EXPECT_TRUE(table) << sentence(table.error());
        return table.value_or("");
    }
};

TEST_F(EditStoryTest, WithoutAChangeTheTableKeepsEveryByteOfItsSteps) {
    const std::string text = saved();
    for (const char* row : {"a;1;\"First\";1000-02-01;900;105;35;alder;\"kept; \"\"so\"\"\";Says one\r\n",
                            "b;2;Second;1000-03-01/1000-03-11;0900;105.0;35;;x;\r\n",
                            "c;7;Third;1000-06-01;900;105;35;;z;\r\n"}) {
        EXPECT_NE(text.find(row), std::string::npos) << row;
    }
    EXPECT_EQ(text.substr(text.rfind("wrong")), "wrong;;No date;;;;;;y;\r\n")
        << "a row that is no step comes last, as it was";
}

TEST_F(EditStoryTest, AChangedWordChangesItsOwnCellOnly) {
    run({ChooseStep{1}, SetStepWords{StepPart::Text, "One; \"two\""}});
    EXPECT_TRUE(draft().changed);
    EXPECT_NE(saved().find("b;2;Second;1000-03-01/1000-03-11;0900;105.0;35;;x;\"One; \"\"two\"\"\"\r\n"),
              std::string::npos)
        << saved();
}

TEST_F(EditStoryTest, AnotherLanguageGetsAColumnOfItsOwn) {
    run({ChooseStep{2}, SetLanguage{Language::Hant}, SetStepWords{StepPart::Title, "第三"}});
    const std::string text = saved();
    EXPECT_NE(text.find(";text;title_hant\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("c;7;Third;1000-06-01;900;105;35;;z;;第三\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find(";Says one;\r\n"), std::string::npos) << "every row has the same cells";
}

TEST_F(EditStoryTest, OrderNumbersGrowOnlyWhereTheyMust) {
    run({ChooseStep{2}, MoveStep{-1}});
    const std::string text = saved();
    EXPECT_LT(text.find("a;1;"), text.find("c;7;"));
    EXPECT_LT(text.find("c;7;"), text.find("b;8;")) << text;
}

TEST_F(EditStoryTest, ADeletedStepLeavesTheTableAndUndoBringsItBack) {
    run({ChooseStep{0}, DeleteStep{}});
    EXPECT_EQ(saved().find("First"), std::string::npos);
    EXPECT_EQ(draft().steps.size(), 2U);
    run({Undo{}});
    EXPECT_EQ(draft().steps.size(), 3U);
    EXPECT_NE(saved().find("First"), std::string::npos);
}

TEST_F(EditStoryTest, LettersOfOneTextAreOneStepOfUndo) {
    run({ChooseStep{0}, SetStepWords{StepPart::Title, "F"}, SetStepWords{StepPart::Title, "Fi"},
         SetStepWords{StepPart::Title, "Fin"}, Undo{}});
    EXPECT_EQ(draft().steps[0].title.en, "First");
}

TEST_F(EditStoryTest, TheScreenBecomesAStepBehindTheChosenOne) {
    run({ChooseStep{0}, SetDay{julian(1000, 4, 4)}, Select{PlaceId{2}}, CaptureStep{}});
    ASSERT_EQ(draft().steps.size(), 4U);
    EXPECT_EQ(draft().chosen, 1);
    const Step& step = draft().steps[1];
    EXPECT_EQ(step.when.first, julian(1000, 4, 4));
    EXPECT_EQ(step.when.last, julian(1000, 4, 4));
    ASSERT_FALSE(step.show.empty());
    EXPECT_EQ(step.show.front(), "cedar");
    EXPECT_GT(step.view_width_km, 100.0);
    const std::string text = saved();
    EXPECT_NE(text.find("\r\nstep-4;2;"), std::string::npos) << text;
    EXPECT_NE(text.find("1000-04-04"), std::string::npos);
    EXPECT_NE(text.find("b;3;Second"), std::string::npos) << "made room for it";
    EXPECT_NE(text.find("c;7;Third"), std::string::npos) << "had room already";
}

TEST_F(EditStoryTest, AMarkedRangePlays) {
    run({SetLoop{LoopMode::Range, DaySpan{julian(1000, 3, 1), julian(1000, 4, 1)}},
         CaptureStep{false}});
    const Step& step = draft().steps[static_cast<std::size_t>(draft().chosen)];
    EXPECT_EQ(step.when.first, julian(1000, 3, 1));
    EXPECT_EQ(step.when.last, julian(1000, 3, 31));
    EXPECT_GT(step.play_secs, 0.0);
    EXPECT_NE(saved().find("1000-03-01/1000-03-31"), std::string::npos) << saved();
}

TEST_F(EditStoryTest, ANewTableIsReadAsItWasWritten) {
    run({ChooseStep{0}, SetStepWords{StepPart::Notes, "Two\nlines, \"quoted\""}, ChooseStep{2},
         SetDay{julian(1000, 7, 7)}, CaptureStep{}, SetStepWords{StepPart::Title, "Made here"}});
    pack_.atlas.steps[1].sources.clear();
    const std::string text = saved("");
    Problems problems;
    const std::vector<Step> steps = read_story_sheet(text, pack_, "own.csv", problems);
    EXPECT_TRUE(problems.empty()) << sentence(problems.front());
    ASSERT_EQ(steps.size(), draft().steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        EXPECT_EQ(steps[i].key, draft().steps[i].key);
        EXPECT_EQ(steps[i].title.en, draft().steps[i].title.en);
        EXPECT_EQ(steps[i].notes.en, draft().steps[i].notes.en);
        EXPECT_EQ(steps[i].when.first, draft().steps[i].when.first);
        EXPECT_EQ(steps[i].when.last, draft().steps[i].when.last);
        EXPECT_EQ(steps[i].show, draft().steps[i].show);
        EXPECT_NEAR(steps[i].view.lon_deg, draft().steps[i].view.lon_deg, 0.001);
    }
}

TEST_F(EditStoryTest, ABadRowOfAnOwnStoryIsLeftOutAndSaid) {
    Problems problems;
    const auto steps = read_story_sheet("id,title,when,lon\na,A,soon,\nb,B,1000-02-01,east\n", pack_,
                                        "own.csv", problems);
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps[0].key, "b");
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[1].where, "row 3");
    EXPECT_EQ(problems[1].found, "east");
}

TEST_F(EditStoryTest, TablesThatCannotBeKeptAreRefusedWhole) {
    const auto other = story_sheet("標題,日期\n", pack_.atlas, draft(), "steps.csv");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().where, "row 1");
    const auto coded = story_sheet("title,when\n\xB5\xDA,\n", pack_.atlas, draft(), "steps.csv");
    ASSERT_FALSE(coded);
    EXPECT_EQ(coded.error().found, "text in another coding than UTF-8");
}

TEST_F(EditStoryTest, AfterSavingTheDraftIsTheAtlassOwn) {
    run({ChooseStep{2}, MoveStep{-2}, StorySaved{}});
    EXPECT_FALSE(draft().changed);
    Atlas anew = pack_.atlas;
    std::swap(anew.steps[0], anew.steps[2]);
    std::swap(anew.steps[1], anew.steps[2]);
    const auto kept = draft_carried_over(draft(), anew);
    EXPECT_EQ(kept->origins, (std::vector<int>{0, 1, 2}));
    EXPECT_EQ(kept->steps[0].key, "c");
    EXPECT_EQ(kept->chosen, 0);
}

}  // namespace
}  // namespace nandu
