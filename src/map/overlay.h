#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/scene.h"
#include "base/strings.h"
#include "map/draw_list.h"
#include "map/pick.h"
#include "map/territory.h"

namespace nandu {

/// What a step of the story stresses on the class's screen: only this is shown and named there,
/// few names and large ones.
struct StoryFocus {
    std::vector<std::string> keys;  ///< Of places, events, routes and polities.
    bool everything = false;        ///< Off the story's path: all that the desk shows.
    int most_names = 7;
    PlaceId ringed = kNo<PlaceId>;  ///< A ring of kStoryRingRadius is drawn about it: room is kept.
};

/// In design pixels.
inline constexpr double kStoryRingRadius = 20.0;

/// What the map shows above its base for one view of one day.
struct OverlayInput {
    const Pack& pack;
    const Scene& scene;
    const HolderTable* holders = nullptr;
    Camera camera;
    Viewport viewport;
    double text_scale = 1.0;
    ThemeKind theme = ThemeKind::Light;
    Language language = Language::En;
    bool tone_marks = true;   ///< Latin names as pinyin with tones.
    bool labels = true, routes = true, events = true, territory = true;
    std::optional<PlaceId> selected, hovered;
    std::optional<EventId> event;  ///< Selected: arrows from its causes and to what came of it.
    std::vector<ScreenBox> covered;  ///< Panels: nothing is labelled under them.
    const MeasureText& measure;
    const Strings& strings;
    const StoryFocus* story = nullptr;  ///< Null: the desk.
    bool modern_names = false;  ///< What each place is today, under its name.
    const Outlines* outlines = nullptr;  ///< Drawn dashed: what changed hands between two days.
    std::optional<SeatId> pointed_seat = std::nullopt;  ///< Ringed.
};

/// Signs that stand on the picture, for the legend.
enum class Sign {
    Court,
    CapitalInName,
    Capital,
    CourtWay,
    Captives,
    Army,
    Battle,
    Siege,
    Pass,
    Seat,
    UncertainPlace,
    Raid,
    Contested,
    Inferred,
    CauseDirect,
    CauseContributing,
    CauseDisputed,
};

struct Overlay {
    std::shared_ptr<const DrawList> list;
    std::vector<PickTarget> targets;  ///< In order of rank.
    std::vector<Sign> signs;
    std::vector<PolityId> states;     ///< Whose land is on the screen, largest first.
};

/// Pure: the same input gives the same picture.
Overlay overlay_for(const OverlayInput& input);

}  // namespace nandu
