#pragma once

#include <string>
#include <vector>

namespace nandu {

enum class Severity { Error, Warning };

/// What a reader may want to treat in a way of its own.
enum class ProblemKind {
    Other,
    Unsourced,
    NeedsConsent,  ///< A remote source; `found` is the server that the user may agree to.
};

/// One thing that is wrong with what somebody gave us, in words she can act on.
/// Empty parts are left out of the sentence.
struct Problem {
    std::string file;      ///< The file's name as the user knows it, without its folder's path.
    std::string where;     ///< "row 88", "feature rt-1", "line 3, column 7".
    std::string field;     ///< Column or key.
    std::string found;     ///< What stood there.
    std::string expected;  ///< What would have been right, as the end of "expected …".
    std::string guess;     ///< The nearest right value, if one is near.
    Severity severity = Severity::Error;
    ProblemKind kind = ProblemKind::Other;
};

using Problems = std::vector<Problem>;

/// `control.csv, row 88, until: found "1127-13", expected a month from 01 to 12; did you mean …?`
std::string sentence(const Problem& problem);

/// True if one of them is a question to the user (`NeedsConsent`).
bool asks_something(const Problems& problems);

bool has_errors(const Problems& problems);

}  // namespace nandu
