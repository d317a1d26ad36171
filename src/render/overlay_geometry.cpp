#include "render/overlay_geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/triangulate.h"

namespace nandu {
namespace {

/// Room about a shape for its soft edge.
constexpr double kPad = 1.0;

Rgba8 bytes_of(Rgba colour) {
    const auto byte = [](float v) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0F, 1.0F) * 255.0F));
    };
    return {byte(colour.r), byte(colour.g), byte(colour.b), byte(colour.a)};
}

struct Vec {
    double x = 0.0, y = 0.0;
};
Vec operator+(Vec a, Vec b) {
    return {a.x + b.x, a.y + b.y};
}
Vec operator-(Vec a, Vec b) {
    return {a.x - b.x, a.y - b.y};
}
Vec operator*(Vec a, double k) {
    return {a.x * k, a.y * k};
}
double dot(Vec a, Vec b) {
    return a.x * b.x + a.y * b.y;
}
double cross(Vec a, Vec b) {
    return a.x * b.y - a.y * b.x;
}
double length(Vec a) {
    return std::hypot(a.x, a.y);
}
Vec left_of(Vec direction) {
    return {direction.y, -direction.x};
}

class Builder {
public:
    Builder(OverlayGeometry& out, GlyphCache& glyphs) : out_(out), glyphs_(glyphs) {}

    void add(const Stroke& stroke);
    void add(const Shape& shape);
    void add(const Fill& fill);
    void add(const Text& text);

private:
    void begin(OverlayBatch::Kind kind, std::size_t index_count) {
        if (out_.batches.empty() || out_.batches.back().kind != kind) {
            out_.batches.push_back({kind, static_cast<std::uint32_t>(index_count), 0});
        }
    }
    void end(std::size_t index_count) {
        OverlayBatch& batch = out_.batches.back();
        batch.index_count = static_cast<std::uint32_t>(index_count) - batch.first_index;
    }
    void add_line(const Stroke& stroke, double grow_px, Rgba colour, bool is_halo);
    void add_glyph(const PlacedGlyph& glyph, const Text& text, double cosine, double sine,
                   Rgba8 colour);

    OverlayGeometry& out_;
    GlyphCache& glyphs_;
};

/// Cuts one line into triangles that do not overlap: at a bend the inner sides meet in one point
/// and the outer gap is a fan.
class LineCutter {
public:
    LineCutter(OverlayGeometry& out, const InkVertex& common) : out_(out), common_(common) {}

    std::uint32_t put(Vec at, double across, double half, double along) {
        InkVertex vertex = common_;
        vertex.x_px = static_cast<float>(at.x);
        vertex.y_px = static_cast<float>(at.y);
        vertex.across_px = static_cast<float>(across);
        vertex.half_px = static_cast<float>(half);
        vertex.along_px = static_cast<float>(along);
        out_.ink.push_back(vertex);
        return static_cast<std::uint32_t>(out_.ink.size() - 1);
    }
    void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        out_.ink_indices.insert(out_.ink_indices.end(), {a, b, c});
    }
    /// A fan about `center` from `from` to `to`, both of the fan's radius.
    void fan(Vec center, Vec from, Vec to, bool clockwise, double half, double along) {
        const double radius = half + kPad;
        const double start = std::atan2(from.y, from.x);
        double turn = std::atan2(to.y, to.x) - start;
        if (clockwise && turn < 0.0) {
            turn += 2.0 * std::numbers::pi;
        } else if (!clockwise && turn > 0.0) {
            turn -= 2.0 * std::numbers::pi;
        }
        const int steps =
            std::max(1, static_cast<int>(std::ceil(std::abs(turn) * std::sqrt(radius) * 0.9)));
        const std::uint32_t middle = put(center, 0.0, half, along);
        std::uint32_t before = put(center + from * radius, radius, half, along);
        for (int i = 1; i <= steps; ++i) {
            const double angle = start + turn * i / steps;
            const std::uint32_t next =
                put(center + Vec{std::cos(angle), std::sin(angle)} * radius, radius, half, along);
            triangle(middle, before, next);
            before = next;
        }
    }

private:
    OverlayGeometry& out_;
    InkVertex common_;
};

void Builder::add_line(const Stroke& stroke, double grow_px, Rgba colour, bool is_halo) {
    if (colour.a <= 0.0F) {
        return;
    }
    std::vector<Vec> points;
    std::vector<double> halves;
    const auto width_at = [&stroke](std::size_t i) {
        if (stroke.widths_px.empty()) {
            return 1.0;
        }
        return static_cast<double>(stroke.widths_px[std::min(i, stroke.widths_px.size() - 1)]);
    };
    for (std::size_t i = 0; i < stroke.points.size(); ++i) {
        const Vec p{stroke.points[i].x_px, stroke.points[i].y_px};
        if (points.empty() || length(p - points.back()) > 0.02) {
            points.push_back(p);
            halves.push_back(width_at(i) * 0.5 + grow_px);
        }
    }
    if (points.size() < 2) {
        return;
    }
    const bool closed = points.size() > 3 && length(points.front() - points.back()) < 0.05;
    if (closed) {
        points.pop_back();
        halves.pop_back();
    }
    const std::size_t count = points.size();
    const std::size_t segments = closed ? count : count - 1;
    std::vector<Vec> directions(segments);
    std::vector<double> lengths(segments);
    std::vector<double> along(segments + 1, 0.0);
    for (std::size_t i = 0; i < segments; ++i) {
        const Vec way = points[(i + 1) % count] - points[i];
        lengths[i] = length(way);
        directions[i] = way * (1.0 / lengths[i]);
        along[i + 1] = along[i] + lengths[i];
    }
    const double dash_on = static_cast<double>(stroke.dash_on_px);
    const double dash_off = static_cast<double>(stroke.dash_off_px);
    const bool dashed =
        dash_on > 0.0 && dash_off > 0.0 && !(is_halo && dash_off < 2.0 * grow_px + 1.0);
    const bool round = stroke.round_caps && !dashed && !closed;
    // Butt ends are cut by the shader along the line; round ends and rings never are.
    const bool cut = !round && !closed;
    const double whole = along[segments];
    const double shift = cut ? grow_px : 10.0;
    InkVertex common{};
    common.whole_px = static_cast<float>(whole + 2.0 * shift);
    common.dash_on_px = dashed ? stroke.dash_on_px : 0.0F;
    common.dash_off_px = dashed ? stroke.dash_off_px : 0.0F;
    common.dash_phase_px = static_cast<float>(-shift);
    common.dash_grow_px = is_halo ? static_cast<float>(grow_px) : 0.0F;
    common.colour = bytes_of(colour);
    LineCutter cutter(out_, common);

    // What lies at the start (0) and end (1) of each segment: points left, middle and right.
    struct End {
        Vec left, middle, right;
    };
    std::vector<End> starts(segments);
    std::vector<End> ends(segments);
    for (std::size_t i = 0; i < segments; ++i) {
        const Vec normal = left_of(directions[i]);
        const auto plain = [&](std::size_t point) {
            const double r = halves[point] + kPad;
            return End{points[point] + normal * r, points[point], points[point] - normal * r};
        };
        starts[i] = plain(i);
        ends[i] = plain((i + 1) % count);
    }
    const std::size_t first_join = closed ? 0 : 1;
    const std::size_t last_join = closed ? count : count - 1;
    for (std::size_t point = first_join; point < last_join; ++point) {
        const std::size_t before = point == 0 ? segments - 1 : point - 1;
        const std::size_t after = point;
        const Vec in = directions[before];
        const Vec out = directions[after];
        const double turn = cross(in, out);
        const double r = halves[point] + kPad;
        const double cosine = dot(in, out);
        if (std::abs(turn) < 1e-6 && cosine > 0.0) {
            continue;
        }
        // On the screen y grows downward: a positive cross product turns right.
        const bool right_turn = turn > 0.0;
        const double back =
            r * std::sqrt(std::max(0.0, (1.0 - cosine) / std::max(1e-6, 1.0 + cosine)));
        if (back < lengths[before] * 0.95 && back < lengths[after] * 0.95) {
            const Vec inner_normal = left_of(in) * (right_turn ? -1.0 : 1.0);
            const Vec meeting = points[point] + inner_normal * r - in * back;
            if (right_turn) {
                ends[before].right = starts[after].right = meeting;
            } else {
                ends[before].left = starts[after].left = meeting;
            }
        }
        const Vec from = left_of(in) * (right_turn ? 1.0 : -1.0);
        const Vec to = left_of(out) * (right_turn ? 1.0 : -1.0);
        cutter.fan(points[point], from, to, right_turn, halves[point], along[point] + shift);
    }
    if (!closed) {
        if (round) {
            const Vec a = left_of(directions.front());
            cutter.fan(points.front(), a * -1.0, a, true, halves.front(), shift);
            const Vec b = left_of(directions.back());
            cutter.fan(points.back(), b, b * -1.0, true, halves.back(), whole + shift);
        } else {
            const double reach = grow_px + kPad;
            const auto moved = [](End& end, Vec by) {
                end.left = end.left + by;
                end.middle = end.middle + by;
                end.right = end.right + by;
            };
            moved(starts.front(), directions.front() * -reach);
            moved(ends.back(), directions.back() * reach);
        }
    }
    for (std::size_t i = 0; i < segments; ++i) {
        const double h0 = halves[i];
        const double h1 = halves[(i + 1) % count];
        double s0 = along[i] + shift;
        double s1 = along[i + 1] + shift;
        if (cut && i == 0) {
            s0 -= grow_px + kPad;
        }
        if (cut && i + 1 == segments) {
            s1 += grow_px + kPad;
        }
        const std::uint32_t l0 = cutter.put(starts[i].left, h0 + kPad, h0, s0);
        const std::uint32_t m0 = cutter.put(starts[i].middle, 0.0, h0, s0);
        const std::uint32_t r0 = cutter.put(starts[i].right, -(h0 + kPad), h0, s0);
        const std::uint32_t l1 = cutter.put(ends[i].left, h1 + kPad, h1, s1);
        const std::uint32_t m1 = cutter.put(ends[i].middle, 0.0, h1, s1);
        const std::uint32_t r1 = cutter.put(ends[i].right, -(h1 + kPad), h1, s1);
        cutter.triangle(l0, m0, l1);
        cutter.triangle(l1, m0, m1);
        cutter.triangle(m0, r0, m1);
        cutter.triangle(m1, r0, r1);
    }
}

void Builder::add(const Stroke& stroke) {
    begin(OverlayBatch::Kind::Ink, out_.ink_indices.size());
    if (stroke.halo_px > 0.0F) {
        add_line(stroke, static_cast<double>(stroke.halo_px), stroke.halo, true);
    }
    add_line(stroke, 0.0, stroke.colour, false);
    end(out_.ink_indices.size());
}

void Builder::add(const Shape& shape) {
    begin(OverlayBatch::Kind::Shapes, out_.shape_indices.size());
    ShapeVertex vertex{};
    vertex.half_width_px = shape.half_width_px;
    vertex.half_height_px = shape.half_height_px;
    vertex.corner_px = shape.corner_px;
    vertex.line_px = shape.line.a > 0.0F ? shape.line_px : 0.0F;
    vertex.halo_px = shape.halo.a > 0.0F ? shape.halo_px : 0.0F;
    const bool dashed = shape.dash_on_px > 0.0F && shape.dash_off_px > 0.0F;
    vertex.dash_on_px = dashed ? shape.dash_on_px : 0.0F;
    vertex.dash_off_px = dashed ? shape.dash_off_px : 0.0F;
    vertex.fill = bytes_of(shape.fill);
    vertex.line = bytes_of(shape.line);
    vertex.halo = bytes_of(shape.halo);
    const float reach = vertex.line_px * 0.5F + vertex.halo_px + static_cast<float>(kPad);
    const auto first = static_cast<std::uint32_t>(out_.shapes.size());
    for (int corner = 0; corner < 4; ++corner) {
        vertex.offset_x_px = (shape.half_width_px + reach) * ((corner & 1) == 0 ? -1.0F : 1.0F);
        vertex.offset_y_px = (shape.half_height_px + reach) * (corner < 2 ? -1.0F : 1.0F);
        vertex.x_px = static_cast<float>(shape.center.x_px) + vertex.offset_x_px;
        vertex.y_px = static_cast<float>(shape.center.y_px) + vertex.offset_y_px;
        out_.shapes.push_back(vertex);
    }
    out_.shape_indices.insert(out_.shape_indices.end(),
                              {first, first + 1, first + 2, first + 2, first + 1, first + 3});
    end(out_.shape_indices.size());
}

void Builder::add(const Fill& fill) {
    const std::size_t count = fill.points.size();
    if (count < 3 || fill.colour.a <= 0.0F) {
        return;
    }
    begin(OverlayBatch::Kind::Ink, out_.ink_indices.size());
    double area = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const ScreenPoint a = fill.points[i];
        const ScreenPoint b = fill.points[(i + 1) % count];
        area += a.x_px * b.y_px - b.x_px * a.y_px;
    }
    const double outward = area > 0.0 ? 1.0 : -1.0;
    InkVertex vertex{};
    vertex.half_px = 0.5F;
    vertex.along_px = 10.0F;
    vertex.whole_px = 20.0F;
    vertex.colour = bytes_of(fill.colour);
    const auto first = static_cast<std::uint32_t>(out_.ink.size());
    for (std::size_t i = 0; i < count; ++i) {
        const ScreenPoint& before = fill.points[(i + count - 1) % count];
        const ScreenPoint& here = fill.points[i];
        const ScreenPoint& after = fill.points[(i + 1) % count];
        const Vec in{here.x_px - before.x_px, here.y_px - before.y_px};
        const Vec out{after.x_px - here.x_px, after.y_px - here.y_px};
        const Vec n0 = left_of(in) * (outward / std::max(1e-6, length(in)));
        const Vec n1 = left_of(out) * (outward / std::max(1e-6, length(out)));
        const Vec sum = n0 + n1;
        // Half a pixel to both sides; sharp tips reach at most two.
        const Vec step = sum * (std::min(1.0 / std::max(1e-6, dot(sum, sum)) * 2.0,
                                         4.0 / std::max(1e-6, length(sum))) *
                                0.5);
        vertex.across_px = 0.0F;
        vertex.x_px = static_cast<float>(here.x_px - step.x);
        vertex.y_px = static_cast<float>(here.y_px - step.y);
        out_.ink.push_back(vertex);
        vertex.across_px = 1.0F;
        vertex.x_px = static_cast<float>(here.x_px + step.x);
        vertex.y_px = static_cast<float>(here.y_px + step.y);
        out_.ink.push_back(vertex);
    }
    for (const std::uint32_t index : triangulated(std::span<const ScreenPoint>(fill.points))) {
        out_.ink_indices.push_back(first + 2 * index);
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t a = first + 2 * i;
        const std::uint32_t b = first + 2 * ((i + 1) % static_cast<std::uint32_t>(count));
        out_.ink_indices.insert(out_.ink_indices.end(), {a, a + 1, b, b, a + 1, b + 1});
    }
    end(out_.ink_indices.size());
}

void Builder::add_glyph(const PlacedGlyph& glyph, const Text& text, double cosine, double sine,
                        Rgba8 colour) {
    const CachedGlyph& cached = glyphs_.glyph(glyph.key);
    if (cached.box.empty()) {
        return;
    }
    const bool turned = sine != 0.0;
    // A turned glyph is read between texels: half an empty texel more keeps its edge whole.
    const double grow = turned ? 0.5 : 0.0;
    const double left = static_cast<double>(glyph.x_px) + cached.left_px - grow;
    const double top = static_cast<double>(glyph.y_px) - cached.top_px - grow;
    const auto first = static_cast<std::uint32_t>(out_.glyphs.size());
    for (int corner = 0; corner < 4; ++corner) {
        const double u = (corner & 1) == 0 ? 0.0 : cached.box.width + 2.0 * grow;
        const double v = corner < 2 ? 0.0 : cached.box.height + 2.0 * grow;
        double x = left + u;
        double y = top + v;
        if (turned) {
            const double dx = x;
            const double dy = y;
            x = text.origin.x_px + dx * cosine - dy * sine;
            y = text.origin.y_px + dx * sine + dy * cosine;
        }
        out_.glyphs.push_back({static_cast<float>(x), static_cast<float>(y),
                               static_cast<float>(cached.box.left - grow + u),
                               static_cast<float>(cached.box.top - grow + v), colour});
    }
    out_.glyph_indices.insert(out_.glyph_indices.end(),
                              {first, first + 1, first + 2, first + 2, first + 1, first + 3});
}

void Builder::add(const Text& text) {
    if (text.colour.a <= 0.0F) {
        return;
    }
    std::vector<PlacedGlyph> line = glyphs_.typesetter().layout(text.style, text.text);
    const bool turned = std::abs(text.angle_rad) > 1e-4;
    const double cosine = turned ? std::cos(text.angle_rad) : 1.0;
    const double sine = turned ? std::sin(text.angle_rad) : 0.0;
    if (!turned) {
        for (PlacedGlyph& glyph : line) {
            glyph = snapped(glyph, text.origin.x_px, text.origin.y_px);
        }
    }
    begin(OverlayBatch::Kind::Glyphs, out_.glyph_indices.size());
    // All halos first: a halo must not lie over the letter before it.
    if (text.halo.a > 0.0F && text.halo_px > 0.0F) {
        const Rgba8 halo = bytes_of(text.halo);
        for (PlacedGlyph glyph : line) {
            glyph.key.widen_q = static_cast<std::uint16_t>(std::lround(text.halo_px * 16.0F));
            add_glyph(glyph, text, cosine, sine, halo);
        }
    }
    for (const PlacedGlyph& glyph : line) {
        add_glyph(glyph, text, cosine, sine, bytes_of(text.colour));
    }
    end(out_.glyph_indices.size());
}

}  // namespace

OverlayGeometry overlay_geometry(const DrawList& list, GlyphCache& glyphs) {
    OverlayGeometry geometry;
    Builder builder(geometry, glyphs);
    for (const DrawItem& item : list) {
        std::visit([&builder](const auto& thing) { builder.add(thing); }, item);
    }
    return geometry;
}

}  // namespace nandu
