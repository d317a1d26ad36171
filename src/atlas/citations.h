#pragma once

#include <string>

#include "atlas/atlas.h"

namespace nandu {

/// The sources as one English text: "Song shi, …; Jin shi, …".
std::string citations_of(const Atlas& atlas, const SourceIds& sources);

}  // namespace nandu
