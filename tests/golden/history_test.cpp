// The built-in atlas asked about days around changes: what the whole pipeline makes of the tables.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>

#include "atlas/scene.h"
#include "golden/built_in.h"
#include "map/projection.h"
#include "map/territory.h"
#include "map/theme.h"
#include "support/small_atlas.h"

namespace nandu {
namespace {

class History : public testing::Test {
protected:
    static void SetUpTestSuite() {
        pack_ = built_in_pack();
        ASSERT_TRUE(pack_);
    }

    static SeatId seat_under(double lon, double lat) {
        return seat_at(pack_->territory, map_from_lonlat(pack_->projection, {lon, lat}));
    }
    static std::string name(PolityId polity) {
        return polity == kNo<PolityId> ? "" : pack_->atlas[polity].key;
    }

    static inline std::shared_ptr<const Pack> pack_;
};

struct ChangeOfHands {
    const char* town;
    double lon, lat;
    CivilDate day;
    const char* before;
    const char* after;
};

// Written from the chronicles as geodata/jin-song cites them, not from the program's answers.
const ChangeOfHands kChanges[] = {
    {"Kaifeng", 114.35, 34.80, {1127, 1, 9}, "song", "jin"},
    {"Kaifeng", 114.35, 34.80, {1127, 4, 20}, "jin", "chu"},
    {"Kaifeng", 114.35, 34.80, {1127, 5, 23}, "chu", "song"},
    {"Kaifeng", 114.35, 34.80, {1130, 3, 25}, "song", "jin"},
    {"Kaifeng", 114.35, 34.80, {1130, 10, 12}, "jin", "qi"},
    {"Kaifeng", 114.35, 34.80, {1138, 1, 1}, "qi", "jin"},
    {"Kaifeng", 114.35, 34.80, {1139, 4, 16}, "jin", "song"},
    {"Kaifeng", 114.35, 34.80, {1140, 5, 29}, "song", "jin"},
    {"Yingtian", 115.61, 34.39, {1129, 10, 21}, "song", "jin"},
    {"Yingtian", 115.61, 34.39, {1140, 5, 31}, "song", "jin"},
    {"Taiyuan", 112.56, 37.87, {1126, 9, 21}, "song", "jin"},
    {"Zhending", 114.57, 38.15, {1126, 10, 22}, "song", "jin"},
    {"Luoyang", 112.47, 34.68, {1126, 11, 28}, "song", "jin"},
    {"Luoyang", 112.47, 34.68, {1128, 4, 17}, "jin", "song"},
    {"Luoyang", 112.47, 34.68, {1139, 4, 16}, "jin", "song"},
    {"Luoyang", 112.47, 34.68, {1140, 6, 2}, "song", "jin"},
    {"Luoyang", 112.47, 34.68, {1140, 8, 15}, "jin", "song"},
    {"Luoyang", 112.47, 34.68, {1140, 10, 19}, "song", "jin"},
    {"Daming", 115.23, 36.28, {1129, 1, 6}, "song", "jin"},
    {"Daming", 115.23, 36.28, {1130, 10, 12}, "jin", "qi"},
    {"Jingzhao", 108.94, 34.27, {1128, 2, 12}, "song", "jin"},
    {"Jingzhao", 108.94, 34.27, {1129, 11, 12}, "song", "jin"},
    {"Jingzhao", 108.94, 34.27, {1131, 12, 17}, "jin", "qi"},
    {"Jingzhao", 108.94, 34.27, {1140, 6, 6}, "song", "jin"},
    {"Xiangyang", 112.15, 32.01, {1133, 11, 19}, "song", "qi"},
    {"Xiangyang", 112.15, 32.01, {1134, 6, 11}, "qi", "song"},
    {"Dongping", 116.30, 35.91, {1129, 1, 2}, "song", "jin"},
    {"Jiankang", 118.78, 32.04, {1130, 1, 8}, "song", "jin"},
    {"Jiankang", 118.78, 32.04, {1130, 6, 18}, "jin", "song"},
    {"Lin'an", 120.16, 30.24, {1130, 1, 22}, "song", "jin"},
    {"Lin'an", 120.16, 30.24, {1130, 3, 24}, "jin", "song"},
    {"Datong", 113.29, 40.09, {1122, 5, 10}, "liao", "jin"},
};

TEST_F(History, SixtyAnswersOnBothSidesOfAChange) {
    static_assert(2 * std::size(kChanges) >= 60);
    const HolderIndex index(pack_->atlas);
    for (const ChangeOfHands& change : kChanges) {
        const Day day = day_from_civil(change.day, CivilCalendar::Julian);
        SCOPED_TRACE(std::string(change.town) + " " + std::to_string(change.day.year));
        const SeatId seat = seat_under(change.lon, change.lat);
        ASSERT_NE(seat, kNo<SeatId>);
        const auto holder = [&](Day d) {
            return name(index.at(d)->entries[static_cast<std::size_t>(seat)].holder);
        };
        EXPECT_EQ(holder(day - 1), change.before);
        EXPECT_EQ(holder(day), change.after);
    }
}

TEST_F(History, AFallKnownToTheMonthIsContestedUntilItsEnd) {
    const HolderIndex index(pack_->atlas);
    const auto entry = [&](Day day) {
        const SeatId luoyang = seat_under(112.47, 34.68);
        return index.at(day)->entries[static_cast<std::size_t>(luoyang)];
    };
    EXPECT_FALSE(entry(julian(1127, 12, 31)).contested);
    const HolderTable::Entry january = entry(julian(1128, 1, 10));
    EXPECT_TRUE(january.contested);
    EXPECT_EQ(name(january.holder), "jin");
    EXPECT_EQ(name(january.before), "song");
    EXPECT_FALSE(entry(julian(1128, 2, 1)).contested);
}

/// The edges that are borders: both sides have another lord.
std::set<std::size_t> borders(const Pack& pack, const HolderTable& table) {
    std::set<std::size_t> out;
    const auto lord = [&table](std::uint16_t seat) {
        if (seat == Territory::kOutside) {
            return kNo<PolityId>;
        }
        const HolderTable::Entry& entry = table.entries[seat];
        return entry.raid ? entry.before : entry.holder;
    };
    for (std::size_t i = 0; i < pack.territory.edges.size(); ++i) {
        const Territory::Edge& edge = pack.territory.edges[i];
        if (lord(edge.left_seat) != lord(edge.right_seat)) {
            out.insert(i);
        }
    }
    return out;
}

TEST_F(History, AFallAMonthLaterMovesItsOwnBorderOnly) {
    const SeatId taiyuan = seat_under(112.56, 37.87);
    const Day fall = julian(1126, 9, 21);
    Atlas later = pack_->atlas;
    for (Holding& holding : later.holdings) {
        if (holding.seat != taiyuan) {
            continue;
        }
        for (Day* end : {&holding.span.begin_earliest, &holding.span.begin_latest,
                         &holding.span.end_earliest, &holding.span.end_latest}) {
            *end = *end == fall ? fall + 30 : *end;
        }
    }
    const HolderIndex told(pack_->atlas);
    const HolderIndex invented(later);
    for (const int days : {-200, -1, 30, 31, 900}) {
        EXPECT_EQ(borders(*pack_, *told.at(fall + days)), borders(*pack_, *invented.at(fall + days)))
            << days;
    }
    const auto before = borders(*pack_, *told.at(fall + 10));
    const auto after = borders(*pack_, *invented.at(fall + 10));
    std::vector<std::size_t> moved;
    std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(),
                                  std::back_inserter(moved));
    EXPECT_FALSE(moved.empty());
    for (const std::size_t i : moved) {
        const Territory::Edge& edge = pack_->territory.edges[i];
        EXPECT_TRUE(edge.left_seat == static_cast<std::uint16_t>(taiyuan) ||
                    edge.right_seat == static_cast<std::uint16_t>(taiyuan));
    }
}

// --- Colour vision -----------------------------------------------------------------------------

using Rgb = std::array<double, 3>;

double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// Full dichromacy after Machado, Oliveira and Fernandes (2009), on linear RGB, row by row.
using Sight = std::array<double, 9>;
constexpr Sight kNormal{1, 0, 0, 0, 1, 0, 0, 0, 1};
constexpr Sight kProtan{0.152286,  1.052583, -0.204868, 0.114503, 0.786281,
                        0.099216,  -0.003882, -0.048116, 1.051998};
constexpr Sight kDeutan{0.367322,  0.860646, -0.227968, 0.280085, 0.672501,
                        0.047413,  -0.011820, 0.042940, 0.968881};
constexpr Sight kTritan{1.255528,  -0.076749, -0.178779, -0.078411, 0.930809,
                        0.147602,  0.004733, 0.691367, 0.303900};

/// CIELAB (D65) of an sRGB colour as an eye sees it.
Rgb lab(const Rgb& srgb, const Sight& sight) {
    const Rgb in{linear(srgb[0]), linear(srgb[1]), linear(srgb[2])};
    Rgb seen{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t c = 0; c < 3; ++c) {
            seen[row] += sight[row * 3 + c] * in[c];
        }
        seen[row] = std::clamp(seen[row], 0.0, 1.0);
    }
    const auto f = [](double t) {
        return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0;
    };
    const double x = f((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
    const double y = f(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    const double z = f((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

TEST_F(History, TheGreatPowersAreToldApartByEveryEye) {
    const Atlas& atlas = pack_->atlas;
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        // As drawn: the polity's wash over the paper of the theme.
        const Rgba paper = theme(kind).panel;
        const auto drawn = [&](const char* key) {
            const PolityStyle& style = atlas[find_polity(atlas, key)].style;
            const Rgba full = rgba((kind == ThemeKind::Dark ? style.fill_dark : style.fill_light).rgb);
            const auto share =
                static_cast<float>((kind == ThemeKind::Dark ? 0.34 : 0.36) * style.weight);
            const Rgba mix = mixed(paper, full, share);
            return Rgb{static_cast<double>(mix.r), static_cast<double>(mix.g),
                       static_cast<double>(mix.b)};
        };
        const std::pair<const char*, const char*> neighbours[] = {
            {"song", "jin"}, {"song", "xixia"}, {"jin", "xixia"}, {"song", "qi"},
            {"jin", "qi"},   {"song", "liao"},  {"jin", "liao"}};
        for (const auto& [a, b] : neighbours) {
            for (const Sight& sight : {kNormal, kProtan, kDeutan, kTritan}) {
                const Rgb p = lab(drawn(a), sight);
                const Rgb q = lab(drawn(b), sight);
                const double apart = std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
                // The weakest pair, Jin and Liao for a tritan eye in the dark; a line parts them too.
                EXPECT_GT(apart, 7.0) << a << " and " << b << " in theme " << static_cast<int>(kind)
                                      << ", sight " << sight[0];
            }
        }
    }
}

TEST_F(History, InGreyTheGreatPowersDifferByPattern) {
    std::set<std::string> patterns;
    for (const char* key : {"song", "jin", "qi", "xixia", "liao"}) {
        patterns.insert(pack_->atlas[find_polity(pack_->atlas, key)].style.pattern);
    }
    EXPECT_EQ(patterns.size(), 5U);
}

}  // namespace
}  // namespace nandu
