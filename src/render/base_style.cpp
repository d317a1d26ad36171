#include "render/base_style.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace nandu {
namespace {

struct Stop {
    double metres;
    std::uint32_t rgb;
};

constexpr Stop kLightLand[] = {
    {0, 0xE6EAD9},    {100, 0xE9E9D4},  {300, 0xECE6CD},  {700, 0xEADDC3},  {1200, 0xE3D1B5},
    {2000, 0xD9C4A8}, {3000, 0xD0BBA4}, {4000, 0xD2C4B5}, {5000, 0xE2DBD1}, {6400, 0xF3F0EB}};
constexpr Stop kDarkLand[] = {
    {0, 0x2B302F},    {100, 0x2F3330},  {300, 0x343631},  {700, 0x3A3933},  {1200, 0x423E37},
    {2000, 0x4B443B}, {3000, 0x564D44}, {4000, 0x635A51}, {5000, 0x756C63}, {6400, 0x8C857C}};
constexpr Stop kLightSea[] = {{0, 0xDAE7E7},    {50, 0xD0E0E3},   {200, 0xC2D7DC}, {1000, 0xB0CAD3},
                              {3000, 0x9FBDCA}, {6000, 0x8EADBF}, {8000, 0x86A5B8}};
constexpr Stop kDarkSea[] = {{0, 0x212F38},    {50, 0x1E2B34},   {200, 0x1B2730}, {1000, 0x17222B},
                             {3000, 0x131C25}, {6000, 0x0F161E}, {8000, 0x0C1219}};

/// The codes of Raster: metres = scale * (v / 255)^2.
constexpr double kHeightScaleM = 6400.0;
constexpr double kDepthScaleM = 9000.0;

void put_colour(std::uint8_t* texel, std::span<const Stop> stops, double metres) {
    std::size_t i = 1;
    while (i + 1 < stops.size() && metres > stops[i].metres) {
        ++i;
    }
    const Stop& a = stops[i - 1];
    const Stop& b = stops[i];
    const double t = std::clamp((metres - a.metres) / (b.metres - a.metres), 0.0, 1.0);
    for (int channel = 0; channel < 3; ++channel) {
        const int shift = 16 - 8 * channel;
        const double from = (a.rgb >> shift) & 0xFF;
        const double to = (b.rgb >> shift) & 0xFF;
        texel[channel] = static_cast<std::uint8_t>(std::lround(from + (to - from) * t));
    }
    texel[3] = 255;
}

Day middle(Day a, Day b) {
    return a + (b - a) / 2;
}

template <class Visit>
void each_span(const BaseMap& basemap, Visit visit) {
    for (const Lines& lines : basemap.rivers) {
        for (const Lines::Line& line : lines.lines) {
            visit(line.span);
        }
    }
    for (const LandLevel& level : basemap.land) {
        for (const Lines::Line& line : level.coast.lines) {
            visit(line.span);
        }
    }
    for (const Areas::Area& area : basemap.lakes.areas) {
        visit(area.span);
    }
    for (const Lines::Line& line : basemap.lakes.outlines.lines) {
        visit(line.span);
    }
}

}  // namespace

std::vector<std::uint8_t> ramp_texels(ThemeKind theme) {
    const bool dark = theme == ThemeKind::Dark;
    std::vector<std::uint8_t> texels(static_cast<std::size_t>(kRampColumns) * 2 * 4);
    for (int v = 0; v < kRampColumns; ++v) {
        const double t = v / (kRampColumns - 1.0);
        put_colour(texels.data() + v * 4, dark ? std::span<const Stop>(kDarkLand) : kLightLand,
                   kHeightScaleM * t * t);
        put_colour(texels.data() + (kRampColumns + v) * 4,
                   dark ? std::span<const Stop>(kDarkSea) : kLightSea, kDepthScaleM * t * t);
    }
    return texels;
}

ReliefStyle relief_style(ThemeKind theme) {
    return theme == ThemeKind::Dark ? ReliefStyle{0.75F, 0.22F, -0.12F}
                                    : ReliefStyle{0.62F, 0.55F, 0.35F};
}

double relief_strength(double m_per_px) {
    return 0.62 + 0.38 * std::clamp((m_per_px - 150.0) / 750.0, 0.0, 1.0);
}

std::array<float, 8> river_widths_px(double m_per_px) {
    constexpr std::array<double, 8> kAtFullView = {1.9, 1.9, 1.35, 1.0, 0.7, 0.55, 0.45, 0.35};
    const double far =
        std::log(std::clamp(m_per_px, 150.0, 2200.0) / 150.0) / std::log(2200.0 / 150.0);
    // Points of print at 100 dots per inch, as the reference pictures have them.
    const double grow = (2.3 + (1.0 - 2.3) * far) * 1.3;
    const int most = m_per_px > 1200.0 ? 4 : m_per_px > 900.0 ? 5 : m_per_px > 400.0 ? 6 : 7;
    std::array<float, 8> widths{};
    for (int rank = 0; rank <= most; ++rank) {
        widths[static_cast<std::size_t>(rank)] =
            static_cast<float>(kAtFullView[static_cast<std::size_t>(rank)] * grow);
    }
    return widths;
}

double smallest_lake_km2(double m_per_px) {
    return 10.0 * m_per_px * m_per_px * 1e-6;
}

std::size_t level_for(const BaseMap& basemap, double m_per_px) {
    for (std::size_t level = basemap.land.size(); level-- > 1;) {
        const double limit = basemap.land[level].max_m_per_px;
        if (limit <= 0.0 || m_per_px <= limit) {
            return level;
        }
    }
    return 0;
}

bool is_shown(const Timespan& span, Day day) {
    return middle(span.begin_earliest, span.begin_latest) <= day &&
           day < middle(span.end_earliest, span.end_latest);
}

std::vector<Day> water_change_days(const BaseMap& basemap) {
    std::vector<Day> days;
    each_span(basemap, [&days](const Timespan& span) {
        if (span.begin_earliest != kDistantPast || span.begin_latest != kDistantPast) {
            days.push_back(middle(span.begin_earliest, span.begin_latest));
        }
        if (span.end_earliest != kDistantFuture || span.end_latest != kDistantFuture) {
            days.push_back(middle(span.end_earliest, span.end_latest));
        }
    });
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

}  // namespace nandu
