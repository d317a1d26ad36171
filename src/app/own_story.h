#pragma once

#include <filesystem>
#include <memory>

#include "app/paths.h"
#include "base/result.h"
#include "pack/pack.h"
#include "viewer/story_draft.h"

namespace nandu {

/// Where the story of an atlas is saved.
struct StoryPlace {
    enum class Kind {
        InTheFolder,         ///< The atlas's own steps.csv.
        BesideTheWorkbook,   ///< A table beside it; the workbook stays as it is.
        OfTheUser            ///< Of an atlas that cannot be written: the user's own, used in its place.
    };
    std::filesystem::path file;
    Kind kind = Kind::OfTheUser;
};

/// `atlas` as the user named it; empty: the built-in one.
StoryPlace story_place(const std::filesystem::path& atlas, const Atlas& opened, const Paths& paths);

/// Writes the table of steps, whole or not at all.
[[nodiscard]] Result<void> save_story(const StoryPlace& place, const Atlas& atlas,
                                      const StoryDraft& draft);

/// The same pack with the user's own story where she has one for it. Where that cannot be read the
/// pack stays as it is, and `problems` say why.
std::shared_ptr<const Pack> with_own_story(std::shared_ptr<const Pack> pack, const Paths& paths,
                                           Problems& problems);

}  // namespace nandu
