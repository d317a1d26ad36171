#include "viewer/session.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "atlas/scene.h"
#include "map/feature_index.h"
#include "map/projection.h"
#include "viewer/because.h"
#include "viewer/edit_story.h"
#include "viewer/glide.h"
#include "viewer/layout.h"
#include "viewer/story.h"
#include "viewer/time_rules.h"

namespace nandu {
namespace {

constexpr double kCaptionSecs = 6.0;
constexpr std::size_t kUndoSteps = 200;
constexpr double kLinkSecs = 0.9;
constexpr double kTownWidthM = 600000.0;  ///< A town of a list is shown with this much about it.

double eased_both_ways(double t) { return t < 0.5 ? 4 * t * t * t : 1 - std::pow(-2 * t + 2, 3) / 2; }

Camera camera_between(const Camera& a, const Camera& b, double t) {
    Camera out;
    out.m_per_px = a.m_per_px * std::pow(b.m_per_px / a.m_per_px, t);
    double share = t;
    // Moving the middle in step with the scale keeps the point of the zoom under the pointer.
    if (std::abs(b.m_per_px / a.m_per_px - 1.0) > 1e-3) {
        share = (out.m_per_px - a.m_per_px) / (b.m_per_px - a.m_per_px);
    }
    out.center.x_m = a.center.x_m + (b.center.x_m - a.center.x_m) * share;
    out.center.y_m = a.center.y_m + (b.center.y_m - a.center.y_m) * share;
    return out;
}

/// Where the camera is going: the end of a glide under way, or where it stands.
const Camera& heading(const AppState& state) {
    return state.glide ? state.glide->to : state.camera;
}

void glide_to(AppState& state, const Camera& target, double secs, const Pack& pack) {
    start_glide(state, bounded_on_screen(state, target, pack), secs);
}

/// The free part of the map, clear of its edges and of the tools.
ScreenBox safe_part(const AppState& state) {
    const Layout layout = layout_of(state);
    const double margin = 48 * state.ui_scale();
    ScreenBox safe = layout.free;
    safe.left_px += margin;
    if (safe.right_px - layout.zoom_buttons.right_px > 6 * margin) {
        safe.left_px = layout.zoom_buttons.right_px + margin;
    }
    safe.top_px = layout.tools.bottom_px + margin * 0.5;
    safe.right_px -= margin;
    safe.bottom_px -= margin;
    return safe;
}

/// Brings `point` into the free part of the map if a panel covers it or it is out of sight.
void reveal(AppState& state, MapPoint point, const Pack& pack) {
    const Camera& camera = heading(state);
    const ScreenPoint at = screen_from_map(camera, map_viewport(state), point);
    const ScreenBox safe = safe_part(state);
    if (safe.contains(at)) {
        return;
    }
    Camera moved = camera;
    const double to_x = (safe.left_px + safe.right_px) * 0.5;
    const double to_y = (safe.top_px + safe.bottom_px) * 0.5;
    moved.center.x_m += (at.x_px - to_x) * camera.m_per_px;
    moved.center.y_m -= (at.y_px - to_y) * camera.m_per_px;
    const double away = std::hypot(at.x_px - to_x, at.y_px - to_y) / map_viewport(state).width_px;
    glide_to(state, moved, away > 1.0 ? 0.9 : 0.3, pack);
}

void reveal_place(AppState& state, PlaceId place, const Pack& pack) {
    if (place != kNo<PlaceId>) {
        const MapPointF& at = pack.places[static_cast<std::size_t>(place)];
        reveal(state, {at.x_m, at.y_m}, pack);
    }
}

/// Brings both ends of a link into sight, going out as far as that needs but never in.
void reveal_link(AppState& state, const Cause& link, const Pack& pack) {
    const PlaceId from = pack.atlas[link.because_of].place;
    const PlaceId to = pack.atlas[link.event].place;
    if (from == kNo<PlaceId> || to == kNo<PlaceId>) {
        reveal_place(state, from == kNo<PlaceId> ? to : from, pack);
        return;
    }
    const MapPointF a = pack.places[static_cast<std::size_t>(from)];
    const MapPointF b = pack.places[static_cast<std::size_t>(to)];
    const Viewport& screen = map_viewport(state);
    const Camera& camera = heading(state);
    const ScreenBox safe = safe_part(state);
    if (safe.contains(screen_from_map(camera, screen, {a.x_m, a.y_m})) &&
        safe.contains(screen_from_map(camera, screen, {b.x_m, b.y_m}))) {
        return;
    }
    // `camera_for` fills its box: one as wide as the present view keeps the scale.
    const MapPoint middle{(a.x_m + b.x_m) * 0.5, (a.y_m + b.y_m) * 0.5};
    const double half_width = std::max(std::abs(a.x_m - b.x_m) * 0.5,
                                       (safe.right_px - safe.left_px) * 0.5 * camera.m_per_px);
    const double half_height = std::max(std::abs(a.y_m - b.y_m) * 0.5,
                                        (safe.bottom_px - safe.top_px) * 0.5 * camera.m_per_px);
    glide_to(state,
             camera_for({middle.x_m - half_width, middle.y_m - half_height,
                         middle.x_m + half_width, middle.y_m + half_height},
                        screen, safe),
             kLinkSecs, pack);
}

void close_panels(AppState& state) {
    state.menu_open = false;
    state.layers_open = false;
    state.help_open = false;
    state.search_open = false;
    state.problems_open = false;
    state.opening_open = false;
}

void announce(AppState& state, EventId event, const Pack& pack) {
    state.announced = event;
    state.announced_secs = kCaptionSecs;
    reveal_place(state, pack.atlas[event].place, pack);
}

void jump_to_event(AppState& state, std::optional<EventId> event, const Pack& pack) {
    if (!event) {
        return;
    }
    state.playing = false;
    state = with_day(std::move(state), pack.atlas, pack.atlas[*event].when.first);
    announce(state, *event, pack);
}

template <class T, class... Any>
inline constexpr bool is_any_of = (std::is_same_v<T, Any> || ...);

/// One overload for each command.
struct Change {
    AppState state;
    const Pack& pack;

    void operator()(const SetDay& c) {
        state.playing = state.playing && c.phase == Phase::Single;  // A hand on the head stops it.
        state = with_day(std::move(state), pack.atlas, c.day);
        state.first_hint = false;
    }
    void operator()(const StepTime& c) { state = stepped(std::move(state), pack.atlas, c.steps); }
    void operator()(const NextEvent&) {
        jump_to_event(state, next_event(pack.atlas, state.day), pack);
    }
    void operator()(const PreviousEvent&) {
        jump_to_event(state, previous_event(pack.atlas, state.day), pack);
    }
    void operator()(const FirstDay&) {
        state = with_day(std::move(state), pack.atlas, pack.atlas.manifest.span.from);
    }
    void operator()(const LastDay&) {
        state = with_day(std::move(state), pack.atlas, pack.atlas.manifest.span.until - 1);
    }
    void operator()(const TogglePlay& c) {
        state = play_toggled(std::move(state), pack.atlas, c.backwards);
        state.first_hint = false;
    }
    void operator()(const SetSpeed& c) {
        state.days_per_sec = std::clamp(c.days_per_sec, 0.1, 10000.0);
    }
    void operator()(const SetSlowNearEvents& c) { state.slow_near_events = c.slow; }
    void operator()(const SetLoop& c) {
        state.loop = c.loop;
        state.loop_range = c.range ? c.range : state.loop_range;
    }
    void operator()(const SetStep& c) { state.step = c.step; }
    void operator()(const SetTimeView& c) {
        state = with_time_view(std::move(state), pack.atlas, c.view);
    }
    void operator()(const ZoomTime& c) { state = time_zoomed(std::move(state), pack.atlas, c); }

    void operator()(const PanBy& c) {
        state.glide.reset();
        Camera camera = state.camera;
        camera.center.x_m -= c.dx_px * camera.m_per_px;
        camera.center.y_m += c.dy_px * camera.m_per_px;
        state.camera = bounded_on_screen(state, camera, pack);
    }
    void operator()(const GlideBy& c) {
        Camera camera = heading(state);
        camera.center.x_m -= c.dx_px * camera.m_per_px;
        camera.center.y_m += c.dy_px * camera.m_per_px;
        glide_to(state, camera, 0.3, pack);
    }
    void operator()(const ZoomAbout& c) {
        // At the widest and the nearest scale nothing moves, rather than slide away.
        const Camera from = heading(state);
        const Camera wanted = zoomed_about(from, map_viewport(state), c.about, c.factor);
        const double possible = from.m_per_px / bounded_on_screen(state, wanted, pack).m_per_px;
        glide_to(state, zoomed_about(from, map_viewport(state), c.about, possible),
                 c.eased ? 0.2 : 0.0, pack);
    }
    void operator()(const GoHome&) {
        glide_to(state, camera_for(pack.home, map_viewport(state), layout_of(state).free), 0.7, pack);
    }
    void operator()(const ShowBox& c) {
        glide_to(state, camera_for(c.box, map_viewport(state), layout_of(state).free), 0.7, pack);
    }
    void operator()(const Resize& c) {
        const double wider = double(c.viewport.width_px) / state.viewport.width_px;
        state.viewport = c.viewport;
        state.glide.reset();
        state.camera.m_per_px /= wider;
        state.camera = bounded_on_screen(state, state.camera, pack);
    }

    void operator()(const Select& c) {
        close_panels(state);
        state.selection = c.selection;
        if (const auto* place = std::get_if<PlaceId>(&c.selection)) {
            reveal_place(state, *place, pack);
        } else if (const auto* event = std::get_if<EventId>(&c.selection)) {
            stand_in(*event);
            reveal_place(state, pack.atlas[*event].place, pack);
        } else if (const auto* spot = std::get_if<LandSpot>(&c.selection)) {
            reveal(state, spot->point, pack);
        } else if (const auto* feature = std::get_if<FeatureId>(&c.selection)) {
            const auto at = static_cast<std::size_t>(*feature);
            const DaySpan there{{pack.features.from[at]}, {pack.features.until[at]}};
            if (!there.contains(state.day)) {
                state.playing = false;
                state = with_day(std::move(state), pack.atlas,
                                 state.day < there.from ? there.from : there.until - 1);
            }
            reveal(state, middle_of(pack.features, *feature), pack);
        }
    }
    void operator()(const ClearSelection&) { deselect(); }
    void operator()(const AskWhy&) { walk(asked_why(state, pack.atlas)); }
    void operator()(const AskWhatThen&) { walk(asked_what_then(state, pack.atlas)); }
    void operator()(const AskForAnother&) { walk(asked_for_another(state, pack.atlas)); }
    void operator()(const Hover& c) {
        state.hovered_place = c.place;
        state.hovered_feature = c.feature;
    }
    void operator()(const OpenSearch& c) {
        const bool open = c.open;
        close_panels(state);
        state.search_open = open;
        if (!open) {
            state.search_text.clear();
        }
    }
    void operator()(const SetSearchText& c) {
        state.search_text = c.text;
        state.search_open = true;
    }
    void operator()(const ToggleMenu&) { toggle(&AppState::menu_open); }
    void operator()(const ToggleLayers&) { toggle(&AppState::layers_open); }
    void operator()(const ToggleHelp&) { toggle(&AppState::help_open); }
    void operator()(const ToggleProblems&) { toggle(&AppState::problems_open); }
    void operator()(const ToggleOpening&) { toggle(&AppState::opening_open); }
    void operator()(const ToggleLegend&) { state.legend_open = !state.legend_open; }
    void operator()(const TypeDate& c) {
        state.typing_date = c.open;
        state.date_text = c.open ? c.text : std::string();
    }
    void operator()(const CloseTopmost&) {
        if (state.typing_date) {
            state.typing_date = false;
            state.date_text.clear();
        } else if (state.search_open || state.menu_open || state.layers_open ||
                   state.help_open || state.problems_open || state.opening_open) {
            close_panels(state);
            state.search_text.clear();
        } else if (state.draft && !state.draft->changed &&
                   std::holds_alternative<NothingSelected>(state.selection)) {
            state.draft.reset();
        } else if (state.comparison && std::holds_alternative<NothingSelected>(state.selection)) {
            (*this)(Compare{false});
        } else {
            deselect();
        }
    }

    void operator()(const Notify& c) { state.notice = c.text; }
    void operator()(const CloseNotice&) { state.notice = {}; }
    void operator()(const SetLanguage& c) { state.language = c.language; }
    void operator()(const SetTheme& c) { state.theme = c.theme; }
    void operator()(const SetTextScale& c) {
        state.text_scale = std::clamp(c.scale, kSmallestTextScale, kLargestTextScale);
    }
    void operator()(const SetLatinNames& c) { state.latin_names = c.names; }
    void operator()(const SetReducedMotion& c) { state.reduced_motion = c.reduced; }
    void operator()(const SetCalendars& c) {
        state.gregorian_shown = c.gregorian;
        state.lunar_shown = c.lunar;
    }
    void operator()(const SetLayers& c) { state.layers = c.layers; }

    void operator()(const Tick& c) {
        const Day before = state.day;
        const bool played = state.playing;
        state = after_tick(std::move(state), pack.atlas, c.secs);
        flash(before, played, c.secs);
        if (state.presentation) {
            story_tick(state, pack, c.secs);
        }
        if (state.glide) {
            Glide& glide = *state.glide;
            glide.elapsed_secs += c.secs;
            if (glide.elapsed_secs >= glide.duration_secs) {
                state.camera = glide.to;
                state.glide.reset();
            } else {
                const double t = eased_both_ways(glide.elapsed_secs / glide.duration_secs);
                state.camera = camera_between(glide.from, glide.to, t);
                if (glide.rise > 0.0) {
                    state.camera.m_per_px *= std::exp2(glide.rise * 4.0 * t * (1.0 - t));
                }
            }
        }
        if (state.announced) {
            state.announced_secs -= c.secs;
            if (state.announced_secs <= 0.0) {
                state.announced.reset();
            }
        }
    }

    void operator()(const Compare& c) {
        if (c.on == state.comparison.has_value() || state.presentation) {
            return;
        }
        close_panels(state);
        state.selection = NothingSelected{};
        state.playing = false;
        if (c.on) {
            const DaySpan story = pack.atlas.manifest.span;
            Comparison comparison;
            comparison.then = state.loop_range ? state.loop_range->from : story.from;
            if (comparison.then == state.day) {
                state = with_day(std::move(state), pack.atlas, story.until - 1);
            }
            state.comparison = comparison;
        } else {
            state.comparison.reset();
        }
        // Both maps show what one showed.
        glide_to(state, camera_for(pack.home, state.viewport, layout_of(state).free), 0.3, pack);
    }
    void operator()(const TakeHand& c) {
        if (state.comparison) {
            state.comparison->hand_on_then = c.on_then;
        }
    }
    void operator()(const SetCompareMode& c) {
        if (state.comparison && state.comparison->mode != c.mode) {
            // The middle of the map stays in the middle.
            const ScreenBox before = layout_of(state).free;
            state.comparison->mode = c.mode;
            const ScreenBox after = layout_of(state).free;
            Camera camera = heading(state);
            camera.center.x_m -= ((after.left_px + after.right_px) - (before.left_px + before.right_px)) *
                                 0.5 * camera.m_per_px;
            glide_to(state, camera, 0.0, pack);
        }
    }
    void operator()(const SetCompareShare& c) {
        if (state.comparison) {
            state.comparison->share = std::clamp(c.share, 0.0, 1.0);
        }
    }
    void operator()(const PointAtChange& c) {
        if (state.comparison) {
            state.comparison->pointed = c.seat;
        }
    }
    void operator()(const ShowSeat& c) {
        const MapPointF& at = pack.seats[static_cast<std::size_t>(c.seat)];
        const ScreenBox free = layout_of(state).free;
        Camera camera = heading(state);
        camera.m_per_px = std::min(camera.m_per_px, kTownWidthM / std::max(1.0, free.right_px - free.left_px));
        camera.center = {at.x_m + (state.viewport.width_px * 0.5 - (free.left_px + free.right_px) * 0.5) * camera.m_per_px,
                         at.y_m - (state.viewport.height_px * 0.5 - (free.top_px + free.bottom_px) * 0.5) * camera.m_per_px};
        glide_to(state, camera, 0.7, pack);
    }

    void operator()(const SetLetterKeys& c) { state.letter_keys = c.on; }
    void operator()(const SetLessonMinutes& c) {
        state.lesson_minutes = std::clamp(c.minutes, 1.0, 600.0);
    }

    // The session's and the app's own, and the story's (apply_in_story, apply_to_draft).
    template <class T>
        requires is_any_of<T, Undo, Redo, GoBack, GoForward, ToggleFullScreen, ToggleAudienceWindow,
                           OpenAtlas, CancelReading, AllowHost, GoToProblem, EditStory, ChooseStep,
                           CaptureStep, SetStepWords, MoveStep, DeleteStep, SaveStory, StorySaved,
                           Quit, StartPresenting, StopPresenting, NextStep, PreviousStep, GoToStep,
                           ToggleBlank, TogglePointer, PointAt, ReturnToPath, ToggleQuestion,
                           MarkGuess, ToggleHand, MoveHand, ToggleOverview, MoveInOverview,
                           TypeDigit, ChooseInStory, SetClassScreen, DismissScreenNotice,
                           SetLessonTime>
    void operator()(const T&) {}

private:
    /// Towns that fell between two frames of playing flash; old rings run out.
    void flash(Day before, bool played, double secs) {
        for (Flash& flash : state.flashes) {
            flash.age_secs += secs;
        }
        std::erase_if(state.flashes, [](const Flash& f) { return f.age_secs >= kFlashSecs; });
        if (!played || state.reduced_motion || state.day == before) {
            return;
        }
        const Day from = std::min(before, state.day) + 1;
        const Day until = std::max(before, state.day) + 1;
        const std::vector<Holding>& holdings = pack.atlas.holdings;
        for (std::size_t i = 1; i < holdings.size(); ++i) {
            const Holding& now = holdings[i];
            if (now.seat == holdings[i - 1].seat && now.polity != holdings[i - 1].polity &&
                from <= now.span.begin_earliest && now.span.begin_earliest < until &&
                !pack.atlas[now.seat].anchor) {
                state.flashes.push_back({now.seat, 0.0});
            }
        }
    }
    /// Moves the day to one of the event's own unless it is one already.
    void stand_in(EventId event) {
        const DateValue& when = pack.atlas[event].when;
        if (state.day < when.first || when.last < state.day) {
            state.playing = false;
            state = with_day(std::move(state), pack.atlas, when.first);
        }
    }
    void walk(const std::optional<BecauseStep>& step) {
        if (!step) {
            return;
        }
        close_panels(state);
        state.announced.reset();
        state.selection = step->event;
        state.link_walked = step->link;
        stand_in(step->event);
        if (step->link) {
            reveal_link(state, pack.atlas.causes[*step->link], pack);
        } else {
            reveal_place(state, pack.atlas[step->event].place, pack);
        }
    }
    void deselect() {
        state.selection = NothingSelected{};
        glide_to(state, heading(state), 0.3, pack);  // The card's room is map again.
    }
    void toggle(bool AppState::* panel) {
        const bool open = !(state.*panel);
        close_panels(state);
        state.*panel = open;
    }
};

/// Commands that undo passes over: what time, the mouse or a half-typed word does by itself.
bool is_undoable(const Command& command) {
    return !std::visit(
        [](const auto& c) {
            return is_any_of<std::decay_t<decltype(c)>, Tick, Hover, Resize, OpenSearch,
                             SetSearchText, TypeDate, Notify, CloseNotice, PointAtChange, TakeHand,
                             Undo, Redo, ToggleFullScreen, ToggleAudienceWindow, StartPresenting,
                             OpenAtlas, CancelReading, AllowHost, GoToProblem, SaveStory, StorySaved,
                             Quit>;
        },
        command);
}

/// Notches of a wheel and letters come in crowds: one after another they are one step of undo.
bool comes_in_crowds(const Command& command) {
    return std::holds_alternative<ZoomTime>(command) ||
           std::holds_alternative<ZoomAbout>(command) ||
           std::holds_alternative<SetStepWords>(command);
}

/// Commands that go to another view, which Back should return from.
bool is_jump(const Command& command) {
    return std::visit(
        [](const auto& c) {
            return is_any_of<std::decay_t<decltype(c)>, Select, AskWhy, AskWhatThen,
                             AskForAnother, ChooseStep, NextEvent, PreviousEvent, FirstDay,
                             LastDay, GoHome, ShowBox>;
        },
        command);
}

/// Commands that move the day that the hand is on.
bool moves_day(const Command& command) {
    return std::visit(
        [](const auto& c) {
            return is_any_of<std::decay_t<decltype(c)>, SetDay, StepTime, NextEvent, PreviousEvent,
                             FirstDay, LastDay>;
        },
        command);
}

Phase phase_of(const Command& command) {
    return std::visit(
        [](const auto& c) {
            if constexpr (requires { c.phase; }) {
                return c.phase;
            } else {
                return Phase::Single;
            }
        },
        command);
}

}  // namespace

AppState apply(const AppState& state, const Command& command, const Pack& pack) {
    Change change{state, pack};
    const bool on_then = state.comparison && state.comparison->hand_on_then && moves_day(command);
    const auto change_hands = [&change] {
        if (change.state.comparison) {
            std::swap(change.state.comparison->then, change.state.day);
        }
    };
    if (on_then) {
        change_hands();
    }
    if (!apply_in_story(change.state, command, pack) &&
        !apply_to_draft(change.state, command, pack)) {
        std::visit(change, command);
        keep_story(state, change.state, command, pack);
    }
    if (on_then) {
        change_hands();
    }
    return std::move(change.state);
}

AppState opening_state(const Pack& pack, const Viewport& viewport, const Settings& settings) {
    AppState state;
    static_cast<Settings&>(state) = settings;
    state.viewport = viewport;
    state = with_day(std::move(state), pack.atlas, pack.atlas.manifest.opening_day);
    const DaySpan span = pack.atlas.manifest.span;
    state = with_time_view(std::move(state), pack.atlas,
                           {double(span.from.jdn), double(span.until.jdn)});
    state.camera =
        bounded_on_screen(state, camera_for(pack.home, viewport, layout_of(state).free), pack);
    return state;
}

bool is_animating(const AppState& state) {
    return state.playing || state.glide || state.time_glide || state.announced ||
           !state.flashes.empty() ||
           (state.presentation && state.presentation->playing);
}

Session::Session(const Pack& pack, const Viewport& viewport, const Settings& settings)
    : Session(pack, opening_state(pack, viewport, settings)) {}

Session::Session(const Pack& pack, AppState state) : pack_(&pack), state_(std::move(state)) {}

void Session::perform(const Command& command) {
    if (state_.presentation) {
        // A lesson has its own ways back; the desk's past waits for the desk.
        state_ = apply(state_, command, *pack_);
        return;
    }
    if (std::holds_alternative<Undo>(command) || std::holds_alternative<Redo>(command)) {
        const bool undo = std::holds_alternative<Undo>(command);
        std::vector<AppState>& from = undo ? past_ : future_;
        std::vector<AppState>& to = undo ? future_ : past_;
        if (from.empty()) {
            return;
        }
        const Viewport viewport = state_.viewport;
        LocalizedText notice = state_.notice;
        to.push_back(std::move(state_));
        state_ = std::move(from.back());
        from.pop_back();
        state_.notice = std::move(notice);
        state_.playing = false;
        state_.glide.reset();
        state_.time_glide.reset();
        if (!(state_.viewport == viewport)) {
            state_ = apply(state_, Resize{viewport}, *pack_);
        }
        return;
    }

    const bool back = std::holds_alternative<GoBack>(command);
    if (back || std::holds_alternative<GoForward>(command)) {
        std::vector<View>& from = back ? back_ : forward_;
        std::vector<View>& to = back ? forward_ : back_;
        if (from.empty()) {
            return;
        }
        past_.push_back(state_);
        to.push_back({state_.day, state_.camera, state_.selection});
        const View view = from.back();
        from.pop_back();
        state_.playing = false;
        state_ = with_day(std::move(state_), pack_->atlas, view.day);
        state_.selection = view.selection;
        glide_to(state_, view.camera, 0.3, *pack_);
        return;
    }

    const Phase phase = phase_of(command);
    const bool turns_on = comes_in_crowds(command) && command.index() == last_undoable_;
    const bool continues =
        turns_on || (in_gesture_ && (phase == Phase::Continue || phase == Phase::End));
    if (is_undoable(command) && !continues) {
        past_.push_back(state_);
        future_.clear();
        if (past_.size() > kUndoSteps) {
            past_.erase(past_.begin());
        }
    }
    if (is_undoable(command)) {
        in_gesture_ = phase == Phase::Begin || phase == Phase::Continue;
        last_undoable_ = command.index();
    }
    if (is_jump(command)) {
        back_.push_back({state_.day, state_.camera, state_.selection});
        forward_.clear();
    }
    state_ = apply(state_, command, *pack_);
}

}  // namespace nandu
