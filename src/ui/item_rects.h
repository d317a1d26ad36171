#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "map/camera.h"

namespace nandu {

/// Where each named control stood in the last complete frame, so that tests can find
/// "timeline/play" whatever the language and the size of the text.
class ItemRects {
public:
    void begin_frame() { collected_.clear(); }
    void mark(std::string_view name, const ScreenBox& box) {
        collected_.insert_or_assign(std::string(name), box);
    }

    std::optional<ScreenBox> find(std::string_view name) const {
        const auto found = shown_.find(name);
        return found == shown_.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const auto& [name, box] : shown_) {
            out.push_back(name);
        }
        return out;
    }
    /// Makes what was collected in the frame that just ended visible to readers.
    void end_frame() { shown_ = collected_; }

private:
    std::map<std::string, ScreenBox, std::less<>> shown_, collected_;
};

}  // namespace nandu
