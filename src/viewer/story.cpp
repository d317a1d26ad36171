#include "viewer/story.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "calendar/read_date.h"
#include "map/projection.h"
#include "map/territory.h"
#include "viewer/glide.h"
#include "viewer/layout.h"
#include "viewer/time_rules.h"

namespace nandu {
namespace {

constexpr double kShortestMoveSecs = 0.7, kLongestMoveSecs = 1.4;
constexpr std::size_t kMostDigits = 4;
/// A step's view is as wide as it says, and as high as on a screen of 16:9.
constexpr double kViewAspect = 9.0 / 16.0;
/// What a step shows is brought into its view from so many half views about its middle, with so
/// much of a half view of air.
constexpr double kNearView = 1.5, kAirOfView = 0.16;

int step_count(const Pack& pack) { return static_cast<int>(pack.atlas.steps.size()); }

const Step& step_at(const Pack& pack, int step) {
    return pack.atlas.steps[static_cast<std::size_t>(step)];
}

MapPoint place_on_sheet(const Pack& pack, PlaceId place) {
    const MapPointF at = pack.places[static_cast<std::size_t>(place)];
    return {at.x_m, at.y_m};
}

PolityId holder_at(const Pack& pack, MapPoint at, Day day) {
    if (pack.territory.seat_grid.empty()) {
        return kNo<PolityId>;
    }
    const SeatId seat = seat_at(pack.territory, at);
    for (const Holding& holding : pack.atlas.holdings) {
        if (holding.seat == seat && seat != kNo<SeatId> &&
            holding.span.possible().contains(day)) {
            return holding.polity;
        }
    }
    return kNo<PolityId>;
}

bool asks(const Presentation& story, const Pack& pack) {
    return answer_of(step_at(pack, story.step), pack).has_value();
}

/// Where the path stands in time: where the step has played to, or its answer's day.
double path_position(const Presentation& story, const Pack& pack) {
    const Step& step = step_at(pack, story.step);
    if (story.beat == Beat::Revealed) {
        if (const auto answer = answer_of(step, pack)) {
            return answer->day.jdn;
        }
    }
    const StepDays days = days_of(step, pack);
    const double share =
        step.play_secs > 0.0 ? std::clamp(story.played_secs / step.play_secs, 0.0, 1.0) : 1.0;
    return days.first.jdn + double(days.last - days.first) * share;
}

bool has_days_left(const Presentation& story, const Pack& pack) {
    const Step& step = step_at(pack, story.step);
    const StepDays days = days_of(step, pack);
    return story.beat == Beat::Told && days.last > days.first &&
           story.played_secs < step.play_secs;
}

void stand_at(AppState& state, const Pack& pack, double position) {
    const double whole = std::floor(position);
    state = with_day(std::move(state), pack.atlas, Day{static_cast<std::int32_t>(whole)});
    state.day_fraction = position - whole;
}

void widen(MapBox& box, MapPoint at, double air_m) {
    box = {std::min(box.west_m, at.x_m - air_m), std::min(box.south_m, at.y_m - air_m),
           std::max(box.east_m, at.x_m + air_m), std::max(box.north_m, at.y_m + air_m)};
}

/// The step's view, and what it shows not far outside it: no city hides behind the plate.
MapBox box_of_step(const Pack& pack, int step) {
    const Step& told = step_at(pack, step);
    const MapPoint middle = map_from_lonlat(pack.projection, told.view);
    const double half_width = told.view_width_km * 500.0;
    const double half_height = half_width * kViewAspect;
    MapBox box{middle.x_m - half_width, middle.y_m - half_height, middle.x_m + half_width,
               middle.y_m + half_height};
    for (const std::string& key : told.show) {
        PlaceId place = find_place(pack.atlas, key);
        if (const EventId event = find_event(pack.atlas, key); event != kNo<EventId>) {
            place = pack.atlas[event].place;
        }
        if (place == kNo<PlaceId> || pack.atlas[place].kind == PlaceKind::Region) {
            continue;
        }
        const MapPoint at = place_on_sheet(pack, place);
        if (std::abs(at.x_m - middle.x_m) < kNearView * half_width &&
            std::abs(at.y_m - middle.y_m) < kNearView * half_height) {
            widen(box, at, kAirOfView * half_width);
        }
    }
    return box;
}

/// The camera of the step, or of its answer: then it shows the guess and the truth as well.
Camera camera_of_path(const AppState& state, const Pack& pack) {
    const Presentation& story = *state.presentation;
    const auto answer = answer_of(step_at(pack, story.step), pack);
    if (story.beat != Beat::Revealed || !answer) {
        return camera_of_step(state, pack, story.step);
    }
    MapBox box = box_of_step(pack, story.step);
    const double air = (box.east_m - box.west_m) * 0.5 * kAirOfView;
    if (answer->line.empty()) {
        widen(box, answer->at, air);
    }
    if (const auto& guess = story.guesses[static_cast<std::size_t>(story.step)]) {
        widen(box, guess->at, air);
    }
    return bounded_on_screen(
        state, camera_for(box, map_viewport(state), layout_of(state).free), pack);
}

/// Short and eased, longer for farther; far jumps go out, over and in.
void move_camera(AppState& state, const Camera& to, bool at_once) {
    const Viewport& screen = map_viewport(state);
    const double wider = std::max(state.camera.m_per_px, to.m_per_px);
    const double screens = std::hypot(to.center.x_m - state.camera.center.x_m,
                                      to.center.y_m - state.camera.center.y_m) /
                           (wider * screen.width_px);
    const double levels = std::abs(std::log2(to.m_per_px / state.camera.m_per_px));
    const double secs =
        std::min(kLongestMoveSecs, kShortestMoveSecs + 0.5 * screens + 0.15 * levels);
    start_glide(state, to, at_once ? 0.0 : secs, std::clamp(screens - 0.6, 0.0, 1.2));
}

void forget_what_was_chosen(AppState& state) {
    state.selection = NothingSelected{};
    state.hovered_place.reset();
    state.announced.reset();
    state.search_open = state.menu_open = state.layers_open = state.typing_date = false;
    state.problems_open = state.opening_open = false;
    state.search_text.clear();
    state.playing = false;
}

void enter_step(AppState& state, const Pack& pack, int wanted, bool at_end, bool at_once) {
    Presentation& story = *state.presentation;
    story.step = std::clamp(wanted, 0, step_count(pack) - 1);
    const Step& step = step_at(pack, story.step);
    story.beat = at_end && story.revealed[static_cast<std::size_t>(story.step)] ? Beat::Revealed
                                                                               : Beat::Told;
    story.played_secs = at_end ? step.play_secs : 0.0;
    story.playing = !at_end && has_days_left(story, pack);
    story.off_path = story.question_shown = story.overview_open = false;
    story.hand.reset();
    story.digits.clear();
    forget_what_was_chosen(state);
    stand_at(state, pack, path_position(story, pack));
    move_camera(state, camera_of_path(state, pack), at_once);
}

void go_to_beat(AppState& state, const Pack& pack, Beat beat) {
    Presentation& story = *state.presentation;
    story.beat = beat;
    story.hand.reset();
    story.question_shown = false;
    story.playing = false;
    story.played_secs = step_at(pack, story.step).play_secs;
    if (beat == Beat::Revealed) {
        story.revealed[static_cast<std::size_t>(story.step)] = true;
    }
    stand_at(state, pack, path_position(story, pack));
    move_camera(state, camera_of_path(state, pack), false);
}

void return_to_path(AppState& state, const Pack& pack) {
    Presentation& story = *state.presentation;
    story.off_path = false;
    story.hand.reset();
    forget_what_was_chosen(state);
    story.playing = has_days_left(story, pack);
    stand_at(state, pack, path_position(story, pack));
    move_camera(state, camera_of_path(state, pack), false);
}

/// What stands between the class and the step is taken away first. True if something did.
bool cleared_the_view(AppState& state, const Pack& pack, int steps) {
    Presentation& story = *state.presentation;
    story.digits.clear();
    story.screen_lost = false;
    state.help_open = false;
    if (story.blank != Blank::None) {
        story.blank = Blank::None;
        return true;
    }
    if (story.overview_open) {
        story.overview_step = std::clamp(story.overview_step + steps, 0, step_count(pack) - 1);
        return true;
    }
    if (story.off_path) {
        return_to_path(state, pack);
        return true;
    }
    return false;
}

void next(AppState& state, const Pack& pack) {
    if (cleared_the_view(state, pack, 1)) {
        return;
    }
    Presentation& story = *state.presentation;
    if (story.playing) {
        story.playing = false;
        story.played_secs = step_at(pack, story.step).play_secs;
        stand_at(state, pack, path_position(story, pack));
    } else if (story.beat == Beat::Told && asks(story, pack)) {
        go_to_beat(state, pack, Beat::Asked);
    } else if (story.beat == Beat::Asked) {
        go_to_beat(state, pack, Beat::Revealed);
    } else if (story.step + 1 < step_count(pack)) {
        enter_step(state, pack, story.step + 1, false, false);
    }
}

void previous(AppState& state, const Pack& pack) {
    if (cleared_the_view(state, pack, -1)) {
        return;
    }
    Presentation& story = *state.presentation;
    if (story.beat == Beat::Revealed) {
        go_to_beat(state, pack, Beat::Asked);
    } else if (story.beat == Beat::Asked) {
        go_to_beat(state, pack, Beat::Told);
    } else if (story.step > 0) {
        enter_step(state, pack, story.step - 1, true, false);
    }
}

int step_of_day(const Pack& pack, Day day) {
    int best = 0;
    for (int i = 0; i < step_count(pack); ++i) {
        if (step_at(pack, i).when.first <= day) {
            best = i;
        }
    }
    return best;
}

Presentation first_page(const AppState& state, const Pack& pack) {
    Presentation story;
    story.guesses.resize(pack.atlas.steps.size());
    story.revealed.resize(pack.atlas.steps.size());
    story.desk = std::make_shared<const AppState>(state);
    return story;
}

void start(AppState& state, const Pack& pack, bool from_here) {
    if (state.presentation || pack.atlas.steps.empty()) {
        return;
    }
    const int step = from_here ? step_of_day(pack, state.day) : 0;
    state.presentation = first_page(state, pack);
    state.help_open = false;
    state.comparison.reset();  // The desk keeps it.
    enter_step(state, pack, step, false, false);
}

/// What was set in the lesson stays set; where the teacher was comes back.
void stop(AppState& state, const Pack& pack) {
    AppState desk = *state.presentation->desk;
    desk.language = state.language;
    desk.theme = state.theme;
    desk.latin_names = state.latin_names;
    desk.text_scale = state.text_scale;
    desk.reduced_motion = state.reduced_motion;
    desk.gregorian_shown = state.gregorian_shown;
    desk.lunar_shown = state.lunar_shown;
    desk.layers = state.layers;
    desk.letter_keys = state.letter_keys;
    desk.lesson_minutes = state.lesson_minutes;
    desk.playing = false;
    if (!(desk.viewport == state.viewport)) {
        const double wider = double(state.viewport.width_px) / desk.viewport.width_px;
        desk.viewport = state.viewport;
        desk.glide.reset();
        desk.camera.m_per_px /= wider;
        desk.camera = bounded_on_screen(desk, desk.camera, pack);
    }
    state = std::move(desk);
}

/// Esc takes away the topmost thing; with nothing left it ends the lesson.
void close_topmost(AppState& state, const Pack& pack) {
    Presentation& story = *state.presentation;
    if (state.help_open) {
        state.help_open = false;
    } else if (!story.digits.empty()) {
        story.digits.clear();
    } else if (story.overview_open) {
        story.overview_open = false;
    } else if (story.hand) {
        story.hand.reset();
    } else {
        stop(state, pack);
    }
}

void mark_guess(AppState& state, const Pack& pack, MapPoint at) {
    Presentation& story = *state.presentation;
    if (story.beat != Beat::Asked || story.blank != Blank::None) {
        return;
    }
    story.guesses[static_cast<std::size_t>(story.step)] =
        Presentation::Guess{at, holder_at(pack, at, state.day)};
    story.hand.reset();
}

MapPoint middle_of_free(const AppState& state) {
    const ScreenBox free = layout_of(state).free;
    return map_from_screen(
        state.camera, map_viewport(state),
        {(free.left_px + free.right_px) * 0.5, (free.top_px + free.bottom_px) * 0.5});
}

void toggle_hand(AppState& state) {
    Presentation& story = *state.presentation;
    if (story.hand || story.beat != Beat::Asked) {
        story.hand.reset();
        return;
    }
    const auto& guess = story.guesses[static_cast<std::size_t>(story.step)];
    story.hand = guess ? guess->at : middle_of_free(state);
}

void move_hand(AppState& state, const MoveHand& move) {
    Presentation& story = *state.presentation;
    if (!story.hand) {
        return;
    }
    const Viewport& screen = map_viewport(state);
    const ScreenBox free = layout_of(state).free;
    ScreenPoint at = screen_from_map(state.camera, screen, *story.hand);
    at.x_px = std::clamp(at.x_px + move.dx_px, free.left_px, free.right_px - 1.0);
    at.y_px = std::clamp(at.y_px + move.dy_px, free.top_px, free.bottom_px - 1.0);
    story.hand = map_from_screen(state.camera, screen, at);
}

void choose(AppState& state, const Pack& pack) {
    Presentation& story = *state.presentation;
    if (!story.digits.empty()) {
        const int number = std::stoi(story.digits);
        story.blank = Blank::None;
        enter_step(state, pack, number - 1, false, false);
    } else if (story.overview_open) {
        story.blank = Blank::None;
        enter_step(state, pack, story.overview_step, false, false);
    } else if (story.hand) {
        mark_guess(state, pack, *story.hand);
    } else {
        next(state, pack);
    }
}

void set_class_screen(AppState& state, const Pack& pack, const std::optional<Viewport>& screen) {
    Presentation& story = *state.presentation;
    const Viewport before = map_viewport(state);
    if (story.screen && !screen) {
        story.screen_lost = true;
    } else if (screen) {
        story.screen_lost = false;
    }
    story.screen = screen;
    if (!story.off_path) {
        move_camera(state, camera_of_path(state, pack), true);
        return;
    }
    state.glide.reset();
    state.camera.m_per_px *= double(before.width_px) / map_viewport(state).width_px;
    state.camera = bounded_on_screen(state, state.camera, pack);
}

double distance_on_globe_km(LonLat a, LonLat b) {
    constexpr double kEarthRadiusKm = 6371.0;
    constexpr double kRadPerDeg = std::numbers::pi / 180.0;
    const double rise = std::sin((b.lat_deg - a.lat_deg) * kRadPerDeg * 0.5);
    const double run = std::sin((b.lon_deg - a.lon_deg) * kRadPerDeg * 0.5);
    const double h = rise * rise + std::cos(a.lat_deg * kRadPerDeg) *
                                       std::cos(b.lat_deg * kRadPerDeg) * run * run;
    return 2.0 * kEarthRadiusKm * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

/// A region has no point of its own: where a water bears its name, its course is the answer.
std::vector<MapPointF> line_of_water(const Pack& pack, const Place& place) {
    for (const WaterName& water : pack.basemap.names) {
        if (!water.name.hant.empty() && place.name.hant.find(water.name.hant) == 0) {
            const auto first = pack.basemap.name_paths.begin() + water.first;
            return {first, first + water.count};
        }
    }
    return {};
}

MapPoint nearest_on_line(const std::vector<MapPointF>& line, MapPoint to) {
    MapPoint best{line.front().x_m, line.front().y_m};
    double least = 1e300;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MapPoint a{line[i - 1].x_m, line[i - 1].y_m};
        const double dx = line[i].x_m - a.x_m;
        const double dy = line[i].y_m - a.y_m;
        const double length2 = std::max(1e-9, dx * dx + dy * dy);
        const double t =
            std::clamp(((to.x_m - a.x_m) * dx + (to.y_m - a.y_m) * dy) / length2, 0.0, 1.0);
        const MapPoint p{a.x_m + dx * t, a.y_m + dy * t};
        const double away = std::hypot(to.x_m - p.x_m, to.y_m - p.y_m);
        if (away < least) {
            least = away;
            best = p;
        }
    }
    return best;
}

/// The desk's own: two days beside each other are nothing for the class's screen.
bool is_of_desk(const Command& command) {
    return std::holds_alternative<Compare>(command) || std::holds_alternative<TakeHand>(command) ||
           std::holds_alternative<SetCompareMode>(command) ||
           std::holds_alternative<SetCompareShare>(command) ||
           std::holds_alternative<PointAtChange>(command);
}

/// What a covered step does not do: it could show a day beyond the question, or name the answer.
bool would_tell(const Command& command) {
    return std::holds_alternative<Select>(command) || std::holds_alternative<AskWhy>(command) ||
           std::holds_alternative<AskWhatThen>(command) ||
           std::holds_alternative<AskForAnother>(command) ||
           std::holds_alternative<OpenSearch>(command) ||
           std::holds_alternative<SetSearchText>(command) ||
           std::holds_alternative<Hover>(command) || std::holds_alternative<TypeDate>(command) ||
           std::holds_alternative<NextEvent>(command) ||
           std::holds_alternative<TogglePlay>(command) || std::holds_alternative<LastDay>(command);
}

}  // namespace

std::optional<Answer> answer_of(const Step& step, const Pack& pack) {
    const std::size_t at = step.reveal.find('@');
    if (at == std::string::npos) {
        return std::nullopt;
    }
    const auto date = read_date(std::string_view(step.reveal).substr(at + 1), pack.calendars);
    if (!date) {
        return std::nullopt;
    }
    Answer answer;
    answer.day = date->first;
    const std::string_view key = std::string_view(step.reveal).substr(0, at);
    if (const PlaceId place = find_place(pack.atlas, key); place != kNo<PlaceId>) {
        answer.subject = place;
        answer.at = place_on_sheet(pack, place);
        if (pack.atlas[place].kind == PlaceKind::Region) {
            answer.line = line_of_water(pack, pack.atlas[place]);
        }
        return answer;
    }
    const PolityId polity = find_polity(pack.atlas, key);
    if (polity == kNo<PolityId>) {
        return std::nullopt;
    }
    answer.subject = polity;
    answer.at = map_from_lonlat(pack.projection, step.view);
    for (const std::string& shown : step.show) {
        const PlaceId city = find_place(pack.atlas, shown);
        if (city != kNo<PlaceId> && pack.atlas[city].kind != PlaceKind::Region) {
            answer.city = city;
            answer.at = place_on_sheet(pack, city);
            break;
        }
    }
    return answer;
}

MapPoint nearest_truth(const Answer& answer, MapPoint guess) {
    return answer.line.size() > 1 ? nearest_on_line(answer.line, guess) : answer.at;
}

double distance_km(const Answer& answer, MapPoint guess, const Pack& pack) {
    return distance_on_globe_km(lonlat_from_map(pack.projection, guess),
                                lonlat_from_map(pack.projection, nearest_truth(answer, guess)));
}

StepDays days_of(const Step& step, const Pack& pack) {
    const Day first = step.when.first == kDistantPast ? pack.atlas.manifest.span.from
                                                      : step.when.first;
    Day last = step.when.last == kDistantFuture ? first : step.when.last;
    if (const auto answer = answer_of(step, pack)) {
        last = std::min(last, answer->day - 1);
    }
    return {std::min(first, last), last};
}

bool is_covered(const AppState& state, const Pack& pack) {
    if (!state.presentation) {
        return false;
    }
    const Presentation& story = *state.presentation;
    return !story.revealed[static_cast<std::size_t>(story.step)] && asks(story, pack);
}

bool is_hidden_from_class(const AppState& state, const Pack& pack, int step) {
    if (!state.presentation) {
        return false;
    }
    const Presentation& story = *state.presentation;
    for (int i = story.step; i < step; ++i) {
        if (!story.revealed[static_cast<std::size_t>(i)] && answer_of(step_at(pack, i), pack)) {
            return true;
        }
    }
    return false;
}

AppState presenting(AppState state, const Pack& pack, int step, bool at_end) {
    if (pack.atlas.steps.empty()) {
        return state;
    }
    if (!state.presentation) {
        state.presentation = first_page(state, pack);
    }
    enter_step(state, pack, step, at_end, true);
    return state;
}

Camera camera_of_step(const AppState& state, const Pack& pack, int step) {
    return bounded_on_screen(
        state, camera_for(box_of_step(pack, step), map_viewport(state), layout_of(state).free),
        pack);
}

bool apply_in_story(AppState& state, const Command& command, const Pack& pack) {
    if (const auto* c = std::get_if<StartPresenting>(&command)) {
        start(state, pack, c->from_here);
        return true;
    }
    if (!state.presentation) {
        return false;
    }
    Presentation& story = *state.presentation;
    if (std::holds_alternative<StopPresenting>(command)) {
        stop(state, pack);
    } else if (std::holds_alternative<CloseTopmost>(command)) {
        close_topmost(state, pack);
    } else if (std::holds_alternative<NextStep>(command)) {
        next(state, pack);
    } else if (std::holds_alternative<PreviousStep>(command)) {
        previous(state, pack);
    } else if (const auto* go = std::get_if<GoToStep>(&command)) {
        story.blank = Blank::None;
        enter_step(state, pack, go->step, false, false);
    } else if (const auto* blank = std::get_if<ToggleBlank>(&command)) {
        story.blank = story.blank == blank->blank ? Blank::None : blank->blank;
    } else if (std::holds_alternative<TogglePointer>(command)) {
        story.pointing = !story.pointing;
    } else if (const auto* point = std::get_if<PointAt>(&command)) {
        story.pointer = point->at;
    } else if (std::holds_alternative<ReturnToPath>(command)) {
        if (story.off_path) {
            return_to_path(state, pack);
        }
    } else if (std::holds_alternative<ToggleQuestion>(command)) {
        if (story.beat == Beat::Told && asks(story, pack) && !story.off_path) {
            go_to_beat(state, pack, Beat::Asked);
        } else if (story.beat != Beat::Asked) {
            story.question_shown = !story.question_shown;
        }
    } else if (const auto* guess = std::get_if<MarkGuess>(&command)) {
        mark_guess(state, pack, guess->at);
    } else if (std::holds_alternative<ToggleHand>(command)) {
        toggle_hand(state);
    } else if (const auto* move = std::get_if<MoveHand>(&command)) {
        move_hand(state, *move);
    } else if (std::holds_alternative<ToggleOverview>(command)) {
        story.overview_open = !story.overview_open;
        story.overview_step = story.step;
    } else if (const auto* walk = std::get_if<MoveInOverview>(&command)) {
        story.overview_step =
            std::clamp(story.overview_step + walk->steps, 0, step_count(pack) - 1);
    } else if (const auto* typed = std::get_if<TypeDigit>(&command)) {
        if (story.digits.size() < kMostDigits) {
            story.digits += static_cast<char>('0' + std::clamp(typed->digit, 0, 9));
        }
    } else if (std::holds_alternative<ChooseInStory>(command)) {
        choose(state, pack);
    } else if (const auto* screen = std::get_if<SetClassScreen>(&command)) {
        set_class_screen(state, pack, screen->screen);
    } else if (std::holds_alternative<DismissScreenNotice>(command)) {
        story.screen_lost = false;
    } else if (const auto* lesson = std::get_if<SetLessonTime>(&command)) {
        story.lesson_secs = lesson->secs;
    } else {
        // While something is covered, what could tell it does nothing.
        return is_of_desk(command) || (is_covered(state, pack) && would_tell(command));
    }
    return true;
}

void keep_story(const AppState& before, AppState& state, const Command& command,
                const Pack& pack) {
    if (!before.presentation || !state.presentation) {
        return;
    }
    if (std::holds_alternative<Tick>(command)) {
        return;
    }
    if (is_covered(state, pack)) {
        const Day latest = days_of(step_at(pack, state.presentation->step), pack).last;
        if (state.day > latest) {
            stand_at(state, pack, latest.jdn);
        }
    }
    if (std::holds_alternative<Resize>(command)) {
        if (!state.presentation->off_path && !state.presentation->screen) {
            move_camera(state, camera_of_path(state, pack), true);
        }
        return;
    }
    const bool moved = state.day != before.day || !(state.camera == before.camera) ||
                       state.glide.has_value() != before.glide.has_value() ||
                       !(state.selection == before.selection);
    const bool set_by_hand = std::holds_alternative<SetDay>(command) ||
                             std::holds_alternative<StepTime>(command);
    if (moved || set_by_hand) {
        state.presentation->off_path = true;
        state.presentation->playing = false;
    }
}

void story_tick(AppState& state, const Pack& pack, double secs) {
    Presentation& story = *state.presentation;
    if (!story.playing || state.glide) {
        return;
    }
    const double play_secs = step_at(pack, story.step).play_secs;
    story.played_secs = std::min(play_secs, story.played_secs + secs);
    story.playing = story.played_secs < play_secs;
    stand_at(state, pack, path_position(story, pack));
}

}  // namespace nandu
