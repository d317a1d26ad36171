#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "calendar/day.h"
#include "map/theme.h"
#include "pack/pack.h"

namespace nandu {

/// Finer than the codes, because those are read between the cells.
inline constexpr int kRampColumns = 1024;

/// Colours by height and depth as texels for the packs' square-root codes: kRampColumns columns of
/// RGBA8, row 0 land, row 1 sea.
std::vector<std::uint8_t> ramp_texels(ThemeKind theme);

/// A state's colour fades out so far before the sheet ends.
inline constexpr double kSheetFadePx = 60.0;
/// The nearness of a border, exp(-(d / r)^1.35), is below 1 % at 3.1 r.
inline constexpr double kReachInRadii = 3.1;
/// Dots of inferred land keep this far from borders.
inline constexpr double kBareOfDotsPx = 7.0;
/// The coast's glow falls by e so far from it.
inline constexpr double kGlowFallPx = 9.0;

/// How strongly the shade darkens and lightens, and the glow of the coast (negative: darker).
struct ReliefStyle {
    float shadow, light, glow;
};
ReliefStyle relief_style(ThemeKind theme);

/// The shade's strength: its cells are 2 to 5 km, so close up it is calmed.
double relief_strength(double m_per_px);

/// Widths of rivers by rank (index 1 widest to 7), in design pixels; 0 where a rank is not shown.
std::array<float, 8> river_widths_px(double m_per_px);

/// Lakes smaller than this are left out.
double smallest_lake_km2(double m_per_px);

/// The land level for a scale: the finest that may be shown there.
std::size_t level_for(const BaseMap& basemap, double m_per_px);

/// Waters come and go in the middle of the days in doubt, so that two courses of one river never
/// show together.
bool is_shown(const Timespan& span, Day day);

/// All days on which some water comes or goes, in order.
std::vector<Day> water_change_days(const BaseMap& basemap);

}  // namespace nandu
