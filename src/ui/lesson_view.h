#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/camera.h"

namespace nandu {

/// The teacher's window behind its panels.
inline constexpr std::uint32_t kPresenterGround = 0x12171B;

/// What the panels of a lesson show besides the state: pictures that the app has drawn, the clock.
struct LessonView {
    bool two_screens = false;      ///< The window is the teacher's; the class has its own.
    Viewport class_screen;
    unsigned class_picture = 0;    ///< Texture, upside down; 0: the window itself shows it.
    std::vector<unsigned> thumbnails;  ///< By step; 0 where not yet drawn.
    std::string clock;             ///< "10:42"
    std::string date;              ///< "22 November 2026"
};

}  // namespace nandu
