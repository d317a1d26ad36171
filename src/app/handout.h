#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/class_picture.h"
#include "app/page_writer.h"
#include "base/result.h"
#include "export/pdf_file.h"

namespace nandu {

/// The story on paper for thirty pupils: a page a step with its map, date, text, question with
/// lines to write on, and sources. A step that asks for the future shows the day before; what came
/// stands on pages of answers at the end.
struct HandoutRequest {
    Language language = Language::En;
    Paper paper;
    bool grey = false;
    bool answers = true;
    std::vector<int> steps;  ///< Indices into Atlas::steps, in order; all if empty.
};

/// "1,3-5" as indices from 0, each once, in order; or a sentence about what is not understood.
[[nodiscard]] tl::expected<std::vector<int>, std::string> steps_from_text(const std::string& text,
                                                                          int count);

/// Makes a handout page by page.
class HandoutMaker {
public:
    /// `strings` must outlive the maker.
    HandoutMaker(std::shared_ptr<const Pack> pack, const HandoutRequest& request,
                 const Strings& strings, const Paths& paths, PdfFile file);

    int pages() const { return static_cast<int>(steps_.size()) + answer_pages_; }
    int pages_made() const { return made_; }
    /// Makes the next page; false when none is left.
    bool advance();
    [[nodiscard]] Result<void> finish() { return file_.finish(); }

    /// One step's page.
    Page step_page(int step);

private:
    AppState told(int step) const;
    AppState revealed(int step) const;
    Page answer_page(int number);
    void put_head(const std::string& right);
    void put_foot(int page);
    double put_question(double top, const std::string& question, bool to_mark, double bottom);
    void put_map(const ScreenBox& frame, const AppState& state, int step, PlaceId answer);

    HandoutRequest request_;
    PageWriter writer_;
    GlyphCache plate_glyphs_;
    ClassPicture plates_;
    std::vector<int> steps_, asked_;  ///< All; those with an answer.
    int answer_pages_ = 0, made_ = 0;
    double left_ = 0.0, right_ = 0.0, top_ = 0.0, bottom_ = 0.0;
    PdfFile file_;
};

[[nodiscard]] Result<PdfFile> open_handout(const std::filesystem::path& output, const Pack& pack,
                                           Language language);

}  // namespace nandu
