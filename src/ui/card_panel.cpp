#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "atlas/causes.h"
#include "calendar/read_date.h"
#include "calendar/write_date.h"
#include "map/territory.h"
#include "ui/card_writer.h"
#include "ui/controls.h"
#include "ui/facts.h"
#include "ui/feature_card.h"
#include "ui/item_rects.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr float kInsetX = 24.0F;
constexpr float kTop = 18.0F;
constexpr float kTitle = 28.0F;
constexpr float kHanTitle = 25.0F;
constexpr float kLandWidth = 348.0F;
/// A card lower than this scrolls its box with the text: a fixed head would leave no room.
constexpr float kLowCard = 430.0F;

/// "34.38 N  115.61 E  ± 4 km": as many digits as the doubt about it leaves.
std::string coordinates(const Place& place) {
    const int digits = place.error_km >= 1.0 ? 2 : 3;
    std::string out =
        fmt::format("{:.{}f} {}  {:.{}f} {}", std::abs(place.position.lat_deg), digits,
                    place.position.lat_deg < 0 ? 'S' : 'N', std::abs(place.position.lon_deg),
                    digits, place.position.lon_deg < 0 ? 'W' : 'E');
    if (place.error_km > 0.0) {
        out += fmt::format("  ± {:.0f} km", std::max(1.0, place.error_km));
    }
    return out;
}

const char* strength_key(CauseStrength strength, bool before) {
    switch (strength) {
        case CauseStrength::Direct:
            return before ? "card.cause_direct" : "card.effect_direct";
        case CauseStrength::Contributing:
            return before ? "card.cause_contributing" : "card.effect_contributing";
        case CauseStrength::Disputed:
            return before ? "card.cause_disputed" : "card.effect_disputed";
    }
    return "card.cause_direct";
}

/// Title in the interface's language; Han and pinyin under it in English, pinyin beside it in
/// Chinese.
void names_head(CardWriter& card, const LocalizedText& name, std::string_view pinyin) {
    const Paint& paint = card.paint();
    const Theme& theme = *paint.theme;
    const bool english = paint.language == Language::En;
    const std::string& title = name.in(paint.language);
    card.title(Face::Display, english ? kTitle : kTitle + 4.0F, title);
    if (!english) {
        const float width =
            paint.last_line_width(card.width(), Face::Display, kTitle + 4.0F, title);
        const float needed = paint.measure(Face::ReadingItalic, 16.0F, pinyin).x;
        const float gap = 14.0F * paint.s;
        if (width + gap + needed <= card.width() - 24.0F * paint.s) {
            const float bottom = card.y() - 9.0F * paint.s;
            paint.text({card.left() + width + gap,
                        bottom - paint.measure(Face::ReadingItalic, 16.0F, "").y},
                       Face::ReadingItalic, 16.0F, theme.ink2, pinyin);
        } else {
            card.line(Face::ReadingItalic, 16.0F, theme.ink2, pinyin);
        }
        return;
    }
    const std::string& han = name.hant;
    if (han.empty() || han == title) {
        card.line(Face::ReadingItalic, 16.0F, theme.ink2, pinyin);
        return;
    }
    const float width = paint.measure(Face::Display, kHanTitle, han).x;
    if (width <= card.width()) {
        const float y = card.y();
        card.title(Face::Display, kHanTitle, han);
        const float gap = 12.0F * paint.s;
        if (width + gap + paint.measure(Face::ReadingItalic, 16.0F, pinyin).x <= card.width()) {
            paint.text({card.left() + width + gap, y + 6.0F * paint.s}, Face::ReadingItalic, 16.0F,
                       theme.ink2, pinyin);
        } else {
            card.line(Face::ReadingItalic, 16.0F, theme.ink2, pinyin);
        }
    } else {
        card.title(Face::Display, kHanTitle, han);
        card.line(Face::ReadingItalic, 16.0F, theme.ink2, pinyin);
    }
}

/// What a card shows: a head that stays, and a body that scrolls.
class Card {
public:
    Card(const Paint& paint, const PanelInput& input)
        : paint_(paint), input_(input), atlas_(input.pack.atlas) {}

    void head(CardWriter& card) const {
        std::visit([this, &card](const auto& what) { head_of(card, what); }, selection());
    }
    void body(CardWriter& card) const {
        std::visit([this, &card](const auto& what) { body_of(card, what); }, selection());
    }
    /// The box of the day stands in the head where there is room, else in the body.
    Today today() const {
        if (const auto* place = std::get_if<PlaceId>(&selection())) {
            return place_today(paint_, input_, *place);
        }
        return {};
    }

private:
    const Selection& selection() const { return input_.state.selection; }

    void head_of(CardWriter&, NothingSelected) const {}
    void body_of(CardWriter&, NothingSelected) const {}

    void head_of(CardWriter& card, PlaceId id) const {
        const Place& place = atlas_[id];
        names_head(card, place.name, place.pinyin);
        card.space(4.0F);
        const std::string& modern = place.modern.in(paint_.language);
        const std::string today =
            modern.empty() ? std::string() : filled(paint_.word("card.about_today"), {modern});
        const std::string both = joined({today, coordinates(place)}, "  ·  ");
        const bool one_line = paint_.measure(Face::Ui, 13.5F, both).x <= card.width();
        card.line(Face::Ui, 13.5F, paint_.theme->ink2, one_line ? both : today);
        if (!one_line) {
            card.line(Face::Ui, 13.5F, paint_.theme->ink2, coordinates(place));
        }
    }

    void body_of(CardWriter& card, PlaceId id) const {
        const Place& place = atlas_[id];
        if (place.description.empty()) {
            card.note(paint_.word("card.no_description"), paint_.theme->ink3);
        } else {
            card.text(place.description.in(paint_.language), place.sources);
        }
        names_through_time(card, place);
        events_here(card, id);
        if (place.seat != kNo<SeatId>) {
            holders(card, place.seat);
        }
        card.source_list();
    }

    void names_through_time(CardWriter& card, const Place& place) const {
        if (place.names.empty()) {
            return;
        }
        card.heading(paint_.word("card.names"));
        int number = 0;
        for (const Toponym& name : place.names) {
            const bool now = name.span.possible().contains(input_.state.day);
            std::string words;
            if (paint_.language == Language::En) {
                const std::string& latin = name.pinyin.empty() ? name.name.en : name.pinyin;
                words = joined({latin, name.name.hant}, " ");
            } else {
                words = joined({name.name.in(paint_.language), name.pinyin}, "  ");
            }
            words = joined({words, name.note.in(paint_.language)},
                           paint_.language == Language::En ? ", " : "，");
            CardWriter::Row row;
            const std::string years = years_of(paint_, name.span);
            row.left = words;
            row.right = years;
            row.bold = now;
            row.face = Face::Reading;
            row.size = 14.5F;
            card.row(("card/name" + std::to_string(number++)).c_str(), row);
        }
    }

    void events_here(CardWriter& card, PlaceId id) const {
        card.heading(paint_.word("card.events"));
        const std::vector<EventId> events = events_of(atlas_, id);
        if (events.empty()) {
            card.note(paint_.word("card.no_events"), paint_.theme->ink3);
            return;
        }
        for (const EventId event : events) {
            event_row(card, event, "card/event-");
        }
    }

    /// A date and a title. A click goes to the day; on the day itself it opens the event.
    void event_row(CardWriter& card, EventId id, const char* prefix) const {
        const Event& event = atlas_[id];
        const Day day = input_.state.day;
        const bool now = event.when.first <= day && day <= event.when.last;
        const std::string date = short_when(paint_, event.when);
        std::string title = event.title.in(paint_.language);
        if (event.certainty == Certainty::Disputed) {
            title += " ⁕";
        }
        const Paint::Press press =
            card.dated_row((prefix + event.key).c_str(), date, title, now, true);
        paint_.tooltip(paint_.word(now ? "card.open_event" : "card.go_to_day"));
        if (press.clicked) {
            if (now) {
                card.out().push_back(Select{id});
            } else {
                card.out().push_back(SetDay{event.when.first});
            }
        }
    }

    void holders(CardWriter& card, SeatId seat) const {
        const std::vector<std::size_t> all = holdings_of(atlas_, seat);
        if (all.empty()) {
            return;
        }
        card.heading(paint_.word("card.holders"));
        const DaySpan story = atlas_.manifest.span;
        const SeatToday today = seat_today(paint_, input_, seat);
        for (const std::size_t index : all) {
            const Holding& holding = atlas_.holdings[index];
            const bool now = &holding == today.holding;
            const std::string name = holding.polity == kNo<PolityId>
                                         ? paint_.word("legend.nobody")
                                         : polity_name(paint_, atlas_, holding.polity);
            const bool before_story = holding.span.begin_latest <= story.from;
            const std::string since =
                before_story ? begin_in_words(paint_, holding.span, story)
                : holding.span.begin_earliest == holding.span.begin_latest
                    ? write_civil_short(holding.span.begin_earliest, paint_.calendar,
                                        paint_.language)
                    : begin_in_words(paint_, holding.span, story);
            const Paint::Press press = card.swatch_row(
                ("card/holder" + std::to_string(index)).c_str(), holding.polity, name, since, now);
            const std::string& note = holding.note.in(paint_.language);
            paint_.tooltip(note);
            if (press.clicked && !before_story) {
                card.out().push_back(
                    SetDay{std::clamp(holding.span.begin_latest, story.from, story.until - 1)});
            }
        }
    }

    void head_of(CardWriter& card, EventId id) const {
        const Event& event = atlas_[id];
        names_head(card, event.title, "");
    }

    void body_of(CardWriter& card, EventId id) const {
        const Event& event = atlas_[id];
        const Theme& theme = *paint_.theme;
        const bool now =
            event.when.first <= input_.state.day && input_.state.day <= event.when.last;
        const std::string when = write_date_value(event.when, paint_.language, paint_.calendar);
        const std::string sure = event.certainty == Certainty::Certain
                                     ? when
                                     : filled(paint_.word("card.when_unsure"),
                                              {when, certainty_word(paint_, event.certainty)});
        CardWriter::Row row;
        row.left = sure;
        row.bold = true;
        row.link = !now;
        row.size = 15.0F;
        const Paint::Press press = card.row("card/when", row);
        if (!now) {
            paint_.tooltip(paint_.word("card.go_to_day"));
            if (press.clicked) {
                card.out().push_back(SetDay{event.when.first});
            }
        }
        const std::string& lunar = event.lunar_date.in(paint_.language);
        if (!lunar.empty()) {
            card.line(Face::Reading, 15.0F, theme.ink2, filled(paint_.word("card.lunar"), {lunar}));
        }
        if (event.certainty == Certainty::Disputed) {
            card.space(6.0F);
            const bool two = event.when.precision == Precision::Set;
            card.chip("⁕ " + (two ? filled(paint_.word("card.two_dates_are"), {when})
                                  : paint_.word("card.two_dates")),
                      theme.warn);
        }
        if (event.place != kNo<PlaceId>) {
            const std::string name = in_both_scripts(atlas_[event.place].name, paint_.language);
            CardWriter::Row place;
            place.left = name;
            place.link = true;
            place.size = 15.0F;
            card.space(4.0F);
            if (card.row("card/place", place).clicked) {
                card.out().push_back(Select{event.place});
            }
        }
        walk_buttons(card, id);
        card.space(8.0F);
        card.text(event.summary.in(paint_.language), event.sources);
        if (!event.readings.empty()) {
            card.heading(paint_.word("card.readings"));
            for (std::size_t i = 0; i < event.readings.size(); ++i) {
                const Reading& reading = event.readings[i];
                const double top = card.y();
                card.text(write_date_value(reading.when, paint_.language, paint_.calendar) + " · " +
                              reading.note.in(paint_.language),
                          reading.sources);
                paint_.rects->mark(fmt::format("card/reading/{}", i),
                                   {card.left(), top, card.right(), card.y()});
            }
        }
        if (!event.polities.empty()) {
            card.heading(paint_.word("card.polities"));
            for (const PolityId polity : event.polities) {
                card.swatch_row(
                    ("card/polity-" + atlas_.polities[static_cast<std::size_t>(polity)].key)
                        .c_str(),
                    polity, polity_name(paint_, atlas_, polity), "", false);
            }
        }
        causes(card, id, true);
        causes(card, id, false);
        card.source_list();
    }

    /// "Why?" and "What then?", side by side or one under the other.
    void walk_buttons(CardWriter& card, EventId id) const {
        if (causes_of(atlas_, id).empty() && effects_of(atlas_, id).empty()) {
            return;
        }
        card.space(10.0F);
        const std::string why = "↑ " + paint_.word("card.why");
        const std::string then = "↓ " + paint_.word("card.what_then");
        const std::array<CardWriter::Button, 2> buttons = {{
            {"card/why", why, filled(paint_.word("card.why_tip"), {"Ctrl+↑"}),
             !causes_of(atlas_, id).empty()},
            {"card/what_then", then, filled(paint_.word("card.what_then_tip"), {"Ctrl+↓"}),
             !effects_of(atlas_, id).empty()},
        }};
        const int asked = card.two_buttons(buttons);
        if (asked == 0) {
            card.out().push_back(AskWhy{});
        } else if (asked == 1) {
            card.out().push_back(AskWhatThen{});
        }
    }

    void causes(CardWriter& card, EventId id, bool before) const {
        const std::vector<std::size_t> links =
            before ? causes_of(atlas_, id) : effects_of(atlas_, id);
        if (links.empty()) {
            return;
        }
        card.heading(paint_.word(before ? "card.why" : "card.what_then"));
        for (const std::size_t link : links) {
            const Cause& cause = atlas_.causes[link];
            const EventId other = before ? cause.because_of : cause.event;
            const Event& event = atlas_[other];
            std::string title = event.title.in(paint_.language);
            if (event.certainty == Certainty::Disputed) {
                title += " ⁕";
            }
            const Paint::Press press = card.dated_row(
                ((before ? "card/cause-" : "card/effect-") + event.key).c_str(),
                short_when(paint_, event.when), title, input_.state.link_walked == link, true);
            if (press.clicked) {
                card.out().push_back(Select{other});
            }
            const std::string strength = paint_.word(strength_key(cause.strength, before));
            const std::string& note = cause.note.in(paint_.language);
            card.text(note.empty() ? strength
                                   : filled(paint_.word("card.strength_and_note"), {strength, note}),
                      cause.sources);
            card.space(6.0F);
        }
    }

    void head_of(CardWriter& card, PersonId id) const {
        const Person& person = atlas_[id];
        names_head(card, person.name, person.pinyin);
        card.space(2.0F);
        card.line(Face::Ui, 14.0F, paint_.theme->ink2, person.role.in(paint_.language));
    }

    std::string edtf_in_words(const std::string& text) const {
        if (text.empty()) {
            return {};
        }
        const auto value = read_edtf(text);
        return value ? write_date_value(*value, paint_.language, paint_.calendar) : text;
    }

    void body_of(CardWriter& card, PersonId id) const {
        const Person& person = atlas_[id];
        const std::string born = edtf_in_words(person.born);
        const std::string died = edtf_in_words(person.died);
        if (!born.empty() || !died.empty()) {
            card.line(Face::Ui, 14.0F, paint_.theme->ink,
                      filled(paint_.word("card.born_died"),
                             {born.empty() ? "?" : born, died.empty() ? "?" : died}));
        }
        if (person.polity != kNo<PolityId>) {
            card.swatch_row("card/polity", person.polity,
                            polity_name(paint_, atlas_, person.polity), "", false);
        }
        card.space(6.0F);
        card.text(person.description.in(paint_.language), person.sources);
        card.source_list();
    }

    void head_of(CardWriter& card, const LandSpot& spot) const {
        card.title(Face::Display, 24.0F, paint_.word("card.land_title"));
        const SeatId seat = seat_at(input_.pack.territory, spot.point);
        if (seat == kNo<SeatId>) {
            return;
        }
        const Seat& town = atlas_[seat];
        const std::string name =
            joined({paint_.language == Language::En && !town.pinyin.empty()
                        ? town.pinyin + " " + town.name.hant
                        : town.name.in(paint_.language),
                    town.modern.empty() ? ""
                                        : filled(paint_.word("card.about_today"),
                                                 {town.modern.in(paint_.language)})});
        card.line(Face::Ui, 13.5F, paint_.theme->ink2,
                  filled(paint_.word("card.land_near"), {name}));
    }

    void body_of(CardWriter& card, const LandSpot& spot) const {
        const SeatId seat = seat_at(input_.pack.territory, spot.point);
        if (seat == kNo<SeatId>) {
            card.text(paint_.word("card.land_unknown"));
            return;
        }
        const SeatToday today = seat_today(paint_, input_, seat);
        Today box;
        box.sign = today.holder == kNo<PolityId> ? Today::Sign::Nothing : Today::Sign::Swatch;
        box.polity = today.holder;
        box.before = today.before;
        box.title = today.title;
        box.detail = today.detail;
        if (today.holding) {
            box.sources = today.holding->sources;
        }
        card.today_box(box);
        card.space(8.0F);
        const bool began =
            today.holding && today.holding->span.begin_latest > atlas_.manifest.span.from;
        if (began && !today.changed.empty()) {
            card.text(filled(paint_.word("card.what_changed"), {today.changed}),
                      today.holding ? today.holding->sources : SourceIds{});
        }
        holders(card, seat);
        card.source_list();
    }

    void head_of(CardWriter& card, FeatureId id) const { feature_head(card, input_, id); }
    void body_of(CardWriter& card, FeatureId id) const { feature_body(card, input_, id); }

    const Paint& paint_;
    const PanelInput& input_;
    const Atlas& atlas_;
};

}  // namespace

Commands card_panel(const Paint& outer, const PanelInput& input) {
    PanelMemory& memory = *outer.memory;
    if (!input.layout.card) {
        memory.card_for = NothingSelected{};
        return {};
    }
    const float s = outer.s;
    const bool fresh = !(memory.card_for == input.state.selection);
    if (fresh) {
        memory.card_for = input.state.selection;
        memory.card_height_px = 0.0F;
        memory.scroll_px["card"] = 0.0F;
        memory.source_wanted = kNo<SourceId>;
    }
    const bool sheet = input.layout.card_is_sheet;
    ImVec2 a = top_left(*input.layout.card);
    ImVec2 b = bottom_right(*input.layout.card);
    if (std::holds_alternative<LandSpot>(input.state.selection) && !sheet) {
        a.x = std::max(a.x, b.x - kLandWidth * s);
    }
    const float room = b.y - a.y;
    const float inset = (sheet ? kGap : kInsetX) * s;
    const float left = a.x + inset;
    const float right = b.x - inset;

    // The card is as high as what it shows, never lower than it once was, at most its room.
    if (!sheet) {
        b.y = a.y + std::min(room, std::max(memory.card_height_px, 120.0F * s));
    }
    const PanelWindow window(outer, "card", a, b, PanelWindow::Entry::Appears);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    const Card shown(paint, input);

    // How high the head is decides whether it can stand still, so it is laid out unseen first.
    float head_height = 0.0F;
    {
        paint.list->PushClipRect({0.0F, 0.0F}, {0.0F, 0.0F});
        CardWriter unseen(paint, input, left, right - 34.0F * s, 0.0F, nullptr);
        shown.head(unseen);
        head_height = unseen.y() + kTop * s;
        paint.list->PopClipRect();
    }
    const Today today = shown.today();
    const bool all_scrolls = head_height > room * 0.45F;
    const bool box_scrolls = all_scrolls || room < kLowCard * s || head_height > room * 0.4F;

    const float head_right = right - 34.0F * s;
    CardWriter body(paint, input, left, head_right, a.y + kTop * s, nullptr);
    float body_top = a.y + 6.0F * s;
    if (!all_scrolls) {
        shown.head(body);
        body.space(10.0F);
        body.set_right(right);
        if (!box_scrolls) {
            // The sources of the box come first in the list: one writer sets it all.
            body.today_box(today);
            body.space(today.title.empty() ? 0.0F : 8.0F);
        }
        body_top = body.y();
    }
    const float scroll_right = sheet ? b.x - 10.0F * s : right + 9.0F * s;
    ScrollArea scroll(paint, "card", {a.x + 1.0F, body_top}, {scroll_right, b.y - 4.0F * s});
    scroll.take_steps();
    body.move_to(scroll.top() + 4.0F * s, &scroll);
    if (all_scrolls) {
        body.space(kTop - 6.0F);
        shown.head(body);
        body.space(10.0F);
        body.set_right(right);
    }
    if (box_scrolls) {
        body.today_box(today);
        body.space(10.0F);
    }
    shown.body(body);
    const float content_end = body.y() + kInsetX * s;
    const float content = content_end - scroll.top();
    scroll.finish(content_end);
    memory.card_height_px =
        std::max(memory.card_height_px, std::min(room, body_top - a.y + content + 4.0F * s));

    Commands out = std::move(body.out());
    const ImVec2 close_a(b.x - 48.0F * s, a.y + 10.0F * s);
    if (icon_button(paint, "card/close", close_a, {close_a.x + 36.0F * s, close_a.y + 36.0F * s},
                    Icon::Close, paint.word("ctl.close"))
            .clicked) {
        out.push_back(ClearSelection{});
    }
    return out;
}

}  // namespace nandu
