#include "app/paths.h"

#include <cstdlib>
#include <system_error>

namespace nandu {
namespace {

namespace fs = std::filesystem;

fs::path program_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::current_path(error) : program.parent_path();
}

/// The folder that a variable of the XDG base directories names, or the usual one in HOME.
fs::path user_folder(const char* variable, const char* usual) {
    if (const char* named = std::getenv(variable); named != nullptr && *named != '\0') {
        return fs::path(named) / "nandu";
    }
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
        return fs::path(home) / usual / "nandu";
    }
    std::error_code error;
    return fs::temp_directory_path(error) / "nandu" / usual;
}

}  // namespace

Paths find_paths() {
    const fs::path here = program_folder();
    Paths paths;
    paths.cache = user_folder("XDG_CACHE_HOME", ".cache");
    paths.config = user_folder("XDG_CONFIG_HOME", ".config");
    const fs::path share = here.parent_path() / NANDU_INSTALL_DATADIR / "nandu";
    if (fs::exists(share / "assets")) {
        paths.assets = share / "assets";
        paths.calendars = share / "calendars";
        paths.world = share / "world.gpkg";
        paths.atlas_template = share / "template";
        paths.built_in_pack = share / "jin-song.pack";
        paths.built_in_folder = share / "jin-song";
        paths.atlases = share / "atlases";
        paths.kiln_module = here.parent_path() / NANDU_INSTALL_LIBDIR / "nandu" / "nandu-kiln.so";
        return paths;
    }
    const fs::path source = NANDU_SOURCE_DIR;
    paths.assets = source / "assets";
    paths.calendars = source / "geodata" / "calendars";
    paths.world = source / "geodata" / "base" / "world.gpkg";
    paths.atlas_template = source / "geodata" / "template";
    paths.built_in_folder = source / "geodata" / "jin-song";
    paths.atlases = source / "geodata";
    paths.built_in_pack = fs::path(NANDU_BUILD_DIR) / "jin-song.pack";
    paths.kiln_module = fs::path(NANDU_BUILD_DIR) / "nandu-kiln.so";
    return paths;
}

}  // namespace nandu
