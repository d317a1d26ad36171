#include "app/open_outside.h"

#include <SDL.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cstdlib>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

extern char** environ;

namespace nandu {
namespace {

std::string filled_in(std::string word, const std::string& name, const std::string& value) {
    for (std::size_t at = word.find(name); at != std::string::npos;
         at = word.find(name, at + value.size())) {
        word.replace(at, name.size(), value);
    }
    return word;
}

/// Runs a program without a shell: names of files are never read as commands.
bool run(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) {
        return false;
    }
    std::thread([child] { waitpid(child, nullptr, 0); }).detach();
    return true;
}

std::string file_url(const std::filesystem::path& file) {
    std::string url = "file://";
    for (const char c : std::filesystem::absolute(file).string()) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_' || c == '.' ||
                           c == '~';
        url += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return url;
}

}  // namespace

int row_of(const Problem& problem) {
    for (const std::string_view word : {"row ", "line "}) {
        const std::size_t at = problem.where.find(word);
        if (at != std::string::npos) {
            return std::atoi(problem.where.c_str() + at + word.size());
        }
    }
    return 0;
}

OpenedOutside open_outside(const Problem& problem, const std::filesystem::path& atlas) {
    std::error_code error;
    const bool folder = std::filesystem::is_directory(atlas, error);
    const std::filesystem::path file = folder ? atlas / problem.file : atlas;
    SDL_SetClipboardText(sentence(problem).c_str());
    if (!std::filesystem::is_regular_file(file, error)) {
        return OpenedOutside::Copied;
    }
    if (const char* editor = std::getenv("NANDU_EDITOR"); editor != nullptr && *editor != '\0') {
        std::vector<std::string> words;
        std::istringstream parts{std::string(editor)};
        bool names_file = false;
        for (std::string word; parts >> word;) {
            names_file = names_file || word.find("{file}") != std::string::npos;
            words.push_back(filled_in(filled_in(word, "{file}", file.string()), "{row}",
                                      std::to_string(std::max(1, row_of(problem)))));
        }
        if (!names_file) {
            words.push_back(file.string());
        }
        if (run(words)) {
            return OpenedOutside::AtTheRow;
        }
    }
    return SDL_OpenURL(file_url(file).c_str()) == 0 ? OpenedOutside::TheFile
                                                    : OpenedOutside::Copied;
}

}  // namespace nandu
