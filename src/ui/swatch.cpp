#include "ui/swatch.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace nandu {
void draw_swatch(const Paint& paint, const Atlas& atlas, ImVec2 a, ImVec2 b, PolityId polity,
                 PolityId raider, bool inferred) {
    a = {std::round(a.x), std::round(a.y)};
    b = {std::round(b.x), std::round(b.y)};
    const Theme& theme = *paint.theme;
    const bool bare = polity == kNo<PolityId> || !atlas[polity].style.drawn;
    const Rgba full = fill_of(paint, atlas, polity);
    const Rgba ground = theme.kind == ThemeKind::Dark ? theme.panel2 : theme.panel;
    const Rgba fill = bare ? theme.panel2 : mixed(ground, full, 0.5F);
    paint.rect(a, b, fill, 2.0F);
    if (raider != kNo<PolityId>) {
        paint.hatch(a, b, fill_of(paint, atlas, raider), 2.6F, 6.0F);
    }
    if (inferred) {
        paint.list->PushClipRect(a, b, true);
        const float step = 5.0F * paint.s;
        int row = 0;
        for (float y = a.y + step * 0.5F; y < b.y; y += step * 0.86F, ++row) {
            for (float x = a.x + step * (row % 2 == 0 ? 0.5F : 1.0F); x < b.x; x += step) {
                paint.list->AddCircleFilled({x, y}, 1.1F * paint.s, packed(theme.panel));
            }
        }
        paint.list->PopClipRect();
    }
    paint.outline(a, b, bare ? theme.tick : full, 2.0F, std::max(1.0F, 1.2F * paint.s));
}

void draw_contested_swatch(const Paint& paint, const Atlas& atlas, ImVec2 a, ImVec2 b,
                           PolityId holder, PolityId rival) {
    a = {std::round(a.x), std::round(a.y)};
    b = {std::round(b.x), std::round(b.y)};
    const Theme& theme = *paint.theme;
    const Rgba ground = theme.kind == ThemeKind::Dark ? theme.panel2 : theme.panel;
    paint.rect(a, b, mixed(ground, fill_of(paint, atlas, rival), 0.5F), 2.0F);
    paint.hatch(a, b, mixed(ground, fill_of(paint, atlas, holder), 0.6F), 6.0F, 12.0F);
    paint.outline(a, b, theme.tick, 2.0F, std::max(1.0F, 1.2F * paint.s));
}

void draw_seal(const Paint& paint, const PanelInput& input, ImVec2 middle, float size) {
    const Manifest& manifest = input.pack.atlas.manifest;
    const PolityState* us = input.scene.of(manifest.protagonist);
    const bool in_capital = us != nullptr && us->court && us->capital != kNo<StayId> &&
                            us->court->place == input.pack.atlas[us->capital].place;
    const Theme& theme = *paint.theme;
    const float half = size * 0.5F * paint.s;
    middle = {std::round(middle.x), std::round(middle.y)};
    paint.rect({middle.x - half, middle.y - half}, {middle.x + half, middle.y + half}, theme.accent,
               size / 24.0F * 2.5F);
    const float inner = half * 0.82F;
    paint.outline({middle.x - inner, middle.y - inner}, {middle.x + inner, middle.y + inner},
                  with_alpha(theme.on_accent, 0.8F), size / 24.0F * 1.2F,
                  std::max(1.0F, 0.9F * half / 12.0F));
    const std::string& character = in_capital ? manifest.seal_capital : manifest.seal_travelling;
    paint.text_centred(middle, Face::Seal, size * 0.65F, theme.on_accent, character);
}

}  // namespace nandu
