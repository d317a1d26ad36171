#include "export/svg_file.h"

#include <hb-subset.h>
#include <hb.h>

#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/markup.h"
#include "export/base64.h"
#include "export/page_target.h"
#include "export/png.h"

namespace nandu {
namespace {

/// At most two digits behind the point: a hundredth of a page pixel is a 5000th of a millimetre.
void put_number(std::string& out, double value) {
    const auto hundredths = static_cast<long long>(std::llround(value * 100.0));
    const long long whole = std::abs(hundredths) / 100;
    const int rest = static_cast<int>(std::abs(hundredths) % 100);
    if (hundredths < 0) {
        out += '-';
    }
    out += std::to_string(whole);
    if (rest != 0) {
        out += '.';
        out += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0) {
            out += static_cast<char>('0' + rest % 10);
        }
    }
}

std::string number_of(double value) {
    std::string out;
    put_number(out, value);
    return out;
}

std::string paint_of(const char* what, Rgba c) {
    const auto byte = [](float v) { return static_cast<int>(std::lround(v * 255.0F)); };
    std::string out = fmt::format(" {}=\"#{:02x}{:02x}{:02x}\"", what, byte(c.r), byte(c.g),
                                  byte(c.b));
    if (c.a < 0.999F) {
        out += fmt::format(" {}-opacity=\"{:.3f}\"", what, static_cast<double>(c.a));
    }
    return out;
}

std::string path_of(const Outline& outline) {
    std::string out;
    const ScreenPoint* p = outline.points.data();
    const auto put = [&out](ScreenPoint at) {
        put_number(out, at.x_px);
        out += ' ';
        put_number(out, at.y_px);
    };
    for (const Outline::Verb verb : outline.verbs) {
        switch (verb) {
            case Outline::Verb::Move:
                out += 'M';
                put(*p++);
                break;
            case Outline::Verb::Line:
                out += 'L';
                put(*p++);
                break;
            case Outline::Verb::Curve:
                out += 'C';
                put(p[0]);
                out += ' ';
                put(p[1]);
                out += ' ';
                put(p[2]);
                p += 3;
                break;
            case Outline::Verb::Close:
                out += 'Z';
        }
    }
    return out;
}

/// A font with only the characters that are asked for; empty where the file cannot be read.
std::vector<std::uint8_t> cut_font(const Typesetter::FontFile& file,
                                   const std::set<char32_t>& characters) {
    const auto free_blob = [](hb_blob_t* blob) { hb_blob_destroy(blob); };
    const auto free_face = [](hb_face_t* face) { hb_face_destroy(face); };
    const auto free_input = [](hb_subset_input_t* input) { hb_subset_input_destroy(input); };
    const std::unique_ptr<hb_blob_t, decltype(free_blob)> blob(
        hb_blob_create_from_file(file.path.string().c_str()), free_blob);
    const std::unique_ptr<hb_face_t, decltype(free_face)> face(
        hb_face_create(blob.get(), static_cast<unsigned>(file.face)), free_face);
    const std::unique_ptr<hb_subset_input_t, decltype(free_input)> input(
        hb_subset_input_create_or_fail(), free_input);
    if (!input) {
        return {};
    }
    for (const char32_t c : characters) {
        hb_set_add(hb_subset_input_unicode_set(input.get()), c);
    }
    // Every character has its place already: no ligatures, no kerning.
    hb_set_clear(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    const std::unique_ptr<hb_face_t, decltype(free_face)> cut(
        hb_subset_or_fail(face.get(), input.get()), free_face);
    if (!cut) {
        return {};
    }
    const std::unique_ptr<hb_blob_t, decltype(free_blob)> bytes(hb_face_reference_blob(cut.get()),
                                                                free_blob);
    unsigned length = 0;
    const char* const data = hb_blob_get_data(bytes.get(), &length);
    return {data, data + length};
}

class SvgTarget final : public PageTarget {
public:
    void fill(const Outline& outline, Rgba colour) override {
        body_ += "<path" + paint_of("fill", colour) + " d=\"" + path_of(outline) + "\"/>\n";
    }

    void stroke(const Outline& outline, std::span<const Pencil> pencils) override {
        const auto attributes = [](const Pencil& pencil) {
            std::string out = paint_of("stroke", pencil.colour) + " stroke-width=\"" +
                              number_of(pencil.width_px) + "\"";
            if (pencil.round_caps) {
                out += " stroke-linecap=\"round\"";
            }
            if (pencil.dash_off_px > 0.0) {
                out += " stroke-dasharray=\"" + number_of(pencil.dash_on_px) + " " +
                       number_of(pencil.dash_off_px) + "\"";
            }
            return out;
        };
        if (pencils.size() == 1) {
            body_ += "<path fill=\"none\"" + attributes(pencils[0]) + " d=\"" + path_of(outline) +
                     "\"/>\n";
            return;
        }
        const std::string id = next_id();
        body_ += "<defs><path id=\"" + id + "\" fill=\"none\" d=\"" + path_of(outline) +
                 "\"/></defs>\n";
        for (const Pencil& pencil : pencils) {
            body_ += "<use xlink:href=\"#" + id + "\"" + attributes(pencil) + "/>\n";
        }
    }

    void image(const PageImage& image) override {
        body_ += "<image" + box_of(image.box) +
                 " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64," +
                 base64_of(png_of(image.columns, image.rows, image.rgba)) + "\"/>\n";
    }

    void clip(const Outline& outline) override {
        const std::string id = next_id();
        body_ += "<clipPath id=\"" + id + "\"><path clip-rule=\"evenodd\" d=\"" +
                 path_of(outline) + "\"/></clipPath>\n<g clip-path=\"url(#" + id + ")\">\n";
    }

    void mask(const PageMask& mask) override {
        const std::string id = next_id();
        std::vector<std::uint8_t> rgba;
        rgba.reserve(mask.cover.size() * 4);
        for (const std::uint8_t cover : mask.cover) {
            rgba.insert(rgba.end(), {255, 255, 255, cover});
        }
        body_ += "<mask id=\"" + id + "\" maskUnits=\"userSpaceOnUse\"" + box_of(mask.box) +
                 "><image" + box_of(mask.box) +
                 " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64," +
                 base64_of(png_of(mask.columns, mask.rows, rgba)) +
                 "\"/></mask>\n<g mask=\"url(#" + id + ")\">\n";
    }

    void end() override { body_ += "</g>\n"; }

    void text(const Text& text, std::span<const GlyphRun> runs) override {
        body_ += "<text font-size=\"" + number_of(text.style.size_px) + "\"" +
                 paint_of("fill", text.colour);
        if (text.halo.a > 0.0F && text.halo_px > 0.0F) {
            body_ += paint_of("stroke", text.halo) + " stroke-width=\"" +
                     number_of(2.0 * static_cast<double>(text.halo_px)) +
                     "\" paint-order=\"stroke\"";
        }
        if (text.angle_rad != 0.0) {
            body_ += " transform=\"rotate(" + number_of(text.angle_rad * 180.0 / 3.14159265358979) +
                     " " + number_of(text.origin.x_px) + " " + number_of(text.origin.y_px) + ")\"";
        }
        body_ += ">";
        for (const GlyphRun& run : runs) {
            std::string words, places;
            for (const GlyphRun::Glyph& glyph : run.glyphs) {
                places += (places.empty() ? "" : " ") + number_of(text.origin.x_px + glyph.x_px);
                words += markup_escaped(glyph.bytes);
                for (std::size_t at = 0; at < glyph.bytes.size();) {
                    characters_[run.font].insert(next_code_point(glyph.bytes, at));
                }
            }
            body_ += fmt::format("<tspan font-family=\"n{}, {}\" x=\"{}\" y=\"{}\">{}</tspan>",
                                 run.font, family_behind(text.style.face), places,
                                 number_of(text.origin.y_px), words);
        }
        body_ += "</text>\n";
    }

    std::string document(const Page& page, const std::string& title,
                         const std::string& description, const Typesetter& typesetter) const {
        const double mm = page.pt_per_px * 25.4 / 72.0;
        std::string out = fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" "
            "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{:.2f}mm\" height=\"{:.2f}mm\" "
            "viewBox=\"0 0 {} {}\" role=\"img\" xml:lang=\"{}\" fill-rule=\"evenodd\" "
            "stroke-linejoin=\"round\" xml:space=\"preserve\">\n<title>{}</title>\n<desc>{}</desc>\n"
            "<style>\n",
            page.width_px * mm, page.height_px * mm, number_of(page.width_px),
            number_of(page.height_px), tag_of(page.language), markup_escaped(title),
            markup_escaped(description));
        for (const auto& [font, characters] : characters_) {
            const std::vector<std::uint8_t> bytes =
                cut_font(typesetter.font_file(font), characters);
            if (!bytes.empty()) {
                out += fmt::format("@font-face{{font-family:n{};src:url(data:font/otf;base64,{})}}\n",
                                   font, base64_of(bytes));
            }
        }
        out += "text{white-space:pre;font-kerning:none;font-variant-ligatures:none}\n</style>\n";
        return out + body_ + "</svg>\n";
    }

private:
    std::string next_id() { return "i" + std::to_string(++ids_); }
    static std::string box_of(const ScreenBox& box) {
        return " x=\"" + number_of(box.left_px) + "\" y=\"" + number_of(box.top_px) +
               "\" width=\"" + number_of(box.right_px - box.left_px) + "\" height=\"" +
               number_of(box.bottom_px - box.top_px) + "\"";
    }
    /// For programs that do not read the fonts of the file.
    static const char* family_behind(Face face) {
        switch (face) {
            case Face::Display:
            case Face::Seal:
                return "'EB Garamond', 'LXGW WenKai', serif";
            case Face::Ui:
            case Face::UiBold:
                return "'Noto Sans', 'Noto Sans CJK TC', sans-serif";
            default:
                return "'Gentium Book Plus', 'Noto Serif CJK TC', serif";
        }
    }

    std::string body_;
    int ids_ = 0;
    std::map<std::uint16_t, std::set<char32_t>> characters_;
};

}  // namespace

std::string svg_of(const Page& page, const std::string& title, const std::string& description,
                   Typesetter& typesetter) {
    SvgTarget target;
    draw_page(page, typesetter, target);
    return target.document(page, title, description, typesetter);
}

}  // namespace nandu
