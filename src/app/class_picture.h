#pragma once

#include <memory>
#include <vector>

#include "app/stage.h"
#include "map/story_plate.h"

namespace nandu {

/// What the class sees: the map of a step with few and large names, its marks, and the plate with
/// its words. Made without a window, so that the screen, a film and a handout show the same.
class ClassPicture {
public:
    ClassPicture(std::shared_ptr<const Pack> pack, GlyphCache& glyphs, const Strings& strings);

    /// The picture of a state that presents (viewer/story.h: `presenting` makes one), as large as
    /// `map_viewport(state)`. A blank screen is the shower's affair.
    const MapPicture& picture(const AppState& state);

    /// The bare map of a step at its end, small: for lists of steps.
    MapPicture thumbnail(const AppState& state, int step, int width_px, int height_px);

    /// The words under the map.
    StoryPlate plate(const AppState& state) const;
    /// Places that the picture shows, where they may be pointed at.
    const std::vector<PickTarget>& targets() const { return stage_.overlay().targets; }
    int pictures_made() const { return stage_.overlays_made(); }

private:
    struct FrontKey {
        StoryPlate plate;
        Viewport screen;
        Camera camera;
        Language language;
        std::optional<MapPoint> pointer, hand, guess;
        bool revealed = false;
        friend bool operator==(const FrontKey&, const FrontKey&) = default;
    };

    const StoryFocus& focus_of(const AppState& state);
    void draw_marks(DrawList& list, const AppState& state) const;
    /// The plate with the distance of the guess, where there is one.
    struct DistancePlate {
        std::string words;
        ScreenBox box;
    };
    std::optional<DistancePlate> distance_plate(const AppState& state) const;
    std::string answer_words(const AppState& state, const Step& step) const;
    /// The event that the teacher went to, in place of the step's words.
    void tell_event(StoryPlate& plate, const AppState& state, EventId id) const;

    std::shared_ptr<const Pack> pack_;
    Stage stage_, small_stage_;
    std::vector<std::unique_ptr<StoryFocus>> focuses_, revealed_focuses_;  ///< By step.
    StoryFocus everything_;
    MapPicture picture_;
    std::optional<FrontKey> front_key_;
};

}  // namespace nandu
