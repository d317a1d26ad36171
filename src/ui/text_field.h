#pragma once

#include <string>
#include <string_view>

#include "ui/paint.h"

namespace nandu {

struct FieldState {
    bool changed = false;  ///< The text is another one than before.
    bool entered = false;  ///< Enter was pressed.
    bool active = false;   ///< Keys go to this field.
};

/// A line of text to type in, without a frame of its own: draw one around `a`, `b` first. With
/// `take_keys` the field becomes active in this frame. `hint` stands in it while it is empty.
FieldState text_field(const Paint& paint, const char* id, ImVec2 a, ImVec2 b, std::string& text,
                      std::string_view hint, bool take_keys);

}  // namespace nandu
