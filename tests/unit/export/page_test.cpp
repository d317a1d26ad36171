#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "export/pdf_file.h"
#include "export/svg_file.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

Page small_page() {
    Page page;
    page.width_px = 300;
    page.height_px = 200;
    PagePath land;
    land.lines = {{{20, 20}, {280, 20}, {280, 180}, {20, 180}}};
    land.closed = true;
    land.fill = rgba(0xCC2200);
    page.items.emplace_back(clip_to({0, 0, 300, 100}));
    page.items.emplace_back(land);
    page.items.emplace_back(PageEnd{});
    Text text;
    text.text = "Yìngtiān 應天府 <&>";
    text.style = {Face::Reading, 20.0, 0.0, false};
    text.origin = {30, 150};
    text.colour = rgba(0x000000);
    text.halo = rgba(0xFFFFFF);
    page.items.emplace_back(text);
    return page;
}

Typesetter typesetter() {
    return Typesetter(fs::path(NANDU_SOURCE_DIR) / "assets" / "fonts");
}

std::string output_of(const std::string& command) {
    std::string out;
    FILE* const pipe = popen(command.c_str(), "r");
    for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) {
        out += static_cast<char>(c);
    }
    pclose(pipe);
    return out;
}

bool has_program(const char* name) {
    return std::system((std::string("command -v ") + name + " >/dev/null").c_str()) == 0;
}

TEST(PageFiles, APdfsWordsCanBeCopiedAndItsFontsAreInIt) {
    if (!has_program("pdftotext")) {
        GTEST_SKIP() << "pdftotext (poppler-utils) is not installed: PDF text was NOT tested";
    }
    const fs::path file = fs::path(testing::TempDir()) / "page.pdf";
    Typesetter letters = typesetter();
    auto pdf = PdfFile::open(file, {"Trial", "Nandu"});
    ASSERT_TRUE(pdf.has_value());
    pdf->add(small_page(), letters);
    pdf->add(small_page(), letters);
    EXPECT_FALSE(fs::exists(file));
    ASSERT_TRUE(pdf->finish().has_value());
    const std::string text = output_of("pdftotext " + file.string() + " -");
    EXPECT_NE(text.find("Yìngtiān 應天府 <&>"), std::string::npos) << text;
    EXPECT_NE(text.find('\f'), text.rfind('\f')) << "two pages";
    const std::string fonts = output_of("pdffonts " + file.string());
    EXPECT_NE(fonts.find("NanduReading"), std::string::npos) << fonts;
    EXPECT_EQ(fonts.find(" no "), std::string::npos) << fonts;
    fs::remove(file);
}

TEST(PageFiles, NothingIsLeftOfAPdfThatIsNotFinished) {
    const fs::path file = fs::path(testing::TempDir()) / "dropped.pdf";
    Typesetter letters = typesetter();
    {
        auto pdf = PdfFile::open(file, {"Trial", "Nandu"});
        ASSERT_TRUE(pdf.has_value());
        pdf->add(small_page(), letters);
    }
    EXPECT_FALSE(fs::exists(file));
    EXPECT_FALSE(fs::exists(file.string() + ".part"));
    EXPECT_FALSE(PdfFile::open("/nowhere/at/all.pdf", {"", ""}).has_value());
}

TEST(PageFiles, AnSvgKeepsItsWordsAndCarriesItsFonts) {
    Typesetter letters = typesetter();
    const std::string svg = svg_of(small_page(), "A & B", "words", letters);
    EXPECT_NE(svg.find("<title>A &amp; B</title>"), std::string::npos);
    EXPECT_NE(svg.find("應天府"), std::string::npos);
    EXPECT_NE(svg.find("&lt;&amp;&gt;"), std::string::npos);
    EXPECT_NE(svg.find("@font-face"), std::string::npos);
    EXPECT_LT(svg.size(), 60000U) << "fonts are cut down to what is used";
    if (!has_program("python3")) {
        GTEST_SKIP() << "python3 is not installed: the SVG was NOT read as XML";
    }
    const fs::path file = fs::path(testing::TempDir()) / "page.svg";
    std::ofstream(file) << svg;
    EXPECT_EQ(output_of("python3 -c \"import xml.dom.minidom as m,sys; d=m.parse(sys.argv[1]); "
                        "print(len(d.getElementsByTagName('text')), "
                        "len(d.getElementsByTagName('clipPath')))\" " +
                        file.string()),
              "1 1\n");
    fs::remove(file);
}

TEST(PageFiles, AClipHidesWhatLiesOutside) {
    Typesetter letters = typesetter();
    const auto pixels = pixels_of(small_page(), 72.0 / 0.56, letters);
    ASSERT_TRUE(pixels.has_value());
    ASSERT_EQ(pixels->width_px, 300);
    const auto red_at = [&](int x, int y) {
        const std::uint8_t* const p =
            pixels->rgba.data() + (static_cast<std::size_t>(y) * 300 + static_cast<std::size_t>(x)) * 4;
        return p[0] > 150 && p[1] < 100;
    };
    EXPECT_TRUE(red_at(150, 50));
    EXPECT_FALSE(red_at(250, 170));
    EXPECT_FALSE(red_at(10, 50));
}

TEST(Page, GreyHasNoColour) {
    const Page grey = in_grey(small_page());
    const auto& land = std::get<PagePath>(grey.items[1]);
    EXPECT_FLOAT_EQ(land.fill.r, land.fill.g);
    EXPECT_FLOAT_EQ(land.fill.g, land.fill.b);
    EXPECT_NEAR(double(land.fill.r), 0.2126 * 0.8 + 0.7152 * 0.1333, 0.01);
}

}  // namespace
}  // namespace nandu
