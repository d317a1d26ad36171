#include "import/reach.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "import/gdal_session.h"
#include "import/import.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

constexpr const char* kArea =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"secret"},)"
    R"("geometry":{"type":"Polygon","coordinates":[[[12,33],[13,33],[13,34],[12,33]]]}}]})";

/// An atlas of a stranger, and beside it what is none of her business.
class StrangersFolder : public testing::Test {
protected:
    void SetUp() override {
        root_ = fs::temp_directory_path() / ("nandu-reach-" + std::to_string(::getpid()));
        fs::remove_all(root_);
        fs::create_directories(folder());
        fs::create_directories(outside());
        write(folder() / "places.csv", "name,lat,lon\nAsh,33,12\nElm,34,13\n");
        write(folder() / "events.csv", "title,when,place,sources\nA fair,1200,Ash,book\n");
        write(outside() / "area.geojson", kArea);
        write(outside() / "events.csv", "title,when,place,sources\nA secret,1201,Ash,book\n");
    }
    void TearDown() override { fs::remove_all(root_); }

    fs::path folder() const { return root_ / "war"; }
    fs::path outside() const { return root_ / "private"; }
    static void write(const fs::path& file, const std::string& text) {
        std::ofstream(file, std::ios::binary) << text;
    }
    void with_layer(const std::string& file) const {
        write(folder() / "atlas.toml",
              "unsourced = \"accepted\"\n[[layer]]\nfile = \"" + file + "\"\nkind = \"area\"\n");
    }
    std::string report() const {
        const auto read = import_folder(folder(), {});
        std::string text;
        for (const Problem& problem : read ? read->warnings : read.error()) {
            text += sentence(problem) + "\n";
        }
        if (read) {
            for (const Layer& layer : read->layers.vectors) {
                text += "layer " + layer.key + "\n";
            }
            for (const Event& event : read->atlas.events) {
                text += "event " + event.title.en + "\n";
            }
        }
        return text;
    }

    fs::path root_;
};

TEST_F(StrangersFolder, LinkedLayersMayStayInside) {
    write(folder() / "ground.geojson", kArea);
    fs::create_symlink("ground.geojson", folder() / "area.geojson");
    with_layer("area.geojson");
    EXPECT_EQ(report(), "layer area\nevent A fair\n");
}

TEST_F(StrangersFolder, ALayerBehindALinkIsNotRead) {
    fs::create_symlink(outside() / "area.geojson", folder() / "area.geojson");
    with_layer("area.geojson");
    EXPECT_EQ(report(),
              "atlas.toml, line 3, file: found \"area.geojson\", expected a file inside the "
              "atlas's folder\nevent A fair\n");
}

TEST_F(StrangersFolder, ALayerBehindALinkedFolderIsNotRead) {
    fs::create_directory_symlink(outside(), folder() / "maps");
    with_layer("maps/area.geojson");
    EXPECT_EQ(report(),
              "atlas.toml, line 3, file: found \"maps/area.geojson\", expected a file inside the "
              "atlas's folder\nevent A fair\n");
}

TEST_F(StrangersFolder, ATableBehindALinkIsNotRead) {
    fs::remove(folder() / "events.csv");
    fs::create_symlink(outside() / "events.csv", folder() / "events.csv");
    const std::string text = report();
    EXPECT_NE(text.find("events.csv: found \"events.csv, a link that leads out of the folder\", "
                        "expected files inside the atlas's folder"),
              std::string::npos)
        << text;
    EXPECT_EQ(text.find("A secret"), std::string::npos);
}

TEST_F(StrangersFolder, AManifestBehindALinkIsNotRead) {
    write(outside() / "atlas.toml", "title = \"A secret\"\n");
    fs::create_symlink(outside() / "atlas.toml", folder() / "atlas.toml");
    EXPECT_NE(report().find("atlas.toml, a link that leads out of the folder"),
              std::string::npos);
}

TEST_F(StrangersFolder, ACompanionBehindALinkIsNotRead) {
    write(folder() / "area.shp", "");
    fs::create_symlink("/etc/passwd", folder() / "area.dbf");
    with_layer("area.shp");
    EXPECT_EQ(report(),
              "atlas.toml, line 3, file: found \"area.dbf, a link that leads out of the folder\", "
              "expected files inside the atlas's folder\nevent A fair\n");
}

TEST_F(StrangersFolder, ARingOfLinksEndsInASentence) {
    fs::create_symlink("b.geojson", folder() / "a.geojson");
    fs::create_symlink("a.geojson", folder() / "b.geojson");
    with_layer("a.geojson");
    EXPECT_NE(report().find("a.geojson"), std::string::npos);
}

TEST_F(StrangersFolder, AWorkbookThatTheUserLinkedHerselfOpens) {
    fs::create_symlink(outside() / "area.geojson", root_ / "link.geojson");
    EXPECT_TRUE(import_folder(root_ / "link.geojson", {}).has_value() ||
                !import_folder(root_ / "link.geojson", {}).error().empty());
    const auto read = import_folder(root_ / "link.geojson", {});
    for (const Problem& problem : read ? read->warnings : read.error()) {
        EXPECT_EQ(sentence(problem).find("leads out"), std::string::npos) << sentence(problem);
    }
}

/// A port of this machine that remembers whether somebody knocked.
class Listener {
public:
    Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(socket_, 4), 0);
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
    }
    ~Listener() { ::close(socket_); }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/x"; }
    bool was_reached() const {
        const int visitor = ::accept(socket_, nullptr, nullptr);
        if (visitor >= 0) {
            ::close(visitor);
        }
        return visitor >= 0;
    }

private:
    int socket_;
    int port_ = 0;
};

TEST_F(StrangersFolder, NothingThatAFileMentionsIsFetched) {
    const Listener listener;
    std::string area = kArea;
    area.insert(1, R"("crs":{"type":"link","properties":{"href":")" + listener.url() +
                       R"(","type":"ogcwkt"}},)");
    write(folder() / "area.geojson", area);
    with_layer("area.geojson");
    (void)report();
    EXPECT_FALSE(listener.was_reached()) << "by the crs of a GeoJSON file";
    write(folder() / "places.kml",
          R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>)"
          "<NetworkLink><Link><href>" +
              listener.url() + "</href></Link></NetworkLink></Document></kml>");
    fs::remove(folder() / "places.csv");
    (void)report();
    EXPECT_FALSE(listener.was_reached()) << "by a link in a KML file";
    {
        const GdalSession session;
        const GDALDatasetUniquePtr fetched(
            GDALDataset::Open(("/vsicurl/" + listener.url() + ".tif").c_str()));
        EXPECT_EQ(fetched, nullptr);
    }
    EXPECT_FALSE(listener.was_reached()) << "by GDAL's own device";
}

TEST(Reach, NamesTheServerOfASource) {
    EXPECT_EQ(host_of("area.geojson"), "");
    EXPECT_EQ(host_of("https://Maps.Example.org:8443/a.geojson"), "maps.example.org");
    EXPECT_EQ(host_of("https://good.org@evil.org/a"), "?");
    EXPECT_EQ(host_of("https://good.org\\@evil.org/a"), "?");
    EXPECT_EQ(host_of("PG:host=db.school.org dbname=war"), "db.school.org");
    EXPECT_EQ(host_of("PG:host='db.school.org' password='a b=\\'c'"), "db.school.org");
    EXPECT_EQ(host_of("PG:host=a.org host=b.org"), "b.org");
    EXPECT_EQ(host_of("PG:host=a.org hostaddr=10.0.0.1"), "10.0.0.1");
    EXPECT_EQ(host_of("PG:dbname=war"), "localhost");
    EXPECT_EQ(host_of("PG:host=/run/postgresql dbname=war"), "localhost");
    EXPECT_EQ(host_of("PG:service=x"), "?");
    EXPECT_EQ(host_of("PG:host=a.org sslkey=/home/me/key"), "?");
    EXPECT_EQ(host_of("postgresql://me:secret@db.school.org:5432/war"), "db.school.org");
    EXPECT_EQ(host_of("postgresql://a.org/war?host=b.org"), "?");
}

TEST(Reach, ARemoteSourceNeedsTheUsersLeaveOnce) {
    Reach reach{"/tmp", false, {}};
    const auto refused = allowed("PG:host=db.school.org password=secret", reach);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, ProblemKind::NeedsConsent);
    EXPECT_EQ(refused.error().found, "db.school.org");
    EXPECT_EQ(sentence(refused.error()).find("secret"), std::string::npos);
    reach.hosts = {"db.school.org"};
    EXPECT_EQ(allowed("PG:host=db.school.org password=secret", reach).value(),
              "PG:host=db.school.org password=secret");
    EXPECT_EQ(allowed("https://db.school.org/a.geojson", reach).value(),
              "/vsicurl/https://db.school.org/a.geojson");
    EXPECT_FALSE(allowed("https://db.school.org.evil.org/a.geojson", reach).has_value());
}

TEST(Reach, ReferenceSystemsMayNotReadFiles) {
    EXPECT_EQ(objection_to_grids("EPSG:4326"), "");
    EXPECT_NE(objection_to_grids("+proj=longlat +nadgrids=/etc/passwd"), "");
    EXPECT_NE(objection_to_grids("+init=/tmp/x:1"), "");
}

}  // namespace
}  // namespace nandu
