#include "viewer/edit_story.h"

#include <algorithm>
#include <set>

#include "atlas/scene.h"
#include "map/projection.h"
#include "map/routes.h"
#include "viewer/glide.h"
#include "viewer/layout.h"
#include "viewer/story.h"
#include "viewer/time_rules.h"

namespace nandu {
namespace {

constexpr std::size_t kMostStressed = 12;
constexpr int kRecentDays = 60;
constexpr double kPlaySecs = 10.0;  ///< Of a captured range.
constexpr double kGoSecs = 0.7;

/// The camera that shows what the step shows, at the desk.
void go_to(AppState& state, const Step& step, const Pack& pack) {
    state.playing = false;
    state.selection = NothingSelected{};
    state.announced.reset();
    if (step.when.first != kDistantPast) {
        state = with_day(std::move(state), pack.atlas, step.when.first);
    }
    const MapPoint middle = map_from_lonlat(pack.projection, step.view);
    const double half = step.view_width_km * 500.0;
    const MapBox box{middle.x_m - half, middle.y_m - half * 0.4, middle.x_m + half,
                     middle.y_m + half * 0.4};
    start_glide(state,
                bounded_on_screen(
                    state, camera_for(box, map_viewport(state), layout_of(state).free), pack),
                kGoSecs);
}

bool in_sight(const AppState& state, const Pack& pack, PlaceId place) {
    if (place == kNo<PlaceId>) {
        return false;
    }
    const MapPointF at = pack.places[static_cast<std::size_t>(place)];
    return layout_of(state).free.contains(
        screen_from_map(state.camera, map_viewport(state), {at.x_m, at.y_m}));
}

/// What the screen shows becomes the step's: day or range, and view.
void capture_into(Step& step, const AppState& state, const Pack& pack) {
    const bool range = state.loop == LoopMode::Range && state.loop_range;
    step.when = DateValue{};
    step.when.first = range ? state.loop_range->from : state.day;
    step.when.last = range ? state.loop_range->until - 1 : state.day;
    step.when.begin_latest = range ? step.when.first : step.when.last;
    step.when.end_earliest = range ? step.when.last : step.when.first;
    step.when.precision = range ? Precision::Interval : Precision::Day;
    step.play_secs = range ? kPlaySecs : 0.0;
    const ScreenBox free = layout_of(state).free;
    step.view = lonlat_from_map(
        pack.projection,
        map_from_screen(state.camera, map_viewport(state),
                        {(free.left_px + free.right_px) * 0.5,
                         (free.top_px + free.bottom_px) * 0.5}));
    step.view_width_km = (free.right_px - free.left_px) * state.camera.m_per_px / 1000.0;
}

std::string LocalizedText::* words_in(Language language) {
    switch (language) {
        case Language::Hant:
            return &LocalizedText::hant;
        case Language::Hans:
            return &LocalizedText::hans;
        default:
            return &LocalizedText::en;
    }
}

LocalizedText Step::* part_of(StepPart part) {
    switch (part) {
        case StepPart::Title:
            return &Step::title;
        case StepPart::Text:
            return &Step::text;
        case StepPart::Notes:
            return &Step::notes;
        case StepPart::Question:
            return &Step::question;
    }
    return &Step::title;
}

struct EditDraft {
    AppState& state;
    const Pack& pack;
    StoryDraft& draft;

    bool has_chosen() const { return !draft.steps.empty(); }
    std::size_t chosen() const { return static_cast<std::size_t>(draft.chosen); }

    bool operator()(const ChooseStep& c) {
        if (has_chosen()) {
            draft.chosen = std::clamp(c.step, 0, static_cast<int>(draft.steps.size()) - 1);
            go_to(state, draft.steps[chosen()], pack);
        }
        return true;
    }
    bool operator()(const CaptureStep& c) {
        if (!c.anew) {
            if (has_chosen()) {
                capture_into(draft.steps[chosen()], state, pack);
                draft.changed = true;
            }
            return true;
        }
        const int at = has_chosen() ? draft.chosen + 1 : 0;
        draft.steps.insert(draft.steps.begin() + at, captured_step(state, pack, draft));
        draft.origins.insert(draft.origins.begin() + at, StoryDraft::kNew);
        draft.chosen = at;
        draft.changed = true;
        return true;
    }
    bool operator()(const SetStepWords& c) {
        if (has_chosen()) {
            std::string& words = draft.steps[chosen()].*part_of(c.part).*words_in(state.language);
            draft.changed = draft.changed || words != c.words;
            words = c.words;
        }
        return true;
    }
    bool operator()(const MoveStep& c) {
        const int to = draft.chosen + c.by;
        if (has_chosen() && c.by != 0 && to >= 0 && to < static_cast<int>(draft.steps.size())) {
            const auto move = [from = draft.chosen, to](auto& items) {
                auto item = std::move(items[static_cast<std::size_t>(from)]);
                items.erase(items.begin() + from);
                items.insert(items.begin() + to, std::move(item));
            };
            move(draft.steps);
            move(draft.origins);
            draft.chosen = to;
            draft.changed = true;
        }
        return true;
    }
    bool operator()(const DeleteStep&) {
        if (has_chosen()) {
            draft.steps.erase(draft.steps.begin() + draft.chosen);
            draft.origins.erase(draft.origins.begin() + draft.chosen);
            draft.chosen = std::clamp(draft.chosen, 0,
                                      std::max(0, static_cast<int>(draft.steps.size()) - 1));
            draft.changed = true;
        }
        return true;
    }
    bool operator()(const StorySaved&) {
        draft.changed = false;
        return true;
    }
    bool operator()(const SaveStory&) { return true; }
    template <class T>
    bool operator()(const T&) {
        return false;
    }
};

}  // namespace

std::vector<std::string> stressed_on_screen(const AppState& state, const Pack& pack) {
    const Atlas& atlas = pack.atlas;
    std::vector<std::string> out;
    const auto add = [&out](const std::string& key) {
        if (out.size() < kMostStressed && !key.empty() &&
            std::find(out.begin(), out.end(), key) == out.end()) {
            out.push_back(key);
        }
    };
    if (const auto* place = std::get_if<PlaceId>(&state.selection)) {
        add(atlas[*place].key);
    } else if (const auto* event = std::get_if<EventId>(&state.selection)) {
        add(atlas[*event].key);
    }
    const Scene scene = scene_at(atlas, state.day);
    for (const PolityState& polity : scene.polities) {
        if (polity.court && in_sight(state, pack, polity.court->place)) {
            add(atlas[polity.court->place].key);
        }
    }
    for (const Route& route : atlas.routes) {
        if (route.kind == RouteKind::Army && army_on(route, state.day)) {
            add(route.key);
        }
    }
    for (std::size_t i = atlas.events.size(); i-- > 0;) {
        const Event& event = atlas.events[i];
        if (event.when.first <= state.day && state.day - event.when.first <= kRecentDays &&
            event.importance >= 2 && in_sight(state, pack, event.place)) {
            add(event.key);
        }
    }
    for (int rank = 0; rank <= 1; ++rank) {
        for (std::size_t i = 0; i < atlas.places.size(); ++i) {
            if (atlas.places[i].rank == rank && in_sight(state, pack, static_cast<PlaceId>(i))) {
                add(atlas.places[i].key);
            }
        }
    }
    return out;
}

Step captured_step(const AppState& state, const Pack& pack, const StoryDraft& draft) {
    Step step;
    capture_into(step, state, pack);
    step.show = stressed_on_screen(state, pack);
    std::set<std::string> taken;
    for (const auto* steps : {&draft.steps, &pack.atlas.steps}) {
        for (const Step& other : *steps) {
            taken.insert(other.key);
        }
    }
    for (int number = static_cast<int>(draft.steps.size()) + 1;; ++number) {
        step.key = "step-" + std::to_string(number);
        if (taken.count(step.key) == 0) {
            return step;
        }
    }
}

bool apply_to_draft(AppState& state, const Command& command, const Pack& pack) {
    if (const auto* edit = std::get_if<EditStory>(&command)) {
        if (state.presentation || edit->on == (state.draft != nullptr)) {
            return true;
        }
        if (!edit->on) {
            state.draft.reset();
            return true;
        }
        StoryDraft fresh = draft_of(pack.atlas);
        for (std::size_t i = 0; i < fresh.steps.size(); ++i) {
            if (fresh.steps[i].when.first <= state.day) {
                fresh.chosen = static_cast<int>(i);
            }
        }
        state.menu_open = state.layers_open = state.help_open = state.search_open = false;
        state.problems_open = state.opening_open = false;
        state.draft = std::make_shared<const StoryDraft>(std::move(fresh));
        return true;
    }
    if (!state.draft || state.presentation) {
        return std::holds_alternative<SaveStory>(command);
    }
    StoryDraft draft = *state.draft;
    if (!std::visit(EditDraft{state, pack, draft}, command)) {
        return false;
    }
    state.draft = std::make_shared<const StoryDraft>(std::move(draft));
    return true;
}

std::shared_ptr<const StoryDraft> draft_carried_over(const StoryDraft& draft, const Atlas& to) {
    StoryDraft out = draft.changed ? draft : draft_of(to);
    out.chosen = std::clamp(draft.chosen, 0, std::max(0, static_cast<int>(out.steps.size()) - 1));
    for (std::size_t i = 0; i < out.steps.size(); ++i) {
        const auto same = std::find_if(to.steps.begin(), to.steps.end(), [&](const Step& step) {
            return step.key == out.steps[i].key;
        });
        out.origins[i] = same == to.steps.end() ? StoryDraft::kNew
                                                : static_cast<int>(same - to.steps.begin());
    }
    return std::make_shared<const StoryDraft>(std::move(out));
}

}  // namespace nandu
