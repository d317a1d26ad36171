#pragma once

#include <string>
#include <string_view>

namespace nandu {

/// Text for HTML, SVG or XML, between tags or within quotation marks: what would be markup is
/// written as entities, control characters that XML forbids are left out.
inline std::string markup_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
                    out += c;
                }
        }
    }
    return out;
}

}  // namespace nandu
