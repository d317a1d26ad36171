#include "app/class_picture.h"

#include <algorithm>
#include <cmath>

#include "calendar/write_date.h"
#include "map/projection.h"
#include "map/symbols.h"
#include "ui/words.h"
#include "viewer/because.h"
#include "viewer/layout.h"
#include "viewer/story.h"

namespace nandu {
namespace {

/// Labels of the desk, 15 to 21 high, become 30 to 42 units; signs grow alike.
constexpr double kClassTextScale = 2.0;
constexpr double kThumbnailScale = 0.45;

constexpr double kPlateInset = 16.0;

TextStyle distance_style(const AppState& state, double unit_px) {
    return {Face::ReadingBold, 38 * unit_px, 0.0, state.language == Language::Hans};
}

std::string number(double value) {
    return std::to_string(static_cast<long long>(std::llround(value)));
}

const Step& step_of(const AppState& state, const Pack& pack) {
    return pack.atlas.steps[static_cast<std::size_t>(state.presentation->step)];
}

std::string name_of_place(const Pack& pack, PlaceId id, Day day, Language language) {
    const Place& place = pack.atlas[id];
    const Toponym* toponym = toponym_at(place, day);
    LocalizedText name = toponym != nullptr ? toponym->name : place.name;
    if (name.en.empty()) {
        name.en = place.name.en;
    }
    return in_both_scripts(name, language);
}

}  // namespace

ClassPicture::ClassPicture(std::shared_ptr<const Pack> pack, GlyphCache& glyphs,
                           const Strings& strings)
    : pack_(std::move(pack)),
      stage_(pack_, glyphs, strings),
      small_stage_(pack_, glyphs, strings),
      focuses_(pack_->atlas.steps.size()),
      revealed_focuses_(pack_->atlas.steps.size()) {
    everything_.everything = true;
}

const StoryFocus& ClassPicture::focus_of(const AppState& state) {
    if (state.presentation->off_path) {
        return everything_;
    }
    const auto at = static_cast<std::size_t>(state.presentation->step);
    const bool revealed = state.presentation->beat == Beat::Revealed;
    auto& focus = (revealed ? revealed_focuses_ : focuses_)[at];
    if (!focus) {
        const Step& step = step_of(state, *pack_);
        focus = std::make_unique<StoryFocus>();
        focus->keys = step.show;
        const auto answer = answer_of(step, *pack_);
        if (revealed && answer) {
            const auto* place = std::get_if<PlaceId>(&answer->subject);
            focus->ringed = place != nullptr ? *place : answer->city;
            if (focus->ringed != kNo<PlaceId>) {
                focus->keys.push_back(pack_->atlas[focus->ringed].key);
            }
        }
    }
    return *focus;
}

std::string ClassPicture::answer_words(const AppState& state, const Step& step) const {
    const Language language = state.language;
    const auto word = [&](const char* key) { return stage_.strings().get(key, language); };
    const auto answer = answer_of(step, *pack_);
    if (!answer) {
        return {};
    }
    const std::string day = write_civil(answer->day, pack_->atlas.manifest.calendar, language);
    const auto& guess = state.presentation->guesses[static_cast<std::size_t>(
        state.presentation->step)];
    const std::string gap = language == Language::En ? " " : "";
    if (const auto* polity = std::get_if<PolityId>(&answer->subject)) {
        const auto state_name = [&](PolityId id) {
            return id == kNo<PolityId> ? word("present.nobody")
                                       : in_both_scripts(pack_->atlas[id].name, language);
        };
        const std::string city = answer->city == kNo<PlaceId>
                                     ? in_both_scripts(step.title, language)
                                     : name_of_place(*pack_, answer->city, answer->day, language);
        std::string out =
            filled(word("present.answer_holder"), {day, state_name(*polity), city});
        if (guess) {
            out += gap + (guess->holder == *polity
                              ? word("present.guessed_right")
                              : filled(word("present.guessed_state"), {state_name(guess->holder)}));
        }
        return out;
    }
    const PlaceId place = std::get<PlaceId>(answer->subject);
    std::string out = filled(word("present.answer_place"),
                             {day, name_of_place(*pack_, place, answer->day, language)});
    if (guess) {
        const double km = distance_km(*answer, guess->at, *pack_);
        out += gap + (km < 1.0 ? word("present.guessed_right")
                               : filled(word("present.guessed_away"), {number(km)}));
    }
    return out;
}

StoryPlate ClassPicture::plate(const AppState& state) const {
    const Presentation& story = *state.presentation;
    const Step& step = step_of(state, *pack_);
    const Language language = state.language;
    const auto word = [&](const char* key) { return stage_.strings().get(key, language); };
    StoryPlate out;
    out.title = step.title.in(language);
    if (language == Language::En) {
        out.second_title = step.title.hant;
    }
    out.date = write_civil(state.day, pack_->atlas.manifest.calendar, language);
    const Manifest& manifest = pack_->atlas.manifest;
    if (manifest.protagonist != kNo<PolityId>) {
        if (const auto reign = write_reign_date(
                state.day, pack_->atlas[manifest.protagonist].key, pack_->calendars)) {
            out.lunar_date = reign->in(language == Language::En ? Language::Hant : language);
        }
    }
    out.text = step.text.in(language);
    if (story.beat == Beat::Revealed) {
        out.kind = StoryPlate::Kind::Answer;
        out.text = answer_words(state, step);
    } else if (story.beat == Beat::Asked || story.question_shown) {
        out.kind = StoryPlate::Kind::Question;
        out.text = step.question.in(language);
        if (story.beat == Beat::Asked) {
            const auto& guess = story.guesses[static_cast<std::size_t>(story.step)];
            out.hint = word(guess ? "present.hint_guessed" : "present.hint_guess");
        }
    }
    if (const auto* event = std::get_if<EventId>(&state.selection)) {
        tell_event(out, state, *event);
    }
    if (story.off_path) {
        out.hint = word("present.hint_off_path");
    }
    out.count = filled(word("present.count"),
                       {std::to_string(story.step + 1),
                        std::to_string(pack_->atlas.steps.size())});
    return out;
}

void ClassPicture::tell_event(StoryPlate& plate, const AppState& state, EventId id) const {
    const Atlas& atlas = pack_->atlas;
    const Language language = state.language;
    const Event& event = atlas[id];
    plate.kind = StoryPlate::Kind::Telling;
    plate.title = event.title.in(language);
    plate.second_title = language == Language::En ? event.title.hant : std::string();
    plate.text = event.summary.in(language);
    if (const Cause* link = link_walked(state, atlas)) {
        const char* key = link->strength == CauseStrength::Direct         ? "present.led_to"
                          : link->strength == CauseStrength::Contributing ? "present.helped_cause"
                                                                          : "present.may_have_led";
        plate.text = filled(stage_.strings().get(key, language),
                            {atlas[link->because_of].title.in(language),
                             atlas[link->event].title.in(language), link->note.in(language)});
    }
}

std::optional<ClassPicture::DistancePlate> ClassPicture::distance_plate(
    const AppState& state) const {
    const Presentation& story = *state.presentation;
    const auto& guess = story.guesses[static_cast<std::size_t>(story.step)];
    const auto answer = answer_of(step_of(state, *pack_), *pack_);
    if (story.beat != Beat::Revealed || !guess || !answer ||
        !std::holds_alternative<PlaceId>(answer->subject)) {
        return std::nullopt;
    }
    const double km = distance_km(*answer, guess->at, *pack_);
    if (km < 1.0) {
        return std::nullopt;
    }
    const Viewport& screen = map_viewport(state);
    const double u = story_unit_px(screen);
    DistancePlate out;
    out.words = filled(stage_.strings().get("present.km", state.language), {number(km)});
    const double half_width =
        stage_.measure()(distance_style(state, u), out.words).width_px * 0.5 + kPlateInset * u;
    const double half_height = 28 * u;
    const ScreenPoint from = screen_from_map(state.camera, screen, guess->at);
    const ScreenPoint to =
        screen_from_map(state.camera, screen, nearest_truth(*answer, guess->at));
    // Beside the middle of the line, and on the screen.
    const ScreenBox free = layout_of(state).free;
    const double edge = 16 * u;
    const double x = std::clamp((from.x_px + to.x_px) * 0.5, free.left_px + half_width + edge,
                                free.right_px - half_width - edge);
    const double y =
        std::clamp((from.y_px + to.y_px) * 0.5 - half_height - 20 * u,
                   free.top_px + half_height + edge, free.bottom_px - half_height - edge);
    out.box = {x - half_width, y - half_height, x + half_width, y + half_height};
    return out;
}

void ClassPicture::draw_marks(DrawList& list, const AppState& state) const {
    const Presentation& story = *state.presentation;
    const Viewport& screen = map_viewport(state);
    const double u = story_unit_px(screen);
    const Theme& colours = theme(state.theme);
    const auto on_screen = [&](MapPoint p) { return screen_from_map(state.camera, screen, p); };
    const auto ring = [&](MapPoint at, double radius, Rgba ink, double line, bool dashed) {
        Shape mark;
        mark.center = on_screen(at);
        mark.half_width_px = mark.half_height_px = mark.corner_px =
            static_cast<float>(radius * u);
        mark.line = ink;
        mark.line_px = static_cast<float>(line * u);
        mark.halo = {1.0F, 1.0F, 1.0F, 0.95F};
        mark.halo_px = static_cast<float>(3 * u);
        if (dashed) {
            mark.dash_on_px = static_cast<float>(9 * u);
            mark.dash_off_px = static_cast<float>(6 * u);
        }
        list.push_back(mark);
    };
    const auto dot = [&](MapPoint at, double radius, Rgba ink) {
        Shape mark;
        mark.center = on_screen(at);
        mark.half_width_px = mark.half_height_px = mark.corner_px =
            static_cast<float>(radius * u);
        mark.fill = ink;
        mark.halo = {1.0F, 1.0F, 1.0F, 0.95F};
        mark.halo_px = static_cast<float>(3 * u);
        list.push_back(mark);
    };
    const auto label = [&](const DistancePlate& plate) {
        Shape ground;
        ground.center = {(plate.box.left_px + plate.box.right_px) * 0.5,
                         (plate.box.top_px + plate.box.bottom_px) * 0.5};
        ground.half_width_px = static_cast<float>((plate.box.right_px - plate.box.left_px) * 0.5);
        ground.half_height_px = static_cast<float>((plate.box.bottom_px - plate.box.top_px) * 0.5);
        ground.corner_px = static_cast<float>(8 * u);
        ground.fill = colours.panel;
        ground.line = colours.ink;
        ground.line_px = static_cast<float>(2 * u);
        list.push_back(ground);
        Text words;
        words.text = plate.words;
        words.style = distance_style(state, u);
        words.origin = {plate.box.left_px + kPlateInset * u, ground.center.y_px + 13 * u};
        words.colour = colours.ink;
        list.push_back(words);
    };

    const Step& step = step_of(state, *pack_);
    const auto answer = answer_of(step, *pack_);
    const auto& guess = story.guesses[static_cast<std::size_t>(story.step)];
    const bool revealed = story.beat == Beat::Revealed && answer;
    const Rgba ink = colours.map_ink;
    if (revealed) {
        const bool is_place = std::holds_alternative<PlaceId>(answer->subject);
        if (answer->line.size() > 1) {
            Stroke course;
            for (const MapPointF& p : answer->line) {
                course.points.push_back(on_screen({p.x_m, p.y_m}));
            }
            course.widths_px = {static_cast<float>(8 * u)};
            course.colour = colours.link;
            course.halo = {1.0F, 1.0F, 1.0F, 0.9F};
            course.halo_px = static_cast<float>(3 * u);
            list.push_back(course);
        } else {
            ring(answer->at, kStoryRingRadius * kClassTextScale, ink, 6, false);
        }
        if (guess && is_place) {
            const ScreenPoint from = on_screen(guess->at);
            const ScreenPoint to = on_screen(nearest_truth(*answer, guess->at));
            const double length = std::hypot(to.x_px - from.x_px, to.y_px - from.y_px);
            if (length > 60 * u) {
                Stroke way;
                way.points = {from, to};
                way.widths_px = {static_cast<float>(4 * u)};
                way.colour = ink;
                way.dash_on_px = static_cast<float>(14 * u);
                way.dash_off_px = static_cast<float>(10 * u);
                way.halo = {1.0F, 1.0F, 1.0F, 0.9F};
                way.halo_px = static_cast<float>(3 * u);
                list.push_back(way);
            }
            dot(guess->at, 11, ink);
            if (const auto plate = distance_plate(state)) {
                label(*plate);
            }
        }
    }
    if (guess && (story.beat == Beat::Asked || (revealed && std::holds_alternative<PolityId>(
                                                                answer->subject)))) {
        ring(guess->at, 26, ink, 5, true);
        dot(guess->at, 8, ink);
    }
    if (story.hand) {
        const ScreenPoint at = on_screen(*story.hand);
        for (const bool across : {true, false}) {
            Stroke hair;
            const double reach = 34 * u;
            hair.points = across ? std::vector<ScreenPoint>{{at.x_px - reach, at.y_px},
                                                            {at.x_px + reach, at.y_px}}
                                 : std::vector<ScreenPoint>{{at.x_px, at.y_px - reach},
                                                            {at.x_px, at.y_px + reach}};
            hair.widths_px = {static_cast<float>(4 * u)};
            hair.colour = ink;
            hair.halo = {1.0F, 1.0F, 1.0F, 0.95F};
            hair.halo_px = static_cast<float>(3 * u);
            list.push_back(hair);
        }
    }
}

const MapPicture& ClassPicture::picture(const AppState& state) {
    const Presentation& story = *state.presentation;
    const Viewport screen = map_viewport(state);
    const double u = story_unit_px(screen);

    AppState shown = state;
    shown.viewport = {screen.width_px, screen.height_px, u};
    shown.text_scale = kClassTextScale;
    shown.playing = story.playing;  // Borders fade while the step's days run.
    shown.layers.labels = shown.layers.routes = shown.layers.events = true;
    shown.layers.territory = true;
    shown.layers.reference = false;
    const ScreenBox plate_box{0, screen.height_px - story_plate_height_px(screen),
                              double(screen.width_px), double(screen.height_px)};
    std::vector<ScreenBox> covered = {plate_box};
    if (const auto distance = distance_plate(state)) {
        covered.push_back(distance->box);
    }
    const MapPicture& map = stage_.picture(shown, covered, &focus_of(state));

    const auto& guess = story.guesses[static_cast<std::size_t>(story.step)];
    FrontKey key{plate(state),
                 screen,
                 state.camera,
                 state.language,
                 story.pointer,
                 story.hand,
                 guess ? std::optional(guess->at) : std::nullopt,
                 story.beat == Beat::Revealed};
    std::shared_ptr<const DrawList> front = std::move(picture_.front);
    picture_ = map;
    if (!front_key_ || !(*front_key_ == key) || !front) {
        DrawList list;
        draw_marks(list, state);
        DrawList words = draw_story_plate(key.plate, screen, state.language == Language::Hans,
                                          stage_.measure());
        list.insert(list.end(), std::make_move_iterator(words.begin()),
                    std::make_move_iterator(words.end()));
        if (story.pointer) {
            // One red ring with a white casing, at the same spot of the map in both windows.
            Shape ring;
            ring.center = screen_from_map(state.camera, screen, *story.pointer);
            ring.half_width_px = ring.half_height_px = ring.corner_px =
                static_cast<float>(18 * u);
            ring.line = rgba(0xD0281C);
            ring.line_px = static_cast<float>(6 * u);
            ring.halo = {1.0F, 1.0F, 1.0F, 1.0F};
            ring.halo_px = static_cast<float>(4 * u);
            list.push_back(ring);
        }
        front = std::make_shared<const DrawList>(std::move(list));
        front_key_ = std::move(key);
    }
    picture_.front = std::move(front);
    return picture_;
}

MapPicture ClassPicture::thumbnail(const AppState& state, int step, int width_px, int height_px) {
    AppState shown = state;
    shown.presentation.reset();
    shown.viewport = {width_px, height_px, kThumbnailScale};
    shown.text_scale = 1.0;
    shown.playing = false;
    shown.selection = NothingSelected{};
    shown.hovered_place.reset();
    shown.layers.labels = false;
    shown.layers.graticule = false;
    const Step& told = pack_->atlas.steps[static_cast<std::size_t>(step)];
    shown.day = days_of(told, *pack_).last;
    shown.day_fraction = 0.0;
    const MapPoint middle = map_from_lonlat(pack_->projection, told.view);
    const double half = told.view_width_km * 500.0;
    const double half_height = half * height_px / width_px;
    const ScreenBox all{0, 0, double(width_px), double(height_px)};
    shown.camera = bounded(camera_for({middle.x_m - half, middle.y_m - half_height,
                                       middle.x_m + half, middle.y_m + half_height},
                                      shown.viewport, all),
                           shown.viewport, all, pack_->extent, pack_->home, kNearestWidthM);
    auto& focus = focuses_[static_cast<std::size_t>(step)];
    if (!focus) {
        focus = std::make_unique<StoryFocus>();
        focus->keys = told.show;
    }
    return small_stage_.picture(shown, {}, focus.get());
}

}  // namespace nandu
