#include "render/territory_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>

#include "render/base_style.h"
#include "render/cell_paint.h"

namespace nandu {
namespace {

constexpr int kNearDivisor = 4;
/// Details of borders smaller than this are left out, of their nearness and of the lines.
constexpr double kNearDetailPx = 1.2;
constexpr double kLineDetailPx = 0.35;

}  // namespace

struct TerritoryPainter::Impl {
    Impl(GeometryBuffers& to, Counters& all) : buffers(to), counters(all) {}

    /// Chunk i is the cell of seat i.
    const MeshBuffers& cell_mesh(double m_per_px);
    const LineBuffers& edge_lines(double tolerance_m);
    /// Seats whose texels differ from those that were sent last.
    std::vector<std::uint16_t> sent_holders(const MapPicture& picture);
    std::vector<PixelBox> boxes_of(const std::vector<std::uint16_t>& of, const TileView& view,
                                   double margin_px);
    void paint_near(const TileView& view, const PixelBox& box);
    void paint_borders(const TileView& view, const PixelBox& box, const DrawTexture& lines);
    std::array<float, 2> near_from_px() const {
        return {1.0F / static_cast<float>(near.width() * kNearDivisor),
                1.0F / static_cast<float>(near.height() * kNearDivisor)};
    }
    double reach_px(const TileView& view) const {
        return kReachInRadii * static_cast<double>(wash_strength(theme).radius_px) * view.scale;
    }
    /// Whether the shader of borders would draw that edge. Most edges part nobody, and a software
    /// driver pays for every vertex that it is sent.
    enum class EdgeChoice { Borders, Raids };
    bool is_edge_drawn(std::uint32_t edge, EdgeChoice choice) const;
    std::vector<SegmentRange> edges_in(const LineBuffers& lines, const MapBox& box,
                                       EdgeChoice choice) const {
        return visible_ranges(lines.segments, box, [this, choice](std::uint32_t edge) {
            return is_edge_drawn(edge, choice);
        });
    }

    GeometryBuffers& buffers;
    Counters& counters;
    LazyProgram near_program{"border.vert", "border_near.frag"};
    LazyProgram border_program{"border.vert", "border_cover.frag"};
    LazyProgram raid_program{"border.vert", "border_colour.frag"};
    /// By CellKind.
    std::array<LazyProgram, 3> cell_programs{
        LazyProgram{"territory.vert", "territory.frag"},
        LazyProgram{"territory.vert", "territory.frag", "#define INFERRED\n"},
        LazyProgram{"territory.vert", "territory.frag", "#define PATTERNED\n"}};

    std::shared_ptr<const Pack> pack;
    std::map<int, MeshBuffers> cells;  ///< By tolerance.
    std::map<int, LineBuffers> edges;  ///< By tolerance.

    Texture seats;
    std::vector<CellPaint> paints;  ///< By seat.
    std::shared_ptr<const HolderTable> holders;
    std::vector<MapPicture::Fade> fades;
    ThemeKind theme = ThemeKind::Light;
    bool patterns = false;
    bool any_raid = false;

    DrawTexture near;  ///< How near the next border is, coarse and soft.
    TileView shown;    ///< What `near` and the borders show.
    bool valid = false;
};

const MeshBuffers& TerritoryPainter::Impl::cell_mesh(double m_per_px) {
    const double tolerance_m = tolerance_step(kLineDetailPx * m_per_px);
    const auto known = cells.find(static_cast<int>(tolerance_m));
    if (known != cells.end()) {
        return known->second;
    }
    const CoarseCells coarse = coarse_cells(pack->territory, tolerance_m);
    return cells
        .emplace(static_cast<int>(tolerance_m),
                 buffers.sent({coarse.mesh.vertices.data(), coarse.mesh.vertices.size()},
                              sorted_by_seat(coarse.mesh, coarse.seat_of_vertex,
                                             paints.size()),
                              coarse.seat_of_vertex))
        .first->second;
}

const LineBuffers& TerritoryPainter::Impl::edge_lines(double tolerance_m) {
    const auto known = edges.find(static_cast<int>(tolerance_m));
    if (known != edges.end()) {
        return known->second;
    }
    return edges
        .emplace(static_cast<int>(tolerance_m),
                 buffers.sent(segments_of(pack->territory, tolerance_m)))
        .first->second;
}

bool TerritoryPainter::Impl::is_edge_drawn(std::uint32_t edge, EdgeChoice choice) const {
    const Territory::Edge& parts = pack->territory.edges[edge];
    if (parts.left_seat >= paints.size() || parts.right_seat >= paints.size()) {
        return false;
    }
    const EdgeLine line =
        edge_line(paints[parts.left_seat], paints[parts.right_seat], parts.wild);
    return line != EdgeLine::None &&
           (line == EdgeLine::RaidEdge) == (choice == EdgeChoice::Raids);
}

std::vector<std::uint16_t> TerritoryPainter::Impl::sent_holders(const MapPicture& picture) {
    if (holders == picture.holders && fades == picture.fades && theme == picture.theme &&
        patterns == picture.patterns) {
        return {};
    }
    holders = picture.holders;
    fades = picture.fades;
    theme = picture.theme;
    patterns = picture.patterns;
    std::vector<CellPaint> next =
        cell_paints(pack->atlas, *holders, fades, picture.theme, picture.patterns);
    std::vector<std::uint16_t> changed;
    for (std::size_t seat = 0; seat < next.size(); ++seat) {
        if (seat >= paints.size() || paints[seat] != next[seat]) {
            changed.push_back(static_cast<std::uint16_t>(seat));
        }
    }
    paints = std::move(next);
    any_raid = std::any_of(paints.begin(), paints.end(), [](const CellPaint& paint) {
        return paint.raider_code != CellPaint::kNobody;
    });
    if (changed.empty()) {
        return changed;
    }
    const PaintTexels texels = paint_texels(paints);
    glBindTexture(GL_TEXTURE_2D, seats.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, PaintTexels::kWidth, texels.height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, texels.rgba.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    ++counters.uploads;
    ++counters.holder_uploads;
    counters.uploaded_bytes += texels.rgba.size();
    return changed;
}

std::vector<PixelBox> TerritoryPainter::Impl::boxes_of(const std::vector<std::uint16_t>& of,
                                                       const TileView& view, double margin_px) {
    const MeshBuffers& mesh = cell_mesh(view.camera.m_per_px);
    std::vector<PixelBox> boxes;
    for (const std::uint16_t seat : of) {
        const TriangleChunk& cell = mesh.chunks[seat];
        if (cell.index_count > 0) {
            boxes.push_back(pixels_of(view, {cell.west_m, cell.south_m, cell.east_m, cell.north_m},
                                      margin_px));
        }
    }
    return joined(std::move(boxes));
}

void TerritoryPainter::Impl::paint_near(const TileView& view, const PixelBox& box) {
    const auto scale = static_cast<float>(view.scale);
    draw_on(near.framebuffer());
    scissor({box.left / kNearDivisor, box.bottom / kNearDivisor,
             (box.right + kNearDivisor - 1) / kNearDivisor,
             (box.top + kNearDivisor - 1) / kNearDivisor});
    glClear(GL_COLOR_BUFFER_BIT);
    const LineBuffers& lines = edge_lines(tolerance_step(kNearDetailPx * view.camera.m_per_px));
    const Program& program = near_program.get();
    program.use();
    // The last texels may reach beyond the view, which keeps four pixels to one texel.
    set(program, "u_px_from_map", px_from_map(view, view.width_px, view.height_px));
    program.set("u_size_px", static_cast<float>(near.width() * kNearDivisor),
                static_cast<float>(near.height() * kNearDivisor));
    program.set("u_reach_px", static_cast<float>(reach_px(view)));
    program.set("u_radius_px", wash_strength(theme).radius_px * scale);
    program.set("u_choice", 0);
    program.set_texture("u_seats", 0, seats.id());
    buffers.draw(lines, edges_in(lines, box_of(view, box, reach_px(view) + 8.0),
                                 EdgeChoice::Borders));
}

void TerritoryPainter::Impl::paint_borders(const TileView& view, const PixelBox& box,
                                           const DrawTexture& target) {
    const auto scale = static_cast<float>(view.scale);
    draw_on(target.framebuffer());
    glColorMask(GL_TRUE, GL_TRUE, GL_FALSE, GL_FALSE);
    scissor(box);
    glClear(GL_COLOR_BUFFER_BIT);
    const LineBuffers& lines = edge_lines(tolerance_step(kLineDetailPx * view.camera.m_per_px));
    const Program& program = border_program.get();
    program.use();
    set(program, "u_px_from_map", px_from_map(view, view.width_px, view.height_px));
    program.set("u_size_px", static_cast<float>(view.width_px), static_cast<float>(view.height_px));
    program.set("u_reach_px", 2.0F * scale + 1.0F);
    program.set("u_half_px", 2.0F * scale, std::max(0.5F, 0.625F * scale));
    program.set("u_choice", 0);
    program.set("u_scale", scale);
    program.set_texture("u_seats", 0, seats.id());
    program.set_texture("u_near", 1, near.texture());
    program.set("u_near_from_px", near_from_px()[0], near_from_px()[1]);
    buffers.draw(lines, edges_in(lines, box_of(view, box, 8.0), EdgeChoice::Borders));
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

TerritoryPainter::TerritoryPainter(GeometryBuffers& buffers, Counters& counters)
    : impl_(std::make_unique<Impl>(buffers, counters)) {}
TerritoryPainter::~TerritoryPainter() = default;
TerritoryPainter::TerritoryPainter(TerritoryPainter&&) noexcept = default;

void TerritoryPainter::take_pack(std::shared_ptr<const Pack> pack) {
    Impl& my = *impl_;
    my.pack = std::move(pack);
    my.cells.clear();
    my.edges.clear();
    my.paints.clear();
    my.holders.reset();
    my.valid = false;
}

void TerritoryPainter::forget_view() {
    impl_->valid = false;
}

std::vector<PixelBox> TerritoryPainter::update(const MapPicture& picture, const TileView& view,
                                               const DrawTexture& lines) {
    Impl& my = *impl_;
    const bool same_style = my.theme == picture.theme;
    const std::vector<std::uint16_t> changed = my.sent_holders(picture);
    std::vector<PixelBox> boxes;
    if (!my.valid || !(my.shown == view) || !same_style) {
        boxes = {view.visible()};
    } else if (!changed.empty()) {
        boxes = my.boxes_of(changed, view, my.reach_px(view) + 2.0 * kNearDivisor);
    }
    if (boxes.empty()) {
        return boxes;
    }
    my.near.resize((view.width_px + kNearDivisor - 1) / kNearDivisor,
                   (view.height_px + kNearDivisor - 1) / kNearDivisor, GL_RG8, GL_RG, GL_LINEAR);
    glClearColor(0.0F, 0.0F, 0.0F, 0.0F);
    glEnable(GL_BLEND);
    glBlendEquation(GL_MAX);
    for (const PixelBox& box : boxes) {
        my.paint_near(view, box);
    }
    for (const PixelBox& box : boxes) {
        my.paint_borders(view, box, lines);
    }
    glBlendEquation(GL_FUNC_ADD);
    glDisable(GL_BLEND);
    glDisable(GL_SCISSOR_TEST);
    my.shown = view;
    my.valid = true;
    ++my.counters.territory_redraws;
    return boxes;
}

void TerritoryPainter::paint_cells(const MapPicture& picture, const TileView& view,
                                   const PixelBox& box, const Ground& ground) {
    Impl& my = *impl_;
    const MapBox sight = box_of(view, box, 1.0);
    const MeshBuffers& mesh = my.cell_mesh(view.camera.m_per_px);
    std::array<std::vector<IndexRange>, 3> ranges;
    for (std::size_t seat = 0; seat < mesh.chunks.size(); ++seat) {
        if (touches(mesh.chunks[seat], sight)) {
            add_range(ranges[static_cast<std::size_t>(my.paints[seat].kind())],
                      mesh.chunks[seat]);
        }
    }
    const Theme& colours = nandu::theme(picture.theme);
    const Affine px = px_from_map(view, view.width_px, view.height_px);
    for (std::size_t kind = 0; kind < ranges.size(); ++kind) {
        if (ranges[kind].empty()) {
            continue;
        }
        const Program& program = my.cell_programs[kind].get();
        program.use();
        set(program, "u_clip_from_map", clip_from_map(view, view.width_px, view.height_px));
        program.set_texture("u_seats", 0, my.seats.id());
        program.set_texture("u_near", 1, my.near.texture());
        program.set_texture("u_plain", 2, ground.plain);
        program.set_texture("u_rest", 3, ground.rest);
        program.set_texture("u_lines", 4, ground.lines);
        set(program, "u_casing", colours.border_casing);
        set(program, "u_border", colours.border);
        program.set("u_coast", colours.coast.a);
        program.set("u_near_from_px", my.near_from_px()[0], my.near_from_px()[1]);
        program.set("u_anchor_px", px.ox, px.oy);
        program.set("u_scale", static_cast<float>(view.scale));
        // How many fades lie between a pixel and each side of the sheet: (x, y) * k + c.
        const double per_fade = 1.0 / (kSheetFadePx * view.scale);
        const MapBox& sheet = my.pack->extent;
        const MapBox whole = box_of(view, 0.0);
        const double k = per_fade / view.camera.m_per_px;
        program.set("u_sheet_west_south", static_cast<float>(per_fade),
                    static_cast<float>((whole.west_m - sheet.west_m) * k),
                    static_cast<float>((whole.south_m - sheet.south_m) * k));
        program.set("u_sheet_east_north", static_cast<float>((sheet.east_m - whole.west_m) * k),
                    static_cast<float>((sheet.north_m - whole.south_m) * k));
        const double bare_in_radii =
            kBareOfDotsPx / static_cast<double>(wash_strength(my.theme).radius_px);
        program.set("u_near_dots", static_cast<float>(std::exp(-std::pow(bare_in_radii, 1.35))));
        my.buffers.draw(mesh, ranges[kind]);
    }
}

void TerritoryPainter::paint_raids(const TileView& view, const PixelBox& box,
                                   const Ground& ground) {
    Impl& my = *impl_;
    if (!my.any_raid) {
        return;
    }
    const auto scale = static_cast<float>(view.scale);
    const LineBuffers& lines =
        my.edge_lines(tolerance_step(kLineDetailPx * view.camera.m_per_px));
    const Program& program = my.raid_program.get();
    program.use();
    set(program, "u_px_from_map", px_from_map(view, view.width_px, view.height_px));
    program.set("u_size_px", static_cast<float>(view.width_px), static_cast<float>(view.height_px));
    program.set("u_reach_px", 0.5F * scale + 1.0F);
    program.set("u_half_line_px", 0.5F * scale);
    program.set("u_alpha", 0.86F);
    program.set("u_choice", 1);
    program.set_texture("u_seats", 0, my.seats.id());
    program.set_texture("u_mask", 1, ground.mask);
    set(program, "u_mask_from_px", ground.mask_from_px);
    my.buffers.draw(lines, my.edges_in(lines, box_of(view, box, 8.0), Impl::EdgeChoice::Raids));
}

}  // namespace nandu
