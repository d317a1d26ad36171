#include "export/page_target.h"

#include <algorithm>
#include <cmath>

namespace nandu {
namespace {

/// The control points of a quarter circle lie so far along its tangents.
constexpr double kQuarterCurve = 0.5522847498;

Outline outline_of(const PageLines& lines, bool closed) {
    Outline out;
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            i == 0 ? out.move(line[i]) : out.line(line[i]);
        }
        if (closed && !line.empty()) {
            out.close();
        }
    }
    return out;
}

/// A box with round corners from the middle of its right side, clockwise on the page.
Outline outline_of(const Shape& shape) {
    const double w = static_cast<double>(shape.half_width_px);
    const double h = static_cast<double>(shape.half_height_px);
    const double r = std::min({static_cast<double>(shape.corner_px), w, h});
    const double k = r * (1.0 - kQuarterCurve);
    const auto at = [&](double x, double y) {
        return ScreenPoint{shape.center.x_px + x, shape.center.y_px + y};
    };
    Outline out;
    out.move(at(w, 0));
    out.line(at(w, h - r));
    out.curve(at(w, h - k), at(w - k, h), at(w - r, h));
    out.line(at(r - w, h));
    out.curve(at(k - w, h), at(-w, h - k), at(-w, h - r));
    out.line(at(-w, r - h));
    out.curve(at(-w, k - h), at(k - w, -h), at(r - w, -h));
    out.line(at(w - r, -h));
    out.curve(at(w - k, -h), at(w, k - h), at(w, r - h));
    out.close();
    return out;
}

/// A line whose width changes, as the area between its sides.
Outline ribbon_of(const Stroke& stroke) {
    const auto& points = stroke.points;
    std::vector<ScreenPoint> left, right;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const ScreenPoint a = points[i == 0 ? 0 : i - 1];
        const ScreenPoint b = points[std::min(i + 1, points.size() - 1)];
        const double length = std::max(1e-6, std::hypot(b.x_px - a.x_px, b.y_px - a.y_px));
        const double half =
            static_cast<double>(stroke.widths_px[std::min(i, stroke.widths_px.size() - 1)]) * 0.5;
        const double nx = -(b.y_px - a.y_px) / length * half;
        const double ny = (b.x_px - a.x_px) / length * half;
        left.push_back({points[i].x_px + nx, points[i].y_px + ny});
        right.push_back({points[i].x_px - nx, points[i].y_px - ny});
    }
    left.insert(left.end(), right.rbegin(), right.rend());
    return outline_of(PageLines{left}, true);
}

class Painter {
public:
    Painter(Typesetter& typesetter, PageTarget& target)
        : typesetter_(typesetter), target_(target) {}

    void operator()(const PagePath& path) {
        const Outline outline = outline_of(path.lines, path.closed);
        if (path.fill.a > 0.0F) {
            target_.fill(outline, path.fill);
        }
        std::vector<Pencil> pencils;
        for (const PagePath::Pen& pen : path.pens) {
            pencils.push_back({pen.colour, static_cast<double>(pen.width_px),
                               static_cast<double>(path.dash_on_px),
                               static_cast<double>(path.dash_off_px), path.round_caps});
        }
        if (!pencils.empty()) {
            target_.stroke(outline, pencils);
        }
    }
    void operator()(const PageImage& image) { target_.image(image); }
    void operator()(const PageClip& clip) {
        target_.clip(outline_of(clip.rings, true));
        ++open_;
    }
    void operator()(const PageMask& mask) {
        target_.mask(mask);
        ++open_;
    }
    void operator()(const PageEnd&) {
        if (open_ > 0) {
            target_.end();
            --open_;
        }
    }
    void operator()(const Stroke& stroke) {
        if (stroke.points.size() < 2 || stroke.widths_px.empty()) {
            return;
        }
        const double halo = static_cast<double>(stroke.halo_px);
        if (stroke.widths_px.size() > 1) {
            const Outline ribbon = ribbon_of(stroke);
            if (halo > 0.0 && stroke.halo.a > 0.0F) {
                const Pencil pencil{stroke.halo, 2.0 * halo};
                target_.stroke(ribbon, {&pencil, 1});
            }
            target_.fill(ribbon, stroke.colour);
            return;
        }
        const Outline outline = outline_of(PageLines{stroke.points}, false);
        const double width = static_cast<double>(stroke.widths_px.front());
        std::vector<Pencil> pencils;
        const Pencil line{stroke.colour, width, static_cast<double>(stroke.dash_on_px),
                          static_cast<double>(stroke.dash_off_px), stroke.round_caps};
        if (halo > 0.0 && stroke.halo.a > 0.0F) {
            Pencil under = line;
            under.colour = stroke.halo;
            under.width_px = width + 2.0 * halo;
            pencils.push_back(under);
        }
        pencils.push_back(line);
        target_.stroke(outline, pencils);
    }
    void operator()(const Shape& shape) {
        const Outline outline = outline_of(shape);
        const double line = static_cast<double>(shape.line_px);
        if (shape.halo_px > 0.0F && shape.halo.a > 0.0F) {
            const Pencil halo{shape.halo, line + 2.0 * static_cast<double>(shape.halo_px)};
            target_.stroke(outline, {&halo, 1});
            if (shape.fill.a > 0.0F) {
                target_.fill(outline, shape.halo);
            }
        }
        if (shape.fill.a > 0.0F) {
            target_.fill(outline, shape.fill);
        }
        if (line > 0.0 && shape.line.a > 0.0F) {
            Pencil pencil{shape.line, line, 0.0, 0.0, false};
            if (shape.dash_off_px > 0.0F) {
                const double on = static_cast<double>(shape.dash_on_px);
                const double off = static_cast<double>(shape.dash_off_px);
                const double corner =
                    static_cast<double>(std::min({shape.corner_px, shape.half_width_px,
                                                  shape.half_height_px}));
                const double whole =
                    4.0 * (static_cast<double>(shape.half_width_px + shape.half_height_px) -
                           2.0 * corner + corner * 1.5707963267948966);
                const double period =
                    whole / std::max(1.0, std::floor(whole / (on + off) + 0.5));
                pencil.dash_on_px = period * on / (on + off);
                pencil.dash_off_px = period - pencil.dash_on_px;
            }
            target_.stroke(outline, {&pencil, 1});
        }
    }
    void operator()(const Fill& fill) {
        target_.fill(outline_of(PageLines{fill.points}, true), fill.colour);
    }
    void operator()(const Text& text) {
        std::vector<GlyphRun> runs;
        const std::vector<PlacedGlyph> glyphs = typesetter_.layout(text.style, text.text);
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            const PlacedGlyph& glyph = glyphs[i];
            const std::size_t end = i + 1 < glyphs.size() ? glyphs[i + 1].byte : text.text.size();
            if (runs.empty() || runs.back().font != glyph.key.font) {
                runs.push_back({glyph.key.font, {}});
            }
            runs.back().glyphs.push_back(
                {glyph.key.glyph, static_cast<double>(glyph.x_px),
                 std::string_view(text.text).substr(glyph.byte, end - glyph.byte)});
        }
        if (!runs.empty()) {
            target_.text(text, runs);
        }
    }

    void end_all() {
        for (; open_ > 0; --open_) {
            target_.end();
        }
    }

private:
    Typesetter& typesetter_;
    PageTarget& target_;
    int open_ = 0;
};

}  // namespace

void Outline::move(ScreenPoint p) {
    verbs.push_back(Verb::Move);
    points.push_back(p);
}

void Outline::line(ScreenPoint p) {
    verbs.push_back(Verb::Line);
    points.push_back(p);
}

void Outline::curve(ScreenPoint a, ScreenPoint b, ScreenPoint to) {
    verbs.push_back(Verb::Curve);
    points.insert(points.end(), {a, b, to});
}

void draw_page(const Page& page, Typesetter& typesetter, PageTarget& target) {
    Painter painter(typesetter, target);
    for (const PageItem& item : page.items) {
        std::visit(painter, item);
    }
    painter.end_all();
}

}  // namespace nandu
