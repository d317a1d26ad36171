#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/page_writer.h"

namespace nandu {

/// One row of a legend on paper.
struct PageLegendRow {
    std::string words;
    std::function<void(PageWriter&, ScreenPoint middle)> sign;
};

/// What stands on the map of `state`, in the order of design §11: states, uncertain signs, court,
/// routes, war. Nothing else is listed.
std::vector<PageLegendRow> page_legend(PageWriter& writer, const Overlay& overlay,
                                       const AppState& state);

}  // namespace nandu
