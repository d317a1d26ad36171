#pragma once

#include <filesystem>
#include <memory>

#include "atlas/scene.h"
#include "map/overlay.h"
#include "pack/pack.h"
#include "text/glyph_cache.h"
#include "text/typesetter.h"
#include "viewer/state.h"

namespace nandu {

/// Turns a state into the picture of the map. What depends on the dataset is made once, what
/// depends on the day when the day changes, what depends on the camera when it moves.
class Stage {
public:
    Stage(std::shared_ptr<const Pack> pack, GlyphCache& glyphs, const Strings& strings);

    const Pack& pack() const { return *pack_; }
    const HolderIndex& holders() const { return holders_; }
    const Scene& scene(Day day);
    const Overlay& overlay() const { return overlay_; }

    const MeasureText& measure() const { return measure_; }
    const Strings& strings() const { return *strings_; }

    /// The map of `state`; nothing is labelled on what panels have `covered`. With a `story` only
    /// what it shows; another story is another pointer. `outlines` are drawn dashed; the same
    /// pointer must mean the same lines. The last `hidden_rows_px` rows are under panels.
    const MapPicture& picture(const AppState& state, const std::vector<ScreenBox>& covered,
                              const StoryFocus* story = nullptr,
                              std::shared_ptr<const Outlines> outlines = nullptr,
                              int hidden_rows_px = 0);
    /// How often overlays were made, for tests: an idle window makes none.
    int overlays_made() const { return overlays_made_; }

private:
    struct OverlayKey {
        Day day;
        Camera camera;
        Viewport viewport;
        double text_scale;
        ThemeKind theme;
        Language language;
        LatinNames names;
        LayerSwitches layers;
        std::optional<PlaceId> selected, hovered;
        std::optional<EventId> event;
        const HolderTable* holders;
        std::vector<double> covered;
        const StoryFocus* story;
        std::shared_ptr<const Outlines> outlines;
        std::optional<SeatId> pointed_seat;
        friend bool operator==(const OverlayKey& a, const OverlayKey& b) {
            return a.day == b.day && a.camera == b.camera && a.viewport == b.viewport &&
                   a.text_scale == b.text_scale && a.theme == b.theme &&
                   a.language == b.language && a.names == b.names && a.layers == b.layers &&
                   a.selected == b.selected && a.hovered == b.hovered && a.event == b.event &&
                   a.holders == b.holders && a.covered == b.covered && a.story == b.story &&
                   a.outlines == b.outlines && a.pointed_seat == b.pointed_seat;
        }
    };

    void make_fades(const AppState& state);
    struct FrontKey {
        std::vector<FeatureId> marked;
        Camera camera;
        Viewport viewport;
        ThemeKind theme;
        double scale;
        friend bool operator==(const FrontKey&, const FrontKey&) = default;
    };

    void make_front(const AppState& state);
    std::vector<FeatureId> marked_features(const AppState& state) const;

    std::shared_ptr<const Pack> pack_;
    GlyphCache* glyphs_;
    const Strings* strings_;
    HolderIndex holders_;
    FeatureIndex features_;
    bool timeless_overlay_;  ///< The overlay is the same on every day.
    MeasureText measure_;
    std::optional<Scene> scene_;
    std::optional<FrontKey> front_key_;
    std::optional<OverlayKey> overlay_key_;
    Overlay overlay_;
    MapPicture picture_;
    int overlays_made_ = 0;
};

}  // namespace nandu
