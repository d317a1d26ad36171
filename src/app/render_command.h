#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/paths.h"
#include "base/result.h"
#include "base/strings.h"
#include "map/camera.h"
#include "map/theme.h"
#include "pack/pack.h"
#include "render/framebuffer.h"
#include "viewer/state.h"

namespace nandu {

struct RenderRequest {
    Viewport viewport;
    std::optional<Day> day;           ///< The atlas's opening day if none.
    std::optional<LonLatBox> extent;  ///< The home view if none.
    Language language = Language::En;
    ThemeKind theme = ThemeKind::Light;
    double text_scale = 1.0;
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
