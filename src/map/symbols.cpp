#include "map/symbols.h"

#include <cmath>
#include <numbers>

namespace nandu {
namespace {

constexpr double kHalo = 2.0;

Rgba faded(Rgba colour, float alpha) { return with_alpha(colour, colour.a * alpha); }

}  // namespace

void SymbolPen::court(ScreenPoint at, std::string_view character, bool at_rest,
                      bool uncertain) const {
    const auto k = static_cast<float>(s);
    if (at_rest) {
        Shape ring;
        ring.center = at;
        ring.half_width_px = ring.half_height_px = ring.corner_px = 21 * k;
        ring.line = with_alpha(theme.accent, 0.55F);
        ring.line_px = 1.6F * k;
        if (uncertain) {
            ring.dash_on_px = 6 * k;
            ring.dash_off_px = 4 * k;
        }
        list.push_back(ring);
    }
    Shape seal;
    seal.center = at;
    seal.half_width_px = seal.half_height_px = 12 * k;
    seal.corner_px = 2.5F * k;
    seal.fill = faded(theme.accent, alpha);
    seal.halo = theme.map_halo;
    seal.halo_px = static_cast<float>(kHalo) * k;
    list.push_back(seal);
    Shape inner;
    inner.center = at;
    inner.half_width_px = inner.half_height_px = 9.8F * k;
    inner.corner_px = 1.2F * k;
    inner.line = with_alpha(theme.on_accent, 0.8F);
    inner.line_px = 0.9F * k;
    list.push_back(inner);
    if (character.empty()) {
        Shape dot;
        dot.center = at;
        dot.half_width_px = dot.half_height_px = dot.corner_px = 3.2F * k;
        dot.fill = theme.on_accent;
        list.push_back(dot);
        return;
    }
    // A Han character fills its em box: half an em to the left, its middle 0.38 em above the base.
    const double em = 15.5 * s;
    Text text;
    text.text = std::string(character);
    text.style = {Face::Seal, em, 0.0, simplified};
    text.origin = {at.x_px - em * 0.5, at.y_px + em * 0.38};
    text.colour = theme.on_accent;
    list.push_back(text);
}

void SymbolPen::capital(ScreenPoint at, Rgba ink) const {
    const auto k = static_cast<float>(s);
    Shape box;
    box.center = at;
    box.half_width_px = box.half_height_px = 6.4F * k;
    box.corner_px = 0.8F * k;
    box.fill = faded(with_alpha(theme.map_halo, 1.0F), alpha);
    box.line = faded(ink, alpha);
    box.line_px = 2.2F * k;
    box.halo = theme.map_halo;
    box.halo_px = static_cast<float>(kHalo) * k;
    list.push_back(box);
    Shape inner;
    inner.center = at;
    inner.half_width_px = inner.half_height_px = 3.2F * k;
    inner.corner_px = 0.4F * k;
    inner.fill = faded(ink, alpha);
    list.push_back(inner);
}

void SymbolPen::seat(ScreenPoint at, Rgba ink, bool important, bool uncertain) const {
    const auto k = static_cast<float>(s);
    Shape circle;
    circle.center = at;
    circle.half_width_px = circle.half_height_px = circle.corner_px = (important ? 5.0F : 3.4F) * k;
    circle.fill = with_alpha(theme.map_halo, 1.0F);
    circle.line = ink;
    circle.line_px = 1.4F * k;
    circle.halo = theme.map_halo;
    circle.halo_px = static_cast<float>(kHalo) * k;
    if (uncertain) {
        circle.dash_on_px = 2.6F * k;
        circle.dash_off_px = 1.8F * k;
    }
    list.push_back(circle);
    if (important) {
        Shape dot;
        dot.center = at;
        dot.half_width_px = dot.half_height_px = dot.corner_px = 1.9F * k;
        dot.fill = ink;
        list.push_back(dot);
    }
}

void SymbolPen::pass(ScreenPoint at, Rgba ink) const {
    for (const double side : {-1.0, 1.0}) {
        Stroke arc;
        for (int i = -4; i <= 4; ++i) {
            const double t = i / 4.0;
            arc.points.push_back({at.x_px + side * (1.6 + 2.4 * t * t) * s, at.y_px + 5 * t * s});
        }
        arc.widths_px = {static_cast<float>(1.8 * s)};
        arc.colour = ink;
        arc.halo = theme.map_halo;
        arc.halo_px = static_cast<float>(kHalo * s);
        list.push_back(arc);
    }
}

void SymbolPen::battle(ScreenPoint at, Rgba ink) const {
    for (const double side : {-1.0, 1.0}) {
        Stroke blade;
        blade.points = {{at.x_px - side * 6 * s, at.y_px + 6 * s},
                        {at.x_px + side * 6 * s, at.y_px - 6 * s}};
        blade.widths_px = {static_cast<float>(1.9 * s)};
        blade.colour = faded(ink, alpha);
        blade.halo = faded(theme.map_halo, alpha);
        blade.halo_px = static_cast<float>(kHalo * s);
        list.push_back(blade);
        Stroke hilt;
        hilt.points = {{at.x_px - side * 5.6 * s, at.y_px + 1.9 * s},
                       {at.x_px - side * 1.9 * s, at.y_px + 5.6 * s}};
        hilt.widths_px = {static_cast<float>(1.9 * s)};
        hilt.colour = faded(ink, alpha);
        list.push_back(hilt);
    }
}

void SymbolPen::siege(ScreenPoint at, Rgba ink, bool uncertain) const {
    const auto k = static_cast<float>(s);
    Shape ring;
    ring.center = at;
    ring.half_width_px = ring.half_height_px = ring.corner_px = 15 * k;
    ring.line = faded(ink, alpha);
    ring.line_px = 2.2F * k;
    ring.halo = faded(theme.map_halo, alpha);
    ring.halo_px = static_cast<float>(kHalo) * k;
    if (uncertain) {
        ring.dash_on_px = 6 * k;
        ring.dash_off_px = 4 * k;
    }
    list.push_back(ring);
    for (int i = 0; i < 12; ++i) {
        const double angle = i * std::numbers::pi / 6;
        Stroke tooth;
        tooth.points = {
            {at.x_px + std::cos(angle) * 15 * s, at.y_px + std::sin(angle) * 15 * s},
            {at.x_px + std::cos(angle) * 10 * s, at.y_px + std::sin(angle) * 10 * s}};
        tooth.widths_px = {1.6F * k};
        tooth.colour = faded(ink, alpha);
        list.push_back(tooth);
    }
}

void SymbolPen::captive(ScreenPoint at, bool on_the_road) const {
    const auto k = static_cast<float>(s);
    Shape dot;
    dot.center = at;
    dot.half_width_px = dot.half_height_px = dot.corner_px = 6.5F * k;
    dot.fill = faded(theme.captives, alpha);
    dot.halo = theme.map_halo;
    dot.halo_px = static_cast<float>(kHalo) * k;
    if (!on_the_road) {
        dot.line = with_alpha(theme.map_halo, 1.0F);
        dot.line_px = 1.4F * k;
    }
    list.push_back(dot);
}

void SymbolPen::focus_ring(ScreenPoint at, double radius) const {
    Shape ring;
    ring.center = at;
    ring.half_width_px = ring.half_height_px = ring.corner_px =
        static_cast<float>((radius + 4) * s);
    ring.line = theme.link;
    ring.line_px = static_cast<float>(2 * s);
    ring.halo = theme.map_halo;
    ring.halo_px = static_cast<float>(1.5 * s);
    list.push_back(ring);
}

}  // namespace nandu
