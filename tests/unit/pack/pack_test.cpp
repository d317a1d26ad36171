#include "pack/pack.h"

#include <gtest/gtest.h>

#include <random>

#include "support/small_atlas.h"

namespace nandu {
namespace {

Pack full_pack() {
    Pack pack = small_pack();
    pack.basemap.land_shade = {2, 2, 0.0, 0.0, 1000.0, {1, 2, 3, 4}};
    LandLevel level;
    level.land.vertices = {{0, 0}, {1, 0}, {0, 1}};
    level.land.indices = {0, 1, 2};
    level.coast.points = {{0, 0}, {1, 0}};
    Lines::Line line;
    line.count = 2;
    line.kind = "coast";
    level.coast.lines = {line};
    pack.basemap.land = {level};
    pack.territory.cells = level.land;
    pack.territory.seat_of_vertex = {0, 0, 0};
    pack.calendars.south_months = {{1000, 1, false, julian(1000, 2, 1), 29, true}};
    return pack;
}

TEST(Pack, WritingTheReadPackGivesTheSameBytes) {
    const Pack pack = full_pack();
    const auto bytes = write_pack(pack);
    const auto read = read_pack(bytes, "test.pack");
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_EQ(write_pack(*read), bytes);
    EXPECT_EQ(read->atlas.places[2].key, "cedar");
    EXPECT_EQ(read->basemap.land_shade.values, (std::vector<std::uint8_t>{1, 2, 3, 4}));
    EXPECT_EQ(read->calendars.south_months.front().length_days, 29);
}

class KeptBytes final : public PackFile {
public:
    explicit KeptBytes(std::vector<std::byte> kept) : bytes(std::move(kept)) {}
    void forget_pages() const override {}
    const std::vector<std::byte> bytes;
};

TEST(Pack, BlocksViewTheBytesThatSomebodyKeepsUntilTheyAreChanged) {
    const auto kept = std::make_shared<const KeptBytes>(write_pack(full_pack()));
    auto read = read_pack(kept->bytes, "test.pack", kept);
    ASSERT_TRUE(read) << sentence(read.error());
    const auto* const first = kept->bytes.data();
    const Block<std::uint8_t>& shade = std::as_const(*read).basemap.land_shade.values;
    const auto* const at = reinterpret_cast<const std::byte*>(shade.data());
    EXPECT_GE(at, first);
    EXPECT_LT(at, first + kept->bytes.size());
    EXPECT_EQ(write_pack(*read), kept->bytes);
    read->basemap.land_shade.values[0] = 9;
    EXPECT_EQ(read->basemap.land_shade.values, (std::vector<std::uint8_t>{9, 2, 3, 4}));
    EXPECT_EQ(write_pack(full_pack()), kept->bytes);
}

TEST(Pack, EveryFlippedByteIsNoticed) {
    const auto bytes = write_pack(full_pack());
    std::mt19937 random(7);
    for (int i = 0; i < 500; ++i) {
        auto damaged = bytes;
        const std::size_t at = random() % damaged.size();
        if (at >= 12 && at < 16) {
            continue;  // The reserved field of the header says nothing.
        }
        damaged[at] ^= static_cast<std::byte>(1U << (random() % 8));
        EXPECT_FALSE(read_pack(damaged, "test.pack")) << "byte " << at;
    }
}

TEST(Pack, EveryShortenedFileIsRefusedWithASentence) {
    const auto bytes = write_pack(full_pack());
    for (std::size_t size = 0; size < bytes.size(); size += 97) {
        const auto read = read_pack(std::span(bytes).first(size), "test.pack");
        ASSERT_FALSE(read);
        EXPECT_EQ(sentence(read.error()).rfind("test.pack: expected ", 0), 0U);
    }
}

TEST(Pack, TextFileIsNoPack) {
    const std::string text = "id,name\nkaifeng,Kaifeng and some more text to be long enough\n";
    const auto read = read_pack(std::as_bytes(std::span(text.data(), text.size())), "places.csv");
    ASSERT_FALSE(read);
    EXPECT_EQ(sentence(read.error()), "places.csv: expected a pack, or a folder with tables");
}

}  // namespace
}  // namespace nandu
