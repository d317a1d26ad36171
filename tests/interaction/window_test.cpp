// The real window, driven by a robot's hands: real panels, real pictures, the built-in atlas.

#include <algorithm>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "interaction/hands.h"
#include "support/small_atlas.h"

namespace nandu {
namespace {

class Window : public Hands {
protected:
    std::string court() {
        const Scene& scene = view_->stage().scene(view_->state().day);
        const PolityState* us = scene.of(pack_->atlas.manifest.protagonist);
        if (us == nullptr || !us->court) {
            return "nowhere";
        }
        return us->court->en_route ? "on the road" : pack_->atlas[us->court->place].key;
    }
};

TEST_F(Window, DraggingThePlayheadMovesTheCourtFromKaifengToNanjingToHangzhou) {
    view_->perform(SetDay{julian(1126, 6, 1)});
    frames(2);
    EXPECT_EQ(court(), "kaifeng");

    const ImVec2 head = middle("timeline/playhead");
    move(head);
    robot_.buttons[0] = true;
    frames(1);
    std::vector<std::string> seen;
    const auto ruler = view_->rects().find("timeline/ruler");
    ASSERT_TRUE(ruler);
    for (float x = head.x; x < static_cast<float>(ruler->right_px) - 2; x += 1.0F) {
        robot_.mouse = {x, head.y};
        frames(1);
        const std::string now = court();
        if (seen.empty() || seen.back() != now) {
            seen.push_back(now);
        }
    }
    robot_.buttons[0] = false;
    frames(2);
    const auto find = [&seen](const char* key) {
        return std::find(seen.begin(), seen.end(), key) - seen.begin();
    };
    const auto count = static_cast<std::ptrdiff_t>(seen.size());
    EXPECT_LT(find("kaifeng"), find("yingtian"));
    EXPECT_LT(find("yingtian"), find("yangzhou"));
    EXPECT_LT(find("yangzhou"), find("linan"));
    EXPECT_LT(find("linan"), count);
    EXPECT_EQ(court(), "linan");

    view_->perform(Undo{});
    frames(2);
    EXPECT_EQ(view_->state().day, julian(1126, 6, 1)) << "a drag is one undo step";
}

TEST_F(Window, ClickOnKaifengOpensItsCardAndEscClosesIt) {
    settle();
    click(screen_of("kaifeng"));
    ASSERT_TRUE(std::holds_alternative<PlaceId>(view_->state().selection));
    EXPECT_EQ(pack_->atlas[std::get<PlaceId>(view_->state().selection)].key, "kaifeng");
    frames(20);
    EXPECT_TRUE(view_->rects().find("card/close").has_value());
    settle();
    const Layout layout = layout_of(view_->state());
    ASSERT_TRUE(layout.card);
    const ImVec2 kaifeng = screen_of("kaifeng");
    EXPECT_FALSE(layout.card->contains({kaifeng.x, kaifeng.y}));
    press(SDLK_ESCAPE);
    EXPECT_TRUE(std::holds_alternative<NothingSelected>(view_->state().selection));
}

TEST_F(Window, SearchFindsHangzhouByItsChineseName) {
    for (const char* query : {"杭州", "Hángzhōu", "hangzhou", "临安"}) {
        press(SDLK_f, true);
        EXPECT_TRUE(view_->state().search_open) << query;
        type(query);
        press(SDLK_RETURN);
        settle();
        ASSERT_TRUE(std::holds_alternative<PlaceId>(view_->state().selection)) << query;
        EXPECT_EQ(pack_->atlas[std::get<PlaceId>(view_->state().selection)].key, "linan") << query;
        press(SDLK_ESCAPE);
        press(SDLK_ESCAPE);
    }
}

TEST_F(Window, EventStepsLandExactlyOnTheirDays) {
    view_->perform(SetDay{julian(1127, 5, 20)});
    frames(2);
    press(SDLK_RIGHT, true);
    ASSERT_TRUE(view_->state().announced);
    EXPECT_EQ(view_->state().day, pack_->atlas[*view_->state().announced].when.first);
    EXPECT_GT(view_->state().day, julian(1127, 5, 20));
}

TEST_F(Window, SpacePlaysThroughToTheEndAndStartsOver) {
    view_->perform(SetDay{julian(1142, 12, 20)});
    view_->perform(SetSpeed{60});
    frames(2);
    press(SDLK_SPACE);
    EXPECT_TRUE(view_->state().playing);
    for (int i = 0; i < 200 && view_->state().playing; ++i) {
        frames(1);
    }
    EXPECT_FALSE(view_->state().playing);
    EXPECT_EQ(view_->state().day, julian(1142, 12, 31));
    press(SDLK_SPACE);
    EXPECT_TRUE(view_->state().playing);
    EXPECT_LT(view_->state().day, julian(1120, 1, 1));
}

TEST_F(Window, PlaysThroughTheWholeStoryAndPassesEveryKindOfDay) {
    view_->perform(FirstDay{});
    view_->perform(SetSpeed{1826});
    frames(2);
    press(SDLK_SPACE);
    std::vector<std::string> seen;
    Day last = view_->state().day;
    for (int i = 0; i < 2000 && view_->state().playing; ++i) {
        frames(1);
        EXPECT_GE(view_->state().day, last) << "time runs forward only";
        last = view_->state().day;
        if (seen.empty() || seen.back() != court()) {
            seen.push_back(court());
        }
    }
    EXPECT_FALSE(view_->state().playing);
    EXPECT_EQ(view_->state().day, julian(1142, 12, 31));
    EXPECT_EQ(seen.front(), "kaifeng");
    EXPECT_EQ(seen.back(), "linan");
    EXPECT_GT(seen.size(), 5U);
}

TEST_F(Window, DisputedEventSetsItsVersionsSideBySide) {
    const EventId event = find_event(pack_->atlas, "ev-gaoqiao");
    ASSERT_NE(event, kNo<EventId>);
    EXPECT_EQ(pack_->atlas[event].certainty, Certainty::Disputed);
    ASSERT_GE(pack_->atlas[event].readings.size(), 2U);
    for (const Reading& reading : pack_->atlas[event].readings) {
        EXPECT_FALSE(reading.sources.empty());
    }
    view_->perform(Select{event});
    settle();
    for (std::size_t i = 0; i < pack_->atlas[event].readings.size(); ++i) {
        EXPECT_TRUE(shown(fmt::format("card/reading/{}", i).c_str())) << i;
    }
    view_->perform(Select{find_event(pack_->atlas, "ev-gaozong")});
    settle();
    EXPECT_FALSE(shown("card/reading/0")) << "nobody doubts the enthronement's day";
}

TEST_F(Window, EscClosesTheSpeedMenuAndLeavesTheCardOpen) {
    view_->perform(Select{find_place(pack_->atlas, "kaifeng")});
    settle();
    click(middle("dock/speed"));
    frames(2);
    EXPECT_TRUE(view_->rects().find("speed/30").has_value());
    press(SDLK_ESCAPE);
    frames(2);
    EXPECT_FALSE(view_->rects().find("speed/30").has_value());
    EXPECT_TRUE(std::holds_alternative<PlaceId>(view_->state().selection));
}

TEST_F(Window, LanguageSwitchesLive) {
    const auto texts = [this] {
        std::string all;
        for (const DrawItem& item : *view_->stage().overlay().list) {
            if (const auto* text = std::get_if<Text>(&item)) {
                all += text->text + "\n";
            }
        }
        return all;
    };
    EXPECT_NE(texts().find("Nanjing (Yingtian)"), std::string::npos);
    view_->perform(SetLanguage{Language::Hant});
    frames(2);
    EXPECT_NE(texts().find("南京應天府"), std::string::npos);
    EXPECT_EQ(texts().find("Nanjing"), std::string::npos);
    view_->perform(SetLanguage{Language::Hans});
    frames(2);
    EXPECT_NE(texts().find("南京应天府"), std::string::npos);
}

TEST_F(Window, KaifengNanjingHangzhouAndManchuriaAreNamedAtEveryZoom) {
    for (const double zoom : {0.2, 1.0, 2.0}) {
        view_->perform(GoHome{});
        settle();
        view_->perform(ZoomAbout{{640, 300}, zoom, false});
        frames(2);
        std::string all;
        for (const DrawItem& item : *view_->stage().overlay().list) {
            if (const auto* text = std::get_if<Text>(&item)) {
                all += text->text + "\n";
            }
        }
        const MapBox seen = visible_box(view_->state().camera, view_->state().viewport);
        const struct {
            const char* place;
            const char* han;
        } wanted[] = {{"kaifeng", "開封府"}, {"yingtian", "應天府"}, {"linan", "杭州"}};
        for (const auto& w : wanted) {
            const MapPointF at =
                pack_->places[static_cast<std::size_t>(find_place(pack_->atlas, w.place))];
            const ScreenPoint p =
                screen_from_map(view_->state().camera, view_->state().viewport, {at.x_m, at.y_m});
            if (layout_of(view_->state()).free.contains(p) && at.x_m < seen.east_m) {
                EXPECT_NE(all.find(w.han), std::string::npos) << w.place << " at zoom " << zoom;
            }
        }
        if (zoom <= 1.0) {
            EXPECT_NE(all.find("MANCHURIA"), std::string::npos) << "at zoom " << zoom;
        }
    }
}

TEST_F(Window, StillWindowMakesNoOverlaysUploadsNothingAndAsksForNoFrame) {
    settle();
    frames(400);  // Captions and tooltips are over.
    const int overlays = view_->stage().overlays_made();
    const Counters before = view_->counters();
    frames(30);
    EXPECT_EQ(view_->stage().overlays_made(), overlays);
    EXPECT_EQ(view_->counters().uploads, before.uploads);
    EXPECT_EQ(view_->counters().base_redraws, before.base_redraws);
    EXPECT_GT(view_->next_frame_secs(), 1.0);
}

TEST_F(Window, ScrubbingOverDaysWithoutAChangeUploadsNoHolders) {
    const HolderIndex holders(pack_->atlas);
    view_->perform(SetDay{julian(1127, 6, 12)});
    settle();
    const Counters before = view_->counters();
    const auto table = holders.at(julian(1127, 6, 12));
    int steps = 0;
    for (Day day = julian(1127, 6, 13); day < table->until && steps < 5; day = day + 1, ++steps) {
        view_->perform(SetDay{day});
        frames(1);
    }
    EXPECT_EQ(view_->counters().holder_uploads, before.holder_uploads);
    view_->perform(SetDay{table->until});
    frames(1);
    EXPECT_EQ(view_->counters().holder_uploads, before.holder_uploads + 1);
}

TEST_F(Window, WheelZoomsAboutThePointer) {
    settle();
    move({500, 300});
    const MapPoint before =
        map_from_screen(view_->state().camera, view_->state().viewport, {500, 300});
    const double scale = view_->state().camera.m_per_px;
    robot_.wheel = 1.0F;
    frames(1);
    frames(40);
    EXPECT_LT(view_->state().camera.m_per_px, scale);
    const MapPoint after =
        map_from_screen(view_->state().camera, view_->state().viewport, {500, 300});
    EXPECT_NEAR(before.x_m, after.x_m, view_->state().camera.m_per_px);
    EXPECT_NEAR(before.y_m, after.y_m, view_->state().camera.m_per_px);
}

TEST_F(Window, TypedReignDateJumpsThere) {
    click(middle("dock/date"));
    EXPECT_TRUE(view_->state().typing_date);
    view_->perform(TypeDate{true, ""});
    frames(2);
    type("靖康元年閏十一月廿五日");
    press(SDLK_RETURN);
    frames(2);
    EXPECT_EQ(view_->state().day, julian(1127, 1, 9));
}

TEST_F(Window, EverySizeAndScaleShowsItsControls) {
    const struct {
        int width, height;
        double text;
    } sizes[] = {{1024, 768, 1.0}, {1024, 768, 2.0}, {1920, 1080, 1.0}, {1280, 720, 3.0}};
    for (const auto& size : sizes) {
        open(size.width, size.height, size.text);
        SCOPED_TRACE(fmt::format("{}x{} at {}", size.width, size.height, size.text));
        for (const char* item : {"dock/date", "dock/play", "timeline/playhead"}) {
            const auto rect = view_->rects().find(item);
            ASSERT_TRUE(rect) << item;
            EXPECT_GE(rect->left_px, -20.0) << item;
            EXPECT_LE(rect->right_px, size.width + 20.0) << item;
            EXPECT_LE(rect->bottom_px, size.height + 1.0) << item;
        }
    }
}

}  // namespace
}  // namespace nandu
