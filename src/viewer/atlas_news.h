#pragma once

#include <string>
#include <vector>

#include "base/problem.h"

namespace nandu {

/// What is to be said about the atlas as it lies on disk: the app knows, panels show.
struct AtlasNews {
    std::string name;           ///< Folder or file, "" for the built-in atlas.
    Problems problems;          ///< Of the last reading.
    bool map_is_older = false;  ///< The last reading failed: the map is the last good one.

    bool reading = false;  ///< It is read beside the window just now.
    bool first = false;    ///< Nothing of it was shown yet.
    std::string what;      ///< "control.csv"
    int done = 0, total = 0;

    std::vector<std::string> shipped;  ///< Paths of the atlases that came with the program.
    std::vector<std::string> recent;  ///< Paths, the last one first.
    std::string notice;  ///< A key of the words for what a click on a problem did; "" for none.
};

}  // namespace nandu
