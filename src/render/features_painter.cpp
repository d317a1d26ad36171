#include "render/features_painter.h"

#include <array>
#include <cmath>
#include <vector>

namespace nandu {
namespace {

/// Up to so many corners the areas' outlines are kept, and up to so many are drawn on one day: with
/// more, the outlines would be all that one sees.
constexpr std::size_t kMostOutlineCorners = 400'000;
constexpr std::size_t kMostOutlinesADay = 300;

/// A ribbon's corner: two of them stand at each corner of a line.
struct RibbonVertex {
    MapPointF at;
    float across_x = 0.0F, across_y = 0.0F;
};

/// Lines as ribbons: the indices of shape i are first_index[i] to first_index[i + 1].
struct Ribbons {
    std::vector<RibbonVertex> vertices;
    std::vector<std::uint8_t> categories;
    std::vector<std::uint32_t> indices, first_index;
};

void add_ribbon(const MapPointF* points, std::size_t count, bool closed, std::uint8_t category,
                Ribbons& ribbons) {
    const auto side = [&](std::size_t a, std::size_t b) -> std::array<float, 2> {
        const float dx = points[b].x_m - points[a].x_m;
        const float dy = points[b].y_m - points[a].y_m;
        const float length = std::hypot(dx, dy);
        return length > 0.0F ? std::array{-dy / length, dx / length} : std::array{0.0F, 0.0F};
    };
    const auto base = static_cast<std::uint32_t>(ribbons.vertices.size());
    for (std::size_t i = 0; i < count; ++i) {
        const bool first = i == 0 && !closed;
        const bool last = i + 1 == count && !closed;
        const std::size_t before = (i + count - 1) % count;
        const std::size_t after = (i + 1) % count;
        const auto a = first ? side(i, after) : side(before, i);
        const auto b = last ? a : side(i, after);
        // The mitre: along the mean of both sides, longer the sharper the bend, up to a limit.
        std::array across{a[0] + b[0], a[1] + b[1]};
        const float squared = across[0] * across[0] + across[1] * across[1];
        const float stretch = squared > 0.0F ? std::min(2.0F / squared, 2.0F) : 0.0F;
        across = squared > 0.0F ? std::array{across[0] * stretch, across[1] * stretch} : a;
        for (int twice = 0; twice < 2; ++twice) {
            const float sign = twice == 0 ? 1.0F : -1.0F;
            ribbons.vertices.push_back({points[i], across[0] * sign, across[1] * sign});
            ribbons.categories.push_back(category);
        }
    }
    const std::size_t pieces = closed ? count : count - 1;
    for (std::size_t i = 0; i < pieces; ++i) {
        const std::uint32_t a = base + static_cast<std::uint32_t>(2 * i);
        const std::uint32_t b = base + static_cast<std::uint32_t>(2 * ((i + 1) % count));
        ribbons.indices.insert(ribbons.indices.end(), {a, a + 1, b, b, a + 1, b + 1});
    }
}

/// Indices of the visible shapes, one after another.
template <class FirstIndex>
void list_indices(const std::vector<std::uint32_t>& ids, std::uint32_t first_id,
                  const FirstIndex& first_index, const std::uint32_t* indices,
                  std::vector<std::uint32_t>& out) {
    out.clear();
    for (const std::uint32_t id : ids) {
        const std::uint32_t shape = id - first_id;
        out.insert(out.end(), indices + first_index[shape], indices + first_index[shape + 1]);
    }
}

}  // namespace

struct FeaturesPainter::Impl {
    /// Things of one kind: what stands, and the list of the day.
    struct Group {
        VertexArray array;
        Buffer vertices, categories, indices;
        std::size_t count = 0;  ///< Of indices in the list.
    };

    explicit Impl(Counters& all) : counters(all) {}

    template <class Vertices>
    void set_up(Group& group, const Vertices& vertices, const std::vector<std::uint8_t>& categories,
                int stride, bool ribbons) {
        glBindVertexArray(group.array.id());
        upload_buffer(counters, GL_ARRAY_BUFFER, group.vertices, vertices.data(),
                      vertices.size() * static_cast<std::size_t>(stride), GL_STATIC_DRAW);
        attribute_floats(0, 2, stride, 0);
        if (ribbons) {
            attribute_floats(1, 2, stride, offsetof(RibbonVertex, across_x));
        }
        upload_buffer(counters, GL_ARRAY_BUFFER, group.categories, categories.data(),
                      categories.size(), GL_STATIC_DRAW);
        const GLuint location = ribbons ? 2 : 1;
        glEnableVertexAttribArray(location);
        glVertexAttribIPointer(location, 1, GL_UNSIGNED_BYTE, 1, nullptr);
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, group.indices.id());
    }

    void take(std::shared_ptr<const Pack> of) {
        pack = std::move(of);
        shown = nullptr;
        for (Group* group : {&points, &lines, &fill, &coarse_fill, &outlines}) {
            *group = Group{};
        }
        const Features& f = pack->features;
        if (f.empty()) {
            return;
        }
        const std::vector<std::uint8_t> of_points(f.category.begin(), f.category.begin() + f.points);
        set_up(points, f.positions, of_points, sizeof(MapPointF), false);
        set_up_fill(fill, f, f.fill);
        set_up_fill(coarse_fill, f, f.coarse_fill);
        line_ribbons = ribbons_of(f, 0, f.lines, false);
        set_up(lines, line_ribbons.vertices, line_ribbons.categories, sizeof(RibbonVertex), true);
        outline_ribbons = {};
        if (f.ring_points.size() <= kMostOutlineCorners) {
            outline_ribbons = ribbons_of(f, f.lines, f.lines + f.areas, true);
            set_up(outlines, outline_ribbons.vertices, outline_ribbons.categories,
                   sizeof(RibbonVertex), true);
        }
        glBindVertexArray(0);
    }

    void set_up_fill(Group& group, const Features& f, const Features::Fill& of) {
        std::vector<std::uint8_t> categories(of.vertices.size());
        for (std::uint32_t area = 0; area < f.areas; ++area) {
            const std::uint8_t category = f.category[f.points + f.lines + area];
            for (std::uint32_t i = of.first_index[area]; i < of.first_index[area + 1]; ++i) {
                categories[of.indices[i]] = category;
            }
        }
        set_up(group, of.vertices, categories, sizeof(MapPointF), false);
    }

    static Ribbons ribbons_of(const Features& f, std::uint32_t first, std::uint32_t last,
                              bool closed) {
        Ribbons ribbons;
        for (std::uint32_t shape = first; shape < last; ++shape) {
            ribbons.first_index.push_back(static_cast<std::uint32_t>(ribbons.indices.size()));
            for (std::uint32_t r = f.rings_of[shape]; r < f.rings_of[shape + 1]; ++r) {
                add_ribbon(f.ring_points.data() + f.ring_first[r],
                           f.ring_first[r + 1] - f.ring_first[r], closed,
                           f.category[f.points + shape], ribbons);
            }
        }
        ribbons.first_index.push_back(static_cast<std::uint32_t>(ribbons.indices.size()));
        return ribbons;
    }

    void send_list(Group& group, const std::vector<std::uint32_t>& list) {
        group.count = list.size();
        if (!list.empty()) {
            glBindVertexArray(group.array.id());
            upload_buffer(counters, GL_ELEMENT_ARRAY_BUFFER, group.indices, list.data(),
                          list.size() * sizeof(std::uint32_t), GL_STREAM_DRAW);
        }
    }

    void show(const std::shared_ptr<const VisibleFeatures>& visible, bool coarse) {
        const Features& f = pack->features;
        const bool other_fill = coarse != shown_coarse;
        if (visible == shown && !other_fill) {
            return;
        }
        if (visible != shown) {
            send_list(points, visible->points);
            list_indices(visible->lines, f.points, line_ribbons.first_index,
                         line_ribbons.indices.data(), scratch);
            send_list(lines, scratch);
            scratch.clear();
            if (visible->areas.size() <= kMostOutlinesADay && !outline_ribbons.indices.empty()) {
                list_indices(visible->areas, f.points + f.lines, outline_ribbons.first_index,
                             outline_ribbons.indices.data(), scratch);
            }
            send_list(outlines, scratch);
        }
        const Features::Fill& of = coarse ? f.coarse_fill : f.fill;
        list_indices(visible->areas, f.points + f.lines, of.first_index, of.indices.data(), scratch);
        send_list(coarse ? coarse_fill : fill, scratch);
        shown = visible;
        shown_coarse = coarse;
        ++counters.feature_lists;
    }

    void draw(const Group& group, GLenum mode) {
        if (group.count == 0) {
            return;
        }
        glBindVertexArray(group.array.id());
        glDrawElements(mode, static_cast<GLsizei>(group.count), GL_UNSIGNED_INT, nullptr);
        ++counters.draw_calls;
        counters.vertices += group.count;
    }

    Counters& counters;
    Program point_program{"feature_point.vert", "feature_point.frag"};
    Program area_program{"feature_area.vert", "feature_area.frag"};
    Program line_program{"feature_line.vert", "feature_line.frag"};
    Group points, lines, fill, coarse_fill, outlines;
    Ribbons line_ribbons, outline_ribbons;
    std::shared_ptr<const Pack> pack;
    std::shared_ptr<const VisibleFeatures> shown;
    bool shown_coarse = false;
    std::vector<std::uint32_t> scratch;
};

FeaturesPainter::FeaturesPainter(Counters& counters) : impl_(std::make_unique<Impl>(counters)) {}
FeaturesPainter::~FeaturesPainter() = default;
FeaturesPainter::FeaturesPainter(FeaturesPainter&&) noexcept = default;

void FeaturesPainter::paint(const MapPicture& picture, const TileView& view,
                            const Framebuffer& target) {
    Impl& my = *impl_;
    if (!picture.features) {
        return;
    }
    if (my.pack != picture.pack) {
        my.take(picture.pack);
    }
    const Features& features = my.pack->features;
    my.show(picture.features, view.camera.m_per_px >= features.coarse_m_per_px);

    draw_on(target);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const auto x_per_px = 2.0F / static_cast<float>(target.width_px);
    const auto y_per_px = 2.0F / static_cast<float>(target.height_px);
    const auto m_per_px = static_cast<float>(view.camera.m_per_px);
    std::array<float, 3 * kFeatureColours> colours{};
    for (int i = 0; i < kFeatureColours; ++i) {
        const Rgba c = feature_colour(static_cast<std::uint8_t>(i), picture.theme);
        colours[static_cast<std::size_t>(3 * i)] = c.r;
        colours[static_cast<std::size_t>(3 * i + 1)] = c.g;
        colours[static_cast<std::size_t>(3 * i + 2)] = c.b;
    }
    const auto use = [&](const Program& program) {
        program.use();
        program.set("u_center_m", static_cast<float>(view.camera.center.x_m),
                    static_cast<float>(view.camera.center.y_m));
        program.set("u_clip_per_m", x_per_px / m_per_px, y_per_px / m_per_px);
        glUniform3fv(glGetUniformLocation(program.id(), "u_colours"), kFeatureColours,
                     colours.data());
    };
    const Impl::Group& fill = my.shown_coarse ? my.coarse_fill : my.fill;
    if (fill.count > 0) {
        use(my.area_program);
        my.area_program.set("u_alpha", 0.35F);
        my.draw(fill, GL_TRIANGLES);
    }
    if (my.outlines.count > 0 || my.lines.count > 0) {
        use(my.line_program);
        my.line_program.set("u_clip_per_px", x_per_px, y_per_px);
        const auto scale = static_cast<float>(view.scale);
        my.line_program.set("u_half_px", 0.6F * scale);
        my.line_program.set("u_alpha", 0.9F);
        my.draw(my.outlines, GL_TRIANGLES);
        my.line_program.set("u_half_px", 1.2F * scale);
        my.draw(my.lines, GL_TRIANGLES);
    }
    if (my.points.count > 0) {
        use(my.point_program);
        const auto radius = static_cast<float>(dot_radius_px(features) * view.scale);
        const Rgba rim = theme(picture.theme).map_halo;
        my.point_program.set("u_radius_px", radius);
        my.point_program.set("u_size_px", std::ceil(2.0F * radius + 1.0F));
        my.point_program.set("u_rim", rim.r, rim.g, rim.b, static_cast<float>(view.scale));
        glEnable(GL_PROGRAM_POINT_SIZE);
        my.draw(my.points, GL_POINTS);
    }
    glDisable(GL_BLEND);
    glBindVertexArray(0);
}

}  // namespace nandu
