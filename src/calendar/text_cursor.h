#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace nandu {

/// A text being read, as code points, so that "character 6" means what the user counts. Full-width
/// forms are folded to ASCII one for one; positions are those of the original.
class TextCursor {
public:
    /// Stands behind the last character; equal to no character of any text.
    static constexpr char32_t kEnd = 0xFFFFFFFF;
    /// What a combining mark becomes when letters are made plain.
    static constexpr char32_t kMark = 0xFFFFFFFE;

    /// Longer texts are cut: no date needs as much.
    static constexpr std::size_t kMostCharacters = 400;

    explicit TextCursor(std::string_view text);

    /// The same text with Latin letters made small and bare of accents: "Jìng" is "jing".
    TextCursor with_plain_letters() const;

    /// Leaves out white space at both ends.
    void trim();
    /// Stops reading at `position`.
    void cut_at(std::size_t position) { size_ = position < size_ ? position : size_; }

    std::size_t position() const { return at_; }
    void move_to(std::size_t position) { at_ = position; }
    std::size_t size() const { return size_; }
    bool at_end() const { return at_ >= size_; }
    bool too_long() const { return too_long_; }

    char32_t peek(std::size_t ahead = 0) const {
        return at_ + ahead < size_ ? points_[at_ + ahead] : kEnd;
    }
    char32_t at(std::size_t position) const { return position < size_ ? points_[position] : kEnd; }
    void advance(std::size_t count = 1) { at_ = at_ + count < size_ ? at_ + count : size_; }
    bool take(char32_t point);
    bool take(std::u32string_view points);
    /// Takes the first of these that stands here.
    bool take_any(std::initializer_list<std::u32string_view> choices);
    void skip_spaces();

    /// The ASCII letters from here on, without marks; empty if none. Does not move.
    std::string word_ahead() const;
    /// Takes `word` if it is the whole word that stands here, and the spaces behind it.
    bool take_word(std::string_view word);
    bool take_any_word(std::initializer_list<std::string_view> words);
    /// Takes the letters of `word` (small, plain), whatever spaces, hyphens and apostrophes stand
    /// between them, if no letter follows.
    bool take_letters(std::string_view word);

    /// Takes up to nine digits. Nothing (and no move) if there is none or more.
    std::optional<int> take_number();

    /// The problem that this text has at `position`.
    Problem problem(std::size_t position, std::string expected, std::string guess = "") const;
    Failure fail(std::size_t position, std::string expected, std::string guess = "") const {
        return Failure(problem(position, std::move(expected), std::move(guess)));
    }
    Failure fail_here(std::string expected) const { return fail(at_, std::move(expected)); }

private:
    std::u32string points_;
    std::u32string original_;
    std::size_t at_ = 0;
    std::size_t size_ = 0;
    bool too_long_ = false;
};

inline bool is_digit(char32_t point) {
    return point >= U'0' && point <= U'9';
}
inline bool is_letter(char32_t point) {
    return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z');
}
inline bool is_space(char32_t point) {
    return point == U' ' || (point >= 0x09 && point <= 0x0D);
}

}  // namespace nandu
