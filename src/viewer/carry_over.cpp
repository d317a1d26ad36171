#include "viewer/carry_over.h"

#include <algorithm>
#include <string_view>

#include "map/projection.h"
#include "viewer/edit_story.h"
#include "viewer/session.h"

namespace nandu {
namespace {

template <class Id, class Records>
std::optional<Id> with_key(const Records& records, std::string_view key) {
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (records[i].key == key) {
            return static_cast<Id>(i);
        }
    }
    return std::nullopt;
}

MapPoint moved(MapPoint point, const Pack& from, const Pack& to) {
    return map_from_lonlat(to.projection, lonlat_from_map(from.projection, point));
}

Selection same_thing(const Selection& chosen, const Pack& from, const Pack& to) {
    if (const auto* place = std::get_if<PlaceId>(&chosen)) {
        const auto found = with_key<PlaceId>(to.atlas.places, from.atlas[*place].key);
        return found ? Selection(*found) : Selection();
    }
    if (const auto* event = std::get_if<EventId>(&chosen)) {
        const auto found = with_key<EventId>(to.atlas.events, from.atlas[*event].key);
        return found ? Selection(*found) : Selection();
    }
    if (const auto* person = std::get_if<PersonId>(&chosen)) {
        const auto found = with_key<PersonId>(to.atlas.people, from.atlas[*person].key);
        return found ? Selection(*found) : Selection();
    }
    if (const auto* spot = std::get_if<LandSpot>(&chosen)) {
        return LandSpot{moved(spot->point, from, to)};
    }
    return {};
}

Day nearest_day(Day day, const Pack& pack) {
    const DaySpan& span = pack.atlas.manifest.span;
    return std::clamp(day, span.from, span.until - 1);
}

}  // namespace

AppState carried_over(const AppState& state, const Pack& from, const Pack& to) {
    // A story's steps may be others now: the lesson ends where the teacher was.
    AppState kept = state.presentation ? apply(state, StopPresenting{}, from) : state;
    kept.day = nearest_day(kept.day, to);
    const AppState fresh = opening_state(to, kept.viewport);
    if (!(to.atlas.manifest.span == from.atlas.manifest.span)) {
        kept.time_view = fresh.time_view;
        kept.time_zoomed = false;
        kept.loop_range.reset();
    }
    kept.time_glide.reset();
    kept.glide.reset();
    kept.selection = same_thing(state.selection, from, to);
    kept.link_walked.reset();
    if (kept.draft) {
        kept.draft = draft_carried_over(*kept.draft, to.atlas);
    }
    kept.hovered_place.reset();
    kept.hovered_feature.reset();
    kept.announced.reset();
    if (kept.comparison) {
        kept.comparison->then = nearest_day(kept.comparison->then, to);
        kept.comparison->pointed.reset();
    }
    // Where the sheet is the same the camera stays to the last digit.
    if (to.atlas.manifest.crs != from.atlas.manifest.crs) {
        kept.camera.center = moved(kept.camera.center, from, to);
    }
    return apply(kept, PanBy{}, to);
}

AppState opened_instead(const AppState& state, const Pack& to) {
    AppState fresh = opening_state(to, state.viewport);
    fresh.language = state.language;
    fresh.theme = state.theme;
    fresh.latin_names = state.latin_names;
    fresh.text_scale = state.text_scale;
    fresh.reduced_motion = state.reduced_motion;
    fresh.gregorian_shown = state.gregorian_shown;
    fresh.lunar_shown = state.lunar_shown;
    fresh.layers = state.layers;
    fresh.first_hint = state.first_hint;
    fresh.days_per_sec = state.days_per_sec;
    return apply(fresh, GoHome{}, to);
}

}  // namespace nandu
