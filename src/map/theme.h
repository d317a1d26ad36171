#pragma once

#include <cstdint>

namespace nandu {

/// Straight (not premultiplied) colour, 0 to 1, sRGB.
struct Rgba {
    float r = 0.0F, g = 0.0F, b = 0.0F, a = 0.0F;
    friend bool operator==(const Rgba&, const Rgba&) = default;
};

constexpr Rgba rgba(std::uint32_t rgb, float alpha = 1.0F) {
    return {static_cast<float>((rgb >> 16) & 0xFF) / 255.0F,
            static_cast<float>((rgb >> 8) & 0xFF) / 255.0F, static_cast<float>(rgb & 0xFF) / 255.0F,
            alpha};
}

constexpr Rgba with_alpha(Rgba colour, float alpha) {
    return {colour.r, colour.g, colour.b, alpha};
}

/// `a` at 0, `b` at 1; the alpha of `a`.
constexpr Rgba mixed(Rgba a, Rgba b, float t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t, a.a};
}

enum class ThemeKind { Light, Dark };

/// The colours of one theme. Contrast ratios are measured in tests (WCAG 2.2).
struct Theme {
    ThemeKind kind;
    Rgba panel, panel2, hover, line, track;
    Rgba ink, ink2, ink3;
    Rgba accent, on_accent;  ///< Cinnabar: the court, the playhead and the one primary button.
    Rgba link, captives, ok, warn, tick;
    Rgba map_ink, map_halo, water_ink;
    Rgba river, coast, lake, graticule;
    Rgba border, border_casing;
    Rgba no_polity;  ///< Text of peoples without a state.
    float shadow_alpha;
};

const Theme& theme(ThemeKind kind);

}  // namespace nandu
