#pragma once

#include "viewer/state.h"

namespace nandu {

/// The camera kept within what the screen of the state may show.
Camera bounded_on_screen(const AppState& state, const Camera& camera, const Pack& pack);

/// Sets out for `to`: at once where motion is reduced, `secs` is nothing or the camera is there.
/// `rise` is how many levels a far jump goes out on its way.
void start_glide(AppState& state, const Camera& to, double secs, double rise = 0.0);

}  // namespace nandu
