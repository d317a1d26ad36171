#include "render/page_ground.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "map/territory.h"
#include "render/base_style.h"
#include "render/segments.h"
#include "render/triangles.h"

namespace nandu {
namespace {

/// Paths go on so far outside the picture, so that no cut shows.
constexpr double kPageMarginPx = 10.0;
/// Paper shows finer lines than a screen's pixel.
constexpr double kPageTolerancePx = 0.15;
/// The tint changes slowly, the shade is as fine as the eye needs on paper.
constexpr double kTintCellPx = 3.0;
constexpr double kShadeCellPx = 0.8;
constexpr double kMaskCellPx = 4.0;
/// So many pens fade a state's colour away from its border.
constexpr int kGlowPens = 10;

using Ring = std::vector<MapPointF>;

std::uint64_t spot_key(const MapPointF& p) {
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    std::memcpy(&x, &p.x_m, 4);
    std::memcpy(&y, &p.y_m, 4);
    return static_cast<std::uint64_t>(x) << 32 | y;
}

Rgba colour_of(const CellPaint::Wash& wash, double alpha) {
    return {static_cast<float>(wash.r) / 255.0F, static_cast<float>(wash.g) / 255.0F,
            static_cast<float>(wash.b) / 255.0F, static_cast<float>(alpha)};
}

/// A grid of values over the picture.
struct PageGrid {
    int columns = 0, rows = 0;
    double cell_px = 1.0;
    std::vector<float> values;

    PageGrid(const ScreenBox& box, double cell, float value)
        : columns(std::max(1, static_cast<int>(std::ceil((box.right_px - box.left_px) / cell)))),
          rows(std::max(1, static_cast<int>(std::ceil((box.bottom_px - box.top_px) / cell)))),
          cell_px(cell),
          values(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), value) {}
    float& at(int column, int row) {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(column)];
    }
};

/// A raster's value at a spot, read between its cells; averaged where a page's cell is larger.
class RasterReader {
public:
    RasterReader(const Raster& raster, double cell_m, float otherwise)
        : raster_(raster),
          usable_(raster.width > 1 && raster.height > 1),
          reach_(usable_ ? std::max(0, static_cast<int>(cell_m / raster.cell_m * 0.5)) : 0),
          otherwise_(otherwise) {}

    float operator()(MapPoint p) const {
        if (!usable_) {
            return otherwise_;
        }
        const double x = (p.x_m - raster_.west_m) / raster_.cell_m - 0.5;
        const double y = (raster_.north_m - p.y_m) / raster_.cell_m - 0.5;
        float sum = 0.0F;
        for (int dy = -reach_; dy <= reach_; ++dy) {
            for (int dx = -reach_; dx <= reach_; ++dx) {
                sum += between(x + dx, y + dy);
            }
        }
        return sum / static_cast<float>((2 * reach_ + 1) * (2 * reach_ + 1));
    }

private:
    float cell(int x, int y) const {
        const int column = std::clamp(x, 0, raster_.width - 1);
        const int row = std::clamp(y, 0, raster_.height - 1);
        return static_cast<float>(
                   raster_.values[static_cast<std::size_t>(row) *
                                      static_cast<std::size_t>(raster_.width) +
                                  static_cast<std::size_t>(column)]) /
               255.0F;
    }
    float between(double x, double y) const {
        const int left = static_cast<int>(std::floor(x));
        const int top = static_cast<int>(std::floor(y));
        const auto fx = static_cast<float>(x - left);
        const auto fy = static_cast<float>(y - top);
        const float north = cell(left, top) * (1.0F - fx) + cell(left + 1, top) * fx;
        const float south = cell(left, top + 1) * (1.0F - fx) + cell(left + 1, top + 1) * fx;
        return north * (1.0F - fy) + south * fy;
    }

    const Raster& raster_;
    bool usable_;
    int reach_;
    float otherwise_;
};

/// One row of the ramps: colours by height or depth.
class Ramp {
public:
    Ramp(const std::vector<std::uint8_t>& texels, int row)
        : row_(texels.data() + static_cast<std::ptrdiff_t>(row) * kRampColumns * 4) {}
    std::array<float, 3> operator()(float code) const {
        const auto at = static_cast<std::ptrdiff_t>(
            std::clamp(code, 0.0F, 1.0F) * static_cast<float>(kRampColumns - 1) + 0.5F);
        const std::uint8_t* const p = row_ + at * 4;
        return {static_cast<float>(p[0]) / 255.0F, static_cast<float>(p[1]) / 255.0F,
                static_cast<float>(p[2]) / 255.0F};
    }

private:
    const std::uint8_t* row_;
};

std::uint8_t byte_from(float value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255.0F));
}

std::vector<Ring> joined_lines(std::vector<Ring> pieces) {
    std::unordered_multimap<std::uint64_t, std::size_t> at_end;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        at_end.emplace(spot_key(pieces[i].front()), i);
        at_end.emplace(spot_key(pieces[i].back()), i);
    }
    std::vector<bool> used(pieces.size(), false);
    std::vector<Ring> out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (used[i]) {
            continue;
        }
        used[i] = true;
        Ring line = std::move(pieces[i]);
        for (int side = 0; side < 2; ++side) {
            for (bool grown = true; grown;) {
                grown = false;
                const auto [from, to] = at_end.equal_range(spot_key(line.back()));
                for (auto it = from; it != to; ++it) {
                    if (used[it->second]) {
                        continue;
                    }
                    used[it->second] = true;
                    Ring more = std::move(pieces[it->second]);
                    if (spot_key(more.front()) != spot_key(line.back())) {
                        std::reverse(more.begin(), more.end());
                    }
                    line.insert(line.end(), more.begin() + 1, more.end());
                    grown = true;
                    break;
                }
            }
            std::reverse(line.begin(), line.end());
        }
        out.push_back(std::move(line));
    }
    return out;
}

/// Draws the ground of one picture, layer by layer.
class GroundWriter {
public:
    explicit GroundWriter(const MapPicture& picture)
        : picture_(picture),
          pack_(*picture.pack),
          colours_(theme(picture.theme)),
          scale_(picture.viewport.scale),
          m_per_px_(picture.camera.m_per_px),
          frame_{0, 0, double(picture.viewport.width_px), double(picture.viewport.height_px)},
          reach_{frame_.left_px - kPageMarginPx * scale_, frame_.top_px - kPageMarginPx * scale_,
                 frame_.right_px + kPageMarginPx * scale_,
                 frame_.bottom_px + kPageMarginPx * scale_},
          ramps_(ramp_texels(picture.theme)) {}

    std::vector<PageItem> write() {
        const BaseMap& basemap = pack_.basemap;
        if (!basemap.land.empty()) {
            level_ = level_for(basemap, m_per_px_ * 0.5);
            const Mesh& land = basemap.land[level_].land;
            land_ = on_page(rings_about(land, std::vector<bool>(land.indices.size() / 3, true)));
        }
        put_sea();
        items_.push_back(PageClip{land_});
        put_tint();
        const bool territory = picture_.show_territory && picture_.holders != nullptr;
        if (territory) {
            read_territory();
            begin_mask();
            put_washes();
            end_mask();
        }
        put_shade();
        items_.push_back(PageEnd{});
        if (picture_.show_rivers) {
            put_waters();
        }
        if (territory) {
            items_.push_back(PageClip{land_});
            begin_mask();
            put_borders();
            end_mask();
            items_.push_back(PageEnd{});
        }
        put_thin_lines();
        return std::move(items_);
    }

private:
    ScreenPoint px(MapPointF p) const {
        return screen_from_map(picture_.camera, picture_.viewport, {p.x_m, p.y_m});
    }
    MapPoint spot(double x_px, double y_px) const {
        return map_from_screen(picture_.camera, picture_.viewport, {x_px, y_px});
    }

    /// Rings on the page, simplified and cut to what is seen.
    PageLines on_page(const std::vector<Ring>& rings) const {
        PageLines out;
        for (const Ring& ring : rings) {
            std::vector<ScreenPoint> points;
            for (const MapPointF& p : simplified(ring, kPageTolerancePx * scale_ * m_per_px_)) {
                points.push_back(px(p));
            }
            points = cut_to(points, reach_);
            if (points.size() >= 3) {
                out.push_back(std::move(points));
            }
        }
        return out;
    }

    /// Pieces of a line that are seen.
    void add_line(PageLines& out, std::span<const MapPointF> line) const {
        std::vector<ScreenPoint> run;
        const auto end = [&] {
            if (run.size() >= 2) {
                out.push_back(run);
            }
            run.clear();
        };
        const Ring points = simplified(line, kPageTolerancePx * scale_ * m_per_px_);
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const ScreenPoint a = px(points[i]);
            const ScreenPoint b = px(points[i + 1]);
            const bool seen = std::max(a.x_px, b.x_px) >= reach_.left_px &&
                              std::min(a.x_px, b.x_px) <= reach_.right_px &&
                              std::max(a.y_px, b.y_px) >= reach_.top_px &&
                              std::min(a.y_px, b.y_px) <= reach_.bottom_px;
            if (!seen) {
                end();
                continue;
            }
            if (run.empty()) {
                run.push_back(a);
            }
            run.push_back(b);
        }
        end();
    }

    void put_lines(PageLines lines, Rgba colour, double width_px, bool dashed, bool round) {
        if (lines.empty()) {
            return;
        }
        PagePath path;
        path.lines = std::move(lines);
        path.pens = {{colour, static_cast<float>(width_px * scale_)}};
        path.round_caps = round && !dashed;
        if (dashed) {
            path.dash_on_px = static_cast<float>(6.0 * scale_);
            path.dash_off_px = static_cast<float>(4.0 * scale_);
        }
        items_.push_back(std::move(path));
    }

    PageImage image(double cell_px, const std::vector<std::uint8_t>& rgba, int columns,
                    int rows) const {
        return {{frame_.left_px, frame_.top_px, frame_.left_px + columns * cell_px,
                 frame_.top_px + rows * cell_px},
                columns,
                rows,
                rgba};
    }

    /// How much of the cells near the coast is land, blurred: the glow of the sea.
    PageGrid glow() const {
        const double cell = kTintCellPx * scale_;
        PageGrid grid(frame_, cell, 0.0F);
        for (int row = 0; row < grid.rows; ++row) {
            // Where the row's middle line crosses the shore.
            const double y = frame_.top_px + (row + 0.5) * cell;
            std::vector<double> crossings;
            for (const auto& ring : land_) {
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    const ScreenPoint& a = ring[i];
                    const ScreenPoint& b = ring[(i + 1) % ring.size()];
                    if ((a.y_px <= y) != (b.y_px <= y)) {
                        crossings.push_back(a.x_px + (y - a.y_px) / (b.y_px - a.y_px) *
                                                         (b.x_px - a.x_px));
                    }
                }
            }
            std::sort(crossings.begin(), crossings.end());
            for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
                const int from = std::max(0, static_cast<int>(std::ceil(
                                                 (crossings[i] - frame_.left_px) / cell - 0.5)));
                const int to = std::min(
                    grid.columns,
                    static_cast<int>(std::ceil((crossings[i + 1] - frame_.left_px) / cell - 0.5)));
                for (int column = from; column < to; ++column) {
                    grid.at(column, row) = 1.0F;
                }
            }
        }
        const double fall = kGlowFallPx / kTintCellPx;
        const int reach = static_cast<int>(std::ceil(fall * 3.2));
        const auto blur = [&](int dx, int dy, float gain) {
            PageGrid from = grid;
            for (int row = 0; row < grid.rows; ++row) {
                for (int column = 0; column < grid.columns; ++column) {
                    double sum = 0.0;
                    double total = 0.0;
                    for (int i = -reach; i <= reach; ++i) {
                        const double weight = std::exp(-std::abs(i) / fall);
                        sum += weight * static_cast<double>(
                                            from.at(std::clamp(column + i * dx, 0, grid.columns - 1),
                                                    std::clamp(row + i * dy, 0, grid.rows - 1)));
                        total += weight;
                    }
                    grid.at(column, row) =
                        std::min(1.0F, static_cast<float>(sum / total) * gain);
                }
            }
        };
        blur(1, 0, 1.0F);
        blur(0, 1, 2.0F);
        return grid;
    }

    void put_sea() {
        const PageGrid near_land = glow();
        const ReliefStyle relief = relief_style(picture_.theme);
        const float strength =
            picture_.show_relief ? static_cast<float>(relief_strength(m_per_px_ * scale_)) : 0.0F;
        const double cell = near_land.cell_px;
        const RasterReader depth(pack_.basemap.sea_depth, cell * m_per_px_, 24.0F / 255.0F);
        const RasterReader shade(pack_.basemap.sea_shade, cell * m_per_px_, 0.5F);
        const Ramp ramp(ramps_, 1);
        const float white = relief.glow > 0.0F ? 1.0F : 0.0F;
        std::vector<std::uint8_t> rgba;
        rgba.reserve(near_land.values.size() * 4);
        for (int row = 0; row < near_land.rows; ++row) {
            for (int column = 0; column < near_land.columns; ++column) {
                const MapPoint at = spot((column + 0.5) * cell, (row + 0.5) * cell);
                const float s = (shade(at) * 2.0F - 1.0F) * strength;
                const float glow_here =
                    near_land.values[rgba.size() / 4] * std::abs(relief.glow);
                for (const float tint : ramp(depth(at))) {
                    float c = tint * (1.0F + std::min(s, 0.0F) * relief.shadow);
                    c += (1.0F - c) * (std::max(s, 0.0F) * relief.light);
                    rgba.push_back(byte_from(c + (white - c) * glow_here));
                }
                rgba.push_back(255);
            }
        }
        items_.push_back(image(cell, rgba, near_land.columns, near_land.rows));
    }

    void put_tint() {
        const double cell = kTintCellPx * scale_;
        const PageGrid grid(frame_, cell, 0.0F);
        const RasterReader height(pack_.basemap.land_height, cell * m_per_px_, 32.0F / 255.0F);
        const Ramp ramp(ramps_, 0);
        std::vector<std::uint8_t> rgba;
        rgba.reserve(grid.values.size() * 4);
        for (int row = 0; row < grid.rows; ++row) {
            for (int column = 0; column < grid.columns; ++column) {
                for (const float c : ramp(height(spot((column + 0.5) * cell, (row + 0.5) * cell)))) {
                    rgba.push_back(byte_from(c));
                }
                rgba.push_back(255);
            }
        }
        items_.push_back(image(cell, rgba, grid.columns, grid.rows));
    }

    /// Black and white of some strength over everything on land: the light on the hills.
    void put_shade() {
        if (!picture_.show_relief || pack_.basemap.land_shade.width < 2) {
            return;
        }
        const ReliefStyle relief = relief_style(picture_.theme);
        const auto strength = static_cast<float>(relief_strength(m_per_px_ * scale_));
        const double cell =
            std::max(kShadeCellPx * scale_, pack_.basemap.land_shade.cell_m / m_per_px_ * 0.7);
        const PageGrid grid(frame_, cell, 0.0F);
        const RasterReader shade(pack_.basemap.land_shade, cell * m_per_px_, 0.5F);
        std::vector<std::uint8_t> rgba;
        rgba.reserve(grid.values.size() * 4);
        for (int row = 0; row < grid.rows; ++row) {
            for (int column = 0; column < grid.columns; ++column) {
                const float s =
                    (shade(spot((column + 0.5) * cell, (row + 0.5) * cell)) * 2.0F - 1.0F) *
                    strength;
                const std::uint8_t ink = s < 0.0F ? 0 : 255;
                // In steps of 1/64: no eye sees finer ones, and the file is a third smaller.
                const float alpha = s < 0.0F ? -s * relief.shadow : s * relief.light;
                rgba.insert(rgba.end(), {ink, ink, ink,
                                         byte_from(std::round(alpha * 64.0F) / 64.0F)});
            }
        }
        items_.push_back(image(cell, rgba, grid.columns, grid.rows));
    }

    void read_territory() {
        paints_ = cell_paints(pack_.atlas, *picture_.holders, {}, picture_.theme,
                              picture_.patterns);
        const std::size_t seats = paints_.size();
        cells_ = coarse_cells(pack_.territory,
                              tolerance_step(2.0 * kPageTolerancePx * scale_ * m_per_px_));
        const Territory& territory = pack_.territory;
        for (const Territory::Edge& edge : territory.edges) {
            if (edge.count < 2 || edge.left_seat >= seats || edge.right_seat >= seats) {
                continue;
            }
            const CellPaint& left = paints_[edge.left_seat];
            const CellPaint& right = paints_[edge.right_seat];
            const EdgeLine line = edge_line(left, right, edge.wild);
            if (line == EdgeLine::None) {
                continue;
            }
            const Ring points(territory.edge_points.begin() + edge.first,
                              territory.edge_points.begin() + edge.first + edge.count);
            edges_[line].push_back(points);
            if (line == EdgeLine::Border || line == EdgeLine::Estimated) {
                near_of_[left.lord_code].push_back(points);
                near_of_[right.lord_code].push_back(points);
            }
            if (line == EdgeLine::RaidEdge) {
                raid_ink_ = left.raider_code != CellPaint::kNobody ? left.other : right.other;
            }
        }
        for (auto& [line, pieces] : edges_) {
            pieces = joined_lines(std::move(pieces));
        }
        make_mask();
    }

    PageLines region(const std::function<bool(const CellPaint&)>& wanted) const {
        const Mesh& mesh = cells_.mesh;
        std::vector<bool> triangles(mesh.indices.size() / 3);
        for (std::size_t i = 0; i < triangles.size(); ++i) {
            const std::uint16_t seat = cells_.seat_of_vertex[mesh.indices[i * 3]];
            triangles[i] = seat < paints_.size() && wanted(paints_[seat]);
        }
        return on_page(rings_about(mesh, triangles));
    }

    /// Where states fade out: at their open ends and before the sheet ends.
    void make_mask() {
        const WashStrength strength = wash_strength(picture_.theme);
        const double reach = kReachInRadii * static_cast<double>(strength.radius_px) * scale_;
        PageGrid grid(frame_, kMaskCellPx * scale_, 1.0F);
        bool whole = true;
        const double cell = grid.cell_px;
        for (const Ring& line : edges_[EdgeLine::Open]) {
            PageLines pieces;
            add_line(pieces, line);
            for (const auto& piece : pieces) {
                for (std::size_t i = 0; i + 1 < piece.size(); ++i) {
                    thin_out(grid, piece[i], piece[i + 1], reach);
                    whole = false;
                }
            }
        }
        const double fade = kSheetFadePx * scale_;
        const MapBox& sheet = pack_.extent;
        for (int row = 0; row < grid.rows; ++row) {
            for (int column = 0; column < grid.columns; ++column) {
                const MapPoint at = spot((column + 0.5) * cell, (row + 0.5) * cell);
                const double inside =
                    std::min(std::min(at.x_m - sheet.west_m, sheet.east_m - at.x_m),
                             std::min(at.y_m - sheet.south_m, sheet.north_m - at.y_m)) /
                    m_per_px_ / fade;
                if (inside < 1.0) {
                    grid.at(column, row) *= static_cast<float>(std::max(0.0, inside));
                    whole = false;
                }
            }
        }
        if (whole) {
            return;
        }
        PageMask mask;
        mask.box = {frame_.left_px, frame_.top_px, frame_.left_px + grid.columns * cell,
                    frame_.top_px + grid.rows * cell};
        mask.columns = grid.columns;
        mask.rows = grid.rows;
        for (const float value : grid.values) {
            mask.cover.push_back(byte_from(value));
        }
        mask_ = std::move(mask);
    }

    /// Takes cover from the cells about a piece of an open end, as border_near.frag does.
    void thin_out(PageGrid& grid, ScreenPoint a, ScreenPoint b, double reach) const {
        const double cell = grid.cell_px;
        const auto clamped = [](double v, int end) {
            return static_cast<int>(std::clamp(v, 0.0, static_cast<double>(end)));
        };
        const int left = clamped((std::min(a.x_px, b.x_px) - reach) / cell, grid.columns);
        const int right = clamped((std::max(a.x_px, b.x_px) + reach) / cell + 1, grid.columns);
        const int top = clamped((std::min(a.y_px, b.y_px) - reach) / cell, grid.rows);
        const int bottom = clamped((std::max(a.y_px, b.y_px) + reach) / cell + 1, grid.rows);
        const double dx = b.x_px - a.x_px;
        const double dy = b.y_px - a.y_px;
        const double length2 = std::max(1e-9, dx * dx + dy * dy);
        for (int row = top; row < bottom; ++row) {
            for (int column = left; column < right; ++column) {
                const double x = (column + 0.5) * cell - a.x_px;
                const double y = (row + 0.5) * cell - a.y_px;
                const double t = std::clamp((x * dx + y * dy) / length2, 0.0, 1.0);
                const double away = std::hypot(x - t * dx, y - t * dy);
                const double u = std::clamp(1.0 - away / reach, 0.0, 1.0);
                const double open = u * u * (3.0 - 2.0 * u);
                float& value = grid.at(column, row);
                value = std::min(value, static_cast<float>(1.0 - open));
            }
        }
    }

    void begin_mask() {
        if (mask_) {
            items_.push_back(*mask_);
        }
    }
    void end_mask() {
        if (mask_) {
            items_.push_back(PageEnd{});
        }
    }

    /// Fills what is clipped to with a lord's colour, stronger towards his borders (design §4.1).
    void put_wash(const CellPaint::Wash& wash, const PageLines& region, const PageLines& borders) {
        const double fill = wash.fill / 255.0;
        const double edge = std::max(fill, wash.edge / 255.0);
        const double radius = static_cast<double>(wash_strength(picture_.theme).radius_px);
        PagePath ground;
        ground.lines = region;
        ground.closed = true;
        ground.fill = colour_of(wash, fill);
        items_.push_back(ground);
        if (borders.empty() || edge <= fill) {
            return;
        }
        PagePath glow;
        glow.lines = borders;
        double below = fill;
        for (int pen = kGlowPens; pen >= 1; --pen) {
            const auto strength = [&](double d) {
                return fill + (edge - fill) * std::exp(-std::pow(d / radius, 1.35));
            };
            // Rings that grow with the distance, as the strength falls ever more slowly.
            const auto outer = [&](int k) {
                const double t = static_cast<double>(k) / kGlowPens;
                return 2.4 * radius * t * (0.45 + 0.55 * t);
            };
            const double wanted = strength((outer(pen) + outer(pen - 1)) * 0.5);
            const double more = 1.0 - (1.0 - wanted) / (1.0 - below);
            if (more > 0.002) {
                glow.pens.push_back({colour_of(wash, more),
                                     static_cast<float>(2.0 * outer(pen) * scale_)});
                below = wanted;
            }
        }
        items_.push_back(std::move(glow));
    }

    PageLines near_lines(std::uint8_t code) const {
        PageLines out;
        const auto found = near_of_.find(code);
        if (found != near_of_.end()) {
            for (const Ring& line : joined_lines(found->second)) {
                add_line(out, line);
            }
        }
        return out;
    }

    /// Bands at 45° as the shader has them: of width `on`, repeated every `period`, the middle of
    /// the first half a period from the sheet's fixed point.
    PageLines bands(double on, double period) const {
        const ScreenPoint anchor = px({0.0F, 0.0F});
        const double root = std::sqrt(0.5);
        const auto along = [&](ScreenPoint p) {
            return ((p.x_px - anchor.x_px) + (p.y_px - anchor.y_px)) * root / scale_;
        };
        const double first = along({reach_.left_px, reach_.top_px});
        const double last = along({reach_.right_px, reach_.bottom_px});
        const double reach = (reach_.right_px - reach_.left_px + reach_.bottom_px - reach_.top_px);
        PageLines out;
        for (double t = std::floor(first / period) * period + period * 0.5; t < last + period;
             t += period) {
            const auto point = [&](double across, double far) {
                const double u = (t + across) * scale_;
                const double mid_x = (reach_.left_px + reach_.right_px) * 0.5;
                const double mid_y = (reach_.top_px + reach_.bottom_px) * 0.5;
                // The middle of the page, moved onto this band, then along it.
                const double off =
                    u - ((mid_x - anchor.x_px) + (mid_y - anchor.y_px)) * root;
                return ScreenPoint{mid_x + off * root + far * root, mid_y + off * root - far * root};
            };
            const std::vector<ScreenPoint> band =
                cut_to({point(-on * 0.5, -reach), point(on * 0.5, -reach), point(on * 0.5, reach),
                        point(-on * 0.5, reach)},
                       reach_);
            if (band.size() >= 3) {
                out.push_back(band);
            }
        }
        return out;
    }

    PageLines rules(bool level, double period) const {
        const ScreenPoint anchor = px({0.0F, 0.0F});
        const double step = period * scale_;
        PageLines out;
        const double from = level ? reach_.top_px : reach_.left_px;
        const double to = level ? reach_.bottom_px : reach_.right_px;
        const double at = level ? anchor.y_px : anchor.x_px;
        for (double t = at + std::floor((from - at) / step) * step + step * 0.5; t < to; t += step) {
            out.push_back(level ? std::vector<ScreenPoint>{{reach_.left_px, t}, {reach_.right_px, t}}
                                : std::vector<ScreenPoint>{{t, reach_.top_px},
                                                           {t, reach_.bottom_px}});
        }
        return out;
    }

    /// Dots of a hexagonal grid as lines of no length; `wanted` chooses.
    PageLines dots(double spacing, const std::function<bool(ScreenPoint)>& wanted) const {
        const ScreenPoint anchor = px({0.0F, 0.0F});
        const double dx = spacing * scale_;
        const double dy = dx * std::sqrt(3.0) * 0.5;
        PageLines out;
        const auto first_row = static_cast<long>(std::floor((reach_.top_px - anchor.y_px) / dy));
        const auto last_row = static_cast<long>(std::ceil((reach_.bottom_px - anchor.y_px) / dy));
        for (long row = first_row; row <= last_row; ++row) {
            const double shift = row % 2 == 0 ? 0.0 : dx * 0.5;
            const double y = anchor.y_px + static_cast<double>(row) * dy;
            const double from = anchor.x_px + shift;
            for (double x = from + std::ceil((reach_.left_px - from) / dx) * dx; x < reach_.right_px;
                 x += dx) {
                if (wanted({x, y})) {
                    out.push_back({{x, y}, {x, y}});
                }
            }
        }
        return out;
    }

    /// The paint under a point of the page; null outside all cells.
    const CellPaint* paint_at(ScreenPoint p) const {
        const SeatId seat = seat_at(pack_.territory, spot(p.x_px, p.y_px));
        return seat == kNo<SeatId> || static_cast<std::size_t>(seat) >= paints_.size()
                   ? nullptr
                   : &paints_[static_cast<std::size_t>(seat)];
    }

    void put_washes() {
        // Areas of one paint: the lord, and who else shows in it.
        using Look = std::tuple<std::uint8_t, CellMode, CellPaint::Wash, CellPaint::Wash, std::uint8_t>;
        const auto look = [](const CellPaint& p) {
            const bool two = p.mode == CellMode::Raid || p.mode == CellMode::Contested;
            return Look{p.lord_code, two ? p.mode : CellMode::Plain, p.lord,
                        two ? p.other : CellPaint::Wash{}, p.pattern};
        };
        std::map<Look, CellPaint> looks;
        for (const CellPaint& paint : paints_) {
            if (paint.lord.fill > 0 || paint.other.fill > 0) {
                looks.emplace(look(paint), paint);
            }
        }
        for (const auto& [wanted, paint] : looks) {
            const PageLines area =
                region([&, w = wanted](const CellPaint& p) { return look(p) == w; });
            if (area.empty()) {
                continue;
            }
            const PageLines borders = near_lines(paint.lord_code);
            items_.push_back(PageClip{area});
            if (paint.mode == CellMode::Contested) {
                const PageLines theirs = bands(9.0, 18.0);
                PageLines ours = theirs;
                // The bands between: half a period further.
                for (auto& band : ours) {
                    for (ScreenPoint& p : band) {
                        p.x_px += 18.0 * scale_ * std::sqrt(0.5) * 0.5;
                        p.y_px += 18.0 * scale_ * std::sqrt(0.5) * 0.5;
                    }
                }
                for (const bool other : {false, true}) {
                    items_.push_back(PageClip{other ? theirs : ours});
                    put_wash(other ? paint.other : paint.lord, area, borders);
                    items_.push_back(PageEnd{});
                }
            } else if (paint.lord.fill > 0) {
                put_wash(paint.lord, area, borders);
            }
            if (paint.mode == CellMode::Raid) {
                PagePath stripes;
                stripes.lines = bands(3.4, 9.0);
                stripes.closed = true;
                stripes.fill = colour_of(paint.other, 0.86);
                items_.push_back(std::move(stripes));
            }
            put_pattern(paint);
            items_.push_back(PageEnd{});
        }
        put_inferred();
    }

    void put_pattern(const CellPaint& paint) {
        const Rgba ink = colour_of(paint.lord, 0.95);
        PagePath path;
        switch (paint.pattern) {
            case 1:
            case 2:
                path.lines = rules(paint.pattern == 1, 8.0);
                path.pens = {{ink, static_cast<float>(scale_)}};
                break;
            case 3:
                path.lines = dots(12.0, [](ScreenPoint) { return true; });
                path.pens = {{ink, static_cast<float>(3.8 * scale_)}};
                path.round_caps = true;
                break;
            case 4:
                path.lines = bands(1.0, 9.0);
                path.closed = true;
                path.fill = ink;
                break;
            default:
                return;
        }
        items_.push_back(std::move(path));
    }

    /// Bare dots where no text names the holder, none close to a border.
    void put_inferred() {
        const auto is_inferred = [](const CellPaint& p) { return p.inferred && p.lord.fill > 0; };
        if (std::none_of(paints_.begin(), paints_.end(), is_inferred)) {
            return;
        }
        const double clear = kBareOfDotsPx * scale_;
        PagePath path;
        path.lines = dots(7.0, [&](ScreenPoint p) {
            const CellPaint* const here = paint_at(p);
            if (here == nullptr || !is_inferred(*here)) {
                return false;
            }
            for (const auto& [dx, dy] : {std::pair{-clear, 0.0}, {clear, 0.0}, {0.0, -clear},
                                         {0.0, clear}}) {
                const CellPaint* const there = paint_at({p.x_px + dx, p.y_px + dy});
                if (there == nullptr || there->lord_code != here->lord_code) {
                    return false;
                }
            }
            return true;
        });
        path.pens = {{with_alpha(colours_.panel2, 1.0F / 3.0F), static_cast<float>(3.0 * scale_)}};
        path.round_caps = true;
        if (!path.lines.empty()) {
            items_.push_back(std::move(path));
        }
    }

    void put_waters() {
        const BaseMap& basemap = pack_.basemap;
        const double smallest = smallest_lake_km2(m_per_px_);
        const auto is_drawn = [&](const Areas::Area& area) {
            return (area.area_km2 <= 0.0 || area.area_km2 >= smallest) &&
                   is_shown(area.span, picture_.day);
        };
        for (const Areas::Area& area : basemap.lakes.areas) {
            if (!is_drawn(area)) {
                continue;
            }
            std::vector<bool> wanted(basemap.lakes.mesh.indices.size() / 3, false);
            std::fill_n(wanted.begin() + area.first_index / 3, area.index_count / 3, true);
            PagePath lake;
            lake.lines = on_page(rings_about(basemap.lakes.mesh, wanted));
            lake.closed = true;
            lake.fill = with_alpha(colours_.lake, area.kind == "marsh" ? 0.5F : 1.0F);
            if (area.kind != "marsh") {
                lake.pens = {{with_alpha(colours_.river, 0.83F), static_cast<float>(0.8 * scale_)}};
            }
            if (!lake.lines.empty()) {
                items_.push_back(std::move(lake));
            }
        }
        if (basemap.rivers.empty()) {
            return;
        }
        const Lines& rivers = basemap.rivers[std::min(level_, basemap.rivers.size() - 1)];
        const std::array<float, 8> widths = river_widths_px(m_per_px_ * scale_);
        std::map<std::pair<std::size_t, bool>, PageLines> by_rank;
        for (const Lines::Line& line : rivers.lines) {
            const auto rank = static_cast<std::size_t>(std::clamp<int>(line.width, 0, 7));
            if (widths[rank] > 0.0F && is_shown(line.span, picture_.day)) {
                add_line(by_rank[{rank, line.dashed}],
                         std::span<const MapPointF>(rivers.points).subspan(line.first, line.count));
            }
        }
        for (auto& [key, lines] : by_rank) {
            put_lines(std::move(lines),
                      with_alpha(colours_.river, key.first > 5 ? 0.74F : 0.92F),
                      static_cast<double>(widths[key.first]), key.second, true);
        }
    }

    void put_borders() {
        std::map<EdgeLine, PageLines> lines;
        for (const auto& [kind, pieces] : edges_) {
            for (const Ring& piece : pieces) {
                add_line(lines[kind], piece);
            }
        }
        PageLines casing = lines[EdgeLine::Border];
        casing.insert(casing.end(), lines[EdgeLine::Estimated].begin(),
                      lines[EdgeLine::Estimated].end());
        put_lines(std::move(casing), colours_.border_casing, 4.0, false, true);
        put_lines(std::move(lines[EdgeLine::Border]), colours_.border, 1.25, false, true);
        put_lines(std::move(lines[EdgeLine::Estimated]), colours_.border, 1.25, true, false);
        put_lines(std::move(lines[EdgeLine::RaidEdge]), colour_of(raid_ink_, 0.86), 1.0, false,
                  false);
    }

    void put_thin_lines() {
        const BaseMap& basemap = pack_.basemap;
        const double design = m_per_px_ * scale_;
        const auto put_all = [&](const Lines& from, Rgba colour, double width) {
            PageLines solid, dashed;
            for (const Lines::Line& line : from.lines) {
                if (is_shown(line.span, picture_.day)) {
                    add_line(line.dashed ? dashed : solid,
                             std::span<const MapPointF>(from.points).subspan(line.first, line.count));
                }
            }
            put_lines(std::move(solid), colour, width, false, true);
            put_lines(std::move(dashed), colour, width, true, false);
        };
        if (!basemap.land.empty()) {
            put_all(basemap.land[level_].coast, colours_.coast, design > 800.0 ? 0.9 : 1.2);
        }
        if (picture_.show_reference) {
            put_all(basemap.reference, with_alpha(colours_.map_ink, 0.55F), 1.0);
        }
        if (picture_.show_graticule) {
            put_all(design > 800.0   ? basemap.graticule_5deg
                    : design > 300.0 ? basemap.graticule_2deg
                                     : basemap.graticule_1deg,
                    colours_.graticule, 0.8);
        }
    }

    const MapPicture& picture_;
    const Pack& pack_;
    const Theme& colours_;
    double scale_, m_per_px_;
    ScreenBox frame_, reach_;
    std::vector<std::uint8_t> ramps_;
    std::size_t level_ = 0;
    PageLines land_;
    std::vector<CellPaint> paints_;  ///< By seat.
    CoarseCells cells_;
    std::map<EdgeLine, std::vector<Ring>> edges_;
    std::map<std::uint8_t, std::vector<Ring>> near_of_;  ///< Borders of each lord.
    CellPaint::Wash raid_ink_;
    std::optional<PageMask> mask_;
    std::vector<PageItem> items_;
};

}  // namespace

std::vector<std::vector<MapPointF>> rings_about(const Mesh& mesh,
                                                const std::vector<bool>& wanted_triangles) {
    // An edge that two triangles share runs through the inside; all triangles turn the same way
    // after `forward`, so that the others follow each other around the area.
    struct Side {
        std::uint64_t from, to;
        std::uint32_t vertex;  ///< Of `from`.
    };
    std::vector<Side> sides;
    for (std::size_t t = 0; t < wanted_triangles.size(); ++t) {
        if (!wanted_triangles[t]) {
            continue;
        }
        std::array<std::uint32_t, 3> corner{mesh.indices[t * 3], mesh.indices[t * 3 + 1],
                                            mesh.indices[t * 3 + 2]};
        const MapPointF a = mesh.vertices[corner[0]];
        const MapPointF b = mesh.vertices[corner[1]];
        const MapPointF c = mesh.vertices[corner[2]];
        const double turn = (static_cast<double>(b.x_m) - static_cast<double>(a.x_m)) *
                                (static_cast<double>(c.y_m) - static_cast<double>(a.y_m)) -
                            (static_cast<double>(c.x_m) - static_cast<double>(a.x_m)) *
                                (static_cast<double>(b.y_m) - static_cast<double>(a.y_m));
        if (turn < 0.0) {
            std::swap(corner[1], corner[2]);
        }
        for (std::size_t i = 0; i < 3; ++i) {
            const std::uint32_t from = corner[i];
            const std::uint32_t to = corner[(i + 1) % 3];
            sides.push_back({spot_key(mesh.vertices[from]), spot_key(mesh.vertices[to]), from});
        }
    }
    const auto undirected = [](const Side& s) {
        return std::pair(std::min(s.from, s.to), std::max(s.from, s.to));
    };
    std::sort(sides.begin(), sides.end(), [&](const Side& a, const Side& b) {
        return undirected(a) < undirected(b);
    });
    // Sides of two triangles that run against each other vanish. What is left goes in and out of
    // every corner equally often, so that it always closes.
    std::vector<Side> outer;
    for (std::size_t i = 0; i < sides.size();) {
        std::size_t end = i;
        std::vector<Side> there, back;
        for (; end < sides.size() && undirected(sides[end]) == undirected(sides[i]); ++end) {
            (sides[end].from < sides[end].to ? there : back).push_back(sides[end]);
        }
        const std::size_t pairs = std::min(there.size(), back.size());
        if (sides[i].from != sides[i].to) {
            outer.insert(outer.end(), there.begin() + static_cast<std::ptrdiff_t>(pairs),
                         there.end());
            outer.insert(outer.end(), back.begin() + static_cast<std::ptrdiff_t>(pairs), back.end());
        }
        i = end;
    }
    std::unordered_multimap<std::uint64_t, std::size_t> starting;
    for (std::size_t i = 0; i < outer.size(); ++i) {
        starting.emplace(outer[i].from, i);
    }
    std::vector<bool> used(outer.size(), false);
    std::vector<std::vector<MapPointF>> rings;
    for (std::size_t i = 0; i < outer.size(); ++i) {
        std::vector<MapPointF> ring;
        for (std::size_t at = i; at < outer.size() && !used[at];) {
            used[at] = true;
            ring.push_back(mesh.vertices[outer[at].vertex]);
            const auto [from, to] = starting.equal_range(outer[at].to);
            at = outer.size();
            for (auto it = from; it != to; ++it) {
                if (!used[it->second]) {
                    at = it->second;
                }
            }
        }
        if (ring.size() >= 3) {
            ring.push_back(ring.front());
            rings.push_back(std::move(ring));
        }
    }
    return rings;
}

std::vector<ScreenPoint> cut_to(const std::vector<ScreenPoint>& ring, const ScreenBox& box) {
    std::vector<ScreenPoint> points = ring;
    for (int side = 0; side < 4 && !points.empty(); ++side) {
        const auto inside = [&](ScreenPoint p) {
            switch (side) {
                case 0:
                    return p.x_px - box.left_px;
                case 1:
                    return box.right_px - p.x_px;
                case 2:
                    return p.y_px - box.top_px;
                default:
                    return box.bottom_px - p.y_px;
            }
        };
        std::vector<ScreenPoint> kept;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const ScreenPoint a = points[i];
            const ScreenPoint b = points[(i + 1) % points.size()];
            const double at_a = inside(a);
            const double at_b = inside(b);
            if (at_a >= 0.0) {
                kept.push_back(a);
            }
            if ((at_a >= 0.0) != (at_b >= 0.0)) {
                const double t = at_a / (at_a - at_b);
                kept.push_back({a.x_px + (b.x_px - a.x_px) * t, a.y_px + (b.y_px - a.y_px) * t});
            }
        }
        points = std::move(kept);
    }
    return points;
}

std::vector<PageItem> ground_for_page(const MapPicture& picture) {
    return GroundWriter(picture).write();
}

}  // namespace nandu
