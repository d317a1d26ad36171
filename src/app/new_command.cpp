#include "app/new_command.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

Failure refusal(const fs::path& folder, std::string expected) {
    Problem problem;
    problem.file = folder.string();
    problem.expected = std::move(expected);
    return Failure(problem);
}

}  // namespace

Result<void> make_new_atlas(const fs::path& folder, const Paths& paths) {
    std::error_code error;
    if (fs::exists(folder, error) &&
        !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
        return refusal(folder,
                       "a folder that is not there yet, or an empty one; nothing was written");
    }
    if (!fs::is_directory(paths.atlas_template, error)) {
        return refusal(paths.atlas_template, "the template, which came with the program");
    }
    // Beside the folder first, so that it is there whole or not at all.
    fs::path part = fs::absolute(folder, error).lexically_normal();
    if (!part.has_filename()) {
        part = part.parent_path();
    }
    const fs::path whole = part;
    part += ".part";
    fs::remove_all(part, error);
    fs::create_directories(part.parent_path(), error);
    fs::copy(paths.atlas_template, part, fs::copy_options::recursive, error);
    if (!error) {
        fs::remove(whole, error);  // Empty, or not there.
        fs::rename(part, whole, error);
    }
    if (error) {
        const std::string reason = error.message();
        fs::remove_all(part, error);
        return refusal(folder, "a place where a folder can be made: " + reason);
    }
    return {};
}

}  // namespace nandu
