#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/layers.h"
#include "base/result.h"
#include "calendar/calendars.h"

namespace nandu {

/// A folder's facts and layers, as far as they could be used.
struct ImportedAtlas {
    Atlas atlas;
    CalendarTables calendars;
    Layers layers;
    Problems warnings;  ///< Everything that was found wrong, errors of single rows included.
};

struct ImportOptions {
    std::filesystem::path calendars_folder;  ///< geodata/calendars; may be empty.
    std::filesystem::path
        world;  ///< geodata/base/world.gpkg: land for atlases without; may be empty.
    /// Whether layers may lie outside the folder: for the built-in atlas only.
    bool allow_outside_files = false;
    /// Servers that the user agreed to; anything remote is refused without.
    std::vector<std::string> allowed_hosts;
    /// Told before each step; the import stops when it returns false. May be empty.
    std::function<bool(std::string what, int done, int total)> progress;
};

/// Reads an atlas from a folder of tables and layers (geodata/README.md says how it looks), from
/// one workbook, or from a single file of places, lines and areas. What nobody says is derived:
/// title, extent, projection, days, seats, holders and their colours, the ground.
///
/// A row that cannot be used is left out and reported; the good ones load. Fails only without a
/// usable table of places, with an extent or CRS that cannot be used, or when it was stopped; then
/// the problems are all that had been found. May run on any thread, several at a time.
[[nodiscard]] ResultOrProblems<ImportedAtlas> import_folder(const std::filesystem::path& folder,
                                                            const ImportOptions& options);

}  // namespace nandu
