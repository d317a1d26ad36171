#pragma once

#include <gdal_priv.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace nandu {

/// How far an atlas may reach. It comes from a stranger: it reads files of its own folder, and
/// nothing else without the user's word.
struct Reach {
    std::filesystem::path folder;
    bool outside = false;            ///< The built-in atlas shares layers with its neighbours.
    std::vector<std::string> hosts;  ///< Servers that the user agreed to, as `host_of` names them.
};

/// The server that a source would be fetched from: of `https://…`, `http://…`, `PG:…` and
/// `postgresql://…`. "" where it is no such source; "?" where it hides which server it means.
std::string host_of(std::string_view source);

/// A source that may be opened: the file, or what GDAL calls the remote one. Refused are files
/// outside the folder, also through `..` and symbolic links, GDAL's devices (`/vsi…`), remote
/// sources whose host nobody agreed to (kind `NeedsConsent`, the host in `found`), and connection
/// strings that name files of this machine. The problem has neither file nor row yet.
[[nodiscard]] Result<std::filesystem::path> allowed(const std::string& source, const Reach& reach);

/// True for files that are in the folder in truth, wherever links lead.
bool is_within(const std::filesystem::path& path, const std::filesystem::path& folder);

/// What is wrong with a file that would be opened, without opening it: it, or one of its companions
/// (`.dbf`, `.prj`, …), lies outside, is no plain file, is too large, or unpacks to too much.
[[nodiscard]] std::optional<Problem> objection_to_file(const std::filesystem::path& path,
                                                       const Reach& reach);

/// The only place that opens something with GDAL. `path` comes from `allowed` or was asked about
/// with `objection_to_file`. One driver, read-only, without a network except for that very source.
GDALDatasetUniquePtr open_source(const std::filesystem::path& path, const char* driver,
                                 unsigned kind, const char* const* options = nullptr);

/// Why a reference system may not be used: it reads files of this machine. "" where it may.
std::string objection_to_grids(std::string_view definition);
/// The same of one that a file brought along.
bool refers_to_grids(const OGRSpatialReference& reference);

inline constexpr std::size_t kMostRows = 1'000'000;         ///< Of one table.
inline constexpr std::size_t kMostFeatures = 2'000'000;     ///< Of one layer.
inline constexpr std::size_t kMostVertices = 20'000'000;    ///< Of one layer.
inline constexpr std::size_t kLongestCellBytes = 100'000;   ///< A spreadsheet's cell ends before.

}  // namespace nandu
