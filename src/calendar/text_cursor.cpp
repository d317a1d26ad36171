#include "calendar/text_cursor.h"

#include <array>

#include "base/utf8.h"

namespace nandu {
namespace {

constexpr std::size_t kMostFound = 60;  // characters of the text that a problem repeats

char32_t fold_width(char32_t point) {
    // U+FF5E, the full-width tilde, stays: Chinese writes ranges with it.
    if (point >= 0xFF01 && point <= 0xFF5D) {
        return point - 0xFF01 + U'!';
    }
    switch (point) {
        case 0x00A0:
        case 0x2002:
        case 0x2003:
        case 0x2009:
        case 0x202F:
        case 0x3000:
            return U' ';
        case 0x2018:
        case 0x2019:
        case 0x02BC:
            return U'\'';
        default:
            return point;
    }
}

struct AccentedLetter {
    std::u32string_view forms;
    char32_t plain;
};

constexpr std::array<AccentedLetter, 9> kAccented = {{
    {U"āáǎàăäâĀÁǍÀĂÄÂ", U'a'},
    {U"ēéěèĕêëĒÉĚÈĔÊË", U'e'},
    {U"īíǐìĭîïĪÍǏÌĬÎÏ", U'i'},
    {U"ōóǒòŏôöŌÓǑÒŎÔÖ", U'o'},
    {U"ūúǔùŭûüǖǘǚǜŪÚǓÙŬÛÜǕǗǙǛ", U'u'},
    {U"ńňǹŃŇǸ", U'n'},
    {U"ḿḾ", U'm'},
    {U"śŚ", U's'},
    {U"ýÝ", U'y'},
}};

char32_t plain_letter(char32_t point) {
    if (point >= U'A' && point <= U'Z') {
        return point - U'A' + U'a';
    }
    if (point >= 0x0300 && point <= 0x036F) {
        return TextCursor::kMark;
    }
    if (point < 0x80 || point > 0x1EFF) {
        return point;
    }
    for (const AccentedLetter& letter : kAccented) {
        if (letter.forms.find(point) != std::u32string_view::npos) {
            return letter.plain;
        }
    }
    return point;
}

}  // namespace

TextCursor::TextCursor(std::string_view text) {
    std::size_t byte = 0;
    while (byte < text.size()) {
        if (original_.size() == kMostCharacters) {
            too_long_ = true;
            break;
        }
        original_ += next_code_point(text, byte);
    }
    points_ = original_;
    for (char32_t& point : points_) {
        point = fold_width(point);
    }
    size_ = points_.size();
}

TextCursor TextCursor::with_plain_letters() const {
    TextCursor plain = *this;
    for (char32_t& point : plain.points_) {
        point = plain_letter(point);
    }
    return plain;
}

void TextCursor::trim() {
    skip_spaces();
    while (size_ > at_ && is_space(points_[size_ - 1])) {
        --size_;
    }
}

bool TextCursor::take(char32_t point) {
    if (peek() != point) {
        return false;
    }
    ++at_;
    return true;
}

bool TextCursor::take(std::u32string_view points) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (peek(i) != points[i]) {
            return false;
        }
    }
    at_ += points.size();
    return true;
}

bool TextCursor::take_any(std::initializer_list<std::u32string_view> choices) {
    for (const std::u32string_view choice : choices) {
        if (take(choice)) {
            return true;
        }
    }
    return false;
}

void TextCursor::skip_spaces() {
    while (is_space(peek())) {
        ++at_;
    }
}

std::string TextCursor::word_ahead() const {
    std::string word;
    for (std::size_t i = 0; is_letter(peek(i)) || peek(i) == kMark; ++i) {
        if (peek(i) != kMark) {
            word += static_cast<char>(peek(i));
        }
    }
    return word;
}

bool TextCursor::take_word(std::string_view word) {
    if (word_ahead() != word) {
        return false;
    }
    while (is_letter(peek()) || peek() == kMark) {
        ++at_;
    }
    skip_spaces();
    return true;
}

bool TextCursor::take_any_word(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
        if (take_word(word)) {
            return true;
        }
    }
    return false;
}

bool TextCursor::take_letters(std::string_view word) {
    const std::size_t start = at_;
    for (const char letter : word) {
        while (at_ > start &&
               (peek() == kMark || is_space(peek()) || peek() == U'-' || peek() == U'\'')) {
            ++at_;
        }
        if (peek() != static_cast<char32_t>(letter)) {
            at_ = start;
            return false;
        }
        ++at_;
    }
    while (peek() == kMark) {
        ++at_;
    }
    if (is_letter(peek())) {
        at_ = start;
        return false;
    }
    return true;
}

std::optional<int> TextCursor::take_number() {
    int value = 0;
    std::size_t digits = 0;
    while (is_digit(peek(digits))) {
        if (digits == 9) {
            return std::nullopt;
        }
        value = value * 10 + static_cast<int>(peek(digits) - U'0');
        ++digits;
    }
    if (digits == 0) {
        return std::nullopt;
    }
    at_ += digits;
    return value;
}

Problem TextCursor::problem(std::size_t position, std::string expected, std::string guess) const {
    Problem problem;
    std::size_t end = original_.size();
    while (end > 0 && is_space(fold_width(original_[end - 1]))) {
        --end;
    }
    problem.where = position < end ? "character " + std::to_string(position + 1)
                                   : std::string("end of the text");
    for (std::size_t i = 0; i < end && i < kMostFound; ++i) {
        const bool control = original_[i] < 0x20 || (original_[i] >= 0x7F && original_[i] < 0xA0);
        append_utf8(problem.found, control ? char32_t{0xFFFD} : original_[i]);
    }
    if (end > kMostFound || too_long_) {
        problem.found += "…";
    }
    problem.expected = std::move(expected);
    problem.guess = std::move(guess);
    return problem;
}

}  // namespace nandu
