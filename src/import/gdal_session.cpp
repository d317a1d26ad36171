#include "import/gdal_session.h"

#include <cpl_conv.h>
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

GdalSession::GdalSession(std::string folder) : folder_(std::move(folder)) {
    static std::once_flag registered;
    std::call_once(registered, [] { GDALAllRegister(); });
    CPLPushErrorHandlerEx(collect, &messages_);
}

GdalSession::~GdalSession() {
    CPLPopErrorHandler();
}

std::vector<std::string> GdalSession::take_messages() {
    for (std::string& message : messages_) {
        for (std::size_t at = message.find(folder_); !folder_.empty() && at != std::string::npos;
             at = message.find(folder_)) {
            message.erase(at, folder_.size());
        }
    }
    return std::exchange(messages_, {});
}

std::vector<double> GdalSession::take_numbers() {
    std::vector<double> numbers;
    const std::vector<std::string> messages = take_messages();
    if (messages.empty()) {
        return numbers;
    }
    const char* at = messages.front().c_str();
    while (*at != '\0') {
        char* end = nullptr;
        const bool starts = (*at >= '0' && *at <= '9') || *at == '-';
        const double number = starts ? CPLStrtod(at, &end) : 0.0;
        if (starts && end != at) {
            numbers.push_back(number);
            at = end;
        } else {
            ++at;
        }
    }
    return numbers;
}

}  // namespace nandu
