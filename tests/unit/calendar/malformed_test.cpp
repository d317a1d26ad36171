#include <algorithm>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "calendar/date_report.h"
#include "calendar/write_date.h"
#include "tables.h"

namespace nandu {
namespace {

/// What must hold of any text at all: a problem that can be shown, or a value that can be used.
void expect_sound(const std::string& text) {
    const Result<DateValue> value = read_date(text, tables());
    if (!value) {
        ASSERT_FALSE(value.error().expected.empty()) << text;
        ASSERT_FALSE(value.error().where.empty()) << text;
        ASSERT_TRUE(is_valid_utf8(sentence(value.error()))) << text;
        return;
    }
    ASSERT_LE(value->first, value->begin_latest) << text;
    ASSERT_LE(value->end_earliest, value->last) << text;
    ASSERT_LE(value->first, value->last) << text;
    ASSERT_TRUE(value->first == kDistantPast || value->first >= kFirstNamedDay) << text;
    ASSERT_TRUE(value->last == kDistantFuture || value->last <= kLastNamedDay) << text;
    const DateReport report = describe(*value, tables());
    ASSERT_EQ(outcome(read_date(report.words.en, tables())), outcome(value)) << text;
    const Result<DateValue> edtf = read_edtf(report.edtf);
    ASSERT_TRUE(edtf) << text << " -> " << report.edtf;
    ASSERT_EQ(outcome(edtf), outcome(value)) << text << " -> " << report.edtf;
}

const std::vector<std::string>& seeds() {
    static const std::vector<std::string> kSeeds = [] {
        std::vector<std::filesystem::path> paths;
        for (const auto& entry : std::filesystem::directory_iterator(
                 std::string(NANDU_SOURCE_DIR) + "/tests/fuzz/corpus/read_date")) {
            paths.push_back(entry.path());
        }
        std::sort(paths.begin(), paths.end());
        std::vector<std::string> texts;
        for (const std::filesystem::path& path : paths) {
            texts.push_back(text_of_file(path.string()));
        }
        return texts;
    }();
    return kSeeds;
}

TEST(Malformed, TheFuzzersCorpusIsReplayed) {
    ASSERT_GT(seeds().size(), 40u);
    for (const std::string& seed : seeds()) {
        expect_sound(seed);
    }
}

TEST(Malformed, AnyBytesAreAnswered) {
    std::mt19937 random(618);
    for (int i = 0; i < 50'000; ++i) {
        std::string bytes(random() % 24, '\0');
        for (char& byte : bytes) {
            byte = static_cast<char>(random() & 0xFF);
        }
        expect_sound(bytes);
    }
}

TEST(Malformed, PiecesOfDatesInAnyOrderAreAnswered) {
    const std::vector<std::string> pieces = {
        "靖康",     "建炎",        "元",          "年",
        "閏",       "十",          "一",          "月",
        "廿",       "日",          "丙辰",        "朔",
        "晦",       "春",          "（",          "）",
        "金",       "夏",          "前",          "至",
        "約",       "之間",        "間",          "某時",
        "起",       "1127",        "-",           "/",
        "..",       "[",           "]",           "{",
        "}",        ",",           "X",           "?",
        "~",        "%",           "01",          "9",
        "January",  "BC",          "AD",          "winter",
        " ",        "the years",   "between",     "and",
        "from",     "until",       "G:",          "JDN",
        "Jingkang", "month",       "day",         "intercalary",
        "century",  "1120s",       "世紀",        "年代",
        "–",        "99999999999", "(Gregorian)", "several times",
        "within",   "0000",        "9999",        "\xCC\x84"};
    std::mt19937 random(1140);
    for (int i = 0; i < 80'000; ++i) {
        std::string text;
        for (std::size_t n = random() % 9; n > 0; --n) {
            text += pieces[random() % pieces.size()];
        }
        expect_sound(text);
    }
}

TEST(Malformed, MutatedDatesAreAnswered) {
    std::mt19937 random(1142);
    for (int i = 0; i < 60'000; ++i) {
        std::string text = seeds()[random() % seeds().size()];
        for (int n = 0; n < 2 && !text.empty(); ++n) {
            const std::size_t at = random() % text.size();
            switch (random() % 4) {
                case 0:
                    text[at] = static_cast<char>(random() & 0xFF);
                    break;
                case 1:
                    text.erase(at, 1 + random() % 3);
                    break;
                case 2:
                    text.insert(at, text.substr(random() % text.size(), random() % 6));
                    break;
                default:
                    text.resize(at);
                    break;
            }
        }
        expect_sound(text);
    }
}

}  // namespace
}  // namespace nandu
