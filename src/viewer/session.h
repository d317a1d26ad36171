#pragma once

#include <vector>

#include "pack/pack.h"
#include "viewer/command.h"
#include "viewer/state.h"

namespace nandu {

/// The one place where state changes. Pure; `pack` tells where things and dates are.
AppState apply(const AppState& state, const Command& command, const Pack& pack);

/// The state in which an atlas opens.
AppState opening_state(const Pack& pack, const Viewport& viewport, const Settings& settings = {});

/// True while something moves by itself, so that another frame will be wanted.
bool is_animating(const AppState& state);

/// A state with its past: undo and redo over every command (a drag is one step), back and forward
/// over views (place + date).
class Session {
public:
    /// `pack` must outlive the session.
    Session(const Pack& pack, const Viewport& viewport, const Settings& settings = {});
    Session(const Pack& pack, AppState state);  ///< Without a past.

    const AppState& state() const { return state_; }
    void perform(const Command& command);
    bool can_undo() const { return !past_.empty(); }
    bool can_redo() const { return !future_.empty(); }
    bool can_go_back() const { return !back_.empty(); }
    bool can_go_forward() const { return !forward_.empty(); }

private:
    struct View {
        Day day;
        Camera camera;
        Selection selection;
    };
    const Pack* pack_;
    AppState state_;
    bool in_gesture_ = false;
    std::size_t last_undoable_ = std::variant_npos;  ///< Kind of the last command kept for undo.
    std::vector<AppState> past_, future_;
    std::vector<View> back_, forward_;
};

}  // namespace nandu
