#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nandu {

/// Decodes the code point that starts at `text[at]` and moves `at` behind it. A malformed byte
/// yields U+FFFD and moves by one. `at` must be less than `text.size()`.
char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view text);

/// Han ideographs of the basic plane, its extensions and the compatibility block.
bool is_han(char32_t code_point);

}  // namespace nandu
