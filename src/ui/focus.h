#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nandu {

/// Which control the keyboard stands on. Controls offer themselves while they are drawn; Tab walks
/// over them in the order of the groups in front of the slash of their names (design §11), and
/// within a group in the order of drawing.
class Focus {
public:
    void begin_frame();
    void offer(std::string_view id);

    bool is(std::string_view id) const { return !current_.empty() && current_ == id; }
    /// True in the one frame in which Enter was pressed on `id`.
    bool activated(std::string_view id) const { return activate_ && is(id); }
    /// True in the frames in which the focus has just come to `id`.
    bool arrived(std::string_view id) const { return moved_ && is(id); }
    const std::string& current() const { return current_; }
    std::string_view group() const;

    void move(int steps);  ///< Round and round, at the next begin_frame().
    void activate() { activate_next_ = !current_.empty(); }
    void set(std::string_view id);
    void clear();

private:
    std::vector<std::string> order_, last_order_;
    std::string current_;
    int steps_ = 0;
    bool activate_ = false, activate_next_ = false;
    bool moved_ = false, moved_next_ = false;
};

}  // namespace nandu
