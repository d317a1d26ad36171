#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace nandu {

/// Where the program's own files are: beside the program in a build tree, under share/ and lib/
/// when installed. Found once from the running program's place.
struct Paths {
    std::filesystem::path assets;     ///< fonts/, strings.csv
    std::filesystem::path calendars;  ///< geodata/calendars
    std::filesystem::path world;      ///< geodata/base/world.gpkg
    std::filesystem::path atlas_template;  ///< What `nandu new` copies.
    std::filesystem::path built_in_pack;
    std::filesystem::path built_in_folder;  ///< geodata/jin-song; may be absent when installed.
    std::filesystem::path atlases;  ///< The folder of further atlases that came along.
    std::filesystem::path kiln_module;
    std::filesystem::path config;     ///< The user's settings.
    std::filesystem::path cache;  ///< The user's cache for packs of folders.
    std::vector<std::string> allowed_hosts;  ///< Servers that the user lets atlases fetch from.
};

Paths find_paths();

}  // namespace nandu
