#include "app/recent_atlases.h"

#include <algorithm>

#include "app/list_file.h"

namespace nandu {
namespace {

constexpr std::size_t kMostRecent = 10;

std::filesystem::path recent_file(const Paths& paths) {
    return paths.config / "recent-atlases.txt";
}

}  // namespace

std::vector<std::string> recent_atlases(const Paths& paths) {
    std::vector<std::string> found = lines_of_file(recent_file(paths));
    std::erase_if(found, [](const std::string& atlas) {
        std::error_code error;
        return !std::filesystem::exists(atlas, error);
    });
    found.resize(std::min(found.size(), kMostRecent));
    return found;
}

void remember_atlas(const std::filesystem::path& atlas, const Paths& paths) {
    std::error_code error;
    std::filesystem::path whole = std::filesystem::absolute(atlas, error).lexically_normal();
    if (!whole.has_filename()) {
        whole = whole.parent_path();  // A slash at the end.
    }
    std::vector<std::string> known = recent_atlases(paths);
    known.erase(std::remove(known.begin(), known.end(), whole.string()), known.end());
    known.insert(known.begin(), whole.string());
    known.resize(std::min(known.size(), kMostRecent));
    keep_lines(known, recent_file(paths));
}

}  // namespace nandu
