#include "app/studio.h"

#include <algorithm>
#include <string>
#include <utility>

#include "calendar/write_date.h"
#include "map/projection.h"
#include "viewer/session.h"

namespace nandu {
namespace {

/// The day in words on a plate in the lower left, so that a picture tells its date.
void add_date_plate(DrawList& list, const AppState& state, const Pack& pack,
                    Typesetter& typesetter) {
    const double s = state.ui_scale();
    const Theme& colours = theme(state.theme);
    std::vector<std::pair<std::string, TextStyle>> rows;
    const bool simplified = state.language == Language::Hans;
    rows.push_back({write_civil(state.day, pack.atlas.manifest.calendar, state.language),
                    {Face::Display, 30 * s, 0.0, simplified}});
    const Manifest& manifest = pack.atlas.manifest;
    if (manifest.protagonist != kNo<PolityId>) {
        if (const auto reign = write_reign_date(
                state.day, pack.atlas[manifest.protagonist].key, pack.calendars)) {
            rows.push_back({reign->in(state.language == Language::En ? Language::Hant
                                                                     : state.language),
                            {Face::Reading, 16 * s, 0.0, simplified}});
        }
    }
    double width = 0.0, height = 24 * s;
    for (const auto& row : rows) {
        width = std::max(width, typesetter.measure(row.second, row.first).width_px);
        height += row.second.size_px * 1.25;
    }
    const double left = 16 * s;
    const double top = state.viewport.height_px - 16 * s - height;
    Shape plate;
    plate.half_width_px = static_cast<float>((width + 32 * s) * 0.5);
    plate.half_height_px = static_cast<float>(height * 0.5);
    plate.corner_px = static_cast<float>(6 * s);
    plate.center = {left + plate.half_width_px, top + plate.half_height_px};
    plate.fill = colours.panel;
    plate.line = colours.line;
    plate.line_px = static_cast<float>(s);
    list.push_back(plate);
    double y = top + 10 * s;
    for (const auto& row : rows) {
        Text text;
        text.text = row.first;
        text.style = row.second;
        text.origin = {left + 16 * s, y + row.second.size_px};
        text.colour = colours.ink;
        list.push_back(text);
        y += row.second.size_px * 1.25;
    }
}

}  // namespace

Studio::Studio(std::shared_ptr<const Pack> pack, const Strings& strings, const Paths& paths)
    : pack_(std::move(pack)),
      strings_(&strings),
      typesetter_(paths.assets / "fonts"),
      glyphs_(typesetter_),
      renderer_(glyphs_),
      stage_(pack_, glyphs_, strings),
      class_picture_(pack_, glyphs_, strings) {}

MapPicture Studio::dated_map(const AppState& state) {
    // Nothing covers a bare map but the plate with its date.
    const double s = state.ui_scale();
    const ScreenBox plate{0, state.viewport.height_px - 110 * s, 330 * s,
                          double(state.viewport.height_px)};
    MapPicture picture = stage_.picture(state, {plate});
    if (picture.overlay != undated_) {
        DrawList with_date = *picture.overlay;
        add_date_plate(with_date, state, *pack_, typesetter_);
        undated_ = picture.overlay;
        dated_ = std::make_shared<const DrawList>(std::move(with_date));
    }
    picture.overlay = dated_;
    return picture;
}

MapPicture Studio::screen(const AppState& state) {
    return state.presentation ? class_picture_.picture(state) : dated_map(state);
}

const MapPicture& Studio::plain_map(const AppState& state) {
    return stage_.picture(state, {});
}

AppState bare_state(const Pack& pack, const Viewport& viewport, Day day, const MapBox& box) {
    AppState state = opening_state(pack, viewport);
    state.day = day;
    const ScreenBox all{0, 0, double(viewport.width_px), double(viewport.height_px)};
    state.camera = bounded(camera_for(box, viewport, all), viewport, all, pack.extent, pack.home,
                           kNearestWidthM);
    return state;
}

MapBox sheet_box(const ProjectionGrid& grid, const LonLatBox& box) {
    MapBox out{1e300, 1e300, -1e300, -1e300};
    constexpr int kSteps = 32;
    for (int i = 0; i <= kSteps; ++i) {
        const double t = double(i) / kSteps;
        const double lon = box.west_deg + (box.east_deg - box.west_deg) * t;
        const double lat = box.south_deg + (box.north_deg - box.south_deg) * t;
        for (const LonLat p : {LonLat{lon, box.south_deg}, LonLat{lon, box.north_deg},
                               LonLat{box.west_deg, lat}, LonLat{box.east_deg, lat}}) {
            const MapPoint at = map_from_lonlat(grid, p);
            out = {std::min(out.west_m, at.x_m), std::min(out.south_m, at.y_m),
                   std::max(out.east_m, at.x_m), std::max(out.north_m, at.y_m)};
        }
    }
    return out;
}

}  // namespace nandu
