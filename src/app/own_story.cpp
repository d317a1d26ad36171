#include "app/own_story.h"

#include <span>
#include <string>
#include <system_error>

#include "app/atlas_file.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

fs::path own_story_file(const Atlas& atlas, const Paths& paths) {
    return paths.config / "stories" / (atlas.manifest.key + "-steps.csv");
}

Result<std::string> text_of(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error)) {
        return std::string();
    }
    const auto bytes = read_file(file);
    if (!bytes) {
        return Failure(bytes.error());
    }
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

}  // namespace

StoryPlace story_place(const fs::path& atlas, const Atlas& opened, const Paths& paths) {
    std::error_code error;
    if (!atlas.empty() && fs::is_directory(atlas, error)) {
        // Steps that came from a sheet or a table of another name stay there.
        const fs::path table = atlas / "steps.csv";
        if (fs::exists(table, error) || opened.steps.empty()) {
            return {table, StoryPlace::Kind::InTheFolder};
        }
        return {atlas.parent_path() / (atlas.filename().string() + "-steps.csv"),
                StoryPlace::Kind::BesideTheWorkbook};
    }
    if (atlas.empty() || is_pack(atlas)) {
        return {own_story_file(opened, paths), StoryPlace::Kind::OfTheUser};
    }
    return {atlas.parent_path() / (atlas.stem().string() + "-steps.csv"),
            StoryPlace::Kind::BesideTheWorkbook};
}

Result<void> save_story(const StoryPlace& place, const Atlas& atlas, const StoryDraft& draft) {
    const auto old_text = text_of(place.file);
    if (!old_text) {
        return Failure(old_text.error());
    }
    const auto table = story_sheet(*old_text, atlas, draft, place.file.filename().string());
    if (!table) {
        return Failure(table.error());
    }
    std::error_code error;
    fs::create_directories(place.file.parent_path(), error);
    return write_file(place.file, std::as_bytes(std::span(*table)));
}

std::shared_ptr<const Pack> with_own_story(std::shared_ptr<const Pack> pack, const Paths& paths,
                                           Problems& problems) {
    const fs::path file = own_story_file(pack->atlas, paths);
    const auto text = text_of(file);
    if (!text) {
        problems.push_back(text.error());
        return pack;
    }
    if (text->empty()) {
        return pack;
    }
    auto steps = read_story_sheet(*text, *pack, file.filename().string(), problems);
    if (steps.empty()) {
        return pack;
    }
    auto own = std::make_shared<Pack>(*pack);
    own->atlas.steps = std::move(steps);
    return own;
}

}  // namespace nandu
