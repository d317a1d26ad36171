#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"

namespace nandu {

/// A table as its file has it: every cell a string without spaces around it, every row with the
/// number that a spreadsheet shows for it (the header is row 1; empty rows count but are not
/// kept). Cells stay strings because nobody can tell from a column of them which are dates.
///
/// Why not GDAL's CSV driver: it drops empty rows without a word, so that row numbers no longer
/// fit, fills up or cuts off rows whose cells do not match the header, and takes the rest of the
/// file for one cell when a quotation mark is missing.
class TextTable {
public:
    const std::string& file() const { return file_; }
    /// What problems call the table: `places.csv`, or `the sheet places of war.xlsx`.
    std::string name() const;
    /// Where a row stands: `row 5`, `sheet places, row 5`, or `feature 5`.
    std::string where(int row_number) const;
    /// The same of the header, which a layer of features has not as a row.
    std::string where_header() const;
    bool is_layer() const { return layer_; }
    /// Names of columns in small letters; "" for a column without name.
    const std::vector<std::string>& header() const { return header_; }
    /// What the file itself calls one of our columns.
    std::string_view title_of(std::string_view column) const;
    /// Gives our names to the columns that go by others; the file's own are kept for title_of.
    void rename(std::size_t column, std::string name) { header_[column] = std::move(name); }
    /// Whether `34,8` can only be a number here: where commas do not part the cells.
    bool has_decimal_commas() const { return separator_ != ','; }
    bool has_sheet() const { return !sheet_.empty(); }
    std::size_t row_count() const { return row_numbers_.size(); }
    int row_number(std::size_t row) const { return row_numbers_[row]; }
    /// Good as long as the table or a table moved from it is.
    std::string_view cell(std::size_t row, std::size_t column) const {
        return cells_[row * header_.size() + column];
    }
    /// Position of a column of that name.
    std::optional<std::size_t> column(std::string_view name) const;

private:
    friend class TextTableReader;
    std::string file_;
    std::string sheet_;  ///< "" for a file with one table.
    bool layer_ = false;
    std::unique_ptr<const std::string> bytes_;
    std::deque<std::string> unquoted_;  ///< Cells whose text is not a piece of `bytes_`.
    std::vector<std::string> header_, titles_;
    char separator_ = ',';
    std::vector<std::string_view> cells_;
    std::vector<int> row_numbers_;
};

/// The cells of a workbook's sheet, each row with the number that the program shows for it.
struct SheetCells {
    std::string name;
    bool layer = false;  ///< A layer of a file of features: its rows are called so.
    struct Row {
        int number = 0;
        std::vector<std::string> cells;
    };
    std::vector<Row> rows;
};

/// Reads RFC 4180 text with one header row; a byte order mark, bare CR or LF, and tabs, semicolons
/// or bars instead of commas (as some spreadsheets write) are accepted too, and any coding that
/// `decoded` knows. Rows that do not fit go to `problems`, the others are kept. Nothing comes back
/// if there is no header to go by or the coding is unknown. `file` is what problems call it.
std::optional<TextTable> text_table_from(std::string bytes, const std::string& file,
                                         Problems& problems);

/// The same of a sheet; its first row that is not empty is the header.
std::optional<TextTable> text_table_from(SheetCells sheet, const std::string& file,
                                         Problems& problems);

/// The whole file; nothing, and a problem, if it cannot be read or is larger than 256 MB.
std::optional<std::string> bytes_of_file(const std::filesystem::path& path, const std::string& file,
                                         Problems& problems);

/// The first 60 characters of a text, with `…` if there are more: for Problem::found.
std::string shortened(std::string_view text);

/// Without spaces, tabs, line ends, and ideographic spaces at both ends.
std::string_view trimmed(std::string_view text);

/// The parts of a list separated by `;`, trimmed, without empty ones.
std::vector<std::string_view> list_parts(std::string_view text);

}  // namespace nandu
