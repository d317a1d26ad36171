#include "ui/icons.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/fonts.h"

namespace nandu {
namespace {

constexpr float kStroke = 1.6F;
constexpr float kPi = std::numbers::pi_v<float>;

struct Pen {
    const Paint& paint;
    ImVec2 middle;
    float unit;  ///< Pixels of one twentieth of the icon.
    ImU32 ink;
    float width;

    ImVec2 at(float x, float y) const { return {middle.x + x * unit, middle.y + y * unit}; }
    void stroke(std::initializer_list<ImVec2> points, bool closed = false) const {
        for (const ImVec2& p : points) {
            paint.list->PathLineTo(at(p.x, p.y));
        }
        paint.list->PathStroke(ink, closed ? ImDrawFlags_Closed : 0, width);
    }
    void arc(float x, float y, float radius, float from, float to) const {
        paint.list->PathArcTo(at(x, y), radius * unit, from, to, 24);
        paint.list->PathStroke(ink, 0, width);
    }
};

}  // namespace

void draw_icon(const Paint& paint, Icon icon, ImVec2 middle, float size, Rgba colour) {
    middle = {std::round(middle.x), std::round(middle.y)};
    const Pen pen{paint, middle, size * paint.s / 20.0F, packed(colour), kStroke * paint.s};
    switch (icon) {
        case Icon::Menu:
            pen.stroke({{-8, -6}, {8, -6}});
            pen.stroke({{-8, 0}, {8, 0}});
            pen.stroke({{-8, 6}, {8, 6}});
            break;
        case Icon::Search:
            pen.arc(-1.5F, -1.5F, 6, 0, 2 * kPi);
            pen.stroke({{3, 3}, {9, 9}});
            break;
        case Icon::Layers:
            pen.stroke({{0, -9}, {9, -4}, {0, 1}, {-9, -4}}, true);
            pen.stroke({{-9, 0}, {0, 5}, {9, 0}});
            pen.stroke({{-9, 4}, {0, 9}, {9, 4}});
            break;
        case Icon::Compare:
            pen.stroke({{-9, -7}, {9, -7}, {9, 7}, {-9, 7}}, true);
            pen.stroke({{0, -9}, {0, 9}});
            pen.stroke({{4, -2}, {6, 0}, {4, 2}});
            pen.stroke({{-4, -2}, {-6, 0}, {-4, 2}});
            break;
        case Icon::Close:
            pen.stroke({{-6, -6}, {6, 6}});
            pen.stroke({{-6, 6}, {6, -6}});
            break;
        case Icon::Plus:
            pen.stroke({{-7, 0}, {7, 0}});
            pen.stroke({{0, -7}, {0, 7}});
            break;
        case Icon::Minus:
            pen.stroke({{-7, 0}, {7, 0}});
            break;
        case Icon::Home:
            pen.stroke({{-9, 0}, {0, -8}, {9, 0}});
            pen.stroke({{-6, -2}, {-6, 8}, {6, 8}, {6, -2}});
            break;
        case Icon::ChevronDown:
            pen.stroke({{-6, -3}, {0, 3}, {6, -3}});
            break;
        case Icon::ChevronUp:
            pen.stroke({{-6, 3}, {0, -3}, {6, 3}});
            break;
        case Icon::Check:
            pen.stroke({{-7, 0}, {-2, 5}, {7, -6}});
            break;
        case Icon::Back:
            pen.stroke({{2, -7}, {-5, 0}, {2, 7}});
            pen.stroke({{-5, 0}, {8, 0}});
            break;
        case Icon::Forward:
            pen.stroke({{-2, -7}, {5, 0}, {-2, 7}});
            pen.stroke({{5, 0}, {-8, 0}});
            break;
        case Icon::Undo:
            pen.stroke({{-3, -8}, {-8, -3}, {-3, 2}});
            pen.stroke({{-8, -3}, {3, -3}});
            pen.arc(3, 2, 5, -kPi / 2, kPi / 2);
            pen.stroke({{3, 7}, {-3, 7}});
            break;
        case Icon::Redo:
            pen.stroke({{3, -8}, {8, -3}, {3, 2}});
            pen.stroke({{8, -3}, {-3, -3}});
            pen.arc(-3, 2, 5, kPi / 2, 1.5F * kPi);
            pen.stroke({{-3, 7}, {3, 7}});
            break;
        case Icon::Legend:
            for (const float y : {-6.0F, 0.0F, 6.0F}) {
                paint.list->AddRectFilled(pen.at(-9, y - 2), pen.at(-5, y + 2), pen.ink);
                pen.stroke({{-2, y}, {9, y}});
            }
            break;
    }
}

namespace {

ImVec2 screen(ScreenPoint p) {
    return {static_cast<float>(p.x_px), static_cast<float>(p.y_px)};
}

struct ItemPainter {
    const Paint& paint;

    void polyline(const Stroke& stroke, Rgba colour, float extra) const {
        if (colour.a <= 0.0F || stroke.points.size() < 2) {
            return;
        }
        float along = 0.0F;
        for (std::size_t i = 1; i < stroke.points.size(); ++i) {
            const ImVec2 a = screen(stroke.points[i - 1]);
            const ImVec2 b = screen(stroke.points[i]);
            const float width = stroke.widths_px[std::min(i, stroke.widths_px.size() - 1)] + extra;
            const float length = std::hypot(b.x - a.x, b.y - a.y);
            if (stroke.dash_on_px <= 0.0F || extra > 0.0F) {
                paint.list->AddLine(a, b, packed(colour), width);
                continue;
            }
            const float period = stroke.dash_on_px + stroke.dash_off_px;
            for (float at = -std::fmod(along, period); at < length; at += period) {
                const float from = std::max(at, 0.0F) / length;
                const float to = std::min(at + stroke.dash_on_px, length) / length;
                if (to > from) {
                    paint.list->AddLine({a.x + (b.x - a.x) * from, a.y + (b.y - a.y) * from},
                                        {a.x + (b.x - a.x) * to, a.y + (b.y - a.y) * to},
                                        packed(colour), width);
                }
            }
            along += length;
        }
    }
    void operator()(const Stroke& stroke) const {
        if (stroke.widths_px.empty()) {
            return;
        }
        if (stroke.halo_px > 0.0F) {
            polyline(stroke, stroke.halo, 2.0F * stroke.halo_px);
        }
        polyline(stroke, stroke.colour, 0.0F);
    }
    void operator()(const Shape& shape) const {
        const ImVec2 m = screen(shape.center);
        const auto box = [&](float grow, Rgba colour, float line_px) {
            const ImVec2 a(m.x - shape.half_width_px - grow, m.y - shape.half_height_px - grow);
            const ImVec2 b(m.x + shape.half_width_px + grow, m.y + shape.half_height_px + grow);
            const float corner = std::max(0.0F, shape.corner_px + grow);
            const bool circle = shape.corner_px >= shape.half_width_px &&
                                shape.half_width_px == shape.half_height_px;
            const float radius = shape.half_width_px + grow;
            if (colour.a <= 0.0F) {
                return;
            }
            if (line_px > 0.0F) {
                if (circle) {
                    paint.list->AddCircle(m, radius, packed(colour), 0, line_px);
                } else {
                    paint.list->AddRect(a, b, packed(colour), corner, 0, line_px);
                }
            } else if (circle) {
                paint.list->AddCircleFilled(m, radius, packed(colour));
            } else {
                paint.list->AddRectFilled(a, b, packed(colour), corner);
            }
        };
        if (shape.halo_px > 0.0F && shape.fill.a > 0.0F) {
            box(shape.halo_px, shape.halo, 0.0F);
        }
        box(0.0F, shape.fill, 0.0F);
        if (shape.line_px > 0.0F) {
            box(-0.5F * shape.line_px, shape.line, shape.line_px);
        }
    }
    void operator()(const Fill& fill) const {
        if (fill.points.size() < 3) {
            return;
        }
        for (const ScreenPoint& p : fill.points) {
            paint.list->PathLineTo(screen(p));
        }
        paint.list->PathFillConvex(packed(fill.colour));
    }
    void operator()(const Text& text) const {
        const float size = static_cast<float>(text.style.size_px) / paint.s;
        const ImVec2 at = screen(text.origin);
        const float ascent =
            paint.fonts->line_size(text.style.face, static_cast<float>(text.style.size_px))
                .ascent_px;
        paint.text({at.x, at.y - ascent}, text.style.face, size, text.colour, text.text);
    }
};

}  // namespace

void draw_items(const Paint& paint, const DrawList& items) {
    const ItemPainter painter{paint};
    for (const DrawItem& item : items) {
        std::visit(painter, item);
    }
}

}  // namespace nandu
