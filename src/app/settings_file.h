#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/localized_text.h"
#include "base/result.h"
#include "base/strings.h"
#include "viewer/state.h"

namespace nandu {

/// Where the window stood, in the window system's points.
struct WindowPlace {
    int x = 0, y = 0, width = 0, height = 0;
    bool maximized = false;
};

/// The user's settings as a JSON file in her config folder. Keys that this version does not know
/// stay in it. Nothing here is ever fatal: what is wrong is said in `messages`.
class SettingsFile {
public:
    /// Reads `file`; one that is not there is as good as an empty one, one that is no JSON object
    /// is renamed to `….damaged` first. With an empty path nothing is read and nothing kept.
    SettingsFile(std::filesystem::path file, const Strings& strings);

    /// What was stored, and the program's own choice where nothing was.
    const Settings& settings() const { return settings_; }
    bool has(std::string_view key) const { return document_.contains(key); }
    std::optional<WindowPlace> window() const;
    /// Sentences for the user about what was wrong with the file.
    const std::vector<LocalizedText>& messages() const { return messages_; }

    /// With which settings the window opens: what the command line has set for once is not stored.
    void begin(const Settings& shown) { seen_ = shown; }
    /// Takes over what was changed since the last call.
    void note(const Settings& now);
    void set_window(const WindowPlace& place);
    /// Writes beside the file and renames, if there is something new to keep.
    [[nodiscard]] Result<void> save();

private:
    std::filesystem::path file_;
    nlohmann::ordered_json document_ = nlohmann::ordered_json::object();
    Settings settings_, seen_;
    std::vector<LocalizedText> messages_;
    bool unsaved_ = false;
};

/// The words of `key` in all languages, with "{0}", "{1}", … replaced.
LocalizedText in_all_languages(const Strings& strings, std::string_view key,
                               std::initializer_list<std::string_view> arguments = {});

}  // namespace nandu
