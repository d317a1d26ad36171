#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace nandu {

/// Plain records in one block. The kiln fills it like a vector; in a pack that was read from a
/// mapped file it only views the file's bytes, as long as the pack lives. Whoever changes a view
/// gets a copy first.
template <class T>
class Block {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    using value_type = T;

    Block() = default;
    Block(std::vector<T> values) : own_(std::move(values)) {}
    Block(std::initializer_list<T> values) : own_(values) {}
    static Block viewing(std::span<const T> bytes) {
        Block block;
        block.view_ = bytes;
        return block;
    }

    const T* data() const { return view_.data() != nullptr ? view_.data() : own_.data(); }
    std::size_t size() const { return view_.data() != nullptr ? view_.size() : own_.size(); }
    bool empty() const { return size() == 0; }
    const T* begin() const { return data(); }
    const T* end() const { return data() + size(); }
    const T& operator[](std::size_t i) const { return data()[i]; }
    const T& front() const { return data()[0]; }
    const T& back() const { return data()[size() - 1]; }

    T* data() { return own().data(); }
    auto begin() { return own().begin(); }
    auto end() { return own().end(); }
    T& operator[](std::size_t i) { return own()[i]; }
    T& back() { return own().back(); }
    void push_back(const T& value) { own().push_back(value); }
    void pop_back() { own().pop_back(); }
    void reserve(std::size_t count) { own().reserve(count); }
    void resize(std::size_t count) { own().resize(count); }
    void resize(std::size_t count, const T& value) { own().resize(count, value); }
    void assign(std::size_t count, const T& value) { own().assign(count, value); }
    void clear() { own().clear(); }
    template <class... Arguments>
    auto insert(Arguments&&... arguments) {
        return own().insert(std::forward<Arguments>(arguments)...);
    }
    auto insert(typename std::vector<T>::const_iterator at, std::initializer_list<T> values) {
        return own().insert(at, values);
    }

    friend bool operator==(const Block& a, const std::vector<T>& b) {
        return std::vector<T>(a.begin(), a.end()) == b;
    }

private:
    std::vector<T>& own() {
        if (view_.data() != nullptr) {
            own_.assign(view_.begin(), view_.end());
            view_ = {};
        }
        return own_;
    }

    std::vector<T> own_;
    std::span<const T> view_;
};

}  // namespace nandu
