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

/// Share of characters beyond ASCII that are Han. A wrong guess of the coding gives few of them.
double han_share(std::string_view text) {
    int han = 0;
    int all = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t letter = next_code_point(text, at);
        if (letter >= 0x80) {
            ++all;
            han += is_han(letter) ? 1 : 0;
        }
    }
    return all == 0 ? 0.0 : static_cast<double>(han) / all;
}

}  // namespace

std::string guessed_coding(std::string_view bytes) {
    const std::string text(bytes.substr(0, 4096));
    for (const char* coding : {"GBK", "BIG5"}) {
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
        const std::unique_ptr<char, CplFree> recoded(CPLRecode(text.c_str(), coding, CPL_ENC_UTF8));
        const bool clean = CPLGetLastErrorType() == CE_None;
        CPLPopErrorHandler();
        if (clean && recoded && is_valid_utf8(recoded.get()) && han_share(recoded.get()) > 0.8) {
            return std::string(coding) + " text, which reads \"" + shortened(recoded.get()) + "\"";
        }
    }
    return {};
}

}  // namespace nandu
