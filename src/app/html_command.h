#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "app/paths.h"
#include "app/picture_arguments.h"
#include "base/result.h"

namespace nandu {

/// Called before each picture; false cancels.
using ReportPages = std::function<bool(int done, int of)>;

/// The story as one HTML file that needs no network: each step with its map, and a slider through
/// the maps of all important days. The accessible edition: everything is text or described in
/// text, and operated by keyboard. `choice` gives language and theme.
[[nodiscard]] Result<void> export_html(std::shared_ptr<const Pack> pack,
                                       const PictureChoice& choice,
                                       const std::filesystem::path& output, const Paths& paths,
                                       const ReportPages& report);

}  // namespace nandu
