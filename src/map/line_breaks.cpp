#include "map/line_breaks.h"

#include "base/utf8.h"

namespace nandu {
namespace {

/// Punctuation that must not begin a line.
bool closes(char32_t c) {
    switch (c) {
        case U'，':
        case U'。':
        case U'、':
        case U'；':
        case U'：':
        case U'？':
        case U'！':
        case U'」':
        case U'』':
        case U'）':
        case U'》':
        case U'〉':
        case U'】':
        case U'”':
        case U'’':
        case U'…':
        case U'·':
        case U'／':
        case U')':
        case U',':
        case U'.':
        case U';':
        case U':':
        case U'?':
        case U'!':
        case U'％':
        case U'～':
        case U'⁰':
        case U'¹':
        case U'²':
        case U'³':
        case U'⁴':
        case U'⁵':
        case U'⁶':
        case U'⁷':
        case U'⁸':
        case U'⁹':
            return true;
        default:
            return false;
    }
}

/// Punctuation that must not end a line.
bool opens(char32_t c) {
    switch (c) {
        case U'「':
        case U'『':
        case U'（':
        case U'《':
        case U'〈':
        case U'【':
        case U'“':
        case U'‘':
        case U'(':
            return true;
        default:
            return false;
    }
}

bool is_wide(char32_t c) {
    return is_han(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

/// A line does not end in spaces, nor in a dot that stood between two parts.
std::size_t without_tail(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::string_view kDot = "·";
    for (;;) {
        if (end > begin && text[end - 1] == ' ') {
            --end;
        } else if (end >= begin + kDot.size() &&
                   text.substr(end - kDot.size(), kDot.size()) == kDot) {
            end -= kDot.size();
        } else {
            return end;
        }
    }
}

}  // namespace

std::vector<TextLine> broken_into_lines(std::string_view text, double width_px,
                                        const std::function<double(char32_t)>& advance_px) {
    std::vector<TextLine> lines;
    std::size_t begin = 0;
    std::size_t break_end = 0;   // Where the line would end, without the space...
    std::size_t break_next = 0;  // ...and where the next would begin.
    double pen = 0.0;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const char32_t c = next_code_point(text, at);
        if (c == U'\n') {
            lines.push_back({begin, here});
            begin = break_end = break_next = at;
            pen = 0.0;
            before = 0;
            continue;
        }
        if (here > begin && c != U' ' && !closes(c) && before != 0 && !opens(before) &&
            (before == U' ' || before == U'-' || before == U'–' || before == U'—' || is_wide(c) ||
             is_wide(before))) {
            break_next = here;
            break_end = here;
            break_end = without_tail(text, begin, break_end);
        }
        pen += advance_px(c);
        if (c != U' ' && pen > width_px && here > begin) {
            if (break_next <= begin) {
                break_end = break_next = here;
            }
            lines.push_back({begin, break_end});
            begin = break_next;
            at = begin;
            break_end = break_next = begin;
            pen = 0.0;
            before = 0;
            continue;
        }
        before = c;
    }
    if (begin < text.size() || lines.empty()) {
        lines.push_back({begin, text.size()});
    }
    return lines;
}

}  // namespace nandu
