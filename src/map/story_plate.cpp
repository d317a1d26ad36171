#include "map/story_plate.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/utf8.h"
#include "map/line_breaks.h"

namespace nandu {
namespace {

// All in units of the class's screen (design §8).
constexpr double kPlateHeight = 304.0;
constexpr double kEdge = 64.0;
constexpr double kTitle = 70.0, kTitleWithSecond = 54.0, kSmallestTitle = 40.0;
constexpr double kDate = 54.0;
constexpr double kText = 41.0, kSmallestText = 6.0;
constexpr double kShortText = 54.0;  // A question or an answer of one or two lines.
constexpr double kTextTop = 95.0, kTextRoom = 161.0;
constexpr double kTitleBaseline = 74.0;
constexpr double kFootBaseline = 288.0;
constexpr double kLunar = 32.0, kSmall = 28.0;

/// Small text needs less lead than large text.
double line_height(double size) { return size >= 38.0 ? size * 1.3 : size * 1.25; }

class PlateWriter {
public:
    PlateWriter(const StoryPlate& plate, const Viewport& screen, bool simplified,
                const MeasureText& measure)
        : plate_(plate),
          colours_(theme(ThemeKind::Dark)),
          u_(story_unit_px(screen)),
          width_(screen.width_px),
          top_(screen.height_px - story_plate_height_px(screen)),
          simplified_(simplified),
          measure_(measure) {}

    DrawList write(double height_px) {
        box({0, top_, width_, top_ + height_px}, colours_.panel);
        box({0, top_, width_, top_ + 5 * u_}, colours_.accent);
        const double date_width = put_right(plate_.date, Face::Display, kDate, kTitleBaseline,
                                            colours_.ink);
        put_title(width_ - 2 * kEdge * u_ - (plate_.date.empty() ? 0.0 : date_width + 48 * u_));
        put_text();
        put_foot();
        return std::move(list_);
    }

private:
    TextStyle style(Face face, double size) const { return {face, size * u_, 0.0, simplified_}; }
    double width_of(Face face, double size, std::string_view text) const {
        return measure_(style(face, size), text).width_px;
    }
    void put(std::string text, Face face, double size, double x_px, double baseline, Rgba colour) {
        Text item;
        item.text = std::move(text);
        item.style = style(face, size);
        item.origin = {x_px, top_ + baseline * u_};
        item.colour = colour;
        list_.push_back(std::move(item));
    }
    double put_right(const std::string& text, Face face, double size, double baseline,
                     Rgba colour) {
        const double width = width_of(face, size, text);
        put(text, face, size, width_ - kEdge * u_ - width, baseline, colour);
        return width;
    }
    void box(const ScreenBox& area, Rgba colour) {
        Shape shape;
        shape.half_width_px = static_cast<float>((area.right_px - area.left_px) * 0.5);
        shape.half_height_px = static_cast<float>((area.bottom_px - area.top_px) * 0.5);
        shape.center = {(area.left_px + area.right_px) * 0.5,
                        (area.top_px + area.bottom_px) * 0.5};
        shape.corner_px = 0.0F;
        shape.fill = colour;
        list_.push_back(shape);
    }

    void put_title(double room) {
        const Rgba ink = colours_.ink;
        const double x = kEdge * u_;
        if (!plate_.second_title.empty()) {
            for (double size = kTitle; size >= kTitleWithSecond; size -= 4.0) {
                const double first = width_of(Face::Display, size, plate_.title);
                const double gap = 24 * u_;
                if (first + gap + width_of(Face::Display, size * 0.9, plate_.second_title) <=
                    room) {
                    put(plate_.title, Face::Display, size, x, kTitleBaseline, ink);
                    put(plate_.second_title, Face::Display, size * 0.9, x + first + gap,
                        kTitleBaseline, ink);
                    return;
                }
            }
        }
        double size = kTitle;
        while (size > kSmallestTitle && width_of(Face::Display, size, plate_.title) > room) {
            size -= 2.0;
        }
        put(plate_.title, Face::Display, size, x, kTitleBaseline, ink);
    }

    void put_text() {
        const bool asks = plate_.kind == StoryPlate::Kind::Question;
        const double left = (kEdge + (asks ? 30.0 : 0.0)) * u_;
        const double room = width_ - kEdge * u_ - left;
        std::vector<TextLine> lines;
        double size = plate_.kind == StoryPlate::Kind::Telling ? kText : kShortText;
        for (;; size -= 1.0) {
            std::map<char32_t, double> advances;
            lines = broken_into_lines(plate_.text, room, [&](char32_t c) {
                const auto [known, is_new] = advances.try_emplace(c, 0.0);
                if (is_new) {
                    std::string one;
                    append_utf8(one, c);
                    known->second = width_of(Face::Reading, size, one);
                }
                return known->second;
            });
            const double height = static_cast<double>(lines.size()) * line_height(size);
            if (height <= kTextRoom + 0.5 || size <= kSmallestText) {
                break;
            }
        }
        if (asks) {
            const double height = static_cast<double>(lines.size()) * line_height(size);
            box({kEdge * u_, top_ + (kTextTop + 6) * u_, (kEdge + 6) * u_,
                 top_ + (kTextTop + height) * u_},
                colours_.warn);
        }
        double baseline = kTextTop + size * 0.98;
        for (const TextLine& line : lines) {
            put(plate_.text.substr(line.begin, line.end - line.begin), Face::Reading, size, left,
                baseline, colours_.ink);
            baseline += line_height(size);
        }
    }

    void put_foot() {
        double x = kEdge * u_;
        put(plate_.lunar_date, Face::Reading, kLunar, x, kFootBaseline, colours_.ink2);
        x += width_of(Face::Reading, kLunar, plate_.lunar_date) +
             (plate_.lunar_date.empty() ? 0.0 : 48 * u_);
        const double count_width =
            put_right(plate_.count, Face::Ui, kSmall, kFootBaseline, colours_.ink2);
        if (!plate_.hint.empty() && x + width_of(Face::Ui, kSmall, plate_.hint) <
                                        width_ - kEdge * u_ - count_width - 24 * u_) {
            put(plate_.hint, Face::Ui, kSmall, x, kFootBaseline, colours_.warn);
        }
    }

    const StoryPlate& plate_;
    const Theme& colours_;
    double u_, width_, top_;
    bool simplified_;
    const MeasureText& measure_;
    DrawList list_;
};

}  // namespace

double story_unit_px(const Viewport& screen) {
    return std::min(screen.height_px / 1080.0, screen.width_px / 1650.0);
}

double story_plate_height_px(const Viewport& screen) {
    return kPlateHeight * story_unit_px(screen);
}

DrawList draw_story_plate(const StoryPlate& plate, const Viewport& screen, bool simplified,
                          const MeasureText& measure) {
    return PlateWriter(plate, screen, simplified, measure).write(story_plate_height_px(screen));
}

}  // namespace nandu
