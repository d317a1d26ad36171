#pragma once

#include "ui/facts.h"

namespace nandu {

/// A box in a polity's colours as its land looks on the map; stripes of `raider` where it is
/// given. `kNo` shows the bare ground.
void draw_swatch(const Paint& paint, const Atlas& atlas, ImVec2 a, ImVec2 b, PolityId polity,
                 PolityId raider = kNo<PolityId>, bool inferred = false);

/// Broad stripes of two polities, as contested land has them.
void draw_contested_swatch(const Paint& paint, const Atlas& atlas, ImVec2 a, ImVec2 b,
                           PolityId holder, PolityId rival);

/// The court's seal with its character, `size` design pixels wide.
void draw_seal(const Paint& paint, const PanelInput& input, ImVec2 middle, float size);

}  // namespace nandu
