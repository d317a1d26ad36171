#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "base/result.h"
#include "pack/pack.h"

namespace nandu {

/// The story while a teacher edits it: the atlas's steps, changed, beside what they were. Undo
/// keeps old drafts by their pointers.
struct StoryDraft {
    static constexpr int kNew = -1;

    std::vector<Step> steps;
    std::vector<int> origins;  ///< By step: its index in Atlas::steps, or kNew.
    int chosen = 0;            ///< Index into steps; meaningless where there are none.
    bool changed = false;      ///< Since it was saved.
};

StoryDraft draft_of(const Atlas& atlas);

/// The table of steps with the draft's changes. Cells that did not change keep their very text, in
/// quotes or without; so do columns that Nandu does not know, rows that are no steps (they come
/// last), the separator and the line ends. Numbers of `order` change only where they must grow.
/// `old_text` may be empty: then it is a new table. `file` names it in problems. Fails on text that
/// is not UTF-8, and where the table has no columns `title` and `when`.
[[nodiscard]] Result<std::string> story_sheet(std::string_view old_text, const Atlas& atlas,
                                              const StoryDraft& draft, std::string_view file);

/// The steps of a table that `story_sheet` has written anew, in order. A row that cannot be
/// understood is left out, and `problems` say why.
std::vector<Step> read_story_sheet(std::string_view text, const Pack& pack, std::string_view file,
                                   Problems& problems);

}  // namespace nandu
