#include "app/render_command.h"

#include <fmt/format.h>

#include "app/atlas_file.h"
#include "app/class_picture.h"
#include "app/gl_window.h"
#include "app/stage.h"
#include "app/window.h"
#include "calendar/write_date.h"
#include "export/png.h"
#include "map/projection.h"
#include "render/map_renderer.h"
#include "viewer/session.h"
#include "viewer/story.h"

namespace nandu {
namespace {

/// The sheet's box about a lon/lat box: its outline is walked, since its sides curve.
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

/// The day in words on a plate in the lower left, so that a picture tells its date.
void add_date_plate(DrawList& list, const AppState& state, const Pack& pack,
                    Typesetter& typesetter) {
    const double s = state.ui_scale();
    const Theme& colours = theme(state.theme);
    std::vector<std::pair<std::string, TextStyle>> rows;
    const bool simplified = state.language == Language::Hans;
    rows.push_back({write_civil(state.day, CivilCalendar::Julian, state.language),
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

/// Draws bare maps, one after another, with everything that they share made once.
class PictureMaker {
public:
    PictureMaker(std::shared_ptr<const Pack> pack, const Strings& strings, const Paths& paths)
        : pack_(std::move(pack)),
          typesetter_(paths.assets / "fonts"),
          glyphs_(typesetter_),
          renderer_(glyphs_),
          stage_(pack_, glyphs_, strings) {}

    Image bare_map(const RenderRequest& request, Day day, const MapBox& box) {
        AppState state = opening_state(*pack_, request.viewport);
        state.language = request.language;
        state.theme = request.theme;
        state.text_scale = request.text_scale;
        state.day = day;
        const ScreenBox all{0, 0, double(request.viewport.width_px),
                            double(request.viewport.height_px)};
        state.camera = bounded(camera_for(box, request.viewport, all), request.viewport, all,
                               pack_->extent, pack_->home, kNearestWidthM);
        // Nothing covers a bare map but the plate with its date.
        const double s = state.ui_scale();
        const ScreenBox plate{0, all.bottom_px - 110 * s, 330 * s, all.bottom_px};
        MapPicture picture = stage_.picture(state, {plate});
        DrawList with_date = *picture.overlay;
        add_date_plate(with_date, state, *pack_, typesetter_);
        picture.overlay = std::make_shared<const DrawList>(std::move(with_date));
        return render_image(renderer_, picture);
    }

private:
    std::shared_ptr<const Pack> pack_;
    Typesetter typesetter_;
    GlyphCache glyphs_;
    MapRenderer renderer_;
    Stage stage_;
};

/// The whole window as it looks after it has settled.
Image with_panels(GlWindow& window, std::shared_ptr<const Pack> pack, const Strings& strings,
                  const Paths& paths, const RenderRequest& request, Day day) {
    WindowOptions options;
    options.language = request.language;
    options.theme = request.theme;
    options.display_scale = request.viewport.scale;
    options.text_scale = request.text_scale;
    AtlasWindow view(window, pack, strings, paths, options);
    view.perform(SetDay{day});
    if (request.extent) {
        view.perform(ShowBox{sheet_box(pack->projection, *request.extent)});
    }
    const PlaceId place = find_place(pack->atlas, request.select);
    const EventId event = find_event(pack->atlas, request.select);
    if (place != kNo<PlaceId>) {
        view.perform(Select{place});
    } else if (event != kNo<EventId>) {
        view.perform(Select{event});
    }
    if (request.then) {
        view.perform(Compare{true});
        view.perform(SetCompareMode{request.compare_mode});
        view.perform(SetDay{day});
        view.perform(TakeHand{true});
        view.perform(SetDay{*request.then});
        view.perform(TakeHand{false});
        if (request.extent) {
            view.perform(ShowBox{sheet_box(pack->projection, *request.extent)});
        }
    }
    const Robot nobody;  // The mouse is nowhere.
    for (int i = 0; i < 90; ++i) {
        view.frame(1.0 / 30.0, &nobody);
    }
    return view.screenshot();
}

}  // namespace

Result<Strings> load_strings(const Paths& paths) {
    const auto bytes = read_file(paths.assets / "strings.csv");
    if (!bytes) {
        return Failure(bytes.error());
    }
    return Strings::from_csv(
        std::string_view(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
}

namespace {

Result<GlWindow> open_offscreen(const Viewport& viewport) {
    return GlWindow::open(GlWindow::Kind::Offscreen, "nandu", viewport.width_px,
                          viewport.height_px);
}

}  // namespace

Result<Image> render_picture(std::shared_ptr<const Pack> pack, const RenderRequest& request,
                             const Paths& paths) {
    const auto strings = load_strings(paths);
    if (!strings) {
        return Failure(strings.error());
    }
    auto window = open_offscreen(request.viewport);
    if (!window) {
        return Failure(window.error());
    }
    const Day day = request.day.value_or(pack->atlas.manifest.opening_day);
    if (request.panels || request.then) {
        return with_panels(*window, pack, *strings, paths, request, day);
    }
    const MapBox box =
        request.extent ? sheet_box(pack->projection, *request.extent) : pack->home;
    return PictureMaker(pack, *strings, paths).bare_map(request, day, box);
}

Result<std::vector<std::filesystem::path>> render_pictures(std::shared_ptr<const Pack> pack,
                                                           const RenderRequest& request,
                                                           const Paths& paths) {
    namespace fs = std::filesystem;
    std::vector<fs::path> written;
    const auto save = [&written](const fs::path& file, const Image& image) -> Result<void> {
        written.push_back(file);
        return write_png(file, image.width_px, image.height_px, image.rgba);
    };
    if (!request.story) {
        const auto image = render_picture(pack, request, paths);
        if (!image) {
            return Failure(image.error());
        }
        const auto saved = save(request.output, *image);
        return saved ? Result<std::vector<fs::path>>(written) : Failure(saved.error());
    }
    const auto strings = load_strings(paths);
    if (!strings) {
        return Failure(strings.error());
    }
    auto window = open_offscreen(request.viewport);
    if (!window) {
        return Failure(window.error());
    }
    Typesetter typesetter(paths.assets / "fonts");
    GlyphCache glyphs(typesetter);
    MapRenderer renderer(glyphs);
    ClassPicture pictures(pack, glyphs, *strings);
    AppState state = opening_state(*pack, request.viewport);
    state.language = request.language;
    state.theme = request.theme;
    std::error_code error;
    fs::create_directories(request.output, error);
    for (const Step& step : pack->atlas.steps) {
        state = presenting(std::move(state), *pack, static_cast<int>(written.size()), true);
        const fs::path file =
            request.output / fmt::format("{:02}-{}.png", written.size() + 1, step.key);
        const auto saved = save(file, render_image(renderer, pictures.picture(state)));
        if (!saved) {
            return Failure(saved.error());
        }
    }
    return written;
}

}  // namespace nandu
