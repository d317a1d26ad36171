#include "app/shipped_atlases.h"

#include <algorithm>
#include <system_error>

namespace nandu {

std::vector<std::filesystem::path> shipped_atlases(const Paths& paths) {
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(paths.atlases, error)) {
        const bool other = std::filesystem::equivalent(entry.path(), paths.built_in_folder, error) ||
                           std::filesystem::equivalent(entry.path(), paths.atlas_template, error);
        if (!other && std::filesystem::exists(entry.path() / "atlas.toml", error)) {
            found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::filesystem::path atlas_called(const std::filesystem::path& name, const Paths& paths) {
    std::error_code error;
    if (name.empty() || std::filesystem::exists(name, error)) {
        return name;
    }
    for (const std::filesystem::path& atlas : shipped_atlases(paths)) {
        if (atlas.filename() == name) {
            return atlas;
        }
    }
    return name;
}

}  // namespace nandu
