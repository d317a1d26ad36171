#include "import/text_coding.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include <fstream>
#include <sstream>

#include "base/utf8.h"

namespace nandu {
namespace {

std::string in_coding(const std::string& utf8, const char* coding) {
    const iconv_t converter = iconv_open(coding, "UTF-8");
    std::string out(utf8.size() * 4 + 8, '\0');
    char* from = const_cast<char*>(utf8.data());
    std::size_t left = utf8.size();
    char* to = out.data();
    std::size_t room = out.size();
    const std::size_t result = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    EXPECT_NE(result, static_cast<std::size_t>(-1)) << coding;
    out.resize(out.size() - room);
    return out;
}

void expect_read(const std::string& text, const char* iconv_name, const std::string& coding) {
    const auto it = decoded(in_coding(text, iconv_name));
    ASSERT_TRUE(it) << coding << " " << text;
    EXPECT_EQ(it->utf8, text) << coding;
    EXPECT_EQ(it->coding, coding) << text;
}

TEST(Decoded, SmallChineseTablesAreReadInTheirCoding) {
    const std::string simplified = "名称,纬度,经度\n开封,34.8,114.3\n应天府,34.4,115.6\n";
    expect_read(simplified, "GBK", "GBK");
    expect_read(simplified, "UTF-16LE", "UTF-16");
    expect_read(simplified, "UTF-16", "UTF-16");
    const std::string traditional = "名稱,緯度,經度\n開封,34.8,114.3\n應天府,34.4,115.6\n";
    expect_read(traditional, "BIG5", "Big5");
    expect_read(traditional, "GBK", "GBK");
    expect_read(traditional, "UTF-16BE", "UTF-16");
}

TEST(Decoded, EnglishHeadersAndAFewNamesAreEnough) {
    expect_read("name,lat,lon\n灰城,35.5,14\n", "GBK", "GBK");
    expect_read("name,lat,lon\n灰城,35.5,14\n", "BIG5", "Big5");
    expect_read("place,holder,from\n建康,宋,1129\n", "BIG5", "Big5");
    expect_read("place,holder,from\n建康,宋,1129\n", "GBK", "GBK");
}

TEST(Decoded, WesternTablesAreReadAsWindows1252) {
    expect_read("name;lat;lon\nBesançon;47,24;6,02\n", "WINDOWS-1252", "Windows-1252");
    expect_read("name;lat;lon\nKöln;50,9;6,9\nZürich;47,4;8,5\n", "WINDOWS-1252", "Windows-1252");
    expect_read("name,note\nLeón,the “old” kingdom – about 910\n", "WINDOWS-1252", "Windows-1252");
}

/// Every hundred lines of the built-in atlas, in each coding that can hold them.
TEST(Decoded, EveryPieceOfTheBuiltInTablesIsRecognized) {
    std::ifstream file(std::string(NANDU_SOURCE_DIR) + "/geodata/jin-song/seats.csv");
    std::string line;
    std::string piece;
    int pieces = 0;
    for (int n = 1; std::getline(file, line); ++n) {
        // The columns in Chinese only: accents are in neither coding.
        std::string names;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t before = at;
            const char32_t letter = next_code_point(line, at);
            if (letter < 0x80 || is_han(letter)) {
                names += line.substr(before, at - before);
            }
        }
        piece += names + "\n";
        if (n % 20 == 0) {
            expect_read(piece, "GB18030", "GBK");
            piece.clear();
            ++pieces;
        }
    }
    EXPECT_GT(pieces, 20);
}

TEST(Decoded, Utf8WithABadCellStaysWhatItIs) {
    const std::string mixed = "灰城,榆城\n\xC9lm\n";
    ASSERT_TRUE(decoded(mixed));
    EXPECT_EQ(decoded(mixed)->utf8, mixed);
    EXPECT_FALSE(decoded(std::string("a\0b", 3)));
    EXPECT_FALSE(decoded("\x81\x8d\x8f\x90\x9d"));
}

}  // namespace
}  // namespace nandu
