#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "ui/controls.h"
#include "ui/memory.h"
#include "ui/panel_window.h"
#include "ui/panels.h"
#include "ui/text_field.h"
#include "ui/words.h"

namespace nandu {
namespace {

constexpr float kStrip = 36.0F;
constexpr float kProblemsWidth = 720.0F;
constexpr float kOpeningWidth = 620.0F;
constexpr float kLine = 20.0F;

std::size_t count_of(const Problems& problems, Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(problems.begin(), problems.end(),
                      [&](const Problem& problem) { return problem.severity == severity; }));
}

/// "3 errors, 1 warning", only what there is.
std::string counted(const Paint& paint, const Problems& problems) {
    std::string words;
    for (const auto& [severity, one, several] :
         {std::tuple{Severity::Error, "problems.error", "problems.errors"},
          std::tuple{Severity::Warning, "problems.warning", "problems.warnings"}}) {
        const std::size_t count = count_of(problems, severity);
        if (count > 0) {
            words += words.empty() ? "" : paint.word("problems.and");
            words += filled(paint.word(count == 1 ? one : several), {std::to_string(count)});
        }
    }
    return words;
}

/// `control.csv, row 88, until`: where the problem is.
std::string place_of(const Paint& paint, const Problem& problem) {
    std::string text;
    for (const std::string* part : {&problem.file, &problem.where, &problem.field}) {
        if (!part->empty()) {
            text += (text.empty() ? "" : paint.word("problems.comma")) + *part;
        }
    }
    return text;
}

/// What stood there and what should, in the words of the interface's language.
std::string explained(const Paint& paint, const Problem& problem) {
    std::string text;
    const auto add = [&](const char* word, const std::string& what) {
        if (!what.empty()) {
            text += (text.empty() ? "" : paint.word("problems.semicolon")) +
                    filled(paint.word(word), {what});
        }
    };
    add("problems.found", problem.found);
    add("problems.expected", problem.expected);
    add("problems.guess", problem.guess);
    return text;
}

/// A panel in the middle of the window with a title and a cross; content is laid out by `body`,
/// which is given the scroll area's top and returns where it ended.
template <class Body>
void middle_panel(const Paint& outer, const PanelInput& input, const char* name, float wanted_width,
                  std::string_view title, Command close, Commands& out, const Body& body) {
    const float s = outer.s;
    const auto window_width = static_cast<float>(input.state.viewport.width_px);
    const auto window_height = static_cast<float>(input.state.viewport.height_px);
    const float width = std::min(wanted_width * s, window_width - 2.0F * kGap * s);
    float& content = outer.memory->scroll_px[std::string(name) + " height"];
    const float height =
        std::min(window_height - 2.0F * kGap * s, std::max(160.0F * s, content + 72.0F * s));
    const ImVec2 a(std::round((window_width - width) * 0.5F),
                   std::round((window_height - height) * 0.4F));
    const ImVec2 b(a.x + width, a.y + height);
    const PanelWindow window(outer, name, a, b, PanelWindow::Entry::Appears);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    const float inset = 24.0F * s;
    paint.text({a.x + inset, a.y + 14.0F * s}, Face::Display, 26.0F, paint.theme->ink, title);
    if (icon_button(paint, (std::string(name) + "/close").c_str(),
                    {b.x - 44.0F * s, a.y + 12.0F * s}, {b.x - 12.0F * s, a.y + 44.0F * s},
                    Icon::Close, paint.word("ctl.close"))
            .clicked) {
        out.push_back(std::move(close));
    }
    ScrollArea scroll(paint, (std::string(name) + " scroll").c_str(),
                      {a.x + 8.0F * s, a.y + 56.0F * s}, {b.x - 8.0F * s, b.y - 10.0F * s});
    scroll.take_steps();
    const float top = scroll.top();
    const float end = body(paint, scroll, a.x + inset, b.x - inset, top);
    content = end - top;
    scroll.finish(end);
}

/// A button as wide as its words, its right edge at `right`. Returns its left edge.
float word_button(const Paint& paint, const char* id, float right, float top, float bottom,
                  std::string_view word, bool& clicked) {
    const float pad = 12.0F * paint.s;
    const float width = paint.measure(Face::UiBold, kControl, word).x + 2.0F * pad;
    const ImVec2 a(right - width, top);
    const ImVec2 b(right, bottom);
    const Paint::Press press = paint.button(id, a, b);
    if (press.hovered) {
        paint.rect(a, b, paint.theme->hover, 6.0F);
    }
    text_at(paint, a.x + pad, (top + bottom) * 0.5F, Face::UiBold, kControl, paint.theme->link,
            word);
    clicked = press.clicked;
    return a.x;
}

/// While nothing of an atlas was shown, its progress stands in the middle of an empty sheet.
void veil(const Paint& outer, const PanelInput& input, Commands& out) {
    const float s = outer.s;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const PanelWindow window(outer, "veil", {0.0F, 0.0F}, size);
    const Paint& paint = window.paint;
    const AtlasNews& news = *input.news;
    paint.rect({0.0F, 0.0F}, size, paint.theme->panel2);
    const ImVec2 middle(size.x * 0.5F, size.y * 0.42F);
    const float half = std::min(220.0F * s, size.x * 0.4F);
    paint.text_centred({middle.x, middle.y - 40.0F * s}, Face::Display, 26.0F, paint.theme->ink,
                       paint.word("news.opening"));
    const float share =
        news.total > 0 ? static_cast<float>(news.done) / static_cast<float>(news.total) : 0.0F;
    paint.rect({middle.x - half, middle.y - 3.0F * s}, {middle.x + half, middle.y + 3.0F * s},
               paint.theme->track, 3.0F);
    paint.rect({middle.x - half, middle.y - 3.0F * s},
               {middle.x - half + 2.0F * half * share, middle.y + 3.0F * s}, paint.theme->accent,
               3.0F);
    paint.text_centred({middle.x, middle.y + 24.0F * s}, Face::Ui, kControl, paint.theme->ink2,
                       news.what);
    const std::string& cancel = paint.word("news.cancel");
    const float button = paint.measure(Face::UiBold, kControl, cancel).x * 0.5F + 12.0F * s;
    bool clicked = false;
    word_button(paint, "news/cancel", middle.x + button, middle.y + 48.0F * s, middle.y + 80.0F * s,
                cancel, clicked);
    if (clicked) {
        out.push_back(CancelReading{});
    }
}

/// `…/napoleon-1812` as a title: `Napoleon 1812`.
std::string title_of_folder(const std::string& path) {
    std::string title = path.substr(path.rfind('/') + 1);
    for (std::size_t i = 0; i < title.size(); ++i) {
        const bool first = i == 0 || title[i - 1] == ' ';
        title[i] = title[i] == '-' ? ' ' : title[i];
        if (first && title[i] >= 'a' && title[i] <= 'z') {
            title[i] = static_cast<char>(title[i] - 'a' + 'A');
        }
    }
    return title;
}

}  // namespace

Commands news_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    if (input.news == nullptr || input.state.presentation) {
        return out;
    }
    const AtlasNews& news = *input.news;
    if (news.first) {
        veil(outer, input, out);
        return out;
    }
    if (!news.reading && news.problems.empty()) {
        return out;
    }
    const float s = outer.s;
    const Theme& theme = *outer.theme;
    const std::string text = news.reading ? filled(outer.word("news.reading"), {news.what})
                             : news.map_is_older
                                 ? filled(outer.word("news.older"), {counted(outer, news.problems)})
                                 : counted(outer, news.problems);
    const std::string& word = outer.word(news.reading ? "news.cancel" : "problems.show");
    const float pad = 14.0F * s;
    const float button = outer.measure(Face::UiBold, kControl, word).x + 24.0F * s;
    const float right = static_cast<float>(input.layout.free.right_px) - kGap * s;
    // The legend and the scale stand on the left.
    const float left_most = kGap * s;
    float width = outer.measure(Face::Ui, kControl, text).x + pad + 20.0F * s + button;
    width = std::min(width, right - left_most);
    const float bottom = static_cast<float>(input.layout.dock.top_px) - kGap * s;
    const ImVec2 a(std::round(right - width), std::round(bottom - kStrip * s));
    const ImVec2 b(right, bottom);
    const PanelWindow window(outer, "news", a, b, PanelWindow::Entry::Appears);
    const Paint& paint = window.paint;
    paint.panel(a, b);
    bool clicked = false;
    const float end = word_button(paint, news.reading ? "news/cancel" : "news/show", b.x - 4.0F * s,
                                  a.y + 4.0F * s, b.y - 4.0F * s, word, clicked);
    const float middle = (a.y + b.y) * 0.5F;
    const Rgba mark = news.reading                                   ? theme.link
                      : count_of(news.problems, Severity::Error) > 0 ? theme.accent
                                                                     : theme.warn;
    paint.list->AddCircleFilled({a.x + pad + 3.0F * s, middle}, 4.0F * s, packed(mark));
    paint.list->PushClipRect(a, {end, b.y}, true);
    text_at(paint, a.x + pad + 16.0F * s, middle, Face::Ui, kControl, theme.ink, text);
    paint.list->PopClipRect();
    if (clicked) {
        if (news.reading) {
            out.push_back(CancelReading{});
        } else {
            out.push_back(ToggleProblems{});
        }
    }
    return out;
}

Commands problems_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    if (!input.state.problems_open || input.news == nullptr) {
        return out;
    }
    const AtlasNews& news = *input.news;
    const auto body = [&](const Paint& paint, ScrollArea& scroll, float left, float right,
                          float top) {
        const float s = paint.s;
        const Theme& theme = *paint.theme;
        float y = top;
        const auto say = [&](Face face, const std::string& text, Rgba ink) {
            y += paint.paragraph({left, y}, right - left, face, kControl, kLine, ink, text) +
                 6.0F * s;
        };
        say(Face::UiBold, news.name + paint.word("problems.colon") + counted(paint, news.problems),
            theme.ink);
        if (news.map_is_older) {
            say(Face::Ui, paint.word("problems.older"), theme.ink2);
        }
        say(Face::Ui, paint.word(news.notice.empty() ? "problems.hint" : news.notice),
            news.notice.empty() ? theme.ink2 : theme.ok);
        std::vector<std::string> asked;
        for (const Problem& problem : news.problems) {
            if (problem.kind != ProblemKind::NeedsConsent ||
                std::find(asked.begin(), asked.end(), problem.found) != asked.end()) {
                continue;
            }
            asked.push_back(problem.found);
            y += 6.0F * s;
            say(Face::Ui, filled(paint.word("problems.asks"), {problem.found}), theme.ink);
            const std::string& allow = paint.word("problems.allow");
            const float wide =
                paint.measure(Face::UiBold, kControl, allow).x + 24.0F * s;
            const std::string id = "problems/allow" + std::to_string(asked.size());
            paint.outline({left, y}, {left + wide, y + 36.0F * s}, theme.line, 6.0F);
            bool clicked = false;
            word_button(paint, id.c_str(), left + wide, y, y + 36.0F * s, allow, clicked);
            if (clicked) {
                out.push_back(AllowHost{problem.found});
            }
            y += 42.0F * s;
        }
        y += 6.0F * s;
        const float text_left = left + 16.0F * s;
        for (std::size_t i = 0; i < news.problems.size(); ++i) {
            const Problem& problem = news.problems[i];
            const std::string place = place_of(paint, problem);
            const std::string words = explained(paint, problem);
            const float width = right - text_left;
            const float place_height =
                paint.paragraph({}, width, Face::UiBold, kControl, kLine, theme.ink, place, false);
            const float words_height =
                paint.paragraph({}, width, Face::Ui, kControl, kLine, theme.ink, words, false);
            const float height = place_height + words_height + 14.0F * s;
            // Rows far out of sight cost nothing but their height.
            const std::string id = "problems/row" + std::to_string(i);
            const ImVec2 a(left - 12.0F * s, y);
            const ImVec2 b(right + 12.0F * s, y + height);
            const Paint::Press press = paint.button(id.c_str(), a, b);
            scroll.follow(press, id.c_str(), a.y, b.y);
            if (press.hovered) {
                paint.rect(a, b, theme.hover, 6.0F);
            }
            paint.list->AddCircleFilled(
                {left + 3.0F * s, y + 7.0F * s + kLine * 0.5F * s}, 4.0F * s,
                packed(problem.severity == Severity::Error ? theme.accent : theme.warn));
            paint.paragraph({text_left, y + 7.0F * s}, width, Face::UiBold, kControl, kLine,
                            theme.ink, place);
            paint.paragraph({text_left, y + 7.0F * s + place_height}, width, Face::Ui, kControl,
                            kLine, theme.ink, words);
            if (press.clicked) {
                out.push_back(GoToProblem{i});
            }
            y += height;
        }
        return y + 8.0F * s;
    };
    middle_panel(outer, input, "problems", kProblemsWidth, outer.word("problems.title"),
                 ToggleProblems{}, out, body);
    return out;
}

Commands opening_panel(const Paint& outer, const PanelInput& input) {
    Commands out;
    std::string& path = outer.memory->path;
    if (!input.state.opening_open || input.news == nullptr) {
        outer.memory->path_asked = false;
        return out;
    }
    const auto choose = [&](std::string chosen) {
        out.push_back(ToggleOpening{});
        out.push_back(OpenAtlas{std::move(chosen)});
    };
    const auto body = [&](const Paint& paint, ScrollArea& scroll, float left, float right,
                          float top) {
        const float s = paint.s;
        const Theme& theme = *paint.theme;
        float y = top;
        y += paint.paragraph({left, y}, right - left, Face::Ui, kControl, kLine, theme.ink2,
                             paint.word("opening.hint")) +
             10.0F * s;
        const std::string& word = paint.word("opening.open");
        bool clicked = false;
        const float button =
            word_button(paint, "opening/open", right, y, y + 36.0F * s, word, clicked);
        const ImVec2 a(left, y);
        const ImVec2 b(button - 8.0F * s, y + 36.0F * s);
        paint.rect(a, b, theme.panel2, 6.0F);
        paint.outline(a, b, theme.line, 6.0F);
        const bool take = !paint.memory->path_asked;
        paint.memory->path_asked = true;
        const FieldState field =
            text_field(paint, "opening/path", {a.x + 10.0F * s, a.y}, {b.x - 10.0F * s, b.y}, path,
                       paint.word("opening.path"), take);
        if ((field.entered || clicked) && !path.empty()) {
            choose(path);
        }
        y += 36.0F * s + 14.0F * s;
        y += heading(paint, {left, y}, right, paint.word("opening.recent")) + 6.0F * s;
        const auto row = [&](const std::string& id, std::string_view name, std::string_view where,
                             const std::string& target) {
            const ImVec2 p(left - 12.0F * s, y);
            const ImVec2 q(right + 12.0F * s, y + kRow * s);
            const Paint::Press press = paint.button(id.c_str(), p, q);
            scroll.follow(press, id.c_str(), p.y, q.y);
            if (press.hovered) {
                paint.rect(p, q, theme.hover, 6.0F);
            }
            const float middle = (p.y + q.y) * 0.5F;
            paint.list->PushClipRect(p, q, true);
            const float end =
                left + text_at(paint, left, middle, Face::UiBold, kControl, theme.ink, name);
            text_at(paint, end + 12.0F * s, middle, Face::Ui, kHeading, theme.ink2, where);
            paint.list->PopClipRect();
            if (press.clicked) {
                choose(target);
            }
            y += kRow * s;
        };
        for (std::size_t i = 0; i < input.news->recent.size(); ++i) {
            const std::string& recent = input.news->recent[i];
            const std::size_t slash = recent.rfind('/');
            row("opening/recent" + std::to_string(i),
                std::string_view(recent).substr(slash == std::string::npos ? 0 : slash + 1),
                std::string_view(recent).substr(0, slash == std::string::npos ? 0 : slash), recent);
        }
        y += 10.0F * s;
        y += heading(paint, {left, y}, right, paint.word("opening.shipped")) + 6.0F * s;
        row("opening/built_in", paint.word("opening.built_in"), "", "");
        for (std::size_t i = 0; i < input.news->shipped.size(); ++i) {
            const std::string& shipped = input.news->shipped[i];
            row("opening/shipped" + std::to_string(i), title_of_folder(shipped), "", shipped);
        }
        return y + 8.0F * s;
    };
    middle_panel(outer, input, "opening", kOpeningWidth, outer.word("opening.title"),
                 ToggleOpening{}, out, body);
    return out;
}

}  // namespace nandu
