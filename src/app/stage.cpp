#include "app/stage.h"

#include <algorithm>

#include "map/feature_mark.h"

namespace nandu {
namespace {

/// A seat that changes hands is crossfaded over so many story days while time plays.
constexpr double kFadeDays = 6.0;

std::optional<PlaceId> selected_place(const AppState& state, const Atlas& atlas) {
    if (const auto* place = std::get_if<PlaceId>(&state.selection)) {
        return *place;
    }
    if (const auto* event = std::get_if<EventId>(&state.selection)) {
        const PlaceId place = atlas[*event].place;
        return place == kNo<PlaceId> ? std::nullopt : std::optional(place);
    }
    return std::nullopt;
}

std::optional<EventId> selected_event(const AppState& state) {
    const auto* event = std::get_if<EventId>(&state.selection);
    return event != nullptr ? std::optional(*event) : std::nullopt;
}

/// True where no sign, way or name comes or goes: an atlas of layers only.
bool is_timeless(const Pack& pack) {
    const Atlas& atlas = pack.atlas;
    return atlas.places.empty() && atlas.events.empty() && atlas.routes.empty() &&
           atlas.stays.empty() && atlas.seats.empty() && atlas.regions.empty() &&
           std::all_of(pack.basemap.names.begin(), pack.basemap.names.end(),
                       [](const WaterName& name) { return name.span == Timespan{}; });
}

}  // namespace

Stage::Stage(std::shared_ptr<const Pack> pack, GlyphCache& glyphs, const Strings& strings)
    : pack_(std::move(pack)),
      glyphs_(&glyphs),
      strings_(&strings),
      holders_(pack_->atlas),
      features_(pack_->features),
      timeless_overlay_(is_timeless(*pack_)) {
    measure_ = [this](const TextStyle& style, std::string_view text) {
        return glyphs_->typesetter().measure(style, text);
    };
    picture_.pack = pack_;
}

const Scene& Stage::scene(Day day) {
    if (!scene_ || scene_->day != day) {
        scene_ = scene_at(pack_->atlas, day);
    }
    return *scene_;
}

void Stage::make_front(const AppState& state) {
    const std::vector<FeatureId> marked = marked_features(state);
    FrontKey key{marked, state.camera, state.viewport, state.theme, state.ui_scale()};
    if (state.flashes.empty() && front_key_ && *front_key_ == key) {
        return;
    }
    front_key_ = std::move(key);
    const double s = state.ui_scale();
    DrawList rings;
    for (const FeatureId feature : marked) {
        mark_feature(pack_->features, feature, state.camera, state.viewport, theme(state.theme),
                     s, rings);
    }
    for (const Flash& flash : state.flashes) {
        const MapPointF& at = pack_->seats[static_cast<std::size_t>(flash.seat)];
        const double t = flash.age_secs / kFlashSecs;
        Shape ring;
        ring.center = screen_from_map(state.camera, state.viewport, {at.x_m, at.y_m});
        const auto radius = static_cast<float>((6.0 + 12.0 * t) * s);
        ring.half_width_px = ring.half_height_px = ring.corner_px = radius;
        ring.line = with_alpha(theme(state.theme).map_ink, static_cast<float>(1.0 - t));
        ring.line_px = static_cast<float>(2.0 * s);
        rings.push_back(ring);
    }
    if (!state.flashes.empty()) {
        front_key_.reset();  // They run.
    }
    picture_.front = rings.empty() ? nullptr : std::make_shared<const DrawList>(std::move(rings));
}

std::vector<FeatureId> Stage::marked_features(const AppState& state) const {
    std::vector<FeatureId> marked;
    const auto add = [&](FeatureId feature) {
        const auto at = static_cast<std::size_t>(feature);
        const Features& features = pack_->features;
        if (at < features.size() && features.from[at] <= state.day.jdn &&
            state.day.jdn < features.until[at]) {
            marked.push_back(feature);
        }
    };
    if (state.hovered_feature) {
        add(*state.hovered_feature);
    }
    if (const auto* chosen = std::get_if<FeatureId>(&state.selection)) {
        add(*chosen);
    }
    return marked;
}

void Stage::make_fades(const AppState& state) {
    picture_.fades.clear();
    if (!state.playing || state.reduced_motion) {
        return;  // Exact when paused.
    }
    const double now = state.day.jdn + state.day_fraction;
    const Atlas& atlas = pack_->atlas;
    const HolderTable& table = *picture_.holders;
    for (std::size_t seat = 0; seat < table.entries.size(); ++seat) {
        const HolderTable::Entry& entry = table.entries[seat];
        if (entry.holding <= 0) {
            continue;
        }
        const auto at = static_cast<std::size_t>(entry.holding);
        const Holding& holding = atlas.holdings[at];
        const double age = now - holding.span.begin_earliest.jdn;
        const Holding& before = atlas.holdings[at - 1];
        if (age < kFadeDays && before.seat == holding.seat && before.polity != holding.polity) {
            picture_.fades.push_back({static_cast<std::uint16_t>(seat), before.polity,
                                      static_cast<float>(std::max(0.0, age) / kFadeDays)});
        }
    }
}

const MapPicture& Stage::picture(const AppState& state, const std::vector<ScreenBox>& covered,
                                 const StoryFocus* story,
                                 std::shared_ptr<const Outlines> outlines,
                                 int hidden_rows_px) {
    picture_.hidden_rows_px = hidden_rows_px;
    picture_.camera = state.camera;
    picture_.viewport = state.viewport;
    picture_.theme = state.theme;
    picture_.day = state.day;
    picture_.holders = holders_.at(state.day);
    picture_.features = features_.at(state.day);
    picture_.patterns = state.layers.patterns;
    picture_.show_relief = state.layers.relief;
    picture_.show_rivers = state.layers.rivers;
    picture_.show_graticule = state.layers.graticule;
    picture_.show_territory = state.layers.territory;
    picture_.show_reference = state.layers.reference;
    make_fades(state);
    make_front(state);

    OverlayKey key{timeless_overlay_ ? Day{} : state.day,
                   state.camera,
                   state.viewport,
                   state.text_scale,
                   state.theme,
                   state.language,
                   state.latin_names,
                   state.layers,
                   selected_place(state, pack_->atlas),
                   state.hovered_place,
                   state.layers.events ? selected_event(state) : std::nullopt,
                   picture_.holders.get(),
                   {},
                   story,
                   std::move(outlines),
                   state.comparison ? state.comparison->pointed : std::nullopt};
    for (const ScreenBox& box : covered) {
        key.covered.insert(key.covered.end(),
                           {box.left_px, box.top_px, box.right_px, box.bottom_px});
    }
    if (overlay_key_ && *overlay_key_ == key) {
        return picture_;
    }
    overlay_ = overlay_for({*pack_,
                            scene(state.day),
                            picture_.holders.get(),
                            state.camera,
                            state.viewport,
                            state.text_scale,
                            state.theme,
                            state.language,
                            state.latin_names == LatinNames::PinyinWithTones,
                            state.layers.labels,
                            state.layers.routes,
                            state.layers.events,
                            state.layers.territory,
                            key.selected,
                            key.hovered,
                            key.event,
                            covered,
                            measure_,
                            *strings_,
                            story,
                            state.layers.reference,
                            key.outlines.get(),
                            key.pointed_seat});
    picture_.overlay = overlay_.list;
    overlay_key_ = std::move(key);
    ++overlays_made_;
    return picture_;
}

}  // namespace nandu
