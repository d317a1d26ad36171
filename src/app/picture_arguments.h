#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "map/camera.h"
#include "map/theme.h"
#include "pack/pack.h"
#include "viewer/state.h"

namespace CLI {
class App;
}

namespace nandu {

/// How pictures should look: what the commands that draw have in common.
struct PictureChoice {
    Viewport viewport{1920, 1080, 1.0};
    std::optional<LonLatBox> extent;  ///< The home view if none.
    Language language = Language::En;
    ThemeKind theme = ThemeKind::Light;
    double text_scale = 1.0;

    /// The state of a bare map on `day`.
    AppState state(const Pack& pack, Day day) const;
};

/// The same as words of the command line.
struct PictureArguments {
    std::string size = "1920x1080", language = "en", extent, theme = "light";
    double text_scale = 1.0, display_scale = 1.0;

    /// Adds --size, --extent, --lang, --theme, --text-scale and --ui-scale.
    void add_to(CLI::App& command);
    /// Or a sentence about the first one that is not understood.
    [[nodiscard]] tl::expected<PictureChoice, std::string> choice() const;
};

/// "W,S,E,N" or "LON,LAT" as that many numbers.
std::optional<std::vector<double>> numbers_of(const std::string& text, std::size_t count);

}  // namespace nandu
