#include "ui/feature_card.h"

#include <algorithm>

#include "map/feature_index.h"

namespace nandu {
namespace {

constexpr const char* kKindWords[] = {"feature.points", "feature.lines", "feature.areas"};

std::size_t kind_of(const Features& features, FeatureId id) {
    const auto at = static_cast<std::uint32_t>(id);
    return at < features.points ? 0 : at < features.points + features.lines ? 1 : 2;
}

bool is_address(std::string_view text) {
    return text.rfind("http://", 0) == 0 || text.rfind("https://", 0) == 0;
}

}  // namespace

std::string feature_title(const Paint& paint, const PanelInput& input, FeatureId id) {
    const Features& features = input.pack.features;
    const std::string_view name = name_of(features, id);
    return name.empty() ? paint.word(kKindWords[kind_of(features, id)]) : std::string(name);
}

std::string feature_years(const Paint& paint, const PanelInput& input, FeatureId id) {
    const Features& features = input.pack.features;
    const auto at = static_cast<std::size_t>(id);
    Timespan span = Timespan::exactly({{features.from[at]}, {features.until[at]}});
    return years_of(paint, span);
}

void feature_head(CardWriter& card, const PanelInput& input, FeatureId id) {
    const Paint& paint = card.paint();
    const Features& features = input.pack.features;
    const auto at = static_cast<std::size_t>(id);
    card.title(Face::Display, 24.0F, feature_title(paint, input, id));
    const std::string& layer = features.layers[features.layer[at]].key;
    const std::string years = feature_years(paint, input, id);
    card.line(Face::Ui, 13.5F, paint.theme->ink2,
              years.empty() ? layer : years + "  ·  " + layer);
}

void feature_body(CardWriter& card, const PanelInput& input, FeatureId id) {
    const Paint& paint = card.paint();
    const Features& features = input.pack.features;
    const Features::Layer& layer = features.layers[features.layer[static_cast<std::size_t>(id)]];
    const std::vector<std::string_view> cells = cells_of(features, id);
    bool any = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty() || static_cast<std::int32_t>(i) == layer.name_field) {
            continue;
        }
        any = true;
        const float gap = 16.0F * paint.s;
        const float needed = paint.measure(Face::Ui, 14.0F, layer.fields[i]).x +
                             paint.measure(Face::Ui, 14.0F, cells[i]).x + gap;
        const std::string key = "card/field" + std::to_string(i);
        if (needed <= card.width() && !is_address(cells[i])) {
            CardWriter::Row row;
            row.left = layer.fields[i];
            row.right = cells[i];
            card.row(key.c_str(), row);
        } else {
            card.heading(layer.fields[i]);
            card.text(cells[i]);
        }
    }
    if (!any) {
        card.note(paint.word("feature.no_fields"), paint.theme->ink3);
    }
}

std::vector<FeatureSign> feature_signs(const Paint& paint, const PanelInput& input) {
    const Features& features = input.pack.features;
    std::vector<FeatureSign> signs;
    const auto dot = [](std::size_t category) {
        return [category](const Paint& on, ImVec2 m) {
            const Rgba colour =
                feature_colour(static_cast<std::uint8_t>(category), on.theme->kind);
            on.list->AddCircleFilled(m, 6.5F * on.s, packed(on.theme->map_halo));
            on.list->AddCircleFilled(m, 5.5F * on.s, packed(colour));
        };
    };
    const auto box = [](std::size_t category) {
        return [category](const Paint& on, ImVec2 m) {
            const Rgba colour =
                feature_colour(static_cast<std::uint8_t>(category), on.theme->kind);
            const ImVec2 a{m.x - 11.0F * on.s, m.y - 7.0F * on.s};
            const ImVec2 b{m.x + 11.0F * on.s, m.y + 7.0F * on.s};
            on.rect(a, b, with_alpha(colour, 0.35F), 2.0F);
            on.outline(a, b, colour, 2.0F, 1.5F * on.s);
        };
    };
    const auto line = [](std::size_t category) {
        return [category](const Paint& on, ImVec2 m) {
            on.line({m.x - 11.0F * on.s, m.y}, {m.x + 11.0F * on.s, m.y},
                    feature_colour(static_cast<std::uint8_t>(category), on.theme->kind),
                    2.4F * on.s);
        };
    };
    const auto sign = [&](std::size_t category, std::size_t kind)
        -> std::function<void(const Paint&, ImVec2)> {
        if (kind == 0) {
            return dot(category);
        }
        if (kind == 1) {
            return line(category);
        }
        return box(category);
    };
    const std::uint32_t counts[] = {features.points, features.lines, features.areas};
    if (features.categories.empty()) {
        for (std::size_t kind = 0; kind < 3; ++kind) {
            if (counts[kind] > 0) {
                signs.push_back({paint.word(kKindWords[kind]), sign(kind, kind)});
            }
        }
        return signs;
    }
    const std::size_t shown = std::min<std::size_t>(features.categories.size(), kFeatureColours);
    const auto most = static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts);
    for (std::size_t category = 0; category < shown; ++category) {
        const std::string& name = features.categories[category];
        signs.push_back({name.empty() ? paint.word("feature.other") : name, sign(category, most)});
    }
    return signs;
}

}  // namespace nandu
