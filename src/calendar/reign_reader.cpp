#include "calendar/reign_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "calendar/lunar.h"
#include "calendar/sexagenary.h"
#include "calendar/write_date.h"

namespace nandu {
namespace {

constexpr std::u32string_view kDigits = U"一二三四五六七八九";

/// The letters of a Latin name, small and without what stands between them; empty for others.
std::string letters_of(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            letters += static_cast<char>(c - 'A' + 'a');
        } else if (c >= 'a' && c <= 'z') {
            letters += c;
        } else if (c != ' ' && c != '\'' && c != '-') {
            return {};
        }
    }
    return letters;
}

/// Takes a name in characters, each in either form, so that mixed writing is read too.
bool take_han(TextCursor& text, std::string_view hant, std::string_view hans) {
    const std::size_t start = text.position();
    std::size_t at_hant = 0;
    std::size_t at_hans = 0;
    while (at_hant < hant.size() && at_hans < hans.size()) {
        const char32_t a = next_code_point(hant, at_hant);
        const char32_t b = next_code_point(hans, at_hans);
        if (!text.take(a) && !text.take(b)) {
            text.move_to(start);
            return false;
        }
    }
    return text.position() > start;
}

/// Takes a name in either script.
bool take_name(TextCursor& text, std::string_view name) {
    if (!is_letter(text.peek())) {
        return take_han(text, name, name);
    }
    const std::string first = letters_of(name.substr(0, 1));
    if (first.empty() || text.peek() != static_cast<char32_t>(first.front())) {
        return false;
    }
    const std::string letters = letters_of(name);
    return !letters.empty() && text.take_letters(letters);
}

bool take_era_name(TextCursor& text, const Era& era) {
    if (take_name(text, era.name.en) ||
        take_han(text, era.name.hant, era.name.hans.empty() ? era.name.hant : era.name.hans)) {
        return true;
    }
    return std::any_of(era.variants.begin(), era.variants.end(),
                       [&text](const std::string& variant) { return take_name(text, variant); });
}

struct EraMatch {
    const Era* era = nullptr;
    std::size_t name_begin = 0;
    std::size_t end = 0;
    bool clear = false;  ///< The name alone or the state before it leave no doubt.
};

/// The longest era name here, with or without its state before it.
EraMatch match_era(TextCursor text, const CalendarTables& tables) {
    EraMatch best;
    const std::size_t start = text.position();
    const auto consider = [&](const Era& era, std::size_t begin, bool with_polity) {
        text.move_to(begin);
        if (!take_era_name(text, era)) {
            return;
        }
        const EraMatch match{&era, begin, text.position(), with_polity || !era.needs_polity};
        const bool longer = match.end > best.end;
        if (best.era == nullptr || longer ||
            (match.end == best.end && match.clear && !best.clear)) {
            best = match;
        }
    };
    const std::string* polity = nullptr;  // the one whose forms were looked for last
    std::vector<std::size_t> behind_polity;
    for (const Era& era : tables.eras) {
        consider(era, start, false);
        if (polity == nullptr || *polity != era.polity) {
            polity = &era.polity;
            behind_polity.clear();
            for (const std::string& form : era.polity_variants) {
                text.move_to(start);
                if (take_name(text, form)) {
                    text.skip_spaces();
                    behind_polity.push_back(text.position());
                }
            }
        }
        for (const std::size_t begin : behind_polity) {
            consider(era, begin, true);
        }
    }
    return best;
}

struct ReignFields {
    const Era* era = nullptr;
    bool han = true;  ///< Written in characters: problems answer in kind.
    std::size_t begin = 0;
    int year = 0;
    std::size_t year_at = 0;
    std::optional<int> season;  ///< 1 spring … 4 winter
    bool leap = false;
    bool only_leap = false;  ///< 閏月: the leap month of that year, whichever it is.
    std::optional<int> month;
    std::size_t month_at = 0;
    std::optional<int> day;
    bool last_day = false;  ///< 晦
    std::size_t day_at = 0;
    std::optional<int> sexagenary;
    std::size_t sexagenary_at = 0;
};

class ReignReader {
public:
    ReignReader(TextCursor& text, const CalendarTables& tables) : text_(text), tables_(tables) {}

    Result<DatePart> read(bool outermost) {
        fields_.begin = text_.position();
        if (std::optional<Problem> problem = read_fields()) {
            return Failure(std::move(*problem));
        }
        Result<DatePart> part = resolve();
        if (!part || !outermost) {
            return part;
        }
        // The other court's date may stand beside it: 靖康元年閏十一月廿五日（金天會四年）.
        const std::size_t before = text_.position();
        text_.skip_spaces();
        const std::size_t paren = text_.position();
        if (text_.take(U'(')) {
            text_.skip_spaces();
            if (match_era(text_, tables_).era != nullptr) {
                const Result<DatePart> other = ReignReader(text_, tables_).read(false);
                if (!other) {
                    return other;
                }
                text_.skip_spaces();
                if (!text_.take(U')')) {
                    return text_.fail_here("a closing bracket");
                }
                if (other->last < part->first || part->last < other->first) {
                    return text_.fail(paren + 1, "the same time in the other calendar");
                }
                return part;
            }
        }
        text_.move_to(before);
        return part;
    }

private:
    using MaybeProblem = std::optional<Problem>;

    std::string era_name() const {
        return fields_.han ? fields_.era->name.hant : fields_.era->name.en;
    }
    std::string year_name() const {
        return fields_.han ? fields_.era->name.hant + han_era_year(std::max(fields_.year, 1)) + "年"
                           : fields_.era->name.en + " " + std::to_string(fields_.year);
    }
    std::string day_name(Day day) const {
        const LocalizedText name = sexagenary_day(day);
        return fields_.han ? name.hant : name.en;
    }

    MaybeProblem read_fields() {
        const EraMatch match = match_era(text_, tables_);
        if (match.era == nullptr) {
            const bool han = is_han(text_.peek()) && !tables_.eras.empty();
            return text_.problem(
                text_.position(),
                han ? "a known reign era, as in 靖康元年 or 金天會四年" : kAnyDateExpected);
        }
        fields_.era = match.era;
        fields_.han = text_.at(match.end - 1) > 0x7F && text_.at(match.end - 1) < TextCursor::kMark;
        if (!match.clear) {
            const LocalizedText& polity = match.era->polity_name;
            return text_.problem(match.name_begin,
                                 "the state before this era, as in " +
                                     (fields_.han ? polity.hant + match.era->name.hant
                                                  : polity.en + " " + match.era->name.en));
        }
        text_.move_to(match.end);
        text_.skip_spaces();
        text_.take_word("year");
        fields_.year_at = text_.position();
        std::optional<int> year;
        if (text_.take(U'元')) {
            year = 1;
        } else {
            year = take_han_number(text_);
        }
        if (!year) {
            return text_.problem(fields_.year_at, "a year after the era, as in " + era_name() +
                                                      (fields_.han ? "元年" : " 1"));
        }
        fields_.year = *year;
        if (text_.take(U'年')) {
            return read_han_rest();
        }
        if (fields_.han) {
            return text_.problem(text_.position(), "年 after the year");
        }
        return read_latin_rest();
    }

    MaybeProblem read_han_rest() {
        std::size_t behind = text_.position();
        text_.skip_spaces();
        constexpr std::u32string_view kSeasons = U"春夏秋冬";
        const std::size_t season = kSeasons.find(text_.peek());
        if (season != std::u32string_view::npos) {
            text_.advance();
            text_.take(U'季');
            fields_.season = static_cast<int>(season) + 1;
            behind = text_.position();
            text_.skip_spaces();
        }
        fields_.month_at = text_.position();
        fields_.leap = text_.take_any({U"閏", U"闰"});
        if (text_.take(U'正')) {
            fields_.month = 1;
        } else if (text_.take_any({U"臘", U"腊"})) {
            fields_.month = 12;
        } else {
            fields_.month = take_han_number(text_);
        }
        if (!fields_.month && !fields_.leap) {
            if (sexagenary_from_han(text_.peek(), text_.peek(1))) {
                return text_.problem(text_.position(), "a month before the day's name");
            }
            text_.move_to(behind);
            return std::nullopt;
        }
        fields_.only_leap = !fields_.month;
        if (!text_.take(U'月')) {
            return text_.problem(text_.position(),
                                 fields_.month ? "月 after the month" : "a month after 閏");
        }
        return read_han_day();
    }

    MaybeProblem read_han_day() {
        for (;;) {
            const std::size_t behind = text_.position();
            text_.skip_spaces();
            const std::size_t start = text_.position();
            const bool paren = text_.take(U'(');
            const auto pair = sexagenary_from_han(text_.peek(), text_.peek(1));
            if (pair && !fields_.sexagenary && (!paren || text_.peek(2) == U')')) {
                fields_.sexagenary_at = text_.position();
                if (!pair->index) {
                    return text_.problem(fields_.sexagenary_at,
                                         "a stem and a branch that go together, such as 甲子");
                }
                fields_.sexagenary = pair->index;
                text_.advance(paren ? 3 : 2);
                text_.take(U'日');
                continue;
            }
            text_.move_to(start);
            if (!paren && !fields_.day && !fields_.last_day) {
                fields_.day_at = start;
                if (text_.take(U'朔')) {
                    fields_.day = 1;
                } else if (text_.take(U'晦')) {
                    fields_.last_day = true;
                } else {
                    const bool early = text_.take(U'初');
                    fields_.day = take_han_number(text_);
                    if (early && (!fields_.day || *fields_.day > 10)) {
                        return text_.problem(fields_.day_at, "a day from 初一 to 初十");
                    }
                }
                if (fields_.day || fields_.last_day) {
                    text_.take(U'日');
                    continue;
                }
            }
            text_.move_to(behind);
            return std::nullopt;
        }
    }

    MaybeProblem read_latin_rest() {
        for (;;) {
            const std::size_t behind = text_.position();
            text_.skip_spaces();
            if (text_.take(U',')) {
                text_.skip_spaces();
            }
            const std::size_t start = text_.position();
            if (!take_latin_item(start)) {
                if (problem_) {
                    return std::move(problem_);
                }
                text_.move_to(behind);
                return std::nullopt;
            }
        }
    }

    bool take_latin_item(std::size_t start) {
        constexpr std::string_view kSeasons[] = {"spring", "summer", "autumn", "winter", "fall"};
        for (std::size_t i = 0; i < 5 && !fields_.season && !fields_.month; ++i) {
            if (text_.word_ahead() == kSeasons[i]) {
                text_.take_letters(kSeasons[i]);
                fields_.season = i == 4 ? 3 : static_cast<int>(i) + 1;
                return true;
            }
        }
        if (!fields_.month) {
            const bool leap = text_.take_any_word({"intercalary", "leap"});
            if (text_.take_word("month") || leap) {
                fields_.leap = leap;
                fields_.month_at = text_.position();
                fields_.month = text_.take_number();
                if (!fields_.month) {
                    problem_ = text_.problem(text_.position(), "the number of the month");
                    return false;
                }
                return true;
            }
        } else {
            if (!fields_.day && text_.take_word("day")) {
                fields_.day_at = text_.position();
                fields_.day = text_.take_number();
                if (!fields_.day) {
                    problem_ = text_.problem(text_.position(), "the number of the day");
                    return false;
                }
                return true;
            }
        }
        if (!fields_.sexagenary) {
            const bool paren = text_.take(U'(');
            const std::string word = text_.word_ahead();
            const std::size_t word_at = text_.position();
            if (const std::optional<int> index = sexagenary_from_pinyin(word)) {
                if (!fields_.month) {
                    problem_ = text_.problem(word_at, "a month before the day's name");
                    return false;
                }
                text_.take_letters(word);
                if (!paren || text_.take(U')')) {
                    fields_.sexagenary = index;
                    fields_.sexagenary_at = word_at;
                    return true;
                }
            }
        }
        text_.move_to(start);
        return false;
    }

    Result<DatePart> resolve() {
        const Era& era = *fields_.era;
        const std::vector<LunarMonth>& table = tables_.months(era.months);
        // Years of four digits keep the arithmetic and the problem's text small.
        const Day last_day = era.in_force.until - 1;
        const std::optional<LunarDate> last = lunar_date_on(last_day, table);
        const int last_year =
            year_of_era(era, last ? last->month->lunar_year
                                  : civil_from_day(last_day, CivilCalendar::Julian).year);
        if (fields_.year < 1 || fields_.year > last_year) {
            return text_.fail(fields_.year_at, "a year of " + era_name() + " from 1 to " +
                                                   std::to_string(last_year));
        }
        const int lunar_year = era.year1_lunar_year + fields_.year - 1;
        if (!fields_.month && !fields_.only_leap) {
            const int from = fields_.season ? *fields_.season * 3 - 2 : 1;
            const int to = fields_.season ? from + 2 : 12;
            const std::optional<DaySpan> span = span_of_months(table, lunar_year, from, to);
            if (!span) {
                return beyond_table(table);
            }
            DatePart part;
            part.first = span->from;
            part.last = span->until - 1;
            part.precision = fields_.season ? Precision::Season : Precision::Year;
            return within_era(part);
        }
        if (fields_.month && (*fields_.month < 1 || *fields_.month > 12)) {
            return text_.fail(fields_.month_at,
                              fields_.han ? "a month from 正月 to 十二月" : "a month from 1 to 12");
        }
        const Result<const LunarMonth*> month = month_meant(table, lunar_year);
        if (!month) {
            return Failure(month.error());
        }
        if (fields_.season && ((*month)->month - 1) / 3 + 1 != *fields_.season) {
            return text_.fail(fields_.month_at, "a month of that season");
        }
        DatePart part;
        part.first = (*month)->first;
        part.last = part.first + (*month)->length_days - 1;
        part.precision = Precision::Month;
        if (fields_.day || fields_.last_day || fields_.sexagenary) {
            const Result<Day> day = day_meant(**month, table);
            if (!day) {
                return Failure(day.error());
            }
            part.first = *day;
            part.last = *day;
            part.precision = Precision::Day;
        }
        return within_era(part);
    }

    Failure beyond_table(const std::vector<LunarMonth>& table) const {
        if (table.empty()) {
            return text_.fail(fields_.begin, "a western date: there is no table of lunar months");
        }
        const auto words = [](Day day) {
            return write_civil(day, CivilCalendar::Julian, Language::En);
        };
        return text_.fail(fields_.year_at, "a time within the tables of lunar months, from " +
                                               words(table.front().first) + " to " +
                                               words(end_of_table(table) - 1));
    }

    Result<const LunarMonth*> month_meant(const std::vector<LunarMonth>& table,
                                          int lunar_year) const {
        if (fields_.month) {
            if (const LunarMonth* month =
                    find_month(table, lunar_year, *fields_.month, fields_.leap)) {
                return month;
            }
        }
        const LunarMonth* leap = nullptr;
        bool known = false;
        for (int number = 1; number <= 12; ++number) {
            known = known || find_month(table, lunar_year, number, false) != nullptr;
            const LunarMonth* month = find_month(table, lunar_year, number, true);
            leap = month == nullptr ? leap : month;
        }
        if (fields_.only_leap && leap != nullptr) {
            return leap;
        }
        if (!known || !fields_.leap) {
            return beyond_table(table);
        }
        if (leap == nullptr) {
            return text_.fail(fields_.month_at,
                              "no leap month, since " + year_name() + " has none");
        }
        const std::string name = fields_.han ? "閏" + han_month(leap->month) + "月"
                                             : "intercalary month " + std::to_string(leap->month);
        return text_.fail(fields_.month_at, name + ", the only leap month of " + year_name());
    }

    Result<Day> day_meant(const LunarMonth& month, const std::vector<LunarMonth>& table) const {
        // Where the sources differ by a day about the beginning of a month, its day numbers and
        // the last one before it cannot refute anything; the sexagenary name decides.
        const bool open_begin = month.open;
        const bool open_end = &month != &table.back() && (&month + 1)->open;
        const int length = month.length_days;
        const int most = std::min(30, length + (open_begin || open_end ? 1 : 0));
        if (!fields_.day && !fields_.last_day) {
            const Day begin = month.first - (open_begin ? 1 : 0);
            const Day end = month.first + (length - 1) + (open_end ? 1 : 0);
            const Day day = next_day_named(*fields_.sexagenary, begin);
            if (day > end) {
                return text_.fail(fields_.sexagenary_at,
                                  "a day's name of that month, which runs from " +
                                      day_name(month.first) + " to " +
                                      day_name(month.first + (length - 1)));
            }
            return day;
        }
        const int number = fields_.last_day ? length : *fields_.day;
        if (number < 1 || number > most) {
            return text_.fail(fields_.day_at,
                              "a day of that month, from 1 to " + std::to_string(length));
        }
        const Day day = month.first + (number - 1);
        if (!fields_.sexagenary) {
            return number > length && !open_end ? day - 1 : day;
        }
        if (sexagenary_index(day) == *fields_.sexagenary) {
            return day;
        }
        if (open_begin || (open_end && number >= length)) {
            for (const Day near : {day - 1, day + 1}) {
                if (sexagenary_index(near) == *fields_.sexagenary) {
                    return near;
                }
            }
        }
        return text_.fail(fields_.sexagenary_at, day_name(day) + ", the name of that day");
    }

    Result<DatePart> within_era(DatePart part) const {
        const Era& era = *fields_.era;
        const auto words = [](Day day) {
            return write_civil(day, CivilCalendar::Julian, Language::En);
        };
        const Day last = era.in_force.until - 1;
        if (part.first > last) {
            return text_.fail(fields_.begin,
                              "a time up to " + words(last) + ", the last day of " + era_name());
        }
        if (part.last < era.in_force.from) {
            if (era.cancelled || fields_.year != 1) {
                return text_.fail(fields_.begin, "a time from " + words(era.in_force.from) +
                                                     " to " + words(last) + ", when " + era_name() +
                                                     " was in force");
            }
            part.retrospective = true;
            return part;
        }
        part.first = std::max(part.first, era.in_force.from);
        part.last = std::min(part.last, last);
        return part;
    }

    TextCursor& text_;
    const CalendarTables& tables_;
    ReignFields fields_;
    MaybeProblem problem_;
};

}  // namespace

std::optional<int> take_han_number(TextCursor& text) {
    if (const std::optional<int> number = text.take_number()) {
        return number;
    }
    const auto take_digit = [&text]() -> int {
        const std::size_t digit = kDigits.find(text.peek());
        if (digit == std::u32string_view::npos) {
            return 0;
        }
        text.advance();
        return static_cast<int>(digit) + 1;
    };
    const int leading = take_digit();
    int tens = 0;
    if (text.take(U'十')) {
        tens = leading == 0 ? 1 : leading;
    } else if (leading != 0) {
        return leading;
    } else if (text.take(U'廿')) {
        tens = 2;
    } else if (text.take(U'卅')) {
        tens = 3;
    } else {
        return std::nullopt;
    }
    const std::size_t behind = text.position();
    text.take_any({U"有", U"又"});
    const int units = take_digit();
    if (units == 0) {
        text.move_to(behind);
    }
    return tens * 10 + units;
}

Result<DatePart> take_reign_date(TextCursor& text, const CalendarTables& tables) {
    return ReignReader(text, tables).read(true);
}

}  // namespace nandu
