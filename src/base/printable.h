#pragma once

#include <string>
#include <string_view>

namespace nandu {

/// Characters that act on a terminal or a line of text instead of standing in it: the control
/// characters, except line break and tab, and those that turn the order of what follows around.
bool acts(char32_t code_point);

/// True if `text` has one of them. Looks at bytes only; as good as free.
bool has_acting(std::string_view text);

/// `text` with each of them shown as a sign: ESC as ␛, U+202E as ⟨U+202E⟩. For what is printed.
std::string printable(std::string_view text);

/// `text` without them. For what is drawn and searched.
std::string without_acting(std::string_view text);

}  // namespace nandu
