#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viewer/command.h"
#include "viewer/state.h"

namespace nandu {

// The rules of a story told in front of a class. Pure: `apply` calls them.
//
//     step:    Told ──Next──► Asked ──Next──► Revealed ──Next──► the next step, Told
//              (its days run)  (only a step with `reveal`)
//
// A clicker's two keys carry a whole lesson. Next first brings back what the teacher left: a
// blank screen, the path, the end of what plays. From Told to Revealed such a step is covered:
// no command shows a day on which the answer could be seen.

/// What a step lets the class guess.
struct Answer {
    std::variant<PlaceId, PolityId> subject;
    Day day;                     ///< On which it becomes true.
    MapPoint at;                 ///< The place; the city in question where the subject is a state.
    PlaceId city = kNo<PlaceId>; ///< That city: the first place that the step shows.
    std::vector<MapPointF> line; ///< Of a river: a guess anywhere along it is right.
};
std::optional<Answer> answer_of(const Step& step, const Pack& pack);

/// The point of the answer that a guess is measured to: of a river, the nearest one of its course.
MapPoint nearest_truth(const Answer& answer, MapPoint guess);
/// From there to the guess, over the ground.
double distance_km(const Answer& answer, MapPoint guess, const Pack& pack);

/// The days that a step plays, both included; one day where it does not play. A covered step ends
/// before its answer.
struct StepDays {
    Day first, last;
};
StepDays days_of(const Step& step, const Pack& pack);

/// True while the step asks for something that the class has not been told.
bool is_covered(const AppState& state, const Pack& pack);

/// True where the class must not read the title of `step` or see its picture: an earlier step, from
/// the present one on, is still covered.
bool is_hidden_from_class(const AppState& state, const Pack& pack, int step);

/// The same state with a presentation that stands at `step`; `at_end`: after what it plays, with
/// no camera move. Pictures of steps for files are made of this.
AppState presenting(AppState state, const Pack& pack, int step, bool at_end);

/// The camera that a step asks for on the class's screen.
Camera camera_of_step(const AppState& state, const Pack& pack, int step);

/// Changes of the commands that belong to the story. True if `command` was one.
bool apply_in_story(AppState& state, const Command& command, const Pack& pack);

/// After any other command while presenting: the path was left, or what is covered stays so.
void keep_story(const AppState& before, AppState& state, const Command& command, const Pack& pack);

/// `secs` pass while presenting: the step's days run on, once its camera stands.
void story_tick(AppState& state, const Pack& pack, double secs);

}  // namespace nandu
