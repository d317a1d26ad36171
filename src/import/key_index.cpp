#include "import/key_index.h"

#include "import/nearest.h"

namespace nandu {

void KeyIndex::add(std::string_view key, std::int32_t index, int row) {
    if (indices_.try_emplace(std::string(key), Entry{index, row}).second) {
        order_.emplace_back(key);
    }
}

void KeyIndex::leave_out(std::string_view key, int row) {
    indices_.try_emplace(std::string(key), Entry{-1, row});
}

void KeyIndex::renumber(std::string_view key, std::int32_t index) {
    if (const auto found = indices_.find(key); found != indices_.end()) {
        found->second.index = index;
    }
}

std::optional<std::int32_t> KeyIndex::find(std::string_view key) const {
    const auto found = indices_.find(key);
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
    return guesses_.emplace(std::string(key), nearest_word(key, keys())).first->second;
}

}  // namespace nandu
