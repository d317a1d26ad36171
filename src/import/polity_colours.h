#pragma once

#include <cstddef>
#include <optional>

#include "atlas/atlas.h"

namespace nandu {

/// Colours of a polity that has none of its own, or not all four. The `number`-th polity gets the
/// `number`-th hue of eight that people with any kind of colour vision can tell apart (Okabe and
/// Ito, Color Universal Design, 2008); a fill that is given sets the hue of the rest.
/// From the ninth on they also have a pattern.
struct GivenColours {
    std::optional<Colour> fill_light, fill_dark, ink_light, ink_dark;
};
void fill_in_colours(const GivenColours& given, std::size_t number, PolityStyle& style);

}  // namespace nandu
