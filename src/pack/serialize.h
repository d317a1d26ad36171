#pragma once

// How every record of a pack is written, for cereal's binary archives. cereal was chosen over a
// schema compiler because the structs of the atlas are the schema: one line a record, no second
// definition. Arrays of plain numbers stand apart, so that a mapped file can be viewed as it lies.

#include <span>
#include <stdexcept>
#include <vector>

// cereal calls its archives with user data experimental; they have not changed since 2017.
#define CEREAL_FUTURE_EXPERIMENTAL
#include <cereal/archives/adapters.hpp>
#include <cereal/cereal.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include "pack/pack.h"

namespace nandu {

/// Where the blocks of a pack are written, each at a multiple of kAlignment.
struct BlockRegion {
    static constexpr std::size_t kAlignment = 32;
    std::vector<std::byte> written;
    std::span<const std::byte> read;
    bool viewed = false;  ///< Blocks may view `read` for good.
};

template <class Archive, class T>
void save(Archive& archive, const Block<T>& block) {
    auto& region = cereal::get_user_data<BlockRegion>(archive).written;
    region.resize((region.size() + BlockRegion::kAlignment - 1) / BlockRegion::kAlignment *
                  BlockRegion::kAlignment);
    archive(static_cast<std::uint64_t>(region.size()), static_cast<std::uint64_t>(block.size()));
    const auto bytes = std::as_bytes(std::span(block.data(), block.size()));
    region.insert(region.end(), bytes.begin(), bytes.end());
}

template <class Archive, class T>
void load(Archive& archive, Block<T>& block) {
    const auto& region = cereal::get_user_data<BlockRegion>(archive);
    std::uint64_t at = 0, count = 0;
    archive(at, count);
    if (at % alignof(T) != 0 || at > region.read.size() ||
        count > (region.read.size() - at) / sizeof(T)) {
        throw std::runtime_error("a block lies outside the file");
    }
    const auto* first = reinterpret_cast<const T*>(region.read.data() + at);
    const std::span values(first, static_cast<std::size_t>(count));
    block = region.viewed && count > 0 ? Block<T>::viewing(values)
                                       : Block<T>(std::vector<T>(values.begin(), values.end()));
}

template <class A>
void serialize(A& a, LocalizedText& t) {
    a(t.en, t.hant, t.hans);
}
template <class A>
void serialize(A& a, Day& d) {
    a(d.jdn);
}
template <class A>
void serialize(A& a, DaySpan& s) {
    a(s.from, s.until);
}
template <class A>
void serialize(A& a, Timespan& s) {
    a(s.begin_earliest, s.begin_latest, s.end_earliest, s.end_latest);
}
template <class A>
void serialize(A& a, DateValue& v) {
    a(v.first, v.last, v.begin_latest, v.end_earliest, v.precision, v.uncertain, v.approximate,
      v.open_begin, v.open_end, v.unknown_begin, v.unknown_end, v.retrospective, v.unspecified,
      v.uncertain_ends, v.approximate_ends);
}
template <class A>
void serialize(A& a, LonLat& p) {
    a(p.lon_deg, p.lat_deg);
}
template <class A>
void serialize(A& a, LonLatBox& b) {
    a(b.west_deg, b.south_deg, b.east_deg, b.north_deg);
}
template <class A>
void serialize(A& a, Colour& c) {
    a(c.rgb);
}
template <class A>
void serialize(A& a, Source& s) {
    a(s.key, s.citation, s.kind, s.supports, s.licence, s.url);
}
template <class A>
void serialize(A& a, PolityStyle& s) {
    a(s.fill_light, s.fill_dark, s.ink_light, s.ink_dark, s.weight, s.drawn, s.pattern);
}
template <class A>
void serialize(A& a, Polity& p) {
    a(p.key, p.name, p.ruling_house, p.capitals, p.description, p.span, p.style, p.sources);
}
template <class A>
void serialize(A& a, Toponym& t) {
    a(t.name, t.pinyin, t.span, t.note);
}
template <class A>
void serialize(A& a, Place& p) {
    a(p.key, p.name, p.pinyin, p.map_name, p.map_note, p.modern, p.position, p.error_km, p.kind,
      p.rank, p.description, p.names, p.variants, p.seat, p.is_seat, p.certainty, p.sources);
}
template <class A>
void serialize(A& a, Stay& s) {
    a(s.key, s.polity, s.place, s.role, s.who, s.label, s.span, s.travelling, s.summary,
      s.lunar_date, s.certainty, s.sources);
}
template <class A>
void serialize(A& a, Reading& r) {
    a(r.when, r.note, r.sources);
}
template <class A>
void serialize(A& a, Event& e) {
    a(e.key, e.title, e.summary, e.lunar_date, e.when, e.place, e.polities, e.importance, e.kind,
      e.readings, e.certainty, e.sources);
}
template <class A>
void serialize(A& a, Waypoint& w) {
    a(w.position, w.place, w.label, w.when, w.strength, w.interpolated);
}
template <class A>
void serialize(A& a, Route& r) {
    a(r.key, r.title, r.kind, r.polity, r.commander, r.note, r.waypoints, r.of_ruler, r.who,
      r.certainty, r.sources);
}
template <class A>
void serialize(A& a, Reign& r) {
    a(r.polity, r.title, r.personal_name, r.pinyin, r.span, r.note, r.certainty, r.sources);
}
template <class A>
void serialize(A& a, Person& p) {
    a(p.key, p.name, p.pinyin, p.role, p.description, p.polity, p.born, p.died, p.variants,
      p.sources);
}
template <class A>
void serialize(A& a, Cause& c) {
    a(c.event, c.because_of, c.strength, c.note, c.sources);
}
template <class A>
void serialize(A& a, Seat& s) {
    a(s.key, s.name, s.pinyin, s.rank, s.anchor, s.circuit, s.modern, s.note, s.position,
      s.certainty);
}
template <class A>
void serialize(A& a, Holding& h) {
    a(h.seat, h.polity, h.span, h.note, h.certainty, h.inferred, h.sources);
}
template <class A>
void serialize(A& a, Step& s) {
    a(s.key, s.title, s.text, s.notes, s.question, s.when, s.play_secs, s.view, s.view_width_km,
      s.show, s.reveal, s.certainty, s.sources);
}
template <class A>
void serialize(A& a, RegionLabel& r) {
    a(r.name, r.position, r.kind, r.polity, r.span, r.rank, r.size_px, r.tilt_deg);
}
template <class A>
void serialize(A& a, Manifest& m) {
    a(m.key, m.title, m.subtitle, m.languages, m.extent, m.home, m.crs, m.calendar, m.span, m.opening_day,
      m.protagonist, m.northern, m.lanes, m.raid_days, m.seal_capital, m.seal_travelling, m.credits);
}
template <class A>
void serialize(A& a, Atlas& t) {
    a(t.manifest, t.sources, t.polities, t.places, t.people, t.stays, t.events, t.routes, t.reigns,
      t.causes, t.seats, t.holdings, t.steps, t.regions);
}
template <class A>
void serialize(A& a, LunarMonth& m) {
    a(m.lunar_year, m.month, m.leap, m.first, m.length_days, m.open);
}
template <class A>
void serialize(A& a, Era& e) {
    a(e.polity, e.polity_name, e.polity_variants, e.name, e.pinyin, e.variants, e.emperor,
      e.in_force, e.year1_lunar_year, e.day_precise, e.note, e.months, e.needs_polity,
      e.cancelled);
}
template <class A>
void serialize(A& a, CalendarTables& t) {
    a(t.south_months, t.north_months, t.eras);
}
template <class A>
void serialize(A& a, MapBox& b) {
    a(b.west_m, b.south_m, b.east_m, b.north_m);
}
template <class A>
void serialize(A& a, ProjectionGrid& g) {
    a(g.lonlat, g.step_deg, g.columns, g.rows, g.forward, g.map, g.inverse_step_m,
      g.inverse_columns, g.inverse_rows, g.inverse);
}
template <class A>
void serialize(A& a, Mesh& m) {
    a(m.vertices, m.indices);
}
template <class A>
void serialize(A& a, Lines::Line& l) {
    a(l.first, l.count, l.width, l.closed, l.dashed, l.span, l.box, l.name, l.kind);
}
template <class A>
void serialize(A& a, Lines& l) {
    a(l.points, l.lines);
}
template <class A>
void serialize(A& a, Areas::Area& r) {
    a(r.first_index, r.index_count, r.span, r.area_km2, r.name, r.kind, r.box);
}
template <class A>
void serialize(A& a, Areas& r) {
    a(r.mesh, r.areas, r.outlines);
}
template <class A>
void serialize(A& a, WaterName& w) {
    a(w.name, w.width, w.first, w.count, w.span);
}
template <class A>
void serialize(A& a, LandLevel& l) {
    a(l.land, l.coast, l.max_m_per_px);
}
template <class A>
void serialize(A& a, Raster& r) {
    a(r.width, r.height, r.west_m, r.north_m, r.cell_m, r.values);
}
template <class A>
void serialize(A& a, BaseMap& b) {
    a(b.land, b.rivers, b.lakes, b.reference, b.names, b.name_paths, b.land_shade,
      b.sea_shade, b.land_height, b.sea_depth, b.graticule_1deg, b.graticule_2deg,
      b.graticule_5deg);
}
template <class A>
void serialize(A& a, Territory::Edge& e) {
    a(e.first, e.count, e.left_seat, e.right_seat, e.wild);
}
template <class A>
void serialize(A& a, Territory& t) {
    a(t.cells, t.seat_of_vertex, t.edge_points, t.edges, t.width, t.height, t.west_m,
      t.north_m, t.cell_m, t.seat_grid);
}
template <class A>
void serialize(A& a, Features::Layer& l) {
    a(l.key, l.fields, l.name_field);
}
template <class A>
void serialize(A& a, Features::Fill& f) {
    a(f.vertices, f.indices, f.first_index);
}
template <class A>
void serialize(A& a, Features& f) {
    a(f.layers, f.categories, f.points, f.lines, f.areas, f.from, f.until, f.changes, f.category,
      f.layer, f.text_at, f.text, f.positions, f.rings_of, f.ring_first, f.ring_points, f.boxes,
      f.fill, f.coarse_fill, f.coarse_m_per_px);
}
template <class A>
void serialize(A& a, Pack& p) {
    a(p.atlas, p.calendars, p.projection, p.extent, p.home, p.basemap, p.territory,
      p.features, p.places, p.seats);
}

}  // namespace nandu
