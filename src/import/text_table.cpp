#include "import/text_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

#include "base/printable.h"
#include "base/utf8.h"
#include "import/reach.h"
#include "import/text_coding.h"

namespace nandu {
namespace {

constexpr std::uintmax_t kLargestFileBytes = 256U << 20U;
constexpr std::string_view kSaveAsUtf8 =
    "UTF-8 (in a spreadsheet, save as \"CSV UTF-8\" or choose the character set UTF-8)";

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (char& letter : small) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    return small;
}

}  // namespace

/// One pass over the bytes.
class TextTableReader {
public:
    TextTableReader(std::string bytes, const std::string& file, Problems& problems)
        : problems_(problems) {
        table_.file_ = file;
        bytes_ = std::move(bytes);
    }

    std::optional<TextTable> read(SheetCells sheet) {
        table_.sheet_ = std::move(sheet.name);
        table_.layer_ = sheet.layer;
        table_.separator_ = '\0';
        valid_utf8_ = false;  // Each cell is looked at.
        for (SheetCells::Row& row : sheet.rows) {
            row_number_ = row.number;
            record_.clear();
            for (std::string& cell : row.cells) {
                record_.push_back(trimmed(table_.unquoted_.emplace_back(std::move(cell))));
            }
            if (!take_record()) {
                break;
            }
        }
        return finished();
    }

    std::optional<TextTable> read() {
        if (!is_text()) {
            return std::nullopt;
        }
        if (text_.substr(0, 3) == "\xEF\xBB\xBF") {
            at_ = 3;
        }
        table_.separator_ = separator_ = separator_of_header();
        valid_utf8_ = is_valid_utf8(text_);
        while (at_ < text_.size()) {
            read_record();
            if (!take_record()) {
                break;
            }
        }
        return finished();
    }

private:
    /// False if there can be no table.
    bool take_record() {
        if (!record_.empty() && !record_.front().empty() && record_.front().front() == '#') {
            return true;  // A note to oneself.
        }
        if (table_.header_.empty()) {
            return record_is_empty() || take_header();
        }
        if (!record_is_empty()) {
            take_row();
        }
        if (table_.row_numbers_.size() >= kMostRows) {
            complain("", "", "more rows than that",
                     fmt::format("at most {} rows; the rest is left out", kMostRows));
            return false;
        }
        return true;
    }

    std::optional<TextTable> finished() {
        report_foreign_coding();
        if (table_.header_.empty()) {
            if (foreign_cells_ == 0) {
                complain("", "", "",
                         "a header row with the names of the columns; the file is empty");
            }
            return std::nullopt;
        }
        warn_about_nameless_columns();
        return std::move(table_);
    }

    void complain(const std::string& where, const std::string& field, const std::string& found,
                  const std::string& expected) {
        problems_.push_back({table_.file_, where, field, found, expected, "", Severity::Error});
    }
    std::string where() const { return table_.where(row_number_); }

    bool is_text() {
        const std::string_view start = std::string_view(bytes_).substr(0, 4);
        if (start == "PK\x03\x04" || start == "\xD0\xCF\x11\xE0") {
            complain("", "", "a workbook of a spreadsheet program",
                     "a text table; save the sheet as \"CSV UTF-8\"");
            return false;
        }
        std::optional<DecodedText> text = decoded(std::move(bytes_));
        if (!text) {
            complain("", "", "bytes that are no text", std::string(kSaveAsUtf8));
            return false;
        }
        if (!text->sure) {
            problems_.push_back(
                {table_.file_, "", "", fmt::format("{} text ({})", text->coding, text->example),
                 std::string(kSaveAsUtf8) + "; it was read so, but may be another coding", "",
                 Severity::Warning});
        }
        table_.bytes_ = std::make_unique<const std::string>(std::move(text->utf8));
        text_ = *table_.bytes_;
        return true;
    }

    /// What the first line is cut by most often, outside quotation marks. Excel's own line
    /// `sep=;` says it itself.
    char separator_of_header() {
        constexpr std::string_view kSays = "sep=";
        const std::size_t end = std::min(text_.find_first_of("\r\n", at_), text_.size());
        std::string_view line = text_.substr(at_, end - at_);
        if (line.size() == kSays.size() + 1 && line.substr(0, kSays.size()) == kSays) {
            at_ = end + (text_.substr(end, 2) == "\r\n" ? 2 : end < text_.size() ? 1 : 0);
            ++row_number_;
            return line.back();
        }
        char best = ',';
        std::ptrdiff_t most = 0;
        for (const char candidate : {',', ';', '\t', '|'}) {
            bool quoted = false;
            const std::ptrdiff_t count = std::count_if(line.begin(), line.end(), [&](char c) {
                quoted = quoted != (c == '"');
                return c == candidate && !quoted;
            });
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    void read_record() {
        ++row_number_;
        record_.clear();
        stray_quote_.reset();
        unclosed_quote_ = false;
        while (true) {
            record_.push_back(read_cell());
            if (at_ >= text_.size()) {
                return;
            }
            const char end = text_[at_++];
            if (end == separator_) {
                continue;
            }
            if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') {
                ++at_;
            }
            return;
        }
    }

    /// Stops before the separator or line end that ends the cell.
    std::string_view read_cell() {
        std::size_t start = at_;
        while (start < text_.size() && text_[start] == ' ') {
            ++start;
        }
        if (start < text_.size() && text_[start] == '"') {
            at_ = start + 1;
            return read_quoted_cell();
        }
        const std::size_t begin = at_;
        skip_plain();
        return trimmed(text_.substr(begin, at_ - begin));
    }

    void skip_plain() {
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\r' &&
               text_[at_] != '\n') {
            ++at_;
        }
    }

    std::string_view read_quoted_cell() {
        const std::size_t begin = at_;
        bool doubled = false;
        while (true) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos) {
                unclosed_quote_ = true;
                at_ = text_.size();
                return text_.substr(begin);
            }
            at_ = quote + 1;
            if (at_ < text_.size() && text_[at_] == '"') {
                doubled = true;
                ++at_;
                continue;
            }
            const std::string_view inside = text_.substr(begin, quote - begin);
            const std::size_t rest = at_;
            skip_plain();
            if (!trimmed(text_.substr(rest, at_ - rest)).empty() && !stray_quote_) {
                stray_quote_ = text_.substr(begin - 1, at_ - begin + 1);
            }
            return trimmed(doubled ? with_single_quotes(inside) : inside);
        }
    }

    std::string_view with_single_quotes(std::string_view inside) {
        std::string& text = table_.unquoted_.emplace_back();
        for (std::size_t i = 0; i < inside.size(); ++i) {
            text += inside[i];
            if (inside[i] == '"') {
                ++i;
            }
        }
        return text;
    }

    bool record_is_empty() const {
        return std::all_of(record_.begin(), record_.end(),
                           [](std::string_view cell) { return cell.empty(); });
    }

    bool take_header() {
        if (!is_in_utf8() || !is_well_quoted()) {
            return false;
        }
        while (!record_.empty() && record_.back().empty()) {
            record_.pop_back();
        }
        for (const std::string_view cell : record_) {
            table_.header_.push_back(small_letters(cell));
            table_.titles_.emplace_back(cell);
        }
        for (std::size_t i = 0; i < table_.header_.size(); ++i) {
            const std::string& name = table_.header_[i];
            const std::size_t first = *table_.column(name);
            if (!name.empty() && first != i) {
                complain(where(), name, "",
                         fmt::format("one column of this name, but columns {} and {} both have "
                                     "it; the first is used",
                                     first + 1, i + 1));
            }
        }
        return true;
    }

    void take_row() {
        if (!is_in_utf8() || !is_well_quoted()) {
            return;
        }
        const std::size_t width = table_.header_.size();
        while (record_.size() > width && record_.back().empty()) {
            record_.pop_back();
        }
        if (table_.has_sheet() && record_.size() < width) {
            record_.resize(width);  // A sheet keeps no empty cells at the end.
        }
        if (record_.size() != width) {
            const bool more = record_.size() > width;
            complain(where(), "", fmt::format("{} cells", record_.size()),
                     fmt::format("{} as in the header row{}", width,
                                 more && !table_.has_sheet()
                                     ? "; a text with a comma in it needs quotation marks "
                                       "around it"
                                     : ""));
            return;
        }
        if (!has_sane_cells()) {
            return;
        }
        table_.cells_.insert(table_.cells_.end(), record_.begin(), record_.end());
        table_.row_numbers_.push_back(row_number_);
    }

    /// Takes characters away that would act on a terminal or turn a line around.
    bool has_sane_cells() {
        for (std::size_t column = 0; column < record_.size(); ++column) {
            std::string_view& cell = record_[column];
            if (cell.size() > kLongestCellBytes) {
                complain(where(), table_.header_[column],
                         fmt::format("a text of {} bytes", cell.size()),
                         fmt::format("at most {}; the row is left out", kLongestCellBytes));
                return false;
            }
            if (!has_acting(cell)) {
                continue;
            }
            problems_.push_back({table_.file_, where(), table_.header_[column], shortened(cell),
                                 "a text without control characters; they are left out", "",
                                 Severity::Warning});
            cell = table_.unquoted_.emplace_back(without_acting(cell));
        }
        return true;
    }

    bool is_well_quoted() {
        if (unclosed_quote_) {
            complain(where(), "", shortened(record_.back()),
                     "a closing quotation mark; everything from here on is left out");
            return false;
        }
        if (stray_quote_) {
            complain(where(), "", shortened(*stray_quote_),
                     "the closing quotation mark at the end of the cell; one inside a text is "
                     "written twice");
            return false;
        }
        return true;
    }

    bool is_in_utf8() {
        if (valid_utf8_) {
            return true;
        }
        bool valid = true;
        for (std::size_t column = 0; column < record_.size(); ++column) {
            if (is_valid_utf8(record_[column])) {
                continue;
            }
            valid = false;
            if (foreign_cells_++ == 0) {
                const bool named =
                    column < table_.header_.size() && !table_.header_[column].empty();
                first_foreign_ = {
                    table_.file_,
                    where(),
                    named ? table_.header_[column] : fmt::format("column {}", column + 1),
                    guessed_coding(record_[column]),
                    std::string(kSaveAsUtf8),
                    "",
                    Severity::Error};
                if (first_foreign_.found.empty()) {
                    first_foreign_.found = "bytes that are no UTF-8";
                }
            }
        }
        return valid;
    }

    /// One sentence for the whole file: where one cell is in another coding, mostly all are.
    void report_foreign_coding() {
        if (foreign_cells_ == 0) {
            return;
        }
        if (foreign_cells_ > 1) {
            first_foreign_.expected += fmt::format(
                "; the same in {} more cell{}", foreign_cells_ - 1, foreign_cells_ == 2 ? "" : "s");
        }
        problems_.push_back(first_foreign_);
    }

    void warn_about_nameless_columns() {
        for (std::size_t column = 0; column < table_.header_.size(); ++column) {
            if (!table_.header_[column].empty()) {
                continue;
            }
            for (std::size_t row = 0; row < table_.row_count(); ++row) {
                if (!table_.cell(row, column).empty()) {
                    problems_.push_back(
                        {table_.file_, table_.where_header(), fmt::format("column {}", column + 1),
                         "", "a name for this column; it is ignored", "", Severity::Warning});
                    break;
                }
            }
        }
    }

    TextTable table_;
    Problems& problems_;
    std::string bytes_;
    std::string_view text_;
    std::size_t at_ = 0;
    char separator_ = ',';
    int row_number_ = 0;
    std::vector<std::string_view> record_;
    std::optional<std::string_view> stray_quote_;
    bool unclosed_quote_ = false;
    bool valid_utf8_ = true;
    std::size_t foreign_cells_ = 0;
    Problem first_foreign_;
};

std::optional<std::size_t> TextTable::column(std::string_view name) const {
    for (std::size_t i = 0; i < header_.size(); ++i) {
        if (header_[i] == name) {
            return i;
        }
    }
    return std::nullopt;
}

std::string TextTable::name() const {
    return sheet_.empty()
               ? file_
               : fmt::format("the {} {} of {}", layer_ ? "layer" : "sheet", sheet_, file_);
}

std::string TextTable::where(int row_number) const {
    return sheet_.empty() ? fmt::format("row {}", row_number)
           : layer_       ? fmt::format("layer {}, feature {}", sheet_, row_number)
                          : fmt::format("sheet {}, row {}", sheet_, row_number);
}

std::string TextTable::where_header() const {
    return layer_ ? fmt::format("layer {}", sheet_) : where(1);
}

std::string_view TextTable::title_of(std::string_view column) const {
    const std::optional<std::size_t> position = this->column(column);
    return position ? std::string_view(titles_[*position]) : column;
}

std::optional<TextTable> text_table_from(std::string bytes, const std::string& file,
                                         Problems& problems) {
    return TextTableReader(std::move(bytes), file, problems).read();
}

std::optional<TextTable> text_table_from(SheetCells sheet, const std::string& file,
                                         Problems& problems) {
    return TextTableReader({}, file, problems).read(std::move(sheet));
}

std::optional<std::string> bytes_of_file(const std::filesystem::path& path, const std::string& file,
                                         Problems& problems) {
    const auto fail = [&](const std::string& found, const std::string& expected) {
        problems.push_back({file, "", "", found, expected, "", Severity::Error});
        return std::nullopt;
    };
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) {
        return fail("", fmt::format("a file that can be read ({})", error.message()));
    }
    if (size > kLargestFileBytes) {
        return fail(fmt::format("{} MB", size >> 20U), "at most 256 MB");
    }
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!stream || !stream.read(bytes.data(), static_cast<std::streamsize>(size))) {
        return fail("", "a file that can be read");
    }
    return bytes;
}

std::string shortened(std::string_view text) {
    constexpr int kLongest = 60;
    text = trimmed(text);
    std::size_t at = 0;
    for (int i = 0; i < kLongest && at < text.size(); ++i) {
        next_code_point(text, at);
    }
    std::string short_text(text.substr(0, at));
    for (char& letter : short_text) {
        if (letter == '\n' || letter == '\r') {
            letter = ' ';
        }
    }
    return at < text.size() ? short_text + "…" : short_text;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";
    while (true) {
        if (!text.empty() &&
            std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        } else if (text.substr(0, 3) == kIdeographicSpace) {
            text.remove_prefix(3);
        } else {
            break;
        }
    }
    while (true) {
        if (!text.empty() &&
            std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos) {
            text.remove_suffix(1);
        } else if (text.size() >= 3 && text.substr(text.size() - 3) == kIdeographicSpace) {
            text.remove_suffix(3);
        } else {
            return text;
        }
    }
}

std::vector<std::string_view> list_parts(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = text.find(';');
        const std::string_view part = trimmed(text.substr(0, end));
        if (!part.empty()) {
            parts.push_back(part);
        }
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return parts;
}

}  // namespace nandu
