#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nandu {

/// Whether an atlas may use this driver of GDAL. All others, such as VRT, whose files are recipes that
/// reach elsewhere, are taken out of this process.
bool is_known_driver(std::string_view name);

/// While it lives, what GDAL says on this thread is collected instead of printed. Also makes sure
/// that GDAL's drivers are there, and that GDAL reaches no network. Sessions nest.
class GdalSession {
public:
    /// `folder` is left out of messages: users know their files without it.
    explicit GdalSession(std::string folder = {});
    ~GdalSession();
    GdalSession(const GdalSession&) = delete;
    GdalSession& operator=(const GdalSession&) = delete;

    /// The warnings and errors since the last call, without those that repeat.
    std::vector<std::string> take_messages();
    /// The numbers in the first of them: where in the file or on the Earth it went wrong. GDAL's
    /// words are for programmers and never shown.
    std::vector<double> take_numbers();

private:
    std::string folder_;
    std::vector<std::string> messages_;
};

/// Sets an option of GDAL for this thread while it lives.
class ThreadOption {
public:
    ThreadOption(const char* name, const char* value);
    ~ThreadOption();
    ThreadOption(const ThreadOption&) = delete;
    ThreadOption& operator=(const ThreadOption&) = delete;

private:
    const char* name_;
};

}  // namespace nandu
