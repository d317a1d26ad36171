#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "map/page.h"
#include "text/typesetter.h"

namespace nandu {

/// A page as SVG 1.1 that needs nothing else: words stay words, in fonts that the file carries cut
/// down to its characters; relief and sea are images, all else is vectors. `title` and
/// `description` are for who cannot see it.
std::string svg_of(const Page& page, const std::string& title, const std::string& description,
                   Typesetter& typesetter);

}  // namespace nandu
