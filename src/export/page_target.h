#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "map/page.h"
#include "text/typesetter.h"

namespace nandu {

/// A path as every vector format has it. `points` holds one point a Move or Line, three a Curve
/// (two controls and the end), none a Close.
struct Outline {
    enum class Verb : std::uint8_t { Move, Line, Curve, Close };
    std::vector<Verb> verbs;
    std::vector<ScreenPoint> points;

    void move(ScreenPoint p);
    void line(ScreenPoint p);
    void curve(ScreenPoint a, ScreenPoint b, ScreenPoint to);
    void close() { verbs.push_back(Verb::Close); }
};

struct Pencil {
    Rgba colour;
    double width_px = 1.0;
    double dash_on_px = 0.0, dash_off_px = 0.0;
    bool round_caps = true;
};

/// A stretch of one line of text in one font.
struct GlyphRun {
    std::uint16_t font = 0;
    struct Glyph {
        std::uint32_t index = 0;
        double x_px = 0.0;  ///< From the line's origin.
        std::string_view bytes;
    };
    std::vector<Glyph> glyphs;
};

/// What a page is drawn on: the seam between the page's items and a file format.
class PageTarget {
public:
    virtual ~PageTarget() = default;
    /// Where an odd number of rings goes around.
    virtual void fill(const Outline& outline, Rgba colour) = 0;
    /// One pencil after the other along the same path.
    virtual void stroke(const Outline& outline, std::span<const Pencil> pencils) = 0;
    virtual void image(const PageImage& image) = 0;
    virtual void clip(const Outline& outline) = 0;
    virtual void mask(const PageMask& mask) = 0;
    virtual void end() = 0;  ///< Of the last clip or mask.
    virtual void text(const Text& text, std::span<const GlyphRun> runs) = 0;
};

/// Draws the items one by one. What is left open is ended.
void draw_page(const Page& page, Typesetter& typesetter, PageTarget& target);

}  // namespace nandu
