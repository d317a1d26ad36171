#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/lonlat.h"
#include "base/localized_text.h"
#include "calendar/date_value.h"
#include "calendar/day.h"

namespace nandu {

// Ids are positions in the atlas's vectors; `key` is the id of the tables.
enum class SourceId : std::int32_t {};
enum class PolityId : std::int32_t {};
enum class PlaceId : std::int32_t {};
enum class PersonId : std::int32_t {};
enum class EventId : std::int32_t {};
enum class RouteId : std::int32_t {};
enum class SeatId : std::int32_t {};
enum class StayId : std::int32_t {};
enum class FeatureId : std::int32_t {};  ///< Position in the pack's features.

/// "None" of every kind of id.
template <class Id>
inline constexpr Id kNo = static_cast<Id>(-1);

/// How sure a statement is, in the order of doubt.
enum class Certainty { Certain, Probable, Approximate, Disputed };
std::string_view word_of(Certainty certainty);  ///< "certain", …: the tables' words.

using SourceIds = std::vector<SourceId>;

/// 0xRRGGBB.
struct Colour {
    std::uint32_t rgb = 0;
    friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

struct Source {
    std::string key;
    LocalizedText citation;
    LocalizedText kind;      ///< "primary compilation", …
    LocalizedText supports;  ///< What is taken from it.
    std::string licence;
    std::string url;
};

/// How a polity is drawn; light and dark theme.
struct PolityStyle {
    Colour fill_light, fill_dark;
    Colour ink_light, ink_dark;  ///< For text on panels and on the map.
    double weight = 1.0;         ///< Strength of the fill; below 1 for states at the margin.
    bool drawn = true;           ///< False: its land shows the bare ground.
    std::string pattern;         ///< "", "horizontal", "vertical", "dots", "diagonal".
};

struct Polity {
    std::string key;
    LocalizedText name;
    LocalizedText ruling_house;
    LocalizedText capitals;
    LocalizedText description;
    Timespan span;
    PolityStyle style;
    SourceIds sources;
};

/// One name of a place, with the days it was in use.
struct Toponym {
    LocalizedText name;  ///< English form, 繁體, 简体; "en" may be empty.
    std::string pinyin;  ///< With tone marks, syllables joined: "Yìngtiān Fǔ".
    Timespan span;
    LocalizedText note;  ///< "Southern Capital".
};

/// capital, prefecture, county, pass, battlefield, crossing, region: the tables' words.
enum class PlaceKind { Capital, Prefecture, County, Pass, Battlefield, Crossing, Region };
std::string_view word_of(PlaceKind kind);

struct Place {
    std::string key;
    LocalizedText name;       ///< The name it is usually called in this story.
    std::string pinyin;       ///< Of that name, with tone marks.
    LocalizedText map_name;   ///< A label that replaces the name of the day on the map; may be empty.
    LocalizedText map_note;   ///< Second line under the label, "today Shangqiu"; may be empty.
    LocalizedText modern;     ///< "Shangqiu, Henan (Suiyang district)".
    LonLat position;
    double error_km = 0.0;    ///< Rough half-width of doubt about the position.
    PlaceKind kind = PlaceKind::Prefecture;
    int rank = 2;             ///< 0 is labelled at every zoom, then 1, 2, 3 as one zooms in.
    LocalizedText description;
    std::vector<Toponym> names;  ///< In order of time.
    std::vector<std::string> variants;  ///< Other spellings that a search should find.
    SeatId seat = kNo<SeatId>;   ///< The seat whose cell it lies in.
    bool is_seat = false;        ///< It is that seat itself, not only in its cell.
    Certainty certainty = Certainty::Certain;
    SourceIds sources;
};

/// capital: seat of a state in law; court: where its ruler really was; captive: where a captive
/// ruler was held; vacant: no ruler was free.
enum class StayRole { Capital, Court, Captive, Vacant };

/// Somebody or something was at a place for a time.
struct Stay {
    std::string key;
    PolityId polity = kNo<PolityId>;
    PlaceId place = kNo<PlaceId>;
    StayRole role = StayRole::Capital;
    std::string who;  ///< Captives: groups stays into one track, "huizong". Empty otherwise.
    LocalizedText label;  ///< "Huizong"; the short note of a capital, "capital in name".
    Timespan span;
    bool travelling = false;  ///< A halt on the way or a temporary residence (行在).
    LocalizedText summary;
    LocalizedText lunar_date;
    Certainty certainty = Certainty::Certain;
    SourceIds sources;
};

/// One of several versions that the sources give of an event's date.
struct Reading {
    DateValue when;
    LocalizedText note;  ///< Who says so, or how it differs.
    SourceIds sources;
};

struct Event {
    std::string key;
    LocalizedText title;
    LocalizedText summary;
    LocalizedText lunar_date;
    DateValue when;
    PlaceId place = kNo<PlaceId>;
    std::vector<PolityId> polities;
    int importance = 2;  ///< 3: always shown; 1: only close by.
    std::string kind;    ///< "siege", "battle", "" …: chooses the symbol.
    std::vector<Reading> readings;  ///< Where the sources differ; none of them is ours.
    Certainty certainty = Certainty::Certain;
    SourceIds sources;
};

struct Waypoint {
    LonLat position;
    PlaceId place = kNo<PlaceId>;
    LocalizedText label;
    DateValue when;
    double strength = 0.0;      ///< How many marched from here; 0: nobody says.
    bool interpolated = false;  ///< The day is for drawing only: never print it as a fact.
};

enum class RouteKind { Army, Court, Captives, Embassy };

struct Route {
    std::string key;
    LocalizedText title;
    RouteKind kind = RouteKind::Army;
    PolityId polity = kNo<PolityId>;
    LocalizedText commander;
    LocalizedText note;
    std::vector<Waypoint> waypoints;  ///< In order of travel, at least two.
    bool of_ruler = false;            ///< The reigning emperor's own way: the court moves along it.
    std::string who;                  ///< Captives: the track of stays that it belongs to.
    Certainty certainty = Certainty::Certain;
    SourceIds sources;
};

struct Reign {
    PolityId polity = kNo<PolityId>;
    LocalizedText title;          ///< "Huizong", 徽宗
    LocalizedText personal_name;  ///< "Zhao Ji", 趙佶
    std::string pinyin;
    Timespan span;
    LocalizedText note;
    Certainty certainty = Certainty::Certain;
    SourceIds sources;
};

struct Person {
    std::string key;
    LocalizedText name;
    std::string pinyin;
    LocalizedText role;
    LocalizedText description;
    PolityId polity = kNo<PolityId>;
    std::string born;  ///< EDTF, as the table gives it; may be empty.
    std::string died;
    std::vector<std::string> variants;
    SourceIds sources;
};

/// How one event followed from another, in the order of weight.
enum class CauseStrength { Direct, Contributing, Disputed };

/// Why one event followed from another.
struct Cause {
    EventId event = kNo<EventId>;
    EventId because_of = kNo<EventId>;
    CauseStrength strength = CauseStrength::Direct;
    LocalizedText note;
    SourceIds sources;
};

/// A town whose holder colours the land about it; `anchor` seats bound the cells and are never
/// drawn themselves.
struct Seat {
    std::string key;
    LocalizedText name;
    std::string pinyin;
    std::string rank;  ///< "fu", "zhou", "jun", "jian", "region"
    bool anchor = false;
    LocalizedText circuit;
    LocalizedText modern;
    LocalizedText note;
    LonLat position;
    Certainty certainty = Certainty::Certain;
};

/// One polity holds one seat for a span of days.
struct Holding {
    SeatId seat = kNo<SeatId>;
    PolityId polity = kNo<PolityId>;
    Timespan span;
    LocalizedText note;  ///< What changed it.
    Certainty certainty = Certainty::Certain;
    bool inferred = false;  ///< No text names this city; the holder follows from neighbours.
    SourceIds sources;
};

/// One step of the told story.
struct Step {
    std::string key;
    LocalizedText title, text, notes, question;
    DateValue when;
    double play_secs = 0.0;
    LonLat view;
    double view_width_km = 1000.0;
    std::vector<std::string> show;  ///< Keys of places, events, routes, polities to stress.
    std::string reveal;             ///< `id@date`, or empty.
    Certainty certainty = Certainty::Certain;
    SourceIds sources;
};

/// One visible name of land or sea that is no place: "Manchuria", "Yellow Sea".
struct RegionLabel {
    LocalizedText name;
    LonLat position;
    std::string kind;  ///< "land", "sea", "state"
    PolityId polity = kNo<PolityId>;  ///< For kind "state".
    Timespan span;
    int rank = 1;
    double size_px = 20.0;
    double tilt_deg = 0.0;
};

/// What the manifest says about the whole.
struct Manifest {
    std::string key;  ///< Folder name, "jin-song".
    LocalizedText title;
    LocalizedText subtitle;
    std::vector<Language> languages;
    LonLatBox extent;           ///< The view never leaves it.
    LonLatBox home;             ///< What is shown at first.
    std::string crs;            ///< Anything that PROJ understands.
    CivilCalendar calendar = CivilCalendar::Julian;  ///< In which its dates are shown.
    DaySpan span;               ///< The slider's ends.
    Day opening_day;
    PolityId protagonist = kNo<PolityId>;  ///< Whose court is "the court": the travelling seal.
    PolityId northern = kNo<PolityId>;     ///< Whose era is written beside the protagonist's.
    std::vector<PolityId> lanes;           ///< Polities with a lane of reigns on the timeline.
    double raid_days = 75.0;               ///< A holding shorter than this is a raid.
    std::string seal_capital;     ///< The character on the court's seal in its capital, and
    std::string seal_travelling;  ///< away from it. Empty: a plain seal.
    std::vector<LocalizedText> credits;
};

/// All facts of one war. Never changes after import.
struct Atlas {
    Manifest manifest;
    std::vector<Source> sources;
    std::vector<Polity> polities;
    std::vector<Place> places;
    std::vector<Person> people;
    std::vector<Stay> stays;  ///< Ordered by role, polity, who, then begin.
    std::vector<Event> events;  ///< Ordered by first day.
    std::vector<Route> routes;
    std::vector<Reign> reigns;
    std::vector<Cause> causes;
    std::vector<Seat> seats;
    std::vector<Holding> holdings;  ///< Ordered by seat, then begin.
    std::vector<Step> steps;
    std::vector<RegionLabel> regions;

    const Source& operator[](SourceId id) const { return sources[static_cast<std::size_t>(id)]; }
    const Polity& operator[](PolityId id) const { return polities[static_cast<std::size_t>(id)]; }
    const Place& operator[](PlaceId id) const { return places[static_cast<std::size_t>(id)]; }
    const Person& operator[](PersonId id) const { return people[static_cast<std::size_t>(id)]; }
    const Event& operator[](EventId id) const { return events[static_cast<std::size_t>(id)]; }
    const Route& operator[](RouteId id) const { return routes[static_cast<std::size_t>(id)]; }
    const Seat& operator[](SeatId id) const { return seats[static_cast<std::size_t>(id)]; }
    const Stay& operator[](StayId id) const { return stays[static_cast<std::size_t>(id)]; }
};

/// The record with that key, or kNo. O(n).
PlaceId find_place(const Atlas& atlas, std::string_view key);
PolityId find_polity(const Atlas& atlas, std::string_view key);
EventId find_event(const Atlas& atlas, std::string_view key);
SeatId find_seat(const Atlas& atlas, std::string_view key);

}  // namespace nandu
