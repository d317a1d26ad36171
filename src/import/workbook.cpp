#include "import/workbook.h"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>

#include "base/utf8.h"
#include "import/gdal_session.h"
#include "import/reach.h"

namespace nandu {
namespace {

constexpr std::uintmax_t kLargestWorkbookBytes = 64U << 20U;
constexpr std::size_t kMostCells = 20'000'000;

std::string extension_of(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    for (char& c : extension) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return extension;
}

/// The program's text of a cell, as somebody would have typed it. GDAL gives days as 1812/06/24,
/// with a time where the cell is formatted so.
std::string cell_text(const OGRFeature& feature, int field) {
    if (!feature.IsFieldSetAndNotNull(field)) {
        return {};
    }
    const char* text = feature.GetFieldAsString(field);
    return is_valid_utf8(text) ? std::string(text) : std::string{};
}

SheetCells cells_of(OGRLayer& layer) {
    SheetCells sheet;
    sheet.name = layer.GetName();
    layer.ResetReading();
    std::size_t cells = 0;
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        SheetCells::Row row;
        row.number = static_cast<int>(feature->GetFID());
        for (int i = 0; i < feature->GetFieldCount(); ++i) {
            row.cells.push_back(cell_text(*feature, i));
        }
        while (!row.cells.empty() && trimmed(row.cells.back()).empty()) {
            row.cells.pop_back();
        }
        cells += row.cells.size();
        if (cells > kMostCells) {
            break;
        }
        if (!row.cells.empty()) {
            sheet.rows.push_back(std::move(row));
        }
    }
    return sheet;
}

}  // namespace

bool is_workbook(const std::filesystem::path& path) {
    const std::string extension = extension_of(path);
    // Programs keep their own notes beside an open workbook: ~$war.xlsx, .~lock.war.ods#.
    const std::string name = path.filename().string();
    return (extension == ".xlsx" || extension == ".xlsm" || extension == ".ods") &&
           name.rfind("~$", 0) != 0 && name.rfind('.', 0) != 0;
}

std::vector<SheetCells> sheets_of_workbook(const std::filesystem::path& path,
                                           const std::string& file, Problems& problems) {
    const auto refuse = [&](std::string found, std::string expected) {
        problems.push_back(
            {file, "", "", std::move(found), std::move(expected), "", Severity::Error});
        return std::vector<SheetCells>{};
    };
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (!error && size > kLargestWorkbookBytes) {
        return refuse(fmt::format("{} MB", size >> 20U), "a workbook of at most 64 MB");
    }
    GdalSession session((path.parent_path() / "").string());
    // GDAL would guess which row is the header and which columns are numbers; a sheet whose cells
    // are all text loses its header that way. Every row comes as text; the reader of tables knows.
    const ThreadOption xlsx_headers("OGR_XLSX_HEADERS", "DISABLE");
    const ThreadOption xlsx_types("OGR_XLSX_FIELD_TYPES", "STRING");
    const ThreadOption ods_headers("OGR_ODS_HEADERS", "DISABLE");
    const ThreadOption ods_types("OGR_ODS_FIELD_TYPES", "STRING");
    const bool ods = extension_of(path) == ".ods";
    const GDALDatasetUniquePtr dataset =
        open_source(path, ods ? "ODS" : "XLSX", GDAL_OF_VECTOR);
    if (!dataset) {
        return refuse("a file that is no workbook or damaged",
                      ods ? "a workbook that LibreOffice can open"
                          : "a workbook that Excel or LibreOffice can open");
    }
    std::vector<SheetCells> sheets;
    for (int i = 0; i < dataset->GetLayerCount(); ++i) {
        sheets.push_back(cells_of(*dataset->GetLayer(i)));
    }
    if (!session.take_messages().empty() &&
        std::all_of(sheets.begin(), sheets.end(),
                    [](const SheetCells& sheet) { return sheet.rows.empty(); })) {
        return refuse("a damaged workbook", "one that the program which wrote it can open");
    }
    return sheets;
}

}  // namespace nandu
