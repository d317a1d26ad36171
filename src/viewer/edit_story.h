#pragma once

#include <string>
#include <vector>

#include "viewer/command.h"
#include "viewer/state.h"

namespace nandu {

/// What is stressed in a step that is made from the screen: the selection, the court, armies on
/// the march, recent events and the weightiest places in sight, few enough to be named.
std::vector<std::string> stressed_on_screen(const AppState& state, const Pack& pack);

/// A step of what is on the screen: its day (or the marked range, which then plays), the view and
/// what is stressed. It has no words yet; its key is one that no step of `draft` has.
Step captured_step(const AppState& state, const Pack& pack, const StoryDraft& draft);

/// Changes of the commands that edit the story. True if `command` was one.
bool apply_to_draft(AppState& state, const Command& command, const Pack& pack);

/// The draft of a state that is carried over to the atlas read anew, after it was saved.
std::shared_ptr<const StoryDraft> draft_carried_over(const StoryDraft& draft, const Atlas& to);

}  // namespace nandu
