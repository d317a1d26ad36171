#include "render/map_renderer.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "gl_context.h"
#include "small_pack.h"

namespace nandu {
namespace {

constexpr PolityId kRed{0};
constexpr PolityId kBlue{1};
constexpr PolityId kBare{2};

struct Pixel {
    int r, g, b;
    bool near(const Pixel& o, int tolerance) const {
        return std::abs(r - o.r) <= tolerance && std::abs(g - o.g) <= tolerance &&
               std::abs(b - o.b) <= tolerance;
    }
};

std::ostream& operator<<(std::ostream& out, const Pixel& p) {
    return out << "(" << p.r << ", " << p.g << ", " << p.b << ")";
}

Pixel pixel_of(const Image& image, int x, int y) {
    const auto i = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width_px) +
                    static_cast<std::size_t>(x)) *
                   4;
    return {image.rgba[i], image.rgba[i + 1], image.rgba[i + 2]};
}

/// A picture of the small sheet: 400 x 300 pixels, 1 km each, so pixel (x, y) shows
/// (x - 200, 150 - y) km.
class MapRendererTest : public testing::Test {
protected:
    void SetUp() override {
        NANDU_NEEDS_GL();
        typesetter =
            std::make_unique<Typesetter>(std::filesystem::path(NANDU_SOURCE_DIR) / "assets/fonts");
        glyphs = std::make_unique<GlyphCache>(*typesetter);
        renderer = std::make_unique<MapRenderer>(*glyphs);
        target = std::make_unique<OffscreenFramebuffer>(400, 300);
        picture.pack = SmallPack::make();
        picture.camera = {{0.0, 0.0}, 1000.0};
        picture.viewport = {400, 300, 1.0};
        picture.day = {2132000};
        picture.show_graticule = false;
    }
    Image draw() {
        renderer->draw(picture, target->framebuffer());
        return read_pixels(target->framebuffer());
    }
    void show(DrawItem item) {
        DrawList list;
        list.push_back(std::move(item));
        picture.overlay = std::make_shared<const DrawList>(std::move(list));
    }
    std::unique_ptr<Typesetter> typesetter;
    std::unique_ptr<GlyphCache> glyphs;
    std::unique_ptr<MapRenderer> renderer;
    std::unique_ptr<OffscreenFramebuffer> target;
    MapPicture picture;
};

TEST_F(MapRendererTest, LandAndSeaHaveTheirTints) {
    const Image image = draw();
    EXPECT_TRUE(pixel_of(image, 60, 30).near({0xEC, 0xE6, 0xCD}, 4)) << pixel_of(image, 60, 30);
    EXPECT_TRUE(pixel_of(image, 395, 150).near({0xD0, 0xE0, 0xE3}, 4)) << pixel_of(image, 395, 150);
}

TEST_F(MapRendererTest, TheSeaGlowsByTheCoast) {
    const Image image = draw();
    EXPECT_GT(pixel_of(image, 304, 150).r, pixel_of(image, 312, 150).r);
    EXPECT_GT(pixel_of(image, 312, 150).r, pixel_of(image, 360, 150).r);
}

TEST_F(MapRendererTest, TheDarkThemeIsDark) {
    picture.theme = ThemeKind::Dark;
    const Image image = draw();
    EXPECT_LT(pixel_of(image, 60, 30).r, 80);
    EXPECT_LT(pixel_of(image, 395, 150).r, 60);
}

TEST_F(MapRendererTest, WatersAreThoseOfTheDay) {
    const Pixel before = pixel_of(draw(), 100, 210);
    EXPECT_LT(before.r, 0xB0) << before;
    picture.day = SmallPack::kRiverMoves;
    const Image image = draw();
    EXPECT_GT(pixel_of(image, 100, 210).r, 0xD0);
    EXPECT_LT(pixel_of(image, 100, 260).r, 0xB0);
    EXPECT_TRUE(pixel_of(image, 80, 60).near({0xC3, 0xD9, 0xDF}, 3)) << pixel_of(image, 80, 60);
}

TEST_F(MapRendererTest, TerritoryColoursTheLandAndNotTheSea) {
    picture.holders = SmallPack::holders(kRed, kBlue, kBare);
    const Image image = draw();
    const Pixel red = pixel_of(image, 40, 100);
    const Pixel blue = pixel_of(image, 240, 75);
    EXPECT_GT(red.r, red.b + 60) << red;
    EXPECT_GT(blue.b, blue.r + 40) << blue;
    EXPECT_TRUE(pixel_of(image, 100, 240).near({0xEC, 0xE6, 0xCD}, 4));
    EXPECT_TRUE(pixel_of(image, 395, 75).near({0xD0, 0xE0, 0xE3}, 4));
}

TEST_F(MapRendererTest, ColourDeepensTowardsABorder) {
    picture.holders = SmallPack::holders(kRed, kBlue, kBare);
    const Image image = draw();
    EXPECT_LT(pixel_of(image, 144, 75).g, pixel_of(image, 90, 120).g - 30);
    // Between one lord's own cells there is neither line nor edge.
    picture.holders = SmallPack::holders(kRed, kRed, kRed);
    const Image joined = draw();
    EXPECT_TRUE(pixel_of(joined, 150, 75).near(pixel_of(joined, 250, 75), 2));
}

TEST_F(MapRendererTest, ABorderIsALineOfTheSameWidthAtEveryScale) {
    picture.holders = SmallPack::holders(kRed, kBlue, kBlue);
    for (const double m_per_px : {1000.0, 400.0}) {
        picture.camera = {{-50e3, 75e3}, m_per_px};
        const Image image = draw();
        int dark = 0;
        for (int x = 190; x < 210; ++x) {
            dark += pixel_of(image, x, 150).r < 130 && pixel_of(image, x, 150).b < 130 ? 1 : 0;
        }
        EXPECT_GE(dark, 1);
        EXPECT_LE(dark, 3);
    }
}

TEST_F(MapRendererTest, ARaidStripesTheLandOfItsLord) {
    auto raided = std::make_shared<HolderTable>(*SmallPack::holders(kRed, kRed, kRed));
    raided->entries[1] = {kBlue, kRed, -1, true, false, false};
    picture.holders = raided;
    const Image image = draw();
    int red = 0;
    int blue = 0;
    for (int x = 200; x < 290; ++x) {
        const Pixel p = pixel_of(image, x, 75);
        red += p.r > p.b + 30 ? 1 : 0;
        blue += p.b > p.r + 30 ? 1 : 0;
    }
    EXPECT_GT(red, 30);
    EXPECT_GT(blue, 15);
}

TEST_F(MapRendererTest, AFadeLiesBetweenTheTwoHolders) {
    picture.holders = SmallPack::holders(kRed, kRed, kRed);
    const Pixel after = pixel_of(draw(), 240, 75);
    picture.fades = {{1, kBlue, 0.5F}};
    const Pixel during = pixel_of(draw(), 240, 75);
    picture.fades = {{1, kBlue, 0.0F}};
    const Pixel before = pixel_of(draw(), 240, 75);
    EXPECT_LT(during.r, after.r);
    EXPECT_GT(during.r, before.r);
}

TEST_F(MapRendererTest, AnUnchangedPictureUploadsAndRedrawsNothing) {
    picture.holders = SmallPack::holders(kRed, kBlue, kBare);
    show(Text{"Kaifeng 開封", {}, {40.0, 40.0}, 0.0, rgba(0x000000), rgba(0xFFFFFF)});
    draw();
    const Counters before = renderer->counters();
    const Image again = draw();
    const Counters after = renderer->counters();
    EXPECT_EQ(after.uploads, before.uploads);
    EXPECT_EQ(after.uploaded_bytes, before.uploaded_bytes);
    EXPECT_EQ(after.base_redraws, before.base_redraws);
    EXPECT_EQ(after.territory_redraws, before.territory_redraws);
    EXPECT_LE(after.draw_calls, before.draw_calls + 1);
}

TEST_F(MapRendererTest, ADayWithoutChangeUploadsAndRedrawsNothing) {
    picture.holders = SmallPack::holders(kRed, kBlue, kBare);
    draw();
    const Counters before = renderer->counters();
    picture.day = picture.day + 100;
    draw();
    EXPECT_EQ(renderer->counters().uploads, before.uploads);
    EXPECT_EQ(renderer->counters().base_redraws, before.base_redraws);
    picture.day = SmallPack::kRiverMoves;
    draw();
    EXPECT_EQ(renderer->counters().uploads, before.uploads);
    EXPECT_EQ(renderer->counters().base_redraws, before.base_redraws + 1);
    EXPECT_EQ(renderer->counters().territory_redraws, before.territory_redraws);
}

TEST_F(MapRendererTest, AChangeOfHoldersUploadsOnlyTheirTable) {
    picture.holders = SmallPack::holders(kRed, kBlue, kBare);
    draw();
    const Counters before = renderer->counters();
    picture.holders = SmallPack::holders(kBlue, kBlue, kBare);
    draw();
    const Counters after = renderer->counters();
    EXPECT_EQ(after.uploads, before.uploads + 1);
    EXPECT_EQ(after.holder_uploads, before.holder_uploads + 1);
    EXPECT_LT(after.uploaded_bytes - before.uploaded_bytes, 16384U);
    EXPECT_EQ(after.geometry_redraws, before.geometry_redraws);
    EXPECT_EQ(after.territory_redraws, before.territory_redraws + 1);
}

TEST_F(MapRendererTest, AMovingCameraUploadsNothing) {
    picture.holders = SmallPack::holders(kRed, kBlue, kBare);
    draw();
    const Counters before = renderer->counters();
    picture.camera.center.x_m += 10e3;
    draw();
    EXPECT_EQ(renderer->counters().uploads, before.uploads);
    EXPECT_EQ(renderer->counters().base_redraws, before.base_redraws + 1);
}

TEST_F(MapRendererTest, ReliefIsUploadedOnlyAboutTheView) {
    picture.camera = {{0.0, 0.0}, 100.0};  // 40 x 30 km of 400 x 300.
    draw();
    const Counters before = renderer->counters();
    picture.camera.center.x_m += 2e3;
    draw();
    EXPECT_EQ(renderer->counters().uploads, before.uploads) << "the margin was enough";
    picture.camera.center.x_m += 100e3;
    draw();
    EXPECT_EQ(renderer->counters().uploads, before.uploads + 4) << "four rasters follow the view";
    EXPECT_LT(renderer->counters().uploaded_bytes - before.uploaded_bytes, 4U * 20U * 20U);
}

TEST_F(MapRendererTest, AChangeOfHoldersLeavesTheSameSeaAsAFreshPicture) {
    picture.show_graticule = true;
    picture.holders = SmallPack::holders(kRed, kBlue, kBare);
    draw();
    picture.holders = SmallPack::holders(kBlue, kRed, kBare);
    const Image changed = draw();
    renderer = std::make_unique<MapRenderer>(*glyphs);
    EXPECT_EQ(changed.rgba, draw().rgba);
}

TEST_F(MapRendererTest, AShapeLandsWhereItShould) {
    Shape box;
    box.center = {100.0, 60.0};
    box.half_width_px = 10.0F;
    box.half_height_px = 5.0F;
    box.corner_px = 0.0F;
    box.fill = rgba(0x00FF00);
    show(box);
    const Image image = draw();
    const Pixel green{0, 255, 0};
    EXPECT_TRUE(pixel_of(image, 100, 60).near(green, 1));
    EXPECT_TRUE(pixel_of(image, 91, 56).near(green, 1));
    EXPECT_TRUE(pixel_of(image, 108, 63).near(green, 1));
    EXPECT_FALSE(pixel_of(image, 88, 60).near(green, 60));
    EXPECT_FALSE(pixel_of(image, 100, 66).near(green, 60));
}

TEST_F(MapRendererTest, AHollowCircleHasAHoleAndAHaloOnBothSides) {
    Shape ring;
    ring.center = {100.5, 60.5};
    ring.half_width_px = ring.half_height_px = ring.corner_px = 20.0F;
    ring.line = rgba(0x00FF00);
    ring.line_px = 3.0F;
    ring.halo = rgba(0x000000);
    ring.halo_px = 3.0F;
    const Pixel ground = pixel_of(draw(), 100, 60);
    show(ring);
    const Image image = draw();
    EXPECT_TRUE(pixel_of(image, 100, 60).near(ground, 1));
    EXPECT_TRUE(pixel_of(image, 120, 60).near({0, 255, 0}, 2));
    EXPECT_TRUE(pixel_of(image, 117, 60).near({0, 0, 0}, 2));
    EXPECT_TRUE(pixel_of(image, 123, 60).near({0, 0, 0}, 2));
}

TEST_F(MapRendererTest, AStrokeHasItsWidthAndItsBends) {
    Stroke stroke;
    stroke.points = {{50.0, 100.5}, {150.0, 100.5}, {150.0, 180.0}};
    stroke.widths_px = {5.0F};
    stroke.colour = rgba(0x00FF00);
    show(stroke);
    const Image image = draw();
    const Pixel green{0, 255, 0};
    EXPECT_TRUE(pixel_of(image, 80, 100).near(green, 1));
    EXPECT_TRUE(pixel_of(image, 80, 102).near(green, 1));
    EXPECT_FALSE(pixel_of(image, 80, 104).near(green, 60));
    EXPECT_TRUE(pixel_of(image, 150, 150).near(green, 1));
    EXPECT_TRUE(pixel_of(image, 150, 100).near(green, 1));
    EXPECT_TRUE(pixel_of(image, 48, 100).near(green, 1)) << "round caps reach beyond the end";
}

TEST_F(MapRendererTest, ATranslucentStrokeIsNowhereDarkerThanItsColour) {
    Stroke stroke;
    for (int i = 0; i <= 60; ++i) {
        const double t = i * 0.1;
        stroke.points.push_back({200.0 + 60.0 * std::cos(t), 220.0 + 40.0 * std::sin(t)});
    }
    stroke.widths_px = {12.0F};
    stroke.colour = rgba(0x000000, 0.5F);
    show(stroke);
    const Image image = draw();
    int darkest = 255;
    for (int y = 160; y < 280; ++y) {
        for (int x = 120; x < 280; ++x) {
            darkest = std::min(darkest, pixel_of(image, x, y).r);
        }
    }
    // The river is the darkest ground; half of it is the lower bound.
    EXPECT_GE(darkest, 0x4F / 2 - 2);
    EXPECT_TRUE(pixel_of(image, 260, 222).near({0xEC / 2, 0xE6 / 2, 0xCD / 2}, 4));
}

TEST_F(MapRendererTest, DashesLeaveGaps) {
    Stroke stroke;
    stroke.points = {{50.0, 100.5}, {150.0, 100.5}};
    stroke.widths_px = {3.0F};
    stroke.colour = rgba(0x00FF00);
    stroke.dash_on_px = 10.0F;
    stroke.dash_off_px = 10.0F;
    show(stroke);
    const Image image = draw();
    EXPECT_TRUE(pixel_of(image, 55, 100).near({0, 255, 0}, 1));
    EXPECT_FALSE(pixel_of(image, 65, 100).near({0, 255, 0}, 60));
    EXPECT_TRUE(pixel_of(image, 75, 100).near({0, 255, 0}, 1));
}

TEST_F(MapRendererTest, AFilledPolygonKeepsItsNotch) {
    Fill arrow;
    arrow.points = {{60.0, 60.0}, {100.0, 80.0}, {60.0, 100.0}, {75.0, 80.0}};
    arrow.colour = rgba(0x00FF00);
    show(arrow);
    const Image image = draw();
    EXPECT_TRUE(pixel_of(image, 85, 80).near({0, 255, 0}, 1));
    EXPECT_FALSE(pixel_of(image, 64, 80).near({0, 255, 0}, 60));
}

TEST_F(MapRendererTest, TextStandsOnItsBaseline) {
    Text text;
    text.text = "宋";
    text.style.size_px = 40.0;
    text.origin = {60.0, 200.0};
    text.colour = rgba(0x000000);
    show(text);
    const Image image = draw();
    int ink = 0;
    int outside = 0;
    for (int y = 120; y < 260; ++y) {
        for (int x = 20; x < 160; ++x) {
            if (pixel_of(image, x, y).r < 60) {
                const bool inside = x >= 60 && x < 100 && y >= 160 && y < 208;
                ++(inside ? ink : outside);
            }
        }
    }
    EXPECT_GT(ink, 150);
    EXPECT_EQ(outside, 0);
}

TEST_F(MapRendererTest, TurnedTextRunsDownward) {
    Text text;
    text.text = "IIIIIIII";
    text.style.size_px = 20.0;
    text.origin = {150.0, 100.0};
    text.angle_rad = 1.5707963;
    text.colour = rgba(0x000000);
    show(text);
    const Image image = draw();
    int below = 0;
    int right = 0;
    for (int y = 102; y < 160; ++y) {
        for (int x = 150; x < 166; ++x) {
            below += pixel_of(image, x, y).r < 100 ? 1 : 0;
        }
    }
    for (int x = 170; x < 230; ++x) {
        right += pixel_of(image, x, 95).r < 100 ? 1 : 0;
    }
    EXPECT_GT(below, 60);
    EXPECT_EQ(right, 0);
}

TEST_F(MapRendererTest, TilesOfOnePictureFit) {
    picture.holders = SmallPack::holders(kRed, kBlue, kBare);
    picture.patterns = true;
    const Image whole = draw();
    const OffscreenFramebuffer part(200, 160);
    renderer->draw_tile(picture, part.framebuffer(), 137, 71);
    const Image tile = read_pixels(part.framebuffer());
    int different = 0;
    for (int y = 0; y < 160; ++y) {
        for (int x = 0; x < 200; ++x) {
            different += pixel_of(tile, x, y).near(pixel_of(whole, x + 137, y + 71), 12) ? 0 : 1;
        }
    }
    EXPECT_LT(different, 200 * 160 / 200);
}

TEST_F(MapRendererTest, AnImageLargerThanATileIsWhole) {
    picture.viewport = {5000, 40, 1.0};
    const Image image = render_image(*renderer, picture);
    EXPECT_EQ(image.width_px, 5000);
    EXPECT_EQ(image.rgba.size(), 5000U * 40U * 4U);
    EXPECT_EQ(pixel_of(image, 4999, 20).r, pixel_of(image, 3500, 20).r);
}

TEST_F(MapRendererTest, AnEmptyPictureIsAllSea) {
    const Image image = render_image(*renderer, MapPicture{});
    EXPECT_EQ(image.width_px, 1280);
    EXPECT_GT(pixel_of(image, 600, 300).b, 100);
}

/// Two dots and a square in the middle of the small sheet.
std::shared_ptr<const Pack> pack_with_features() {
    auto pack = std::make_shared<Pack>(*SmallPack::make());
    Features& f = pack->features;
    f.layers = {{"dots", {}, -1}};
    f.points = 2;
    f.areas = 1;
    f.positions = {{-150e3F, 100e3F}, {150e3F, 100e3F}};
    f.category = {0, 1, 2};
    f.rings_of = {0, 1};
    f.ring_first = {0, 4};
    f.ring_points = {{-20e3F, -20e3F}, {20e3F, -20e3F}, {20e3F, 20e3F}, {-20e3F, 20e3F}};
    f.fill.vertices = f.ring_points;
    f.fill.indices = {0, 1, 2, 2, 3, 0};
    f.fill.first_index = {0, 6};
    f.coarse_fill = f.fill;
    return pack;
}

TEST_F(MapRendererTest, FeaturesOfTheDayAreDrawnAndTheirListIsSentOnce) {
    picture.pack = pack_with_features();
    const Image bare = draw();
    auto all = std::make_shared<VisibleFeatures>();
    all->points = {0, 1};
    all->areas = {2};
    picture.features = all;
    const Image shown = draw();
    const Pixel dot = pixel_of(shown, 50, 50);
    EXPECT_GT(dot.r, dot.b + 100) << dot;
    EXPECT_FALSE(pixel_of(shown, 200, 150).near(pixel_of(bare, 200, 150), 10));
    EXPECT_TRUE(pixel_of(shown, 200, 100).near(pixel_of(bare, 200, 100), 1));
    EXPECT_TRUE(pixel_of(shown, 58, 50).near(pixel_of(bare, 58, 50), 1)) << "the dot is round";

    // Another day on which nothing appears or goes has the same list: nothing is sent.
    const Counters before = renderer->counters();
    picture.day = picture.day + 1;
    draw();
    EXPECT_EQ(renderer->counters().uploaded_bytes, before.uploaded_bytes);
    EXPECT_EQ(renderer->counters().feature_lists, before.feature_lists);

    auto one = std::make_shared<VisibleFeatures>();
    one->points = {1};
    picture.features = one;
    const Image later = draw();
    EXPECT_EQ(renderer->counters().uploaded_bytes, before.uploaded_bytes + 4) << "one index";
    EXPECT_EQ(renderer->counters().base_redraws, before.base_redraws);
    EXPECT_TRUE(pixel_of(later, 50, 50).near(pixel_of(bare, 50, 50), 1));
    EXPECT_TRUE(pixel_of(later, 200, 150).near(pixel_of(bare, 200, 150), 1));
}

}  // namespace
}  // namespace nandu
