#include "base/strings.h"

#include <fmt/format.h>

namespace nandu {
namespace {

/// One record of RFC 4180 text, moving `at` behind its line end; false at the end of the text.
bool next_record(std::string_view text, std::size_t& at, std::vector<std::string>& fields) {
    fields.clear();
    if (at >= text.size()) {
        return false;
    }
    std::string field;
    bool quoted = false;
    while (at < text.size()) {
        const char c = text[at++];
        if (quoted) {
            if (c != '"') {
                field += c;
            } else if (at < text.size() && text[at] == '"') {
                field += '"';
                ++at;
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            fields.push_back(std::move(field));
            field.clear();
        } else if (c == '\n') {
            break;
        } else if (c != '\r') {
            field += c;
        }
    }
    fields.push_back(std::move(field));
    return true;
}

Failure row_problem(int row, std::string field, std::string found, std::string expected) {
    Problem problem;
    problem.where = fmt::format("row {}", row);
    problem.field = std::move(field);
    problem.found = std::move(found);
    problem.expected = std::move(expected);
    return Failure(std::move(problem));
}

}  // namespace

Result<Strings> Strings::from_csv(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
        text.remove_prefix(kByteOrderMark.size());
    }
    Strings out;
    std::vector<std::string> fields;
    std::size_t at = 0;
    const std::vector<std::string> header = {"key", "en", "hant", "hans"};
    if (!next_record(text, at, fields) || fields != header) {
        return row_problem(1, "", fmt::format("{}", fmt::join(fields, ",")),
                           "the columns key,en,hant,hans");
    }
    for (int row = 2; next_record(text, at, fields); ++row) {
        if (fields.size() == 1 && fields[0].empty()) {
            continue;
        }
        if (fields.size() != header.size()) {
            return row_problem(row, "", fmt::format("{} fields", fields.size()), "4 fields");
        }
        if (!out.texts_.emplace(fields[0], LocalizedText{fields[1], fields[2], fields[3]}).second) {
            return row_problem(row, "key", fields[0], "each key once");
        }
    }
    return out;
}

const std::string& Strings::get(std::string_view key, Language language) const {
    const auto found = texts_.find(key);
    if (found != texts_.end()) {
        return found->second.in(language);
    }
    // The caller gets a reference, so the stand-in must live somewhere: one for each thread.
    thread_local std::map<std::string, std::string, std::less<>> missing;
    const auto known = missing.find(key);
    return known != missing.end()
               ? known->second
               : missing.emplace(std::string(key), std::string(key)).first->second;
}

bool Strings::has(std::string_view key) const {
    return texts_.find(key) != texts_.end();
}

std::vector<std::string> Strings::keys() const {
    std::vector<std::string> out;
    out.reserve(texts_.size());
    for (const auto& entry : texts_) {
        out.push_back(entry.first);
    }
    return out;
}

}  // namespace nandu
