#pragma once

#include <cstddef>
#include <vector>

#include "atlas/atlas.h"

namespace nandu {

/// Why `event` happened, and what came of it: indices into Atlas::causes. The strongest link comes
/// first, then the one whose other end is nearest in time. O(n) in the links.
std::vector<std::size_t> causes_of(const Atlas& atlas, EventId event);
std::vector<std::size_t> effects_of(const Atlas& atlas, EventId event);

}  // namespace nandu
