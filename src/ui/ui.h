#pragma once

#include <memory>
#include <vector>

#include <SDL.h>

#include "text/glyph_cache.h"
#include "ui/item_rects.h"
#include "ui/panels.h"
#include "ui/robot.h"

namespace nandu {

/// All panels over one window, and the hands on them.
///
///     ui.handle(event) …          every SDL event
///     for (command : ui.frame(input)) session.perform(command)
///     upload the glyph cache's new texels
///     draw the map
///     ui.draw(texture)
class Ui {
public:
    /// `cache` and `strings` must outlive it. Needs a current context of OpenGL 3.3.
    Ui(SDL_Window* window, SDL_GLContext context, GlyphCache& cache, const Strings& strings);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    void handle(const SDL_Event& event);

    /// Lays out one frame and returns what was asked for. With a robot, its hands replace the real
    /// ones and its clock the real one.
    Commands frame(const PanelInput& input, const Robot* robot = nullptr);

    /// Draws the last frame over what is in the bound framebuffer. `glyph_texture` holds the
    /// cache's texels at their present size, 255 255 255 coverage as RGBA.
    void draw(unsigned glyph_texture);

    /// What panels remember of the atlas that was shown: its ids mean nothing in another.
    void forget_atlas();

    const ItemRects& rects() const;
    /// True while keys are letters of a text and not commands.
    bool wants_text() const;
    /// Seconds until a frame is wanted although nothing happens: 0 while something runs on by
    /// itself, infinity when still.
    double next_frame_secs() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nandu
