#include "map/page.h"

#include <cmath>

namespace nandu {
namespace {

Rgba grey_of(Rgba c) {
    const float y = 0.2126F * c.r + 0.7152F * c.g + 0.0722F * c.b;
    return {y, y, y, c.a};
}

struct Bleach {
    void operator()(PagePath& path) const {
        path.fill = grey_of(path.fill);
        for (PagePath::Pen& pen : path.pens) {
            pen.colour = grey_of(pen.colour);
        }
    }
    void operator()(PageImage& image) const {
        for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
            std::uint8_t* const p = image.rgba.data() + i;
            const double y = 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2];
            p[0] = p[1] = p[2] = static_cast<std::uint8_t>(std::lround(y));
        }
    }
    void operator()(PageClip&) const {}
    void operator()(PageMask&) const {}
    void operator()(PageEnd&) const {}
    void operator()(Stroke& stroke) const {
        stroke.colour = grey_of(stroke.colour);
        stroke.halo = grey_of(stroke.halo);
    }
    void operator()(Shape& shape) const {
        shape.fill = grey_of(shape.fill);
        shape.line = grey_of(shape.line);
        shape.halo = grey_of(shape.halo);
    }
    void operator()(Fill& fill) const { fill.colour = grey_of(fill.colour); }
    void operator()(Text& text) const {
        text.colour = grey_of(text.colour);
        text.halo = grey_of(text.halo);
    }
};

struct Mover {
    double dx, dy;

    void move(ScreenPoint& p) const {
        p.x_px += dx;
        p.y_px += dy;
    }
    void move(ScreenBox& b) const {
        b = {b.left_px + dx, b.top_px + dy, b.right_px + dx, b.bottom_px + dy};
    }
    void move(PageLines& lines) const {
        for (auto& line : lines) {
            move(line);
        }
    }
    void move(std::vector<ScreenPoint>& points) const {
        for (ScreenPoint& p : points) {
            move(p);
        }
    }
    void operator()(PagePath& path) const { move(path.lines); }
    void operator()(PageImage& image) const { move(image.box); }
    void operator()(PageClip& clip) const { move(clip.rings); }
    void operator()(PageMask& mask) const { move(mask.box); }
    void operator()(PageEnd&) const {}
    void operator()(Stroke& stroke) const { move(stroke.points); }
    void operator()(Shape& shape) const { move(shape.center); }
    void operator()(Fill& fill) const { move(fill.points); }
    void operator()(Text& text) const { move(text.origin); }
};

}  // namespace

PageItem moved(PageItem item, double dx_px, double dy_px) {
    std::visit(Mover{dx_px, dy_px}, item);
    return item;
}

void append(std::vector<PageItem>& items, const DrawList& list) {
    for (const DrawItem& item : list) {
        std::visit([&items](const auto& one) { items.emplace_back(one); }, item);
    }
}

PageClip clip_to(const ScreenBox& box) {
    return {{{{box.left_px, box.top_px},
              {box.right_px, box.top_px},
              {box.right_px, box.bottom_px},
              {box.left_px, box.bottom_px}}}};
}

Page in_grey(Page page) {
    for (PageItem& item : page.items) {
        std::visit(Bleach{}, item);
    }
    return page;
}

}  // namespace nandu
