// A GeoJSON with days of its own in the real window: scrubbed, pointed at, clicked.

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

#include "interaction/hands.h"
#include "map/feature_index.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

/// A square that stands from 1200 to 1300, in it a river without days, and 400 dots of which each
/// lives one year.
class FeatureLayerInTheWindow : public Hands {
protected:
    static void SetUpTestSuite() {
        paths_ = std::make_unique<Paths>(find_paths());
        paths_->world.clear();  // The coast of the world would take most of the time.
        folder_ = fs::temp_directory_path() / fmt::format("nandu-window-features-{}", ::getpid());
        paths_->cache = folder_ / "cache";
        fs::create_directories(folder_);
        std::string dots;
        for (int i = 0; i < 400; ++i) {
            dots += fmt::format(R"(,{{"type":"Feature","properties":{{"name":"dot {}","begin":"{}",)"
                                R"("end":"{}"}},"geometry":{{"type":"Point","coordinates":[{},41.5]}}}})",
                                i, 1200 + i % 100, 1201 + i % 100, 10.0 + 0.01 * i);
        }
        std::ofstream(folder_ / "realm.geojson")
            << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
            << R"({"name":"Realm","begin":"1200","end":"1300","ruler":"nobody"},"geometry":)"
            << R"({"type":"Polygon","coordinates":[[[10,40],[14,40],[14,41],[10,41],[10,40]]]}})"
            << dots << "]}";
        auto opened = open_atlas(folder_ / "realm.geojson", *paths_, {});
        ASSERT_TRUE(opened) << sentence(opened.error().front());
        EXPECT_TRUE(opened->warnings.empty());
        pack_ = opened->pack;
        auto strings = load_strings(*paths_);
        ASSERT_TRUE(strings);
        strings_ = std::make_unique<Strings>(*strings);
    }
    static void TearDownTestSuite() {
        Hands::TearDownTestSuite();
        fs::remove_all(folder_);
    }

    ImVec2 on_screen(FeatureId id) const {
        const MapPoint at = middle_of(pack_->features, id);
        const ScreenPoint p = screen_from_map(state().camera, state().viewport, at);
        return {static_cast<float>(p.x_px), static_cast<float>(p.y_px)};
    }

    static inline fs::path folder_;
};

TEST_F(FeatureLayerInTheWindow, IsScrubbedAndSendsOnlyWhatAppearedOrWent) {
    EXPECT_EQ(pack_->atlas.manifest.span.from, julian(1200, 1, 1));
    view_->perform(SetDay{julian(1210, 3, 1)});
    settle();
    const Counters before = view_->counters();
    const int overlays = view_->stage().overlays_made();
    for (int day = 2; day <= 20; ++day) {
        view_->perform(SetDay{julian(1210, 3, day)});
        frames(1);
    }
    EXPECT_EQ(view_->counters().feature_lists, before.feature_lists);
    EXPECT_EQ(view_->stage().overlays_made(), overlays);
    EXPECT_EQ(view_->counters().base_redraws, before.base_redraws);
    view_->perform(SetDay{julian(1211, 3, 1)});
    frames(1);
    EXPECT_EQ(view_->counters().feature_lists, before.feature_lists + 1);
}

TEST_F(FeatureLayerInTheWindow, AClickShowsAFeaturesCardAndHoverMarksIt) {
    view_->perform(SetDay{julian(1210, 3, 1)});
    settle();
    const FeatureId realm{400};  // Points come first.
    ASSERT_EQ(name_of(pack_->features, realm), "Realm");
    move(on_screen(realm));
    EXPECT_EQ(state().hovered_feature, realm);
    click(on_screen(realm));
    settle();
    EXPECT_EQ(state().selection, Selection(realm));
    EXPECT_TRUE(shown("card/close"));
    press(SDLK_ESCAPE);
    EXPECT_EQ(state().selection, Selection());
    settle();
    const FeatureId dot{10};  // Of 1210; others stand nowhere near on that day.
    click(on_screen(dot));
    EXPECT_EQ(state().selection, Selection(dot));
    view_->perform(SetDay{julian(1250, 1, 1)});
    settle();
    EXPECT_EQ(state().selection, Selection(dot)) << "the card stays open";
    press(SDLK_ESCAPE);
    click(on_screen(dot));
    EXPECT_NE(state().selection, Selection(dot)) << "it is not there in 1250";
}

}  // namespace
}  // namespace nandu
