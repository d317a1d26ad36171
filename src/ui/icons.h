#pragma once

#include "ui/paint.h"

namespace nandu {

enum class Icon {
    Menu,
    Search,
    Layers,
    Close,
    Plus,
    Minus,
    Home,
    ChevronDown,
    ChevronUp,
    Check,
    Back,
    Forward,
    Undo,
    Redo,
    Legend,
    Compare
};

/// Drawn about `middle` in a square of `size` design pixels, strokes 1.6 wide.
void draw_icon(const Paint& paint, Icon icon, ImVec2 middle, float size, Rgba colour);

/// Signs of the map, as its own draw list has them, inside a panel.
void draw_items(const Paint& paint, const DrawList& items);

}  // namespace nandu
