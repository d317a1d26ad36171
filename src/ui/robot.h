#pragma once

#include <string>
#include <vector>

#include <imgui.h>

namespace nandu {

/// One key going down, as the keyboard sends it.
struct KeyPress {
    int key = 0;  ///< SDL_Keycode.
    bool shift = false, ctrl = false, alt = false;
};

/// A hand on mouse and keyboard for tests: what it holds in one frame. It replaces the real
/// mouse; a click is a frame with the mouse there, one with the button down, one with it up.
struct Robot {
    ImVec2 mouse{-1.0F, -1.0F};  ///< Physical pixels.
    bool buttons[3] = {false, false, false};
    float wheel = 0.0F, wheel_sideways = 0.0F;
    bool shift = false, ctrl = false, alt = false;
    std::vector<KeyPress> keys;  ///< Pressed and let go in this frame.
    std::string text;            ///< Typed in this frame.
    float delta_secs = 1.0F / 60.0F;
};

}  // namespace nandu
