#include "map/theme.h"

namespace nandu {
namespace {

constexpr Theme kLight = {
    .kind = ThemeKind::Light,
    .panel = rgba(0xFBF8F0),
    .panel2 = rgba(0xF3EEE1),
    .hover = rgba(0xEAE2CF),
    .line = rgba(0xCFC5AF),
    .track = rgba(0xEAE3D3),
    .ink = rgba(0x22303A),
    .ink2 = rgba(0x4A5660),
    .ink3 = rgba(0x57616B),
    .accent = rgba(0xA3281E),
    .on_accent = rgba(0xFFFFFF),
    .link = rgba(0x1F5A8C),
    .captives = rgba(0x5A3E6E),
    .ok = rgba(0x2E6B4A),
    .warn = rgba(0x8A5A00),
    .tick = rgba(0x6F6657),
    .map_ink = rgba(0x22303A),
    .map_halo = rgba(0xF7F3E8, 0.86F),
    .water_ink = rgba(0x255871),
    .river = rgba(0x4F8098),
    .coast = rgba(0x5C7F90),
    .lake = rgba(0xC3D9DF),
    .graticule = rgba(0x4A5A63, 0.28F),
    .border = rgba(0x3E322E, 0.92F),
    .border_casing = rgba(0xFBF6EA, 0.38F),
    .no_polity = rgba(0x5A4E44),
    .shadow_alpha = 0.05F,
};

constexpr Theme kDark = {
    .kind = ThemeKind::Dark,
    .panel = rgba(0x1B2126),
    .panel2 = rgba(0x242B31),
    .hover = rgba(0x2E373E),
    .line = rgba(0x3C464D),
    .track = rgba(0x2A3238),
    .ink = rgba(0xECE5D6),
    .ink2 = rgba(0xBDB8AB),
    .ink3 = rgba(0x9BA09D),
    .accent = rgba(0xF58263),
    .on_accent = rgba(0x1B1210),
    .link = rgba(0x8CC3EE),
    .captives = rgba(0xD3B4E6),
    .ok = rgba(0x8CCBA5),
    .warn = rgba(0xE8B45A),
    .tick = rgba(0x8E8B80),
    .map_ink = rgba(0xEFE8D8),
    .map_halo = rgba(0x14191C, 0.86F),
    .water_ink = rgba(0x9CC3D4),
    .river = rgba(0x4E7387),
    .coast = rgba(0x55707E),
    .lake = rgba(0x22343F),
    .graticule = rgba(0x9BA9B0, 0.20F),
    .border = rgba(0xE9DFCB, 0.92F),
    .border_casing = rgba(0x14181A, 0.38F),
    .no_polity = rgba(0xBDB3A4),
    .shadow_alpha = 0.16F,
};

}  // namespace

const Theme& theme(ThemeKind kind) { return kind == ThemeKind::Dark ? kDark : kLight; }

}  // namespace nandu
