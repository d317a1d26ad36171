#include "app/page_writer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "calendar/write_date.h"
#include "map/line_breaks.h"
#include "render/page_ground.h"

namespace nandu {

std::optional<Paper> paper_named(std::string_view name) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    static const std::map<std::string, Paper, std::less<>> kPapers = {
        {"a1", {594, 841}},       {"a2", {420, 594}},       {"a3", {297, 420}},
        {"a4", {210, 297}},       {"a5", {148, 210}},       {"letter", {215.9, 279.4}},
        {"legal", {215.9, 355.6}}, {"tabloid", {279.4, 431.8}}};
    const auto found = kPapers.find(lower);
    return found == kPapers.end() ? std::nullopt : std::optional(found->second);
}

PageWriter::PageWriter(std::shared_ptr<const Pack> pack, const Strings& strings,
                       const Paths& paths, Language language)
    : pack_(std::move(pack)),
      strings_(&strings),
      language_(language),
      typesetter_(paths.assets / "fonts"),
      glyphs_(typesetter_),
      stage_(pack_, glyphs_, strings) {}

void PageWriter::begin(const Paper& paper, bool landscape) {
    page_ = {};
    page_.language = language_;
    const double px_per_mm = 72.0 / 25.4 / page_.pt_per_px;
    page_.width_px = (landscape ? paper.height_mm : paper.width_mm) * px_per_mm;
    page_.height_px = (landscape ? paper.width_mm : paper.height_mm) * px_per_mm;
}

double PageWriter::width(const Letters& letters, std::string_view text) {
    return typesetter_
        .measure({letters.face, letters.size_px, 0.0, language_ == Language::Hans}, text)
        .width_px;
}

void PageWriter::line(double x, double baseline, const Letters& letters, const std::string& text) {
    Text item;
    item.text = text;
    item.style = {letters.face, letters.size_px, 0.0, language_ == Language::Hans};
    item.origin = {x, baseline};
    item.colour = letters.colour;
    page_.items.emplace_back(std::move(item));
}

void PageWriter::line_right(double right, double baseline, const Letters& letters,
                            const std::string& text) {
    line(right - width(letters, text), baseline, letters, text);
}

double PageWriter::paragraph(double x, double top, double room, double lead,
                             const Letters& letters, const std::string& text, bool draw) {
    if (text.empty()) {
        return 0.0;
    }
    const TextStyle style{letters.face, letters.size_px, 0.0, language_ == Language::Hans};
    const std::vector<TextLine> lines = broken_into_lines(
        text, room, [&](char32_t c) { return typesetter_.advance_px(style, c); });
    double baseline = top + (lead + letters.size_px * 0.7) * 0.5;
    for (const TextLine& one : lines) {
        if (draw) {
            line(x, baseline, letters, text.substr(one.begin, one.end - one.begin));
        }
        baseline += lead;
    }
    return static_cast<double>(lines.size()) * lead;
}

void PageWriter::box(const ScreenBox& area, Rgba fill, Rgba line_colour, double line_px,
                     double corner_px) {
    Shape shape;
    shape.half_width_px = static_cast<float>((area.right_px - area.left_px) * 0.5);
    shape.half_height_px = static_cast<float>((area.bottom_px - area.top_px) * 0.5);
    shape.center = {(area.left_px + area.right_px) * 0.5, (area.top_px + area.bottom_px) * 0.5};
    shape.corner_px = static_cast<float>(corner_px);
    shape.fill = fill;
    shape.line = line_colour;
    shape.line_px = static_cast<float>(line_px);
    page_.items.emplace_back(shape);
}

const Overlay& PageWriter::map(const ScreenBox& frame, const AppState& state,
                               const StoryFocus* focus) {
    const MapPicture& picture = stage_.picture(state, {}, focus);
    const ScreenBox own{0, 0, double(state.viewport.width_px), double(state.viewport.height_px)};
    std::vector<PageItem> items;
    items.emplace_back(clip_to(own));
    for (PageItem& item : ground_for_page(picture)) {
        items.push_back(std::move(item));
    }
    append(items, *picture.overlay);
    items.emplace_back(PageEnd{});
    for (PageItem& item : items) {
        page_.items.push_back(moved(std::move(item), frame.left_px, frame.top_px));
    }
    box(frame, {}, theme(state.theme).map_ink, 1.2);
    return stage_.overlay();
}

std::string PageWriter::julian(Day day) const {
    return write_civil(day, CivilCalendar::Julian, language_);
}

std::string PageWriter::gregorian(Day day) const {
    const std::string date = write_civil(day, CivilCalendar::Gregorian, language_);
    return language_ == Language::En ? date + " " + word("print.gregorian")
                                     : word("print.gregorian") + date;
}

std::string PageWriter::reign(Day day) const {
    const Manifest& manifest = pack_->atlas.manifest;
    if (manifest.protagonist == kNo<PolityId>) {
        return {};
    }
    const auto date =
        write_reign_date(day, pack_->atlas[manifest.protagonist].key, pack_->calendars);
    return date ? date->in(language_ == Language::En ? Language::Hant : language_) : std::string();
}

}  // namespace nandu
