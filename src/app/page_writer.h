#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/paths.h"
#include "app/stage.h"
#include "map/page.h"
#include "text/glyph_cache.h"
#include "text/typesetter.h"

namespace nandu {

/// A sheet of paper in millimetres, upright.
struct Paper {
    double width_mm = 210.0, height_mm = 297.0;
};
/// "a1" to "a5", "letter", "legal", "tabloid", in any case; nothing for other words.
std::optional<Paper> paper_named(std::string_view name);

/// One way to set a line.
struct Letters {
    Face face = Face::Reading;
    double size_px = 16.0;
    Rgba colour;
};

/// Sets pages: maps in vectors with words about them. Without a graphics card or a window.
class PageWriter {
public:
    /// `strings` must outlive the writer.
    PageWriter(std::shared_ptr<const Pack> pack, const Strings& strings, const Paths& paths,
               Language language);

    /// Begins a page; the one before is finished. Sizes of the writer are page pixels.
    void begin(const Paper& paper, bool landscape);
    Page take() { return std::move(page_); }

    double width(const Letters& letters, std::string_view text);
    void line(double x, double baseline, const Letters& letters, const std::string& text);
    void line_right(double right, double baseline, const Letters& letters, const std::string& text);
    /// Words in lines of at most `width` from `top` on; the height that they take. With `draw`
    /// false nothing is drawn.
    double paragraph(double x, double top, double width, double lead, const Letters& letters,
                     const std::string& text, bool draw = true);
    void box(const ScreenBox& box, Rgba fill, Rgba line, double line_px, double corner_px = 0.0);
    /// The map of a state in a frame; the state's viewport must be as large. What it shows comes
    /// back for a legend.
    const Overlay& map(const ScreenBox& frame, const AppState& state,
                       const StoryFocus* focus = nullptr);

    std::vector<PageItem>& items() { return page_.items; }
    const Page& page() const { return page_; }
    const Pack& pack() const { return *pack_; }
    Language language() const { return language_; }
    Stage& stage() { return stage_; }
    Typesetter& typesetter() { return typesetter_; }
    std::string word(std::string_view key) const { return strings_->get(key, language_); }

    // Dates in words.
    std::string julian(Day day) const;
    /// "16 January 1127 Gregorian"
    std::string gregorian(Day day) const;
    /// By the protagonist's reign; in Chinese also beside English. Empty where there is none.
    std::string reign(Day day) const;

private:
    std::shared_ptr<const Pack> pack_;
    const Strings* strings_;
    Language language_;
    Typesetter typesetter_;
    GlyphCache glyphs_;
    Stage stage_;
    Page page_;
};

}  // namespace nandu
