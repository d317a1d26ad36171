#pragma once

#include <functional>
#include <string>

#include "app/page_writer.h"
#include "app/picture_arguments.h"
#include "base/result.h"

namespace nandu {

/// A map on one sheet of paper with all that it needs to be understood there: title, date, legend,
/// scale, sources, credits.
struct SheetRequest {
    PictureChoice picture;         ///< Its viewport is not looked at.
    Paper paper;
    bool landscape = true;
    bool grey = false;             ///< No colours; patterns tell the states apart.
    double dots_per_inch = 300.0;  ///< Of a PNG.
    std::string title;             ///< The atlas's own if empty.
};

/// The sheet for one day.
Page print_sheet(PageWriter& writer, const SheetRequest& request, Day day);

/// Whether a file's ending is one that `write_sheet` knows.
bool is_sheet_file(const std::filesystem::path& file);
/// Writes a sheet as .pdf, .svg or .png. The file appears as a whole or not at all.
[[nodiscard]] Result<void> write_sheet(std::shared_ptr<const Pack> pack,
                                       const SheetRequest& request, Day day,
                                       const std::filesystem::path& output, const Paths& paths);

}  // namespace nandu
