#pragma once

#include <deque>
#include <optional>
#include <string>

#include "ui/panels.h"

namespace nandu {

/// What hands do to the map itself: drag, wheel, click, pinch, box. Lies under all panels.
class MapInput {
public:
    /// A pinch between two frames; `factor` above 1 spreads the fingers.
    void pinch(ScreenPoint about, double factor);

    Commands frame(const Paint& paint, const PanelInput& input);
    /// True while the land still runs on after a drag, or a click waits for a second one.
    bool is_moving() const { return coasting_ || pending_click_; }

private:
    struct Sample {
        double secs, x_px, y_px;
    };
    void drag(const Paint& paint, const PanelInput& input, Commands& out);
    void coast(const PanelInput& input, double secs, Commands& out);
    void wheel(const PanelInput& input, Commands& out);
    void click(const PanelInput& input, ScreenPoint at, Commands& out);
    void hover(const PanelInput& input, bool over_map, Commands& out);
    void places_by_key(const Paint& paint, const PanelInput& input, Commands& out);
    std::optional<FeatureId> feature_at(const PanelInput& input, ScreenPoint at) const;
    std::optional<PlaceId> place_at(const PanelInput& input, ScreenPoint at) const;

    bool pressed_ = false, dragging_ = false, boxing_ = false;
    ScreenPoint press_, last_;
    std::deque<Sample> samples_;
    bool coasting_ = false;
    double speed_x_ = 0.0, speed_y_ = 0.0;  ///< px/s
    struct Click {
        ScreenPoint at;
        double secs;
    };
    std::optional<Click> pending_click_;  ///< On bare land: a second click would zoom instead.
    struct Pinch {
        ScreenPoint about;
        double factor;
    };
    std::optional<Pinch> pinch_;
    double sideways_ = 0.0;
};

}  // namespace nandu
