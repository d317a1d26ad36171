#include "export/pdf_file.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo.h>

#include <cmath>
#include <fstream>
#include <map>
#include <utility>

#include "export/beside.h"
#include "export/page_target.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

struct CairoFree {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};
template <class Of>
using Owned = std::unique_ptr<Of, CairoFree>;

/// Cairo's faces by font of the typesetter.
class CairoFonts {
public:
    cairo_font_face_t* face(Typesetter& typesetter, std::uint16_t font) {
        Owned<cairo_font_face_t>& known = faces_[font];
        if (!known) {
            const Typesetter::FontFile file = typesetter.font_file(font);
            FcPattern* const pattern = FcPatternCreate();
            const std::string path = file.path.string();
            FcPatternAddString(pattern, FC_FILE, reinterpret_cast<const FcChar8*>(path.c_str()));
            FcPatternAddInteger(pattern, FC_INDEX, file.face);
            known.reset(cairo_ft_font_face_create_for_pattern(pattern));
            FcPatternDestroy(pattern);
        }
        return known.get();
    }

private:
    std::map<std::uint16_t, Owned<cairo_font_face_t>> faces_;
};

class CairoTarget final : public PageTarget {
public:
    CairoTarget(cairo_t* context, Typesetter& typesetter, CairoFonts& fonts)
        : cairo_(context), typesetter_(typesetter), fonts_(fonts) {
        cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
        cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
        cairo_font_options_t* const options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        cairo_set_font_options(cairo_, options);
        cairo_font_options_destroy(options);
    }

    void fill(const Outline& outline, Rgba colour) override {
        put(outline);
        set(colour);
        cairo_fill(cairo_);
    }

    void stroke(const Outline& outline, std::span<const Pencil> pencils) override {
        put(outline);
        for (const Pencil& pencil : pencils) {
            set(pencil.colour);
            cairo_set_line_width(cairo_, pencil.width_px);
            cairo_set_line_cap(cairo_,
                               pencil.round_caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
            const double dashes[2] = {pencil.dash_on_px, pencil.dash_off_px};
            cairo_set_dash(cairo_, dashes, pencil.dash_off_px > 0.0 ? 2 : 0, 0.0);
            cairo_stroke_preserve(cairo_);
        }
        cairo_new_path(cairo_);
    }

    void image(const PageImage& image) override {
        const Owned<cairo_surface_t> surface(
            cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image.columns, image.rows));
        if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
            return;
        }
        cairo_surface_flush(surface.get());
        unsigned char* const to = cairo_image_surface_get_data(surface.get());
        const int stride = cairo_image_surface_get_stride(surface.get());
        for (int row = 0; row < image.rows; ++row) {
            auto* const line = reinterpret_cast<std::uint32_t*>(
                to + static_cast<std::ptrdiff_t>(row) * stride);
            for (int column = 0; column < image.columns; ++column) {
                const std::uint8_t* const p =
                    image.rgba.data() +
                    (static_cast<std::size_t>(row) * static_cast<std::size_t>(image.columns) +
                     static_cast<std::size_t>(column)) *
                        4;
                const std::uint32_t a = p[3];
                const auto by_alpha = [a](std::uint32_t c) { return (c * a + 127) / 255; };
                line[column] =
                    a << 24 | by_alpha(p[0]) << 16 | by_alpha(p[1]) << 8 | by_alpha(p[2]);
            }
        }
        cairo_surface_mark_dirty(surface.get());
        cairo_save(cairo_);
        place(image.box, image.columns, image.rows);
        cairo_set_source_surface(cairo_, surface.get(), 0, 0);
        smooth(cairo_get_source(cairo_));
        // A rectangle, so that the smoothed rim does not fade.
        cairo_rectangle(cairo_, 0, 0, image.columns, image.rows);
        cairo_fill(cairo_);
        cairo_restore(cairo_);
    }

    void clip(const Outline& outline) override {
        cairo_save(cairo_);
        put(outline);
        cairo_clip(cairo_);
        const bool simple = outline.points.size() <= 4;
        open_.push_back({nullptr, !simple});
        if (!simple) {
            // Cairo writes the clip's path again for everything that is drawn: so let it be one
            // thing, a group.
            begin_group();
        }
    }

    void mask(const PageMask& mask) override {
        begin_group();
        open_.push_back({&mask, true});
    }

    void end() override {
        const auto [mask, grouped] = open_.back();
        open_.pop_back();
        if (grouped) {
            cairo_pop_group_to_source(cairo_);
        }
        if (mask == nullptr) {
            if (grouped) {
                cairo_paint(cairo_);
            }
            cairo_restore(cairo_);
            return;
        }
        const Owned<cairo_surface_t> surface(
            cairo_image_surface_create(CAIRO_FORMAT_A8, mask->columns, mask->rows));
        unsigned char* const to = cairo_image_surface_get_data(surface.get());
        if (to == nullptr) {
            return;
        }
        const int stride = cairo_image_surface_get_stride(surface.get());
        for (int row = 0; row < mask->rows; ++row) {
            std::copy_n(mask->cover.begin() + static_cast<std::ptrdiff_t>(row) * mask->columns,
                        mask->columns, to + static_cast<std::ptrdiff_t>(row) * stride);
        }
        cairo_surface_mark_dirty(surface.get());
        cairo_pattern_t* const pattern = cairo_pattern_create_for_surface(surface.get());
        smooth(pattern);
        cairo_matrix_t matrix;
        cairo_matrix_init_scale(&matrix, mask->columns / (mask->box.right_px - mask->box.left_px),
                                mask->rows / (mask->box.bottom_px - mask->box.top_px));
        cairo_matrix_translate(&matrix, -mask->box.left_px, -mask->box.top_px);
        cairo_pattern_set_matrix(pattern, &matrix);
        cairo_mask(cairo_, pattern);
        cairo_pattern_destroy(pattern);
    }

    void text(const Text& text, std::span<const GlyphRun> runs) override {
        cairo_save(cairo_);
        cairo_translate(cairo_, text.origin.x_px, text.origin.y_px);
        cairo_rotate(cairo_, text.angle_rad);
        cairo_set_font_size(cairo_, text.style.size_px);
        std::vector<cairo_glyph_t> glyphs;
        if (text.halo.a > 0.0F && text.halo_px > 0.0F) {
            for (const GlyphRun& run : runs) {
                if (begin(run, glyphs)) {
                    cairo_glyph_path(cairo_, glyphs.data(), static_cast<int>(glyphs.size()));
                }
            }
            set(text.halo);
            cairo_set_line_width(cairo_, 2.0 * static_cast<double>(text.halo_px));
            cairo_set_dash(cairo_, nullptr, 0, 0.0);
            cairo_stroke(cairo_);
        }
        set(text.colour);
        for (const GlyphRun& run : runs) {
            if (!begin(run, glyphs)) {
                put_boxes(run, text.style.size_px);
                continue;
            }
            std::string bytes;
            std::vector<cairo_text_cluster_t> clusters;
            for (const GlyphRun::Glyph& glyph : run.glyphs) {
                bytes += glyph.bytes;
                clusters.push_back({static_cast<int>(glyph.bytes.size()), 1});
            }
            cairo_show_text_glyphs(cairo_, bytes.data(), static_cast<int>(bytes.size()),
                                   glyphs.data(), static_cast<int>(glyphs.size()),
                                   clusters.data(), static_cast<int>(clusters.size()),
                                   static_cast<cairo_text_cluster_flags_t>(0));
        }
        cairo_restore(cairo_);
    }

private:
    void set(Rgba c) {
        cairo_set_source_rgba(cairo_, static_cast<double>(c.r), static_cast<double>(c.g),
                              static_cast<double>(c.b), static_cast<double>(c.a));
    }
    void put(const Outline& outline) {
        cairo_new_path(cairo_);
        const ScreenPoint* p = outline.points.data();
        for (const Outline::Verb verb : outline.verbs) {
            switch (verb) {
                case Outline::Verb::Move:
                    cairo_move_to(cairo_, p->x_px, p->y_px);
                    ++p;
                    break;
                case Outline::Verb::Line:
                    cairo_line_to(cairo_, p->x_px, p->y_px);
                    ++p;
                    break;
                case Outline::Verb::Curve:
                    cairo_curve_to(cairo_, p[0].x_px, p[0].y_px, p[1].x_px, p[1].y_px, p[2].x_px,
                                   p[2].y_px);
                    p += 3;
                    break;
                case Outline::Verb::Close:
                    cairo_close_path(cairo_);
            }
        }
    }
    void place(const ScreenBox& box, int columns, int rows) {
        cairo_translate(cairo_, box.left_px, box.top_px);
        cairo_scale(cairo_, (box.right_px - box.left_px) / columns,
                    (box.bottom_px - box.top_px) / rows);
    }
    static void smooth(cairo_pattern_t* pattern) {
        cairo_pattern_set_filter(pattern, CAIRO_FILTER_BILINEAR);
        cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
    }
    /// False for characters that no font has.
    bool begin(const GlyphRun& run, std::vector<cairo_glyph_t>& glyphs) {
        glyphs.clear();
        if (run.font == GlyphKey::kReplacement) {
            return false;
        }
        cairo_set_font_face(cairo_, fonts_.face(typesetter_, run.font));
        for (const GlyphRun::Glyph& glyph : run.glyphs) {
            glyphs.push_back({glyph.index, glyph.x_px, 0.0});
        }
        return true;
    }
    void put_boxes(const GlyphRun& run, double size_px) {
        cairo_set_line_width(cairo_, size_px / 14.0);
        for (const GlyphRun::Glyph& glyph : run.glyphs) {
            cairo_rectangle(cairo_, glyph.x_px + size_px * 0.07, -size_px * 0.72, size_px * 0.55,
                            size_px * 0.72);
        }
        cairo_stroke(cairo_);
    }

    void begin_group() {
        cairo_push_group(cairo_);
        cairo_reset_clip(cairo_);
    }

    struct Open {
        const PageMask* mask = nullptr;  ///< Null: a clip.
        bool grouped = false;
    };
    cairo_t* cairo_;
    Typesetter& typesetter_;
    CairoFonts& fonts_;
    std::vector<Open> open_;
};

}  // namespace

struct PdfFile::Impl {
    fs::path file, part;
    std::ofstream stream;
    Owned<cairo_surface_t> surface;
    CairoFonts fonts;
    bool finished = false;

    static cairo_status_t write(void* self, const unsigned char* bytes, unsigned count) {
        auto& out = static_cast<Impl*>(self)->stream;
        out.write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(count));
        return out ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
    }

    ~Impl() {
        surface.reset();  // It may still write.
        stream.close();
        if (!finished && !part.empty()) {
            std::error_code ignored;
            fs::remove(part, ignored);
        }
    }
};

PdfFile::PdfFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PdfFile::~PdfFile() = default;
PdfFile::PdfFile(PdfFile&&) noexcept = default;

Result<PdfFile> PdfFile::open(const fs::path& file, const About& about) {
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    const fs::path part = beside(file, ".part");
    if (const auto fine = can_be_written(file, part); !fine) {
        return Failure(fine.error());
    }
    impl->part = part;
    impl->stream.open(part, std::ios::binary | std::ios::trunc);
    impl->surface.reset(
        cairo_pdf_surface_create_for_stream(&Impl::write, impl.get(), 595.0, 842.0));
    cairo_surface_t* const surface = impl->surface.get();
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, about.title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, about.author.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Nandu");
    return PdfFile(std::move(impl));
}

void PdfFile::add(const Page& page, Typesetter& typesetter) {
    cairo_surface_t* const surface = impl_->surface.get();
    cairo_pdf_surface_set_size(surface, page.width_px * page.pt_per_px,
                               page.height_px * page.pt_per_px);
    const Owned<cairo_t> context(cairo_create(surface));
    cairo_scale(context.get(), page.pt_per_px, page.pt_per_px);
    CairoTarget target(context.get(), typesetter, impl_->fonts);
    draw_page(page, typesetter, target);
    cairo_show_page(context.get());
}

Result<void> PdfFile::finish() {
    Impl& my = *impl_;
    cairo_surface_finish(my.surface.get());
    const cairo_status_t status = cairo_surface_status(my.surface.get());
    my.stream.close();
    if (status != CAIRO_STATUS_SUCCESS || !my.stream) {
        return Failure(no_place(my.file, status != CAIRO_STATUS_SUCCESS
                                             ? cairo_status_to_string(status)
                                             : "a disk that refuses"));
    }
    my.finished = true;
    return renamed(my.part, my.file);
}

Result<PagePixels> pixels_of(const Page& page, double dots_per_inch, Typesetter& typesetter) {
    const double scale = page.pt_per_px * dots_per_inch / 72.0;
    PagePixels out;
    out.width_px = static_cast<int>(std::lround(page.width_px * scale));
    out.height_px = static_cast<int>(std::lround(page.height_px * scale));
    const Owned<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, out.width_px, out.height_px));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
        Problem problem;
        problem.found = std::to_string(out.width_px) + " x " + std::to_string(out.height_px) +
                        " pixels, for which there is no memory";
        problem.expected = "a smaller sheet or fewer dots per inch";
        return Failure(problem);
    }
    {
        CairoFonts fonts;
        const Owned<cairo_t> context(cairo_create(surface.get()));
        cairo_set_source_rgb(context.get(), 1.0, 1.0, 1.0);
        cairo_paint(context.get());
        cairo_scale(context.get(), scale, scale);
        CairoTarget target(context.get(), typesetter, fonts);
        draw_page(page, typesetter, target);
    }
    cairo_surface_flush(surface.get());
    const unsigned char* const from = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    out.rgba.reserve(static_cast<std::size_t>(out.width_px) *
                     static_cast<std::size_t>(out.height_px) * 4);
    for (int row = 0; row < out.height_px; ++row) {
        const auto* const line =
            reinterpret_cast<const std::uint32_t*>(from + static_cast<std::ptrdiff_t>(row) * stride);
        for (int column = 0; column < out.width_px; ++column) {
            const std::uint32_t c = line[column];
            out.rgba.insert(out.rgba.end(), {static_cast<std::uint8_t>(c >> 16 & 255),
                                             static_cast<std::uint8_t>(c >> 8 & 255),
                                             static_cast<std::uint8_t>(c & 255), 255});
        }
    }
    return out;
}

}  // namespace nandu
