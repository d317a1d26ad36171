#include "render/base_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "render/base_style.h"
#include "render/holder_texture.h"

namespace nandu {
namespace {

/// The coast's glow also comes from land just outside the view.
constexpr int kMarginPx = 48;
constexpr int kGlowDivisor = 4;
constexpr double kGlowFallPx = 9.0;
constexpr int kNearDivisor = 4;
/// exp(-(d / r)^1.35) is below 1 % at 3.1 r.
constexpr double kReachInRadii = 3.1;
constexpr double kWildReachPx = 30.0;
/// Above this size the land's mask is not drawn twice as fine.
constexpr double kLargestFineMaskPx = 3.2e6;

struct Affine {
    float sx, sy, ox, oy;
};

/// Pixels of a target of `width` x `height`, y up, with `per_px` targets' pixels for one of the
/// view.
Affine px_from_map(const TileView& view, double width, double height, double per_px = 1.0) {
    const double k = per_px / view.camera.m_per_px;
    return {static_cast<float>(k), static_cast<float>(k),
            static_cast<float>(width * 0.5 - view.camera.center.x_m * k),
            static_cast<float>(height * 0.5 - view.camera.center.y_m * k)};
}

Affine clip_from_map(const TileView& view, double width_px, double height_px) {
    const double kx = 2.0 / (width_px * view.camera.m_per_px);
    const double ky = 2.0 / (height_px * view.camera.m_per_px);
    return {static_cast<float>(kx), static_cast<float>(ky),
            static_cast<float>(-view.camera.center.x_m * kx),
            static_cast<float>(-view.camera.center.y_m * ky)};
}

MapBox box_of(const TileView& view, double margin_px) {
    const double half_width = (view.width_px * 0.5 + margin_px) * view.camera.m_per_px;
    const double half_height = (view.height_px * 0.5 + margin_px) * view.camera.m_per_px;
    const MapPoint c = view.camera.center;
    return {c.x_m - half_width, c.y_m - half_height, c.x_m + half_width, c.y_m + half_height};
}

struct MeshBuffers {
    VertexArray array;
    Buffer vertices, seats, indices;
    std::vector<TriangleChunk> chunks;
};

struct LineBuffers {
    VertexArray array;
    Buffer vertices;
    Segments segments;  ///< The vertices are on the graphics card only.
};

struct RasterTexture {
    Texture texture;
    double west_m = 0.0, north_m = 0.0, cell_m = 1.0;
    int width = 1, height = 1;

    /// Texture coordinates from (0, 0) lower left … (1, 1) upper right of the view.
    Affine from_view(const TileView& view) const {
        const MapBox box = box_of(view, 0.0);
        const double across = cell_m * width;
        const double down = cell_m * height;
        return {static_cast<float>((box.east_m - box.west_m) / across),
                static_cast<float>(-(box.north_m - box.south_m) / down),
                static_cast<float>((box.west_m - west_m) / across),
                static_cast<float>((north_m - box.south_m) / down)};
    }
    float level(const TileView& view) const {
        return static_cast<float>(std::max(0.0, std::log2(view.camera.m_per_px / cell_m)));
    }
};

void set(const Program& program, const char* name, const Affine& a) {
    program.set(name, a.sx, a.sy, a.ox, a.oy);
}
void set(const Program& program, const char* name, const Rgba& c) {
    program.set(name, c.r, c.g, c.b, c.a);
}

}  // namespace

struct BasePainter::Impl {
    explicit Impl(Counters& all) : counters(all) {}

    void take_pack(std::shared_ptr<const Pack> next);
    void upload_raster(RasterTexture& target, const Raster& raster, std::uint8_t otherwise);
    void upload_holders(const MapPicture& picture);
    MeshBuffers& land_mesh(std::size_t level);
    MeshBuffers& mesh_buffers(std::optional<MeshBuffers>& slot, const Mesh& mesh,
                              const std::vector<std::uint16_t>* seats, bool sorted);
    LineBuffers& line_buffers(int kind, std::size_t level, double tolerance_m);
    void need_quads(std::size_t segments);

    void draw_mesh(MeshBuffers& mesh, const MapBox& box);
    void draw_ranges(LineBuffers& lines, const std::vector<SegmentRange>& ranges);
    void paint_mask(const MapPicture& picture, const TileView& view);
    void paint_glow(const TileView& view);
    void paint_waters(const MapPicture& picture, const TileView& view);
    void paint_territory(const MapPicture& picture, const TileView& view);
    void compose(const MapPicture& picture, const TileView& view);
    void paint_thin_lines(const MapPicture& picture, const TileView& view);

    Counters& counters;

    Program mask_program{"mask.vert", "mask.frag"};
    Program shrink_program{"full_screen.vert", "shrink.frag"};
    Program glow_program{"full_screen.vert", "glow.frag"};
    Program cover_program{"line.vert", "line_cover.frag"};
    Program thin_program{"line.vert", "line_colour.frag"};
    Program near_program{"border.vert", "border_near.frag"};
    Program border_program{"border.vert", "border_cover.frag"};
    Program raid_program{"border.vert", "border_colour.frag"};
    Program territory_program{"territory.vert", "territory.frag"};
    Program ground_program{"ground.vert", "ground.frag"};

    VertexArray no_vertices;
    Buffer quad_indices;
    std::size_t quad_capacity = 0;

    std::shared_ptr<const Pack> pack;
    std::vector<Day> water_days;
    std::map<std::size_t, std::optional<MeshBuffers>> land;
    std::optional<MeshBuffers> lakes, cells;
    /// By kind, level and tolerance: made when first seen.
    enum Kind { Coast, River, LakeOutline, Border, Reference, Graticule };
    std::map<std::tuple<int, std::size_t, int>, LineBuffers> lines;
    RasterTexture land_shade, land_height, sea_shade, sea_depth;
    Texture ramps;
    bool ramps_loaded = false;

    Texture seats;
    std::shared_ptr<const HolderTable> holders;
    std::vector<MapPicture::Fade> fades;
    ThemeKind holders_theme = ThemeKind::Light;
    bool holders_patterns = false;

    DrawTexture mask, glow_a, glow_b, near, territory, line_cover, ground;
    int mask_scale = 2;

    /// What the kept pictures show.
    struct Shown {
        TileView view;
        std::size_t water_era = 0;
        bool rivers = false;
        bool valid = false;
    } geometry;
    struct Composed {
        ThemeKind theme = ThemeKind::Light;
        bool territory = false, relief = false, rivers = false, graticule = false,
             reference = false;
        bool valid = false;
        friend bool operator==(const Composed&, const Composed&) = default;
    } composed;
    bool territory_valid = false;
};

void BasePainter::Impl::take_pack(std::shared_ptr<const Pack> next) {
    pack = std::move(next);
    land.clear();
    lakes.reset();
    cells.reset();
    lines.clear();
    holders.reset();
    geometry.valid = composed.valid = territory_valid = false;
    const BaseMap& basemap = pack->basemap;
    water_days = water_change_days(basemap);
    upload_raster(land_shade, basemap.land_shade, 128);
    upload_raster(land_height, basemap.land_height, 32);
    upload_raster(sea_shade, basemap.sea_shade, 128);
    upload_raster(sea_depth, basemap.sea_depth, 24);
    if (!ramps_loaded) {
        std::vector<std::uint8_t> texels = ramp_texels(ThemeKind::Light);
        const std::vector<std::uint8_t> dark = ramp_texels(ThemeKind::Dark);
        texels.insert(texels.end(), dark.begin(), dark.end());
        glBindTexture(GL_TEXTURE_2D, ramps.id());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 256, 4, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     texels.data());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        ramps_loaded = true;
        ++counters.uploads;
        counters.uploaded_bytes += texels.size();
    }
}

void BasePainter::Impl::upload_raster(RasterTexture& target, const Raster& raster,
                                      std::uint8_t otherwise) {
    const bool usable = raster.width > 0 && raster.height > 0 &&
                        raster.values.size() >= static_cast<std::size_t>(raster.width) *
                                                    static_cast<std::size_t>(raster.height);
    target.width = usable ? raster.width : 1;
    target.height = usable ? raster.height : 1;
    target.west_m = usable ? raster.west_m : 0.0;
    target.north_m = usable ? raster.north_m : 0.0;
    target.cell_m = usable ? raster.cell_m : 1e9;
    const void* texels = usable ? raster.values.data() : &otherwise;
    glBindTexture(GL_TEXTURE_2D, target.texture.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, target.width, target.height, 0, GL_RED, GL_UNSIGNED_BYTE,
                 texels);
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    ++counters.uploads;
    counters.uploaded_bytes +=
        static_cast<std::size_t>(target.width) * static_cast<std::size_t>(target.height);
}

void BasePainter::Impl::upload_holders(const MapPicture& picture) {
    const bool same_fades =
        fades.size() == picture.fades.size() &&
        std::equal(fades.begin(), fades.end(), picture.fades.begin(),
                   [](const MapPicture::Fade& a, const MapPicture::Fade& b) {
                       return a.seat == b.seat && a.before == b.before && a.progress == b.progress;
                   });
    if (holders == picture.holders && same_fades && holders_theme == picture.theme &&
        holders_patterns == picture.patterns) {
        return;
    }
    holders = picture.holders;
    fades = picture.fades;
    holders_theme = picture.theme;
    holders_patterns = picture.patterns;
    territory_valid = false;
    const std::size_t count = std::max(pack->atlas.seats.size(), holders->entries.size());
    const HolderTexels texels = holder_texels(pack->atlas, *holders, fades, picture.theme,
                                              picture.patterns, std::max<std::size_t>(1, count));
    glBindTexture(GL_TEXTURE_2D, seats.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, HolderTexels::kWidth, texels.height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, texels.rgba.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    ++counters.uploads;
    ++counters.holder_uploads;
    counters.uploaded_bytes += texels.rgba.size();
}

MeshBuffers& BasePainter::Impl::mesh_buffers(std::optional<MeshBuffers>& slot, const Mesh& mesh,
                                             const std::vector<std::uint16_t>* seat_of_vertex,
                                             bool sorted) {
    if (slot) {
        return *slot;
    }
    MeshBuffers& buffers = slot.emplace();
    glBindVertexArray(buffers.array.id());
    upload_buffer(counters, GL_ARRAY_BUFFER, buffers.vertices, mesh.vertices.data(),
                  mesh.vertices.size() * sizeof(MapPointF), GL_STATIC_DRAW);
    attribute_floats(0, 2, sizeof(MapPointF), 0);
    if (seat_of_vertex != nullptr) {
        upload_buffer(counters, GL_ARRAY_BUFFER, buffers.seats, seat_of_vertex->data(),
                      seat_of_vertex->size() * sizeof(std::uint16_t), GL_STATIC_DRAW);
        glEnableVertexAttribArray(1);
        glVertexAttribPointer(1, 1, GL_UNSIGNED_SHORT, GL_FALSE, sizeof(std::uint16_t), nullptr);
    }
    if (sorted) {
        SortedTriangles triangles = sorted_by_place(mesh);
        buffers.chunks = std::move(triangles.chunks);
        upload_buffer(counters, GL_ELEMENT_ARRAY_BUFFER, buffers.indices, triangles.indices.data(),
                      triangles.indices.size() * sizeof(std::uint32_t), GL_STATIC_DRAW);
    } else {
        upload_buffer(counters, GL_ELEMENT_ARRAY_BUFFER, buffers.indices, mesh.indices.data(),
                      mesh.indices.size() * sizeof(std::uint32_t), GL_STATIC_DRAW);
    }
    return buffers;
}

MeshBuffers& BasePainter::Impl::land_mesh(std::size_t level) {
    return mesh_buffers(land[level], pack->basemap.land[level].land, nullptr, true);
}

LineBuffers& BasePainter::Impl::line_buffers(int kind, std::size_t level, double tolerance_m) {
    const auto key = std::make_tuple(kind, level, static_cast<int>(tolerance_m));
    const auto known = lines.find(key);
    if (known != lines.end()) {
        return known->second;
    }
    LineBuffers& buffers = lines[key];
    const BaseMap& basemap = pack->basemap;
    switch (kind) {
        case Coast:
            buffers.segments = segments_of(basemap.land[level].coast, tolerance_m, 0);
            break;
        case River:
            buffers.segments =
                segments_of(basemap.rivers[level], tolerance_m, tolerance_m < 150.0 ? 2 : 0);
            break;
        case LakeOutline:
            buffers.segments = segments_of(basemap.lakes.outlines, tolerance_m, 0);
            break;
        case Border:
            buffers.segments = segments_of(pack->territory, tolerance_m);
            break;
        case Reference:
            buffers.segments = segments_of(basemap.reference, tolerance_m, 0);
            break;
        default:
            buffers.segments = segments_of(level == 0   ? basemap.graticule_5deg
                                           : level == 1 ? basemap.graticule_2deg
                                                        : basemap.graticule_1deg,
                                           tolerance_m, 0);
    }
    glBindVertexArray(buffers.array.id());
    upload_buffer(counters, GL_ARRAY_BUFFER, buffers.vertices, buffers.segments.vertices.data(),
                  buffers.segments.vertices.size() * sizeof(SegmentVertex), GL_STATIC_DRAW);
    constexpr int kStride = sizeof(SegmentVertex);
    attribute_floats(0, 4, kStride, offsetof(SegmentVertex, from));
    attribute_floats(1, 1, kStride, offsetof(SegmentVertex, start_m));
    glEnableVertexAttribArray(2);
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_FALSE, kStride,
                          reinterpret_cast<const void*>(offsetof(SegmentVertex, rank)));
    glEnableVertexAttribArray(3);
    glVertexAttribPointer(3, 2, GL_UNSIGNED_SHORT, GL_FALSE, kStride,
                          reinterpret_cast<const void*>(offsetof(SegmentVertex, left_seat)));
    need_quads(buffers.segments.vertices.size() / 4);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, quad_indices.id());
    buffers.segments.vertices = {};
    return buffers;
}

void BasePainter::Impl::need_quads(std::size_t segments) {
    if (segments <= quad_capacity) {
        return;
    }
    quad_capacity = std::max<std::size_t>(segments, 16384) * 3 / 2;
    std::vector<std::uint32_t> indices;
    indices.reserve(quad_capacity * 6);
    for (std::uint32_t i = 0; i < quad_capacity; ++i) {
        const std::uint32_t v = 4 * i;
        indices.insert(indices.end(), {v, v + 1, v + 2, v + 2, v + 1, v + 3});
    }
    upload_buffer(counters, GL_ELEMENT_ARRAY_BUFFER, quad_indices, indices.data(),
                  indices.size() * sizeof(std::uint32_t), GL_STATIC_DRAW);
}

void BasePainter::Impl::draw_mesh(MeshBuffers& mesh, const MapBox& box) {
    glBindVertexArray(mesh.array.id());
    for (const IndexRange& range : visible_ranges(mesh.chunks, box)) {
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(range.count), GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(static_cast<std::size_t>(range.first) *
                                                     sizeof(std::uint32_t)));
        ++counters.draw_calls;
    }
}

void BasePainter::Impl::draw_ranges(LineBuffers& buffers, const std::vector<SegmentRange>& ranges) {
    glBindVertexArray(buffers.array.id());
    for (const SegmentRange& range : ranges) {
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(range.count * 6), GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(static_cast<std::size_t>(range.first) * 6 *
                                                     sizeof(std::uint32_t)));
        ++counters.draw_calls;
    }
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
    mask_program.use();
    set(mask_program, "u_clip_from_map", clip_from_map(view, width, height));
    mask_program.set("u_value", 1.0F, 0.0F, 0.0F, 1.0F);
    draw_mesh(land_mesh(level_for(basemap, view.camera.m_per_px)), box);
    if (!picture.show_rivers || basemap.lakes.areas.empty()) {
        return;
    }
    MeshBuffers& mesh = mesh_buffers(lakes, basemap.lakes.mesh, nullptr, false);
    glBindVertexArray(mesh.array.id());
    glColorMask(GL_FALSE, GL_TRUE, GL_FALSE, GL_FALSE);
    const double smallest = smallest_lake_km2(view.camera.m_per_px);
    for (const Areas::Area& area : basemap.lakes.areas) {
        if ((area.area_km2 > 0.0 && area.area_km2 < smallest) ||
            !is_shown(area.span, picture.day) || area.box.east_m < box.west_m ||
            area.box.west_m > box.east_m || area.box.north_m < box.south_m ||
            area.box.south_m > box.north_m) {
            continue;
        }
        const float strength = area.kind == "marsh" ? 0.5F : 1.0F;
        mask_program.set("u_value", 0.0F, strength, 0.0F, 0.0F);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(area.index_count), GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(static_cast<std::size_t>(area.first_index) *
                                                     sizeof(std::uint32_t)));
        ++counters.draw_calls;
    }
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
    shrink_program.use();
    shrink_program.set_texture("u_source", 0, mask.texture());
    shrink_program.set("u_step", 0.25F / static_cast<float>(width),
                       0.25F / static_cast<float>(height));
    pass(glow_a);
    glow_program.use();
    const double fall = kGlowFallPx * view.scale / kGlowDivisor;
    glow_program.set("u_fall", static_cast<float>(fall));
    glow_program.set("u_reach", static_cast<int>(std::ceil(fall * 4.0)));
    glow_program.set_texture("u_source", 0, glow_a.texture());
    glow_program.set_ints("u_direction", 1, 0);
    glow_program.set("u_gain", 1.0F);
    pass(glow_b);
    glow_program.set_texture("u_source", 0, glow_b.texture());
    glow_program.set_ints("u_direction", 0, 1);
    // A blurred straight coast is one half at the shore.
    glow_program.set("u_gain", 2.0F);
    pass(glow_a);
}

void BasePainter::Impl::paint_waters(const MapPicture& picture, const TileView& view) {
    const BaseMap& basemap = pack->basemap;
    const double m_per_px = view.camera.m_per_px;
    const double design_m_per_px = m_per_px * view.scale;
    line_cover.resize(view.width_px, view.height_px, GL_RGBA8, GL_RGBA, GL_NEAREST);
    draw_on(line_cover.framebuffer());
    glColorMask(GL_FALSE, GL_FALSE, GL_TRUE, GL_TRUE);
    glClear(GL_COLOR_BUFFER_BIT);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_MAX);
    cover_program.use();
    set(cover_program, "u_px_from_map", px_from_map(view, view.width_px, view.height_px));
    cover_program.set("u_size_px", static_cast<float>(view.width_px),
                      static_cast<float>(view.height_px));
    cover_program.set("u_cap_px", 1.0F);
    const auto scale = static_cast<float>(view.scale);
    cover_program.set("u_dash_px", 6.0F * scale, 4.0F * scale);
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
        cover_program.set("u_half_px", std::span<const float>(halves));
        cover_program.set("u_strength", std::span<const float>(strengths));
        cover_program.set("u_channel", 0.0F, 0.0F, 1.0F, 0.0F);
        const auto& river_lines = basemap.rivers[level].lines;
        LineBuffers& rivers = line_buffers(River, level, tolerance);
        draw_ranges(rivers, visible_ranges(rivers.segments, box, [&](std::uint32_t line) {
                        const Lines::Line& river = river_lines[line];
                        const auto rank =
                            static_cast<std::size_t>(std::clamp<int>(river.width, 0, 7));
                        return strengths[rank] > 0.0F && is_shown(river.span, picture.day);
                    }));
        if (!basemap.lakes.outlines.lines.empty()) {
            halves.fill(0.4F * scale);
            strengths.fill(0.9F);
            cover_program.set("u_half_px", std::span<const float>(halves));
            cover_program.set("u_strength", std::span<const float>(strengths));
            const double smallest = smallest_lake_km2(m_per_px);
            LineBuffers& shores = line_buffers(LakeOutline, 0, tolerance);
            draw_ranges(shores, visible_ranges(shores.segments, box, [&](std::uint32_t line) {
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
        cover_program.set("u_half_px", std::span<const float>(halves));
        cover_program.set("u_strength", std::span<const float>(strengths));
        cover_program.set("u_channel", 0.0F, 0.0F, 0.0F, 1.0F);
        LineBuffers& coast = line_buffers(Coast, level, tolerance);
        draw_ranges(coast, visible_ranges(coast.segments, box, [&](std::uint32_t line) {
                        return is_shown(basemap.land[level].coast.lines[line].span, picture.day);
                    }));
    }
    glBlendEquation(GL_FUNC_ADD);
    glDisable(GL_BLEND);
}

void BasePainter::Impl::paint_territory(const MapPicture& picture, const TileView& view) {
    const auto scale = static_cast<float>(view.scale);
    const double m_per_px = view.camera.m_per_px;
    const WashStrength strength = wash_strength(picture.theme);
    const double reach_px = kReachInRadii * static_cast<double>(strength.radius_px) * view.scale;
    const MapBox box = box_of(view, reach_px + 8.0);
    const auto all = [](std::uint32_t) { return true; };

    // Nearness, coarse and soft.
    const int near_width = (view.width_px + kNearDivisor - 1) / kNearDivisor;
    const int near_height = (view.height_px + kNearDivisor - 1) / kNearDivisor;
    near.resize(near_width, near_height, GL_RG8, GL_RG, GL_LINEAR);
    draw_on(near.framebuffer());
    glDisable(GL_BLEND);
    glClearColor(0.0F, 0.0F, 0.0F, 0.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendEquation(GL_MAX);
    LineBuffers& coarse = line_buffers(Impl::Border, 0, tolerance_step(1.2 * m_per_px));
    near_program.use();
    // The last texels may reach beyond the view, which keeps four pixels to one texel.
    const Affine px = px_from_map(view, view.width_px, view.height_px);
    set(near_program, "u_px_from_map", px);
    near_program.set("u_size_px", static_cast<float>(near_width * kNearDivisor),
                     static_cast<float>(near_height * kNearDivisor));
    near_program.set("u_reach_px", static_cast<float>(reach_px));
    near_program.set("u_choice", 0);
    near_program.set_texture("u_seats", 0, seats.id());
    draw_ranges(coarse, visible_ranges(coarse.segments, box, all));

    // Casing and line.
    draw_on(line_cover.framebuffer());
    glColorMask(GL_TRUE, GL_TRUE, GL_FALSE, GL_FALSE);
    glClear(GL_COLOR_BUFFER_BIT);
    LineBuffers& fine = line_buffers(Impl::Border, 0, tolerance_step(0.35 * m_per_px));
    border_program.use();
    set(border_program, "u_px_from_map", px);
    border_program.set("u_size_px", static_cast<float>(view.width_px),
                       static_cast<float>(view.height_px));
    border_program.set("u_reach_px", 2.0F * scale + 1.0F);
    border_program.set("u_half_px", 2.0F * scale, std::max(0.5F, 0.625F * scale));
    border_program.set("u_choice", 0);
    border_program.set_texture("u_seats", 0, seats.id());
    draw_ranges(fine, visible_ranges(fine.segments, box_of(view, 8.0), all));
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glBlendEquation(GL_FUNC_ADD);
    glDisable(GL_BLEND);

    // Washes and patterns.
    territory.resize(view.width_px, view.height_px, GL_RGBA8, GL_RGBA, GL_NEAREST);
    draw_on(territory.framebuffer());
    glClear(GL_COLOR_BUFFER_BIT);
    territory_program.use();
    set(territory_program, "u_clip_from_map", clip_from_map(view, view.width_px, view.height_px));
    territory_program.set_texture("u_seats", 0, seats.id());
    territory_program.set_texture("u_near", 1, near.texture());
    territory_program.set("u_size_px", static_cast<float>(near_width * kNearDivisor),
                          static_cast<float>(near_height * kNearDivisor));
    territory_program.set("u_anchor_px", px.ox, px.oy);
    territory_program.set("u_scale", scale);
    territory_program.set("u_reach_px", static_cast<float>(reach_px));
    territory_program.set("u_radius_px", strength.radius_px * scale);
    draw_mesh(mesh_buffers(cells, pack->territory.cells, &pack->territory.seat_of_vertex, true),
              box_of(view, 1.0));
    ++counters.territory_redraws;
}

void BasePainter::Impl::compose(const MapPicture& picture, const TileView& view) {
    const Theme& colours = theme(picture.theme);
    const ReliefStyle relief = relief_style(picture.theme);
    ground.resize(view.width_px, view.height_px, GL_RGBA8, GL_RGBA, GL_NEAREST);
    draw_on(ground.framebuffer());
    glDisable(GL_BLEND);
    ground_program.use();
    const auto width = static_cast<float>(view.width_px);
    const auto height = static_cast<float>(view.height_px);
    const float mask_width = width + 2.0F * kMarginPx;
    const float mask_height = height + 2.0F * kMarginPx;
    ground_program.set("u_mask_from_at", width / mask_width, height / mask_height,
                       kMarginPx / mask_width, kMarginPx / mask_height);
    ground_program.set("u_glow_from_at", width / mask_width, height / mask_height,
                       kMarginPx / mask_width, kMarginPx / mask_height);
    set(ground_program, "u_land_shade_from_at", land_shade.from_view(view));
    set(ground_program, "u_land_height_from_at", land_height.from_view(view));
    set(ground_program, "u_sea_shade_from_at", sea_shade.from_view(view));
    set(ground_program, "u_sea_depth_from_at", sea_depth.from_view(view));
    ground_program.set("u_lods", land_shade.level(view), land_height.level(view),
                       sea_shade.level(view), sea_depth.level(view));
    const bool territory_shown = picture.show_territory && picture.holders != nullptr;
    ground_program.set_texture("u_mask", 0, mask.texture());
    ground_program.set_texture("u_glow", 1, glow_a.texture());
    ground_program.set_texture("u_land_shade", 2, land_shade.texture.id());
    ground_program.set_texture("u_land_height", 3, land_height.texture.id());
    ground_program.set_texture("u_sea_shade", 4, sea_shade.texture.id());
    ground_program.set_texture("u_sea_depth", 5, sea_depth.texture.id());
    ground_program.set_texture("u_ramps", 6, ramps.id());
    ground_program.set_texture("u_territory", 7,
                               territory_shown ? territory.texture() : line_cover.texture());
    ground_program.set_texture("u_lines", 8, line_cover.texture());
    ground_program.set("u_smooth_shade", view.camera.m_per_px < land_shade.cell_m * 0.8 ? 1 : 0);
    ground_program.set("u_relief",
                       picture.show_relief
                           ? static_cast<float>(relief_strength(view.camera.m_per_px * view.scale))
                           : 0.0F);
    ground_program.set("u_shade_gain", relief.shadow, relief.light);
    const float row = picture.theme == ThemeKind::Dark ? 2.0F : 0.0F;
    ground_program.set("u_ramp_rows", (row + 0.5F) / 4.0F, (row + 1.5F) / 4.0F);
    ground_program.set("u_glow_gain", relief.glow);
    ground_program.set("u_has_territory", territory_shown ? 1.0F : 0.0F);
    ground_program.set("u_lake", colours.lake.r, colours.lake.g, colours.lake.b);
    set(ground_program, "u_river", with_alpha(colours.river, 0.92F));
    const float border = territory_shown ? 1.0F : 0.0F;
    set(ground_program, "u_casing",
        with_alpha(colours.border_casing, colours.border_casing.a * border));
    set(ground_program, "u_border", with_alpha(colours.border, colours.border.a * border));
    set(ground_program, "u_coast", colours.coast);
    glBindVertexArray(no_vertices.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    ++counters.draw_calls;
}

void BasePainter::Impl::paint_thin_lines(const MapPicture& picture, const TileView& view) {
    const BaseMap& basemap = pack->basemap;
    const Theme& colours = theme(picture.theme);
    const double m_per_px = view.camera.m_per_px;
    const auto scale = static_cast<float>(view.scale);
    const MapBox box = box_of(view, 8.0);
    const auto all = [](std::uint32_t) { return true; };
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const Affine px = px_from_map(view, view.width_px, view.height_px);
    if (picture.show_territory && picture.holders != nullptr) {
        LineBuffers& fine = line_buffers(Impl::Border, 0, tolerance_step(0.35 * m_per_px));
        raid_program.use();
        set(raid_program, "u_px_from_map", px);
        raid_program.set("u_size_px", static_cast<float>(view.width_px),
                         static_cast<float>(view.height_px));
        raid_program.set("u_reach_px", 0.5F * scale + 1.0F);
        raid_program.set("u_half_line_px", 0.5F * scale);
        raid_program.set("u_alpha", 0.86F);
        raid_program.set("u_choice", 1);
        raid_program.set_texture("u_seats", 0, seats.id());
        draw_ranges(fine, visible_ranges(fine.segments, box, all));
    }
    thin_program.use();
    set(thin_program, "u_px_from_map", px);
    thin_program.set("u_size_px", static_cast<float>(view.width_px),
                     static_cast<float>(view.height_px));
    thin_program.set("u_cap_px", 0.0F);
    std::array<float, 8> halves{};
    std::array<float, 8> strengths{};
    strengths.fill(1.0F);
    thin_program.set("u_strength", std::span<const float>(strengths));
    thin_program.set("u_dash_px", 6.0F * scale, 4.0F * scale);
    if (picture.show_reference && !basemap.reference.lines.empty()) {
        halves.fill(0.5F * scale);
        thin_program.set("u_half_px", std::span<const float>(halves));
        set(thin_program, "u_colour", with_alpha(colours.map_ink, 0.55F));
        LineBuffers& shore = line_buffers(Reference, 0, tolerance_step(0.35 * m_per_px));
        draw_ranges(shore, visible_ranges(shore.segments, box, all));
    }
    if (picture.show_graticule) {
        const double design = m_per_px * view.scale;
        const std::size_t level = design > 800.0 ? 0 : design > 300.0 ? 1 : 2;
        halves.fill(0.4F * scale);
        thin_program.set("u_half_px", std::span<const float>(halves));
        set(thin_program, "u_colour", colours.graticule);
        LineBuffers& grid = line_buffers(Graticule, level, tolerance_step(0.2 * m_per_px));
        draw_ranges(grid, visible_ranges(grid.segments, box, all));
    }
    glDisable(GL_BLEND);
}

BasePainter::BasePainter(Counters& counters) : impl_(std::make_unique<Impl>(counters)) {}
BasePainter::~BasePainter() = default;
BasePainter::BasePainter(BasePainter&&) noexcept = default;

const Framebuffer& BasePainter::paint(const MapPicture& picture, const TileView& view) {
    Impl& my = *impl_;
    static const auto kEmpty = std::make_shared<const Pack>();
    const std::shared_ptr<const Pack>& pack = picture.pack != nullptr ? picture.pack : kEmpty;
    if (pack != my.pack) {
        my.take_pack(pack);
    }
    const bool territory_shown = picture.show_territory && picture.holders != nullptr;
    if (territory_shown) {
        my.upload_holders(picture);
    }
    const auto era = static_cast<std::size_t>(
        std::upper_bound(my.water_days.begin(), my.water_days.end(), picture.day) -
        my.water_days.begin());
    const bool geometry_kept = my.geometry.valid && my.geometry.view == view &&
                               my.geometry.water_era == era &&
                               my.geometry.rivers == picture.show_rivers;
    if (!geometry_kept) {
        my.territory_valid = my.territory_valid && my.geometry.view == view;
        my.composed.valid = false;
    }
    const Impl::Composed wanted{picture.theme,
                                territory_shown,
                                picture.show_relief,
                                picture.show_rivers,
                                picture.show_graticule,
                                picture.show_reference,
                                true};
    const bool territory_needed = territory_shown && !my.territory_valid;
    if (geometry_kept && !territory_needed && my.composed == wanted) {
        return my.ground.framebuffer();
    }
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_STENCIL_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glBlendEquation(GL_FUNC_ADD);
    if (!geometry_kept) {
        my.paint_mask(picture, view);
        my.paint_glow(view);
        my.paint_waters(picture, view);
        my.geometry = {view, era, picture.show_rivers, true};
        ++my.counters.geometry_redraws;
    }
    if (territory_needed) {
        my.paint_territory(picture, view);
        my.territory_valid = true;
    }
    my.compose(picture, view);
    my.paint_thin_lines(picture, view);
    my.composed = wanted;
    ++my.counters.base_redraws;
    return my.ground.framebuffer();
}

}  // namespace nandu
