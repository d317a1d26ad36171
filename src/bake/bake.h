#pragma once

#include <cstdint>
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

/// The part of a pack that the tables do not change: it takes most of a bake's time.
struct Ground {
    ProjectionGrid projection;
    BaseMap basemap;
};

/// A checksum of everything that the ground is made from: projection, extent and every vertex.
std::uint64_t ground_key(const Manifest& manifest, const Layers& layers);

/// Makes everything that depends on neither the day, the camera nor the window: projects,
/// densifies, generalizes, triangulates, and grows a cell for each seat. The same input gives the
/// same pack, byte for byte. Takes seconds: run it in the background.
///
/// Fails if the CRS or the extent cannot be projected or an area cannot be filled. After a cancel
/// the list of problems is empty. `ready` is the ground of an atlas with the same ground_key, if
/// there is one: it is taken over.
[[nodiscard]] ResultOrProblems<Pack> bake(Atlas atlas, CalendarTables calendars,
                                          const Layers& layers, const ReportProgress& report,
                                          const Ground* ready = nullptr);

}  // namespace nandu
