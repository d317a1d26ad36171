#pragma once

#include <span>
#include <string_view>

#include "ui/robot.h"
#include "viewer/command.h"

namespace nandu {

/// Where the keyboard must stand for a key to mean this.
enum class KeyPlace { Anywhere, OnMap, OffMap };

/// One key and what it does; the help panel prints the same rows that the keyboard obeys.
struct KeyRow {
    int key = 0;  ///< SDL_Keycode.
    bool shift = false, ctrl = false, alt = false;
    std::string_view group;  ///< String key of its heading in the help: "key.time", …
    std::string_view shown;  ///< "Ctrl+F"; empty for a second way to the row above.
    std::string_view what;   ///< String key: "key.search".
    KeyPlace place = KeyPlace::Anywhere;
    bool in_fields = false;  ///< Acts even while text is being typed.
    Command (*make)(const AppState&) = nullptr;
    bool letter = false;  ///< A single character: may be switched off.
};

std::span<const KeyRow> key_table();

/// The row that answers a key, or null.
const KeyRow* row_for(const KeyPress& press, bool on_map, bool typing);

/// What the mouse does, for the help: string keys of gesture and meaning.
struct MouseRow {
    std::string_view gesture, what;
};
std::span<const MouseRow> mouse_table();

}  // namespace nandu
