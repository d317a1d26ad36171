// What hands do to the map and the panels over it.

#include "hands.h"

namespace nandu {
namespace {

/// Ground of the Song where no place is near.
const ImVec2 kBareLand{560, 420};

class Map : public Hands {
protected:
    /// Near enough that no edge of the sheet holds the view.
    void zoom_in() {
        view_->perform(GoHome{});
        settle();
        view_->perform(ZoomAbout{{600, 300}, 3.0, false});
        frames(1);
    }
};
class Panels : public Hands {};

TEST_F(Map, TheLandStaysUnderThePointerWhileItIsDragged) {
    zoom_in();
    const ImVec2 from{600, 300};
    move(from);
    const MapPoint held = under(from);
    press_button(true);
    for (int i = 1; i <= 8; ++i) {
        robot_.mouse = {from.x + 10.0F * static_cast<float>(i),
                        from.y - 5.0F * static_cast<float>(i)};
        frames(1);
    }
    frames(1);
    const MapPoint now = under(robot_.mouse);
    EXPECT_NEAR(now.x_m, held.x_m, state().camera.m_per_px * 1.5);
    EXPECT_NEAR(now.y_m, held.y_m, state().camera.m_per_px * 1.5);
    press_button(false);
    EXPECT_TRUE(std::holds_alternative<NothingSelected>(state().selection)) << "a drag is no click";
}

TEST_F(Map, TheLandRunsOnAfterAThrowAndNotWithReducedMotion) {
    for (const bool reduced : {false, true}) {
        view_->perform(SetReducedMotion{reduced});
        zoom_in();
        const ImVec2 from{600, 300};
        move(from);
        press_button(true);
        for (int i = 1; i <= 6; ++i) {
            robot_.mouse = {from.x - 12.0F * static_cast<float>(i), from.y};
            frames(1);
        }
        press_button(false);
        frames(1);
        const double at_release = state().camera.center.x_m;
        settle();
        if (reduced) {
            EXPECT_EQ(state().camera.center.x_m, at_release);
        } else {
            EXPECT_GT(state().camera.center.x_m, at_release);
        }
    }
}

TEST_F(Map, AWholeDragIsOneUndoStep) {
    zoom_in();
    const Camera before = state().camera;
    move({600, 300});
    press_button(true);
    for (int i = 1; i <= 6; ++i) {
        robot_.mouse = {600.0F - 15.0F * static_cast<float>(i), 300};
        frames(1);
    }
    press_button(false);
    settle();
    ASSERT_FALSE(state().camera == before);
    press(SDLK_z, true);
    EXPECT_TRUE(state().camera == before);
}

TEST_F(Map, ADoubleClickZoomsAndSelectsNothing) {
    settle();
    const double before = state().camera.m_per_px;
    move(kBareLand);
    for (int i = 0; i < 2; ++i) {
        press_button(true);
        press_button(false);
        frames(1);
    }
    settle();
    EXPECT_NEAR(state().camera.m_per_px, before / 2, before * 0.01);
    EXPECT_TRUE(std::holds_alternative<NothingSelected>(state().selection));
}

TEST_F(Map, ShiftDragZoomsToTheBox) {
    const double before = state().camera.m_per_px;
    robot_.shift = true;
    move({500, 200});
    press_button(true);
    robot_.mouse = {640, 290};
    frames(2);
    press_button(false);
    robot_.shift = false;
    settle();
    EXPECT_LT(state().camera.m_per_px, before * 0.5);
}

TEST_F(Map, AClickOnBareLandTellsWhoHeldIt) {
    click(kBareLand);
    settle();
    ASSERT_TRUE(std::holds_alternative<LandSpot>(state().selection));
    EXPECT_TRUE(shown("card/close"));
    click("card/close");
    EXPECT_TRUE(std::holds_alternative<NothingSelected>(state().selection));
}

TEST_F(Map, PointingAtAPlaceNamesIt) {
    move(screen_of("yingtian"));
    ASSERT_TRUE(state().hovered_place);
    EXPECT_EQ(pack_->atlas[*state().hovered_place].key, "yingtian");
    move(kBareLand);
    EXPECT_FALSE(state().hovered_place);
}

TEST_F(Map, TabReachesPlacesAndEnterOpensThem) {
    // Search, menu, layers, then | now, three zoom buttons, the map itself, then its places by rank.
    for (int i = 0; i < 9; ++i) {
        robot_.keys = {{SDLK_TAB, false, false, false}};
        frames(1);
    }
    press(SDLK_RETURN);
    EXPECT_FALSE(selected_place().empty());
}

TEST_F(Map, EnterAsksWhoHeldTheLandUnderTheCross) {
    for (int i = 0; i < 8; ++i) {
        robot_.keys = {{SDLK_TAB, false, false, false}};
        frames(1);
    }
    press(SDLK_RETURN);
    settle();
    EXPECT_TRUE(std::holds_alternative<LandSpot>(state().selection));
}

TEST_F(Map, ArrowsPanOnlyWhileTheMapHasTheKeyboard) {
    const Camera before = state().camera;
    const Day day = state().day;
    press(SDLK_RIGHT);
    EXPECT_EQ(state().day, day + 1);
    EXPECT_TRUE(state().camera == before);
}

TEST_F(Panels, EscClosesTheTopmostThingOnly) {
    view_->perform(Select{find_place(pack_->atlas, "kaifeng")});
    frames(2);
    click("tools/menu");
    ASSERT_TRUE(state().menu_open);
    press(SDLK_ESCAPE);
    EXPECT_FALSE(state().menu_open);
    EXPECT_EQ(selected_place(), "kaifeng");
    press(SDLK_ESCAPE);
    EXPECT_EQ(selected_place(), "");
}

TEST_F(Panels, TheMenuChangesLanguageThemeAndTextSize) {
    click("tools/menu");
    frames(2);
    click("menu/language/1");
    EXPECT_EQ(state().language, Language::Hant);
    click("menu/theme/1");
    EXPECT_EQ(state().theme, ThemeKind::Dark);
    const auto slider = view_->rects().find("menu/text_size");
    ASSERT_TRUE(slider);
    click(ImVec2(static_cast<float>(slider->right_px) - 9.0F, middle("menu/text_size").y));
    frames(2);
    EXPECT_NEAR(state().text_scale, kLargestTextScale, 0.051);
    press(SDLK_0, true);
    EXPECT_EQ(state().text_scale, 1.0);
}

TEST_F(Panels, LayersSwitch) {
    click("tools/layers");
    frames(2);
    click("layers/territory");
    EXPECT_FALSE(state().layers.territory);
    click("layers/territory");
    EXPECT_TRUE(state().layers.territory);
}

TEST_F(Panels, TypingInTheSearchDoesNotPlayOrStep) {
    const Day day = state().day;
    press(SDLK_f, true);
    type("a b");
    press(SDLK_SPACE);
    press(SDLK_LEFT);
    EXPECT_FALSE(state().playing);
    EXPECT_EQ(state().day, day);
    EXPECT_EQ(state().search_text, "a b");
    press(SDLK_ESCAPE);
    EXPECT_FALSE(state().search_open);
    EXPECT_EQ(state().search_text, "");
}

TEST_F(Panels, TheSearchProposesTheNearestName) {
    press(SDLK_f, true);
    type("kaifong");
    ASSERT_TRUE(shown("search/nearest"));
    click("search/nearest");
    frames(2);
    ASSERT_TRUE(shown("search/row0"));
    click("search/row0");
    settle();
    EXPECT_EQ(selected_place(), "kaifeng");
}

TEST_F(Panels, ArrowsChooseAmongTheHits) {
    press(SDLK_f, true);
    type("hang");
    ASSERT_TRUE(shown("search/row1"));
    press(SDLK_DOWN);
    press(SDLK_RETURN);
    settle();
    EXPECT_FALSE(state().search_open);
    EXPECT_FALSE(std::holds_alternative<NothingSelected>(state().selection));
}

TEST_F(Panels, ADateInTheSearchMovesTime) {
    press(SDLK_f, true);
    type("1130-02-20");
    press(SDLK_RETURN);
    EXPECT_EQ(state().day, day_from_civil({1130, 2, 20}, CivilCalendar::Julian));
}

TEST_F(Panels, AnEventOnACardLeadsToItsDay) {
    view_->perform(Select{find_place(pack_->atlas, "yingtian")});
    frames(3);
    bool found = false;
    for (const std::string& name : view_->rects().names()) {
        if (name == "card/event-ev-leaves-yingtian") {
            found = true;
        }
    }
    ASSERT_TRUE(found);
    // It lies below the fold: the wheel brings it up.
    move({static_cast<float>(layout_of(state()).card->left_px) + 100.0F, 400});
    for (int i = 0; i < 40; ++i) {
        const ImVec2 at = middle("card/event-ev-leaves-yingtian");
        if (at.y < static_cast<float>(layout_of(state()).card->bottom_px) - 60.0F) {
            break;
        }
        robot_.wheel = -1.0F;
        frames(2);
    }
    const Camera camera = state().camera;
    click("card/event-ev-leaves-yingtian");
    const EventId event = find_event(pack_->atlas, "ev-leaves-yingtian");
    EXPECT_EQ(state().day, pack_->atlas[event].when.first);
    EXPECT_EQ(selected_place(), "yingtian");
    EXPECT_TRUE(state().camera == camera) << "the wheel scrolled the card, not the map";
}

TEST_F(Panels, WhyAndWhatThenWalkFromEventToEvent) {
    view_->perform(SetReducedMotion{true});
    const EventId fall = find_event(pack_->atlas, "ev-kaifeng-falls");
    ASSERT_NE(fall, kNo<EventId>);
    view_->perform(Select{fall});
    frames(3);
    const Day day = state().day;
    click("card/why");
    const auto* cause = std::get_if<EventId>(&state().selection);
    ASSERT_NE(cause, nullptr);
    EXPECT_NE(*cause, fall);
    EXPECT_LT(state().day, day);
    const auto& signs = view_->stage().overlay().signs;
    EXPECT_TRUE(std::any_of(signs.begin(), signs.end(), [](Sign sign) {
        return sign == Sign::CauseDirect || sign == Sign::CauseContributing;
    })) << "an arrow is drawn";
    press(SDLK_DOWN, true);
    EXPECT_EQ(state().selection, Selection(fall)) << "back by the key";
    EXPECT_EQ(state().day, day);
    press(SDLK_UP, true);
    EXPECT_NE(state().selection, Selection(fall));
    press(SDLK_z, true);
    EXPECT_EQ(state().selection, Selection(fall)) << "undone";
}

TEST_F(Panels, FoldingTheLegendIsRemembered) {
    ASSERT_TRUE(state().legend_open);
    click("legend/fold");
    EXPECT_FALSE(state().legend_open);
    EXPECT_TRUE(shown("legend/fold"));
}

TEST_F(Panels, HelpOpensWithItsKeyAndCloses) {
    press(SDLK_F1);
    EXPECT_TRUE(state().help_open);
    EXPECT_TRUE(shown("help/close"));
    click("help/close");
    EXPECT_FALSE(state().help_open);
}

TEST_F(Panels, EveryControlLiesInTheWindowAtEverySize) {
    const struct {
        int width, height;
        double text;
    } sizes[] = {
        {1024, 768, 1.0}, {1280, 720, 2.0}, {1280, 720, 3.0}, {1024, 768, 3.0}, {1920, 1080, 0.75}};
    for (const auto& size : sizes) {
        open(size.width, size.height, size.text);
        SCOPED_TRACE(std::to_string(size.width) + " at " + std::to_string(size.text));
        view_->perform(Select{find_place(pack_->atlas, "kaifeng")});
        frames(3);
        for (const std::string& name : view_->rects().names()) {
            if (name.rfind("map/", 0) == 0 || name.rfind("timeline/", 0) == 0) {
                continue;
            }
            const auto rect = view_->rects().find(name);
            EXPECT_GE(rect->left_px, -1.0) << name;
            EXPECT_LE(rect->right_px, size.width + 1.0) << name;
            // Rows of a card may be scrolled out of sight; nothing else may.
            if (name.rfind("card/", 0) != 0 || name == "card/close") {
                EXPECT_GE(rect->top_px, -1.0) << name;
                EXPECT_LE(rect->bottom_px, size.height + 1.0) << name;
            }
        }
    }
}

}  // namespace
}  // namespace nandu
