#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "atlas/scene.h"
#include "map/camera.h"
#include "map/feature_index.h"
#include "map/theme.h"
#include "pack/pack.h"

namespace nandu {

/// The faces of the program; each is a Latin font with Han fonts behind it.
enum class Face { Display, Reading, ReadingBold, ReadingItalic, Ui, UiBold, Seal };

struct TextStyle {
    Face face = Face::Reading;
    double size_px = 16.0;      ///< Physical pixels; Han drawn at the same size.
    double spacing_em = 0.0;    ///< Letterspacing added after each character.
    bool simplified = false;    ///< Prefer the mainland shapes of unified characters.
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// How wide and high a single line of text is: `ascent` above and `descent` below the baseline.
struct TextSize {
    double width_px = 0.0;
    double ascent_px = 0.0;
    double descent_px = 0.0;
};

/// `map` measures labels through this, so that it needs no font library.
using MeasureText = std::function<TextSize(const TextStyle&, std::string_view)>;

// What the map shows above its base, in screen pixels and painter's order.

/// An open or closed line with round joins.
struct Stroke {
    std::vector<ScreenPoint> points;
    std::vector<float> widths_px;  ///< One for all, or one a point (tapering).
    Rgba colour;
    float dash_on_px = 0.0F, dash_off_px = 0.0F;  ///< 0: solid.
    bool round_caps = true;
    float halo_px = 0.0F;  ///< Drawn under the line, this much wider on each side.
    Rgba halo;
};

/// A circle or a rounded box, filled and outlined.
struct Shape {
    ScreenPoint center;
    float half_width_px = 4.0F, half_height_px = 4.0F;
    float corner_px = 4.0F;  ///< = half width: a circle.
    Rgba fill;               ///< Alpha 0: hollow.
    Rgba line;
    float line_px = 0.0F;
    float halo_px = 0.0F;
    Rgba halo;
    float dash_on_px = 0.0F, dash_off_px = 0.0F;  ///< Of the outline, along it.
};

/// A filled polygon, not self-crossing (ribbons, arrow heads, hulls of ships).
struct Fill {
    std::vector<ScreenPoint> points;
    Rgba colour;
};

/// One line of text; `origin` is the left end of its baseline.
struct Text {
    std::string text;
    TextStyle style;
    ScreenPoint origin;
    double angle_rad = 0.0;  ///< Clockwise on the screen, about `origin`.
    Rgba colour;
    Rgba halo;               ///< Alpha 0: none.
    float halo_px = 1.7F;
};

using DrawItem = std::variant<Stroke, Shape, Fill, Text>;
using DrawList = std::vector<DrawItem>;

/// What the renderer shows as one picture of the map. Pointers tell what changed: the same
/// pointer means nothing to upload.
struct MapPicture {
    std::shared_ptr<const Pack> pack;
    Camera camera;
    Viewport viewport;
    ThemeKind theme = ThemeKind::Light;
    Day day;  ///< Chooses the waters of the day.
    std::shared_ptr<const HolderTable> holders;  ///< Null: no territory is drawn.
    /// Crossfade of the last changes: seats whose holder changed within the fade, by seat index.
    struct Fade {
        std::uint16_t seat = 0;
        PolityId before = kNo<PolityId>;
        float progress = 1.0F;  ///< 0: still the old holder's colour; 1: the new one's.
        friend bool operator==(const Fade&, const Fade&) = default;
    };
    std::vector<Fade> fades;
    bool patterns = false;        ///< Patterns over the polities' colours.
    bool show_relief = true, show_rivers = true, show_graticule = true, show_territory = true;
    bool show_reference = false;  ///< The modern shore.
    std::shared_ptr<const VisibleFeatures> features;  ///< Of the day; null: the pack has none.
    int hidden_rows_px = 0;  ///< At the bottom, under opaque panels: they need not be painted.
    std::shared_ptr<const DrawList> overlay;
    std::shared_ptr<const DrawList> front;  ///< Over the overlay: what changes more often.

    /// The same pixels: pointers are compared, not what they point to.
    friend bool operator==(const MapPicture&, const MapPicture&) = default;
};

}  // namespace nandu
