#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "../../fuzz/import_fuzz.cpp"

namespace nandu {
namespace {

/// Aborts where an input breaks a promise, which names the file in the output.
TEST(FuzzCorpus, EveryInputLoadsOrIsExplained) {
    const std::filesystem::path corpus =
        std::filesystem::path(NANDU_SOURCE_DIR) / "tests" / "fuzz" / "corpus" / "import";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        if (entry.path().filename() != ".gitattributes") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    EXPECT_GE(files.size(), 30U);
    for (const std::filesystem::path& path : files) {
        std::ifstream file(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        RecordProperty("input", path.filename().string());
        EXPECT_EQ(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                         bytes.size()),
                  0);
    }
}

}  // namespace
}  // namespace nandu
