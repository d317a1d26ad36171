#pragma once

#include <cstddef>
#include <optional>

#include "atlas/atlas.h"
#include "viewer/command.h"
#include "viewer/state.h"

namespace nandu {

// Walking from event to event along the links of the table of causes: why? what then?

/// Where a walk arrives.
struct BecauseStep {
    EventId event = kNo<EventId>;
    std::optional<std::size_t> link;  ///< That was walked; nothing where the walk only begins.
};

/// The event that "why?" is asked of: the chosen one, the one announced, the latest at the chosen
/// place, the latest that the step of the story shows, or the latest of all; only events with links
/// count where none is chosen.
std::optional<EventId> event_at_hand(const AppState& state, const Atlas& atlas);

/// One step of the walk. The first question chooses the event at hand; the next goes along its
/// strongest link, or back along the link it came by. Nothing where there is none.
std::optional<BecauseStep> asked_why(const AppState& state, const Atlas& atlas);
std::optional<BecauseStep> asked_what_then(const AppState& state, const Atlas& atlas);
/// The next of the causes (or effects) among which the last step chose, round and round.
std::optional<BecauseStep> asked_for_another(const AppState& state, const Atlas& atlas);

/// The link by which the walk came to the chosen event; null where it was chosen otherwise.
const Cause* link_walked(const AppState& state, const Atlas& atlas);

}  // namespace nandu
