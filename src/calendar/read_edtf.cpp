#include <utility>
#include <vector>

#include "calendar/date_part.h"
#include "calendar/edtf_reader.h"
#include "calendar/read_date.h"

namespace nandu {
namespace {

constexpr const char* kYearExpected = "a year of four digits, such as 0960";

class EdtfReader {
public:
    EdtfReader(TextCursor& text, CivilCalendar calendar, bool spaces)
        : text_(text), calendar_(calendar), spaces_(spaces) {}

    Result<DateValue> read() {
        if (text_.at_end()) {
            return text_.fail_here("a date such as 1127-01-09, 1127-01 or 1127");
        }
        if (text_.peek() == U'[' || text_.peek() == U'{') {
            return read_set();
        }
        std::size_t slashes = 0;
        for (std::size_t i = text_.position(); i < text_.size(); ++i) {
            if (text_.at(i) == U'/' && ++slashes == 2) {
                return text_.fail(i, "one slash, between the two ends of an interval");
            }
        }
        if (slashes == 1) {
            return read_interval();
        }
        if (text_.peek() == U'.') {
            return text_.fail_here("a date; an open end needs a slash, as in ../1127-05");
        }
        Result<DatePart> part = read_part();
        if (!part) {
            return Failure(part.error());
        }
        if (!text_.at_end()) {
            return rest_refused();
        }
        return value_of(*part);
    }

private:
    Failure rest_refused() {
        const char32_t next = text_.peek();
        if (next == U'T' || next == U't' || next == U':') {
            return text_.fail_here("no time of day");
        }
        if (next == U'?' || next == U'~' || next == U'%') {
            return text_.fail_here("one qualifier only; % means both ? and ~");
        }
        return text_.fail_here("the end of the date");
    }

    Result<DateValue> read_interval() {
        std::optional<DatePart> ends[2];
        MissingEnd missing = MissingEnd::Unknown;
        std::size_t starts[2] = {text_.position(), 0};
        for (const int side : {0, 1}) {
            skip_spaces();
            starts[side] = text_.position();
            if (text_.take(U"..")) {
                missing = MissingEnd::Open;
            } else if (!text_.at_end() && text_.peek() != U'/') {
                Result<DatePart> part = read_part();
                if (!part) {
                    return Failure(part.error());
                }
                ends[side] = *part;
            }
            skip_spaces();
            if (side == 0 && !text_.take(U'/')) {
                return rest_refused();
            }
        }
        if (!text_.at_end()) {
            return rest_refused();
        }
        if (!ends[0] && !ends[1]) {
            return text_.fail(starts[0], "a date on at least one side of the slash");
        }
        if (ends[0] && ends[1] && ends[1]->last < ends[0]->first) {
            return text_.fail(starts[1], "an end that is not before the beginning");
        }
        return interval_of(ends[0], ends[1], missing);
    }

    Result<DateValue> read_set() {
        const bool all = text_.peek() == U'{';
        const char32_t close = all ? U'}' : U']';
        text_.advance();
        std::vector<DatePart> members;
        do {
            text_.skip_spaces();
            Result<DatePart> member = read_part();
            if (!member) {
                return Failure(member.error());
            }
            members.push_back(*member);
            if (text_.take(U"..")) {
                const std::size_t start = text_.position();
                Result<DatePart> last = read_part();
                if (!last) {
                    return Failure(last.error());
                }
                if (last->last < member->first) {
                    return text_.fail(start, "a last member that is not before the first");
                }
                members.push_back(*last);
            }
            text_.skip_spaces();
        } while (text_.take(U','));
        if (!text_.take(close)) {
            return text_.fail_here(all ? "a comma, two dots or a closing }"
                                       : "a comma, two dots or a closing ]");
        }
        if (!text_.at_end()) {
            return text_.fail_here("the end of the set");
        }
        return set_of(members, all);
    }

    void skip_spaces() {
        if (spaces_) {
            text_.skip_spaces();
        }
    }

    Result<DatePart> read_part() {
        const std::size_t start = text_.position();
        Result<CivilUnit> unit = read_unit();
        if (!unit) {
            return Failure(unit.error());
        }
        std::optional<DatePart> part = part_of(*unit, calendar_);
        if (!part) {
            return text_.fail(start, named_days_in_words());
        }
        part->unspecified = part->unspecified || unspecified_;
        if (text_.take(U'?')) {
            part->uncertain = true;
        } else if (text_.take(U'~')) {
            part->approximate = true;
        } else if (text_.take(U'%')) {
            part->uncertain = true;
            part->approximate = true;
        }
        if (text_.peek() == U'-' && (part->uncertain || part->approximate)) {
            return text_.fail(text_.position() - 1, "the qualifier at the end of the date");
        }
        return *part;
    }

    Result<CivilUnit> read_unit() {
        unspecified_ = false;
        CivilUnit unit;
        const std::size_t start = text_.position();
        const bool minus = text_.take(U'-');
        const std::size_t first = text_.position();
        int year = 0;
        std::size_t digits = 0;
        while (is_digit(text_.peek())) {
            if (digits == 4) {
                return text_.fail_here(kYearExpected);
            }
            year = year * 10 + static_cast<int>(text_.peek() - U'0');
            ++digits;
            text_.advance();
        }
        std::size_t unknown = 0;
        while (digits + unknown < 4 && text_.take(U'X')) {
            ++unknown;
        }
        if (unknown > 0 && is_digit(text_.peek())) {
            return text_.fail_here("no digit after an X");
        }
        if (unknown > 2) {
            return text_.fail(first, "at most two X in a year, as in 112X or 11XX");
        }
        if (digits + unknown != 4) {
            if (digits == 0) {
                return text_.fail(start, "a date such as 1127-01-09, 1127-01 or 1127");
            }
            return text_.fail_here(kYearExpected);
        }
        if (unknown > 0) {
            const int years = unknown == 1 ? 10 : 100;
            unit.precision = unknown == 1 ? Precision::Decade : Precision::Century;
            unit.year = minus ? -(year * years + years - 1) : year * years;
            unit.last_year = unit.year + years - 1;
            if (text_.peek() == U'-') {
                return text_.fail_here("the end of the date after an X in the year");
            }
            return unit;
        }
        if (minus && year == 0) {
            return text_.fail(start, "0000 for 1 BC, without a sign", "0000");
        }
        unit.year = minus ? -year : year;
        unit.precision = Precision::Year;
        if (!text_.take(U'-')) {
            return unit;
        }
        return read_month(unit);
    }

    Result<CivilUnit> read_month(CivilUnit unit) {
        constexpr const char* kExpected = "a month from 01 to 12, or a season from 21 to 24";
        const std::size_t start = text_.position();
        if (text_.take(U"XX")) {
            unspecified_ = true;
            if (text_.take(U'-') && !text_.take(U"XX")) {
                return text_.fail_here(is_digit(text_.peek()) ? "no digit after an X" : "XX");
            }
            return unit;
        }
        const std::optional<int> month = two_digits();
        if (!month) {
            return text_.fail(start, kExpected);
        }
        if (*month >= 21 && *month <= 24) {
            unit.precision = Precision::Season;
            unit.month = *month - 20;
            if (text_.peek() == U'-') {
                return text_.fail_here("no day in a season");
            }
            return unit;
        }
        if (*month < 1 || *month > 12) {
            return text_.fail(start, kExpected);
        }
        unit.precision = Precision::Month;
        unit.month = *month;
        if (!text_.take(U'-')) {
            return unit;
        }
        if (text_.take(U"XX")) {
            unspecified_ = true;
            return unit;
        }
        const std::size_t day_start = text_.position();
        const std::optional<int> day = two_digits();
        const int last = days_in_month(unit.year, unit.month, calendar_);
        if (!day || *day < 1 || *day > last) {
            return text_.fail(day_start, std::string("a day of ") + english_month(unit.month) +
                                             ", from 01 to " + std::to_string(last));
        }
        unit.precision = Precision::Day;
        unit.day = *day;
        return unit;
    }

    /// Exactly two; nothing else moves the cursor.
    std::optional<int> two_digits() {
        if (!is_digit(text_.peek()) || !is_digit(text_.peek(1)) || is_digit(text_.peek(2))) {
            return std::nullopt;
        }
        return text_.take_number();
    }

    TextCursor& text_;
    CivilCalendar calendar_;
    bool spaces_;
    bool unspecified_ = false;  // of the unit read last
};

}  // namespace

CivilCalendar take_calendar_prefix(TextCursor& text) {
    if (text.take_any({U"G:", U"g:"})) {
        return CivilCalendar::Gregorian;
    }
    text.take_any({U"J:", U"j:"});
    return CivilCalendar::Julian;
}

Result<DateValue> read_edtf_from(TextCursor& text, CivilCalendar calendar, bool spaces) {
    return EdtfReader(text, calendar, spaces).read();
}

Result<DateValue> read_edtf(std::string_view text) {
    TextCursor cursor(text);
    if (cursor.too_long()) {
        return cursor.fail(TextCursor::kMostCharacters, "at most 400 characters");
    }
    cursor.trim();
    const CivilCalendar calendar = take_calendar_prefix(cursor);
    return read_edtf_from(cursor, calendar, false);
}

}  // namespace nandu
