#include "import/polity_colours.h"

#include <cmath>
#include <iterator>

namespace nandu {
namespace {

constexpr Colour kHues[] = {{0xE69F00}, {0x0072B2}, {0x009E73}, {0xCC79A7},
                            {0xD55E00}, {0x56B4E9}, {0xF0E442}, {0x8C8C8C}};

/// `share` of `towards`, the rest of `colour`.
Colour mixed(Colour colour, std::uint32_t towards, double share) {
    std::uint32_t rgb = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const double a = (colour.rgb >> shift) & 0xFFU;
        const double b = (towards >> shift) & 0xFFU;
        rgb |= static_cast<std::uint32_t>(std::lround(a + (b - a) * share)) << shift;
    }
    return {rgb};
}

}  // namespace

void fill_in_colours(const GivenColours& given, std::size_t number, PolityStyle& style) {
    const Colour hue = kHues[number % std::size(kHues)];
    style.fill_light = given.fill_light.value_or(given.fill_dark.value_or(hue));
    // At night the same hue, sunk into the dark ground, so that a bright land does not dazzle.
    style.fill_dark = given.fill_dark.value_or(mixed(style.fill_light, 0x12181E, 0.42));
    // Dark enough on light paper, light enough on dark.
    style.ink_light = given.ink_light.value_or(mixed(style.fill_light, 0x000000, 0.55));
    style.ink_dark = given.ink_dark.value_or(mixed(style.fill_dark, 0xFFFFFF, 0.55));
    // Hues repeat after the eighth; a pattern tells the ninth from the first.
    constexpr const char* kPatternsInTurn[] = {"", "diagonal", "dots", "horizontal", "vertical"};
    if (!given.fill_light && !given.fill_dark) {
        style.pattern = kPatternsInTurn[number / std::size(kHues) % std::size(kPatternsInTurn)];
    }
}

}  // namespace nandu
