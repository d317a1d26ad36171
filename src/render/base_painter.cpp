#include "render/base_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <tuple>

#include "render/base_style.h"
#include "render/geometry_buffers.h"
#include "render/raster_texture.h"
#include "render/territory_painter.h"

namespace nandu {
namespace {

/// The coast's glow also comes from land just outside the view.
constexpr int kMarginPx = 48;
constexpr int kGlowDivisor = 6;
/// So far around the coast both sea and land are painted.
constexpr float kShorePx = 2.0F;
/// Above this size the land's mask is not drawn twice as fine.
constexpr double kLargestFineMaskPx = 3.2e6;

/// Copies a part of one target to the same place in another of its size.
void copy_box(const Framebuffer& from, const Framebuffer& to, const PixelBox& box) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.id);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.id);
    glBlitFramebuffer(box.left, box.bottom, box.right, box.top, box.left, box.bottom, box.right,
                      box.top, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

/// Places in the mask, which has a margin, from pixels of the view.
Affine mask_from_px(const TileView& view) {
    const double width = view.width_px + 2.0 * kMarginPx;
    const double height = view.height_px + 2.0 * kMarginPx;
    return {static_cast<float>(1.0 / width), static_cast<float>(1.0 / height),
            static_cast<float>(kMarginPx / width), static_cast<float>(kMarginPx / height)};
}

}  // namespace

struct BasePainter::Impl {
    explicit Impl(Counters& all) : counters(all) {}

    void take_pack(std::shared_ptr<const Pack> next);
    const MeshBuffers& land_mesh(std::size_t level);
    enum Kind { Coast, River, LakeOutline, Reference, Graticule };
    const LineBuffers& line_buffers(Kind kind, std::size_t level, double tolerance_m);
    void make_targets(const TileView& view);

    void paint_mask(const MapPicture& picture, const TileView& view);
    void paint_glow(const TileView& view);
    /// True if the texture is new, with nothing of borders on it.
    bool paint_waters(const MapPicture& picture, const TileView& view);
    void paint_shore(const TileView& view);
    void compose(const MapPicture& picture, const TileView& view);
    void paint_thin_lines(const MapPicture& picture, const TileView& view, const PixelBox& box);

    Counters& counters;
    GeometryBuffers buffers{counters};
    TerritoryPainter territory{buffers, counters};

    LazyProgram mask_program{"mask.vert", "mask.frag"};
    LazyProgram shrink_program{"full_screen.vert", "shrink.frag"};
    LazyProgram glow_program{"full_screen.vert", "glow.frag"};
    LazyProgram cover_program{"line.vert", "line_cover.frag"};
    LazyProgram thin_program{"line.vert", "line_colour.frag"};
    LazyProgram sea_program{"sea.vert", "sea.frag"};
    LazyProgram land_program{"land.vert", "land.frag"};
    LazyProgram smooth_land_program{"land.vert", "land.frag", "#define SMOOTH\n"};

    VertexArray no_vertices;

    std::shared_ptr<const Pack> pack;
    std::vector<Day> water_days;
    std::map<std::size_t, MeshBuffers> land;
    std::optional<MeshBuffers> lakes;
    /// By kind, level and tolerance: made when first seen.
    std::map<std::tuple<Kind, std::size_t, int>, LineBuffers> lines;
    RasterTexture land_shade, land_height, sea_shade, sea_depth;
    Texture ramps;
    bool ramps_loaded = false;

    Renderbuffer shore_marks;  ///< Stencil: 0 sea, 1 land, 2 shore.
    DrawTexture mask, glow_a, glow_b, line_cover;
    DrawTexture plain;      ///< The ground without territory.
    DrawTexture rest;       ///< What a wash does not change of it, and how much it changes in alpha.
    GlName<FramebufferTraits> plain_and_rest;
    DrawTexture ground;
    int mask_scale = 2;

    /// What the kept pictures show.
    struct Geometry {
        TileView view;
        std::size_t water_era = 0;
        bool rivers = false;
        friend bool operator==(const Geometry&, const Geometry&) = default;
    };
    std::optional<Geometry> geometry;
    struct Composed {
        ThemeKind theme = ThemeKind::Light;
        bool relief = false;
        friend bool operator==(const Composed&, const Composed&) = default;
    };
    std::optional<Composed> composed;
    struct Finished {
        bool territory = false, graticule = false, reference = false;
        friend bool operator==(const Finished&, const Finished&) = default;
    };
    std::optional<Finished> finished;
};

void BasePainter::Impl::take_pack(std::shared_ptr<const Pack> next) {
    pack = std::move(next);
    land.clear();
    lakes.reset();
    lines.clear();
    territory.take_pack(pack);
    geometry.reset();
    const BaseMap& basemap = pack->basemap;
    water_days = water_change_days(basemap);
    land_shade.take(basemap.land_shade, 128);
    land_height.take(basemap.land_height, 32);
    sea_shade.take(basemap.sea_shade, 128);
    sea_depth.take(basemap.sea_depth, 24);
    if (!ramps_loaded) {
        std::vector<std::uint8_t> texels = ramp_texels(ThemeKind::Light);
        const std::vector<std::uint8_t> dark = ramp_texels(ThemeKind::Dark);
        texels.insert(texels.end(), dark.begin(), dark.end());
        glBindTexture(GL_TEXTURE_2D, ramps.id());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kRampColumns, 4, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     texels.data());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        ramps_loaded = true;
        ++counters.uploads;
        counters.uploaded_bytes += texels.size();
    }
}

const MeshBuffers& BasePainter::Impl::land_mesh(std::size_t level) {
    const auto known = land.find(level);
    if (known != land.end()) {
        return known->second;
    }
    const Mesh& mesh = pack->basemap.land[level].land;
    return land
        .emplace(level, buffers.sent({mesh.vertices.data(), mesh.vertices.size()},
                                     sorted_by_place(mesh)))
        .first->second;
}

const LineBuffers& BasePainter::Impl::line_buffers(Kind kind, std::size_t level,
                                                   double tolerance_m) {
    const auto key = std::make_tuple(kind, level, static_cast<int>(tolerance_m));
    const auto known = lines.find(key);
    if (known != lines.end()) {
        return known->second;
    }
    const BaseMap& basemap = pack->basemap;
    const Lines& of = kind == Coast         ? basemap.land[level].coast
                      : kind == River       ? basemap.rivers[level]
                      : kind == LakeOutline ? basemap.lakes.outlines
                      : kind == Reference   ? basemap.reference
                      : level == 0          ? basemap.graticule_5deg
                      : level == 1          ? basemap.graticule_2deg
                                            : basemap.graticule_1deg;
    return lines.emplace(key, buffers.sent(segments_of(of, tolerance_m))).first->second;
}

void BasePainter::Impl::paint_mask(const MapPicture& picture, const TileView& view) {
    const BaseMap& basemap = pack->basemap;
    const int width = view.width_px + 2 * kMarginPx;
    const int height = view.height_px + 2 * kMarginPx;
    mask_scale = static_cast<double>(width) * height > kLargestFineMaskPx ? 1 : 2;
    mask.resize(width * mask_scale, height * mask_scale, GL_RG8, GL_RG, GL_LINEAR);
    draw_on(mask.framebuffer());
    glDisable(GL_BLEND);
    glClearColor(0.0F, 0.0F, 0.0F, 0.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    if (basemap.land.empty()) {
        return;
    }
    const MapBox box = box_of(view, kMarginPx);
    mask_program.get().use();
    set(mask_program.get(), "u_clip_from_map", clip_from_map(view, width, height));
    mask_program.get().set("u_value", 1.0F, 0.0F, 0.0F, 1.0F);
    const MeshBuffers& mesh = land_mesh(level_for(basemap, view.camera.m_per_px));
    buffers.draw(mesh, visible_ranges(mesh.chunks, box));
    if (!picture.show_rivers || basemap.lakes.areas.empty()) {
        return;
    }
    if (!lakes) {
        const Mesh& areas = basemap.lakes.mesh;
        lakes = buffers.sent({areas.vertices.data(), areas.vertices.size()},
                             {{areas.indices.begin(), areas.indices.end()}, {}});
    }
    const double smallest = smallest_lake_km2(view.camera.m_per_px);
    std::vector<IndexRange> waters, marshes;
    for (const Areas::Area& area : basemap.lakes.areas) {
        if ((area.area_km2 > 0.0 && area.area_km2 < smallest) ||
            !is_shown(area.span, picture.day) || area.box.east_m < box.west_m ||
            area.box.west_m > box.east_m || area.box.north_m < box.south_m ||
            area.box.south_m > box.north_m) {
            continue;
        }
        (area.kind == "marsh" ? marshes : waters).push_back({area.first_index, area.index_count});
    }
    glColorMask(GL_FALSE, GL_TRUE, GL_FALSE, GL_FALSE);
    mask_program.get().set("u_value", 0.0F, 0.5F, 0.0F, 0.0F);
    buffers.draw(*lakes, marshes);
    mask_program.get().set("u_value", 0.0F, 1.0F, 0.0F, 0.0F);
    buffers.draw(*lakes, waters);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void BasePainter::Impl::paint_glow(const TileView& view) {
    const int width = (view.width_px + 2 * kMarginPx + kGlowDivisor - 1) / kGlowDivisor;
    const int height = (view.height_px + 2 * kMarginPx + kGlowDivisor - 1) / kGlowDivisor;
    glow_a.resize(width, height, GL_R8, GL_RED, GL_LINEAR);
    glow_b.resize(width, height, GL_R8, GL_RED, GL_LINEAR);
    glBindVertexArray(no_vertices.id());
    const auto pass = [this](const DrawTexture& target) {
        draw_on(target.framebuffer());
        glDrawArrays(GL_TRIANGLES, 0, 3);
        ++counters.draw_calls;
    };
    shrink_program.get().use();
    shrink_program.get().set_texture("u_source", 0, mask.texture());
    shrink_program.get().set("u_step", 0.25F / static_cast<float>(width),
                       0.25F / static_cast<float>(height));
    pass(glow_a);
    glow_program.get().use();
    const double fall = kGlowFallPx * view.scale / kGlowDivisor;
    glow_program.get().set("u_fall", static_cast<float>(fall));
    glow_program.get().set("u_reach", static_cast<int>(std::ceil(fall * 3.2)));
    glow_program.get().set_texture("u_source", 0, glow_a.texture());
    glow_program.get().set_ints("u_direction", 1, 0);
    glow_program.get().set("u_gain", 1.0F);
    pass(glow_b);
    glow_program.get().set_texture("u_source", 0, glow_b.texture());
    glow_program.get().set_ints("u_direction", 0, 1);
    // A blurred straight coast is one half at the shore.
    glow_program.get().set("u_gain", 2.0F);
    pass(glow_a);
}

bool BasePainter::Impl::paint_waters(const MapPicture& picture, const TileView& view) {
    const BaseMap& basemap = pack->basemap;
    const double m_per_px = view.camera.m_per_px;
    const double design_m_per_px = m_per_px * view.scale;
    const bool is_new =
        line_cover.resize(view.width_px, view.height_px, GL_RGBA8, GL_RGBA, GL_NEAREST);
    draw_on(line_cover.framebuffer());
    glColorMask(GL_FALSE, GL_FALSE, GL_TRUE, GL_TRUE);
    glClear(GL_COLOR_BUFFER_BIT);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_MAX);
    cover_program.get().use();
    set(cover_program.get(), "u_px_from_map", px_from_map(view, view.width_px, view.height_px));
    cover_program.get().set("u_size_px", static_cast<float>(view.width_px),
                      static_cast<float>(view.height_px));
    cover_program.get().set("u_cap_px", 1.0F);
    const auto scale = static_cast<float>(view.scale);
    cover_program.get().set("u_dash_px", 6.0F * scale, 4.0F * scale);
    const MapBox box = box_of(view, 8.0);
    const double tolerance = tolerance_step(0.35 * m_per_px);
    if (picture.show_rivers && !basemap.rivers.empty()) {
        const std::size_t level = std::min(level_for(basemap, m_per_px), basemap.rivers.size() - 1);
        const std::array<float, 8> widths = river_widths_px(design_m_per_px);
        std::array<float, 8> halves{};
        std::array<float, 8> strengths{};
        for (std::size_t i = 0; i < widths.size(); ++i) {
            halves[i] = widths[i] * 0.5F * scale;
            strengths[i] = widths[i] <= 0.0F ? 0.0F : i > 5 ? 0.8F : 1.0F;
        }
        cover_program.get().set("u_half_px", std::span<const float>(halves));
        cover_program.get().set("u_strength", std::span<const float>(strengths));
        cover_program.get().set("u_channel", 0.0F, 0.0F, 1.0F, 0.0F);
        const auto& river_lines = basemap.rivers[level].lines;
        const LineBuffers& rivers = line_buffers(River, level, tolerance);
        buffers.draw(rivers, visible_ranges(rivers.segments, box, [&](std::uint32_t line) {
                        const Lines::Line& river = river_lines[line];
                        const auto rank =
                            static_cast<std::size_t>(std::clamp<int>(river.width, 0, 7));
                        return strengths[rank] > 0.0F && is_shown(river.span, picture.day);
                    }));
        if (!basemap.lakes.outlines.lines.empty()) {
            halves.fill(0.4F * scale);
            strengths.fill(0.9F);
            cover_program.get().set("u_half_px", std::span<const float>(halves));
            cover_program.get().set("u_strength", std::span<const float>(strengths));
            const double smallest = smallest_lake_km2(m_per_px);
            const LineBuffers& shores = line_buffers(LakeOutline, 0, tolerance);
            buffers.draw(shores, visible_ranges(shores.segments, box, [&](std::uint32_t line) {
                            const Lines::Line& shore = basemap.lakes.outlines.lines[line];
                            if (shore.name < 0 || static_cast<std::size_t>(shore.name) >=
                                                      basemap.lakes.areas.size()) {
                                return is_shown(shore.span, picture.day);
                            }
                            const Areas::Area& area =
                                basemap.lakes.areas[static_cast<std::size_t>(shore.name)];
                            return (area.area_km2 <= 0.0 || area.area_km2 >= smallest) &&
                                   area.kind != "marsh" && is_shown(area.span, picture.day);
                        }));
        }
    }
    if (!basemap.land.empty()) {
        const std::size_t level = level_for(basemap, m_per_px);
        std::array<float, 8> halves{};
        std::array<float, 8> strengths{};
        halves.fill((design_m_per_px > 800.0 ? 0.45F : 0.6F) * scale);
        strengths.fill(1.0F);
        cover_program.get().set("u_half_px", std::span<const float>(halves));
        cover_program.get().set("u_strength", std::span<const float>(strengths));
        cover_program.get().set("u_channel", 0.0F, 0.0F, 0.0F, 1.0F);
        const LineBuffers& coast = line_buffers(Coast, level, tolerance);
        buffers.draw(coast, visible_ranges(coast.segments, box, [&](std::uint32_t line) {
                        return is_shown(basemap.land[level].coast.lines[line].span, picture.day);
                    }));
    }
    glBlendEquation(GL_FUNC_ADD);
    glDisable(GL_BLEND);
    return is_new;
}

void BasePainter::Impl::make_targets(const TileView& view) {
    DrawTexture* const targets[] = {&plain, &rest, &ground};
    bool made = false;
    for (DrawTexture* target : targets) {
        made |= target->resize(view.width_px, view.height_px, GL_RGBA8, GL_RGBA, GL_NEAREST);
    }
    if (!made) {
        return;
    }
    glBindRenderbuffer(GL_RENDERBUFFER, shore_marks.id());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_STENCIL_INDEX8, view.width_px, view.height_px);
    glBindFramebuffer(GL_FRAMEBUFFER, plain_and_rest.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, plain.texture(), 0);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT1, GL_TEXTURE_2D, rest.texture(), 0);
    constexpr GLenum kBoth[] = {GL_COLOR_ATTACHMENT0, GL_COLOR_ATTACHMENT1};
    glDrawBuffers(2, kBoth);
    for (const GLuint id : {plain_and_rest.id(), ground.framebuffer().id}) {
        glBindFramebuffer(GL_FRAMEBUFFER, id);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_STENCIL_ATTACHMENT, GL_RENDERBUFFER,
                                  shore_marks.id());
    }
}

void BasePainter::Impl::paint_shore(const TileView& view) {
    // Software drivers pay for every pixel of a pass: mark what is land only (1) and what is shore
    // (2), so that the sea is not painted under the land nor the land over the sea.
    make_targets(view);
    draw_on(ground.framebuffer());
    glClearStencil(0);
    glStencilMask(0xFF);
    glClear(GL_STENCIL_BUFFER_BIT);
    const BaseMap& basemap = pack->basemap;
    if (basemap.land.empty()) {
        return;
    }
    glEnable(GL_STENCIL_TEST);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
    glStencilFunc(GL_ALWAYS, 1, 0xFF);
    mask_program.get().use();
    set(mask_program.get(), "u_clip_from_map", clip_from_map(view, view.width_px, view.height_px));
    const std::size_t level = level_for(basemap, view.camera.m_per_px);
    const MeshBuffers& mesh = land_mesh(level);
    buffers.draw(mesh, visible_ranges(mesh.chunks, box_of(view, 1.0)));
    glStencilFunc(GL_ALWAYS, 2, 0xFF);
    cover_program.get().use();
    std::array<float, 8> halves{};
    std::array<float, 8> strengths{};
    halves.fill(kShorePx);
    strengths.fill(1.0F);
    cover_program.get().set("u_half_px", std::span<const float>(halves));
    cover_program.get().set("u_strength", std::span<const float>(strengths));
    const LineBuffers& coast = line_buffers(Coast, level, tolerance_step(0.35 * view.camera.m_per_px));
    buffers.draw(coast, visible_ranges(coast.segments, box_of(view, 4.0),
                                      [](std::uint32_t) { return true; }));
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
    glDisable(GL_STENCIL_TEST);
}

void BasePainter::Impl::compose(const MapPicture& picture, const TileView& view) {
    const Theme& colours = theme(picture.theme);
    const ReliefStyle relief = relief_style(picture.theme);
    const float strength =
        picture.show_relief ? static_cast<float>(relief_strength(view.camera.m_per_px * view.scale))
                            : 0.0F;
    const float row = picture.theme == ThemeKind::Dark ? 2.5F / 4.0F : 0.5F / 4.0F;
    const auto width = static_cast<float>(view.width_px);
    const auto height = static_cast<float>(view.height_px);
    const Affine mask_from_at = {
        width / (width + 2.0F * kMarginPx), height / (height + 2.0F * kMarginPx),
        kMarginPx / (width + 2.0F * kMarginPx), kMarginPx / (height + 2.0F * kMarginPx)};
    for (RasterTexture* raster : {&land_shade, &land_height, &sea_shade, &sea_depth}) {
        raster->prepare(view, counters);
    }
    glDisable(GL_BLEND);
    glEnable(GL_STENCIL_TEST);
    scissor(view.visible());
    const auto paint = [this](GLuint target, GLenum where, int mark) {
        glBindFramebuffer(GL_FRAMEBUFFER, target);
        glStencilFunc(where, mark, 0xFF);
        glDrawArrays(GL_TRIANGLES, 0, 3);
        ++counters.draw_calls;
    };
    draw_on(ground.framebuffer());  // All targets are as large.
    glBindVertexArray(no_vertices.id());
    const Program& sea = sea_program.get();
    sea.use();
    set(sea, "u_glow_from_at", mask_from_at);
    set(sea, "u_shade_from_at", sea_shade.from_view(view));
    set(sea, "u_depth_from_at", sea_depth.from_view(view));
    sea.set_texture("u_glow", 0, glow_a.texture());
    sea.set_texture("u_shade", 1, sea_shade.id());
    sea.set_texture("u_depth", 2, sea_depth.id());
    sea.set_texture("u_ramps", 3, ramps.id());
    sea.set("u_ramp_row", row + 0.25F);
    sea.set("u_relief", strength);
    sea.set("u_shade_gain", relief.shadow, relief.light);
    sea.set("u_glow_gain", std::abs(relief.glow), relief.glow > 0.0F ? 1.0F : 0.0F);
    paint(plain_and_rest.id(), GL_EQUAL, 0);
    // Where it shows through the shore, the land's shader must read it: nothing else is on the
    // ground yet.
    paint(ground.framebuffer().id, GL_EQUAL, 2);

    const bool smooth = view.camera.m_per_px < land_shade.cell_m() * 0.8;
    const Program& land_shader = (smooth ? smooth_land_program : land_program).get();
    land_shader.use();
    set(land_shader, "u_mask_from_at", mask_from_at);
    set(land_shader, "u_shade_from_at", land_shade.from_view(view));
    set(land_shader, "u_height_from_at", land_height.from_view(view));
    land_shader.set_texture("u_mask", 0, mask.texture());
    land_shader.set_texture("u_shade", 1, land_shade.id());
    land_shader.set_texture("u_height", 2, land_height.id());
    land_shader.set_texture("u_ramps", 3, ramps.id());
    land_shader.set_texture("u_lines", 4, line_cover.texture());
    land_shader.set_texture("u_sea", 5, ground.texture());
    land_shader.set("u_ramp_row", row);
    land_shader.set("u_relief", strength);
    land_shader.set("u_shade_gain", relief.shadow, relief.light);
    land_shader.set("u_lake", colours.lake.r, colours.lake.g, colours.lake.b);
    set(land_shader, "u_river", with_alpha(colours.river, 0.92F));
    set(land_shader, "u_coast", colours.coast);
    paint(plain_and_rest.id(), GL_NOTEQUAL, 0);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_STENCIL_TEST);
}

void BasePainter::Impl::paint_thin_lines(const MapPicture& picture, const TileView& view,
                                         const PixelBox& visible) {
    const BaseMap& basemap = pack->basemap;
    const Theme& colours = theme(picture.theme);
    const double m_per_px = view.camera.m_per_px;
    const auto scale = static_cast<float>(view.scale);
    const MapBox box = box_of(view, visible, 8.0);
    const auto all = [](std::uint32_t) { return true; };
    const Affine px = px_from_map(view, view.width_px, view.height_px);
    const Program& thin = thin_program.get();
    thin.use();
    set(thin, "u_px_from_map", px);
    thin.set("u_size_px", static_cast<float>(view.width_px),
                     static_cast<float>(view.height_px));
    thin.set("u_cap_px", 0.0F);
    std::array<float, 8> halves{};
    std::array<float, 8> strengths{};
    strengths.fill(1.0F);
    thin.set("u_strength", std::span<const float>(strengths));
    thin.set("u_dash_px", 6.0F * scale, 4.0F * scale);
    if (picture.show_reference && !basemap.reference.lines.empty()) {
        halves.fill(0.5F * scale);
        thin.set("u_half_px", std::span<const float>(halves));
        set(thin, "u_colour", with_alpha(colours.map_ink, 0.55F));
        const LineBuffers& shore = line_buffers(Reference, 0, tolerance_step(0.35 * m_per_px));
        buffers.draw(shore, visible_ranges(shore.segments, box, all));
    }
    if (picture.show_graticule) {
        const double design = m_per_px * view.scale;
        const std::size_t level = design > 800.0 ? 0 : design > 300.0 ? 1 : 2;
        halves.fill(0.4F * scale);
        thin.set("u_half_px", std::span<const float>(halves));
        set(thin, "u_colour", colours.graticule);
        const LineBuffers& grid = line_buffers(Graticule, level, tolerance_step(0.2 * m_per_px));
        buffers.draw(grid, visible_ranges(grid.segments, box, all));
    }
}

BasePainter::BasePainter(Counters& counters) : impl_(std::make_unique<Impl>(counters)) {}
BasePainter::~BasePainter() = default;
BasePainter::BasePainter(BasePainter&&) noexcept = default;

const Framebuffer& BasePainter::paint(const MapPicture& picture, const TileView& view,
                                      Trace* trace) {
    Impl& my = *impl_;
    static const auto kEmpty = std::make_shared<const Pack>();
    const std::shared_ptr<const Pack>& pack = picture.pack != nullptr ? picture.pack : kEmpty;
    if (pack != my.pack) {
        const TraceSpan span(trace, "upload base map", settle);
        my.take_pack(pack);
    }
    const bool territory_shown = picture.show_territory && picture.holders != nullptr;
    const auto era = static_cast<std::size_t>(
        std::upper_bound(my.water_days.begin(), my.water_days.end(), picture.day) -
        my.water_days.begin());
    const Impl::Geometry geometry{view, era, picture.show_rivers};
    const Impl::Composed composed{picture.theme, picture.show_relief};
    const Impl::Finished finished{territory_shown, picture.show_graticule, picture.show_reference};
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_STENCIL_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glBlendEquation(GL_FUNC_ADD);
    if (my.geometry != geometry) {
        {
            const TraceSpan span(trace, "land mask and glow", settle);
            my.paint_mask(picture, view);
            my.paint_glow(view);
        }
        const TraceSpan span(trace, "waters and shore", settle);
        if (my.paint_waters(picture, view)) {
            my.territory.forget_view();  // The borders are on the same texture.
        }
        my.paint_shore(view);
        my.geometry = geometry;
        my.composed.reset();
        ++my.counters.geometry_redraws;
    }
    if (my.composed != composed) {
        const TraceSpan span(trace, "compose", settle);
        my.compose(picture, view);
        my.composed = composed;
        my.finished.reset();
    }
    std::vector<PixelBox> boxes;
    if (territory_shown) {
        const TraceSpan span(trace, "borders", settle);
        boxes = my.territory.update(picture, view, my.line_cover);
    }
    if (my.finished != finished) {
        boxes = {view.visible()};
        my.finished = finished;
    }
    if (boxes.empty()) {
        return my.ground.framebuffer();
    }
    const TraceSpan span(trace, "washes", settle);
    const TerritoryPainter::Ground ground{my.plain.texture(), my.rest.texture(),
                                          my.line_cover.texture(), my.mask.texture(),
                                          mask_from_px(view)};
    for (const PixelBox& box : boxes) {
        copy_box(my.plain.framebuffer(), my.ground.framebuffer(), box);
        draw_on(my.ground.framebuffer());
        scissor(box);
        if (territory_shown) {
            glEnable(GL_STENCIL_TEST);
            glStencilFunc(GL_NOTEQUAL, 0, 0xFF);
            my.territory.paint_cells(picture, view, box, ground);
            glDisable(GL_STENCIL_TEST);
        }
        glEnable(GL_BLEND);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        if (territory_shown) {
            my.territory.paint_raids(view, box, ground);
        }
        my.paint_thin_lines(picture, view, box);
        glDisable(GL_BLEND);
        glDisable(GL_SCISSOR_TEST);
    }
    ++my.counters.base_redraws;
    return my.ground.framebuffer();
}

}  // namespace nandu
