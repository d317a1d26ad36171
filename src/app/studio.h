#pragma once

#include <memory>
#include <vector>

#include "app/class_picture.h"
#include "app/paths.h"
#include "app/stage.h"
#include "base/strings.h"
#include "pack/pack.h"
#include "render/map_renderer.h"
#include "text/glyph_cache.h"
#include "text/typesetter.h"

namespace nandu {

/// Draws maps one after another without a window's panels, with everything that they share made
/// once. Needs a current OpenGL context from birth to death.
class Studio {
public:
    /// `strings` must outlive the studio.
    Studio(std::shared_ptr<const Pack> pack, const Strings& strings, const Paths& paths);

    /// The map of `state` with nothing on it but a plate with its date. The same pointers come back
    /// while nothing changes.
    MapPicture dated_map(const AppState& state);
    /// What the screen shows of a state: the class's picture while presenting, else the dated map.
    MapPicture screen(const AppState& state);
    /// The map of `state` alone.
    const MapPicture& plain_map(const AppState& state);
    Image draw(const MapPicture& picture) { return render_image(renderer_, picture); }

    const Pack& pack() const { return *pack_; }
    const Strings& strings() const { return *strings_; }
    MapRenderer& renderer() { return renderer_; }
    Typesetter& typesetter() { return typesetter_; }
    Stage& stage() { return stage_; }

private:
    std::shared_ptr<const Pack> pack_;
    const Strings* strings_;
    Typesetter typesetter_;
    GlyphCache glyphs_;
    MapRenderer renderer_;
    Stage stage_;
    ClassPicture class_picture_;
    std::shared_ptr<const DrawList> undated_, dated_;  ///< The last overlay without and with plate.
};

/// The state of a bare map of `box` on `day`: what `nandu render` draws.
AppState bare_state(const Pack& pack, const Viewport& viewport, Day day, const MapBox& box);

/// The sheet's box about a lon/lat box: its outline is walked, since its sides curve.
MapBox sheet_box(const ProjectionGrid& grid, const LonLatBox& box);

}  // namespace nandu
