// Files of features that are no tables: lines, areas, and points by the hundred.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "calendar/write_date.h"
#include "import/feature_table.h"
#include "import/import.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;
using Kind = FeatureTable::Kind;

class FeatureFile : public testing::Test {
protected:
    FeatureFile() : folder_(fs::temp_directory_path() / fmt::format("nandu-features-{}", getpid())) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~FeatureFile() override { fs::remove_all(folder_); }

    void write(const char* name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }
    ImportedAtlas read(const std::string& name) const {
        auto result = import_folder(name.empty() ? folder_ : folder_ / name, options);
        if (!result) {
            for (const Problem& problem : result.error()) {
                ADD_FAILURE() << sentence(problem);
            }
            return {};
        }
        return std::move(*result);
    }

    fs::path folder_;
    ImportOptions options;
};

std::string feature(const std::string& properties, const std::string& geometry) {
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}
std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}
constexpr const char* kSquare =
    R"({"type":"Polygon","coordinates":[[[10,40],[11,40],[11,41],[10,41],[10,40]]]})";

std::string iso_day(Day day) {
    return write_iso(day, CivilCalendar::Gregorian);
}

TEST_F(FeatureFile, AreasAndLinesAreShownFromTheirBeginToTheirEnd) {
    write("lands.geojson",
          collection(feature(R"("name":"A","begin":"1900-01-01","end":"1910-02-03","kind":"x")", kSquare) +
                     "," +
                     feature(R"("name":"B","begin":"1905","end":"1906","kind":"x")",
                             R"({"type":"LineString","coordinates":[[10,40],[12,42]]})") +
                     "," + feature(R"("name":"C","begin":null,"end":"1901","kind":"y")", kSquare) +
                     "," + feature(R"("name":"D","begin":"1904","end":"1904","kind":"y")", kSquare)));
    const ImportedAtlas it = read("lands.geojson");
    const FeatureTable& table = it.layers.features;
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(table.rows[0].kind, Kind::Area);
    EXPECT_EQ(positions_of(table, table.rows[0]).size(), 4U) << "closed without a repeated point";
    EXPECT_EQ(iso_day(table.rows[0].from), "1900-01-01");
    EXPECT_EQ(iso_day(table.rows[0].until), "1910-02-03");
    EXPECT_EQ(table.rows[1].kind, Kind::Line);
    EXPECT_EQ(iso_day(table.rows[1].until), "1906-01-01");
    EXPECT_EQ(table.rows[2].from, kDistantPast);
    EXPECT_EQ(iso_day(table.rows[3].until), "1905-01-01") << "what begins and ends in 1904 lasts it";
    EXPECT_EQ(cells_of(table, table.rows[1])[0], "B");
    EXPECT_EQ(table.layers[0].fields[static_cast<std::size_t>(table.layers[0].name_field)], "name");
    EXPECT_EQ(table.layers[0].fields[static_cast<std::size_t>(table.layers[0].category_field)],
              "kind");
    EXPECT_EQ(iso_day(it.atlas.manifest.span.from), "1900-01-01");
    EXPECT_LT(it.atlas.manifest.home.west_deg, 10.0);
    EXPECT_GT(it.atlas.manifest.home.east_deg, 12.0);
}

TEST_F(FeatureFile, FewPointsStayATableAndManyBecomeFeatures) {
    for (const std::size_t count : {kMostPointsOfATable, kMostPointsOfATable + 1}) {
        std::string features;
        for (std::size_t i = 0; i < count; ++i) {
            features += (i > 0 ? "," : "") +
                        feature(fmt::format(R"("name":"p{}","from":"19{:02}","until":"1999")", i, i % 90),
                                fmt::format(R"({{"type":"Point","coordinates":[{},40]}})",
                                            10 + 0.001 * static_cast<double>(i)));
        }
        write("points.geojson", collection(features));
        const ImportedAtlas it = read("points.geojson");
        const bool many = count > kMostPointsOfATable;
        EXPECT_EQ(it.layers.features.rows.size(), many ? count : 0U);
        EXPECT_EQ(it.atlas.events.size(), many ? 0U : count);
    }
}

TEST_F(FeatureFile, WhatCannotBeReadIsLeftOutAndReported) {
    write("bad.geojson",
          collection(feature(R"("begin":"1900","end":"1901")", kSquare) + "," +
                     feature(R"("begin":"soon","end":"1901")", kSquare) + "," +
                     feature(R"("begin":"1902","end":"1901")", kSquare) + "," +
                     feature(R"("begin":"1900","end":"1901")", "null") + "," +
                     feature(R"("begin":"1900","end":"1901")",
                             R"({"type":"LineString","coordinates":[[10,40],[300,42]]})")));
    const ImportedAtlas it = read("bad.geojson");
    EXPECT_EQ(it.layers.features.rows.size(), 1U);
    std::string all;
    for (const Problem& problem : it.warnings) {
        all += sentence(problem) + "\n";
    }
    for (const char* expected :
         {"bad.geojson, feature 2, begin: found \"soon\"",
          "bad.geojson, feature 3: expected an end that is not before the beginning",
          "bad.geojson, feature 4: expected a geometry; there is none",
          "bad.geojson, feature 5: expected lon from -180 to 180"}) {
        EXPECT_NE(all.find(expected), std::string::npos) << expected << "\n in\n" << all;
    }
}

TEST_F(FeatureFile, KmlTimesAndNamesWithATStayWhole) {
    write("war.kml", R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>war</name>
<Placemark><name>Tours Town</name><TimeSpan><begin>-0263</begin><end>-0240</end></TimeSpan>
<LineString><coordinates>15.5,38.2,0 16,39,0</coordinates></LineString></Placemark>
</Folder></Document></kml>)");
    const ImportedAtlas it = read("war.kml");
    const FeatureTable& table = it.layers.features;
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(write_iso(table.rows[0].from, CivilCalendar::Julian), "-0263-01-01");
    EXPECT_EQ(write_iso(table.rows[0].until, CivilCalendar::Julian), "-0240-01-01");
    EXPECT_EQ(cells_of(table, table.rows[0])[static_cast<std::size_t>(table.layers[0].name_field)],
              "Tours Town");
}

TEST_F(FeatureFile, AManifestNamesALayerOfFeaturesWithFromAndUntil) {
    write("places.csv", "name,lat,lon\nA,40,10\nB,41,11\n");
    write("atlas.toml", "[[layer]]\nfile = \"walls.geojson\"\nkind = \"features\"\n");
    write("walls.geojson", collection(feature(R"("name":"wall","from":"1200","until":"1250")",
                                              R"({"type":"LineString","coordinates":[[10,40],[11,41]]})") +
                                      "," +
                                      feature(R"("name":"gate","from":"1200","until":"1250")",
                                              R"({"type":"Point","coordinates":[10,40]})")));
    const ImportedAtlas it = read("");
    EXPECT_EQ(it.layers.features.rows.size(), 2U);
    EXPECT_EQ(it.atlas.places.size(), 2U);
    EXPECT_EQ(write_iso(it.atlas.manifest.span.from, CivilCalendar::Julian), "1200-01-01");
}

TEST_F(FeatureFile, ReadingTellsHowFarItIsAndCanBeStopped) {
    std::string features;
    for (int i = 0; i < 3000; ++i) {
        features += (i > 0 ? "," : "") +
                    feature("", fmt::format(R"({{"type":"Point","coordinates":[{},40]}})", i * 0.01));
    }
    write("many.geojson", collection(features));
    std::vector<int> told;
    options.progress = [&](const std::string& what, int done, int total) {
        if (what == "many.geojson" && total == 3000) {
            told.push_back(done);
        }
        return done < 2000;
    };
    const auto stopped = import_folder(folder_ / "many.geojson", options);
    EXPECT_FALSE(stopped);
    EXPECT_EQ(told, (std::vector<int>{0, 1024, 2048}));
}

}  // namespace
}  // namespace nandu
