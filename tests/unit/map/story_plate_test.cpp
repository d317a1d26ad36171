#include "map/story_plate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/utf8.h"
#include "map/line_breaks.h"

namespace nandu {
namespace {

/// Latin letters half an em wide, Han a whole one.
double advance_em(char32_t c) { return is_han(c) || c > 0x3000 ? 1.0 : 0.5; }

TextSize measured(const TextStyle& style, std::string_view text) {
    TextSize out{0.0, style.size_px * 0.8, style.size_px * 0.2};
    for (std::size_t at = 0; at < text.size();) {
        out.width_px += advance_em(next_code_point(text, at)) * style.size_px;
    }
    return out;
}

std::vector<Text> texts_of(const StoryPlate& plate, const Viewport& screen) {
    std::vector<Text> out;
    for (const DrawItem& item : draw_story_plate(plate, screen, false, measured)) {
        if (const auto* text = std::get_if<Text>(&item); text != nullptr && !text->text.empty()) {
            out.push_back(*text);
        }
    }
    return out;
}

StoryPlate example(std::size_t letters) {
    StoryPlate plate;
    plate.title = "Kaifeng falls";
    plate.second_title = "汴京城破";
    plate.date = "9 January 1127";
    while (plate.text.size() < letters) {
        plate.text += "word ";
    }
    plate.lunar_date = "靖康元年閏十一月廿五日";
    plate.count = "Step 7 of 20";
    return plate;
}

TEST(StoryPlate, UnitFollowsTheTighterSide) {
    EXPECT_DOUBLE_EQ(story_unit_px({1920, 1080, 1.0}), 1.0);
    EXPECT_DOUBLE_EQ(story_unit_px({1650, 1080, 1.0}), 1.0);
    EXPECT_NEAR(story_unit_px({1024, 768, 1.0}), 1024.0 / 1650.0, 1e-9);
    EXPECT_DOUBLE_EQ(story_unit_px({3840, 2160, 2.0}), 2.0);
}

TEST(StoryPlate, NothingIsCutAndAllStandsInsideThePlate) {
    for (const Viewport& screen :
         {Viewport{1920, 1080, 1.0}, Viewport{1024, 768, 1.0}, Viewport{3840, 1080, 1.0}}) {
        for (const std::size_t letters : {0U, 100U, 300U, 500U, 1200U, 4000U}) {
            const StoryPlate plate = example(letters);
            const double top = screen.height_px - story_plate_height_px(screen);
            std::size_t written = 0;
            for (const Text& text : texts_of(plate, screen)) {
                const TextSize size = measured(text.style, text.text);
                EXPECT_GE(text.origin.x_px, 0.0);
                EXPECT_LE(text.origin.x_px + size.width_px, screen.width_px) << text.text;
                EXPECT_GE(text.origin.y_px - size.ascent_px, top) << text.text;
                EXPECT_LE(text.origin.y_px + size.descent_px, screen.height_px + 0.5)
                    << text.text;
                written += text.style.face == Face::Reading &&
                                   text.text.find("word") != std::string::npos
                               ? static_cast<std::size_t>(
                                     std::count(text.text.begin(), text.text.end(), 'w'))
                               : 0;
            }
            EXPECT_EQ(written, (letters + 4) / 5) << letters << " letters: no word is lost";
        }
    }
}

TEST(StoryPlate, StoryTextsOfTheUsualLengthAreReadFromTheLastRow) {
    for (const Text& text : texts_of(example(480), {1920, 1080, 1.0})) {
        EXPECT_GE(text.style.size_px, 28.0) << text.text;
    }
}

TEST(StoryPlate, SecondTitleGivesWayBeforeTheFirst) {
    StoryPlate plate = example(50);
    plate.title = "Thirty-three days of Chu, and a road north that has no end";
    const auto texts = texts_of(plate, {1920, 1080, 1.0});
    const auto has = [&texts](const std::string& words) {
        return std::any_of(texts.begin(), texts.end(),
                           [&words](const Text& text) { return text.text == words; });
    };
    EXPECT_TRUE(has(plate.title));
    EXPECT_FALSE(has(plate.second_title));
    EXPECT_TRUE(has(plate.date));
}

std::vector<std::string> lines_of(std::string_view text, double width_px) {
    std::vector<std::string> out;
    for (const TextLine& line :
         broken_into_lines(text, width_px, [](char32_t c) { return advance_em(c) * 10.0; })) {
        out.emplace_back(text.substr(line.begin, line.end - line.begin));
    }
    return out;
}

TEST(LineBreaks, BreakAtSpacesAndBetweenHan) {
    EXPECT_EQ(lines_of("one two three", 40.0), (std::vector<std::string>{"one two", "three"}));
    EXPECT_EQ(lines_of("靖康元年", 20.0), (std::vector<std::string>{"靖康", "元年"}));
    EXPECT_EQ(lines_of("", 20.0), (std::vector<std::string>{""}));
}

TEST(LineBreaks, ClosingPunctuationNeverBeginsALine) {
    for (const std::string& line : lines_of("金人並不強攻，內城。五天後，出城。", 40.0)) {
        EXPECT_NE(line.rfind("，", 0), 0U) << line;
        EXPECT_NE(line.rfind("。", 0), 0U) << line;
    }
}

}  // namespace
}  // namespace nandu
