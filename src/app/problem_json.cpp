#include "app/problem_json.h"

#include <nlohmann/json.hpp>

namespace nandu {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string json_of(const Problems& problems) {
    Json list = Json::array();
    for (const Problem& problem : problems) {
        list.push_back({{"severity", problem.severity == Severity::Error ? "error" : "warning"},
                        {"file", problem.file},
                        {"where", problem.where},
                        {"field", problem.field},
                        {"found", problem.found},
                        {"expected", problem.expected},
                        {"guess", problem.guess},
                        {"asks", problem.kind == ProblemKind::NeedsConsent ? problem.found : ""},
                        {"sentence", sentence(problem)}});
    }
    // What stood in somebody's file may be cut in the middle of a character.
    return list.dump(1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Problems> problems_from_json(const Result<std::vector<std::byte>>& bytes) {
    if (!bytes) {
        return std::nullopt;
    }
    const auto* begin = reinterpret_cast<const char*>(bytes->data());
    const Json list = Json::parse(begin, begin + bytes->size(), nullptr, false);
    if (!list.is_array()) {
        return std::nullopt;
    }
    Problems problems;
    for (const Json& entry : list) {
        if (!entry.is_object()) {
            return std::nullopt;
        }
        const auto text = [&entry](const char* key) {
            const auto found = entry.find(key);
            return found != entry.end() && found->is_string() ? found->get<std::string>()
                                                              : std::string();
        };
        problems.push_back({text("file"), text("where"), text("field"), text("found"),
                            text("expected"), text("guess"),
                            text("severity") == "warning" ? Severity::Warning : Severity::Error,
                            text("asks").empty() ? ProblemKind::Other : ProblemKind::NeedsConsent});
    }
    return problems;
}

}  // namespace nandu
