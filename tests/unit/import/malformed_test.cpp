#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "import/import.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = fs::path(NANDU_TEST_DATA) / ".." / "malformed";

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<fs::path> samples() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(kSamples)) {
        if (entry.is_directory() && entry.path().filename() != "_good") {
            found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// The good folder with the sample's files laid over it and those of without.txt taken away.
fs::path folder_of(const fs::path& sample, const fs::path& scratch) {
    const fs::path folder = scratch / sample.filename();
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy(kSamples / "_good", folder);
    std::istringstream without(text_of(sample / "without.txt"));
    for (std::string name; std::getline(without, name);) {
        EXPECT_TRUE(fs::remove(folder / name)) << sample << ": " << name;
    }
    for (const auto& entry : fs::directory_iterator(sample)) {
        const std::string name = entry.path().filename().string();
        if (name != "expected.txt" && name != "without.txt") {
            fs::copy(entry.path(), folder / name, fs::copy_options::overwrite_existing);
        }
    }
    return folder;
}

std::string report_of(const fs::path& folder) {
    ImportOptions options;
    options.calendars_folder = fs::path(NANDU_SOURCE_DIR) / "geodata" / "calendars";
    const ResultOrProblems<ImportedAtlas> result = import_folder(folder, options);
    std::string report = result ? "loads\n" : "fails\n";
    for (const Problem& problem : result ? result->warnings : result.error()) {
        report +=
            (problem.severity == Severity::Warning ? "warning: " : "") + sentence(problem) + "\n";
    }
    return report;
}

TEST(Malformed, EachSampleGivesExactlyItsSentences) {
    // Set to write the sentences instead of comparing them; then read them before committing.
    const bool accept = std::getenv("NANDU_ACCEPT_SENTENCES") != nullptr;
    const fs::path scratch =
        fs::temp_directory_path() / ("nandu-malformed-" + std::to_string(::getpid()));
    const std::vector<fs::path> found = samples();
    EXPECT_GE(found.size(), 45U);
    for (const fs::path& sample : found) {
        const std::string report = report_of(folder_of(sample, scratch));
        if (accept) {
            std::ofstream(sample / "expected.txt", std::ios::binary) << report;
        } else {
            EXPECT_EQ(report, text_of(sample / "expected.txt")) << sample.filename();
        }
    }
    fs::remove_all(scratch);
}

TEST(Malformed, TheGoodFolderUnderTheSamplesHasNoProblem) {
    EXPECT_EQ(report_of(kSamples / "_good"), "loads\n");
}

}  // namespace
}  // namespace nandu
