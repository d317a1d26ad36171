#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "map/draw_list.h"

namespace nandu {

// A page of paper as things to draw in order: vectors and words, as sharp as the printer is. All
// places are page pixels, the screen's design pixels, so that what the map shows above its base
// (DrawList) goes onto paper as it is.

using PageLines = std::vector<std::vector<ScreenPoint>>;

/// Lines, or rings that are filled where an odd number of them goes around.
struct PagePath {
    struct Pen {
        Rgba colour;
        float width_px = 1.0F;
    };
    PageLines lines;
    bool closed = false;
    Rgba fill;               ///< Alpha 0: none.
    std::vector<Pen> pens;   ///< One over the other, joins round.
    float dash_on_px = 0.0F, dash_off_px = 0.0F;  ///< 0: solid.
    bool round_caps = false; ///< A line of one point twice is then a dot.
};

/// Straight RGBA, rows from the top; smoothed where it is enlarged.
struct PageImage {
    ScreenBox box;
    int columns = 0, rows = 0;
    std::vector<std::uint8_t> rgba;
};

/// Up to its PageEnd everything shows only within the rings.
struct PageClip {
    PageLines rings;
};

/// Up to its PageEnd everything shines only as strongly as `cover` says, 0 to 255.
struct PageMask {
    ScreenBox box;
    int columns = 0, rows = 0;
    std::vector<std::uint8_t> cover;
};

struct PageEnd {};

using PageItem =
    std::variant<PagePath, PageImage, PageClip, PageMask, PageEnd, Stroke, Shape, Fill, Text>;

struct Page {
    double width_px = 0.0, height_px = 0.0;
    double pt_per_px = 0.56;  ///< Points of 1/72 inch: a map label of 15 px is 8.4 points high.
    Language language = Language::En;
    std::vector<PageItem> items;
};

/// What the map shows above its base, as items of a page.
void append(std::vector<PageItem>& items, const DrawList& list);
/// A clip to a box.
PageClip clip_to(const ScreenBox& box);

/// An item somewhere else on the page.
PageItem moved(PageItem item, double dx_px, double dy_px);

/// The same without colour, as a grey printer would show it (luminance, Rec. 709).
Page in_grey(Page page);

}  // namespace nandu
