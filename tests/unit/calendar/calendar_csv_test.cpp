#include "calendar/calendar_csv.h"

#include <gtest/gtest.h>

#include "calendar/csv_rows.h"
#include "tables.h"

namespace nandu {
namespace {

TEST(Csv, ReadsQuotesAndBothLineEnds) {
    const Result<CsvTable> table = read_csv(
        "\xEF\xBB\xBF"
        "a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n2,\n3");
    ASSERT_TRUE(table);
    ASSERT_EQ(table->rows.size(), 3u);
    EXPECT_EQ(table->cell(0, "b"), "x, \"y\"\nz");
    EXPECT_EQ(table->cell(1, "b"), "");
    EXPECT_EQ(table->cell(2, "a"), "3");
    EXPECT_EQ(table->cell(2, "b"), "");
    EXPECT_EQ(table->cell(0, "missing"), "");
}

TEST(Csv, RefusesBrokenQuotes) {
    EXPECT_EQ(sentence(read_csv("a\n\"x").error()),
              "line 2: found \"x\", expected a closing quotation mark");
    EXPECT_EQ(sentence(read_csv("a\n\"x\"y\n").error()),
              "line 2: found \"y\", expected a comma or the end of the line");
    EXPECT_EQ(sentence(read_csv("").error()), "line 1: expected a header row");
}

TEST(CalendarCsv, EmptyTextsGiveEmptyTables) {
    const Result<CalendarTables> none = calendar_tables_from_csv("", "", "");
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->south_months.empty());
    EXPECT_TRUE(none->eras.empty());
}

TEST(CalendarCsv, ErasKnowTheirTableAndTexts) {
    for (const Era& era : tables().eras) {
        const bool north =
            era.polity == "jin" || era.polity == "liao" || era.polity == "northern_liao";
        EXPECT_EQ(era.months == MonthTable::North, north) << era.name.en;
        EXPECT_FALSE(era.name.hant.empty());
        EXPECT_FALSE(era.name.hans.empty());
        EXPECT_FALSE(era.emperor.hans.empty());
        EXPECT_FALSE(era.note.hant.empty());
        EXPECT_FALSE(era.polity_variants.empty());
    }
}

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string refusal(const std::string& months, const std::string& north, const std::string& eras) {
    const Result<CalendarTables> read = calendar_tables_from_csv(months, north, eras);
    return read ? "read" : sentence(read.error());
}

TEST(CalendarCsv, RefusesInExactSentences) {
    const std::string months = calendar_file("song-months.csv");
    const std::string north = calendar_file("jin-months-diff.csv");
    const std::string eras = calendar_file("eras.csv");
    EXPECT_EQ(refusal(months, north, eras), "read");
    EXPECT_EQ(refusal(changed(months, ",2122816,29,", ",2122816,28,"), north, eras),
              "song-months.csv, row 2, length: found \"28\", expected a number from 29 to 30");
    EXPECT_EQ(refusal(changed(months, ",2122816,29,", ",2122816,30,"), north, eras),
              "song-months.csv, lunar year 1099, month 12: expected a month that begins on the "
              "day after the month before");
    EXPECT_EQ(refusal(changed(months, "己巳,1099-12-15", "己巳,1099-12-16"), north, eras),
              "song-months.csv, row 2, julian_first: found \"1099-12-16\", expected the Julian "
              "day of jdn_first");
    EXPECT_EQ(refusal(changed(months, "己巳,1099-12-15", "庚午,1099-12-15"), north, eras),
              "song-months.csv, row 2, gz_first: found \"庚午\", expected the sexagenary name of "
              "jdn_first");
    EXPECT_EQ(refusal(changed(months, "jdn_first", "jdn"), north, eras),
              "song-months.csv, row 2, jdn_first: expected a number from 0 to 5373557");
    EXPECT_EQ(refusal(months, changed(north, "1102,9,0,length", "1102,9,0,size"), eras),
              "jin-months-diff.csv, row 2, kind: found \"size\", expected start, length, leap or "
              "absent");
    EXPECT_EQ(refusal(months, north, changed(eras, "1098-07-02", "1098-07-32")),
              "eras.csv, row 2, from: found \"1098-07-32\", expected a day such as 1127-01-09");
    EXPECT_EQ(refusal(months, north, changed(eras, ",day,song,", ",day,south,")),
              "eras.csv, row 2, months: found \"south\", expected song or north");
}

}  // namespace
}  // namespace nandu
