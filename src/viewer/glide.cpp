#include "viewer/glide.h"

#include "viewer/layout.h"

namespace nandu {

Camera bounded_on_screen(const AppState& state, const Camera& camera, const Pack& pack) {
    return bounded(camera, map_viewport(state), layout_of(state).free, pack.extent, pack.home,
                   kNearestWidthM);
}

void start_glide(AppState& state, const Camera& to, double secs, double rise) {
    state.glide.reset();
    if (state.reduced_motion || secs <= 0.0) {
        state.camera = to;
    } else if (!(to == state.camera)) {
        state.glide = Glide{state.camera, to, 0.0, secs};
        state.glide->rise = rise;
    }
}

}  // namespace nandu
