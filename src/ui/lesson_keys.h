#pragma once

#include <span>

#include "ui/keys.h"

namespace nandu {

// What keys do in front of a class: those of slides and of clickers (PageDown, PageUp, F5 and Esc
// in turn, "."). Another table than the desk's, where Space and the arrows belong to time.

/// Rows with `letter` are single characters, which a person may switch off; then they act with
/// Ctrl.
std::span<const KeyRow> lesson_key_table();

/// The row that answers a key while presenting, or null.
const KeyRow* lesson_row_for(const KeyPress& press, bool letter_keys);

/// Mouse and touch while presenting, for the help.
std::span<const MouseRow> lesson_mouse_table();

}  // namespace nandu
