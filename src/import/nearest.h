#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nandu {

/// How many letters must be typed, deleted, replaced or swapped with their neighbour to turn one
/// word into the other. Counts code points; capital letters of ASCII equal small ones.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The word that somebody most likely meant, or "" if none is near: at most a third of the
/// letters may differ, or one in short words. The first of equally near words wins.
std::string nearest_word(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace nandu
