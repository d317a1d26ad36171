#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace nandu {

/// One line of a paragraph: bytes [begin, end) of its text.
struct TextLine {
    std::size_t begin = 0, end = 0;
};

/// Breaks a paragraph into lines of at most `width_px`, at spaces and between Han characters, never
/// before punctuation that closes or behind one that opens; a word that is wider is cut where it
/// must be. `advance_px` is how far the pen moves for a character. At least one line.
std::vector<TextLine> broken_into_lines(std::string_view text, double width_px,
                                        const std::function<double(char32_t)>& advance_px);

}  // namespace nandu
