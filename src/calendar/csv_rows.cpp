#include "calendar/csv_rows.h"

#include <utility>

namespace nandu {

const std::string& CsvTable::cell(std::size_t row, std::string_view column) const {
    static const std::string kNothing;
    const auto it = columns.find(column);
    if (it == columns.end() || it->second >= rows[row].size()) {
        return kNothing;
    }
    return rows[row][it->second];
}

Result<CsvTable> read_csv(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") {
        text.remove_prefix(3);
    }
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::size_t at = 0;
    std::size_t line = 1;
    const auto fail = [&line](std::string found, std::string expected) {
        Problem problem;
        problem.where = "line " + std::to_string(line);
        problem.found = std::move(found);
        problem.expected = std::move(expected);
        return Failure(std::move(problem));
    };
    while (at < text.size()) {
        std::string cell;
        if (text[at] == '"') {
            ++at;
            for (;; ++at) {
                if (at >= text.size()) {
                    return fail(cell.substr(0, 40), "a closing quotation mark");
                }
                if (text[at] == '"') {
                    if (at + 1 < text.size() && text[at + 1] == '"') {
                        ++at;
                    } else {
                        break;
                    }
                }
                line += text[at] == '\n' ? 1 : 0;
                cell += text[at];
            }
            ++at;
        } else {
            while (at < text.size() && text[at] != ',' && text[at] != '\n' && text[at] != '\r') {
                cell += text[at++];
            }
        }
        row.push_back(std::move(cell));
        if (at < text.size() && text[at] == ',') {
            ++at;
            if (at < text.size()) {
                continue;
            }
            row.emplace_back();
        }
        if (at < text.size() && text[at] == '\r') {
            ++at;
        }
        if (at < text.size() && text[at] == '\n') {
            ++at;
            ++line;
        } else if (at < text.size()) {
            return fail(std::string(1, text[at]), "a comma or the end of the line");
        }
        if (row.size() > 1 || !row.front().empty()) {
            rows.push_back(std::move(row));
        }
        row.clear();
    }
    CsvTable table;
    if (rows.empty()) {
        return fail("", "a header row");
    }
    for (std::size_t i = 0; i < rows.front().size(); ++i) {
        table.columns.emplace(rows.front()[i], i);
    }
    rows.erase(rows.begin());
    table.rows = std::move(rows);
    return table;
}

}  // namespace nandu
