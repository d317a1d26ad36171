#include "base/strings.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <gtest/gtest.h>

namespace nandu {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const fs::path kSource = NANDU_SOURCE_DIR;

TEST(Strings, ReadsQuotedFieldsAndDoubledQuotes) {
    const auto strings =
        Strings::from_csv("key,en,hant,hans\r\na.b,\"One, \"\"two\"\"\",一,一\r\nc.d,x,,\n");
    ASSERT_TRUE(strings);
    EXPECT_EQ(strings->get("a.b", Language::En), "One, \"two\"");
    EXPECT_EQ(strings->get("a.b", Language::Hans), "一");
    EXPECT_EQ(strings->get("c.d", Language::Hant), "x");
}

TEST(Strings, AMissingKeyIsSeen) {
    const auto strings = Strings::from_csv("key,en,hant,hans\n");
    ASSERT_TRUE(strings);
    EXPECT_EQ(strings->get("no.such", Language::En), "no.such");
    EXPECT_FALSE(strings->has("no.such"));
}

TEST(Strings, SayWhichRowIsWrong) {
    EXPECT_EQ(Strings::from_csv("key,en\n").error().where, "row 1");
    EXPECT_EQ(Strings::from_csv("key,en,hant,hans\na,b,c\n").error().where, "row 2");
    EXPECT_EQ(Strings::from_csv("key,en,hant,hans\na,b,c,d\na,b,c,d\n").error().found, "a");
}

TEST(Strings, EveryRowOfTheProgramsOwnTableHasAllLanguages) {
    const auto strings = Strings::from_csv(text_of(kSource / "assets" / "strings.csv"));
    ASSERT_TRUE(strings) << sentence(strings.error());
    for (const std::string& key : strings->keys()) {
        const std::string& en = strings->get(key, Language::En);
        const std::string& hant = strings->get(key, Language::Hant);
        const std::string& hans = strings->get(key, Language::Hans);
        EXPECT_FALSE(en.empty()) << key;
        EXPECT_FALSE(hant.empty()) << key;
        EXPECT_FALSE(hans.empty()) << key;
        // Every language must have room for the same arguments.
        for (const char* slot : {"{0}", "{1}", "{2}", "{3}"}) {
            EXPECT_EQ(en.find(slot) == std::string::npos, hant.find(slot) == std::string::npos)
                << key;
            EXPECT_EQ(en.find(slot) == std::string::npos, hans.find(slot) == std::string::npos)
                << key;
        }
    }
}

/// Text like "search.hint" in the interface's code is always the key of a string.
TEST(Strings, EveryKeyInTheCodeIsInTheTable) {
    const auto strings = Strings::from_csv(text_of(kSource / "assets" / "strings.csv"));
    ASSERT_TRUE(strings) << sentence(strings.error());
    const std::regex literal("\"([a-z]+\\.[a-z_0-9]+)\"");
    const std::regex include("#include \"[^\"]*\"");
    std::set<std::string> seen;
    for (const char* room : {"ui", "map", "app", "viewer"}) {
        for (const auto& entry : fs::directory_iterator(kSource / "src" / room)) {
            if (entry.path().extension() != ".cpp") {
                continue;
            }
            const std::string code = std::regex_replace(text_of(entry.path()), include, "");
            for (std::sregex_iterator it(code.begin(), code.end(), literal), end; it != end; ++it) {
                const std::string key = (*it)[1];
                static const std::regex ending(
                    "\\.(csv|png|toml|so|mp4|json|html|gpkg|pack|nandu|pdf|svg|kml|czml|geojson)");
                const bool file = std::regex_search(key, ending);
                if (file || !seen.insert(key).second) {
                    continue;
                }
                EXPECT_TRUE(strings->has(key)) << key << " in " << entry.path().filename();
            }
        }
    }
    EXPECT_GT(seen.size(), 20U);
}

/// Words that nobody says are dead weight for three translators.
TEST(Strings, EveryKeyOfTheTableIsInTheCode) {
    std::string code;
    for (const char* folder : {"src", "assets"}) {
        for (const auto& entry : fs::recursive_directory_iterator(kSource / folder)) {
            const std::string kind = entry.path().extension().string();
            if (kind == ".cpp" || kind == ".h" || kind == ".html") {
                code += text_of(entry.path());
            }
        }
    }
    const std::regex key("(?:^|\n)([a-z]+)\\.([a-z_0-9]+),");
    const std::string table = text_of(kSource / "assets" / "strings.csv");
    int keys = 0;
    for (std::sregex_iterator it(table.begin(), table.end(), key), end; it != end; ++it, ++keys) {
        const std::string family = (*it)[1];
        const std::string whole = family + "." + (*it)[2].str();
        const bool put_together = family == "cert" || family == "kind" || family == "lesson";
        EXPECT_TRUE(put_together || code.find(whole) != std::string::npos) << whole;
    }
    EXPECT_GT(keys, 100);
}

}  // namespace
}  // namespace nandu
