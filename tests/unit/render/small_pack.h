#pragma once

#include <cmath>
#include <memory>

#include "pack/pack.h"

namespace nandu {

/// A little invented sheet, 400 km wide and 300 km high. Land fills the west up to x = 100 km:
///
///     north   +----------------------+
///             |  seat 0  |  seat 1   |  sea
///             |----------+-----------|  x = 100 km
///             |       seat 2         |
///     south   +----------------------+
///
/// A river runs along y = -60 km until 1130 and along y = -110 km from then on; a lake lies about
/// (-120, 90) km. Polity 0 is red, polity 1 blue, polity 2 is not drawn.
class SmallPack {
public:
    static constexpr double kWestM = -200e3, kEastM = 200e3, kSouthM = -150e3, kNorthM = 150e3;
    static constexpr double kCoastM = 100e3;
    static constexpr Day kRiverMoves{2133800};

    static std::shared_ptr<const Pack> make() {
        auto pack = std::make_shared<Pack>();
        pack->home = {kWestM, kSouthM, kEastM, kNorthM};
        // Colours fade towards the sheet's ends: those are far away here.
        pack->extent = {3 * kWestM, 3 * kSouthM, 3 * kEastM, 3 * kNorthM};
        add_polities(pack->atlas);
        add_land(pack->basemap);
        add_waters(pack->basemap);
        add_rasters(pack->basemap);
        add_territory(pack->territory);
        return pack;
    }

    static std::shared_ptr<const HolderTable> holders(PolityId first, PolityId second,
                                                      PolityId third) {
        auto table = std::make_shared<HolderTable>();
        table->from = kDistantPast;
        table->until = kDistantFuture;
        table->entries.resize(3);
        table->entries[0].holder = first;
        table->entries[1].holder = second;
        table->entries[2].holder = third;
        return table;
    }

private:
    static MapPointF at(double x_m, double y_m) {
        return {static_cast<float>(x_m), static_cast<float>(y_m)};
    }
    static void add_box(Mesh& mesh, double west, double south, double east, double north) {
        const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
        mesh.vertices.insert(mesh.vertices.end(),
                             {at(west, south), at(east, south), at(west, north), at(east, north)});
        mesh.indices.insert(mesh.indices.end(),
                            {first, first + 1, first + 2, first + 2, first + 1, first + 3});
    }
    static void add_line(Lines& lines, std::vector<MapPointF> points, int width, Timespan span) {
        Lines::Line line;
        line.first = static_cast<std::uint32_t>(lines.points.size());
        line.count = static_cast<std::uint32_t>(points.size());
        line.width = static_cast<std::int16_t>(width);
        line.span = span;
        line.box = {kWestM, kSouthM, kEastM, kNorthM};
        lines.points.insert(lines.points.end(), points.begin(), points.end());
        lines.lines.push_back(line);
    }
    static void add_polities(Atlas& atlas) {
        atlas.polities.resize(3);
        atlas.polities[0].style.fill_light = atlas.polities[0].style.fill_dark = {0xFF0000};
        atlas.polities[0].style.pattern = "horizontal";
        atlas.polities[1].style.fill_light = atlas.polities[1].style.fill_dark = {0x0000FF};
        atlas.polities[2].style.drawn = false;
        atlas.seats.resize(3);
    }
    static void add_land(BaseMap& basemap) {
        LandLevel level;
        add_box(level.land, kWestM, kSouthM, kCoastM, kNorthM);
        add_line(level.coast, {at(kCoastM, kSouthM), at(kCoastM, kNorthM)}, 1, {});
        basemap.land.push_back(level);
        for (int i = -3; i <= 3; ++i) {
            add_line(basemap.graticule_5deg, {at(i * 50e3, kSouthM), at(i * 50e3, kNorthM)}, 1, {});
        }
        basemap.graticule_2deg = basemap.graticule_1deg = basemap.graticule_5deg;
    }
    static void add_waters(BaseMap& basemap) {
        Lines rivers;
        add_line(rivers, {at(kWestM, -60e3), at(0, -60e3), at(kCoastM, -60e3)}, 1,
                 Timespan::exactly({kDistantPast, kRiverMoves}));
        add_line(rivers, {at(kWestM, -110e3), at(0, -110e3), at(kCoastM, -110e3)}, 1,
                 Timespan::exactly({kRiverMoves, kDistantFuture}));
        basemap.rivers.push_back(rivers);
        add_box(basemap.lakes.mesh, -140e3, 80e3, -100e3, 100e3);
        Areas::Area lake;
        lake.index_count = 6;
        lake.area_km2 = 800.0;
        lake.box = {-140e3, 80e3, -100e3, 100e3};
        basemap.lakes.areas.push_back(lake);
        add_line(basemap.lakes.outlines,
                 {at(-140e3, 80e3), at(-100e3, 80e3), at(-100e3, 100e3), at(-140e3, 100e3),
                  at(-140e3, 80e3)},
                 1, {});
        basemap.lakes.outlines.lines[0].name = 0;
        basemap.lakes.outlines.lines[0].closed = true;
    }
    static Raster flat(std::uint8_t value) {
        Raster raster;
        raster.width = 40;
        raster.height = 30;
        raster.west_m = kWestM;
        raster.north_m = kNorthM;
        raster.cell_m = 10e3;
        raster.values.assign(40 * 30, value);
        return raster;
    }
    static void add_rasters(BaseMap& basemap) {
        basemap.land_height = flat(55);  // about 300 m
        basemap.land_shade = flat(128);
        basemap.sea_shade = flat(128);
        basemap.sea_depth = flat(19);  // about 50 m
    }
    static void add_cell(Territory& territory, std::uint16_t seat, double west, double south,
                         double east, double north) {
        add_box(territory.cells, west, south, east, north);
        territory.seat_of_vertex.insert(territory.seat_of_vertex.end(), 4, seat);
    }
    static void add_edge(Territory& territory, std::vector<MapPointF> points, std::uint16_t left,
                         std::uint16_t right) {
        Territory::Edge edge;
        edge.first = static_cast<std::uint32_t>(territory.edge_points.size());
        edge.count = static_cast<std::uint32_t>(points.size());
        edge.left_seat = left;
        edge.right_seat = right;
        territory.edge_points.insert(territory.edge_points.end(), points.begin(), points.end());
        territory.edges.push_back(edge);
    }
    static void add_territory(Territory& territory) {
        add_cell(territory, 0, kWestM, 0, -50e3, kNorthM);
        add_cell(territory, 1, -50e3, 0, kEastM, kNorthM);
        add_cell(territory, 2, kWestM, kSouthM, kEastM, 0);
        add_edge(territory, {at(-50e3, 0), at(-50e3, kNorthM)}, 0, 1);
        add_edge(territory, {at(kWestM, 0), at(-50e3, 0)}, 0, 2);
        add_edge(territory, {at(-50e3, 0), at(kEastM, 0)}, 1, 2);
    }
};

}  // namespace nandu
