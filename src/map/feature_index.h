#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "atlas/atlas.h"
#include "map/camera.h"
#include "map/theme.h"
#include "pack/features.h"

namespace nandu {

/// The features that exist on a day, in the order of their ids.
struct VisibleFeatures {
    std::vector<std::uint32_t> points, lines, areas;  ///< FeatureIds.
    std::size_t size() const { return points.size() + lines.size() + areas.size(); }
};

/// Which features exist on a day. Asking costs a search among the days on which something changes;
/// only when one lies between are the features looked through, one after another and without a
/// branch.
class FeatureIndex {
public:
    /// `features` must outlive the index.
    explicit FeatureIndex(const Features& features) : features_(&features) {}

    /// The same pointer while nothing appears or goes; null if there are no features at all.
    std::shared_ptr<const VisibleFeatures> at(Day day);

    /// How often the features were looked through, for tests.
    int lists_made() const { return lists_made_; }

private:
    const Features* features_;
    std::shared_ptr<const VisibleFeatures> list_;
    DaySpan good_{};  ///< The days on which `list_` is right.
    int lists_made_ = 0;
};

/// The feature at a point of the sheet, the topmost: points within `reach_m`, then lines within it,
/// then areas about it.
std::optional<FeatureId> feature_at(const Features& features, const VisibleFeatures& visible,
                                    MapPoint at, double reach_m);

/// A feature's cells, one for each field of its layer.
std::vector<std::string_view> cells_of(const Features& features, FeatureId id);
/// Its cell in the layer's field of names; may be empty.
std::string_view name_of(const Features& features, FeatureId id);
/// A spot of the feature that a ring or a label can stand at.
MapPoint middle_of(const Features& features, FeatureId id);

/// The colour of a category: Okabe and Ito's eight, which everybody can tell apart.
Rgba feature_colour(std::uint8_t category, ThemeKind theme);
inline constexpr int kFeatureColours = 8;

/// How wide the dots are, in design pixels: many are smaller.
double dot_radius_px(const Features& features);

}  // namespace nandu
