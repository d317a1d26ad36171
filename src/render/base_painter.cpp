#include "render/base_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <span>

#include "render/base_style.h"
#include "render/holder_texture.h"

namespace nandu {
namespace {

/// The coast's glow also comes from land just outside the view.
constexpr int kMarginPx = 48;
constexpr int kGlowDivisor = 6;
constexpr double kGlowFallPx = 9.0;
constexpr int kNearDivisor = 4;
/// A state's colour fades out so far before the sheet ends.
constexpr double kSheetFadePx = 60.0;
/// exp(-(d / r)^1.35) is below 1 % at 3.1 r.
constexpr double kReachInRadii = 3.1;
/// Dots of inferred land keep this far from borders.
constexpr float kBareOfDotsPx = 7.0F;
/// So far around the coast both sea and land are painted.
constexpr float kShorePx = 2.0F;
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

/// The part of a raster about the view, at the resolution of the screen: what lies elsewhere or is
/// finer is never uploaded.
class RasterTexture {
public:
    /// `raster` must live until the next call; where it has nothing, `otherwise` is read.
    void take(const Raster& raster, std::uint8_t otherwise);
    /// Uploads what `view` needs if it is not there yet.
    void prepare(const TileView& view, Counters& counters);

    GLuint id() const { return texture_.id(); }
    double cell_m() const { return usable_ ? raster_->cell_m : 1e9; }
    /// Texture coordinates from (0, 0) lower left … (1, 1) upper right of the view.
    Affine from_view(const TileView& view) const;

private:
    /// Cells of one level, from the raster's upper left.
    struct Window {
        int level = -1;
        int left = 0, top = 0, right = 0, bottom = 0;
    };
    /// The cells that the view shows and `more_px` around it.
    Window window_about(const TileView& view, double more_px) const;

    Texture texture_;
    const Raster* raster_ = nullptr;
    std::uint8_t otherwise_ = 0;
    bool usable_ = false;
    Window window_;
};

void RasterTexture::take(const Raster& raster, std::uint8_t otherwise) {
    raster_ = &raster;
    otherwise_ = otherwise;
    usable_ = raster.width > 0 && raster.height > 0 &&
              raster.values.size() >= static_cast<std::size_t>(raster.width) *
                                          static_cast<std::size_t>(raster.height);
    window_ = {};
}

RasterTexture::Window RasterTexture::window_about(const TileView& view, double more_px) const {
    // The level whose cells come nearest to a pixel; a level's cells are the average of four.
    const double wish = std::log2(view.camera.m_per_px / raster_->cell_m) + 0.3;
    const int last = static_cast<int>(std::log2(std::min(raster_->width, raster_->height)));
    Window window;
    window.level = std::clamp(static_cast<int>(std::floor(wish)), 0, last);
    const double cell_m = std::ldexp(raster_->cell_m, window.level);
    const int width = raster_->width >> window.level;
    const int height = raster_->height >> window.level;
    const MapBox box = box_of(view, more_px);
    constexpr int kFilterCells = 3;  // Bicubic reading reaches so far.
    const auto cell = [](double at, int more, int end) {
        return static_cast<int>(std::clamp(std::floor(at) + more, 0.0, static_cast<double>(end)));
    };
    window.left = cell((box.west_m - raster_->west_m) / cell_m, -kFilterCells, width - 1);
    window.right = cell((box.east_m - raster_->west_m) / cell_m, kFilterCells + 1, width);
    window.top = cell((raster_->north_m - box.north_m) / cell_m, -kFilterCells, height - 1);
    window.bottom = cell((raster_->north_m - box.south_m) / cell_m, kFilterCells + 1, height);
    window.right = std::max(window.right, window.left + 1);
    window.bottom = std::max(window.bottom, window.top + 1);
    return window;
}

void RasterTexture::prepare(const TileView& view, Counters& counters) {
    std::vector<std::uint8_t> texels = {otherwise_};
    int width = 1, height = 1;
    if (usable_) {
        const Window need = window_about(view, 0.0);
        if (need.level == window_.level && need.left >= window_.left && need.top >= window_.top &&
            need.right <= window_.right && need.bottom <= window_.bottom) {
            return;
        }
        window_ = window_about(view, 0.25 * std::max(view.width_px, view.height_px));
        width = window_.right - window_.left;
        height = window_.bottom - window_.top;
        texels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        const int side = 1 << window_.level;
        std::vector<std::uint32_t> sums(static_cast<std::size_t>(width));
        for (int row = 0; row < height; ++row) {
            std::uint8_t* const out =
                texels.data() + static_cast<std::ptrdiff_t>(row) * static_cast<std::ptrdiff_t>(width);
            const std::uint8_t* in =
                raster_->values.data() +
                static_cast<std::ptrdiff_t>(window_.top + row) * side * raster_->width +
                static_cast<std::ptrdiff_t>(window_.left) * side;
            if (side == 1) {
                std::copy_n(in, width, out);
                continue;
            }
            std::fill(sums.begin(), sums.end(), 0U);
            for (int k = 0; k < side; ++k, in += raster_->width) {
                const std::uint8_t* at = in;
                for (std::uint32_t& sum : sums) {
                    for (int i = 0; i < side; ++i) {
                        sum += *at++;
                    }
                }
            }
            const std::uint32_t half = 1U << (2 * window_.level - 1);
            for (int column = 0; column < width; ++column) {
                out[column] = static_cast<std::uint8_t>(
                    (sums[static_cast<std::size_t>(column)] + half) >> (2 * window_.level));
            }
        }
    } else if (window_.level == 0) {
        return;
    } else {
        window_.level = 0;
    }
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE,
                 texels.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    ++counters.uploads;
    counters.uploaded_bytes += texels.size();
}

Affine RasterTexture::from_view(const TileView& view) const {
    if (!usable_) {
        return {0.0F, 0.0F, 0.5F, 0.5F};
    }
    const MapBox box = box_of(view, 0.0);
    const double cell_m = std::ldexp(raster_->cell_m, window_.level);
    const double across = cell_m * (window_.right - window_.left);
    const double down = cell_m * (window_.bottom - window_.top);
    const double west_m = raster_->west_m + cell_m * window_.left;
    const double north_m = raster_->north_m - cell_m * window_.top;
    return {static_cast<float>((box.east_m - box.west_m) / across),
            static_cast<float>(-(box.north_m - box.south_m) / down),
            static_cast<float>((box.west_m - west_m) / across),
            static_cast<float>((north_m - box.south_m) / down)};
}

/// Places in the mask, which has a margin, from pixels of the view.
Affine mask_from_px(const TileView& view) {
    const double width = view.width_px + 2.0 * kMarginPx;
    const double height = view.height_px + 2.0 * kMarginPx;
    return {static_cast<float>(1.0 / width), static_cast<float>(1.0 / height),
            static_cast<float>(kMarginPx / width), static_cast<float>(kMarginPx / height)};
}

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
    void upload_holders(const MapPicture& picture);
    MeshBuffers& land_mesh(std::size_t level);
    MeshBuffers& cell_mesh(double tolerance_m);
    MeshBuffers& mesh_buffers(std::optional<MeshBuffers>& slot, const Mesh& mesh,
                              std::span<const std::uint16_t> seats, bool sorted);
    LineBuffers& line_buffers(int kind, std::size_t level, double tolerance_m);
    void need_quads(std::size_t segments);

    void draw_mesh(MeshBuffers& mesh, const MapBox& box);
    void draw_ranges(LineBuffers& lines, const std::vector<SegmentRange>& ranges);
    void paint_mask(const MapPicture& picture, const TileView& view);
    void paint_glow(const TileView& view);
    void paint_waters(const MapPicture& picture, const TileView& view);
    void paint_territory(const MapPicture& picture, const TileView& view);
    void paint_shore(const TileView& view);
    void compose(const MapPicture& picture, const TileView& view, bool sea_kept);
    void paint_thin_lines(const MapPicture& picture, const TileView& view, bool sea_kept);

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
    Program inferred_program{"territory.vert", "territory.frag", "#define INFERRED\n"};
    Program patterned_program{"territory.vert", "territory.frag", "#define PATTERNED\n"};
    Program sea_program{"sea.vert", "sea.frag"};
    Program land_program{"land.vert", "land.frag"};
    Program smooth_land_program{"land.vert", "land.frag", "#define SMOOTH\n"};
    Program held_land_program{"land.vert", "land.frag", "#define TERRITORY\n"};
    Program smooth_held_land_program{"land.vert", "land.frag",
                                     "#define SMOOTH\n#define TERRITORY\n"};

    VertexArray no_vertices;
    Buffer quad_indices;
    std::size_t quad_capacity = 0;

    std::shared_ptr<const Pack> pack;
    std::vector<Day> water_days;
    std::map<std::size_t, std::optional<MeshBuffers>> land;
    std::optional<MeshBuffers> lakes;
    std::map<int, std::optional<MeshBuffers>> cells;  ///< By tolerance.
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
    struct Lord {
        std::uint8_t lord = 0, raider = 0;  ///< Codes as in HolderTexels.
    };
    std::vector<Lord> lords;  ///< By seat.
    /// Whether the shader of borders would draw that edge. Most edges part nobody, and a software driver
    /// pays for every vertex that it is sent.
    enum class EdgeChoice { Borders, Raids };
    bool is_edge_drawn(std::uint32_t edge, EdgeChoice choice) const;
    std::array<bool, 3> kinds_held{};  ///< Whether any cell is plain, inferred, patterned.

    Renderbuffer shore_marks;
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
    cells.clear();
    lines.clear();
    holders.reset();
    geometry.valid = composed.valid = territory_valid = false;
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
    kinds_held = texels.kinds;
    lords.resize(count);
    for (std::size_t seat = 0; seat < count; ++seat) {
        constexpr std::size_t kWidth = HolderTexels::kWidth;
        const std::uint8_t* const texel =
            texels.rgba.data() + (((seat / kWidth) * 4 + 3) * kWidth + seat % kWidth) * 4;
        lords[seat] = {texel[2], texel[3]};
    }
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

bool BasePainter::Impl::is_edge_drawn(std::uint32_t edge, EdgeChoice choice) const {
    const Territory::Edge& parts = pack->territory.edges[edge];
    if (parts.left_seat >= lords.size() || parts.right_seat >= lords.size()) {
        return true;
    }
    const Lord& left = lords[parts.left_seat];
    const Lord& right = lords[parts.right_seat];
    const bool same_lord = left.lord == right.lord;
    return choice == EdgeChoice::Borders ? !same_lord : same_lord && left.raider != right.raider;
}

MeshBuffers& BasePainter::Impl::mesh_buffers(std::optional<MeshBuffers>& slot, const Mesh& mesh,
                                             std::span<const std::uint16_t> seat_of_vertex,
                                             bool sorted) {
    if (slot) {
        return *slot;
    }
    MeshBuffers& buffers = slot.emplace();
    glBindVertexArray(buffers.array.id());
    upload_buffer(counters, GL_ARRAY_BUFFER, buffers.vertices, mesh.vertices.data(),
                  mesh.vertices.size() * sizeof(MapPointF), GL_STATIC_DRAW);
    attribute_floats(0, 2, sizeof(MapPointF), 0);
    if (!seat_of_vertex.empty()) {
        upload_buffer(counters, GL_ARRAY_BUFFER, buffers.seats, seat_of_vertex.data(),
                      seat_of_vertex.size() * sizeof(std::uint16_t), GL_STATIC_DRAW);
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

MeshBuffers& BasePainter::Impl::cell_mesh(double tolerance_m) {
    std::optional<MeshBuffers>& slot = cells[static_cast<int>(tolerance_m)];
    if (!slot) {
        const CoarseCells coarse = coarse_cells(pack->territory, tolerance_m);
        mesh_buffers(slot, coarse.mesh, coarse.seat_of_vertex, true);
    }
    return *slot;
}

MeshBuffers& BasePainter::Impl::land_mesh(std::size_t level) {
    return mesh_buffers(land[level], pack->basemap.land[level].land, {}, true);
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
            buffers.segments = segments_of(basemap.land[level].coast, tolerance_m);
            break;
        case River:
            buffers.segments = segments_of(basemap.rivers[level], tolerance_m);
            break;
        case LakeOutline:
            buffers.segments = segments_of(basemap.lakes.outlines, tolerance_m);
            break;
        case Border:
            buffers.segments = segments_of(pack->territory, tolerance_m);
            break;
        case Reference:
            buffers.segments = segments_of(basemap.reference, tolerance_m);
            break;
        default:
            buffers.segments = segments_of(level == 0   ? basemap.graticule_5deg
                                           : level == 1 ? basemap.graticule_2deg
                                                        : basemap.graticule_1deg,
                                           tolerance_m);
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
        counters.vertices += range.count;
    }
}

void BasePainter::Impl::draw_ranges(LineBuffers& buffers, const std::vector<SegmentRange>& ranges) {
    glBindVertexArray(buffers.array.id());
    std::vector<GLsizei> counts;
    std::vector<const void*> firsts;
    for (const SegmentRange& range : ranges) {
        counts.push_back(static_cast<GLsizei>(range.count * 6));
        firsts.push_back(reinterpret_cast<const void*>(static_cast<std::size_t>(range.first) * 6 *
                                                       sizeof(std::uint32_t)));
        counters.vertices += range.count * 6;
    }
    if (epoxy_is_desktop_gl()) {
        glMultiDrawElements(GL_TRIANGLES, counts.data(), GL_UNSIGNED_INT, firsts.data(),
                            static_cast<GLsizei>(counts.size()));
        ++counters.draw_calls;
        return;
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        glDrawElements(GL_TRIANGLES, counts[i], GL_UNSIGNED_INT, firsts[i]);
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
    MeshBuffers& mesh = mesh_buffers(lakes, basemap.lakes.mesh, {}, false);
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
        counters.vertices += area.index_count;
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
    glow_program.set("u_reach", static_cast<int>(std::ceil(fall * 3.2)));
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
    const auto parting = [this](std::uint32_t edge) {
        return is_edge_drawn(edge, EdgeChoice::Borders);
    };

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
    const std::array<float, 2> near_from_px = {
        1.0F / static_cast<float>(near_width * kNearDivisor),
        1.0F / static_cast<float>(near_height * kNearDivisor)};
    set(near_program, "u_px_from_map", px);
    near_program.set("u_size_px", static_cast<float>(near_width * kNearDivisor),
                     static_cast<float>(near_height * kNearDivisor));
    near_program.set("u_reach_px", static_cast<float>(reach_px));
    near_program.set("u_radius_px", strength.radius_px * scale);
    near_program.set("u_choice", 0);
    near_program.set_texture("u_seats", 0, seats.id());
    draw_ranges(coarse, visible_ranges(coarse.segments, box, parting));

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
    border_program.set("u_scale", scale);
    border_program.set_texture("u_seats", 0, seats.id());
    border_program.set_texture("u_near", 1, near.texture());
    border_program.set("u_near_from_px", near_from_px[0], near_from_px[1]);
    draw_ranges(fine, visible_ranges(fine.segments, box_of(view, 8.0), parting));
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glBlendEquation(GL_FUNC_ADD);
    glDisable(GL_BLEND);

    // Washes and patterns.
    territory.resize(view.width_px, view.height_px, GL_RGBA8, GL_RGBA, GL_NEAREST);
    draw_on(territory.framebuffer());
    glClear(GL_COLOR_BUFFER_BIT);
    MeshBuffers& mesh = cell_mesh(tolerance_step(0.35 * m_per_px));
    const Program* const programs[] = {&territory_program, &inferred_program, &patterned_program};
    for (std::size_t kind = 0; kind < kinds_held.size(); ++kind) {
        if (!kinds_held[kind]) {
            continue;
        }
        const Program& program = *programs[kind];
        program.use();
        set(program, "u_clip_from_map", clip_from_map(view, view.width_px, view.height_px));
        program.set("u_kind", static_cast<int>(kind));
        program.set_texture("u_seats", 0, seats.id());
        program.set_texture("u_near", 1, near.texture());
        program.set("u_near_from_px", near_from_px[0], near_from_px[1]);
        program.set("u_anchor_px", px.ox, px.oy);
        program.set("u_scale", scale);
        // How many fades lie between a pixel and each side of the sheet: (x, y) * k + c.
        const double per_fade = 1.0 / (kSheetFadePx * view.scale);
        const MapBox& sheet = pack->extent;
        const double k = per_fade / m_per_px;
        program.set("u_sheet_west_south", static_cast<float>(per_fade),
                    static_cast<float>((box_of(view, 0.0).west_m - sheet.west_m) * k),
                    static_cast<float>((box_of(view, 0.0).south_m - sheet.south_m) * k));
        program.set("u_sheet_east_north",
                    static_cast<float>((sheet.east_m - box_of(view, 0.0).west_m) * k),
                    static_cast<float>((sheet.north_m - box_of(view, 0.0).south_m) * k));
        program.set("u_near_dots", std::exp(-std::pow(kBareOfDotsPx / strength.radius_px, 1.35F)));
        draw_mesh(mesh, box_of(view, 1.0));
    }
    ++counters.territory_redraws;
}

void BasePainter::Impl::paint_shore(const TileView& view) {
    // Software drivers pay for every pixel of a pass: mark what is land only (1) and what is shore
    // (2), so that the sea is not painted under the land nor the land over the sea.
    if (ground.resize(view.width_px, view.height_px, GL_RGBA8, GL_RGBA, GL_NEAREST)) {
        glBindRenderbuffer(GL_RENDERBUFFER, shore_marks.id());
        glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, view.width_px, view.height_px);
        glBindFramebuffer(GL_FRAMEBUFFER, ground.framebuffer().id);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER,
                                  shore_marks.id());
    }
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
    mask_program.use();
    set(mask_program, "u_clip_from_map", clip_from_map(view, view.width_px, view.height_px));
    const std::size_t level = level_for(basemap, view.camera.m_per_px);
    draw_mesh(land_mesh(level), box_of(view, 1.0));
    glStencilFunc(GL_ALWAYS, 2, 0xFF);
    cover_program.use();
    std::array<float, 8> halves{};
    std::array<float, 8> strengths{};
    halves.fill(kShorePx);
    strengths.fill(1.0F);
    cover_program.set("u_half_px", std::span<const float>(halves));
    cover_program.set("u_strength", std::span<const float>(strengths));
    LineBuffers& coast = line_buffers(Coast, level, tolerance_step(0.35 * view.camera.m_per_px));
    draw_ranges(coast, visible_ranges(coast.segments, box_of(view, 4.0),
                                      [](std::uint32_t) { return true; }));
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
    glDisable(GL_STENCIL_TEST);
}

void BasePainter::Impl::compose(const MapPicture& picture, const TileView& view, bool sea_kept) {
    const Theme& colours = theme(picture.theme);
    const ReliefStyle relief = relief_style(picture.theme);
    const bool territory_shown = picture.show_territory && picture.holders != nullptr;
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
    draw_on(ground.framebuffer());
    glDisable(GL_BLEND);
    glEnable(GL_STENCIL_TEST);
    glBindVertexArray(no_vertices.id());
    const auto paint = [this] {
        glDrawArrays(GL_TRIANGLES, 0, 3);
        ++counters.draw_calls;
    };

    sea_program.use();
    set(sea_program, "u_glow_from_at", mask_from_at);
    set(sea_program, "u_shade_from_at", sea_shade.from_view(view));
    set(sea_program, "u_depth_from_at", sea_depth.from_view(view));
    sea_program.set_texture("u_glow", 0, glow_a.texture());
    sea_program.set_texture("u_shade", 1, sea_shade.id());
    sea_program.set_texture("u_depth", 2, sea_depth.id());
    sea_program.set_texture("u_ramps", 3, ramps.id());
    sea_program.set("u_ramp_row", row + 0.25F);
    sea_program.set("u_relief", strength);
    sea_program.set("u_shade_gain", relief.shadow, relief.light);
    sea_program.set("u_glow_gain", std::abs(relief.glow), relief.glow > 0.0F ? 1.0F : 0.0F);
    // With the sea kept from last time, only what shows through the shore is painted.
    glStencilFunc(sea_kept ? GL_EQUAL : GL_NOTEQUAL, sea_kept ? 2 : 1, 0xFF);
    paint();

    const bool smooth = view.camera.m_per_px < land_shade.cell_m() * 0.8;
    const Program& land_shader = territory_shown
                                     ? (smooth ? smooth_held_land_program : held_land_program)
                                     : (smooth ? smooth_land_program : land_program);
    land_shader.use();
    set(land_shader, "u_mask_from_at", mask_from_at);
    set(land_shader, "u_shade_from_at", land_shade.from_view(view));
    set(land_shader, "u_height_from_at", land_height.from_view(view));
    land_shader.set_texture("u_mask", 0, mask.texture());
    land_shader.set_texture("u_shade", 1, land_shade.id());
    land_shader.set_texture("u_height", 2, land_height.id());
    land_shader.set_texture("u_ramps", 3, ramps.id());
    land_shader.set_texture("u_lines", 4, line_cover.texture());
    if (territory_shown) {
        land_shader.set_texture("u_territory", 5, territory.texture());
    }
    land_shader.set("u_ramp_row", row);
    land_shader.set("u_relief", strength);
    land_shader.set("u_shade_gain", relief.shadow, relief.light);
    land_shader.set("u_lake", colours.lake.r, colours.lake.g, colours.lake.b);
    set(land_shader, "u_river", with_alpha(colours.river, 0.92F));
    set(land_shader, "u_casing", colours.border_casing);
    set(land_shader, "u_border", colours.border);
    set(land_shader, "u_coast", colours.coast);
    glStencilFunc(GL_NOTEQUAL, 0, 0xFF);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    paint();
    glDisable(GL_BLEND);
    glDisable(GL_STENCIL_TEST);
}

void BasePainter::Impl::paint_thin_lines(const MapPicture& picture, const TileView& view,
                                         bool sea_kept) {
    const BaseMap& basemap = pack->basemap;
    const Theme& colours = theme(picture.theme);
    const double m_per_px = view.camera.m_per_px;
    const auto scale = static_cast<float>(view.scale);
    const MapBox box = box_of(view, 8.0);
    const auto all = [](std::uint32_t) { return true; };
    if (sea_kept) {
        glEnable(GL_STENCIL_TEST);
        glStencilFunc(GL_NOTEQUAL, 0, 0xFF);
    }
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
        raid_program.set_texture("u_mask", 1, mask.texture());
        set(raid_program, "u_mask_from_px", mask_from_px(view));
        draw_ranges(fine, visible_ranges(fine.segments, box, [this](std::uint32_t edge) {
                        return is_edge_drawn(edge, EdgeChoice::Raids);
                    }));
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
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_BLEND);
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
        {
            const TraceSpan span(trace, "land mask and glow", settle);
            my.paint_mask(picture, view);
            my.paint_glow(view);
        }
        const TraceSpan span(trace, "waters and shore", settle);
        my.paint_waters(picture, view);
        my.paint_shore(view);
        my.geometry = {view, era, picture.show_rivers, true};
        ++my.counters.geometry_redraws;
    }
    if (territory_needed) {
        const TraceSpan span(trace, "territory", settle);
        my.paint_territory(picture, view);
        my.territory_valid = true;
    }
    const TraceSpan span(trace, "compose", settle);
    const bool sea_kept = geometry_kept && my.composed == wanted;
    my.compose(picture, view, sea_kept);
    my.paint_thin_lines(picture, view, sea_kept);
    my.composed = wanted;
    ++my.counters.base_redraws;
    return my.ground.framebuffer();
}

}  // namespace nandu
