#include "ui/map_input.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "map/feature_index.h"
#include "ui/focus.h"
#include "ui/item_rects.h"

namespace nandu {
namespace {

constexpr double kClickSlop = 3.0;  // design px
// MapLibre's values for the land running on after a drag.
constexpr double kSampleSecs = 0.16;
constexpr double kFastest = 1400.0;       // px/s
constexpr double kDeceleration = 2500.0;  // px/s²
constexpr double kDoubleClickSecs = 0.28;
constexpr double kPickRadius = 12.0;  // design px
constexpr double kFeatureReach = 6.0;  // design px
constexpr double kWheelLevels = 0.5;  // zoom levels for one notch
constexpr double kPadLevels = 0.35;   // the same for a trackpad, whose deltas are many and small

ScreenPoint mouse() {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {static_cast<double>(at.x), static_cast<double>(at.y)};
}

MapPoint map_point(const PanelInput& input, ScreenPoint at) {
    return map_from_screen(input.state.camera, input.state.viewport,
                           on_map_screen(input.layout, at));
}

/// What can be pointed at where the window's pixel `at` is.
const std::vector<PickTarget>* targets_at(const PanelInput& input, ScreenPoint at) {
    for (const Layout::Pane& pane : input.layout.panes) {
        if (pane.box.contains(at)) {
            return pane.then ? input.then_targets : input.pick_targets;
        }
    }
    return input.pick_targets;
}

double distance(ScreenPoint a, ScreenPoint b) {
    return std::hypot(a.x_px - b.x_px, a.y_px - b.y_px);
}

}  // namespace

void MapInput::pinch(ScreenPoint about, double factor) {
    pinch_ = Pinch{about, factor * (pinch_ ? pinch_->factor : 1.0)};
}

Commands MapInput::frame(const Paint& paint, const PanelInput& input) {
    Commands out;
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetCursorScreenPos({0.0F, 0.0F});
    ImGui::InvisibleButton("map", io.DisplaySize);
    const bool over_map = ImGui::IsItemHovered();
    const bool held = ImGui::IsItemActive();

    if (ImGui::IsItemActivated()) {
        pressed_ = true;
        dragging_ = false;
        boxing_ = io.KeyShift;
        press_ = last_ = mouse();
        samples_.clear();
        coasting_ = false;
        paint.focus->clear();
    }
    if (pressed_) {
        drag(paint, input, out);
    }
    if (pressed_ && !held) {
        pressed_ = false;
        if (boxing_ && dragging_) {
            const ScreenPoint at = mouse();
            const MapPoint a = map_point(input, press_);
            const MapPoint b = map_point(input, at);
            out.push_back(ShowBox{{std::min(a.x_m, b.x_m), std::min(a.y_m, b.y_m),
                                   std::max(a.x_m, b.x_m), std::max(a.y_m, b.y_m)}});
        } else if (!dragging_) {
            click(input, press_, out);
        } else if (!coasting_) {
            out.push_back(PanBy{0.0, 0.0, Phase::End});
        }
    }
    coast(input, io.DeltaTime, out);

    if (pending_click_) {
        pending_click_->secs += io.DeltaTime;
        if (pending_click_->secs > kDoubleClickSecs) {
            out.push_back(Select{LandSpot{map_point(input, pending_click_->at)}});
            pending_click_.reset();
        }
    }
    if (over_map && !pressed_) {
        wheel(input, out);
    }
    if (pinch_) {
        out.push_back(ZoomAbout{on_map_screen(input.layout, pinch_->about), std::clamp(pinch_->factor, 0.5, 2.0), false});
        pinch_.reset();
    }
    hover(input, over_map && !dragging_, out);
    places_by_key(paint, input, out);
    return out;
}

void MapInput::drag(const Paint& paint, const PanelInput& input, Commands& out) {
    const ScreenPoint now = mouse();
    const double secs = ImGui::GetTime();
    if (!dragging_ && distance(now, press_) > kClickSlop * input.layout.s) {
        dragging_ = true;
        pending_click_.reset();
        if (!boxing_) {
            out.push_back(PanBy{now.x_px - press_.x_px, now.y_px - press_.y_px, Phase::Begin});
            last_ = now;
        }
    } else if (dragging_ && !boxing_ && distance(now, last_) > 0.0) {
        out.push_back(PanBy{now.x_px - last_.x_px, now.y_px - last_.y_px, Phase::Continue});
        last_ = now;
    }
    if (boxing_ && dragging_) {
        const ImVec2 a(static_cast<float>(std::min(press_.x_px, now.x_px)),
                       static_cast<float>(std::min(press_.y_px, now.y_px)));
        const ImVec2 b(static_cast<float>(std::max(press_.x_px, now.x_px)),
                       static_cast<float>(std::max(press_.y_px, now.y_px)));
        paint.rect(a, b, with_alpha(paint.theme->link, 0.10F));
        paint.outline(a, b, paint.theme->link, 0.0F, 1.5F * paint.s);
    } else if (dragging_) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    }

    samples_.push_back({secs, now.x_px, now.y_px});
    while (samples_.size() > 1 && secs - samples_.front().secs > kSampleSecs) {
        samples_.pop_front();
    }
    if (dragging_ && !boxing_ && !ImGui::IsItemActive() && !input.state.reduced_motion) {
        const Sample& first = samples_.front();
        const double time = secs - first.secs;
        const double dx = now.x_px - first.x_px;
        const double dy = now.y_px - first.y_px;
        const double length = std::hypot(dx, dy);
        if (time > 0.0 && length > kClickSlop * input.layout.s) {
            const double speed = std::min(length / time, kFastest * input.state.viewport.scale);
            speed_x_ = dx / length * speed;
            speed_y_ = dy / length * speed;
            coasting_ = true;
        }
    }
}

void MapInput::coast(const PanelInput& input, double secs, Commands& out) {
    if (!coasting_) {
        return;
    }
    const double speed = std::hypot(speed_x_, speed_y_);
    const double slower = speed - kDeceleration * input.state.viewport.scale * secs;
    if (slower <= 0.0) {
        coasting_ = false;
        out.push_back(PanBy{0.0, 0.0, Phase::End});
        return;
    }
    out.push_back(PanBy{speed_x_ * secs, speed_y_ * secs, Phase::Continue});
    speed_x_ *= slower / speed;
    speed_y_ *= slower / speed;
}

void MapInput::wheel(const PanelInput& input, Commands& out) {
    const ImGuiIO& io = ImGui::GetIO();
    const auto notches = static_cast<double>(io.MouseWheel);
    if (notches != 0.0) {
        coasting_ = false;
        const bool pad = notches != std::round(notches);
        const double levels =
            notches * (pad ? kPadLevels : kWheelLevels) * (io.KeyShift ? 0.25 : 1.0);
        out.push_back(ZoomAbout{on_map_screen(input.layout, mouse()), std::exp2(std::clamp(levels, -1.0, 1.0)), !pad});
    }
    sideways_ += static_cast<double>(io.MouseWheelH);
    const int steps = static_cast<int>(sideways_);
    if (steps != 0) {
        sideways_ -= steps;
        out.push_back(StepTime{steps});
    }
}

std::optional<PlaceId> MapInput::place_at(const PanelInput& input, ScreenPoint at) const {
    const std::vector<PickTarget>* targets = targets_at(input, at);
    if (!targets) {
        return std::nullopt;
    }
    at = on_map_screen(input.layout, at);
    const double reach = kPickRadius * input.layout.s;
    std::optional<PlaceId> best;
    double best_distance = reach;
    for (const PickTarget& target : *targets) {
        const double away = distance(target.center, at);
        if (away <= best_distance) {
            best_distance = away;
            best = target.place;
        }
    }
    if (best) {
        return best;
    }
    for (const PickTarget& target : *targets) {
        if (target.box.contains(at)) {
            return target.place;
        }
    }
    return std::nullopt;
}

std::optional<FeatureId> MapInput::feature_at(const PanelInput& input, ScreenPoint at) const {
    if (input.features == nullptr || !input.layout.panes.empty()) {
        return std::nullopt;
    }
    const Features& features = input.pack.features;
    const double reach_px = std::max(kFeatureReach, dot_radius_px(features)) * input.layout.s;
    return nandu::feature_at(features, *input.features, map_point(input, at),
                             reach_px * input.state.camera.m_per_px);
}

void MapInput::click(const PanelInput& input, ScreenPoint at, Commands& out) {
    if (ImGui::GetIO().MouseDoubleClicked[0] || pending_click_) {
        pending_click_.reset();
        out.push_back(ZoomAbout{on_map_screen(input.layout, at), ImGui::GetIO().KeyShift ? 0.5 : 2.0, true});
        return;
    }
    if (const auto place = place_at(input, at)) {
        out.push_back(Select{*place});
        return;
    }
    if (const auto feature = feature_at(input, at)) {
        out.push_back(Select{*feature});
        return;
    }
    const bool something_open = input.state.search_open || input.state.menu_open ||
                                input.state.layers_open || input.state.help_open ||
                                input.state.typing_date;
    if (something_open) {
        out.push_back(CloseTopmost{});
        return;
    }
    pending_click_ = Click{at, 0.0};
}

void MapInput::hover(const PanelInput& input, bool over_map, Commands& out) {
    std::optional<PlaceId> over;
    std::optional<FeatureId> feature;
    if (over_map) {
        over = place_at(input, mouse());
        feature = over ? std::nullopt : feature_at(input, mouse());
        if (over || feature) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
    }
    if (over != input.state.hovered_place || feature != input.state.hovered_feature) {
        out.push_back(Hover{over, feature});
    }
}

void MapInput::places_by_key(const Paint& paint, const PanelInput& input, Commands& out) {
    constexpr std::string_view kView = "map/view";
    paint.focus->offer(kView);
    if (paint.focus->is(kView)) {
        const ScreenBox& free = input.layout.free;
        const float inset = 4.0F * paint.s;
        paint.outline(
            {static_cast<float>(free.left_px) + inset, static_cast<float>(free.top_px) + inset},
            {static_cast<float>(free.right_px) - inset, static_cast<float>(free.bottom_px) - inset},
            paint.theme->link, 4.0F, 2.0F * paint.s);
        // The arrows bring any spot of land under this cross, and Enter asks who held it.
        const ScreenPoint middle{(free.left_px + free.right_px) * 0.5,
                                 (free.top_px + free.bottom_px) * 0.5};
        const ImVec2 at(static_cast<float>(middle.x_px), static_cast<float>(middle.y_px));
        const float arm = 9.0F * paint.s;
        for (const auto& [colour, width] :
             {std::pair(paint.theme->map_halo, 5.0F), std::pair(paint.theme->link, 2.0F)}) {
            paint.line({at.x - arm, at.y}, {at.x + arm, at.y}, colour, width * paint.s);
            paint.line({at.x, at.y - arm}, {at.x, at.y + arm}, colour, width * paint.s);
        }
        if (paint.focus->activated(kView)) {
            const auto feature = feature_at(input, middle);
            out.push_back(feature ? Select{*feature}
                                  : Select{LandSpot{map_from_screen(
                                        input.state.camera, input.state.viewport, middle)}});
        }
    }
    if (!input.pick_targets) {
        return;
    }
    for (const PickTarget& target : *input.pick_targets) {
        const std::string id = "map/" + input.pack.atlas[target.place].key;
        paint.rects->mark(id, {target.center.x_px - 1, target.center.y_px - 1,
                               target.center.x_px + 1, target.center.y_px + 1});
        if (!input.layout.free.contains(target.center)) {
            continue;
        }
        paint.focus->offer(id);
        if (paint.focus->is(id)) {
            paint.list->AddCircle(
                {static_cast<float>(target.center.x_px), static_cast<float>(target.center.y_px)},
                16.0F * paint.s, packed(paint.theme->link), 0, 2.0F * paint.s);
        }
        if (paint.focus->activated(id)) {
            out.push_back(Select{target.place});
        }
    }
}

}  // namespace nandu
