#include "viewer/because.h"

#include <algorithm>

#include "atlas/causes.h"

namespace nandu {
namespace {

bool has_links(const Atlas& atlas, EventId event) {
    return std::any_of(atlas.causes.begin(), atlas.causes.end(), [event](const Cause& cause) {
        return cause.event == event || cause.because_of == event;
    });
}

/// The last event with links that had begun on the day, of those that `counts`.
template <class Counts>
std::optional<EventId> latest(const AppState& state, const Atlas& atlas, const Counts& counts) {
    for (std::size_t i = atlas.events.size(); i-- > 0;) {
        const auto id = static_cast<EventId>(i);
        if (atlas.events[i].when.first <= state.day && counts(atlas.events[i]) &&
            has_links(atlas, id)) {
            return id;
        }
    }
    return std::nullopt;
}

const EventId* chosen_event(const AppState& state) {
    return std::get_if<EventId>(&state.selection);
}

std::optional<BecauseStep> asked(const AppState& state, const Atlas& atlas, bool why) {
    const EventId* chosen = chosen_event(state);
    if (chosen == nullptr) {
        const auto event = event_at_hand(state, atlas);
        return event ? std::optional(BecauseStep{*event, std::nullopt}) : std::nullopt;
    }
    const auto ways = why ? causes_of(atlas, *chosen) : effects_of(atlas, *chosen);
    if (ways.empty()) {
        return std::nullopt;
    }
    const bool back = state.link_walked &&
                      std::find(ways.begin(), ways.end(), *state.link_walked) != ways.end();
    const std::size_t link = back ? *state.link_walked : ways.front();
    const Cause& cause = atlas.causes[link];
    return BecauseStep{why ? cause.because_of : cause.event, link};
}

}  // namespace

std::optional<EventId> event_at_hand(const AppState& state, const Atlas& atlas) {
    if (const EventId* chosen = chosen_event(state)) {
        return *chosen;
    }
    if (state.announced) {
        return state.announced;
    }
    if (const auto* place = std::get_if<PlaceId>(&state.selection)) {
        if (const auto here = latest(state, atlas, [place](const Event& event) {
                return event.place == *place;
            })) {
            return here;
        }
    }
    if (state.presentation && !state.presentation->off_path) {
        const auto& shown =
            atlas.steps[static_cast<std::size_t>(state.presentation->step)].show;
        if (const auto told = latest(state, atlas, [&shown](const Event& event) {
                return std::find(shown.begin(), shown.end(), event.key) != shown.end();
            })) {
            return told;
        }
    }
    return latest(state, atlas, [](const Event&) { return true; });
}

std::optional<BecauseStep> asked_why(const AppState& state, const Atlas& atlas) {
    return asked(state, atlas, true);
}

std::optional<BecauseStep> asked_what_then(const AppState& state, const Atlas& atlas) {
    return asked(state, atlas, false);
}

std::optional<BecauseStep> asked_for_another(const AppState& state, const Atlas& atlas) {
    const Cause* walked = link_walked(state, atlas);
    if (walked == nullptr) {
        return std::nullopt;
    }
    const bool why = walked->because_of == *chosen_event(state);
    const auto ways =
        why ? causes_of(atlas, walked->event) : effects_of(atlas, walked->because_of);
    const auto here = std::find(ways.begin(), ways.end(), *state.link_walked);
    const std::size_t link =
        here == ways.end() || here + 1 == ways.end() ? ways.front() : *(here + 1);
    const Cause& cause = atlas.causes[link];
    return BecauseStep{why ? cause.because_of : cause.event, link};
}

const Cause* link_walked(const AppState& state, const Atlas& atlas) {
    const EventId* chosen = chosen_event(state);
    if (chosen == nullptr || !state.link_walked || *state.link_walked >= atlas.causes.size()) {
        return nullptr;
    }
    const Cause& cause = atlas.causes[*state.link_walked];
    return cause.event == *chosen || cause.because_of == *chosen ? &cause : nullptr;
}

}  // namespace nandu
