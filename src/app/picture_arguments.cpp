#include "app/picture_arguments.h"

#include <cstdio>
#include <cstdlib>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/studio.h"

namespace nandu {

AppState PictureChoice::state(const Pack& pack, Day day) const {
    AppState out = bare_state(pack, viewport, day,
                              extent ? sheet_box(pack.projection, *extent) : pack.home);
    out.language = language;
    out.theme = theme;
    out.text_scale = text_scale;
    return out;
}

void PictureArguments::add_to(CLI::App& command) {
    command.add_option("--size", size, "WIDTHxHEIGHT in pixels");
    command.add_option("--extent", extent, "WEST,SOUTH,EAST,NORTH in degrees");
    command.add_option("--lang", language, "en, zh-Hant or zh-Hans");
    command.add_option("--theme", theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
    command.add_option("--text-scale", text_scale, "0.75 to 3")->check(CLI::Range(0.75, 3.0));
    command.add_option("--ui-scale", display_scale, "pixels for one design pixel")
        ->check(CLI::Range(0.5, 4.0));
}

tl::expected<PictureChoice, std::string> PictureArguments::choice() const {
    PictureChoice out;
    int width = 0, height = 0;
    char tail = 0;
    if (std::sscanf(size.c_str(), "%dx%d%c", &width, &height, &tail) != 2 || width < 16 ||
        height < 16 || width > 16384 || height > 16384) {
        return tl::unexpected(fmt::format("--size: found \"{}\", expected WIDTHxHEIGHT in pixels "
                                          "from 16x16 to 16384x16384, such as 1920x1080",
                                          size));
    }
    out.viewport = {width, height, display_scale};
    const auto tag = language_from_tag(language);
    if (!tag) {
        return tl::unexpected(
            fmt::format("--lang: found \"{}\", expected en, zh-Hant or zh-Hans", language));
    }
    out.language = *tag;
    out.theme = theme == "dark" ? ThemeKind::Dark : ThemeKind::Light;
    out.text_scale = text_scale;
    if (!extent.empty()) {
        const auto box = numbers_of(extent, 4);
        if (!box || (*box)[0] >= (*box)[2] || (*box)[1] >= (*box)[3]) {
            return tl::unexpected(
                fmt::format("--extent: found \"{}\", expected WEST,SOUTH,EAST,NORTH in degrees, "
                            "such as 105,25,122,40",
                            extent));
        }
        out.extent = LonLatBox{(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
    }
    return out;
}

std::optional<std::vector<double>> numbers_of(const std::string& text, std::size_t count) {
    std::vector<double> values;
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string part = text.substr(at, comma - at);
        char* end = nullptr;
        const double value = std::strtod(part.c_str(), &end);
        if (part.empty() || *end != '\0') {
            return std::nullopt;
        }
        values.push_back(value);
        at = comma + 1;
    }
    return values.size() == count ? std::optional(values) : std::nullopt;
}

}  // namespace nandu
