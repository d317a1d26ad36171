#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "ui/icons.h"
#include "ui/paint.h"

namespace nandu {

inline constexpr float kGap = 16.0F;      ///< Window edge, and between panels.
inline constexpr float kRow = 32.0F;      ///< Height of a row of a menu.
inline constexpr float kInset = 14.0F;    ///< Text to the edge of its panel.
inline constexpr float kControl = 14.0F;  ///< Size of the text of controls.
inline constexpr float kHeading = 13.0F;

ImVec2 top_left(const ScreenBox& box);
ImVec2 bottom_right(const ScreenBox& box);

/// Text on a line whose middle is at `y`.
float text_at(const Paint& paint, float x, float y, Face face, float size, Rgba colour,
              std::string_view text);
float text_at_right(const Paint& paint, float right, float y, Face face, float size, Rgba colour,
                    std::string_view text);

/// The first of the forms that fits into `width`; empty if none does.
std::string_view fitting(const Paint& paint, float width, Face face, float size,
                         std::initializer_list<std::string_view> forms);

/// A square button with an icon. The ground is `hover` under the pointer.
Paint::Press icon_button(const Paint& paint, const char* id, ImVec2 a, ImVec2 b, Icon icon,
                         std::string_view tip, bool enabled = true);

/// A row of a menu: words, a key at its right edge, a check mark where it is on.
struct MenuRow {
    std::string_view text;
    std::string_view key;
    bool checkable = false, on = false, enabled = true;
};
bool menu_row(const Paint& paint, const char* id, ImVec2 a, float width, const MenuRow& row);

/// A line of words with a hairline to the right edge. Returns its height.
float heading(const Paint& paint, ImVec2 at, float right, std::string_view text);

/// Choices side by side, one of them on; they break into rows of their own where they are too
/// wide. Returns the index of the one pressed, or -1. `height` receives what they took.
int segments(const Paint& paint, const char* id, ImVec2 a, float width,
             std::span<const std::string_view> choices, int on, float& height);

}  // namespace nandu
