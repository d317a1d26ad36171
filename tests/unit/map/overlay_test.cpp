#include "map/overlay.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_atlas.h"

namespace nandu {
namespace {

/// Half an em a byte: good enough to lay out.
TextSize fake_measure(const TextStyle& style, std::string_view text) {
    return {0.5 * style.size_px * static_cast<double>(text.size()), style.size_px * 0.8,
            style.size_px * 0.2};
}

class OverlayOfSmallWar : public testing::Test {
protected:
    Overlay on(Day day, Language language = Language::En) {
        scene_ = scene_at(pack_.atlas, day);
        const auto holders = holders_.at(day);
        return overlay_for({pack_, scene_, holders.get(), camera_, window_, 1.0, ThemeKind::Light,
                            language, false, true, true, true, true, {}, {}, event_, covered_,
                            measure_, strings_});
    }
    static std::vector<std::string> texts(const Overlay& overlay) {
        std::vector<std::string> out;
        for (const DrawItem& item : *overlay.list) {
            if (const auto* text = std::get_if<Text>(&item)) {
                out.push_back(text->text);
            }
        }
        return out;
    }
    static bool shows(const Overlay& overlay, const std::string& text) {
        const auto all = texts(overlay);
        return std::find(all.begin(), all.end(), text) != all.end();
    }

    Pack pack_ = small_pack();
    HolderIndex holders_{pack_.atlas};
    Scene scene_;
    Camera camera_{{0, 0}, 2000.0};
    Viewport window_{1000, 1000, 1.0};
    std::vector<ScreenBox> covered_;
    std::optional<EventId> event_;
    MeasureText measure_ = fake_measure;
    Strings strings_ = *Strings::from_csv("key,en,hant,hans\nmap.court_here,here,在此,在此\n");
};

TEST_F(OverlayOfSmallWar, AnArrowRunsFromTheCauseToTheEffectAndTheLegendSaysWhichKind) {
    pack_.atlas.causes.push_back({EventId{1}, EventId{0}, CauseStrength::Contributing, {}, {}});
    const auto count = [](const Overlay& overlay, Sign sign) {
        return std::count(overlay.signs.begin(), overlay.signs.end(), sign);
    };
    EXPECT_EQ(count(on(julian(1000, 3, 10)), Sign::CauseContributing), 0);
    event_ = EventId{0};
    const Overlay overlay = on(julian(1000, 3, 10));
    EXPECT_EQ(count(overlay, Sign::CauseContributing), 1);
    EXPECT_EQ(count(overlay, Sign::CauseDirect), 0);
    // Alder and cedar lie 500 pixels apart, one above the other; the line keeps clear of both.
    const auto stroke = std::find_if(overlay.list->begin(), overlay.list->end(), [](const auto& i) {
        const auto* line = std::get_if<Stroke>(&i);
        return line != nullptr && line->colour == theme(ThemeKind::Light).link;
    });
    ASSERT_NE(stroke, overlay.list->end());
    const auto& points = std::get<Stroke>(*stroke).points;
    EXPECT_LT(points.front().y_px, points.back().y_px);
    EXPECT_GT(points.front().y_px - 250.0, 8.0);
    EXPECT_GT(750.0 - points.back().y_px, 8.0);
    EXPECT_GT(std::get<Stroke>(*stroke).dash_on_px, 0.0F);
}

TEST_F(OverlayOfSmallWar, SealTellsWhetherTheCourtIsInItsCapital) {
    EXPECT_TRUE(shows(on(julian(1000, 3, 1)), "C"));
    EXPECT_TRUE(shows(on(julian(1000, 4, 1)), "T"));
}

TEST_F(OverlayOfSmallWar, EveryPlaceInViewIsNamedAndCanBePointedAt) {
    const Overlay overlay = on(julian(1000, 3, 1));
    for (const char* name : {"alder", "birch", "cedar", "dogwood"}) {
        EXPECT_TRUE(shows(overlay, name)) << name;
    }
    EXPECT_EQ(overlay.targets.size(), 4U);
    for (const PickTarget& target : overlay.targets) {
        EXPECT_GE(target.box.right_px - target.box.left_px, 24.0);
        EXPECT_GE(target.box.bottom_px - target.box.top_px, 24.0);
        EXPECT_TRUE(target.box.contains(target.center));
    }
}

TEST_F(OverlayOfSmallWar, NothingIsLabelledUnderAPanel) {
    covered_ = {{0, 0, 1000, 700}};
    const Overlay overlay = on(julian(1000, 4, 1));
    for (const PickTarget& target : overlay.targets) {
        if (pack_.atlas[target.place].key == "birch") {
            ADD_FAILURE() << "birch lies under the panel";
        }
    }
}

TEST_F(OverlayOfSmallWar, SameInputGivesTheSamePicture) {
    const Overlay a = on(julian(1000, 3, 15));
    const Overlay b = on(julian(1000, 3, 15));
    EXPECT_EQ(texts(a), texts(b));
    EXPECT_EQ(a.list->size(), b.list->size());
}

TEST_F(OverlayOfSmallWar, NobodyReigningShowsNoSeal) {
    const Overlay overlay = on(julian(1000, 8, 5));
    EXPECT_FALSE(shows(overlay, "C"));
    EXPECT_FALSE(shows(overlay, "T"));
    EXPECT_EQ(std::count(overlay.signs.begin(), overlay.signs.end(), Sign::Court), 0);
}

}  // namespace
}  // namespace nandu
