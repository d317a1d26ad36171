#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <imgui.h>

#include "base/strings.h"
#include "map/draw_list.h"
#include "map/theme.h"
#include "viewer/layout.h"
#include "viewer/state.h"

namespace nandu {

class Fonts;         // ui/fonts.h: ImFonts that grow out of the glyph cache.
class ItemRects;     // ui/item_rects.h: where each named control stood in the last frame.
struct PanelMemory;  // ui/memory.h: what panels keep from frame to frame.
class Focus;         // ui/focus.h: which control the keyboard stands on.

/// What every panel is given: the state, the words and the means to draw. Panels draw with
/// `list` and lay out by hand; sizes are design pixels multiplied by `s`.
struct Paint {
    ImDrawList* list = nullptr;
    Fonts* fonts = nullptr;
    ItemRects* rects = nullptr;
    Focus* focus = nullptr;
    PanelMemory* memory = nullptr;
    const Theme* theme = nullptr;
    const Strings* strings = nullptr;
    Language language = Language::En;
    CivilCalendar calendar = CivilCalendar::Julian;  ///< The atlas's own, which dates are in.
    float s = 1.0F;  ///< ui scale.
    float wall_secs = 0.0F;

    /// The interface's word for `key` in the current language.
    const std::string& word(std::string_view key) const;

    // Text. `top_left` is the corner of the line's box (ascent + descent of the face at that
    // size); sizes are in design pixels. Each returns the width in physical pixels.
    float text(ImVec2 top_left, Face face, float size, Rgba colour, std::string_view text) const;
    float text_right(ImVec2 top_right, Face face, float size, Rgba colour,
                     std::string_view text) const;
    float text_centred(ImVec2 middle, Face face, float size, Rgba colour,
                       std::string_view text) const;
    ImVec2 measure(Face face, float size, std::string_view text) const;
    /// Wraps at spaces and between Han characters (no punctuation at the start of a line).
    /// Returns the height; draws nothing when `draw` is false.
    float paragraph(ImVec2 top_left, float width, Face face, float size, float line_height,
                    Rgba colour, std::string_view text, bool draw = true) const;
    /// How wide the last line of that paragraph is, so that something can be set behind it.
    float last_line_width(float width, Face face, float size, std::string_view text) const;

    // Figures.
    void rect(ImVec2 a, ImVec2 b, Rgba fill, float radius = 0.0F) const;
    void outline(ImVec2 a, ImVec2 b, Rgba colour, float radius = 0.0F, float width = 1.0F) const;
    void line(ImVec2 a, ImVec2 b, Rgba colour, float width = 1.0F) const;
    /// 45° stripes inside a box, `on` wide every `period` design pixels.
    void hatch(ImVec2 a, ImVec2 b, Rgba colour, float on, float period) const;
    /// A box whose alpha runs from left to right.
    void fade(ImVec2 a, ImVec2 b, Rgba left, Rgba right) const;
    /// Panel ground with its outline and shadow rings.
    void panel(ImVec2 a, ImVec2 b) const;

    // Controls: invisible buttons with a keyboard focus ring; `id` names the item for tests, such
    // as "timeline/play". `hovered` and `held` come back for drawing.
    struct Press {
        bool clicked = false, hovered = false, held = false, focused = false;
    };
    Press button(const char* id, ImVec2 a, ImVec2 b) const;
    /// The tooltip of the last button, after 400 ms.
    void tooltip(std::string_view text) const;
};

ImU32 packed(Rgba colour);

}  // namespace nandu
