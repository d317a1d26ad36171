#include "ui/ui.h"

#include <algorithm>
#include <limits>
#include <vector>

#include <imgui_internal.h>

#include "ui/focus.h"
#include "ui/fonts.h"
#include "ui/imgui_backend.h"
#include "ui/keys.h"
#include "ui/lesson_keys.h"
#include "ui/lesson_panels.h"
#include "ui/lesson_view.h"
#include "ui/map_input.h"
#include "ui/memory.h"
#include "ui/panel_window.h"

namespace nandu {
namespace {

void append(Commands& to, Commands from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

KeyPress press_of(const SDL_KeyboardEvent& event) {
    const auto mods = static_cast<unsigned>(event.keysym.mod);
    return {event.keysym.sym, (mods & KMOD_SHIFT) != 0, (mods & (KMOD_CTRL | KMOD_GUI)) != 0,
            (mods & KMOD_ALT) != 0};
}

/// Coordinates counted texels while the atlas could still grow; those of pictures did not.
void texels_to_unit(ImDrawData& data, const GlyphCache& cache) {
    const float across = 1.0F / static_cast<float>(cache.width());
    const float down = 1.0F / static_cast<float>(cache.height());
    for (int i = 0; i < data.CmdListsCount; ++i) {
        ImDrawList& list = *data.CmdLists[i];
        std::vector<bool> of_picture;
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.TextureId == ImGuiBackend::atlas_texture() || command.ElemCount == 0) {
                continue;
            }
            of_picture.resize(static_cast<std::size_t>(list.VtxBuffer.Size));
            for (unsigned k = 0; k < command.ElemCount; ++k) {
                const ImDrawIdx index = list.IdxBuffer[static_cast<int>(command.IdxOffset + k)];
                of_picture[command.VtxOffset + index] = true;
            }
        }
        for (int k = 0; k < list.VtxBuffer.Size; ++k) {
            if (of_picture.empty() || !of_picture[static_cast<std::size_t>(k)]) {
                list.VtxBuffer[k].uv.x *= across;
                list.VtxBuffer[k].uv.y *= down;
            }
        }
    }
}

}  // namespace

struct Ui::Impl {
    Impl(SDL_Window* of, SDL_GLContext context, GlyphCache& cache, const Strings& words)
        : window(of), backend(of, context), fonts(cache), strings(words) {}

    void take_hands(const PanelInput& input, const Robot* robot);
    Commands obey_keys(const PanelInput& input);
    Commands desk_panels(const Paint& paint, const PanelInput& input);

    SDL_Window* window;
    ImGuiBackend backend;
    Fonts fonts;
    const Strings& strings;
    ItemRects rects;
    Focus focus;
    PanelMemory memory;
    MapInput map;
    std::vector<KeyPress> keys;
    Commands pending;  ///< Of buttons that ImGui does not know.
    float wheel = 0.0F, wheel_sideways = 0.0F;
    double wall_secs = 0.0;
    bool typing = false;
    int unsettled_frames = 0;  ///< ImGui answers some things a frame or two late.
};

Ui::Ui(SDL_Window* window, SDL_GLContext context, GlyphCache& cache, const Strings& strings)
    : impl_(std::make_unique<Impl>(window, context, cache, strings)) {}
Ui::~Ui() = default;

void Ui::handle(const SDL_Event& event) {
    impl_->unsettled_frames = 3;
    switch (event.type) {
        case SDL_KEYDOWN:
            impl_->keys.push_back(press_of(event.key));
            break;
        case SDL_MOUSEWHEEL:
            // The backend of 1.86 knows whole notches only; trackpads send fractions.
            impl_->wheel += event.wheel.preciseY;
            impl_->wheel_sideways += event.wheel.preciseX;
            return;
        case SDL_MULTIGESTURE: {
            int width = 0;
            int height = 0;
            SDL_GL_GetDrawableSize(impl_->window, &width, &height);
            const auto& gesture = event.mgesture;
            impl_->map.pinch(
                {static_cast<double>(gesture.x) * width, static_cast<double>(gesture.y) * height},
                1.0 + 3.0 * static_cast<double>(gesture.dDist));
            return;
        }
        case SDL_MOUSEBUTTONDOWN:
            if (event.button.button == SDL_BUTTON_X1) {
                impl_->pending.push_back(GoBack{});
            } else if (event.button.button == SDL_BUTTON_X2) {
                impl_->pending.push_back(GoForward{});
            }
            break;
        default:
            break;
    }
    impl_->backend.handle(event);
}

void Ui::Impl::take_hands(const PanelInput& input, const Robot* robot) {
    ImGuiIO& io = ImGui::GetIO();
    const Viewport& viewport = input.state.viewport;
    int points = 0;
    SDL_GetWindowSize(window, &points, nullptr);
    int pixels = 0;
    SDL_GL_GetDrawableSize(window, &pixels, nullptr);
    // Panels count physical pixels, SDL's mouse the window's points.
    if (points > 0 && pixels != points && io.MousePos.x > -1e6F) {
        const float scale = static_cast<float>(pixels) / static_cast<float>(points);
        io.MousePos = {io.MousePos.x * scale, io.MousePos.y * scale};
    }
    io.DisplaySize = {static_cast<float>(viewport.width_px),
                      static_cast<float>(viewport.height_px)};
    io.DisplayFramebufferScale = {1.0F, 1.0F};
    io.MouseWheel = wheel;
    io.MouseWheelH = wheel_sideways;
    wheel = wheel_sideways = 0.0F;
    if (!robot) {
        return;
    }
    io.MousePos = robot->mouse;
    std::copy(std::begin(robot->buttons), std::end(robot->buttons), io.MouseDown);
    io.MouseWheel = robot->wheel;
    io.MouseWheelH = robot->wheel_sideways;
    io.KeyShift = robot->shift;
    io.KeyCtrl = robot->ctrl;
    io.KeyAlt = robot->alt;
    io.DeltaTime = robot->delta_secs;
    std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
    for (const KeyPress& key : robot->keys) {
        io.KeysDown[SDL_GetScancodeFromKey(key.key)] = true;
        io.KeyShift = io.KeyShift || key.shift;
        io.KeyCtrl = io.KeyCtrl || key.ctrl;
        io.KeyAlt = io.KeyAlt || key.alt;
        keys.push_back(key);
    }
    io.AddInputCharactersUTF8(robot->text.c_str());
}

Commands Ui::Impl::obey_keys(const PanelInput& input) {
    Commands out;
    for (const KeyPress& key : keys) {
        const bool hand_wanted =
            input.state.presentation && input.state.presentation->beat == Beat::Asked;
        if (key.key == SDLK_TAB && !key.ctrl && !key.alt && !hand_wanted) {
            ImGui::ClearActiveID();
            focus.move(key.shift ? -1 : 1);
            continue;
        }
        if (key.key == SDLK_ESCAPE && memory.timeline.speed_open) {
            memory.timeline.speed_open = false;  // The topmost thing only.
            continue;
        }
        const bool enter = key.key == SDLK_RETURN || key.key == SDLK_KP_ENTER;
        if (enter && !typing && !focus.current().empty()) {
            focus.activate();
            continue;
        }
        if (!typing && ((input.layout.card && !input.state.presentation) || input.state.help_open) &&
            (key.key == SDLK_PAGEDOWN || key.key == SDLK_PAGEUP ||
             (focus.group() == "card" && (key.key == SDLK_UP || key.key == SDLK_DOWN)))) {
            const bool page = key.key == SDLK_PAGEDOWN || key.key == SDLK_PAGEUP;
            const bool down = key.key == SDLK_PAGEDOWN || key.key == SDLK_DOWN;
            memory.scroll_steps += (page ? 12 : 2) * (down ? 1 : -1);
            continue;
        }
        if (!typing && focus.is("compare/divider") &&
            (key.key == SDLK_LEFT || key.key == SDLK_RIGHT) && input.state.comparison) {
            const double by = key.key == SDLK_LEFT ? -0.05 : 0.05;
            out.push_back(SetCompareShare{input.state.comparison->share + by});
            continue;
        }
        const KeyRow* row = input.state.presentation
                                ? lesson_row_for(key, input.state.letter_keys)
                                : row_for(key, focus.group() == "map", typing);
        if (!row) {
            continue;
        }
        if (key.key == SDLK_ESCAPE && !input.state.presentation) {
            ImGui::ClearActiveID();
            if (memory.legend_popped) {
                memory.legend_popped = false;
                continue;
            }
            const AppState& state = input.state;
            const bool nothing_open =
                !state.search_open && !state.menu_open && !state.layers_open && !state.help_open &&
                !state.problems_open && !state.opening_open &&
                !state.typing_date && std::holds_alternative<NothingSelected>(state.selection);
            if (nothing_open) {
                focus.clear();
            }
        }
        out.push_back(row->make(input.state));
    }
    keys.clear();
    return out;
}

Commands Ui::frame(const PanelInput& input, const Robot* robot) {
    Impl& in = *impl_;
    in.backend.new_frame();
    in.take_hands(input, robot);
    const bool was_typing = ImGui::GetIO().WantTextInput;
    ImGui::NewFrame();
    in.wall_secs += static_cast<double>(ImGui::GetIO().DeltaTime);
    in.typing = was_typing;
    in.fonts.begin_frame(input.state.language == Language::Hans);
    in.rects.begin_frame();
    in.unsettled_frames = std::max(0, in.unsettled_frames - 1);

    Commands out = std::move(in.pending);
    in.pending.clear();
    append(out, in.obey_keys(input));
    in.focus.begin_frame();
    const std::string focused_before = in.focus.current();

    Paint paint;
    paint.fonts = &in.fonts;
    paint.rects = &in.rects;
    paint.focus = &in.focus;
    paint.memory = &in.memory;
    paint.theme = &theme(input.state.theme);
    paint.strings = &in.strings;
    paint.language = input.state.language;
    paint.calendar = input.pack.atlas.manifest.calendar;
    paint.s = static_cast<float>(input.layout.s);
    paint.wall_secs = static_cast<float>(in.wall_secs);
    in.memory.reduced_motion = input.state.reduced_motion;

    if (input.lesson != nullptr) {
        append(out, input.lesson->two_screens ? presenter_panels(paint, input)
                                              : class_panels(paint, input));
        append(out, help_panel(paint, input));
    } else {
        append(out, in.desk_panels(paint, input));
    }
    if (ImGui::IsMouseClicked(0) && in.focus.current() == focused_before) {
        in.focus.clear();
    }
    ImGui::Render();
    texels_to_unit(*ImGui::GetDrawData(), in.fonts.cache());
    in.rects.end_frame();
    return out;
}

Commands Ui::Impl::desk_panels(const Paint& paint, const PanelInput& input) {
    Commands out;
    {
        const PanelWindow ground(paint, "map", {0.0F, 0.0F}, ImGui::GetIO().DisplaySize);
        append(out, map.frame(ground.paint, input));
    }
    append(out, map_tooltip_panel(paint, input));
    append(out, caption_panel(paint, input));
    append(out, notice_panel(paint, input));
    append(out, zoom_panel(paint, input));
    {
        const ScreenBox& box = input.layout.dock;
        const PanelWindow dock(
            paint, "dock", {static_cast<float>(box.left_px), static_cast<float>(box.top_px)},
            {static_cast<float>(box.right_px), static_cast<float>(box.bottom_px)});
        append(out, dock_panel(dock.paint, input));
    }
    append(out, legend_panel(paint, input));
    append(out, compare_panel(paint, input));
    append(out, card_panel(paint, input));
    append(out, tools_panel(paint, input));
    append(out, search_panel(paint, input));
    append(out, menu_panel(paint, input));
    append(out, layers_panel(paint, input));
    append(out, news_panel(paint, input));
    append(out, problems_panel(paint, input));
    append(out, story_panel(paint, input));
    append(out, opening_panel(paint, input));
    append(out, help_panel(paint, input));
    return out;
}

void Ui::draw(unsigned glyph_texture) {
    impl_->backend.render(*ImGui::GetDrawData(), glyph_texture);
}

void Ui::forget_atlas() {
    impl_->memory = PanelMemory{};
    impl_->map = MapInput{};
    impl_->unsettled_frames = 3;
}

const ItemRects& Ui::rects() const {
    return impl_->rects;
}

bool Ui::wants_text() const {
    return ImGui::GetIO().WantTextInput;
}

double Ui::next_frame_secs() const {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    if (impl_->map.is_moving() || impl_->unsettled_frames > 0 ||
        impl_->wall_secs <= impl_->memory.appearing_until_secs) {
        return 0.0;
    }
    const double hovered = impl_->wall_secs - impl_->memory.hovered_secs;
    if (impl_->memory.hovered_place && hovered < 0.5) {
        return 0.05;
    }
    if (impl_->memory.source_wanted != kNo<SourceId> &&
        impl_->wall_secs - impl_->memory.source_wanted_secs < 3.0) {
        return 0.2;
    }
    if (ImGui::GetIO().WantTextInput || (context.HoveredId != 0 && context.HoveredIdTimer < 0.5F)) {
        return 0.1;
    }
    return std::numeric_limits<double>::infinity();
}

}  // namespace nandu
