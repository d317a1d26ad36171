#include "render/cell_paint.h"

#include <algorithm>
#include <cmath>

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
               : CellPaint::kNobody;
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

CellPaint::Wash wash_of(const Atlas& atlas, PolityId polity, ThemeKind theme) {
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

CellKind CellPaint::kind() const {
    if (lord.fill == 0 && other.fill == 0) {
        return CellKind::Plain;
    }
    return mode != CellMode::Plain || pattern != 0 ? CellKind::Patterned
           : inferred                              ? CellKind::Inferred
                                                   : CellKind::Plain;
}

std::vector<CellPaint> cell_paints(const Atlas& atlas, const HolderTable& holders,
                                   std::span<const MapPicture::Fade> fades, ThemeKind theme,
                                   bool patterns) {
    std::vector<CellPaint> paints(std::max(atlas.seats.size(), holders.entries.size()) + 1);
    for (std::size_t seat = 0; seat < holders.entries.size(); ++seat) {
        const HolderTable::Entry& entry = holders.entries[seat];
        CellPaint& paint = paints[seat];
        PolityId lord = entry.holder;
        PolityId other = kNo<PolityId>;
        PolityId raider = kNo<PolityId>;
        if (entry.raid && entry.before != kNo<PolityId>) {
            paint.mode = CellMode::Raid;
            lord = entry.before;
            other = raider = entry.holder;
        } else if (entry.contested) {
            paint.mode = CellMode::Contested;
            other = entry.before;
        }
        for (const MapPicture::Fade& fade : fades) {
            if (fade.seat == seat && paint.mode == CellMode::Plain && fade.progress < 1.0F) {
                paint.mode = CellMode::Fading;
                other = fade.before;
                paint.progress = byte_of(static_cast<double>(fade.progress));
            }
        }
        paint.lord = wash_of(atlas, lord, theme);
        paint.other = wash_of(atlas, other, theme);
        paint.lord_code = code_of(atlas, lord);
        paint.raider_code = code_of(atlas, raider);
        paint.inferred = entry.inferred;
        if (patterns && is_drawn(atlas, lord)) {
            paint.pattern = pattern_code(atlas[lord].style.pattern);
        }
    }
    return paints;
}

EdgeLine edge_line(const CellPaint& left, const CellPaint& right, bool wild) {
    if (left.lord_code == right.lord_code) {
        return left.raider_code == right.raider_code ? EdgeLine::None : EdgeLine::RaidEdge;
    }
    if (wild && (left.lord_code == CellPaint::kNobody || right.lord_code == CellPaint::kNobody)) {
        return EdgeLine::Open;
    }
    const auto estimated = [](const CellPaint& p) {
        return p.inferred || p.mode == CellMode::Contested;
    };
    return estimated(left) || estimated(right) ? EdgeLine::Estimated : EdgeLine::Border;
}

PaintTexels paint_texels(std::span<const CellPaint> paints) {
    constexpr std::size_t kWidth = PaintTexels::kWidth;
    PaintTexels texels;
    texels.height = static_cast<int>((paints.size() + kWidth - 1) / kWidth) * 4;
    texels.rgba.assign(kWidth * static_cast<std::size_t>(texels.height) * 4, 0);
    for (std::size_t seat = 0; seat < paints.size(); ++seat) {
        const CellPaint& p = paints[seat];
        const std::uint8_t rows[4][4] = {
            {p.lord.r, p.lord.g, p.lord.b, p.lord.fill},
            {p.other.r, p.other.g, p.other.b, p.other.fill},
            {static_cast<std::uint8_t>(p.mode), static_cast<std::uint8_t>(p.inferred ? 255 : 0),
             p.pattern, p.progress},
            {p.lord.edge, p.other.edge, p.lord_code, p.raider_code}};
        for (std::size_t row = 0; row < 4; ++row) {
            std::copy_n(rows[row], 4,
                        texels.rgba.data() +
                            (((seat / kWidth) * 4 + row) * kWidth + seat % kWidth) * 4);
        }
    }
    return texels;
}

}  // namespace nandu
