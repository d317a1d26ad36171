#include "viewer/time_rules.h"

#include <algorithm>
#include <cmath>

#include "calendar/civil.h"

namespace nandu {
namespace {

constexpr double kMarginShare = 0.006;  ///< Of the story, left empty beyond its ends.
constexpr double kFollowShare = 0.08;   ///< While playing, the hand stays this far from the edge.
constexpr double kArriveShare = 0.15;   ///< A day that was out of view comes in this far.
constexpr double kCatchUpPerSec = 0.6;  ///< View lengths a second, at most, beyond the hand's own.
constexpr double kZoomSecs = 0.2;
constexpr double kSlowest = 0.25;
constexpr double kApproachSecs = 1.2;  ///< Slowing begins this long before the event.
constexpr double kSubstepSecs = 1.0 / 120.0;

double story_days(const Atlas& atlas) {
    return std::max(1.0, static_cast<double>(atlas.manifest.span.length_days()));
}

double eased_out(double t) {
    const double rest = 1.0 - std::clamp(t, 0.0, 1.0);
    return 1.0 - rest * rest * rest;
}

TimeView moved(TimeView view, double days) {
    return {view.from + days, view.until + days};
}

/// Moves what is shown and where it is gliding to.
void shift_view(AppState& state, const Atlas& atlas, double days) {
    state.time_view = bounded(moved(state.time_view, days), atlas);
    if (state.time_glide) {
        state.time_glide->from = moved(state.time_glide->from, days);
        state.time_glide->to = bounded(moved(state.time_glide->to, days), atlas);
    }
}

void glide_to(AppState& state, const Atlas& atlas, TimeView to) {
    state.time_zoomed = is_zoomed(to, atlas);
    if (state.reduced_motion) {
        state.time_view = to;
        state.time_glide.reset();
        return;
    }
    state.time_glide = TimeGlide{state.time_view, to, 0.0, kZoomSecs};
}

/// Brings `position` into the view after a jump.
void reveal(AppState& state, const Atlas& atlas, double position, bool eased_in = true) {
    const TimeView goal = state.time_glide ? state.time_glide->to : state.time_view;
    if (position >= goal.from && position + 1.0 <= goal.until) {
        return;
    }
    const double inset = goal.length() * kArriveShare;
    const bool far = position < goal.from - goal.length() || position > goal.until + goal.length();
    double by = position - (goal.from + goal.until) / 2.0;
    if (!far) {
        by = position < goal.from ? position - inset - goal.from : position + inset - goal.until;
    }
    const TimeView to = bounded(moved(goal, by), atlas);
    if (eased_in) {
        glide_to(state, atlas, to);
    } else {
        state.time_view = to;
        state.time_glide.reset();
    }
}

/// Scrolls the view after the playing hand has moved by `step` days. Where somebody has panned
/// away from it, the view comes back at its own pace.
void follow(AppState& state, const Atlas& atlas, double position, double step, double secs) {
    if (state.time_glide && position >= state.time_glide->to.from &&
        position <= state.time_glide->to.until) {
        return;  // On its way there already.
    }
    const double length = state.time_view.length();
    const double inset = length * kFollowShare;
    const double over = position - (state.time_view.until - (step > 0.0 ? inset : 0.0));
    const double under = state.time_view.from + (step < 0.0 ? inset : 0.0) - position;
    const double most = std::fabs(step) + length * kCatchUpPerSec * secs;
    if (over > 0.0) {
        shift_view(state, atlas, std::min(over, most));
    } else if (under > 0.0) {
        shift_view(state, atlas, -std::min(under, most));
    }
}

/// The days that playing runs over: the marked range, or the story.
DaySpan playing_span(const AppState& state, const Atlas& atlas) {
    const DaySpan story = atlas.manifest.span;
    if (state.loop == LoopMode::Range && state.loop_range) {
        const DaySpan range{std::max(story.from, state.loop_range->from),
                            std::min(story.until, state.loop_range->until)};
        if (range.length_days() > 0) {
            return range;
        }
    }
    return story;
}

void set_position(AppState& state, const Atlas& atlas, double position) {
    const double whole = std::floor(position);
    const DaySpan story = atlas.manifest.span;
    const auto jdn = static_cast<std::int32_t>(whole);
    state.day = Day{jdn};
    state.day_fraction = std::clamp(position - whole, 0.0, 1.0);
    if (state.day < story.from) {
        state.day = story.from;
        state.day_fraction = 0.0;
    } else if (state.day >= story.until) {
        state.day = story.until - 1;
        state.day_fraction = 0.0;
    }
}

void stop(AppState& state) {
    state.playing = false;
    state.day_fraction = 0.0;
}

void play_on(AppState& state, const Atlas& atlas, double secs) {
    const double direction = state.backwards ? -1.0 : 1.0;
    const double before = state.day.jdn + state.day_fraction;
    double position = before;
    if (state.slow_near_events) {
        const double approach = state.days_per_sec * kApproachSecs;
        double left = secs;
        while (left > 0.0) {
            const double dt = std::min(left, kSubstepSecs);
            position +=
                direction * state.days_per_sec * dt * pace_near_events(atlas, position, approach);
            left -= dt;
        }
    } else {
        position += direction * state.days_per_sec * secs;
    }

    const DaySpan span = playing_span(state, atlas);
    const double from = span.from.jdn;
    const double until = span.until.jdn;
    const bool loops = state.loop == LoopMode::Around ||
                       (state.loop == LoopMode::Range && state.loop_range.has_value());
    if (state.backwards ? position < from : position >= until) {
        if (!loops) {
            state.day = state.backwards ? span.from : span.until - 1;
            stop(state);
            reveal(state, atlas, state.day.jdn, false);
            return;
        }
        const double length = until - from;
        const double into =
            std::fmod(std::fabs(position - (state.backwards ? until : from)), length);
        position = state.backwards ? until - into : from + into;
        position = std::clamp(position, from, std::nextafter(until, from));
        set_position(state, atlas, position);
        reveal(state, atlas, position, false);
        return;
    }
    set_position(state, atlas, position);
    follow(state, atlas, position, position - before, secs);
}

}  // namespace

TimeView whole_story(const Atlas& atlas) {
    const DaySpan span = atlas.manifest.span;
    const double margin = story_days(atlas) * kMarginShare;
    return {span.from.jdn - margin, span.until.jdn + margin};
}

bool is_zoomed(const TimeView& view, const Atlas& atlas) {
    return view.length() < whole_story(atlas).length() * 0.985;
}

TimeView bounded(TimeView view, const Atlas& atlas) {
    const TimeView whole = whole_story(atlas);
    const double least = std::min(kShortestTimeViewDays, whole.length());
    const double middle = (view.from + view.until) / 2.0;
    const double length = std::clamp(view.length(), least, whole.length());
    if (length != view.length()) {
        view = {middle - length / 2.0, middle + length / 2.0};
    }
    // A near view needs less room beyond the ends than a far one.
    const double margin = std::min(story_days(atlas) * kMarginShare, length * 0.25);
    const double left = atlas.manifest.span.from.jdn - margin;
    const double right = atlas.manifest.span.until.jdn + margin;
    if (length >= right - left) {
        return {(left + right - length) / 2.0, (left + right + length) / 2.0};
    }
    if (view.from < left) {
        return {left, left + length};
    }
    if (view.until > right) {
        return {right - length, right};
    }
    return view;
}

Day clamped(Day day, const Atlas& atlas) {
    const DaySpan span = atlas.manifest.span;
    const Day last = std::max(span.from, span.until - 1);
    return std::clamp(day, span.from, last);
}

AppState with_day(AppState state, const Atlas& atlas, Day day) {
    state.day = clamped(day, atlas);
    state.day_fraction = 0.0;
    reveal(state, atlas, state.day.jdn);
    return state;
}

AppState stepped(AppState state, const Atlas& atlas, int steps) {
    const Day from = state.day;
    Day to = from;
    switch (state.step) {
        case StepSize::Day:
            to = from + steps;
            break;
        case StepSize::Month:
            to = plus_months(from, steps);
            break;
        case StepSize::Year:
            to = plus_months(from, 12 * steps);
            break;
    }
    return with_day(std::move(state), atlas, to);
}

AppState play_toggled(AppState state, const Atlas& atlas, bool backwards) {
    if (state.playing && state.backwards == backwards) {
        stop(state);
        return state;
    }
    const bool was_playing = state.playing;
    state.playing = true;
    state.backwards = backwards;
    if (was_playing) {
        return state;
    }
    const DaySpan span = playing_span(state, atlas);
    const bool ranged = state.loop == LoopMode::Range && state.loop_range.has_value();
    const bool nowhere_to_go = backwards ? state.day <= span.from : state.day >= span.until - 1;
    const bool outside = ranged && !span.contains(state.day);
    if (nowhere_to_go || outside) {
        state.day = backwards ? span.until - 1 : span.from;
        state.day_fraction = 0.0;
        reveal(state, atlas, state.day.jdn, false);
    }
    return state;
}

AppState after_tick(AppState state, const Atlas& atlas, double secs) {
    if (secs <= 0.0) {
        return state;
    }
    if (state.time_glide) {
        TimeGlide& glide = *state.time_glide;
        glide.elapsed_secs += secs;
        if (glide.elapsed_secs >= glide.duration_secs) {
            state.time_view = glide.to;
            state.time_glide.reset();
        } else {
            // Both ends move alike, so the day that was zoomed about keeps its place all the way.
            const double t = eased_out(glide.elapsed_secs / glide.duration_secs);
            state.time_view = {glide.from.from + (glide.to.from - glide.from.from) * t,
                               glide.from.until + (glide.to.until - glide.from.until) * t};
        }
    }
    if (state.playing) {
        play_on(state, atlas, secs);
    }
    return state;
}

AppState time_zoomed(AppState state, const Atlas& atlas, const ZoomTime& zoom) {
    if (!(zoom.factor > 0.0)) {
        return state;
    }
    const TimeView shown = state.time_view;
    const double goal_length =
        (state.time_glide ? state.time_glide->to : shown).length() / zoom.factor;
    const double whole = whole_story(atlas).length();
    const double length = std::clamp(goal_length, std::min(kShortestTimeViewDays, whole), whole);
    const double share = (zoom.about_jdn - shown.from) / shown.length();
    const double from = zoom.about_jdn - share * length;
    glide_to(state, atlas, bounded({from, from + length}, atlas));
    return state;
}

AppState with_time_view(AppState state, const Atlas& atlas, TimeView view) {
    state.time_view = bounded(view, atlas);
    state.time_zoomed = is_zoomed(state.time_view, atlas);
    state.time_glide.reset();
    return state;
}

double pace_near_events(const Atlas& atlas, double position, double approach_days) {
    double pace = 1.0;
    if (!(approach_days > 0.0)) {
        return pace;
    }
    for (const Event& event : atlas.events) {
        const double first = event.when.first.jdn;
        if (first > position + approach_days) {
            break;  // Events stand in order of their first day.
        }
        if (event.importance < 2 || first + 1.0 < position - approach_days) {
            continue;
        }
        const double away =
            position < first ? first - position : std::max(0.0, position - (first + 1.0));
        const double lowest = event.importance >= 3 ? kSlowest : 0.6;
        const double nearness = 1.0 - away / approach_days;
        pace = std::min(pace, 1.0 - (1.0 - lowest) * std::clamp(nearness, 0.0, 1.0));
    }
    return pace;
}

}  // namespace nandu
