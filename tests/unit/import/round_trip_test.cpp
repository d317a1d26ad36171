// What leaves as layers comes back the same: every field of every record, as a pack stores them.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "import/atlas_tables.h"
#include "import/import.h"
#include "import/write_layers.h"
#include "pack/pack.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

std::string all_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

class RoundTrip : public testing::Test {
protected:
    RoundTrip() : room_(fs::temp_directory_path() /
                ("nandu-round-trip-" + std::to_string(::getpid()))) {
        fs::create_directories(room_ / "war");
    }
    ~RoundTrip() override {
        std::error_code error;
        fs::remove_all(room_, error);
    }

    /// The tables of the built-in atlas without its layers, which are no tables.
    fs::path war() {
        for (const auto& entry : fs::directory_iterator(NANDU_SOURCE_DIR "/geodata/jin-song")) {
            if (entry.path().extension() == ".csv") {
                fs::copy_file(entry.path(), room_ / "war" / entry.path().filename());
            }
        }
        const std::string manifest = all_of(NANDU_SOURCE_DIR "/geodata/jin-song/atlas.toml");
        std::ofstream(room_ / "war/atlas.toml") << manifest.substr(0, manifest.find("[[layer]]"));
        return room_ / "war";
    }

    static Atlas opened(const fs::path& path) {
        ImportOptions options;
        options.calendars_folder = NANDU_SOURCE_DIR "/geodata/calendars";
        auto imported = import_folder(path, options);
        if (!imported) {
            ADD_FAILURE() << path << ": "
                          << (imported.error().empty() ? "" : sentence(imported.error().front()));
            return {};
        }
        for (const Problem& problem : imported->warnings) {
            EXPECT_EQ(problem.severity, Severity::Warning) << sentence(problem);
        }
        return std::move(imported->atlas);
    }

    static void expect_same(const Atlas& expected, const Atlas& found) {
        Pack a, b;
        a.atlas = expected;
        b.atlas = found;
        b.atlas.manifest.key = a.atlas.manifest.key;  // The file's name.
        EXPECT_EQ(expected.holdings.size(), found.holdings.size());
        EXPECT_EQ(expected.steps.size(), found.steps.size());
        EXPECT_EQ(write_pack(a), write_pack(b));
        const auto left = tables_of(a.atlas), right = tables_of(b.atlas);
        ASSERT_EQ(left.size(), right.size());
        int shown = 0;
        for (std::size_t t = 0; t < left.size(); ++t) {
            ASSERT_EQ(left[t].rows.size(), right[t].rows.size()) << left[t].name;
            for (std::size_t i = 0; i < left[t].rows.size() && shown < 5; ++i) {
                for (const auto& [column, text] : left[t].rows[i].cells) {
                    const bool same = text == right[t].rows[i].cell(column);
                    shown += same ? 0 : 1;
                    EXPECT_TRUE(same) << left[t].name << " row " << i << ", " << column << ": "
                                      << text << " became " << right[t].rows[i].cell(column);
                }
            }
        }
        EXPECT_EQ(manifest_text(expected), manifest_text(found));
    }

    /// With what is only there to be looked at, so that a way back must leave it alone.
    static std::vector<LayerTable> tables_and_pictures(const Atlas& atlas) {
        std::vector<LonLatArea> areas;
        for (const Seat& seat : atlas.seats) {
            const auto [x, y] = seat.position;
            areas.push_back({{{{x, y}, {x + 1, y}, {x, y + 1}, {x, y}}}, {0}});
        }
        std::vector<LayerTable> all = tables_of(atlas);
        for (LayerTable& picture : pictures_of(atlas, areas)) {
            all.push_back(std::move(picture));
        }
        return all;
    }

    fs::path room_;
};

TEST_F(RoundTrip, GeoPackageLosesNothing) {
    const Atlas atlas = opened(war());
    ASSERT_TRUE(write_geopackage(tables_and_pictures(atlas), manifest_text(atlas), room_ / "war.gpkg"));
    expect_same(atlas, opened(room_ / "war.gpkg"));
}

TEST_F(RoundTrip, FolderOfGeoJsonLosesNothing) {
    const Atlas atlas = opened(war());
    ASSERT_TRUE(write_geojson_folder(tables_and_pictures(atlas), manifest_text(atlas),
                                     room_ / "out"));
    expect_same(atlas, opened(room_ / "out"));
}

TEST_F(RoundTrip, FolderOfGeoJsonNeedsANewName) {
    const auto written = write_geojson_folder({}, "", room_ / "war");
    ASSERT_FALSE(written);
    EXPECT_EQ(sentence(written.error()),
              "war: found \"something of that name\", expected the name of a new folder, for one "
              "GeoJSON file a table");
}

TEST_F(RoundTrip, NothingIsLeftWhereNothingCanBeWritten) {
    const auto written = write_geopackage({}, "", room_ / "no-such/war.gpkg");
    ASSERT_FALSE(written);
    EXPECT_NE(sentence(written.error()).find("no folder"), std::string::npos);
    EXPECT_FALSE(fs::exists(room_ / "no-such"));
}

/// KML's begin comes before its end, in whole instants.
TEST_F(RoundTrip, EverySpanOfKmlBeginsBeforeItEnds) {
    const Atlas atlas = opened(war());
    ASSERT_TRUE(write_kml(atlas, pictures_of(atlas, {}), room_ / "war.kml"));
    const std::string kml = all_of(room_ / "war.kml");
    const std::regex span(
        "<TimeSpan>\\s*<begin>(\\d{4}-\\d\\d-\\d\\dT00:00:00Z)</begin>\\s*<end>([^<]+)</end>");
    int spans = 0;
    for (std::sregex_iterator i(kml.begin(), kml.end(), span), end; i != end; ++i, ++spans) {
        EXPECT_LT((*i)[1].str(), (*i)[2].str());
    }
    EXPECT_GT(spans, 100);
    // The fall of Kaifeng, 9 January 1127 Julian.
    EXPECT_NE(kml.find("1127-01-16T00:00:00Z"), std::string::npos);
}

}  // namespace
}  // namespace nandu
