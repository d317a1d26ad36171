#include "import/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>

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

/// What atlases are read from, and what exports are written to.
constexpr std::string_view kDrivers[] = {
    "GeoJSON", "GPKG", "FlatGeobuf", "ESRI Shapefile", "KML",  "LIBKML", "GPX",
    "XLSX",    "ODS",  "GTiff",      "PostgreSQL",     "MEM", "Memory"};

/// GDAL asks the network here for what a file mentions, such as a `crs` of the kind link.
CPLHTTPResult* fetch_nothing(const char* /*url*/, CSLConstList /*options*/,
                             GDALProgressFunc /*progress*/, void* /*progress_data*/,
                             CPLHTTPFetchWriteFunc /*write*/, void* /*write_data*/,
                             void* /*user_data*/) {
    auto* nothing = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    nothing->nStatus = 1;
    nothing->pszErrBuf = CPLStrdup("nothing is fetched");
    return nothing;
}

void set_up_gdal() {
    // The drivers look at some of these when they register.
    for (const auto& [option, value] : {
             std::pair{"GDAL_VRT_ENABLE_PYTHON", "NO"},
             std::pair{"GDAL_VRT_ENABLE_RAWRASTERBAND", "NO"},
             std::pair{"GDAL_PAM_ENABLED", "NO"},
             std::pair{"OGR_SQLITE_STATIC_VIRTUAL_OGR", "NO"},
             std::pair{"OGR_SQLITE_LOAD_EXTENSIONS", ""},
             std::pair{"SPATIALITE_SECURITY", ""},
             std::pair{"GDAL_HTTP_MAX_RETRY", "0"},
             std::pair{"GDAL_HTTP_CONNECTTIMEOUT", "10"},
             std::pair{"GDAL_HTTP_TIMEOUT", "60"},
             // No name is this: nothing is fetched unless one thread names one file.
             std::pair{"CPL_VSIL_CURL_ALLOWED_FILENAME", "-"},
         }) {
        CPLSetConfigOption(option, value);
    }
    CPLHTTPSetFetchCallback(fetch_nothing, nullptr);
    OSRSetPROJEnableNetwork(0);
    GDALAllRegister();
    GDALDriverManager& drivers = *GetGDALDriverManager();
    for (int i = drivers.GetDriverCount() - 1; i >= 0; --i) {
        GDALDriver* driver = drivers.GetDriver(i);
        if (!is_known_driver(driver->GetDescription())) {
            drivers.DeregisterDriver(driver);
            delete driver;
        }
    }
}

}  // namespace

bool is_known_driver(std::string_view name) {
    return std::find(std::begin(kDrivers), std::end(kDrivers), name) != std::end(kDrivers);
}

GdalSession::GdalSession(std::string folder) : folder_(std::move(folder)) {
    static std::once_flag registered;
    std::call_once(registered, set_up_gdal);
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

ThreadOption::ThreadOption(const char* name, const char* value) : name_(name) {
    CPLSetThreadLocalConfigOption(name, value);
}

ThreadOption::~ThreadOption() {
    CPLSetThreadLocalConfigOption(name_, nullptr);
}

}  // namespace nandu
