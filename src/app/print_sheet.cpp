#include "app/print_sheet.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include <fmt/format.h>

#include "app/page_legend.h"
#include "app/render_command.h"
#include "app/studio.h"
#include "export/beside.h"
#include "export/pdf_file.h"
#include "export/png.h"
#include "export/svg_file.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr double kSheetEdgeMm = 11.0;
constexpr double kLegendSign = 34.0;  ///< Width of the column of signs.
constexpr double kLegendLead = 18.0;
constexpr double kSmallLead = 16.5;
constexpr double kColumnGap = 26.0;
constexpr double kNarrowestColumn = 225.0;

/// Sources of what the map shows, the most used ones first.
std::vector<SourceId> sources_on(PageWriter& writer, Day day) {
    const Atlas& atlas = writer.pack().atlas;
    std::map<SourceId, int> uses;
    const auto count = [&uses](const SourceIds& ids, int weight) {
        for (const SourceId id : ids) {
            uses[id] += weight;
        }
    };
    const std::shared_ptr<const HolderTable> table = writer.stage().holders().at(day);
    for (const HolderTable::Entry& entry : table->entries) {
        if (entry.holding >= 0) {
            count(atlas.holdings[static_cast<std::size_t>(entry.holding)].sources, 1);
        }
    }
    const Scene& scene = writer.stage().scene(day);
    for (const EventId event : scene.events) {
        count(atlas[event].sources, 3);
    }
    for (const PolityState& polity : scene.polities) {
        if (polity.court && polity.court->stay != kNo<StayId>) {
            count(atlas[polity.court->stay].sources, 5);
        }
    }
    std::vector<SourceId> out;
    for (const auto& [id, weight] : uses) {
        out.push_back(id);
    }
    std::stable_sort(out.begin(), out.end(),
                     [&uses](SourceId a, SourceId b) { return uses[a] > uses[b]; });
    return out;
}

std::string citations(PageWriter& writer, std::span<const SourceId> sources, std::size_t count) {
    const Atlas& atlas = writer.pack().atlas;
    std::string out = writer.word("lesson.sources");
    for (std::size_t i = 0; i < std::min(count, sources.size()); ++i) {
        out += (i == 0 ? " " : "; ") + atlas[sources[i]].citation.in(writer.language());
    }
    if (count < sources.size()) {
        out += filled(writer.word("print.more_sources"), {std::to_string(sources.size() - count)});
    }
    return out;
}

/// The words under the map, in columns: legend on the left, sources and credits on the right.
class SheetFoot {
public:
    SheetFoot(PageWriter& writer, const AppState& state, std::vector<PageLegendRow> rows,
              double width)
        : writer_(writer),
          colours_(theme(state.theme)),
          day_(state.day),
          rows_(std::move(rows)),
          width_(width),
          columns_(std::max(2, static_cast<int>((width + kColumnGap) /
                                                (kNarrowestColumn + kColumnGap)))),
          column_((width + kColumnGap) / columns_ - kColumnGap),
          legend_columns_(std::max(1, columns_ - (columns_ >= 4 ? 2 : 1))) {}

    double draw(double left, double top, double most, bool draw) {
        const double legend = put_legend(left, top, draw);
        const double room = std::max(legend, std::min(most, 150.0));
        const double x = left + legend_columns_ * (column_ + kColumnGap);
        const double words = put_words(x, top, width_ - (x - left), room, draw);
        return std::max(legend, words);
    }

private:
    Letters letters(Face face, double size, Rgba colour) const { return {face, size, colour}; }

    double put_legend(double left, double top, bool draw) {
        const double title = 22.0;
        const Letters words = letters(Face::Ui, 13.0, colours_.ink);
        std::vector<double> heights;
        double sum = 0.0;
        for (const PageLegendRow& row : rows_) {
            heights.push_back(std::max(kLegendLead + 5.0,
                                       writer_.paragraph(0, 0, column_ - kLegendSign - 8.0,
                                                         kLegendLead - 1.5, words, row.words, false) +
                                           6.0));
            sum += heights.back();
        }
        // The shortest height at which the rows fit into the columns, in order.
        double height = sum / legend_columns_;
        const auto columns_at = [&](double limit) {
            int used = 1;
            double y = 0.0;
            for (const double one : heights) {
                if (y > 0.0 && y + one > limit) {
                    ++used;
                    y = 0.0;
                }
                y += one;
            }
            return used;
        };
        while (columns_at(height) > legend_columns_) {
            height += 2.0;
        }
        if (draw) {
            writer_.line(left, top + 13.0, letters(Face::UiBold, 13.5, colours_.ink),
                         writer_.word("legend.title"));
            double x = left;
            double y = 0.0;
            for (std::size_t i = 0; i < rows_.size(); ++i) {
                if (y > 0.0 && y + heights[i] > height) {
                    x += column_ + kColumnGap;
                    y = 0.0;
                }
                const double middle = top + title + y + heights[i] * 0.5;
                rows_[i].sign(writer_, {x + kLegendSign * 0.5 - 1.0, middle});
                const double tall =
                    writer_.paragraph(0, 0, column_ - kLegendSign - 8.0, kLegendLead - 1.5, words,
                                      rows_[i].words, false);
                writer_.paragraph(x + kLegendSign + 8.0, middle - tall * 0.5,
                                  column_ - kLegendSign - 8.0, kLegendLead - 1.5, words,
                                  rows_[i].words);
                y += heights[i];
            }
        }
        return title + height;
    }

    double put_words(double left, double top, double width, double room, bool draw) {
        const Letters note = letters(Face::ReadingItalic, 13.0, colours_.ink2);
        const Letters small = letters(Face::Reading, 13.0, colours_.ink2);
        std::string credits;
        for (const LocalizedText& credit : writer_.pack().atlas.manifest.credits) {
            credits += (credits.empty() ? "" : "; ") + credit.in(writer_.language());
        }
        credits = filled(writer_.word("print.credits"), {credits});
        double y = top;
        if (!rows_.empty()) {
            y += writer_.paragraph(left, y, width, kSmallLead, note, writer_.word("legend.areas"),
                                   draw) +
                 4.0;
        }
        const double credits_height =
            writer_.paragraph(left, 0, width, kSmallLead, small, credits, false);
        const std::vector<SourceId> sources = sources_on(writer_, day_);
        if (!sources.empty()) {
            std::size_t count = sources.size();
            const auto height = [&] {
                return writer_.paragraph(left, 0, width, kSmallLead, small,
                                         citations(writer_, sources, count), false);
            };
            while (count > 1 && y - top + height() + 6.0 + credits_height > room) {
                --count;
            }
            y += writer_.paragraph(left, y, width, kSmallLead, small,
                                   citations(writer_, sources, count), draw) +
                 6.0;
        }
        y += writer_.paragraph(left, y, width, kSmallLead, small, credits, draw);
        return y - top;
    }

    PageWriter& writer_;
    const Theme& colours_;
    Day day_;
    std::vector<PageLegendRow> rows_;
    double width_;
    int columns_;
    double column_;
    int legend_columns_;
};

AppState state_in(PageWriter& writer, const SheetRequest& request, Day day, double width,
                  double height) {
    PictureChoice choice = request.picture;
    choice.language = writer.language();
    choice.viewport = {static_cast<int>(width), static_cast<int>(height), 1.0};
    AppState state = choice.state(writer.pack(), day);
    state.layers.patterns = request.grey;
    return state;
}

}  // namespace

Page print_sheet(PageWriter& writer, const SheetRequest& request, Day day) {
    writer.begin(request.paper, request.landscape);
    const Theme& colours = theme(request.picture.theme);
    const double edge = kSheetEdgeMm * 72.0 / 25.4 / writer.page().pt_per_px;
    const double left = edge;
    const double right = writer.page().width_px - edge;
    const double bottom = writer.page().height_px - edge;
    if (request.picture.theme == ThemeKind::Dark) {
        writer.box({0, 0, writer.page().width_px, writer.page().height_px}, colours.panel, {}, 0.0);
    }

    // Head: what and when.
    const Manifest& manifest = writer.pack().atlas.manifest;
    const std::string title =
        request.title.empty() ? manifest.title.in(writer.language()) : request.title;
    const std::string second = request.title.empty() && writer.language() == Language::En
                                   ? manifest.title.hant
                                   : std::string();
    const std::string date = writer.julian(day);
    const std::string under =
        joined({writer.gregorian(day), writer.reign(day)});
    Letters date_letters{Face::Display, 34.0, colours.ink};
    const Letters under_letters{Face::Reading, 15.5, colours.ink2};
    const double date_width =
        std::max(writer.width(date_letters, date), writer.width(under_letters, under));
    const double room = right - left - date_width - 40.0;
    Letters title_letters{Face::Display, 38.0, colours.ink};
    const Letters subtitle_letters{Face::Reading, 15.5, colours.ink2};
    const bool stacked = room < 330.0;  // The date goes under the title.
    const double title_room = stacked ? right - left : room;
    while (title_letters.size_px > 20.0 &&
           writer.width(title_letters, title) > title_room) {
        title_letters.size_px -= 1.0;
    }
    double y = edge + 30.0;
    writer.line(left, y, title_letters, title);
    const double title_width = writer.width(title_letters, title);
    if (!second.empty() && title != second &&
        title_width + 20.0 + writer.width(title_letters, second) < title_room) {
        writer.line(left + title_width + 20.0, y, title_letters, second);
    }
    if (!stacked) {
        writer.line_right(right, y, date_letters, date);
    }
    y += 25.0;
    const std::string subtitle = manifest.subtitle.in(writer.language());
    if (writer.width(subtitle_letters, subtitle) < title_room) {
        writer.line(left, y, subtitle_letters, subtitle);
    }
    if (stacked) {
        y += 34.0;
        date_letters.size_px = 30.0;
        writer.line(left, y, date_letters, date);
        y += 23.0;
        writer.line(left, y, under_letters, under);
    } else {
        writer.line_right(right, y, under_letters, under);
    }
    y += 16.0;

    // What the map shows decides how high the foot is, and that how high the map.
    const double width = right - left;
    const AppState guess = state_in(writer, request, day, width, (bottom - y) * 0.8);
    writer.stage().picture(guess, {});
    SheetFoot measured(writer, guess, page_legend(writer, writer.stage().overlay(), guess), width);
    const double foot = measured.draw(left, 0, (bottom - y) * 0.3, false);
    const double map_bottom = std::floor(bottom - foot - 16.0);
    const double map_top = std::ceil(y);
    const ScreenBox frame{left, map_top, left + std::floor(width), map_bottom};
    const AppState state = state_in(writer, request, day, width, map_bottom - map_top);
    const Overlay& overlay = writer.map(frame, state);
    SheetFoot(writer, state, page_legend(writer, overlay, state), width)
        .draw(left, map_bottom + 14.0, (bottom - y) * 0.3, true);
    Page page = writer.take();
    return request.grey ? in_grey(std::move(page)) : page;
}

bool is_sheet_file(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    return ending == ".pdf" || ending == ".svg" || ending == ".png";
}

Result<void> write_sheet(std::shared_ptr<const Pack> pack, const SheetRequest& request, Day day,
                         const std::filesystem::path& output, const Paths& paths) {
    const auto strings = load_strings(paths);
    if (!strings) {
        return Failure(strings.error());
    }
    PageWriter writer(pack, *strings, paths, request.picture.language);
    const Page page = print_sheet(writer, request, day);
    const std::string title = request.title.empty()
                                  ? pack->atlas.manifest.title.in(writer.language())
                                  : request.title;
    const std::string about = title + ", " + writer.julian(day);
    if (output.extension() == ".svg") {
        const std::string svg = svg_of(page, about, writer.word("legend.areas"),
                                       writer.typesetter());
        return write_whole(output, std::span(reinterpret_cast<const std::uint8_t*>(svg.data()),
                                             svg.size()));
    }
    if (output.extension() == ".pdf") {
        auto pdf = PdfFile::open(output, {about, "Nandu"});
        if (!pdf) {
            return Failure(pdf.error());
        }
        pdf->add(page, writer.typesetter());
        return pdf->finish();
    }
    const auto pixels = pixels_of(page, request.dots_per_inch, writer.typesetter());
    if (!pixels) {
        return Failure(pixels.error());
    }
    return write_png(output, pixels->width_px, pixels->height_px, pixels->rgba);
}

}  // namespace nandu
