#include "import/key_index.h"

#include "import/nearest.h"

namespace nandu {
namespace {

std::string without_capitals(std::string_view text) {
    std::string small(text);
    for (char& letter : small) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return small;
}

}  // namespace

void KeyIndex::add(std::string_view key, std::int32_t index, int row, bool is_name) {
    if (indices_.try_emplace(std::string(key), Entry{index, row, is_name}).second) {
        order_.emplace_back(key);
    }
}

void KeyIndex::leave_out(std::string_view key, int row) {
    indices_.try_emplace(std::string(key), Entry{-1, row, false});
}

void KeyIndex::renumber(std::string_view key, std::int32_t index) {
    if (const auto found = indices_.find(key); found != indices_.end()) {
        found->second.index = index;
    }
}

void KeyIndex::add_alias(std::string_view alias, std::string_view key) {
    if (alias.empty()) {
        return;
    }
    Called& called = called_[without_capitals(alias)];
    if (called.count == 0 || called.key != key) {
        called.key = key;
        ++called.count;
        aliases_.emplace_back(alias);
    }
}

int KeyIndex::count_called(std::string_view alias) const {
    const auto found = called_.find(without_capitals(alias));
    return found == called_.end() ? 0 : found->second.count;
}

std::optional<std::int32_t> KeyIndex::find(std::string_view key) const {
    auto found = indices_.find(key);
    if (found != indices_.end() && found->second.is_name && count_called(key) > 1) {
        return std::nullopt;
    }
    if (found == indices_.end()) {
        const auto called = called_.find(without_capitals(key));
        if (called == called_.end() || called->second.count != 1) {
            return std::nullopt;
        }
        found = indices_.find(called->second.key);
    }
    if (found == indices_.end() || found->second.index < 0) {
        return std::nullopt;
    }
    return found->second.index;
}

int KeyIndex::row_of(std::string_view key) const {
    const auto found = indices_.find(key);
    return found == indices_.end() ? 0 : found->second.row;
}

bool KeyIndex::was_left_out(std::string_view key) const {
    const auto found = indices_.find(key);
    return found != indices_.end() && found->second.index < 0;
}

std::vector<std::string_view> KeyIndex::keys() const {
    return {order_.begin(), order_.end()};
}

std::string KeyIndex::nearest(std::string_view key) const {
    const auto known = guesses_.find(key);
    if (known != guesses_.end()) {
        return known->second;
    }
    std::vector<std::string_view> candidates = keys();
    candidates.insert(candidates.end(), aliases_.begin(), aliases_.end());
    return guesses_.emplace(std::string(key), nearest_word(key, candidates)).first->second;
}

}  // namespace nandu
