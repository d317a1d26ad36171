#pragma once

#include "map/draw_list.h"

namespace nandu {

/// The signs of the map (design §5), appended in painter's order. Sizes are design pixels times
/// `s`; every sign has its halo under it.
struct SymbolPen {
    DrawList& list;
    const Theme& theme;
    double s = 1.0;
    bool simplified = false;
    float alpha = 1.0F;  ///< Of the whole sign: battles long past are pale.

    /// The court's seal; `character` may be empty. At rest it has a ring about it, dashed where
    /// the stay is not certain.
    void court(ScreenPoint at, std::string_view character, bool at_rest, bool uncertain) const;
    void capital(ScreenPoint at, Rgba ink) const;
    void seat(ScreenPoint at, Rgba ink, bool important, bool uncertain) const;
    void pass(ScreenPoint at, Rgba ink) const;
    void battle(ScreenPoint at, Rgba ink) const;
    void siege(ScreenPoint at, Rgba ink, bool uncertain) const;
    /// On the road or by estimate: the bare dot; where the sources place it: with an inner ring.
    void captive(ScreenPoint at, bool on_the_road) const;
    void focus_ring(ScreenPoint at, double radius) const;
};

/// Radius that a label keeps clear, in design pixels.
inline constexpr double kCourtRadius = 22.0;
inline constexpr double kCapitalRadius = 9.5;
inline constexpr double kSeatRadius = 6.5;
inline constexpr double kSmallSeatRadius = 4.5;

}  // namespace nandu
