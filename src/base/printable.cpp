#include "base/printable.h"

#include <cstdint>

#include <fmt/format.h>

#include "base/utf8.h"

namespace nandu {

bool acts(char32_t c) {
    const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
    const bool turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || turning;
}

bool has_acting(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte < 0x7F) {
            continue;
        }
        const auto next = [&](std::size_t by) {
            return i + by < text.size() ? static_cast<unsigned char>(text[i + by]) : 0U;
        };
        if (byte < 0x80) {
            if (acts(byte)) {
                return true;
            }
        } else if (byte == 0xC2 && next(1) < 0xA0) {
            return true;
        } else if (byte == 0xE2 && ((next(1) == 0x80 && next(2) >= 0xAA && next(2) <= 0xAE) ||
                                    (next(1) == 0x81 && next(2) >= 0xA6 && next(2) <= 0xA9))) {
            return true;
        }
    }
    return false;
}

std::string printable(std::string_view text) {
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!acts(c)) {
            append_utf8(shown, c);
        } else if (c < 0x20) {
            append_utf8(shown, 0x2400 + c);  // Control pictures, in the same order.
        } else if (c == 0x7F) {
            append_utf8(shown, 0x2421);
        } else {
            shown += fmt::format("⟨U+{:04X}⟩", static_cast<std::uint32_t>(c));
        }
    }
    return shown;
}

std::string without_acting(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!acts(next_code_point(text, at))) {
            kept += text.substr(begin, at - begin);
        }
    }
    return kept;
}

}  // namespace nandu
