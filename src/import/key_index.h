#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nandu {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// The ids of one table, and those of its rows that were left out.
class KeyIndex {
public:
    /// `file` is what problems call the table.
    explicit KeyIndex(std::string file) : file_(std::move(file)) {}

    const std::string& file() const { return file_; }
    void call_it(std::string name) { file_ = std::move(name); }
    bool empty() const { return indices_.empty(); }

    /// With `is_name` the key is only the record's name: others of the same name make it unclear.
    void add(std::string_view key, std::int32_t index, int row, bool is_name = false);
    void leave_out(std::string_view key, int row);
    /// After the records were put into another order.
    void renumber(std::string_view key, std::int32_t index);

    /// Another name by which the record may be called where no id and no other record has it.
    /// Capital letters count as small ones.
    void add_alias(std::string_view alias, std::string_view key);
    /// How many records go by a name that is no id.
    int count_called(std::string_view alias) const;

    /// Position of the record with this id, or else of the only one with this alias; or nothing.
    std::optional<std::int32_t> find(std::string_view key) const;
    /// Row that uses the key, whether it was kept or left out; 0 if none does.
    int row_of(std::string_view key) const;
    bool was_left_out(std::string_view key) const;

    /// The kept key that is most like a wrong one, or "". Remembers its answers.
    std::string nearest(std::string_view key) const;
    std::vector<std::string_view> keys() const;

private:
    struct Entry {
        std::int32_t index = -1;  ///< -1: the row was left out.
        int row = 0;
        bool is_name = false;
    };
    std::string file_;
    struct Called {
        std::string key;
        int count = 0;
    };
    TextMap<Entry> indices_;
    TextMap<Called> called_;  ///< By alias in small letters.
    std::vector<std::string> aliases_;
    std::vector<std::string> order_;  ///< Kept keys as they came, so that guesses do not vary.
    mutable TextMap<std::string> guesses_;
};

}  // namespace nandu
