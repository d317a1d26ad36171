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
    /// The first of them, which mostly says it best, or `otherwise` if there are none.
    std::string take_first(const std::string& otherwise);

private:
    std::string folder_;
    std::vector<std::string> messages_;
};

}  // namespace nandu
