#include "ui/timeline_panel.h"

#include <algorithm>
#include <cmath>

#include "calendar/write_date.h"
#include "ui/timeline_paint.h"
#include "ui/words.h"
#include "viewer/time_rules.h"
#include "viewer/timeline_words.h"

namespace nandu {
namespace {

using Grab = TimelineMemory::Grab;

constexpr double kStickyPx = 6.0;         ///< Light sticking to events...
constexpr double kStickyFarPx = 3.0;      ///< ...and less where years are a few pixels wide.
constexpr double kClickSlopPx = 3.0;      ///< A click may tremble this much.
constexpr double kWheelFactor = 1.25;     ///< For one notch of the wheel.
constexpr double kWheelPanShare = 0.08;   ///< Of the view, for one notch with Shift.
constexpr double kEdgeFullPx = 160.0;     ///< Dragged this far out, the view runs at full speed.
constexpr double kEdgeViewsPerSec = 1.2;  ///< Full speed, in view lengths.
constexpr double kHomesInPx = 10.0;       ///< Zooming this near the playhead zooms about it.

bool operator==(const TimelineMemory::Key& a, const TimelineMemory::Key& b) {
    return a.atlas == b.atlas && a.view == b.view && a.box.left_px == b.box.left_px &&
           a.box.top_px == b.box.top_px && a.box.right_px == b.box.right_px &&
           a.box.bottom_px == b.box.bottom_px && a.gutter_px == b.gutter_px && a.s == b.s &&
           a.kind == b.kind && a.language == b.language && a.lunar_shown == b.lunar_shown &&
           a.selected == b.selected;
}

class Timeline {
public:
    Timeline(const Paint& paint, const PanelInput& input, TimelineMemory& memory)
        : paint_(paint),
          input_(input),
          state_(input.state),
          atlas_(input.pack.atlas),
          memory_(memory),
          layout_(memory.layout),
          s_(static_cast<double>(paint.s)),
          mouse_(ImGui::GetIO().MousePos),
          zoomed_(is_zoomed(state_.time_view, atlas_)) {}

    Commands run() {
        head_ = head_at(playhead_jdn(state_), state_.day, "compare.now");
        if (state_.comparison) {
            const Day then = state_.comparison->then;
            then_head_ = head_at(then.jdn + 0.5, then, "compare.then");
        }
        handles_ = loop_handles(layout_, state_);
        if (memory_.marked) {
            handles_ = LoopHandles{layout_.x_of(memory_.marked->from.jdn),
                                   layout_.x_of(memory_.marked->until.jdn),
                                   layout_.ruler.top_px - 6.5 * s_};
        }
        hands();
        wheel();
        draw();
        return std::move(out_);
    }

private:
    // --- Hands ---

    bool pressed() const { return ImGui::IsItemActivated() && ImGui::IsMouseDown(0); }
    bool released() const { return ImGui::IsItemDeactivated(); }

    void take(Grab grab, double offset_px) {
        memory_.grab = grab;
        memory_.moved = memory_.begun = false;
        memory_.offset_px = offset_px;
        memory_.grab_x_px = static_cast<double>(mouse_.x);
        memory_.grab_view = state_.time_view;
        memory_.grab_range = state_.loop_range.value_or(atlas_.manifest.span);
    }

    void let_go() {
        memory_.grab = Grab::None;
        memory_.marked.reset();
    }

    bool far_enough() {
        if (std::fabs(static_cast<double>(mouse_.x) - memory_.grab_x_px) > kClickSlopPx * s_) {
            memory_.moved = true;
        }
        return memory_.moved;
    }

    Phase next_phase() {
        const Phase phase = memory_.begun ? Phase::Continue : Phase::Begin;
        memory_.begun = true;
        return phase;
    }

    TimelineDay day_under(double x_px) const {
        const double years = state_.time_view.length() / 365.25;
        const double share = std::clamp((years - 4.0) / 16.0, 0.0, 1.0);
        const double reach = (kStickyPx + (kStickyFarPx - kStickyPx) * share) * s_;
        return day_at(layout_, atlas_, x_px, reach, !ImGui::GetIO().KeyAlt);
    }

    /// The day follows the pointer; beyond the edge of a zoomed view the view runs along.
    void scrub() {
        const double x = static_cast<double>(mouse_.x) - memory_.offset_px;
        const double over =
            std::max(0.0, x - layout_.right_px) - std::max(0.0, layout_.left_px - x);
        if (over != 0.0 && zoomed_) {
            const double speed = std::clamp(over / (kEdgeFullPx * s_), -1.0, 1.0);
            const double days = speed * kEdgeViewsPerSec * state_.time_view.length() *
                                static_cast<double>(ImGui::GetIO().DeltaTime);
            TimeView view = state_.time_view;
            view.from += days;
            view.until += days;
            out_.emplace_back(SetTimeView{view, next_phase()});
        }
        const TimelineDay under = day_under(x);
        stuck_ = under.stuck_to.has_value();
        if (!memory_.begun || under.day != day_in_hand()) {
            out_.emplace_back(SetDay{under.day, next_phase()});
        }
    }

    void end_scrub() {
        if (memory_.begun) {
            out_.emplace_back(SetDay{
                day_under(static_cast<double>(mouse_.x) - memory_.offset_px).day, Phase::End});
        }
        let_go();
    }

    void pan() {
        const double days = (static_cast<double>(mouse_.x) - memory_.grab_x_px) *
                            memory_.grab_view.length() / (layout_.right_px - layout_.left_px);
        const TimeView view{memory_.grab_view.from - days, memory_.grab_view.until - days};
        out_.emplace_back(SetTimeView{view, next_phase()});
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }

    void end_pan() {
        if (memory_.begun) {
            out_.emplace_back(SetTimeView{state_.time_view, Phase::End});
        }
        let_go();
    }

    void hands() {
        head_hand(head_, "timeline/playhead", Grab::Head, false);
        if (then_head_) {
            head_hand(*then_head_, "timeline/then", Grab::ThenHead, true);
        }
        if (handles_) {
            handle_hand("timeline/loop_from", handles_->from_px, Grab::LoopFrom);
            handle_hand("timeline/loop_until", handles_->until_px, Grab::LoopUntil);
            loop_body_hand();
        }
        overview_hand();
        loop_strip_hand();
        ruler_hand();
        lanes_hand();
        if (memory_.grab != Grab::None && !ImGui::IsMouseDown(0) && !ImGui::IsAnyItemActive()) {
            let_go();
        }
    }

    /// The day that a drag moves.
    Day day_in_hand() const {
        return state_.comparison && state_.comparison->hand_on_then ? state_.comparison->then
                                                                    : state_.day;
    }

    /// A flag with the date where a zoomed view needs it; of two heads each says which it is.
    Playhead head_at(double jdn, Day day, const char* which) const {
        const double x = layout_.x_of(jdn);
        std::string flag;
        if (state_.comparison) {
            flag = paint_.word(which);
        } else if (zoomed_ || x < layout_.left_px || x > layout_.right_px) {
            flag = write_civil_short(day, paint_.calendar, state_.language);
        }
        return playhead_of(paint_, layout_, jdn, std::move(flag));
    }

    void head_hand(const Playhead& head, const char* id, Grab grab, bool then) {
        const double grow = std::max(0.0, 16.0 * s_ - (head.box.right_px - head.box.left_px) / 2);
        const Paint::Press press =
            paint_.button(id, at(head.box.left_px - grow, head.box.top_px - 4 * s_),
                          at(head.box.right_px + grow, head.box.bottom_px + 6 * s_));
        head_hovered_ = head_hovered_ || press.hovered;
        if (pressed()) {
            take(grab, static_cast<double>(mouse_.x) - head.x_px);
            if (state_.comparison) {
                out_.emplace_back(TakeHand{then});
            }
        }
        if (press.hovered || press.held) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        }
        if (memory_.grab != grab) {
            return;
        }
        if (press.held && (memory_.moved || mouse_.x != static_cast<float>(memory_.grab_x_px))) {
            memory_.moved = true;
            scrub();
        } else if (released()) {
            if (!memory_.moved && head.beyond != 0) {
                out_.emplace_back(SetDay{state_.day, Phase::Single});  // Comes back into view.
                let_go();
            } else {
                end_scrub();
            }
        }
    }

    Day day_of_edge(double x_px) const {
        const double jdn = layout_.jdn_at(std::clamp(x_px, layout_.left_px, layout_.right_px));
        const DaySpan story = atlas_.manifest.span;
        return std::clamp(Day{static_cast<std::int32_t>(std::lround(jdn))}, story.from,
                          story.until);
    }

    void end_marking() {
        if (memory_.marked) {
            out_.emplace_back(SetLoop{LoopMode::Range, memory_.marked});
        }
        let_go();
    }

    void handle_hand(const char* id, double x_px, Grab grab) {
        if (x_px < layout_.left_px - 1 || x_px > layout_.right_px + 1) {
            return;
        }
        const double half = 12.0 * s_;
        const Paint::Press press = paint_.button(id, at(x_px - half, layout_.head_top_px - 2 * s_),
                                                 at(x_px + half, layout_.ruler.top_px + 4 * s_));
        if (pressed()) {
            take(grab, static_cast<double>(mouse_.x) - x_px);
        }
        if (press.hovered || press.held) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
            over_strip_ = true;
        }
        if (memory_.grab != grab) {
            return;
        }
        if (press.held) {
            DaySpan range = memory_.grab_range;
            const Day edge = day_of_edge(static_cast<double>(mouse_.x) - memory_.offset_px);
            if (grab == Grab::LoopFrom) {
                range.from = std::min(edge, range.until - 1);
            } else {
                range.until = std::max(edge, range.from + 1);
            }
            memory_.marked = range;
        } else if (released()) {
            end_marking();
        }
    }

    void loop_body_hand() {
        const double left = std::max(handles_->from_px, layout_.left_px);
        const double right = std::min(handles_->until_px, layout_.right_px);
        const Paint::Press press =
            paint_.button("timeline/loop_range", at(left, handles_->y_px - 6 * s_),
                          at(right, handles_->y_px + 6 * s_));
        if (pressed()) {
            take(Grab::LoopBody, 0.0);
        }
        if (press.hovered) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            over_strip_ = true;
        }
        if (memory_.grab != Grab::LoopBody) {
            return;
        }
        if (press.held && far_enough()) {
            const DaySpan story = atlas_.manifest.span;
            auto days = static_cast<std::int32_t>(std::lround(
                (static_cast<double>(mouse_.x) - memory_.grab_x_px) / layout_.px_per_day()));
            days = std::clamp(days, story.from - memory_.grab_range.from,
                              story.until - memory_.grab_range.until);
            memory_.marked =
                DaySpan{memory_.grab_range.from + days, memory_.grab_range.until + days};
        } else if (released()) {
            end_marking();
        }
    }

    void overview_hand() {
        if (!layout_.overview) {
            return;
        }
        const ScreenBox& box = *layout_.overview;
        const Paint::Press press =
            paint_.button("timeline/overview", at(box.left_px, box.top_px - 2 * s_),
                          at(box.right_px, box.bottom_px + 4 * s_));
        overview_hot_ = press.hovered || press.held;
        const double pointed = layout_.overview_jdn_at(static_cast<double>(mouse_.x));
        if (pressed()) {
            take(Grab::Overview, 0.0);
            const bool inside =
                pointed >= state_.time_view.from && pointed <= state_.time_view.until;
            // In days here: the strip has its own scale.
            memory_.offset_px =
                inside ? pointed - state_.time_view.from : state_.time_view.length() / 2;
            memory_.moved = !inside;
        }
        if (press.hovered && ImGui::IsMouseDoubleClicked(0)) {
            ease_to(whole_story(atlas_));
            let_go();
            return;
        }
        if (memory_.grab != Grab::Overview) {
            return;
        }
        if (press.held && (memory_.moved || far_enough())) {
            const double from = pointed - memory_.offset_px;
            out_.emplace_back(SetTimeView{{from, from + memory_.grab_view.length()}, next_phase()});
        } else if (released()) {
            end_pan();
        }
    }

    void loop_strip_hand() {
        const double top = layout_.head_top_px;
        const double bottom = layout_.ruler.top_px + 5 * s_;
        if (layout_.ruler.top_px - top < 12 * s_) {
            return;  // A folded dock has no room for it.
        }
        const Paint::Press press = paint_.button("timeline/loop_strip", at(layout_.left_px, top),
                                                 at(layout_.right_px, bottom));
        if (pressed()) {
            take(Grab::NewLoop, 0.0);
        }
        over_strip_ = over_strip_ || press.hovered;
        if (memory_.grab != Grab::NewLoop) {
            return;
        }
        if (press.held && far_enough()) {
            const Day a = day_of_edge(memory_.grab_x_px);
            const Day b = day_of_edge(static_cast<double>(mouse_.x));
            memory_.marked = DaySpan{std::min(a, b), std::max(std::max(a, b), std::min(a, b) + 1)};
        } else if (released()) {
            if (!memory_.moved) {
                out_.emplace_back(
                    SetDay{day_under(static_cast<double>(mouse_.x)).day, Phase::Single});
            }
            end_marking();
        }
    }

    void ruler_hand() {
        const Paint::Press press =
            paint_.button("timeline/ruler", at(layout_.left_px, layout_.ruler.top_px),
                          at(layout_.right_px, layout_.ruler.bottom_px));
        if (press.hovered) {
            point_at(static_cast<double>(mouse_.x), std::monostate{});
            if (ImGui::IsMouseDoubleClicked(0)) {
                out_.emplace_back(ZoomTime{3.0, layout_.jdn_at(static_cast<double>(mouse_.x))});
                return;
            }
        }
        if (pressed()) {
            take(Grab::Ruler, 0.0);
        }
        if (memory_.grab != Grab::Ruler) {
            return;
        }
        if (press.held) {
            scrub();
        } else if (released()) {
            end_scrub();
        }
    }

    void lanes_hand() {
        const double bottom = std::max(layout_.lanes.bottom_px, layout_.ruler.bottom_px + 1);
        const Paint::Press press =
            paint_.button("timeline/lanes", at(layout_.left_px, layout_.ruler.bottom_px),
                          at(layout_.right_px, bottom));
        const TimelineItem item =
            press.hovered
                ? item_at(layout_, {static_cast<double>(mouse_.x), static_cast<double>(mouse_.y)})
                : TimelineItem{};
        show_hand(press.hovered, item);
        if (press.hovered && memory_.grab == Grab::None) {
            point_at(static_cast<double>(mouse_.x), item);
        }
        if (press.hovered && ImGui::IsMouseDoubleClicked(0)) {
            if (std::holds_alternative<std::monostate>(item)) {
                out_.emplace_back(ZoomTime{3.0, layout_.jdn_at(static_cast<double>(mouse_.x))});
            } else {
                ease_to(view_of(days_of(item, atlas_, input_.pack.calendars), atlas_));
            }
            let_go();
            return;
        }
        if (pressed()) {
            take(Grab::Lanes, 0.0);
        }
        if (memory_.grab != Grab::Lanes) {
            return;
        }
        if (press.held && far_enough()) {
            if (zoomed_) {
                pan();
            } else {
                scrub();
            }
        } else if (released()) {
            if (memory_.moved) {
                if (zoomed_) {
                    end_pan();
                } else {
                    end_scrub();
                }
                return;
            }
            click(item);
            let_go();
        }
    }

    void click(const TimelineItem& item) {
        if (const auto* event = std::get_if<EventId>(&item)) {
            const DateValue& when = atlas_[*event].when;
            // Selecting moves the day only where the event does not reach it.
            if (state_.day != when.first && when.first <= state_.day && state_.day <= when.last) {
                out_.emplace_back(SetDay{when.first, Phase::Single});
            }
            out_.emplace_back(Select{*event});
            return;
        }
        out_.emplace_back(SetDay{day_under(static_cast<double>(mouse_.x)).day, Phase::Single});
    }

    static void show_hand(bool hovered, const TimelineItem& item) {
        if (hovered && std::holds_alternative<EventId>(item)) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
    }

    /// Zooms and pans at once, eased: every such move keeps one day in its place.
    void ease_to(TimeView to) {
        const TimeView from = state_.time_view;
        const double growth = to.length() - from.length();
        if (std::fabs(growth) < 1.0) {
            out_.emplace_back(SetTimeView{to, Phase::Single});
            return;
        }
        const double still = (from.from * to.length() - to.from * from.length()) / growth;
        out_.emplace_back(ZoomTime{from.length() / to.length(), still});
    }

    void wheel() {
        const ImGuiIO& io = ImGui::GetIO();
        if ((io.MouseWheel == 0.0F && io.MouseWheelH == 0.0F) || !ImGui::IsWindowHovered() ||
            static_cast<double>(mouse_.x) < layout_.left_px ||
            static_cast<double>(mouse_.x) > layout_.right_px) {
            return;
        }
        const double sideways =
            static_cast<double>(io.KeyShift ? io.MouseWheel : io.MouseWheelH * -1.0F);
        if (io.KeyShift || io.MouseWheelH != 0.0F) {
            const double days = -sideways * kWheelPanShare * state_.time_view.length();
            if (zoomed_) {
                out_.emplace_back(SetTimeView{
                    {state_.time_view.from + days, state_.time_view.until + days}, Phase::Single});
            }
            return;
        }
        const double notches = static_cast<double>(io.MouseWheel);
        if (notches < 0.0 && !zoomed_ && !state_.time_glide) {
            return;
        }
        double about = layout_.jdn_at(static_cast<double>(mouse_.x));
        if (head_.beyond == 0 &&
            std::fabs(static_cast<double>(mouse_.x) - head_.x_px) < kHomesInPx * s_) {
            about = playhead_jdn(state_);
        }
        out_.emplace_back(ZoomTime{std::clamp(std::pow(kWheelFactor, notches), 0.5, 2.0), about});
    }

    // --- What the pointer points at ---

    void point_at(double x_px, TimelineItem item) {
        TimelineDay under = day_under(x_px);
        if (const auto* event = std::get_if<EventId>(&item)) {
            under.day = clamped(atlas_[*event].when.first, atlas_);
            under.stuck_to = *event;
        } else if (under.stuck_to) {
            item = *under.stuck_to;
        }
        if (under.day == day_in_hand() && std::holds_alternative<std::monostate>(item)) {
            return;  // The playhead stands there already.
        }
        ghost_x_ = layout_.x_of(under.day.jdn + 0.5);
        ghost_day_ = write_civil_short(under.day, paint_.calendar, state_.language);
        ghost_what_ = described(item);
    }

    std::string days_in_words(const Timespan& span) const {
        const DaySpan days = span.possible();
        if (days.length_days() <= 1 && span.begin_earliest == span.begin_latest) {
            return write_civil_short(days.from, paint_.calendar, state_.language);
        }
        const DaySpan story = atlas_.manifest.span;
        if (days.from < story.from - 4000 || days.until > story.until + 4000) {
            return {};
        }
        return filled(paint_.word("timeline.days"),
                      {write_civil_short(days.from, paint_.calendar, state_.language),
                       write_civil_short(days.until - 1, paint_.calendar, state_.language)});
    }

    std::string described(const TimelineItem& item) const {
        const Language language = state_.language;
        if (const auto* event = std::get_if<EventId>(&item)) {
            const Event& e = atlas_[*event];
            const bool exact = e.when.first == e.when.last;
            return joined(
                {e.title.in(language), exact ? "" : write_date_value(e.when, language, paint_.calendar),
                 e.certainty == Certainty::Disputed ? paint_.word("timeline.disputed") : ""});
        }
        if (const auto* stay = std::get_if<StayId>(&item)) {
            const Stay& court = atlas_[*stay];
            std::string name;
            if (court.place != kNo<PlaceId>) {
                const Forms forms =
                    place_forms(atlas_[court.place], court.span.begin_latest, language);
                name = forms.empty() ? "" : forms.front();
            }
            return joined({name, days_in_words(court.span)});
        }
        if (const auto* route = std::get_if<RouteId>(&item)) {
            const Route& campaign = atlas_[*route];
            const std::string& title = campaign.title.in(language);
            const std::string& commander = campaign.commander.in(language);
            return joined({title, title == commander ? std::string_view() : commander});
        }
        if (const auto* segment = std::get_if<ReignSegment>(&item)) {
            const Reign* reign = segment->reign < 0
                                     ? nullptr
                                     : &atlas_.reigns[static_cast<std::size_t>(segment->reign)];
            const Era* era =
                segment->era < 0
                    ? nullptr
                    : &input_.pack.calendars.eras[static_cast<std::size_t>(segment->era)];
            const Forms forms = reign_forms(nullptr, reign, era, false, language);
            const Timespan span = Timespan::exactly(days_of(item, atlas_, input_.pack.calendars));
            return joined({forms.empty() ? "" : forms.front(), days_in_words(span)});
        }
        return {};
    }

    // --- Picture ---

    void draw() {
        draw_timeline_ground(paint_, layout_, state_);
        if (handles_) {
            draw_loop(paint_, layout_, *handles_);
        } else if (over_strip_ && memory_.grab == Grab::None) {
            // Shows that something can be marked here.
            paint_.rect(at(layout_.left_px, layout_.ruler.top_px - 8 * s_),
                        at(layout_.right_px, layout_.ruler.top_px - 4 * s_), paint_.theme->track,
                        2.0F);
        }
        draw_timeline(paint_, layout_, input_.pack, state_);
        draw_overview(paint_, layout_, state_, overview_hot_);
        if (then_head_) {
            draw_playhead(paint_, layout_, *then_head_,
                          stuck_ && memory_.grab == Grab::ThenHead && memory_.begun);
        }
        draw_playhead(paint_, layout_, head_,
                      stuck_ && memory_.grab != Grab::ThenHead && memory_.begun);
        if (over_strip_ && memory_.grab == Grab::None) {
            draw_ghost(paint_, layout_, static_cast<double>(mouse_.x),
                       write_civil_short(day_under(static_cast<double>(mouse_.x)).day,
                                         paint_.calendar, state_.language),
                       paint_.word("timeline.loop_hint"));
        } else if (memory_.marked) {
            const double x =
                memory_.grab == Grab::LoopFrom ? handles_->from_px : handles_->until_px;
            draw_ghost(paint_, layout_, std::clamp(x, layout_.left_px, layout_.right_px),
                       days_in_words(Timespan::exactly(*memory_.marked)), "");
        } else if (ghost_x_ && memory_.grab == Grab::None && !head_hovered_) {
            draw_ghost(paint_, layout_, *ghost_x_, ghost_day_, ghost_what_);
        }
    }

    const Paint& paint_;
    const PanelInput& input_;
    const AppState& state_;
    const Atlas& atlas_;
    TimelineMemory& memory_;
    const TimelineLayout& layout_;
    double s_;
    ImVec2 mouse_;
    bool zoomed_;

    Commands out_;
    Playhead head_;
    std::optional<Playhead> then_head_;
    std::optional<LoopHandles> handles_;
    bool head_hovered_ = false, overview_hot_ = false, over_strip_ = false, stuck_ = false;
    std::optional<double> ghost_x_;
    std::string ghost_day_, ghost_what_;
};

}  // namespace

Commands timeline(const Paint& paint, const PanelInput& input, const ScreenBox& box,
                  double gutter_px, TimelineMemory& memory) {
    const AppState& state = input.state;
    TimelineMemory::Key key;
    key.atlas = &input.pack.atlas;
    key.view = state.time_view;
    key.box = box;
    key.gutter_px = gutter_px;
    key.s = static_cast<double>(paint.s);
    key.kind = input.layout.dock_kind;
    key.language = state.language;
    key.lunar_shown = state.lunar_shown;
    if (const auto* event = std::get_if<EventId>(&state.selection)) {
        key.selected = *event;
    }
    if (!memory.key || !(*memory.key == key)) {
        const auto measure = [&paint](const TextStyle& style, std::string_view text) {
            const auto size = static_cast<float>(style.size_px) / paint.s;
            return TextSize{static_cast<double>(paint.measure(style.face, size, text).x), 0.0, 0.0};
        };
        memory.layout = layout_timeline({.atlas = input.pack.atlas,
                                         .calendars = input.pack.calendars,
                                         .strings = *paint.strings,
                                         .measure = measure,
                                         .view = key.view,
                                         .box = box,
                                         .gutter_px = gutter_px,
                                         .s = key.s,
                                         .kind = key.kind,
                                         .language = key.language,
                                         .lunar_shown = key.lunar_shown,
                                         .overview_shown = is_zoomed(key.view, input.pack.atlas),
                                         .selected = key.selected});
        memory.key = key;
        ++memory.layouts_made;
    }
    return Timeline(paint, input, memory).run();
}

}  // namespace nandu
