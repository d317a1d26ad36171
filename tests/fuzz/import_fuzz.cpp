// libFuzzer target for the readers of a folder's files: the first byte chooses which, the rest is
// the file. With clang and the sanitizers:
//
//   clang++-14 -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -DFMT_HEADER_ONLY
//       -DNANDU_FUZZER -DTOML_HEADER_ONLY=1 -I/usr/include/gdal -Isrc tests/fuzz/import_fuzz.cpp
//       src/import/*.cpp src/calendar/*.cpp src/base/*.cpp src/atlas/*.cpp -lgdal
//       -o build/import_fuzz
//   build/import_fuzz -max_len=4000 build/found tests/fuzz/corpus/import
//
// tests/unit/import/fuzz_corpus_test.cpp includes it and replays the corpus without a fuzzer.

#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/utf8.h"
#include "import/import.h"

namespace {

void require_fuzzed(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    namespace fs = std::filesystem;
    static constexpr std::array<const char*, 10> kFiles = {
        "places.csv",     "control.csv", "atlas.toml", "war.xlsx",   "war.ods",
        "events.geojson", "war.kml",     "walk.gpx",   "places.fgb", "war.gpkg"};
    static const fs::path kFolder =
        fs::temp_directory_path() / ("nandu-fuzz-" + std::to_string(::getpid()));
    if (size == 0) {
        return 0;
    }
    fs::remove_all(kFolder);
    fs::create_directories(kFolder);
    const std::size_t chosen = bytes[0] % kFiles.size();
    if (chosen != 0 && chosen < 3) {
        std::ofstream(kFolder / "places.csv") << "name,lat,lon\nAsh,35.5,14\nElm,32.5,15.5\n";
    }
    std::ofstream(kFolder / kFiles[chosen], std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes + 1), static_cast<std::streamsize>(size - 1));
    const auto result = nandu::import_folder(kFolder, {});
    // Whatever it was: it loads, or there is a sentence that can be shown.
    const nandu::Problems& problems = result ? result->warnings : result.error();
    require_fuzzed(result || !problems.empty());
    for (const nandu::Problem& problem : problems) {
        require_fuzzed(!problem.expected.empty());
        require_fuzzed(nandu::is_valid_utf8(nandu::sentence(problem)));
    }
    fs::remove_all(kFolder);
    return 0;
}
