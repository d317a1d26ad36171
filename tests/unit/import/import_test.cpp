#include "import/import.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string_view>
#include <thread>

#include "support/small_atlas.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

const fs::path kTinyWar = fs::path(NANDU_TEST_DATA) / "tiny-war";

ImportOptions options() {
    ImportOptions it;
    it.calendars_folder = fs::path(NANDU_SOURCE_DIR) / "geodata" / "calendars";
    return it;
}

std::string sentences(const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        text += sentence(problem) + "\n";
    }
    return text;
}

/// A copy of the tiny war that a test may change.
class Copy {
public:
    explicit Copy(const std::string& name)
        : scratch_(fs::temp_directory_path() / ("nandu-import-" + std::to_string(::getpid()))),
          folder_(scratch_ / name) {
        fs::remove_all(scratch_);
        fs::create_directories(scratch_);
        fs::copy(kTinyWar, folder_);
    }
    ~Copy() { fs::remove_all(scratch_); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    fs::path operator/(const char* name) const { return folder_ / name; }
    void write(const char* name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }
    ImportedAtlas read() const {
        auto result = import_folder(folder_, options());
        if (!result) {
            ADD_FAILURE() << sentences(result.error());
            return {};
        }
        return std::move(*result);
    }

private:
    fs::path scratch_;
    fs::path folder_;
};

TEST(TinyWar, LoadsCompletelyAndWithoutAProblem) {
    const auto result = import_folder(kTinyWar, options());
    ASSERT_TRUE(result) << sentences(result.error());
    EXPECT_EQ(sentences(result->warnings), "");
    const Atlas& atlas = result->atlas;
    EXPECT_EQ(atlas.sources.size(), 2U);
    EXPECT_EQ(atlas.polities.size(), 2U);
    EXPECT_EQ(atlas.places.size(), 5U);
    EXPECT_EQ(atlas.seats.size(), 5U);
    EXPECT_EQ(atlas.people.size(), 2U);
    EXPECT_EQ(atlas.stays.size(), 8U);
    EXPECT_EQ(atlas.events.size(), 3U);
    EXPECT_EQ(atlas.routes.size(), 2U);
    EXPECT_EQ(atlas.reigns.size(), 3U);
    EXPECT_EQ(atlas.causes.size(), 2U);
    EXPECT_EQ(atlas.holdings.size(), 8U);
    EXPECT_EQ(atlas.steps.size(), 2U);
    EXPECT_EQ(atlas.regions.size(), 2U);
    EXPECT_TRUE(result->calendars.eras.empty()) << "they are of other centuries";
    ASSERT_EQ(result->layers.vectors.size(), 3U);
    ASSERT_EQ(result->layers.rasters.size(), 1U);
}

TEST(TinyWar, ManifestSaysWhatTheFileSays) {
    const auto result = import_folder(kTinyWar, options());
    ASSERT_TRUE(result);
    const Manifest& manifest = result->atlas.manifest;
    EXPECT_EQ(manifest.key, "tiny-war");
    EXPECT_EQ(manifest.title.hant, "兩河之戰");
    EXPECT_EQ(manifest.subtitle.hans, "");
    EXPECT_EQ(manifest.languages.size(), 3U);
    EXPECT_EQ(manifest.span.from, julian(1001, 1, 1));
    EXPECT_EQ(manifest.span.until, julian(1004, 1, 1));
    EXPECT_EQ(manifest.opening_day, julian(1002, 3, 10));
    EXPECT_EQ(manifest.protagonist, find_polity(result->atlas, "reed"));
    EXPECT_EQ(manifest.lanes.size(), 2U);
    EXPECT_EQ(manifest.raid_days, 30.0);
    EXPECT_EQ(manifest.seal_travelling, "行");
    EXPECT_EQ(manifest.home.east_deg, 19.0);
}

TEST(TinyWar, RecordsAreLinkedAndSorted) {
    const auto result = import_folder(kTinyWar, options());
    ASSERT_TRUE(result);
    const Atlas& atlas = result->atlas;
    const Place& ash = atlas[find_place(atlas, "ash")];
    EXPECT_EQ(ash.seat, find_seat(atlas, "ash-fu"));
    EXPECT_TRUE(ash.is_seat);
    EXPECT_EQ(ash.variants, (std::vector<std::string>{"Old Ash", "Asche"}));
    ASSERT_EQ(ash.names.size(), 2U);
    EXPECT_EQ(ash.names[1].name.en, "South Hold");
    EXPECT_FALSE(atlas[find_place(atlas, "dun")].is_seat);
    EXPECT_EQ(atlas.events[0].key, "siege-of-ash");
    EXPECT_EQ(atlas.causes[0].event, find_event(atlas, "fall-of-ash"));
    EXPECT_EQ(atlas.causes[0].because_of, find_event(atlas, "siege-of-ash"));
    for (std::size_t i = 1; i < atlas.holdings.size(); ++i) {
        const Holding& a = atlas.holdings[i - 1];
        const Holding& b = atlas.holdings[i];
        EXPECT_TRUE(a.seat < b.seat ||
                    (a.seat == b.seat && a.span.begin_earliest <= b.span.begin_earliest));
    }
    const Route& flight = atlas.routes[0];
    EXPECT_TRUE(flight.of_ruler);
    ASSERT_EQ(flight.waypoints.size(), 4U);
    EXPECT_EQ(flight.waypoints[0].position, ash.position);
    EXPECT_EQ(flight.waypoints[2].place, kNo<PlaceId>);
    EXPECT_TRUE(flight.waypoints[2].interpolated);
}

TEST(TinyWar, TwoCaptivesOfOneRowBecomeTwoStays) {
    const auto result = import_folder(kTinyWar, options());
    ASSERT_TRUE(result);
    std::vector<const Stay*> captives;
    for (const Stay& stay : result->atlas.stays) {
        if (stay.role == StayRole::Captive) {
            captives.push_back(&stay);
        }
    }
    ASSERT_EQ(captives.size(), 2U);
    EXPECT_EQ(captives[0]->who, "old-king");
    EXPECT_EQ(captives[0]->label.en, "The old king");
    EXPECT_EQ(captives[1]->who, "old-queen");
    EXPECT_EQ(captives[1]->label.hant, "老后");
    EXPECT_EQ(captives[0]->span.begin_earliest, julian(1002, 3, 1));
    EXPECT_EQ(captives[0]->span.begin_latest, julian(1002, 3, 31));
}

TEST(TinyWar, StepWithoutAViewShowsHome) {
    const auto result = import_folder(kTinyWar, options());
    ASSERT_TRUE(result);
    const Step& flight = result->atlas.steps[1];
    EXPECT_EQ(flight.view, (LonLat{15, 35}));
    EXPECT_NEAR(flight.view_width_km, 730.0, 5.0);
    EXPECT_EQ(result->atlas.steps[0].view_width_km, 500.0);
}

TEST(TinyWar, LayersKeepRingsTimesAndKinds) {
    const auto result = import_folder(kTinyWar, options());
    ASSERT_TRUE(result);
    const Layer& land = result->layers.vectors[0];
    EXPECT_EQ(land.kind, LayerKind::Land);
    ASSERT_EQ(land.features.size(), 2U);
    EXPECT_EQ(land.features[1].parts, (std::vector<std::uint32_t>{0, 1}));
    const Layer& rivers = result->layers.vectors[1];
    ASSERT_EQ(rivers.features.size(), 3U);
    EXPECT_EQ(rivers.features[0].name.hant, "長河");
    EXPECT_EQ(rivers.features[0].width, 1);
    EXPECT_TRUE(rivers.features[0].parts.empty());
    EXPECT_TRUE(rivers.features[1].approximate);
    EXPECT_EQ(rivers.features[1].span.end_latest, julian(1003, 4, 30));
    EXPECT_EQ(rivers.features[2].rings.size(), 2U);
    const Layer& lakes = result->layers.vectors[2];
    ASSERT_EQ(lakes.features.size(), 1U);
    ASSERT_EQ(lakes.features[0].rings.size(), 2U);
    EXPECT_EQ(lakes.features[0].rings[0].front(), lakes.features[0].rings[0].back());
    const RasterLayer& heights = result->layers.rasters[0];
    EXPECT_EQ(heights.key, "land_height");
    EXPECT_EQ(heights.width, 24);
    EXPECT_EQ(heights.cell_m, 50000.0);
    EXPECT_EQ(heights.west_m, -600000.0);
    EXPECT_EQ(heights.values[9 * 24 + 12], 1200);
}

TEST(Import, WithoutManifestTheDataSaysWhatIsMissing) {
    const Copy copy("without-manifest");
    fs::remove(copy / "atlas.toml");
    const ImportedAtlas it = copy.read();
    EXPECT_EQ(sentences(it.warnings), "");
    const Manifest& manifest = it.atlas.manifest;
    EXPECT_EQ(manifest.title.en, "Without manifest");
    EXPECT_EQ(manifest.span.from, julian(950, 1, 1));
    EXPECT_EQ(manifest.span.until, julian(1003, 10, 1));
    EXPECT_EQ(manifest.opening_day, manifest.span.from);
    EXPECT_EQ(manifest.crs.find("+proj=lcc"), 0U);
    for (const Place& place : it.atlas.places) {
        EXPECT_TRUE(manifest.extent.contains(place.position));
    }
    EXPECT_GT(manifest.home.west_deg, manifest.extent.west_deg);
    EXPECT_EQ(manifest.lanes.size(), 2U);
    EXPECT_EQ(manifest.languages.size(), 3U);
    EXPECT_TRUE(it.layers.vectors.empty());
}

TEST(Import, PolitiesAreMadeFromNamesWithColoursThatDiffer) {
    const Copy copy("made-polities");
    fs::remove(copy / "polities.csv");
    const ImportedAtlas it = copy.read();
    EXPECT_EQ(sentences(it.warnings), "");
    ASSERT_EQ(it.atlas.polities.size(), 2U);
    EXPECT_EQ(it.atlas.polities[0].name.in(Language::Hant), "reed");
    EXPECT_NE(it.atlas.polities[0].style.fill_light, it.atlas.polities[1].style.fill_light);
}

TEST(Import, CanBeStoppedAtAnyStep) {
    for (int stop_at = 0;; ++stop_at) {
        ImportOptions it = options();
        int last = -1;
        int last_total = 0;
        it.progress = [&](const std::string&, int done, int total) {
            EXPECT_EQ(done, last + 1);
            EXPECT_LT(done, total);
            last = done;
            last_total = total;
            return done != stop_at;
        };
        const auto result = import_folder(kTinyWar, it);
        if (result) {
            EXPECT_EQ(last, last_total - 1);
            return;
        }
        EXPECT_EQ(sentences(result.error()),
                  "tiny-war: expected more time; the import was stopped\n");
    }
}

TEST(Import, TwoThreadsDoNotDisturbEachOther) {
    std::string first, second;
    const auto run = [](std::string& report) {
        for (int i = 0; i < 5; ++i) {
            const auto result = import_folder(kTinyWar, options());
            report += result ? sentences(result->warnings) : sentences(result.error());
        }
    };
    std::thread one(run, std::ref(first));
    std::thread two(run, std::ref(second));
    one.join();
    two.join();
    EXPECT_EQ(first + second, "");
}

/// Writes one square, 11 to 12 E and 31 to 32 N, in another format and CRS.
void write_square(const fs::path& file, const char* driver, const char* crs) {
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset(GetGDALDriverManager()->GetDriverByName(driver)->Create(
        file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    ASSERT_TRUE(dataset);
    OGRSpatialReference degrees, target;
    degrees.SetFromUserInput("EPSG:4326");
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    target.SetFromUserInput(crs);
    target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    char** options = std::string_view(driver) == "ESRI Shapefile"
                         ? CSLSetNameValue(nullptr, "ENCODING", "UTF-8")
                         : nullptr;
    OGRLayer* layer = dataset->CreateLayer("square", &target, wkbPolygon, options);
    CSLDestroy(options);
    OGRFieldDefn name("name_hant", OFTString), from("from", OFTDate), until("until", OFTString);
    layer->CreateField(&name);
    layer->CreateField(&from);
    layer->CreateField(&until);
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("name_hant", "方");
    feature.SetField("from", 1001, 2, 3, 0, 0, 0.0F, 0);
    feature.SetField("until", "1002-05");
    OGRGeometry* square = nullptr;
    OGRGeometryFactory::createFromWkt("POLYGON((11 31,12 31,12 32,11 32,11 31))", &degrees,
                                      &square);
    ASSERT_EQ(square->transformTo(&target), OGRERR_NONE);
    feature.SetGeometryDirectly(square);
    ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
}

TEST(VectorLayer, FormatsAndProjectionsGiveTheSameSquare) {
    const Copy copy("formats");
    const char* const formats[][3] = {{"square.gpkg", "GPKG", "EPSG:4326"},
                                      {"square.fgb", "FlatGeobuf", "EPSG:32633"},
                                      {"square.shp", "ESRI Shapefile", "EPSG:3857"},
                                      {"square2.gpkg", "GPKG", "EPSG:32633"}};
    std::string manifest = "extent = [10, 30, 20, 40]\n";
    for (const auto& [file, driver, crs] : formats) {
        write_square(copy / file, driver, crs);
        manifest += std::string("[[layer]]\nfile = \"") + file + "\"\nkind = \"land\"\n";
    }
    copy.write("atlas.toml", manifest);
    const ImportedAtlas it = copy.read();
    EXPECT_EQ(sentences(it.warnings), "");
    ASSERT_EQ(it.layers.vectors.size(), 4U);
    for (const Layer& layer : it.layers.vectors) {
        ASSERT_EQ(layer.features.size(), 1U);
        const LayerFeature& square = layer.features[0];
        ASSERT_EQ(square.rings.size(), 1U);
        double west = 180, south = 90;
        for (const LonLat p : square.rings[0]) {
            west = std::min(west, p.lon_deg);
            south = std::min(south, p.lat_deg);
        }
        EXPECT_NEAR(west, 11.0, 1e-6);
        EXPECT_NEAR(south, 31.0, 1e-6);
        EXPECT_EQ(square.span.begin_earliest, julian(1001, 2, 3));
        EXPECT_EQ(square.span.end_latest, julian(1002, 5, 31));
        EXPECT_EQ(square.name.hant, "方");
    }
}

TEST(VectorLayer, SeveralLayersNeedAName) {
    const Copy copy("layers");
    write_square(copy / "two.gpkg", "GPKG", "EPSG:4326");
    {
        const GDALDatasetUniquePtr dataset(
            GDALDataset::Open((copy / "two.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
        dataset->CreateLayer("circle", nullptr, wkbPolygon, nullptr);
    }
    copy.write("atlas.toml",
               "[[layer]]\nfile = \"two.gpkg\"\nkind = \"land\"\n"
               "[[layer]]\nfile = \"two.gpkg\"\nkind = \"land\"\ntable = \"squares\"\n");
    const ImportedAtlas it = copy.read();
    EXPECT_EQ(sentences(it.warnings),
              "two.gpkg, table: found \"2 layers\", expected table = one of square or circle\n"
              "two.gpkg, table: found \"squares\", expected square or circle; did you mean "
              "\"square\"?\n");
}

TEST(VectorLayer, ModernRiversAreReferenceAndHiddenOnesAreLeftOut) {
    const Copy copy("modern");
    const std::string line = R"("geometry":{"type":"LineString","coordinates":[[12,32],[13,33]]}})";
    copy.write("water.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":"old"},)" +
                                    line + R"(,
        {"type":"Feature","properties":{"id":"new","modern_only":1},)" +
                                    line + R"(,
        {"type":"Feature","properties":{"id":"hidden","draw":0},)" +
                                    line + "]}");
    copy.write("atlas.toml", "[[layer]]\nfile = \"water.geojson\"\nkind = \"river\"\n");
    const ImportedAtlas it = copy.read();
    ASSERT_EQ(it.layers.vectors.size(), 2U);
    EXPECT_EQ(it.layers.vectors[0].features.size(), 1U);
    EXPECT_EQ(it.layers.vectors[1].kind, LayerKind::Reference);
    EXPECT_EQ(it.layers.vectors[1].features[0].key, "new");
}

TEST(VectorLayer, ALinkOutOfTheFolderIsRefusedUnlessAllowed) {
    const Copy copy("link");
    fs::remove(copy / "land.geojson");
    fs::create_symlink(kTinyWar / "land.geojson", copy / "land.geojson");
    const ImportedAtlas it = copy.read();
    EXPECT_EQ(sentences(it.warnings),
              "atlas.toml, line 20, file: found \"land.geojson\", expected a file inside the "
              "atlas's folder\n");
    ImportOptions trusting = options();
    trusting.allow_outside_files = true;
    const auto trusted = import_folder(copy / "", trusting);
    ASSERT_TRUE(trusted);
    EXPECT_EQ(sentences(trusted->warnings), "");
}

TEST(BuiltInAtlas, LoadsWithoutAnError) {
    ImportOptions it = options();
    it.allow_outside_files = true;
    const auto result = import_folder(fs::path(NANDU_SOURCE_DIR) / "geodata" / "jin-song", it);
    ASSERT_TRUE(result) << sentences(result.error());
    EXPECT_FALSE(has_errors(result->warnings)) << sentences(result->warnings);
    EXPECT_GT(result->atlas.holdings.size(), 1000U);
    EXPECT_EQ(result->layers.rasters.size(), 4U);
}

}  // namespace
}  // namespace nandu
