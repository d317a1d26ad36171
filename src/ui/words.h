#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/localized_text.h"

namespace nandu {

/// `pattern` with its "{0}", "{1}", … replaced. A number without an argument stays as it is, so
/// that a slip in a translation is seen and does no harm.
std::string filled(std::string_view pattern, std::initializer_list<std::string_view> arguments);

/// "a" and "b" set side by side with a middle dot; an empty part leaves no dot.
std::string joined(std::initializer_list<std::string_view> parts, std::string_view between = " · ");

/// The text with its first letter as a capital, where the language has any.
std::string sentence_case(std::string_view text);

/// "Yìngtiān 應天府" in English, "應天府" in Chinese.
std::string in_both_scripts(const LocalizedText& name, Language language);

}  // namespace nandu
