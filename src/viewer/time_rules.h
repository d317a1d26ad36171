#pragma once

#include "viewer/command.h"
#include "viewer/state.h"

namespace nandu {

// What happens to time: the rules behind SetDay, StepTime, TogglePlay, Tick, ZoomTime and
// SetTimeView. Pure. Whatever moves the day also keeps it within the story and brings the
// timeline's view along; zooming and panning the view leave the day alone.

/// The view of the whole story with a small margin at both ends.
TimeView whole_story(const Atlas& atlas);

/// True when `view` leaves out enough of the story for an overview to be of use.
bool is_zoomed(const TimeView& view, const Atlas& atlas);

/// Keeps a view's length between kShortestTimeViewDays and the whole story, and its ends within
/// the story and a small margin.
TimeView bounded(TimeView view, const Atlas& atlas);

/// The nearest day that the story has.
Day clamped(Day day, const Atlas& atlas);

/// Goes to a day, or to the nearest one the story has. The view follows, eased, where the day lies
/// outside it.
AppState with_day(AppState state, const Atlas& atlas, Day day);

/// Goes `steps` of the state's step size on (negative: back), by calendar fields: the day of the
/// month stays, or becomes the last that exists.
AppState stepped(AppState state, const Atlas& atlas, int steps);

/// Starts, stops or turns round. Starts over where playing would have no way to go.
AppState play_toggled(AppState state, const Atlas& atlas, bool backwards);

/// `secs` of wall time pass: the playing hand moves, gliding views glide.
AppState after_tick(AppState state, const Atlas& atlas, double secs);

/// Zooms about a day that keeps its place on the screen, eased unless motion is reduced.
AppState time_zoomed(AppState state, const Atlas& atlas, const ZoomTime& zoom);

/// Shows `view`, or the nearest one allowed, at once.
AppState with_time_view(AppState state, const Atlas& atlas, TimeView view);

/// How fast time runs at `position` (JDN) with AppState::slow_near_events, as a share of the chosen
/// speed: 1 far from events, 0.25 at one of the highest importance. `approach_days` is how long
/// before and after the event the slowing reaches.
double pace_near_events(const Atlas& atlas, double position, double approach_days);

}  // namespace nandu
