#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nandu {

/// A file's bytes made into UTF-8.
struct DecodedText {
    std::string utf8;
    std::string coding;   ///< "GBK", "UTF-16", …; "" where it was UTF-8 already.
    std::string example;  ///< A piece beyond ASCII, by which a reader can see whether it is right.
    bool sure = true;     ///< False: another coding was nearly as likely.
};

/// Finds out in which coding somebody's spreadsheet program wrote: UTF-8, UTF-16 (by its mark, or
/// by where its zero bytes stand), GBK, Big5, or Windows-1252 for Western Europe. Nothing comes
/// back if none of them fits; bytes that are mostly good UTF-8 come back as they are.
///
/// The conversion is iconv's: it is part of the C library, knows all of them, and stops at the
/// first byte that does not fit. ICU would bring 30 MB and a guesser made for whole pages; a table
/// of town names has too few letters for it. Ours asks what a reader would: which of the readings
/// has the commoner characters?
std::optional<DecodedText> decoded(std::string bytes);

/// What bytes that are no UTF-8 most likely are, with a piece of them made readable:
/// `GBK text (開封)`; "" if nothing fits.
std::string guessed_coding(std::string_view bytes);

}  // namespace nandu
