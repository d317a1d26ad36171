#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "map/page.h"
#include "text/typesetter.h"

namespace nandu {

/// A PDF page by page: vectors, images, and words that can be searched and copied, in fonts of
/// which the file carries what it needs. The file appears as a whole when `finish` succeeds; until
/// then, and without it, there is nothing.
class PdfFile {
public:
    struct About {
        std::string title, author;
    };
    [[nodiscard]] static Result<PdfFile> open(const std::filesystem::path& file,
                                              const About& about);
    ~PdfFile();
    PdfFile(PdfFile&&) noexcept;
    PdfFile& operator=(PdfFile&&) = delete;
    PdfFile(const PdfFile&) = delete;
    PdfFile& operator=(const PdfFile&) = delete;

    void add(const Page& page, Typesetter& typesetter);
    [[nodiscard]] Result<void> finish();

private:
    struct Impl;
    explicit PdfFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// A page as pixels, for files of pixels.
struct PagePixels {
    int width_px = 0, height_px = 0;
    std::vector<std::uint8_t> rgba;
};
/// Fails where there is no memory for so many.
[[nodiscard]] Result<PagePixels> pixels_of(const Page& page, double dots_per_inch,
                                           Typesetter& typesetter);

}  // namespace nandu
