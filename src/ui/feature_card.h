#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/card_writer.h"

namespace nandu {

// What panels say about the features of a layer with days of its own.

/// Its name, or what kind of thing it is; when it is there.
std::string feature_title(const Paint& paint, const PanelInput& input, FeatureId id);
std::string feature_years(const Paint& paint, const PanelInput& input, FeatureId id);

void feature_head(CardWriter& card, const PanelInput& input, FeatureId id);
/// Every field that is not empty.
void feature_body(CardWriter& card, const PanelInput& input, FeatureId id);

/// What the colours mean: categories, or points, lines and areas.
struct FeatureSign {
    std::string words;
    std::function<void(const Paint&, ImVec2 middle)> sign;
};
std::vector<FeatureSign> feature_signs(const Paint& paint, const PanelInput& input);

}  // namespace nandu
