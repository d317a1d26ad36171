#pragma once

#include <vector>

#include "map/overlay.h"
#include "map/pick.h"
#include "pack/pack.h"
#include "ui/paint.h"
#include "viewer/atlas_news.h"
#include "viewer/command.h"
#include "viewer/layout.h"
#include "viewer/search.h"
#include "viewer/what_changed.h"

namespace nandu {

struct LessonView;  // ui/lesson_view.h

/// What the panels read. They change nothing: they return commands.
struct PanelInput {
    const Pack& pack;
    const AppState& state;
    const Layout& layout;
    const Scene& scene;
    const HolderIndex& holders;
    const SearchIndex& search;
    const Overlay* overlay = nullptr;  ///< What the map shows: signs and states, for the legend.
    /// Places that can be pointed at, the most important first.
    const std::vector<PickTarget>* pick_targets = nullptr;
    const LessonView* lesson = nullptr;  ///< While presenting.
    bool can_undo = false, can_redo = false, can_go_back = false, can_go_forward = false;
    const WhatChanged* changes = nullptr;  ///< While two days are compared,
    const std::vector<PickTarget>* then_targets = nullptr;  ///< and what can be pointed at on then.
    const AtlasNews* news = nullptr;  ///< Null: a picture without a window.
    const VisibleFeatures* features = nullptr;  ///< Of the day, which can be pointed at.
};

Commands tools_panel(const Paint& paint, const PanelInput& input);   ///< Name, search, buttons.
Commands search_panel(const Paint& paint, const PanelInput& input);  ///< Field's list of hits.
Commands zoom_panel(const Paint& paint, const PanelInput& input);    ///< + - home.
Commands menu_panel(const Paint& paint, const PanelInput& input);    ///< Settings and help.
Commands layers_panel(const Paint& paint, const PanelInput& input);
Commands news_panel(const Paint& paint,
                    const PanelInput& input);  ///< Strip: problems, progress, older map.
Commands problems_panel(const Paint& paint, const PanelInput& input);
Commands opening_panel(const Paint& paint, const PanelInput& input);  ///< Another atlas.
Commands help_panel(const Paint& paint, const PanelInput& input);  ///< All keys.
Commands card_panel(const Paint& paint, const PanelInput& input);  ///< Place, event, person, land.
Commands compare_panel(const Paint& paint, const PanelInput& input);  ///< Then | Now.
Commands story_panel(const Paint& paint, const PanelInput& input);  ///< Its steps, to be edited.
Commands legend_panel(const Paint& paint, const PanelInput& input);
Commands dock_panel(const Paint& paint, const PanelInput& input);  ///< Date, transport, timeline.
Commands notice_panel(const Paint& paint, const PanelInput& input);  ///< Something to know.
Commands map_tooltip_panel(const Paint& paint, const PanelInput& input);
Commands caption_panel(const Paint& paint,
                       const PanelInput& input);  ///< Event just reached, hints.

}  // namespace nandu
