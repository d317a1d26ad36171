#include "app/atlas_file.h"

#include <gtest/gtest.h>

#include <fstream>

namespace nandu {
namespace {

namespace fs = std::filesystem;

TEST(FolderHash, TellsFilesOfOneNameApartAndKnowsTheirCompanions) {
    const fs::path folder = fs::path(testing::TempDir()) / "nandu-hash";
    fs::remove_all(folder);
    fs::create_directories(folder / "calendars");
    const auto write = [&](const char* name, const char* text) {
        std::ofstream(folder / name) << text;
    };
    write("war.gpkg", "one");
    write("war.kml", "two");
    const auto hash = [&](const char* name) {
        return folder_hash(folder / name, folder / "calendars");
    };
    const std::string gpkg = hash("war.gpkg");
    EXPECT_NE(gpkg, hash("war.kml"));
    EXPECT_EQ(gpkg, hash("war.gpkg"));
    write("war.kml", "three");
    EXPECT_NE(gpkg, hash("war.gpkg")) << "it might be a companion, as a Shapefile has";
    fs::remove_all(folder);
}

}  // namespace
}  // namespace nandu
