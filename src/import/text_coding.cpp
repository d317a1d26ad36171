#include "import/text_coding.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>

#include <memory>

#include "base/utf8.h"
#include "import/text_table.h"

namespace nandu {
namespace {

struct CplFree {
    void operator()(char* text) const { CPLFree(text); }
};

/// At least two characters beyond ASCII, and nearly all of them Han: a wrong guess of the coding
/// gives fewer, one accented letter in a western coding gives one.
bool reads_as_chinese(std::string_view text) {
    int han = 0;
    int all = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t letter = next_code_point(text, at);
        if (letter >= 0x80) {
            ++all;
            han += is_han(letter) ? 1 : 0;
        }
    }
    return han >= 2 && han * 5 >= all * 4;
}

}  // namespace

std::string guessed_coding(std::string_view bytes) {
    const std::string text(bytes.substr(0, 4096));
    for (const char* coding : {"GBK", "Big5"}) {
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
        const std::unique_ptr<char, CplFree> recoded(CPLRecode(text.c_str(), coding, CPL_ENC_UTF8));
        const bool clean = CPLGetLastErrorType() == CE_None;
        CPLPopErrorHandler();
        if (clean && recoded && is_valid_utf8(recoded.get()) && reads_as_chinese(recoded.get())) {
            return std::string(coding) + " text (" + shortened(recoded.get()) + ")";
        }
    }
    return {};
}

}  // namespace nandu
