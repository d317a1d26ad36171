#include "base/problem.h"

#include <algorithm>

#include "base/printable.h"

namespace nandu {

std::string sentence(const Problem& problem) {
    std::string place;
    for (const std::string* part : {&problem.file, &problem.where, &problem.field}) {
        if (part->empty()) {
            continue;
        }
        if (!place.empty()) {
            place += ", ";
        }
        place += *part;
    }
    std::string text = place;
    const auto append = [&text](const std::string& piece, const char* separator) {
        if (!text.empty()) {
            text += separator;
        }
        text += piece;
    };
    if (!problem.found.empty()) {
        append("found \"" + problem.found + "\"", ": ");
    }
    if (!problem.expected.empty()) {
        append("expected " + problem.expected, problem.found.empty() ? ": " : ", ");
    }
    if (!problem.guess.empty()) {
        append("did you mean \"" + problem.guess + "\"?", "; ");
    }
    // What stood in somebody's file is quoted: on a terminal it must not act.
    return has_acting(text) ? printable(text) : text;
}

bool asks_something(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& p) { return p.kind == ProblemKind::NeedsConsent; });
}

bool has_errors(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& p) { return p.severity == Severity::Error; });
}

}  // namespace nandu
