#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "calendar/write_date.h"
#include "import/import.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

std::string sentences_of(const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        text +=
            (problem.severity == Severity::Warning ? "warning: " : "") + sentence(problem) + "\n";
    }
    return text;
}

/// A folder of a few files, as a teacher begins.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("nandu-minimal-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const fs::path& path() const { return path_; }
    void write(const char* name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    ImportedAtlas read(const char* file = "") const {
        ImportOptions options;
        options.calendars_folder = fs::path(NANDU_SOURCE_DIR) / "geodata" / "calendars";
        options.world = fs::path(NANDU_SOURCE_DIR) / "geodata" / "base" / "world.gpkg";
        auto result = import_folder(*file == '\0' ? path_ : path_ / file, options);
        if (!result) {
            ADD_FAILURE() << sentences_of(result.error());
            return {};
        }
        return std::move(*result);
    }

private:
    fs::path path_;
};

constexpr const char* kPlaces =
    "name,lat,lon\nBibracte,46.923,4.036\nAlesia,47.537,4.5\nGenava,46.204,6.143\n";

std::string iso(Day day) {
    return write_iso(day, CivilCalendar::Julian);
}

TEST(MinimalFolder, PlacesAndControlMakeAnAtlas) {
    const Folder folder;
    folder.write("places.csv", kPlaces);
    folder.write(
        "control.csv",
        "place,holder,from,source\nBibracte,Aedui,-0057,Caesar\nBibracte,Rome,52 BC,Caesar\n"
        "ALESIA,Aedui,-57,\"Caesar; Livy\"\nGenava,Rome,,Caesar\n");
    const ImportedAtlas it = folder.read();
    EXPECT_EQ(sentences_of(it.warnings), "");
    ASSERT_EQ(it.atlas.seats.size(), 3U);
    EXPECT_TRUE(it.atlas.places[0].is_seat);
    EXPECT_EQ(it.atlas.seats[0].key, "Bibracte");
    ASSERT_EQ(it.atlas.polities.size(), 2U);
    EXPECT_EQ(it.atlas.polities[1].name.in(Language::Hant), "Rome");
    ASSERT_EQ(it.atlas.holdings.size(), 4U);
    // The next holder ends the one before him.
    EXPECT_EQ(iso(it.atlas.holdings[0].span.begin_earliest), "-0057-01-01");
    EXPECT_EQ(it.atlas.holdings[0].span.end_latest, it.atlas.holdings[1].span.begin_latest);
    EXPECT_EQ(it.atlas.holdings[1].span.end_latest, kDistantFuture);
    // A source is shown as the text that it is.
    ASSERT_EQ(it.atlas.sources.size(), 2U);
    EXPECT_EQ(it.atlas.sources[1].citation.en, "Livy");
    EXPECT_EQ(it.atlas.holdings[2].sources.size(), 2U);
    // What nobody said is derived.
    EXPECT_EQ(iso(it.atlas.manifest.span.from), "-0057-01-01");
    EXPECT_NE(it.atlas.manifest.crs.find("lcc"), std::string::npos);
    EXPECT_LT(it.atlas.manifest.home.west_deg, 4.036);
    EXPECT_EQ(it.layers.vectors.size(), 3U);  // Two coasts and the rivers of the world.
    EXPECT_GT(it.layers.vectors[0].features.size(), 10U);
}

TEST(MinimalFolder, PlacesAndEventsMakeAnAtlas) {
    const Folder folder;
    folder.write("Places.csv", kPlaces);
    folder.write("events.csv",
                 "title;date;place;lat;lon;source\n"
                 "Siege;September 52 BC;Alesia;;;Caesar\n"
                 "Battle;1812-06-24;;54,9;23,9;Minard\n");
    const ImportedAtlas it = folder.read();
    EXPECT_EQ(sentences_of(it.warnings), "");
    ASSERT_EQ(it.atlas.events.size(), 2U);
    EXPECT_EQ(it.atlas[it.atlas.events[0].place].name.en, "Alesia");
    EXPECT_EQ(it.atlas[it.atlas.events[1].place].position.lat_deg, 54.9);
    EXPECT_TRUE(it.atlas.seats.empty());
}

TEST(MinimalFolder, DatesAfterTheReformAreGregorianUnlessTheManifestSaysOtherwise) {
    const Folder folder;
    folder.write("places.csv", kPlaces);
    folder.write("events.csv", "title,date,place,source\nCrossing,1812-06-24,Genava,Minard\n");
    EXPECT_EQ(iso(folder.read().atlas.events[0].when.first), "1812-06-12");
    folder.write("atlas.toml", "calendar = \"julian\"\n");
    EXPECT_EQ(iso(folder.read().atlas.events[0].when.first), "1812-06-24");
    folder.write("atlas.toml", "");
    folder.write("events.csv",
                 "title,date,place,source\nA,1812-06-24,Genava,x\nB,1127-01-09,Genava,x\n");
    EXPECT_EQ(iso(folder.read().atlas.events[1].when.first), "1812-06-24");
}

TEST(MinimalFolder, ChineseHeadersAndFileNamesAreUnderstood) {
    const Folder folder;
    folder.write("地點.csv", "名稱,緯度,經度\n開封,34.8,114.35\n臨安,30.25,120.17\n");
    folder.write("控制.csv", "地點,政權,開始,來源\n開封,宋,1115年,史\n開封,金,靖康二年四月,史\n");
    folder.write("事件.csv", "標題,日期,地點,來源\n開封陷落,1127年1月9日,開封,史\n");
    const ImportedAtlas it = folder.read();
    EXPECT_EQ(sentences_of(it.warnings), "");
    ASSERT_EQ(it.atlas.holdings.size(), 2U);
    EXPECT_EQ(it.atlas.polities[1].name.hant, "金");
    EXPECT_EQ(iso(it.atlas.events[0].when.first), "1127-01-09");
}

TEST(MinimalFolder, MarchesMayStandInOneSheet) {
    const Folder folder;
    folder.write("places.csv", kPlaces);
    folder.write(
        "routes.csv",
        "who,place,lat,lon,when,source\nCaesar,Genava,,,-57-03,x\nCaesar,,45.7,4.8,-57-04,x\n"
        "Helvetii,Genava,,,-57-03-28,x\nCaesar,Bibracte,,,-57-06,x\nHelvetii,Bibracte,,,-57-06,"
        "x\n");
    const ImportedAtlas it = folder.read();
    EXPECT_EQ(sentences_of(it.warnings), "");
    ASSERT_EQ(it.atlas.routes.size(), 2U);
    EXPECT_EQ(it.atlas.routes[0].title.en, "Caesar");
    EXPECT_EQ(it.atlas.routes[0].waypoints.size(), 3U);
    EXPECT_EQ(it.atlas.routes[1].waypoints.size(), 2U);
}

/// Writes sheets the way people's programs do.
void write_workbook(const fs::path& file, const char* driver,
                    const std::vector<std::vector<std::vector<std::string>>>& sheets,
                    const std::vector<std::string>& names) {
    GDALAllRegister();
    const GDALDatasetUniquePtr out(GetGDALDriverManager()->GetDriverByName(driver)->Create(
        file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    ASSERT_TRUE(out);
    for (std::size_t s = 0; s < sheets.size(); ++s) {
        OGRLayer* layer = out->CreateLayer(names[s].c_str(), nullptr, wkbNone);
        for (const std::string& title : sheets[s][0]) {
            OGRFieldDefn field(title.c_str(), title == "lat" ? OFTReal : OFTString);
            ASSERT_EQ(layer->CreateField(&field), OGRERR_NONE);
        }
        for (std::size_t r = 1; r < sheets[s].size(); ++r) {
            OGRFeature row(layer->GetLayerDefn());
            for (std::size_t c = 0; c < sheets[s][r].size(); ++c) {
                row.SetField(static_cast<int>(c), sheets[s][r][c].c_str());
            }
            ASSERT_EQ(layer->CreateFeature(&row), OGRERR_NONE);
        }
    }
}

TEST(Workbook, SheetsOfAnAllTextWorkbookAreTables) {
    for (const auto& [file, driver] :
         {std::pair{"war.xlsx", "XLSX"}, std::pair{"war.ods", "ODS"}}) {
        const Folder folder;
        write_workbook(
            folder.path() / file, driver,
            {{{"name", "lat", "lon"}, {"Alesia", "47.5", "4,5"}, {"Genava", "46.2", "6.14"}},
             {{"地點", "政權", "from", "source"},
              {"Alesia", "Gauls", "-57", "Caesar"},
              {"Alesia", "Rome", "-0051", "Caesar"},
              {"Alesai", "Rome", "-0050", "Caesar"}},
             {{"remark"}, {"to do"}}},
            {"Places", "control", "Sheet3"});
        const ImportedAtlas it = folder.read();
        const std::string name(file);
        EXPECT_EQ(
            sentences_of(it.warnings),
            "warning: " + name +
                ", sheet Sheet3: expected the name of a table, such as places, control or "
                "events; this sheet is ignored\n" +
                name +
                ", sheet control, row 4 (Alesai), 地點: found \"Alesai\", expected an id of the "
                "sheet Places of " +
                name + "; did you mean \"Alesia\"?\n");
        EXPECT_EQ(it.atlas.places.size(), 2U) << file;
        EXPECT_EQ(it.atlas.holdings.size(), 2U) << file;
        EXPECT_EQ(iso(it.atlas.holdings[0].span.begin_earliest), "-0057-01-01") << file;
        // And named by itself.
        EXPECT_EQ(folder.read(file).atlas.holdings.size(), 2U) << file;
        EXPECT_EQ(folder.read(file).atlas.manifest.title.en, "War");
    }
}

TEST(GeoPackage, LayersNamedAsTablesAreTables) {
    const Folder folder;
    GDALAllRegister();
    {
        const GDALDatasetUniquePtr out(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
            (folder.path() / "war.gpkg").c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRSpatialReference mercator;
        mercator.importFromEPSG(3857);
        OGRLayer* places = out->CreateLayer("places", &mercator, wkbPoint);
        OGRFieldDefn name("name", OFTString);
        places->CreateField(&name);
        OGRFeature place(places->GetLayerDefn());
        place.SetField("name", "Alesia");
        OGRPoint at(500937.7, 6028100.0);
        place.SetGeometry(&at);
        ASSERT_EQ(places->CreateFeature(&place), OGRERR_NONE);
        OGRLayer* control = out->CreateLayer("control", nullptr, wkbNone);
        for (const char* field : {"place", "holder", "source"}) {
            OGRFieldDefn column(field, OFTString);
            control->CreateField(&column);
        }
        OGRFieldDefn from("from", OFTDate);
        control->CreateField(&from);
        OGRFeature row(control->GetLayerDefn());
        row.SetField("place", "Alesia");
        row.SetField("holder", "Rome");
        row.SetField("source", "x");
        row.SetField("from", 1127, 1, 9);
        ASSERT_EQ(control->CreateFeature(&row), OGRERR_NONE);
    }
    for (const char* file : {"", "war.gpkg"}) {
        const ImportedAtlas it = folder.read(file);
        EXPECT_EQ(sentences_of(it.warnings), "");
        ASSERT_EQ(it.atlas.places.size(), 1U);
        EXPECT_NEAR(it.atlas.places[0].position.lon_deg, 4.5, 1e-4);
        ASSERT_EQ(it.atlas.holdings.size(), 1U);
        EXPECT_EQ(iso(it.atlas.holdings[0].span.begin_latest), "1127-01-09");
    }
}

TEST(SingleFile, DatedPointsBecomeEventsAndOthersPlaces) {
    const Folder folder;
    folder.write("war.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"label":"A","start":"-0264","end":"-0241","source":"x"},
 "geometry":{"type":"Point","coordinates":[15.5,38.2]}},
{"type":"Feature","properties":{"label":"B","start":"1127-01-09","end":null,"source":"x"},
 "geometry":{"type":"Point","coordinates":[12,38]}}]})");
    ImportedAtlas it = folder.read("war.geojson");
    ASSERT_EQ(it.atlas.events.size(), 2U);
    EXPECT_EQ(it.atlas.events[0].title.en, "A");
    EXPECT_EQ(iso(it.atlas.events[0].when.first), "-0264-01-01");
    EXPECT_EQ(iso(it.atlas.events[0].when.last), "-0241-12-31");
    folder.write("walk.gpx", R"(<?xml version="1.0"?><gpx version="1.1" creator="t"
 xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="38.2" lon="15.5"><name>Messana</name></wpt>
<wpt lat="38" lon="12.5"><name>Drepana</name></wpt></gpx>)");
    it = folder.read("walk.gpx");
    ASSERT_EQ(it.atlas.places.size(), 2U);
    EXPECT_EQ(it.atlas.places[1].name.en, "Drepana");
}

TEST(SingleFile, KmlKeepsYearsAndYearsBeforeOurEra) {
    const Folder folder;
    folder.write("war.kml", R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>war</name>
<Placemark><name>A</name><TimeSpan><begin>-0263</begin><end>-0240</end></TimeSpan>
<Point><coordinates>15.5,38.2,0</coordinates></Point></Placemark>
<Placemark><name>B</name><TimeStamp><when>1812</when></TimeStamp>
<Point><coordinates>12.5,38,0</coordinates></Point></Placemark>
</Folder></Document></kml>)");
    const ImportedAtlas it = folder.read("war.kml");
    ASSERT_EQ(it.atlas.events.size(), 2U) << sentences_of(it.warnings);
    EXPECT_EQ(iso(it.atlas.events[0].when.first), "-0263-01-01");
    EXPECT_EQ(iso(it.atlas.events[1].when.first), "1812-01-01");
}

}  // namespace
}  // namespace nandu
