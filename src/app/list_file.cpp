#include "app/list_file.h"

#include <sstream>

#include "app/atlas_file.h"

namespace nandu {

std::vector<std::string> lines_of_file(const std::filesystem::path& file) {
    std::vector<std::string> lines;
    const auto bytes = read_file(file);
    if (!bytes) {
        return lines;
    }
    std::istringstream stream(
        std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty()) {
            lines.push_back(line);
        }
    }
    return lines;
}

void keep_lines(std::span<const std::string> lines, const std::filesystem::path& file) {
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    (void)write_file(file, std::as_bytes(std::span(text)));
}

}  // namespace nandu
