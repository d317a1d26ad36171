#include "calendar/read_date.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "calendar/date_part.h"
#include "calendar/edtf_reader.h"
#include "calendar/reign_reader.h"
#include "calendar/text_cursor.h"
#include "calendar/write_date.h"

namespace nandu {
namespace {

bool is_range_dash(char32_t point) {
    // Hyphen, the dashes, and the tilde and wave that Chinese writes ranges with.
    return point == U'-' || (point >= 0x2010 && point <= 0x2015) || point == 0xFF5E ||
           point == 0x301C;
}

std::optional<int> month_of_word(std::string_view word) {
    constexpr std::array<std::string_view, 12> kNames = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (word == kNames[i] || word == kNames[i].substr(0, 3)) {
            return static_cast<int>(i) + 1;
        }
    }
    return word == "sept" ? std::optional<int>(9) : std::nullopt;
}

std::optional<int> season_of_word(std::string_view word) {
    constexpr std::array<std::string_view, 5> kNames = {"spring", "summer", "autumn", "winter",
                                                        "fall"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (word == kNames[i]) {
            return i == 4 ? 3 : static_cast<int>(i) + 1;
        }
    }
    return std::nullopt;
}

/// A date in words, of which the other end of a range may have to supply the year or month.
struct LooseDate {
    std::size_t begin = 0;
    std::size_t day_at = 0;
    std::size_t month_at = 0;
    std::optional<int> year;  ///< Astronomical.
    std::optional<int> month;
    std::optional<int> day;
    std::optional<CivilUnit> unit;  ///< Seasons, decades, centuries.
    std::optional<DatePart> days;   ///< Reign dates and day numbers.
    bool uncertain = false;
    bool approximate = false;

    bool is_plain() const { return !unit && !days; }
};

/// Lends year and month of `from` to `to`.
void supply(LooseDate& to, const LooseDate& from) {
    if (!to.is_plain() || to.year || !from.is_plain()) {
        return;
    }
    to.year = from.year;
    if (!to.month && to.day) {
        to.month = from.month;
        to.month_at = to.begin;
    }
}

class WordsReader {
public:
    WordsReader(TextCursor& text, const CalendarTables& tables, CivilCalendar calendar,
                bool calendar_named)
        : text_(text), tables_(tables), calendar_(calendar), calendar_named_(calendar_named) {}

    Result<DateValue> read() {
        if (std::optional<Problem> problem = take_calendar_note()) {
            return Failure(std::move(*problem));
        }
        text_.trim();
        Result<DateValue> value = read_expression();
        if (!value) {
            return value;
        }
        text_.skip_spaces();
        if (!text_.at_end()) {
            return text_.fail_here("the end of the date");
        }
        return value;
    }

private:
    struct Qualifiers {
        bool uncertain = false;
        bool approximate = false;
    };

    /// Cuts off "(Gregorian)", （儒略曆） and the like.
    std::optional<Problem> take_calendar_note() {
        const std::size_t start = text_.position();
        std::size_t end = text_.size();
        while (end > start && is_space(text_.at(end - 1))) {
            --end;
        }
        if (end == start || text_.at(end - 1) != U')') {
            return std::nullopt;
        }
        std::size_t open = end - 1;
        while (open > start && text_.at(open) != U'(') {
            --open;
        }
        TextCursor note = text_;
        note.move_to(open + 1);
        note.cut_at(end - 1);
        note.trim();
        CivilCalendar named = CivilCalendar::Julian;
        if (note.take_any({U"格里曆", U"格里历", U"公曆", U"公历"}) ||
            note.take_word("gregorian")) {
            named = CivilCalendar::Gregorian;
        } else if (!note.take_any({U"儒略曆", U"儒略历"}) && !note.take_word("julian")) {
            return std::nullopt;
        }
        note.take_word("calendar");
        if (!note.at_end()) {
            return std::nullopt;
        }
        if (calendar_named_ && named != calendar_) {
            return text_.problem(open, "one calendar, not two");
        }
        calendar_ = named;
        calendar_named_ = true;
        text_.cut_at(open);
        return std::nullopt;
    }

    Qualifiers take_qualifiers() {
        Qualifiers found;
        for (;;) {
            text_.skip_spaces();
            if (text_.take_any_word(
                    {"about", "around", "approximately", "roughly", "circa", "ca", "c"}) ||
                text_.take_any({U"大約", U"大约", U"約", U"约"})) {
                found.approximate = true;
                text_.take(U'.');
            } else if (text_.take_any_word({"perhaps", "possibly", "probably", "maybe"}) ||
                       text_.take_any({U"可能為", U"可能为", U"可能", U"或為", U"或为", U"或"})) {
                found.uncertain = true;
            } else {
                return found;
            }
        }
    }

    /// What may stand behind a date: ? ~ % 左右 前後
    void take_late_qualifiers(LooseDate& date) {
        const bool paren = text_.peek() == U'(' && text_.peek(1) == U'?' && text_.peek(2) == U')';
        if (paren) {
            text_.advance(3);
            date.uncertain = true;
        } else if (text_.take(U'?')) {
            date.uncertain = true;
        } else if (text_.take(U'~') || text_.take_any({U"左右", U"前後", U"前后"})) {
            date.approximate = true;
        } else if (text_.take(U'%')) {
            date.uncertain = true;
            date.approximate = true;
        }
    }

    bool take_range_sign() {
        text_.skip_spaces();
        if (is_range_dash(text_.peek()) || text_.peek() == U'/') {
            text_.advance();
        } else if (!text_.take_any({U"至", U"到"}) && !text_.take_any_word({"to", "until"})) {
            return false;
        }
        text_.skip_spaces();
        return true;
    }

    Result<DateValue> read_expression() {
        const Qualifiers outer = take_qualifiers();
        const auto outwardly_qualified = [&outer](DateValue value) {
            value.uncertain = value.uncertain || outer.uncertain;
            value.approximate = value.approximate || outer.approximate;
            return value;
        };
        if (text_.take_word("between")) {
            Result<std::vector<DatePart>> ends = read_two(
                [this] {
                    text_.skip_spaces();
                    return text_.take_word("and");
                },
                "the word \"and\" and a second date");
            if (!ends) {
                return Failure(ends.error());
            }
            return outwardly_qualified(set_of(*ends, false));
        }
        if (take_words({"several", "times"})) {
            text_.take(U',');
            Result<std::vector<DatePart>> ends =
                read_two([this] { return take_range_sign(); }, "a dash and a second date");
            if (!ends) {
                return Failure(ends.error());
            }
            return outwardly_qualified(set_of(*ends, true));
        }
        const bool some_time = take_words({"some", "time", "in"}) || take_words({"sometime", "in"});
        const bool within = !some_time && text_.take_word("within");
        const bool until = !some_time && !within && (text_.take_word("until") || text_.take(U'至'));
        const bool from = !some_time && !within && !until && text_.take_word("from");

        Result<LooseDate> first = take_date();
        if (!first) {
            return Failure(first.error());
        }
        first->uncertain = first->uncertain || outer.uncertain;
        first->approximate = first->approximate || outer.approximate;
        if (some_time || within || until) {
            const Result<DatePart> part = finish(*first);
            if (!part) {
                return Failure(part.error());
            }
            if (until) {
                return interval_of(std::nullopt, *part, take_missing_end(true));
            }
            return some_time ? set_of({*part}, false) : interval_of(*part, *part, {});
        }
        if (take_range_sign()) {
            return read_range(*first);
        }
        const Result<DatePart> part = finish(*first);
        if (!part) {
            return Failure(part.error());
        }
        text_.skip_spaces();
        const bool onward = text_.take(U'起') || (from && text_.take_word("on"));
        if (onward || from) {
            if (!onward) {
                return text_.fail_here("the word \"on\", or a dash and a second date");
            }
            return interval_of(*part, std::nullopt, take_missing_end(false));
        }
        if (text_.take_any({U"某時", U"某时"})) {
            return set_of({*part}, false);
        }
        if (text_.take_any({U"之內", U"之内"})) {
            return interval_of(*part, *part, MissingEnd::Open);
        }
        return value_of(*part);
    }

    Result<DateValue> read_range(LooseDate& first) {
        const Result<std::vector<DatePart>> ends = second_of(first);
        if (!ends) {
            return Failure(ends.error());
        }
        text_.skip_spaces();
        if (text_.take_any({U"之間", U"之间"})) {
            return set_of(*ends, false);
        }
        if (text_.take(U"多次")) {
            return set_of(*ends, true);
        }
        return interval_of(ends->front(), ends->back(), MissingEnd::Open);
    }

    template <class TakeSign>
    Result<std::vector<DatePart>> read_two(TakeSign take_sign, const char* sign) {
        Result<LooseDate> first = take_date();
        if (!first) {
            return Failure(first.error());
        }
        if (!take_sign()) {
            return text_.fail_here(sign);
        }
        return second_of(*first);
    }

    Result<std::vector<DatePart>> second_of(LooseDate& first) {
        Result<LooseDate> second = take_date();
        if (!second) {
            return Failure(second.error());
        }
        supply(*second, first);
        supply(first, *second);
        const Result<DatePart> a = finish(first);
        if (!a) {
            return Failure(a.error());
        }
        const Result<DatePart> b = finish(*second);
        if (!b) {
            return Failure(b.error());
        }
        if (b->last < a->first) {
            return text_.fail(second->begin, "an end that is not before the beginning");
        }
        return std::vector<DatePart>{*a, *b};
    }

    /// ", end unknown" and the like; without it the end is open.
    MissingEnd take_missing_end(bool begin) {
        const std::size_t behind = text_.position();
        text_.skip_spaces();
        text_.take(U',');
        text_.skip_spaces();
        const bool unknown =
            begin
                ? take_words({"beginning", "unknown"}) || text_.take_any({U"起點不詳", U"起点不详"})
                : take_words({"end", "unknown"}) || text_.take_any({U"終點不詳", U"终点不详"});
        if (!unknown) {
            text_.move_to(behind);
        }
        return unknown ? MissingEnd::Unknown : MissingEnd::Open;
    }

    bool take_words(std::initializer_list<std::string_view> words) {
        const std::size_t start = text_.position();
        for (const std::string_view word : words) {
            if (!text_.take_word(word)) {
                text_.move_to(start);
                return false;
            }
        }
        return true;
    }

    Result<LooseDate> take_date() {
        const Qualifiers qualifiers = take_qualifiers();
        Result<LooseDate> date = take_bare_date();
        if (!date) {
            return date;
        }
        date->uncertain = qualifiers.uncertain;
        date->approximate = qualifiers.approximate;
        take_late_qualifiers(*date);
        return date;
    }

    Result<LooseDate> take_bare_date() {
        text_.skip_spaces();
        LooseDate date;
        date.begin = text_.position();
        date.day_at = date.begin;
        date.month_at = date.begin;
        if (text_.at_end()) {
            return text_.fail_here(kAnyDateExpected);
        }
        if (is_digit(text_.peek())) {
            return take_from_number(date);
        }
        const bool common_era = text_.take_any({U"公元", U"西元"});
        if (text_.take(U'前') || common_era) {
            text_.move_to(date.begin);
            return take_chinese_year(date);
        }
        const std::string word = text_.word_ahead();
        if (word == "jdn") {
            return take_day_number(date);
        }
        if (word == "ad" || word == "bc" || word == "ce" || word == "bce") {
            return with_english_year(date);
        }
        if (take_words({"the", "years"})) {
            return take_english_years(date);
        }
        if (const std::optional<int> month = month_of_word(word)) {
            text_.take_word(word);
            text_.take(U'.');
            date.month = month;
            return take_after_english_month(date);
        }
        if (const std::optional<int> season = season_of_word(word)) {
            text_.take_word(word);
            text_.take_word("of");
            return take_english_season(date, *season);
        }
        Result<DatePart> part = take_reign_date(text_, tables_);
        if (!part) {
            return Failure(part.error());
        }
        date.days = *part;
        return date;
    }

    Result<LooseDate> take_day_number(LooseDate date) {
        text_.take_word("jdn");
        const std::size_t start = text_.position();
        const std::optional<int> number = text_.take_number();
        if (!number || *number > kLastNamedDay.jdn) {
            return text_.fail(start, "a day number from 0 to " + std::to_string(kLastNamedDay.jdn));
        }
        date.days = DatePart{{*number}, {*number}};
        return date;
    }

    // English

    /// "1127", "AD 960", "265 BC" → astronomical.
    Result<int> take_english_year() {
        const bool before = text_.take_any_word({"bc", "bce"});
        const bool after = !before && text_.take_any_word({"ad", "ce"});
        const std::size_t start = text_.position();
        const std::optional<int> number = text_.take_number();
        if (!number || *number < 1 || *number > 9999) {
            return text_.fail(start, "a year from 1 to 9999");
        }
        const std::size_t behind = text_.position();
        text_.skip_spaces();
        if (!before && text_.take_any_word({"bc", "bce"})) {
            return 1 - *number;
        }
        if (before || after || !text_.take_any_word({"ad", "ce"})) {
            text_.move_to(behind);
        }
        return before ? 1 - *number : *number;
    }

    bool english_year_ahead() {
        const std::string word = text_.word_ahead();
        return is_digit(text_.peek()) || word == "ad" || word == "bc" || word == "ce" ||
               word == "bce";
    }

    Result<LooseDate> with_english_year(LooseDate date) {
        const Result<int> year = take_english_year();
        if (!year) {
            return Failure(year.error());
        }
        date.year = *year;
        return date;
    }

    /// A year if one stands here, after a comma perhaps.
    Result<LooseDate> with_english_year_if_any(LooseDate date) {
        const std::size_t behind = text_.position();
        text_.skip_spaces();
        text_.take(U',');
        text_.skip_spaces();
        if (english_year_ahead()) {
            return with_english_year(date);
        }
        text_.move_to(behind);
        return date;
    }

    /// Behind "January": a day, a year or both.
    Result<LooseDate> take_after_english_month(LooseDate date) {
        const std::size_t behind = text_.position();
        text_.skip_spaces();
        const std::size_t start = text_.position();
        const std::optional<int> number = text_.take_number();
        const std::size_t digits = text_.position() - start;
        if (number && digits <= 2) {
            text_.take_any_word({"st", "nd", "rd", "th"});
            text_.skip_spaces();
            const std::string word = text_.word_ahead();
            if (word != "bc" && word != "bce" && word != "ad" && word != "ce") {
                date.day = number;
                date.day_at = start;
                return with_english_year_if_any(date);
            }
        }
        text_.move_to(behind);
        return with_english_year_if_any(date);
    }

    Result<LooseDate> take_english_season(LooseDate date, int season) {
        const Result<int> year = take_english_year();
        if (!year) {
            return Failure(year.error());
        }
        date.unit = CivilUnit{Precision::Season, *year, season};
        if (season == 4) {
            // "winter 1127–1128" names both years.
            const std::size_t behind = text_.position();
            text_.skip_spaces();
            if (is_range_dash(text_.peek())) {
                text_.advance();
                text_.skip_spaces();
                const Result<int> next = take_english_year();
                if (next && *next == *year + 1) {
                    return date;
                }
            }
            text_.move_to(behind);
        }
        return date;
    }

    Result<LooseDate> take_english_years(LooseDate date) {
        const std::size_t start = text_.position();
        Result<int> first = take_english_year();
        if (!first) {
            return Failure(first.error());
        }
        if (!take_range_sign()) {
            return text_.fail_here("a dash and a second year");
        }
        const Result<int> last = take_english_year();
        if (!last) {
            return Failure(last.error());
        }
        if (*first > 0 && *last <= 0) {
            first = 1 - *first;  // "270–261 BC" counts for both
        }
        return years_as_unit(date, *first, *last, start);
    }

    Result<LooseDate> years_as_unit(LooseDate date, int first, int last, std::size_t start) const {
        const std::optional<CivilUnit> unit =
            unit_filled_by(day_from_civil({first, 1, 1}, calendar_),
                           day_from_civil({last, 12, 31}, calendar_), calendar_);
        if (!unit ||
            (unit->precision != Precision::Decade && unit->precision != Precision::Century)) {
            return text_.fail(start, "the years of a decade or of a century");
        }
        date.unit = unit;
        return date;
    }

    Result<LooseDate> take_from_number(LooseDate date) {
        const std::size_t start = text_.position();
        const std::optional<int> number = text_.take_number();
        const std::size_t digits = text_.position() - start;
        if (!number || digits > 4) {
            return text_.fail(start, "a year of at most four digits");
        }
        const std::size_t behind_number = text_.position();
        text_.skip_spaces();
        if (text_.peek() == U'年' || text_.peek() == U'世') {
            text_.move_to(start);
            return take_chinese_year(date);
        }
        if (text_.peek() == U'月') {
            text_.move_to(start);
            return take_chinese_month(date);
        }
        if (text_.take_any({U"日", U"号", U"號"})) {
            date.day = number;
            return date;
        }
        text_.move_to(behind_number);
        if (digits > 2 && text_.take_word("s")) {
            if (*number % 10 != 0) {
                return text_.fail(start, "a decade such as 1120s");
            }
            date.unit = CivilUnit{Precision::Decade, *number, 1, 1, *number + 9};
            return date;
        }
        const bool ordinal = text_.take_any_word({"st", "nd", "rd", "th"});
        text_.skip_spaces();
        if (ordinal && text_.take_word("century")) {
            return as_century(date, *number, start, text_.take_any_word({"bc", "bce"}));
        }
        text_.take_word("of");
        const std::string word = text_.word_ahead();
        if (const std::optional<int> month = month_of_word(word)) {
            date.day = number;
            date.month = month;
            date.month_at = text_.position();
            text_.take_word(word);
            text_.take(U'.');
            return with_english_year_if_any(date);
        }
        if (word == "bc" || word == "bce" || word == "ad" || word == "ce") {
            text_.move_to(start);
            return with_english_year(date);
        }
        if (!ordinal && digits == 4 && *number > 0) {
            text_.move_to(behind_number);
            date.year = number;
            return date;
        }
        if (!ordinal && digits >= 3) {
            return text_.fail(start, "a year of four digits, such as 0960, or AD 960");
        }
        text_.move_to(behind_number);
        date.day = number;
        return date;
    }

    Result<LooseDate> as_century(LooseDate date, int number, std::size_t start, bool before) const {
        if (number < 1 || number > 99) {
            return text_.fail(start, "a century from 1 to 99");
        }
        const int first = before ? 1 - number * 100 : number * 100 - 99;
        date.unit = CivilUnit{Precision::Century, first, 1, 1, first + 99};
        return date;
    }

    // Chinese western dates

    /// 1127年…, 前265年…, 1120年代, 12世紀
    Result<LooseDate> take_chinese_year(LooseDate date) {
        const std::size_t start = text_.position();
        const Result<int> year = take_chinese_year_number();
        if (!year) {
            return Failure(year.error());
        }
        if (text_.take_any({U"世紀", U"世纪"})) {
            return as_century(date, *year > 0 ? *year : 1 - *year, start, *year <= 0);
        }
        if (!text_.take(U'年')) {
            return text_.fail_here("年 after the year");
        }
        if (text_.take(U'代')) {
            if (*year <= 0 || *year % 10 != 0) {
                return text_.fail(start, "a decade such as 1120年代");
            }
            date.unit = CivilUnit{Precision::Decade, *year, 1, 1, *year + 9};
            return date;
        }
        date.year = *year;
        const std::size_t behind = text_.position();
        text_.skip_spaces();
        constexpr std::u32string_view kSeasons = U"春夏秋冬";
        const std::size_t season = kSeasons.find(text_.peek());
        if (season != std::u32string_view::npos) {
            text_.advance();
            text_.take_any({U"季", U"天"});
            date.unit = CivilUnit{Precision::Season, *year, static_cast<int>(season) + 1};
            return date;
        }
        if (is_digit(text_.peek())) {
            return take_chinese_month(date);
        }
        TextCursor ahead = text_;
        if (ahead.take_any({U"閏", U"闰", U"正", U"臘", U"腊"}) || take_han_number(ahead)) {
            return text_.fail_here(
                "a month in digits, as in 1127年1月; for a lunar month write the era");
        }
        // 1100年至1199年間 is one century, 1100年至1199年之間 some time between.
        if (text_.take(U'至')) {
            const Result<int> last = take_chinese_year_number();
            if (last && text_.take(U'年') && text_.take_any({U"間", U"间"})) {
                return years_as_unit(date, *year, *last, start);
            }
        }
        text_.move_to(behind);
        return date;
    }

    Result<int> take_chinese_year_number() {
        text_.take_any({U"公元", U"西元"});
        const bool before = text_.take(U'前');
        const std::size_t start = text_.position();
        const std::optional<int> number = text_.take_number();
        if (!number || *number < 1 || *number > 9999) {
            return text_.fail(start, "a year from 1 to 9999");
        }
        text_.skip_spaces();
        return before ? 1 - *number : *number;
    }

    /// 1月, 1月9日
    Result<LooseDate> take_chinese_month(LooseDate date) {
        date.month_at = text_.position();
        date.month = text_.take_number();
        text_.skip_spaces();
        if (!text_.take(U'月')) {
            return text_.fail_here("月 after the month");
        }
        const std::size_t behind = text_.position();
        text_.skip_spaces();
        date.day_at = text_.position();
        if (!is_digit(text_.peek())) {
            text_.move_to(behind);
            return date;
        }
        date.day = text_.take_number();
        text_.skip_spaces();
        if (!text_.take_any({U"日", U"号", U"號"})) {
            return text_.fail_here("日 after the day");
        }
        return date;
    }

    Result<DatePart> finish(const LooseDate& date) const {
        std::optional<DatePart> part = date.days;
        if (part && calendar_named_) {
            return text_.fail(date.begin, "a western date where a calendar is named");
        }
        if (!part) {
            CivilUnit unit;
            if (date.unit) {
                unit = *date.unit;
            } else {
                if (!date.year) {
                    return text_.fail(date.begin, "a date with its year");
                }
                unit.year = *date.year;
                unit.precision = Precision::Year;
                if (date.month) {
                    if (*date.month < 1 || *date.month > 12) {
                        return text_.fail(date.month_at, "a month from 1 to 12");
                    }
                    unit.month = *date.month;
                    unit.precision = Precision::Month;
                }
                if (date.day) {
                    if (!date.month) {
                        return text_.fail(date.begin, "a month with the day");
                    }
                    const int last = days_in_month(unit.year, unit.month, calendar_);
                    if (*date.day < 1 || *date.day > last) {
                        return text_.fail(date.day_at, std::string("a day of ") +
                                                           english_month(unit.month) +
                                                           ", from 1 to " + std::to_string(last));
                    }
                    unit.day = *date.day;
                    unit.precision = Precision::Day;
                }
            }
            part = part_of(unit, calendar_);
            if (!part) {
                return text_.fail(date.begin, named_days_in_words());
            }
        }
        part->uncertain = date.uncertain;
        part->approximate = date.approximate;
        return *part;
    }

    TextCursor& text_;
    const CalendarTables& tables_;
    CivilCalendar calendar_;
    bool calendar_named_;
};

/// Three numbers with the same sign between them: 1127/1/9, 9.1.1127.
struct ThreeNumbers {
    std::array<int, 3> values{};
    std::array<std::size_t, 3> digits{};
    std::array<std::size_t, 3> positions{};
    char32_t sign = 0;
    bool minus = false;
};

std::optional<ThreeNumbers> three_numbers(TextCursor text) {
    ThreeNumbers found;
    found.minus = text.take(U'-');
    for (std::size_t i = 0; i < 3; ++i) {
        if (i > 0) {
            if (i == 1) {
                found.sign = text.peek();
            }
            if ((found.sign != U'/' && found.sign != U'.' && found.sign != U'-') ||
                !text.take(found.sign)) {
                return std::nullopt;
            }
        }
        found.positions[i] = text.position();
        const std::optional<int> number = text.take_number();
        if (!number) {
            return std::nullopt;
        }
        found.values[i] = *number;
        found.digits[i] = text.position() - found.positions[i];
    }
    text.take(U'?') || text.take(U'~') || text.take(U'%');
    if (!text.at_end()) {
        return std::nullopt;
    }
    return found;
}

bool is_civil(int year, int month, int day, CivilCalendar calendar) {
    return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month, calendar);
}

std::string iso_of(int year, int month, int day, CivilCalendar calendar) {
    return write_iso(day_from_civil({year, month, day}, calendar), calendar);
}

Failure refuse_year_last(const TextCursor& text, const ThreeNumbers& numbers,
                         CivilCalendar calendar) {
    const int year = numbers.values[2];
    std::string expected = "the year first";
    const char* joint = ": ";
    std::string written;
    for (const bool day_first : {true, false}) {
        const int day = numbers.values[day_first ? 0 : 1];
        const int month = numbers.values[day_first ? 1 : 0];
        if (!is_civil(year, month, day, calendar)) {
            continue;
        }
        const std::string iso = iso_of(year, month, day, calendar);
        if (iso == written) {
            continue;
        }
        written = iso;
        expected +=
            joint + iso + " for " +
            write_civil(day_from_civil({year, month, day}, calendar), calendar, Language::En);
        joint = " or ";
    }
    return text.fail(numbers.positions[0], expected);
}

/// Nothing where the numbers are left to the EDTF reader.
std::optional<Result<DateValue>> read_three_numbers(TextCursor& text, CivilCalendar calendar) {
    const std::optional<ThreeNumbers> numbers = three_numbers(text);
    if (!numbers) {
        return std::nullopt;
    }
    const int year = numbers->minus ? -numbers->values[0] : numbers->values[0];
    if (numbers->digits[0] <= 2 && numbers->digits[2] >= 3 && numbers->digits[2] <= 4 &&
        !numbers->minus) {
        return refuse_year_last(text, *numbers, calendar);
    }
    const bool padded =
        numbers->digits[0] == 4 && numbers->digits[1] == 2 && numbers->digits[2] == 2;
    if (numbers->digits[0] < 3 || numbers->digits[0] > 4) {
        return text.fail(numbers->positions[0], "a year of four digits first, such as 1127-01-09");
    }
    const bool civil = is_civil(year, numbers->values[1], numbers->values[2], calendar);
    if (numbers->sign == U'-') {
        if (padded || !civil) {
            return std::nullopt;
        }
        return text.fail(numbers->positions[numbers->digits[0] < 4   ? 0
                                            : numbers->digits[1] < 2 ? 1
                                                                     : 2],
                         "a year of four digits, a month and a day of two",
                         iso_of(year, numbers->values[1], numbers->values[2], calendar));
    }
    if (numbers->values[1] < 1 || numbers->values[1] > 12) {
        return text.fail(numbers->positions[1], "a month from 1 to 12");
    }
    if (!civil) {
        return text.fail(numbers->positions[2],
                         std::string("a day of ") + english_month(numbers->values[1]) +
                             ", from 1 to " +
                             std::to_string(days_in_month(year, numbers->values[1], calendar)));
    }
    std::optional<DatePart> part =
        part_of(CivilUnit{Precision::Day, year, numbers->values[1], numbers->values[2]}, calendar);
    if (!part) {
        return text.fail(numbers->positions[0], named_days_in_words());
    }
    const char32_t qualifier = text.at(text.size() - 1);
    part->uncertain = qualifier == U'?' || qualifier == U'%';
    part->approximate = qualifier == U'~' || qualifier == U'%';
    return value_of(*part);
}

/// Whether this is EDTF or was meant to be: then the EDTF reader's problem is the better one.
bool looks_like_edtf(const TextCursor& text) {
    constexpr std::u32string_view kSigns = U"0123456789Xx-/.?~%[]{},:T ";
    bool space = false;
    for (std::size_t i = text.position(); i < text.size(); ++i) {
        if (kSigns.find(text.at(i)) == std::u32string_view::npos) {
            return text.at(i) == U'Z' && i + 1 == text.size() && i > text.position();
        }
        space = space || text.at(i) == U' ';
    }
    const char32_t first = text.peek();
    if (first == U'[' || first == U'{') {
        return true;
    }
    bool slash = false;
    for (std::size_t i = text.position(); i < text.size(); ++i) {
        slash = slash || text.at(i) == U'/';
    }
    return !space || slash;
}

}  // namespace

Result<DateValue> read_date(std::string_view text, const CalendarTables& tables) {
    TextCursor cursor(text);
    if (cursor.too_long()) {
        return cursor.fail(TextCursor::kMostCharacters, "at most 400 characters");
    }
    cursor.trim();
    const std::size_t start = cursor.position();
    const CivilCalendar calendar = take_calendar_prefix(cursor);
    const bool named = cursor.position() != start;
    cursor.skip_spaces();
    if (cursor.at_end()) {
        return cursor.fail_here(kAnyDateExpected);
    }
    if (std::optional<Result<DateValue>> value = read_three_numbers(cursor, calendar)) {
        return std::move(*value);
    }
    if (looks_like_edtf(cursor)) {
        return read_edtf_from(cursor, calendar, true);
    }
    TextCursor plain = cursor.with_plain_letters();
    return WordsReader(plain, tables, calendar, named).read();
}

Result<DateValue> read_date(std::string_view text, const CalendarTables& tables,
                            CivilCalendar own) {
    if (own == CivilCalendar::Gregorian) {
        // Reign dates and dates that name their calendar do not take the mark.
        if (Result<DateValue> read = read_date("G:" + std::string(text), tables)) {
            return read;
        }
    }
    return read_date(text, tables);
}

}  // namespace nandu
