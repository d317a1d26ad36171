#include "map/feature_index.h"

#include <gtest/gtest.h>

#include <random>

namespace nandu {
namespace {

/// Points in a row, 10 km apart, each with its days; then a line and a square with a hole.
///
///     y ^
///  30km |   +-----------+ area, a hole in its middle
///       |   |   +---+   |
///       |   |   +---+   |
///  10km |   +-----------+
///       |  ============== line at y = 5 km
///     0 +--0---1---2---3--> x, points
Features sketch(const std::vector<std::pair<int, int>>& days_of_points) {
    Features f;
    f.layers = {{"towns", {"name", "kind"}, 0}};
    std::vector<std::int32_t> changes;
    const auto add = [&](int from, int until, const std::string& name) {
        f.from.push_back(from);
        f.until.push_back(until);
        f.category.push_back(0);
        f.layer.push_back(0);
        f.text_at.push_back(static_cast<std::uint32_t>(f.text.size()));
        for (const char c : name) {
            f.text.push_back(c);
        }
        f.text.push_back('\0');
        f.text.push_back('k');
        f.text.push_back('\0');
        changes.push_back(from);
        changes.push_back(until);
    };
    for (const auto& [from, until] : days_of_points) {
        f.positions.push_back({static_cast<float>(f.points) * 10e3F, 0.0F});
        add(from, until, "point" + std::to_string(f.points));
        ++f.points;
    }
    f.rings_of = {0, 1, 3};
    f.ring_first = {0, 2, 6, 10};
    f.ring_points = {{0, 5e3F},      {40e3F, 5e3F},                                       // line
                     {0, 10e3F},     {40e3F, 10e3F}, {40e3F, 30e3F}, {0, 30e3F},          // square
                     {15e3F, 18e3F}, {25e3F, 18e3F}, {25e3F, 22e3F}, {15e3F, 22e3F}};     // hole
    f.boxes = {{0, 5e3F, 40e3F, 5e3F}, {0, 10e3F, 40e3F, 30e3F}};
    f.lines = f.areas = 1;
    add(0, 1000, "road");
    add(0, 1000, "");
    std::sort(changes.begin(), changes.end());
    changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
    f.changes = changes;
    return f;
}

std::vector<std::uint32_t> ids(std::initializer_list<std::uint32_t> of) { return of; }

TEST(FeatureIndex, AFeatureIsThereFromItsFirstDayAndGoneOnItsLast) {
    const Features f = sketch({{100, 200}, {150, 160}});
    FeatureIndex index(f);
    EXPECT_EQ(index.at({99})->points, ids({}));
    EXPECT_EQ(index.at({100})->points, ids({0}));
    EXPECT_EQ(index.at({155})->points, ids({0, 1}));
    EXPECT_EQ(index.at({160})->points, ids({0}));
    EXPECT_EQ(index.at({200})->points, ids({}));
    EXPECT_EQ(index.at({155})->lines, ids({2}));
    EXPECT_EQ(index.at({155})->areas, ids({3}));
}

TEST(FeatureIndex, NothingIsLookedThroughWhereNothingAppearsOrGoes) {
    const Features f = sketch({{100, 200}, {150, 160}});
    FeatureIndex index(f);
    const auto list = index.at({101});
    for (int day = 102; day < 150; ++day) {
        EXPECT_EQ(index.at({day}), list);
    }
    EXPECT_EQ(index.lists_made(), 1);
    EXPECT_NE(index.at({150}), list);
    EXPECT_EQ(index.lists_made(), 2);
    // Before the first and after the last day of all there is but one list each.
    index.at({-5000});
    index.at({-1});
    index.at({5000});
    index.at({1000});
    EXPECT_EQ(index.lists_made(), 4);
}

TEST(FeatureIndex, AgreesWithAskingEachFeatureOnAnyDay) {
    std::mt19937 random(1127);
    std::vector<std::pair<int, int>> days;
    for (int i = 0; i < 500; ++i) {
        const int from = static_cast<int>(random() % 900);
        days.emplace_back(from, from + 1 + static_cast<int>(random() % 100));
    }
    const Features f = sketch(days);
    FeatureIndex index(f);
    for (int day = -10; day < 1010; day += 1 + static_cast<int>(random() % 5)) {
        std::vector<std::uint32_t> expected;
        for (std::uint32_t i = 0; i < days.size(); ++i) {
            if (days[i].first <= day && day < days[i].second) {
                expected.push_back(i);
            }
        }
        EXPECT_EQ(index.at({day})->points, expected) << "day " << day << ", seed 1127";
    }
}

TEST(FeatureIndex, NoFeaturesNoList) {
    const Features none;
    EXPECT_EQ(FeatureIndex(none).at({100}), nullptr);
}

TEST(FeatureAt, FindsTheNearestPointThenLinesThenAreas) {
    const Features f = sketch({{0, 10}, {0, 10}, {5, 10}});
    FeatureIndex index(f);
    const auto list = index.at({1});
    const VisibleFeatures& day1 = *list;
    EXPECT_EQ(feature_at(f, day1, {10.5e3, 0.3e3}, 1000), FeatureId{1});
    EXPECT_EQ(feature_at(f, day1, {20e3, 0}, 1000), std::nullopt) << "not there yet";
    EXPECT_EQ(feature_at(f, *index.at({6}), {20e3, 0}, 1000), FeatureId{2});
    EXPECT_EQ(feature_at(f, day1, {33e3, 5.5e3}, 1000), FeatureId{3});
    EXPECT_EQ(feature_at(f, day1, {33e3, 12e3}, 1000), FeatureId{4});
    EXPECT_EQ(feature_at(f, day1, {20e3, 20e3}, 1000), std::nullopt) << "in the hole";
}

TEST(FeatureText, HasACellForEachField) {
    const Features f = sketch({{0, 10}, {0, 10}});
    EXPECT_EQ(cells_of(f, FeatureId{1}), (std::vector<std::string_view>{"point1", "k"}));
    EXPECT_EQ(name_of(f, FeatureId{2}), "road");
    EXPECT_EQ(name_of(f, FeatureId{3}), "");
}

}  // namespace
}  // namespace nandu
