#pragma once

#include <functional>
#include <string>

#include "atlas/atlas.h"
#include "atlas/layers.h"
#include "base/result.h"
#include "calendar/calendars.h"
#include "pack/pack.h"

namespace nandu {

/// How far a bake has come: `done` of `total` steps of what it is doing now.
struct BakeProgress {
    std::string what;  ///< "Drawing cells"
    int done = 0;
    int total = 0;
};

/// Called often, from the thread that bakes; false cancels.
using ReportProgress = std::function<bool(const BakeProgress&)>;

/// Makes everything that depends on neither the day, the camera nor the window: projects,
/// densifies, generalizes, triangulates, and grows a cell for each seat. The same input gives the
/// same pack, byte for byte. Takes seconds: run it in the background.
///
/// Fails if the CRS or the extent cannot be projected or an area cannot be filled. After a cancel
/// the list of problems is empty.
[[nodiscard]] ResultOrProblems<Pack> bake(Atlas atlas, CalendarTables calendars,
                                          const Layers& layers, const ReportProgress& report);

}  // namespace nandu
