#include "app/render_command.h"

#include <fmt/format.h>

#include "app/atlas_file.h"
#include "app/gl_window.h"
#include "app/studio.h"
#include "app/window.h"
#include "export/png.h"
#include "viewer/session.h"
#include "viewer/story.h"

namespace nandu {
namespace {

/// The whole window as it looks after it has settled.
Image with_panels(GlWindow& window, std::shared_ptr<const Pack> pack, const Strings& strings,
                  const Paths& paths, const RenderRequest& request, Day day) {
    WindowOptions options;
    options.language = request.picture.language;
    options.theme = request.picture.theme;
    options.display_scale = request.picture.viewport.scale;
    options.text_scale = request.picture.text_scale;
    AtlasWindow view(window, pack, strings, paths, options);
    view.perform(SetDay{day});
    if (request.picture.extent) {
        view.perform(ShowBox{sheet_box(pack->projection, *request.picture.extent)});
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
        if (request.picture.extent) {
            view.perform(ShowBox{sheet_box(pack->projection, *request.picture.extent)});
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
    auto window = open_offscreen(request.picture.viewport);
    if (!window) {
        return Failure(window.error());
    }
    const Day day = request.day.value_or(pack->atlas.manifest.opening_day);
    if (request.panels || request.then) {
        return with_panels(*window, pack, *strings, paths, request, day);
    }
    Studio studio(pack, *strings, paths);
    return studio.draw(studio.dated_map(request.picture.state(*pack, day)));
}

namespace {

/// A key may be a title in words; on a stick of a school's no name may have these.
std::string name_for_a_file(std::string key) {
    for (char& c : key) {
        c = std::string_view("<>:\"/\\|?*").find(c) == std::string_view::npos ? c : '_';
    }
    return key;
}

}  // namespace

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
    auto window = open_offscreen(request.picture.viewport);
    if (!window) {
        return Failure(window.error());
    }
    Studio studio(pack, *strings, paths);
    AppState state = opening_state(*pack, request.picture.viewport);
    state.language = request.picture.language;
    state.theme = request.picture.theme;
    std::error_code error;
    fs::create_directories(request.output, error);
    for (const Step& step : pack->atlas.steps) {
        state = presenting(std::move(state), *pack, static_cast<int>(written.size()), true);
        const fs::path file =
            request.output /
            fmt::format("{:02}-{}.png", written.size() + 1, name_for_a_file(step.key));
        const auto saved = save(file, studio.draw(studio.screen(state)));
        if (!saved) {
            return Failure(saved.error());
        }
    }
    return written;
}

}  // namespace nandu
