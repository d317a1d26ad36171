#include "render/holder_texture.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace nandu {
namespace {

std::uint8_t byte_of(double value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255.0));
}

bool is_drawn(const Atlas& atlas, PolityId polity) {
    return polity != kNo<PolityId> && static_cast<std::size_t>(polity) < atlas.polities.size() &&
           atlas[polity].style.drawn;
}

std::uint8_t code_of(const Atlas& atlas, PolityId polity) {
    return is_drawn(atlas, polity)
               ? static_cast<std::uint8_t>(std::min(static_cast<std::int32_t>(polity), 254))
               : kNobodyCode;
}

std::uint8_t pattern_code(const std::string& pattern) {
    if (pattern == "horizontal") {
        return 1;
    }
    if (pattern == "vertical") {
        return 2;
    }
    if (pattern == "dots") {
        return 3;
    }
    return pattern == "diagonal" ? std::uint8_t{4} : std::uint8_t{0};
}

struct Wash {
    std::uint8_t r = 0, g = 0, b = 0, fill = 0, edge = 0;
};

Wash wash_of(const Atlas& atlas, PolityId polity, ThemeKind theme) {
    if (!is_drawn(atlas, polity)) {
        return {};
    }
    const PolityStyle& style = atlas[polity].style;
    const WashStrength strength = wash_strength(theme);
    const std::uint32_t rgb = theme == ThemeKind::Dark ? style.fill_dark.rgb : style.fill_light.rgb;
    // A weight above 1 deepens the fill alone: edges of full strength must not outshout others.
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb),
            byte_of(static_cast<double>(strength.fill) * style.weight),
            byte_of(static_cast<double>(strength.edge) * std::min(style.weight, 1.0))};
}

}  // namespace

WashStrength wash_strength(ThemeKind theme) {
    return theme == ThemeKind::Dark ? WashStrength{0.34F, 0.54F, 13.0F}
                                    : WashStrength{0.36F, 0.82F, 12.0F};
}

HolderTexels holder_texels(const Atlas& atlas, const HolderTable& holders,
                           std::span<const MapPicture::Fade> fades, ThemeKind theme, bool patterns,
                           std::size_t seat_count) {
    constexpr std::size_t kWidth = HolderTexels::kWidth;
    HolderTexels texels;
    texels.height =
        static_cast<int>(std::max<std::size_t>(1, (seat_count + kWidth - 1) / kWidth)) * 4;
    texels.codes.resize(seat_count);
    texels.rgba.assign(kWidth * static_cast<std::size_t>(texels.height) * 4, 0);
    const auto put = [&texels](std::size_t seat, std::size_t row, std::uint8_t r, std::uint8_t g,
                               std::uint8_t b, std::uint8_t a) {
        std::uint8_t* texel =
            texels.rgba.data() + (((seat / kWidth) * 4 + row) * kWidth + seat % kWidth) * 4;
        texel[0] = r;
        texel[1] = g;
        texel[2] = b;
        texel[3] = a;
    };
    for (std::size_t seat = 0; seat < seat_count; ++seat) {
        const HolderTable::Entry entry =
            seat < holders.entries.size() ? holders.entries[seat] : HolderTable::Entry{};
        CellMode mode = CellMode::Plain;
        PolityId lord = entry.holder;
        PolityId other = kNo<PolityId>;
        PolityId raider = kNo<PolityId>;
        double progress = 1.0;
        if (entry.raid && entry.before != kNo<PolityId>) {
            mode = CellMode::Raid;
            lord = entry.before;
            other = raider = entry.holder;
        } else if (entry.contested) {
            mode = CellMode::Contested;
            other = entry.before;
        }
        for (const MapPicture::Fade& fade : fades) {
            if (fade.seat == seat && mode == CellMode::Plain && fade.progress < 1.0F) {
                mode = CellMode::Fading;
                other = fade.before;
                progress = static_cast<double>(fade.progress);
            }
        }
        const Wash a = wash_of(atlas, lord, theme);
        const Wash b = wash_of(atlas, other, theme);
        const std::uint8_t pattern = patterns && is_drawn(atlas, lord)
                                         ? pattern_code(atlas[lord].style.pattern)
                                         : std::uint8_t{0};
        const CellKind kind = a.fill == 0 && b.fill == 0                   ? CellKind::Plain
                              : mode != CellMode::Plain || pattern != 0 ? CellKind::Patterned
                              : entry.inferred                          ? CellKind::Inferred
                                                                        : CellKind::Plain;
        texels.codes[seat] = {code_of(atlas, lord), code_of(atlas, raider), kind};
        put(seat, 0, a.r, a.g, a.b, a.fill);
        put(seat, 1, b.r, b.g, b.b, b.fill);
        put(seat, 2, static_cast<std::uint8_t>(mode), entry.inferred ? 255 : 0, pattern,
            byte_of(progress));
        put(seat, 3, a.edge, b.edge, code_of(atlas, lord), code_of(atlas, raider));
    }
    return texels;
}

bool HolderTexels::same_seat(const HolderTexels& other, std::size_t seat) const {
    for (std::size_t row = 0; row < 4; ++row) {
        const std::size_t at = (((seat / kWidth) * 4 + row) * kWidth + seat % kWidth) * 4;
        if (std::memcmp(rgba.data() + at, other.rgba.data() + at, 4) != 0) {
            return false;
        }
    }
    return true;
}

}  // namespace nandu
