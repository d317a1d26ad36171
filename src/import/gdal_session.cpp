#include "import/gdal_session.h"

#include <cpl_error.h>
#include <gdal_priv.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "base/utf8.h"

namespace nandu {
namespace {

void collect(CPLErr level, CPLErrorNum /*number*/, const char* message) {
    if (level < CE_Warning) {
        return;
    }
    auto& messages = *static_cast<std::vector<std::string>*>(CPLGetErrorHandlerUserData());
    std::string text = is_valid_utf8(message) ? message : "a message that is no UTF-8";
    for (char& letter : text) {
        letter = letter == '\n' ? ' ' : letter;
    }
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) {
        text.pop_back();
    }
    if (std::find(messages.begin(), messages.end(), text) == messages.end()) {
        messages.push_back(std::move(text));
    }
}

}  // namespace

GdalSession::GdalSession() {
    static std::once_flag registered;
    std::call_once(registered, [] { GDALAllRegister(); });
    CPLPushErrorHandlerEx(collect, &messages_);
}

GdalSession::~GdalSession() { CPLPopErrorHandler(); }

std::vector<std::string> GdalSession::take_messages() { return std::exchange(messages_, {}); }

std::string GdalSession::take_text(const std::string& otherwise) {
    std::string text;
    for (const std::string& message : take_messages()) {
        text += (text.empty() ? "" : "; ") + message;
    }
    return text.empty() ? otherwise : text;
}

}  // namespace nandu
