#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/paths.h"
#include "base/result.h"
#include "kiln/kiln.h"
#include "pack/pack.h"

namespace nandu {

/// An atlas as the user named it, opened.
struct OpenedAtlas {
    std::shared_ptr<const Pack> pack;
    Problems warnings;  ///< What was found wrong when it was read.
};

using ReportLine = std::function<bool(const std::string& what, int done, int total)>;

/// Opens the built-in atlas (`name` empty), a pack file, a folder, a workbook or a file of
/// places. A folder's pack is kept in
/// the user's cache under the hash of its files, so that an unchanged folder opens at once.
[[nodiscard]] ResultOrProblems<OpenedAtlas> open_atlas(const std::filesystem::path& name,
                                                       const Paths& paths,
                                                       const ReportLine& report);

bool is_pack(const std::filesystem::path& name);

/// The same where it takes no time: nothing if the atlas would have to be read and baked first.
std::optional<OpenedAtlas> opened_at_once(const std::filesystem::path& name, const Paths& paths);

/// Reads a whole file.
[[nodiscard]] Result<std::vector<std::byte>> read_file(const std::filesystem::path& file);

/// Writes beside the file and renames: nobody ever sees half of it.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& file,
                                      std::span<const std::byte> bytes);

/// A hash over names and contents of all files of a folder (and of the calendars).
std::string folder_hash(const std::filesystem::path& folder,
                        const std::filesystem::path& calendars);

/// What the kiln needs to know to read that atlas. Layers of geodata/jin-song itself, and of no
/// other, may lie outside its folder.
KilnOrder kiln_order(const std::filesystem::path& atlas, const Paths& paths);

}  // namespace nandu
