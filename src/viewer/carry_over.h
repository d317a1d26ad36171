#pragma once

#include "viewer/state.h"

namespace nandu {

/// The state of an atlas that was read anew: the same day, camera, choice and settings. Ids may
/// have moved, so the choice is found again by its key; a day or camera that is no longer there
/// becomes the nearest one.
AppState carried_over(const AppState& state, const Pack& from, const Pack& to);

/// The state in which another atlas opens in the same window: as it opens, with the person's
/// settings.
AppState opened_instead(const AppState& state, const Pack& to);

}  // namespace nandu
