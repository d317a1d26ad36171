#include "ui/facts.h"

#include <algorithm>

#include <fmt/format.h>

#include "calendar/write_date.h"
#include "ui/words.h"

namespace nandu {
namespace {

/// The days from `first` to `last` as a date of the widest precision that means just these.
std::string days_in_words(const Paint& paint, Day first, Day last) {
    const Language language = paint.language;
    DateValue value;
    value.first = value.end_earliest = first;
    value.last = value.begin_latest = last;
    if (first == last) {
        return write_civil(first, paint.calendar, language);
    }
    const CivilDate a = civil_from_day(first, paint.calendar);
    const CivilDate b = civil_from_day(last + 1, paint.calendar);
    if (a.day == 1 && a.month == 1 && b.day == 1 && b.month == 1 && b.year == a.year + 1) {
        value.precision = Precision::Year;
    } else if (a.day == 1 && b.day == 1 && (b.year - a.year) * 12 + b.month - a.month == 1) {
        value.precision = Precision::Month;
    } else {
        value.precision = Precision::Set;
    }
    // For a date that is no interval, `begin_latest` is `last` and `end_earliest` is `first`.
    return write_date_value(value, language, paint.calendar);
}

bool is_open(Day day) {
    return day <= kDistantPast + 1 || day >= kDistantFuture - 1;
}

}  // namespace

std::string year_words(const Paint& paint, Day day) {
    const int year = civil_from_day(day, paint.calendar).year;
    return year > 0 ? std::to_string(year)
                    : filled(paint.word("card.bc"), {std::to_string(1 - year)});
}

std::string begin_in_words(const Paint& paint, const Timespan& span, const DaySpan& story) {
    if (is_open(span.begin_earliest)) {
        return {};
    }
    if (span.begin_latest <= story.from) {
        return filled(paint.word("card.since_before"), {year_words(paint, story.from)});
    }
    return filled(paint.word("card.since"),
                  {days_in_words(paint, span.begin_earliest, span.begin_latest)});
}

std::string end_in_words(const Paint& paint, const Timespan& span, const DaySpan& story) {
    if (is_open(span.end_latest)) {
        return {};
    }
    if (span.end_earliest >= story.until) {
        return filled(paint.word("card.until_after"), {year_words(paint, story.until - 1)});
    }
    return filled(paint.word("card.until"),
                  {days_in_words(paint, span.end_earliest, span.end_latest)});
}

std::string begin_for_column(const Paint& paint, const Timespan& span) {
    if (is_open(span.begin_earliest)) {
        return {};
    }
    if (span.begin_earliest == span.begin_latest) {
        return write_civil_short(span.begin_earliest, paint.calendar, paint.language);
    }
    return days_in_words(paint, span.begin_earliest, span.begin_latest);
}

std::string years_of(const Paint& paint, const Timespan& span) {
    const bool open_begin = is_open(span.begin_earliest);
    const bool open_end = is_open(span.end_latest);
    const std::string begin = open_begin ? "" : year_words(paint, span.begin_earliest);
    const std::string end = open_end ? "" : year_words(paint, span.end_latest);
    if (open_begin && open_end) {
        return {};
    }
    if (open_begin) {
        return filled(paint.word("card.to"), {end});
    }
    if (open_end) {
        return filled(paint.word("card.from"), {begin});
    }
    return begin == end ? begin : begin + " – " + end;
}

std::string short_when(const Paint& paint, const DateValue& when) {
    const bool exact = when.first == when.last;
    const bool begins = when.precision == Precision::Interval && when.begin_latest == when.first &&
                        when.first != kDistantPast;
    return exact || begins ? write_civil_short(when.first, paint.calendar, paint.language)
                           : write_date_value(when, paint.language, paint.calendar);
}

const std::string& certainty_word(const Paint& paint, Certainty certainty) {
    return paint.word("cert." + std::string(word_of(certainty)));
}

std::string polity_name(const Paint& paint, const Atlas& atlas, PolityId polity) {
    return polity == kNo<PolityId> ? std::string() : atlas[polity].name.in(paint.language);
}

Rgba fill_of(const Paint& paint, const Atlas& atlas, PolityId polity) {
    if (polity == kNo<PolityId> || !atlas[polity].style.drawn) {
        return paint.theme->panel2;
    }
    const PolityStyle& style = atlas[polity].style;
    return rgba(paint.theme->kind == ThemeKind::Dark ? style.fill_dark.rgb : style.fill_light.rgb);
}

Rgba ink_of(const Paint& paint, const Atlas& atlas, PolityId polity) {
    if (polity == kNo<PolityId>) {
        return paint.theme->no_polity;
    }
    const PolityStyle& style = atlas[polity].style;
    return rgba(paint.theme->kind == ThemeKind::Dark ? style.ink_dark.rgb : style.ink_light.rgb);
}

std::string place_name(const Paint& paint, const Place& place) {
    return place.name.in(paint.language);
}

const Reign* reign_on(const Atlas& atlas, PolityId polity, Day day) {
    for (const Reign& reign : atlas.reigns) {
        if (reign.polity == polity && reign.span.possible().contains(day)) {
            return &reign;
        }
    }
    return nullptr;
}

std::vector<std::size_t> holdings_of(const Atlas& atlas, SeatId seat) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < atlas.holdings.size(); ++i) {
        if (atlas.holdings[i].seat == seat) {
            out.push_back(i);
        }
    }
    return out;
}

SeatToday seat_today(const Paint& paint, const PanelInput& input, SeatId seat) {
    SeatToday out;
    const Atlas& atlas = input.pack.atlas;
    const auto index = static_cast<std::size_t>(seat);
    const std::shared_ptr<const HolderTable> table = input.holders.at(input.state.day);
    if (seat == kNo<SeatId> || !table || index >= table->entries.size()) {
        out.title = paint.word("card.land_unknown");
        return out;
    }
    const HolderTable::Entry& entry = table->entries[index];
    if (entry.holding < 0) {
        out.title = paint.word("card.nobody_holds");
        return out;
    }
    out.holding = &atlas.holdings[static_cast<std::size_t>(entry.holding)];
    out.holder = entry.holder;
    out.before = entry.raid ? entry.before : kNo<PolityId>;
    const DaySpan story = atlas.manifest.span;
    if (entry.holder == kNo<PolityId>) {
        out.title = paint.word("card.land_nobody");
    } else if (out.before != kNo<PolityId>) {
        out.title = filled(paint.word("card.occupied"), {polity_name(paint, atlas, entry.holder),
                                                         polity_name(paint, atlas, out.before)});
    } else {
        out.title = filled(paint.word("card.held_by"), {polity_name(paint, atlas, entry.holder)});
    }
    out.detail = joined({begin_in_words(paint, out.holding->span, story),
                         end_in_words(paint, out.holding->span, story),
                         certainty_word(paint, out.holding->certainty)});
    if (entry.inferred) {
        out.detail =
            joined({begin_in_words(paint, out.holding->span, story),
                    end_in_words(paint, out.holding->span, story),
                    certainty_word(paint, out.holding->certainty), paint.word("card.inferred")});
    }
    if (entry.contested) {
        out.detail = joined({out.detail, filled(paint.word("card.contested"),
                                                {polity_name(paint, atlas, entry.before)})});
    }
    out.changed = out.holding->note.in(paint.language);
    return out;
}

Today place_today(const Paint& paint, const PanelInput& input, PlaceId place) {
    Today out;
    const Atlas& atlas = input.pack.atlas;
    const Manifest& manifest = atlas.manifest;
    const Day day = input.state.day;
    const DaySpan story = manifest.span;

    for (const PolityState& state : input.scene.polities) {
        if (!state.court || state.court->en_route || state.court->place != place ||
            state.polity != manifest.protagonist) {
            continue;
        }
        out.sign = Today::Sign::Court;
        out.polity = state.polity;
        const Reign* reign = reign_on(atlas, state.polity, day);
        std::string end;
        Certainty certainty = state.court->certainty;
        out.title = paint.word("card.court_here");
        if (state.court->stay != kNo<StayId>) {
            const Stay& stay = atlas[state.court->stay];
            // A court's stay ends on the day after it left.
            Timespan span = stay.span;
            if (!is_open(span.end_latest)) {
                span.end_earliest = span.end_earliest - 1;
                span.end_latest = span.end_latest - 1;
            }
            end = end_in_words(paint, span, story);
            certainty = stay.certainty;
            out.sources = stay.sources;
            if (stay.span.begin_earliest == day) {
                out.title = paint.word("card.court_here_from_today");
            } else if (stay.span.end_latest == day + 1) {
                out.title = paint.word("card.court_last_day");
            }
        }
        out.detail = joined({reign ? reign->title.in(paint.language) : std::string(), end,
                             certainty_word(paint, certainty)});
        return out;
    }
    for (const CaptiveState& captive : input.scene.captives) {
        if (captive.en_route || captive.stay == kNo<StayId> || atlas[captive.stay].place != place) {
            continue;
        }
        const Stay& stay = atlas[captive.stay];
        out.sign = Today::Sign::Captive;
        out.title = filled(paint.word("card.captive_here"), {captive.label.in(paint.language)});
        out.detail =
            joined({begin_in_words(paint, stay.span, story), end_in_words(paint, stay.span, story),
                    certainty_word(paint, stay.certainty)});
        out.sources = stay.sources;
        return out;
    }
    for (const PolityState& state : input.scene.polities) {
        if (state.capital == kNo<StayId> || atlas[state.capital].place != place) {
            continue;
        }
        const Stay& stay = atlas[state.capital];
        const bool ours = state.polity == manifest.protagonist;
        out.sign = ours ? Today::Sign::CapitalInName : Today::Sign::Capital;
        out.polity = state.polity;
        const std::string name = polity_name(paint, atlas, state.polity);
        out.title = filled(paint.word(ours ? "card.capital_in_name" : "card.capital_here"), {name});
        out.detail =
            joined({begin_in_words(paint, stay.span, story), end_in_words(paint, stay.span, story),
                    certainty_word(paint, stay.certainty)});
        out.sources = stay.sources;
        const SeatToday seat = seat_today(paint, input, atlas[place].seat);
        if (seat.holder != kNo<PolityId> && seat.holder != state.polity) {
            out.detail = joined({seat.title, out.detail});
        }
        return out;
    }
    const SeatId seat = atlas[place].seat;
    if (seat == kNo<SeatId>) {
        return out;
    }
    const SeatToday held = seat_today(paint, input, seat);
    out.sign = held.holder == kNo<PolityId> ? Today::Sign::Nothing : Today::Sign::Swatch;
    out.polity = held.holder;
    out.before = held.before;
    out.title = held.title;
    out.detail = held.detail;
    if (held.holding) {
        out.sources = held.holding->sources;
    }
    return out;
}

}  // namespace nandu
