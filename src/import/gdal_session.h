#pragma once

#include <string>
#include <vector>

namespace nandu {

/// While it lives, what GDAL says on this thread is collected instead of printed. Also makes sure
/// that GDAL's drivers are there. Sessions nest.
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

}  // namespace nandu
