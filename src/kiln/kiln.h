#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "pack/pack.h"

namespace nandu {

/// What the kiln is asked for: one folder, to be made into one pack.
struct KilnOrder {
    std::filesystem::path folder;
    std::filesystem::path calendars_folder;
    std::filesystem::path world;  ///< The ground of atlases that bring none.
    std::vector<std::string> allowed_hosts;  ///< What the user lets it fetch from.
    bool built_in = false;        ///< The built-in atlas may use layers outside its folder.
    /// Called from the kiln's thread with what is being done; false asks it to stop.
    std::function<bool(const std::string& what, int done, int total)> progress;
};

/// What came out of it: a pack and what was found wrong on the way, or only problems.
struct KilnYield {
    ResultOrProblems<Pack> pack = tl::unexpected(Problems{});
    Problems warnings;  ///< Everything that did not stop the baking; errors of single rows too.
};

/// Imports only, for `nandu check`: no pack, all problems.
struct KilnCheck {
    Problems problems;
    bool opens = false;  ///< False: the folder cannot be shown at all.
};

/// What an atlas is written as for other programs.
enum class LayerFormat { GeoPackage, GeoJsonFolder, Kml };

/// The module's only door. The viewer finds it by the name below, so that it never links GDAL.
class Kiln {
public:
    virtual ~Kiln() = default;
    virtual KilnYield fire(const KilnOrder& order) const = 0;
    virtual KilnCheck check(const KilnOrder& order) const = 0;
    /// Each seat's cell without the sea, by SeatId.
    virtual std::vector<LonLatArea> lands(const Pack& pack) const = 0;
    /// Writes the atlas's tables, and the land of each holding, as layers. Whole or not at all:
    /// written beside `file` and renamed.
    virtual Result<void> write(const Pack& pack, LayerFormat format,
                               const std::filesystem::path& file) const = 0;
};

inline constexpr const char* kKilnSymbol = "nandu_kiln";
using KilnEntry = const Kiln* (*)();

}  // namespace nandu
