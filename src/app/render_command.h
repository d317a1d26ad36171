#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/paths.h"
#include "app/picture_arguments.h"
#include "base/result.h"
#include "base/strings.h"
#include "pack/pack.h"
#include "render/framebuffer.h"
#include "viewer/state.h"

namespace nandu {

struct RenderRequest {
    PictureChoice picture;
    std::optional<Day> day;           ///< The atlas's opening day if none.
    bool panels = false;              ///< As the window looks, not only the map.
    std::string select;               ///< Key of the place or event whose card is shown.
    std::optional<Day> then;          ///< Then | Now: the other day beside `day`.
    CompareMode compare_mode = CompareMode::SideBySide;
    bool story = false;               ///< One picture a step; `output` is a folder then.
    std::filesystem::path output;
};

/// One picture without a display; `output` and `story` of the request are not looked at.
[[nodiscard]] Result<Image> render_picture(std::shared_ptr<const Pack> pack,
                                           const RenderRequest& request, const Paths& paths);

/// Draws without a display and returns the files that were written.
[[nodiscard]] Result<std::vector<std::filesystem::path>> render_pictures(
    std::shared_ptr<const Pack> pack, const RenderRequest& request, const Paths& paths);

/// The interface's words, from the assets.
[[nodiscard]] Result<Strings> load_strings(const Paths& paths);

}  // namespace nandu
