#include "ui/focus.h"

#include <algorithm>
#include <array>

namespace nandu {
namespace {

std::string_view group_of(std::string_view id) {
    return id.substr(0, id.find('/'));
}

int rank_of(std::string_view id) {
    constexpr std::array<std::string_view, 13> kGroups = {
        "search", "tools", "menu",  "layers",   "help",   "zoom",   "map",
        "card",   "dock",  "speed", "timeline", "legend", "caption"};
    const auto found = std::find(kGroups.begin(), kGroups.end(), group_of(id));
    return static_cast<int>(found - kGroups.begin());
}

}  // namespace

std::string_view Focus::group() const {
    return group_of(current_);
}

void Focus::begin_frame() {
    last_order_.swap(order_);
    order_.clear();
    std::stable_sort(
        last_order_.begin(), last_order_.end(),
        [](const std::string& a, const std::string& b) { return rank_of(a) < rank_of(b); });
    activate_ = activate_next_;
    activate_next_ = false;
    moved_ = moved_next_;
    moved_next_ = false;
    if (last_order_.empty()) {
        steps_ = 0;
        return;
    }
    if (steps_ == 0) {
        return;
    }
    const int count = static_cast<int>(last_order_.size());
    const auto found = std::find(last_order_.begin(), last_order_.end(), current_);
    int at = found == last_order_.end() ? (steps_ > 0 ? -1 : 0)
                                        : static_cast<int>(found - last_order_.begin());
    at = ((at + steps_) % count + count) % count;
    current_ = last_order_[static_cast<std::size_t>(at)];
    steps_ = 0;
    moved_ = true;
}

void Focus::offer(std::string_view id) {
    order_.emplace_back(id);
}

void Focus::move(int steps) {
    steps_ += steps;
}

void Focus::set(std::string_view id) {
    current_ = id;
    moved_next_ = true;
}

void Focus::clear() {
    current_.clear();
    activate_next_ = false;
}

}  // namespace nandu
