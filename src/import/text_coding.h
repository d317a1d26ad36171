#pragma once

#include <string>
#include <string_view>

namespace nandu {

/// What bytes that are no UTF-8 most likely are, with a piece of them made readable:
/// `GBK text (開封)`; "" if nothing fits.
std::string guessed_coding(std::string_view bytes);

}  // namespace nandu
