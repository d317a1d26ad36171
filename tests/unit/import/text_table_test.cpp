#include "import/text_table.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "import/header_words.h"

namespace nandu {
namespace {

struct Read {
    std::optional<TextTable> table;
    Problems problems;
};

Read read(std::string bytes) {
    Read result;
    result.table = text_table_from(std::move(bytes), "t.csv", result.problems);
    return result;
}

TEST(TextTable, CellsAreTrimmedAndQuotesUndone) {
    const Read it = read("\xEF\xBB\xBFid, Name ,note\r\na,  x ,\"one, \"\"two\"\"\"\r\n");
    ASSERT_TRUE(it.table);
    EXPECT_TRUE(it.problems.empty());
    EXPECT_EQ(it.table->header(), (std::vector<std::string>{"id", "name", "note"}));
    ASSERT_EQ(it.table->row_count(), 1U);
    EXPECT_EQ(it.table->cell(0, 1), "x");
    EXPECT_EQ(it.table->cell(0, 2), "one, \"two\"");
}

TEST(TextTable, RowNumbersCountBlankRowsAndTheHeader) {
    const Read it = read("id,name\n\na,A\n,\n\"b\",\"B\nC\"\nd,D");
    ASSERT_TRUE(it.table);
    ASSERT_EQ(it.table->row_count(), 3U);
    EXPECT_EQ(it.table->row_number(0), 3);
    EXPECT_EQ(it.table->row_number(1), 5);
    EXPECT_EQ(it.table->row_number(2), 6);
    EXPECT_EQ(it.table->cell(1, 1), "B\nC");
    EXPECT_EQ(it.table->cell(2, 1), "D");
}

TEST(TextTable, OldLineEndsTabsAndSemicolonsAreAccepted) {
    EXPECT_EQ(read("id\tname\ra\tA\r").table->cell(0, 1), "A");
    EXPECT_EQ(read("id;name\na;\"A;B\"\n").table->cell(0, 1), "A;B");
}

TEST(TextTable, EmptyCellsAtTheEndOfARowAreNoFault) {
    const Read it = read("id,name\na,A,,,\n");
    EXPECT_TRUE(it.problems.empty());
    EXPECT_EQ(it.table->row_count(), 1U);
}

TEST(TextTable, TheSameColumnByAnotherNameIsRenamed) {
    Read it = read("id,longitude,緯度,name_en\na,1,2,A\n");
    const ColumnSpec columns[] = {{"id"}, {"lon"}, {"lat"}, {"name", false, true}};
    adopt_column_names(*it.table, columns);
    EXPECT_EQ(it.table->header(), (std::vector<std::string>{"id", "lon", "lat", "name"}));
    EXPECT_EQ(it.table->title_of("lat"), "緯度");
}

TEST(TextTable, TheHeaderSaysWhatPartsTheCells) {
    EXPECT_EQ(read("a|b|c\n1|2|3\n").table->cell(0, 2), "3");
    EXPECT_EQ(read("sep=;\r\na;b\r\n1;2,5\r\n").table->cell(0, 1), "2,5");
    EXPECT_EQ(read("sep=;\na;b\n1;2\n").table->row_number(0), 3);
    const Read it = read("\"name, in full\";lat\nAsh;35,5\n");
    EXPECT_EQ(it.table->header().size(), 2U);
    EXPECT_TRUE(it.table->has_decimal_commas());
}

TEST(TextTable, CellsOutliveAMoveOfTheTable) {
    Read it = read("a,b\n1,\"\"\"\"\n");
    const TextTable moved = std::move(*it.table);
    EXPECT_EQ(moved.cell(0, 0), "1");
    EXPECT_EQ(moved.cell(0, 1), "\"");
}

TEST(TextTable, FoundTextIsCutBetweenCharacters) {
    std::string text;
    for (int i = 0; i < 80; ++i) {
        text += "渡";
    }
    EXPECT_EQ(shortened(text).size(), 60 * 3 + std::string("…").size());
    EXPECT_TRUE(is_valid_utf8(shortened(text)));
}

}  // namespace
}  // namespace nandu
