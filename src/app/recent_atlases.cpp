#include "app/recent_atlases.h"

#include <algorithm>
#include <span>
#include <sstream>

#include "app/atlas_file.h"

namespace nandu {
namespace {

constexpr std::size_t kMostRecent = 10;

std::filesystem::path recent_file(const Paths& paths) {
    return paths.config / "recent-atlases.txt";
}

}  // namespace

std::vector<std::string> recent_atlases(const Paths& paths) {
    std::vector<std::string> found;
    const auto bytes = read_file(recent_file(paths));
    if (!bytes) {
        return found;
    }
    std::istringstream lines(
        std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
    std::error_code error;
    for (std::string line; std::getline(lines, line) && found.size() < kMostRecent;) {
        if (!line.empty() && std::filesystem::exists(line, error)) {
            found.push_back(line);
        }
    }
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
    std::string text;
    for (const std::string& line : known) {
        text += line + "\n";
    }
    std::filesystem::create_directories(paths.config, error);
    (void)write_file(recent_file(paths), std::as_bytes(std::span(text)));
}

}  // namespace nandu
