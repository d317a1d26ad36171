#include "viewer/story_draft.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "calendar/csv_rows.h"
#include "calendar/read_date.h"
#include "calendar/write_date.h"

namespace nandu {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

/// A record as it is written: cells with their quotes.
using RawRow = std::vector<std::string>;

struct RawTable {
    std::string mark;  ///< The byte order mark, or nothing.
    char separator = ',';
    std::string line_end = "\n";
    bool ends_with_line_end = true;
    RawRow header;
    std::vector<RawRow> rows;
};

std::string value_of(const std::string& raw) {
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') {
        return raw;
    }
    std::string out;
    for (std::size_t i = 1; i + 1 < raw.size(); ++i) {
        out += raw[i];
        if (raw[i] == '"' && raw[i + 1] == '"') {
            ++i;
        }
    }
    return out;
}

std::string quoted(const std::string& value, char separator) {
    const bool plain = value.find_first_of("\"\r\n") == std::string::npos &&
                       value.find(separator) == std::string::npos &&
                       (value.empty() || (value.front() != ' ' && value.back() != ' '));
    if (plain) {
        return value;
    }
    std::string out = "\"";
    for (const char c : value) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    return out + '"';
}

char separator_of(std::string_view text) {
    std::map<char, int> counts;
    bool in_quotes = false;
    for (const char c : text) {
        in_quotes = in_quotes != (c == '"');
        if (!in_quotes && (c == '\n' || c == '\r')) {
            break;
        }
        if (!in_quotes && (c == ',' || c == ';' || c == '\t')) {
            ++counts[c];
        }
    }
    char best = ',';
    for (const auto& [c, count] : counts) {
        best = count > counts[best] ? c : best;
    }
    return best;
}

RawTable raw_table(std::string_view text) {
    RawTable out;
    if (text.substr(0, kMark.size()) == kMark) {
        out.mark = kMark;
        text.remove_prefix(kMark.size());
    }
    out.separator = separator_of(text);
    out.line_end = text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
    out.ends_with_line_end = text.empty() || text.back() == '\n';
    std::vector<RawRow> rows;
    RawRow row;
    std::string cell;
    bool in_quotes = false;
    const auto end_row = [&] {
        row.push_back(std::move(cell));
        cell.clear();
        rows.push_back(std::move(row));
        row.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        in_quotes = in_quotes != (c == '"');
        if (in_quotes || (c != out.separator && c != '\n' && c != '\r')) {
            cell += c;
        } else if (c == out.separator) {
            row.push_back(std::move(cell));
            cell.clear();
        } else if (c == '\n') {
            end_row();
        } else if (i + 1 >= text.size() || text[i + 1] != '\n') {
            end_row();  // A lone carriage return.
        }
    }
    if (!cell.empty() || !row.empty()) {
        end_row();
    }
    if (!rows.empty()) {
        out.header = std::move(rows.front());
        out.rows.assign(std::make_move_iterator(rows.begin() + 1),
                        std::make_move_iterator(rows.end()));
    }
    return out;
}

std::string short_number(double value, int digits) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    std::string out = text;
    if (out.find('.') != std::string::npos) {
        out.erase(out.find_last_not_of('0') + 1);
        if (out.back() == '.') {
            out.pop_back();
        }
    }
    return out == "-0" ? "0" : out;
}

std::vector<std::string> keys_in(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        if (end > 0) {
            out.emplace_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string joined_keys(const std::vector<std::string>& keys) {
    std::string out;
    for (const std::string& key : keys) {
        out += (out.empty() ? "" : ";") + key;
    }
    return out;
}

/// What a step has in each column, as the table writes it.
std::map<std::string, std::string> cells_of(const Step& step) {
    std::map<std::string, std::string> out;
    const auto words = [&out](const std::string& column, const LocalizedText& text) {
        out[column] = text.en;
        out[column + "_hant"] = text.hant;
        out[column + "_hans"] = text.hans;
    };
    words("title", step.title);
    words("text", step.text);
    words("notes", step.notes);
    words("question", step.question);
    out["when"] = write_edtf(step.when);
    out["play_secs"] = short_number(step.play_secs, 1);
    out["lon"] = short_number(step.view.lon_deg, 3);
    out["lat"] = short_number(step.view.lat_deg, 3);
    out["width_km"] = short_number(step.view_width_km, 0);
    out["show"] = joined_keys(step.show);
    out["reveal"] = step.reveal;
    return out;
}

class SheetWriter {
public:
    SheetWriter(RawTable table, const Atlas& atlas, const StoryDraft& draft)
        : table_(std::move(table)), atlas_(atlas), draft_(draft) {
        for (std::size_t i = 0; i < table_.header.size(); ++i) {
            columns_.emplace(value_of(table_.header[i]), i);
        }
    }

    bool has(const std::string& column) const { return columns_.count(column) != 0; }

    std::string write() {
        find_rows();
        std::vector<RawRow> rows;
        std::vector<bool> used(table_.rows.size(), false);
        for (std::size_t i = 0; i < draft_.steps.size(); ++i) {
            const Step& step = draft_.steps[i];
            const int origin = draft_.origins[i];
            const auto known = origin == StoryDraft::kNew ? rows_.end() : rows_.find(origin);
            RawRow row;
            std::map<std::string, std::string> before;
            if (known != rows_.end()) {
                row = table_.rows[known->second];
                used[known->second] = true;
                before = cells_of(atlas_.steps[static_cast<std::size_t>(origin)]);
            } else {
                set(row, "id", step.key);
                set(row, "certainty", std::string(word_of(step.certainty)));
                std::vector<std::string> sources;
                for (const SourceId source : step.sources) {
                    sources.push_back(atlas_[source].key);
                }
                if (!sources.empty()) {
                    set(row, "sources", joined_keys(sources));
                }
            }
            for (const auto& [column, value] : cells_of(step)) {
                const auto was = before.find(column);
                if (was == before.end() ? !value.empty() : was->second != value) {
                    set(row, column, value);
                }
            }
            rows.push_back(std::move(row));
        }
        number(rows);
        // Rows that are no steps, such as those with problems, stay; those of deleted steps go.
        for (const auto& [origin, row] : rows_) {
            used[row] = true;
        }
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            if (!used[i]) {
                rows.push_back(table_.rows[i]);
            }
        }
        std::string out = table_.mark;
        line(out, table_.header);
        for (RawRow& row : rows) {
            const bool blank = row.size() == 1 && row.front().empty();
            if (!blank && row.size() < table_.header.size()) {
                row.resize(table_.header.size());
            }
            line(out, row);
        }
        if (!table_.ends_with_line_end) {
            out.resize(out.size() - table_.line_end.size());
        }
        return out;
    }

private:
    std::string cell(const RawRow& row, const std::string& column) const {
        const auto at = columns_.find(column);
        return at == columns_.end() || at->second >= row.size() ? std::string()
                                                                : value_of(row[at->second]);
    }
    /// A column that is missing is added behind the others.
    void set(RawRow& row, const std::string& column, const std::string& value) {
        const auto [at, added] = columns_.emplace(column, table_.header.size());
        if (added) {
            table_.header.push_back(column);
        }
        row.resize(std::max(row.size(), at->second + 1));
        row[at->second] = quoted(value, table_.separator);
    }

    /// Which row each step of the atlas was read from: by its id, else by its title.
    void find_rows() {
        for (std::size_t i = 0; i < atlas_.steps.size(); ++i) {
            const Step& step = atlas_.steps[i];
            for (std::size_t row = 0; row < table_.rows.size(); ++row) {
                const RawRow& cells = table_.rows[row];
                const std::string title = cell(cells, "title");
                const bool same =
                    has("id") && !cell(cells, "id").empty()
                        ? cell(cells, "id") == step.key
                        : !title.empty() && (title == step.title.en || title == step.title.hant ||
                                             title == step.title.hans);
                const bool taken = std::any_of(rows_.begin(), rows_.end(), [row](const auto& r) {
                    return r.second == row;
                });
                if (same && !taken) {
                    rows_[static_cast<int>(i)] = row;
                    break;
                }
            }
        }
    }

    /// A number stays where it is greater than the one before.
    void number(std::vector<RawRow>& rows) {
        if (!has("order")) {
            return;
        }
        double last = 0.0;
        for (RawRow& row : rows) {
            const std::string text = cell(row, "order");
            char* end = nullptr;
            const double now = std::strtod(text.c_str(), &end);
            if (text.empty() || end != text.c_str() + text.size() || now <= last) {
                last = std::floor(last) + 1.0;
                set(row, "order", short_number(last, 0));
            } else {
                last = now;
            }
        }
    }

    void line(std::string& out, const RawRow& row) const {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) {
                out += table_.separator;
            }
            out += row[i];
        }
        out += table_.line_end;
    }

    RawTable table_;
    const Atlas& atlas_;
    const StoryDraft& draft_;
    std::map<std::string, std::size_t> columns_;
    std::map<int, std::size_t> rows_;  ///< By index of the atlas's step.
};

}  // namespace

StoryDraft draft_of(const Atlas& atlas) {
    StoryDraft out;
    out.steps = atlas.steps;
    for (std::size_t i = 0; i < out.steps.size(); ++i) {
        out.origins.push_back(static_cast<int>(i));
    }
    return out;
}

Result<std::string> story_sheet(std::string_view old_text, const Atlas& atlas,
                                const StoryDraft& draft, std::string_view file) {
    static constexpr std::string_view kNewHeader =
        "id,order,title,title_hant,title_hans,when,play_secs,lon,lat,width_km,show,text,text_hant,"
        "text_hans,notes,notes_hant,notes_hans,question,question_hant,question_hans,reveal,"
        "certainty,sources\n";
    Problem problem;
    problem.file = file;
    if (!is_valid_utf8(old_text)) {
        problem.found = "text in another coding than UTF-8";
        problem.expected = "a table saved as UTF-8; the story was not saved";
        return Failure(std::move(problem));
    }
    SheetWriter writer(raw_table(old_text.empty() ? kNewHeader : old_text), atlas, draft);
    if (!writer.has("title") || !writer.has("when")) {
        problem.where = "row 1";
        problem.found = "other names of columns";
        problem.expected = "columns title and when; the story was not saved";
        return Failure(std::move(problem));
    }
    return writer.write();
}

std::vector<Step> read_story_sheet(std::string_view text, const Pack& pack, std::string_view file,
                                   Problems& problems) {
    std::vector<Step> out;
    const auto table = read_csv(text);
    if (!table) {
        problems.push_back(table.error());
        problems.back().file = file;
        return out;
    }
    const Atlas& atlas = pack.atlas;
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
        const auto cell = [&](std::string_view column) -> const std::string& {
            return table->cell(row, column);
        };
        const auto complain = [&](const char* field, std::string expected) {
            Problem problem;
            problem.file = file;
            problem.where = "row " + std::to_string(row + 2);
            problem.field = field;
            problem.found = cell(field);
            problem.expected = std::move(expected);
            problems.push_back(std::move(problem));
        };
        const auto number = [&](const char* column, double otherwise) {
            const std::string& words = cell(column);
            char* end = nullptr;
            const double value = std::strtod(words.c_str(), &end);
            const bool good = !words.empty() && end == words.c_str() + words.size();
            if (!words.empty() && !good) {
                complain(column, "a number");
            }
            return good ? value : otherwise;
        };
        const auto words = [&](const std::string& column) {
            return LocalizedText{cell(column), cell(column + "_hant"), cell(column + "_hans")};
        };
        Step step;
        step.key = cell("id");
        const auto when = read_date(cell("when"), pack.calendars);
        if (!when) {
            complain("when", when.error().expected);
            continue;
        }
        step.when = *when;
        step.title = words("title");
        step.text = words("text");
        step.notes = words("notes");
        step.question = words("question");
        step.play_secs = std::clamp(number("play_secs", 0.0), 0.0, 3600.0);
        step.view = {std::clamp(number("lon", 0.0), -180.0, 180.0),
                     std::clamp(number("lat", 0.0), -90.0, 90.0)};
        step.view_width_km = std::clamp(number("width_km", 1000.0), 1.0, 41000.0);
        step.show = keys_in(cell("show"));
        step.reveal = cell("reveal");
        for (const Certainty certainty : {Certainty::Certain, Certainty::Probable,
                                          Certainty::Approximate, Certainty::Disputed}) {
            if (cell("certainty") == word_of(certainty)) {
                step.certainty = certainty;
            }
        }
        for (const std::string& key : keys_in(cell("sources"))) {
            for (std::size_t i = 0; i < atlas.sources.size(); ++i) {
                if (atlas.sources[i].key == key) {
                    step.sources.push_back(static_cast<SourceId>(i));
                }
            }
        }
        out.push_back(std::move(step));
    }
    return out;
}

}  // namespace nandu
